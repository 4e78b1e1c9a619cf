//! The product manager's own plan: what is done around a launch, and what of it moves along (SPEC
//! Y1 to Y5).

use leptos::prelude::*;

use super::super::each::Each;
use super::panel::{DeleteButton, focus_name};
use crate::state::App;
use crate::view::fields::{CheckField, ChoiceField, DayField, NoteField, TextField, WholeField};
use crate::view::form::{Binding, Form};
use crate::view::icon::{Icon, Pictogram};
use crate::view::tr;
use engine::model::*;
use session::edit::{Edit, Post};
use session::inspector::activities::activities;
use session::inspector::places::keep_places;
use session::text as t;
use session::viewmodel::Mark;

const KINDS: &[ActivityKind] = &ActivityKind::ALL;

/// All activities of a product by time, and a button to add one of each sort.
#[component]
pub fn Activities(id: ProductId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let made = RwSignal::new(None::<ActivityId>);
    let list = Memo::new(move |before: Option<&Vec<ActivityId>>| {
        let now = app.open.shown.with(|plan| activities(plan, &id.get_value()));
        // While none comes or goes, all keep their places.
        keep_places(before, now)
    });
    let add = move |kind: ActivityKind| {
        if let Some(new) = app.make(Edit::AddActivity { product: id.get_value(), kind }) {
            made.set(Some(new.clone()));
            request_animation_frame(move || {
                focus_name(&format!("[data-activity={:?}]", new.to_string()))
            });
        }
    };
    view! {
        <section class="part">
            <h3>{tr!(app, activities)}</h3>
            <Each each=move || list.get() key=|id| id.clone() let(id)>
                <ActivityCard is_open=made.with_untracked(|made| made.as_ref() == Some(&id)) id=id />
            </Each>
            <div class="answers">
                {KINDS.iter().map(|&kind| {
                    let name = move || t::activity_kind_name(app.lang.get(), kind);
                    view! {
                        <button type="button" class="button" data-command="add-activity" data-kind=kind.mark()
                            aria-label=move || t::add_activity(app.lang.get(), &name()) on:click=move |_| add(kind)
                        >
                            <Pictogram icon=Icon::Plus />
                            <span>{name}</span>
                        </button>
                    }
                }).collect_view()}
            </div>
        </section>
    }
}

/// When it is and why then, in a sentence; unfolded, its fields.
#[component]
fn ActivityCard(id: ActivityId, is_open: bool) -> impl IntoView {
    let app = App::get();
    let mark = id.to_string();
    let id = StoredValue::new(id);
    let activity =
        Memo::new(move |_| app.open.shown.with(|plan| plan.get(&id.get_value()).cloned()));
    let said = move || {
        activity.get().map(|activity| {
            app.open.shown.with(|plan| t::activity(app.lang.get(), plan, &activity))
        })
    };
    let form = Form::of(app, id, activity);
    let kind = Signal::derive(move || {
        activity.get().map_or(ActivityKind::default(), |activity| activity.kind)
    });
    let follows = Memo::new(move |_| {
        activity
            .with(|activity| activity.as_ref().is_some_and(|it| matches!(it.when, When::Launch(_))))
    });
    let follow =
        move |follow| app.edit_aloud(Edit::FollowLaunch { activity: id.get_value(), follow });
    view! {
        <details class="card activity-card" open=is_open data-activity=mark data-kind=move || kind.get().mark()>
            <summary>{said}</summary>
            <div class="fields">
                <TextField label=tr!(app, name) of=form.field(Activity::FIELDS.name) />
                <div class="pair">
                    <ChoiceField label=tr!(app, kind) choices=KINDS name=move |kind| t::activity_kind_name(app.lang.get(), kind)
                        of=form.field(Activity::FIELDS.kind) />
                    <TextField label=tr!(app, owner) list="people" of=app.holder(Post::ActivityOwner(id.get_value())) />
                </div>
                <CheckField label=tr!(app, follows_launch) mark="follow-launch"
                    of=Binding::new(follows.into(), follow) />
                <Show when=move || follows.get() fallback=move || view! { <OwnDates id=id.get_value() activity=activity /> }>
                    <FromLaunch id=id.get_value() activity=activity />
                </Show>
                <NoteField label=tr!(app, note) of=form.field(Activity::FIELDS.note) />
                <DeleteButton id=id.get_value() mark="delete-activity" />
            </div>
        </details>
    }
}

/// How far from the launch it starts and finishes.
#[component]
fn FromLaunch(id: ActivityId, activity: Memo<Option<std::sync::Arc<Activity>>>) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let offset = move || match activity.get()?.when {
        When::Launch(offset) => Some(offset),
        When::Dates(_) => None,
    };
    let set = move |end: SpanEnd, days: Option<i32>| {
        days.is_some_and(|days| app.edit(Edit::SetOffset { activity: id.get_value(), end, days }))
    };
    let (min, max) = (-Offset::MOST, Offset::MOST);
    view! {
        <div class="pair">
            <WholeField label=tr!(app, first_from_launch) hint=Signal::derive(tr!(app, from_launch_hint)) min=min max=max
                of=Binding::new(Signal::derive(move || offset().map(|offset| offset.start)), move |days| set(SpanEnd::Start, days)) />
            <WholeField label=tr!(app, last_from_launch) hint=Signal::derive(tr!(app, from_launch_hint)) min=min max=max
                of=Binding::new(Signal::derive(move || offset().map(|offset| offset.finish)), move |days| set(SpanEnd::Finish, days)) />
        </div>
    }
}

/// The days that it stands on, whatever becomes of the launch.
#[component]
fn OwnDates(id: ActivityId, activity: Memo<Option<std::sync::Arc<Activity>>>) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let dates = move || match activity.get()?.when {
        When::Dates(dates) => Some(dates),
        When::Launch(_) => None,
    };
    let set = move |end: SpanEnd, day: Option<Day>| {
        day.is_some_and(|day| app.edit(Edit::SetActivityDay { activity: id.get_value(), end, day }))
    };
    view! {
        <div class="pair">
            <DayField label=tr!(app, start)
                of=Binding::new(Signal::derive(move || dates().map(Span::start)), move |day| set(SpanEnd::Start, day)) />
            <DayField label=tr!(app, finish)
                of=Binding::new(Signal::derive(move || dates().map(Span::finish)), move |day| set(SpanEnd::Finish, day)) />
        </div>
    }
}
