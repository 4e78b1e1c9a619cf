//! A list of which each item keeps its view as long as its key is there.

use std::any::Any;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use leptos::prelude::*;

use engine::sorting::Gather;

/// Shows each item by the view that `children` makes of it.
///
/// It is the `For` of Leptos with one copy of its code for all lists: the page is the smaller for it
/// (docs/DEPENDENCIES.md).
#[component]
pub fn Each<L, T, K, V>(
    /// The items in their order.
    each: impl Fn() -> L + Send + 'static,
    /// What tells an item from the others, and stays when it changes place.
    key: impl Fn(&T) -> K + Send + 'static,
    /// The view of an item.
    children: impl Fn(T) -> V + Send + Sync + 'static,
) -> AnyView
where
    L: IntoIterator<Item = T> + 'static,
    T: Send + 'static,
    K: Eq + Hash + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let items = move || {
        let of = |item| Item { key: Key(Arc::new(key(&item))), value: Box::new(item) };
        each().into_iter().map(of).gather()
    };
    let view = move |value: Box<dyn Any + Send>| {
        children(*value.downcast::<T>().expect("an item of this list")).into_any()
    };
    list(Box::new(items), Arc::new(view))
}

/// An item of a list, whatever it is.
struct Item {
    key: Key,
    value: Box<dyn Any + Send>,
}

type View = dyn Fn(Box<dyn Any + Send>) -> AnyView + Send + Sync;

fn list(items: Box<dyn Fn() -> Vec<Item> + Send>, view: Arc<View>) -> AnyView {
    view! { <For each=items key=|item| item.key.clone() let(item)>{view(item.value)}</For> }
        .into_any()
}

/// A key, whatever it is.
#[derive(Clone)]
struct Key(Arc<dyn AnyKey>);

trait AnyKey: Any + Send + Sync {
    fn is(&self, other: &dyn Any) -> bool;
    fn feed(&self, hasher: &mut dyn Hasher);
}

impl<K: Eq + Hash + Send + Sync + 'static> AnyKey for K {
    fn is(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<K>() == Some(self)
    }

    fn feed(&self, mut hasher: &mut dyn Hasher) {
        self.hash(&mut hasher);
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Key) -> bool {
        self.0.is(&*other.0 as &dyn Any)
    }
}

impl Eq for Key {}

impl Hash for Key {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.0.feed(hasher);
    }
}
