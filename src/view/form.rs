//! What stands between a form and the plan: a value that is shown, and set.

use std::sync::Arc;

use leptos::prelude::*;

use crate::state::App;
use domain::edit::commands::set_about;
use domain::edit::{Editable, set};
use engine::model::*;
use session::edit::{Edit, Post};
use session::text as t;

/// A value that a form field shows and sets.
///
/// Setting answers whether it was taken; a refused value gives way to the one that stands.
pub struct Binding<V: Send + Sync + 'static> {
    pub value: Signal<V>,
    pub set: UnsyncCallback<V, bool>,
    /// What stands there instead, when only a newer version knows it.
    pub newer: Signal<Option<String>>,
}

impl<V: Send + Sync> Clone for Binding<V> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<V: Send + Sync> Copy for Binding<V> {}

impl<V: Send + Sync + 'static> Binding<V> {
    pub fn new(value: Signal<V>, set: impl Fn(V) -> bool + 'static) -> Self {
        let newer = Signal::stored(None);
        Binding { value, set: UnsyncCallback::new(set), newer }
    }

    /// Returns a binding that shows the same value, and sets it otherwise.
    pub fn set_by(self, set: impl Fn(V) -> bool + 'static) -> Self {
        Binding { set: UnsyncCallback::new(set), ..self }
    }

    /// Returns a binding to the same value as another type shows it; what does not convert back is
    /// refused.
    pub fn via<W: Send + Sync + 'static>(
        self,
        to: impl Fn(V) -> W + Send + Sync + 'static,
        back: impl Fn(W) -> Option<V> + 'static,
    ) -> Binding<W>
    where
        V: Clone,
    {
        let value = Signal::derive(move || to(self.value.get()));
        let set = UnsyncCallback::new(move |typed| back(typed).is_some_and(|it| self.set.run(it)));
        Binding { value, set, newer: self.newer }
    }
}

impl<V: Clone + Send + Sync + 'static> Binding<V> {
    /// Returns a binding to what is only kept in the form so far.
    pub fn draft(draft: RwSignal<V>) -> Self {
        Binding::new(draft.into(), move |typed| {
            draft.set(typed);
            true
        })
    }
}

impl<N: Clone + Send + Sync + Into<u32> + TryFrom<u32> + 'static> Binding<N> {
    /// Returns a binding to a number of any size.
    pub fn number(self) -> Binding<u32> {
        self.via(N::into, |number| N::try_from(number).ok())
    }
}

impl<N: Clone + Send + Sync + Into<i32> + TryFrom<i32> + 'static> Binding<Option<N>> {
    /// Returns a binding to a number that may be absent.
    pub fn whole(self) -> Binding<Option<i32>> {
        self.via(|number| number.map(N::into), |number| number.map(N::try_from).transpose().ok())
    }
}

/// A record whose fields a form shows and sets, each change a step.
pub struct Form<T: Send + Sync + 'static> {
    app: App,
    id: StoredValue<Id<T>>,
    record: Memo<Option<Arc<T>>>,
}

impl<T: Send + Sync> Clone for Form<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: Send + Sync> Copy for Form<T> {}

impl<T: Record + Editable + Send + Sync + 'static> Form<T> {
    pub fn of(app: App, id: StoredValue<Id<T>>, record: Memo<Option<Arc<T>>>) -> Self {
        Form { app, id, record }
    }

    /// Returns a binding to a field; a record that is gone shows the default.
    pub fn field<V: Clone + Default + Send + Sync>(self, field: FieldOf<T, V>) -> Binding<V> {
        self.field_or(field, V::default())
    }

    /// Returns a binding to a field; a record that is gone shows `absent`.
    pub fn field_or<V: Clone + Send + Sync>(self, field: FieldOf<T, V>, absent: V) -> Binding<V> {
        let Form { app, id, record } = self;
        let value = Signal::derive(move || {
            record.with(|record| {
                record.as_ref().map_or_else(|| absent.clone(), |it| (field.get)(it).clone())
            })
        });
        let put = move |value| app.dispatch(set(&app.plan(), &id.get_value(), field, value));
        let newer = app.newer_value::<T>(id.get_value().as_str(), field.name);
        Binding { newer, ..Binding::new(value, put) }
    }

    /// Returns a binding to a field that always holds a value: an empty one is refused.
    pub fn required<V: Clone + Send + Sync>(self, field: FieldOf<T, V>) -> Binding<Option<V>> {
        let Form { app, id, record } = self;
        let value = Signal::derive(move || {
            record.with(|record| record.as_ref().map(|it| (field.get)(it).clone()))
        });
        Binding::new(value, move |typed: Option<V>| {
            typed.is_some_and(|it| app.dispatch(set(&app.plan(), &id.get_value(), field, it)))
        })
    }
}

impl App {
    /// Returns a binding to the name of who or what stands in a place. Typing another name puts
    /// that one there, made when it is new; no name clears the place.
    pub fn holder(&self, post: Post) -> Binding<String> {
        let (app, post) = (*self, StoredValue::new(post));
        // Compared, since a field that is set again loses what is being typed in it.
        let name = Memo::new(move |_| {
            app.open.shown.with(|plan| post.with_value(|post| post.holder(plan)))
        });
        Binding::new(name.into(), move |name| {
            app.edit(Edit::Assign { post: post.get_value(), name })
        })
    }

    /// Returns a binding to a setting of the plan as a whole.
    pub fn setting<V: Clone + Send + Sync>(
        &self,
        about: Memo<About>,
        field: FieldOf<About, V>,
    ) -> Binding<V> {
        let app = *self;
        Binding::new(
            Signal::derive(move || about.with(|about| (field.get)(about).clone())),
            move |value| app.dispatch(set_about(&app.plan(), field, value)),
        )
    }

    /// Returns what a field says whose value only a newer version knows; none while this one knows
    /// it.
    pub fn newer_value<T: Record + 'static>(
        &self,
        id: &str,
        field: &'static str,
    ) -> Signal<Option<String>> {
        let (app, id) = (*self, Unknown::id(T::TABLE, id));
        Signal::derive(move || {
            app.open.shown.with(|plan| {
                plan.unknown.get(&id)?.field(field).map(|json| t::newer_value(app.lang.get(), json))
            })
        })
    }
}
