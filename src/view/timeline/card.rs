//! What a drop would do, beside the pointer: the new dates, the push rules to choose from, and who
//! is affected.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::super::each::Each;
use super::pointer::Pointer;
use crate::state::{App, Input};
use crate::view::tr;
use crate::view::verdict::VerdictBadge;
use domain::readiness::Verdict;
use engine::forecast::{Chances, FULL};
use engine::model::*;
use engine::schedule::{PushRule, Schedule};
use session::picture::card::*;
use session::text::{self as t, Lang};
use session::viewmodel::{
    Affected, LaunchShift, Mark, ProductStanding, Shift, affected_by_preview,
};

/// Who is affected, told anew so many milliseconds after it was told last: a list that changes
/// faster cannot be read.
const READABLE: Duration = Duration::from_millis(120);

/// Who is affected by what is dragged. It is worked out at once, and then no more often than it can
/// be read.
fn affected_now_and_then(app: App) -> RwSignal<Option<Arc<Affected>>> {
    let told = RwSignal::new(None);
    let waits = StoredValue::new(false);
    let tell = move || {
        let now = app.drag.gesture.with_untracked(|gesture| {
            let gesture = gesture.as_ref()?;
            let preview = told_preview(gesture)?;
            let then = |plan: &Plan, schedule: &Schedule, chances: &Chances| {
                let then = (plan, schedule, chances);
                affected_by_preview(&gesture.before, preview, then, &gesture.standing)
            };
            Some(Arc::new(app.with_forecast_untracked(then)))
        });
        if told.with_untracked(|told| *told != now) {
            told.set(now);
        }
    };
    Effect::new(move || {
        let over = app
            .drag
            .gesture
            .with(|gesture| gesture.as_ref().is_none_or(|gesture| gesture.preview.is_none()));
        if over {
            told.set(None);
        } else if !waits.get_value() {
            waits.set_value(true);
            tell();
            set_timeout(
                move || {
                    // The timeline may have gone from the screen since.
                    if waits.try_set_value(false).is_none() {
                        tell();
                    }
                },
                READABLE,
            );
        }
    });
    told
}

/// The card, while something is dragged.
#[component]
pub fn DragCard(pointer: Pointer) -> impl IntoView {
    let app = App::get();
    let said = Memo::new(move |_| {
        app.drag.gesture.with(|gesture| {
            let gesture = gesture.as_ref()?;
            headline(app.lang.get(), gesture, app.selection.picked.with(|picked| picked.len()))
        })
    });
    let particulars = Memo::new(move |_| {
        app.drag.gesture.with(|gesture| particulars(app.lang.get(), gesture.as_ref()?))
    });
    let pushes = Memo::new(move |_| {
        app.drag.grasp.with(|grasp| grasp.as_ref().is_some_and(|grasp| grasp.grip.pushes()))
    });
    let hits = affected_now_and_then(app);
    let carried = Memo::new(move |_| pointer.at().carried);
    let samples = app.forecasting.samples;
    let is_on_its_way = Memo::new(move |_| samples.get() < FULL);
    let has_hits = Memo::new(move |_| hits.read().is_some());
    let conflicts = Memo::new(move |_| {
        app.drag.grasp.with(|grasp| {
            grasp.as_ref().map_or(0, |grasp| new_conflicts(grasp, || app.open_conflicts()))
        })
    });
    let height = move || app.axis.viewport.with(|viewport| viewport.height);
    let place = move || {
        let CardPlace { corner: (x, y), is_left_of_pointer, is_above_pointer } =
            card_place(pointer.at().page, height());
        let back = |is: bool| if is { "-100%" } else { "0" };
        let own = format!("{}, {}", back(is_left_of_pointer), back(is_above_pointer));
        format!("translate({x}px, {y}px) translate({own})")
    };
    // On a narrow screen it stands at the foot, or at the head when the finger is below.
    let is_low = Memo::new(move |_| pointer.at().page.1 * 2.0 > height());
    view! {
        <Show when=move || said.read().is_some()>
            <div class="drag-card" class:is-low=is_low class:is-refused=move || said.with(|said| said.as_ref().is_some_and(|said| said.is_refused)) role="status" data-drag-card style:transform=place>
                <strong>{move || said.get().map(|said| said.text)}</strong>
                {move || particulars.get().map(|said| view! { <span>{said}</span> })}
                {move || (conflicts.get() != 0).then(|| view! { <span class="is-conflict">{t::number_of_conflicts(app.lang.get(), conflicts.get())}</span> })}
                <Show when=move || carried.get()><span class="quiet">{tr!(app, carried_hint)}</span></Show>
                <Show when=move || pushes.get()>
                    <PushChooser />
                </Show>
                <Show when=move || has_hits.get()><AffectedList hits=hits /></Show>
                <Show when=move || is_on_its_way.get()>
                    <span class="quiet" data-samples=samples>{move || t::of_samples(app.lang.get(), samples.get(), FULL)}</span>
                </Show>
            </div>
        </Show>
    }
}

/// The rules with their keys: 1 to 4 choose one, or another finger does, and the drag follows at
/// once.
#[component]
fn PushChooser() -> impl IntoView {
    let app = App::get();
    view! {
        <div class="push-chooser" aria-label=tr!(app, push_rule)>
            {PushRule::ALL.into_iter().zip(1..).map(|(rule, key)| view! {
                <span
                    class="push-rule"
                    class:is-chosen=move || app.scheduling.rule.get() == rule
                    data-push=rule.mark()
                    title=move || t::rule_hint(app.lang.get(), rule)
                    on:pointerdown=move |event| { event.stop_propagation(); app.feed(Input::PushBy(rule)); }
                >
                    <kbd>{key}</kbd>
                    <span>{move || t::rule_name(app.lang.get(), rule)}</span>
                </span>
            }).collect_view()}
        </div>
    }
}

/// Launches first, then what moves along, then the people and parties to be told. A line that stays
/// is written anew, not made anew.
#[component]
fn AffectedList(hits: RwSignal<Option<Arc<Affected>>>) -> impl IntoView {
    let app = App::get();
    let lang = app.lang.get_untracked();
    let own = app
        .drag
        .gesture
        .with_untracked(|gesture| gesture.as_ref().and_then(|gesture| gesture.project().cloned()));
    let own = StoredValue::new(own);
    let launches =
        Memo::new(move |_| hits.with(|hits| hits.as_deref().map(launches).unwrap_or_default()));
    let along = Memo::new(move |_| {
        let along = |hits: &Affected| own.with_value(|own| along(hits, own.as_ref()));
        hits.with(|hits| hits.as_deref().map(along).unwrap_or_default())
    });
    let left_out = Memo::new(move |_| hits.with(|hits| hits.as_deref().map_or(0, left_out)));
    let told = Memo::new(move |_| {
        hits.with(|hits| hits.as_deref().map(|hits| to_be_told(lang, hits)).unwrap_or_default())
    });
    view! {
        <ul class="affected">
            <Each each=move || launches.get() key=|hit| hit.id.clone() let(hit)>
                <LaunchLine id=hit.id launches=launches />
            </Each>
            <Each each=move || along.get() key=|shift| shift.id.clone() let(shift)>
                <ShiftLine id=shift.id along=along />
            </Each>
            {move || Some(left_out.get()).filter(|count| *count > 0).map(|count| view! { <li class="quiet">{t::and_more(lang, count)}</li> })}
            <Each each=move || told.get() key=String::clone let(said)><li class="quiet">{said}</li></Each>
        </ul>
    }
}

/// A project that moves along.
#[component]
fn ShiftLine(id: ProjectId, along: Memo<Vec<Shift>>) -> impl IntoView {
    let lang = App::get().lang.get_untracked();
    let mark = id.to_string();
    let shift =
        Memo::new(move |_| along.with(|along| along.iter().find(|shift| shift.id == id).cloned()));
    let said = move |say: fn(Lang, &Shift) -> String| {
        move || shift.with(|shift| shift.as_ref().map(|shift| say(lang, shift)))
    };
    view! {
        <li data-shift=mark>
            <span class="affected-name">{said(|_, shift| shift.name.clone())}</span>
            <span class="quiet">{said(finishes)}</span>
            <b>{said(|lang, shift| t::days_moved(lang, shift.days()))}</b>
        </li>
    }
}

/// A launch that would stand otherwise.
#[component]
fn LaunchLine(id: ProductId, launches: Memo<Vec<LaunchShift>>) -> impl IntoView {
    let lang = App::get().lang.get_untracked();
    let mark = id.to_string();
    let hit = Memo::new(move |_| {
        launches.with(|launches| launches.iter().find(|hit| hit.id == id).cloned())
    });
    let verdict = Memo::new(move |_| {
        hit.with(|hit| hit.as_ref().map_or(Verdict::NotJudged, |hit| hit.to.verdict))
    });
    let by_hand =
        Signal::derive(move || hit.with(|hit| hit.as_ref().and_then(|hit| hit.to.by_hand)));
    let slack = move |of: fn(&LaunchShift) -> ProductStanding| {
        move || hit.with(|hit| hit.as_ref().map(|hit| slack_said(lang, &of(hit))))
    };
    let chance = move |of: fn(&LaunchShift) -> ProductStanding| {
        move || hit.with(|hit| chance_said(lang, &of(hit.as_ref()?)))
    };
    let has_chance = Memo::new(move |_| {
        hit.with(|hit| hit.as_ref().is_some_and(|hit| hit.from.chance.or(hit.to.chance).is_some()))
    });
    let changes = move |of: fn(&LaunchShift) -> bool| {
        Memo::new(move |_| hit.with(|hit| hit.as_ref().is_some_and(of)))
    };
    let (chance_changes, slack_changes) = (
        changes(|hit| hit.from.chance != hit.to.chance),
        changes(|hit| hit.from.slack != hit.to.slack),
    );
    view! {
        <li data-launch-shift=mark>
            <VerdictBadge verdict=verdict by_hand=by_hand />
            <span class="affected-name">{move || hit.with(|hit| hit.as_ref().map(|hit| hit.name.clone()))}</span>
            <Show when=move || has_chance.get()>
                <Show when=move || chance_changes.get()><span class="quiet">{chance(|hit| hit.from)} " → "</span></Show>
                <b class="chance">{chance(|hit| hit.to)}</b>
            </Show>
            <Show when=move || slack_changes.get()><span class="quiet">{slack(|hit| hit.from)} " → "</span></Show>
            <b>{slack(|hit| hit.to)}</b>
        </li>
    }
}
