//! What a drop would do, beside the pointer: the new dates, the push rules to choose from, and who
//! is affected.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::pointer::Pointer;
use crate::state::{App, DropTarget, Gesture, Grip};
use crate::view::tr;
use crate::view::verdict::VerdictBadge;
use domain::edit::commands::name_of;
use domain::readiness::Verdict;
use engine::forecast::{Chances, FULL};
use engine::model::*;
use engine::schedule::{PushRule, Schedule};
use session::text::{self as t, Lang};
use session::viewmodel::{
    Affected, LaunchShift, Mark, ProductStanding, Shift, affected_by_preview,
};

/// Room that the card wants, in CSS pixels; without it, it stands on the other side of the pointer.
const ROOM: (f64, f64) = (380.0, 280.0);

/// What a drop would do, in a line; and whether it cannot be.
fn headline(app: App, lang: Lang, gesture: &Gesture) -> Option<(bool, String)> {
    if let Some(refusal) = &gesture.refusal {
        return Some((true, t::refusal(lang, refusal)));
    }
    let plan = &gesture.before;
    let named = |id: &ProjectId| plan.get(id).map(|project| project.name.clone());
    let what = match (&gesture.grip, &gesture.preview) {
        (Grip::NewBar(..) | Grip::Card(_), _) => return None,
        (Grip::Milestone(id), Some(_)) => {
            let day = gesture.dates()?.milestones.get(id)?;
            format!("{}: {}", plan.get(id)?.name, t::date(lang, *day))
        }
        (Grip::Progress(id), Some(_)) => {
            let project = gesture.patch()?.projects.get(id)?.after.clone()?;
            format!("{}: {}", project.name, t::percent(lang, project.progress))
        }
        (_, Some(preview)) => t::label(lang, preview.label()),
        (Grip::Bar(id) | Grip::BarEnd(id, _) | Grip::Progress(id) | Grip::Row(id), None) => {
            named(id)?
        }
        (Grip::Handle(id, _), None) => t::link_from(lang, &named(id)?),
        (Grip::Milestone(id), None) => name_of(plan, &LinkEnd::Milestone(id.clone())),
        (Grip::Heading(id), None) => plan.get(id)?.name.clone(),
        (Grip::Flag(id) | Grip::Chance(id), None) => plan.get(id)?.name.clone(),
        (Grip::Band(..), None) => match app.picked.with(|picked| picked.len()) {
            1 => t::one_project(lang),
            n => t::count_projects(lang, n),
        },
    };
    Some((false, what))
}

/// The dates that the bar in hand would get, or what sort of link is drawn.
fn particulars(app: App, lang: Lang, gesture: &Gesture) -> Option<String> {
    if let (Grip::Handle(..), Some(patch)) = (&gesture.grip, gesture.patch()) {
        let link = patch.links.values().find_map(|diff| diff.after.as_ref())?;
        return Some(t::link_kind_name(lang, link.kind));
    }
    let (Grip::Bar(id) | Grip::BarEnd(id, _)) = &gesture.grip else { return None };
    let dates = app.shown.with(|plan| plan.get(id)?.dates)?;
    Some(format!("{} – {}", t::date(lang, dates.start()), t::date(lang, dates.finish())))
}

/// Who is affected, told anew so many milliseconds after it was told last: a list that changes
/// faster cannot be read.
const READABLE: Duration = Duration::from_millis(120);

/// Who is affected by what is dragged. It is worked out at once, and then no more often than it can
/// be read.
fn affected_now_and_then(app: App) -> RwSignal<Option<Arc<Affected>>> {
    let told = RwSignal::new(None);
    let waits = StoredValue::new(false);
    let tell = move || {
        let now = app.gesture.with_untracked(|gesture| {
            let gesture = gesture.as_ref()?;
            let tells = matches!(gesture.at, Some(DropTarget::Day(_)))
                || matches!(gesture.grip, Grip::Chance(_) | Grip::Handle(..));
            let preview = gesture.preview.as_ref().filter(|_| tells)?;
            let then = |plan: &Plan, schedule: &Schedule, chances: &Chances| {
                affected_by_preview(
                    &gesture.before,
                    preview,
                    (plan, schedule, chances),
                    &gesture.standing,
                )
            };
            Some(Arc::new(app.with_forecast_untracked(then)))
        });
        if told.with_untracked(|told| *told != now) {
            told.set(now);
        }
    };
    Effect::new(move || {
        let over = app
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
        app.gesture.with(|gesture| headline(app, app.lang.get(), gesture.as_ref()?))
    });
    let particulars = Memo::new(move |_| {
        app.gesture.with(|gesture| particulars(app, app.lang.get(), gesture.as_ref()?))
    });
    let pushes = Memo::new(move |_| {
        app.grasp.with(|grasp| grasp.as_ref().is_some_and(|grasp| grasp.grip.pushes()))
    });
    let links = Memo::new(move |_| {
        app.grasp.with(|grasp| {
            grasp.as_ref().is_some_and(|grasp| matches!(grasp.grip, Grip::Handle(..)))
        })
    });
    let hits = affected_now_and_then(app);
    let carried = Memo::new(move |_| pointer.at().carried);
    let samples = app.forecasting.samples;
    let is_on_its_way = Memo::new(move |_| samples.get() < FULL);
    let has_hits = Memo::new(move |_| hits.read().is_some());
    let conflicts = Memo::new(move |_| {
        let before = app.grasp.with(|grasp| grasp.as_ref().map_or(0, |grasp| grasp.conflicts));
        if pushes.get() || links.get() { app.open_conflicts().saturating_sub(before) } else { 0 }
    });
    // Below and to the left where there is room: launches are above, and what is pushed is to the
    // right.
    let place = move || {
        let (x, y) = pointer.at().page;
        let height = app.axis.viewport.with(|viewport| viewport.height);
        // The hand may be beyond the edge of the window.
        let (x, y) = (x.max(0.0), y.max(0.0));
        let (dx, back) = if x > ROOM.0 { (-20.0, "-100%") } else { (20.0, "0") };
        let (dy, up) = if y + ROOM.1 < height { (26.0, "0") } else { (-26.0, "-100%") };
        format!("translate({}px, {}px) translate({back}, {up})", x + dx, y + dy)
    };
    // On a narrow screen it stands at the foot, or at the head when the finger is below.
    let is_low = Memo::new(move |_| {
        pointer.at().page.1 * 2.0 > app.axis.viewport.with(|viewport| viewport.height)
    });
    view! {
        <Show when=move || said.read().is_some()>
            <div class="drag-card" class:is-low=is_low class:is-refused=move || said.get().is_some_and(|(refused, _)| refused) role="status" data-drag-card style:transform=place>
                <strong>{move || said.get().map(|(_, said)| said)}</strong>
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
                    on:pointerdown=move |event| { event.stop_propagation(); app.push_by(rule); }
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
        .gesture
        .with_untracked(|gesture| gesture.as_ref().and_then(|gesture| gesture.project().cloned()));
    let launches = Memo::new(move |_| {
        hits.with(|hits| {
            hits.iter()
                .flat_map(|hits| &hits.hits)
                .take(Affected::SHOWN)
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let along = Memo::new(move |_| {
        let is_other = |shift: &&Shift| Some(&shift.id) != own.as_ref();
        hits.with(|hits| {
            hits.iter().flat_map(|hits| &hits.shifts).filter(is_other).cloned().collect::<Vec<_>>()
        })
    });
    let left_out = Memo::new(move |_| {
        hits.with(|hits| {
            hits.as_ref().map_or(0, |hits| hits.moved.saturating_sub(hits.shifts.len()))
        })
    });
    let told = Memo::new(move |_| {
        let told = |hits: &Arc<Affected>| {
            let all = [
                (t::affected_people as fn(Lang, &str) -> String, &hits.people),
                (t::affected_parties, &hits.parties),
            ];
            all.into_iter()
                .filter(|(_, names)| !names.is_empty())
                .map(|(say, names)| say(lang, &t::some_of(lang, names, 4)))
                .collect()
        };
        hits.with(|hits| hits.as_ref().map_or_else(Vec::<String>::new, told))
    });
    view! {
        <ul class="affected">
            <For each=move || launches.get() key=|hit| hit.id.clone() let(hit)>
                <LaunchLine id=hit.id launches=launches />
            </For>
            <For each=move || along.get() key=|shift| shift.id.clone() let(shift)>
                <ShiftLine id=shift.id along=along />
            </For>
            {move || Some(left_out.get()).filter(|count| *count > 0).map(|count| view! { <li class="quiet">{t::and_more(lang, count)}</li> })}
            <For each=move || told.get() key=String::clone let(said)><li class="quiet">{said}</li></For>
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
    let finishes = |lang, shift: &Shift| {
        format!(
            "{} → {}",
            t::date_short(lang, shift.from.finish()),
            t::date_short(lang, shift.to.finish())
        )
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
        move || {
            hit.with(|hit| {
                hit.as_ref().map(|hit| {
                    of(hit).slack.map_or_else(|| "–".to_owned(), |days| t::signed(lang, days))
                })
            })
        }
    };
    let chance = move |of: fn(&LaunchShift) -> ProductStanding| {
        move || {
            hit.with(|hit| {
                hit.as_ref().and_then(|hit| of(hit).chance).map(|percent| t::percent(lang, percent))
            })
        }
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
