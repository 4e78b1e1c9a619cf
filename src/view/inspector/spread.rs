//! How far the work that is left of a project may come out otherwise: as is usual, a class, or
//! three points.

use leptos::prelude::*;

use super::fields::{ChoiceField, NumberField};
use super::form::Binding;
use crate::state::App;
use crate::view::tr;
use domain::edit::set;
use engine::model::*;
use session::text as t;

/// What there is to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Usual,
    Routine,
    Normal,
    New,
    Points,
}

const KINDS: &[Kind] = &[Kind::Usual, Kind::Routine, Kind::Normal, Kind::New, Kind::Points];

fn kind(spread: Option<WorkUncertainty>) -> Kind {
    match spread {
        None => Kind::Usual,
        Some(WorkUncertainty::Routine) => Kind::Routine,
        Some(WorkUncertainty::Normal) => Kind::Normal,
        Some(WorkUncertainty::New) => Kind::New,
        Some(WorkUncertainty::Points(_)) => Kind::Points,
    }
}

/// The choice, and the points where it is those.
#[component]
pub fn SpreadFields(id: ProjectId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let spread = Memo::new(move |_| {
        app.open.shown.with(|plan| plan.get(&id.get_value()).and_then(|project| project.spread))
    });
    let put = move |spread| {
        app.dispatch(set(&app.plan(), &id.get_value(), Project::FIELDS.spread, spread))
    };
    // Where somebody begins to estimate, the work as it is set is the likeliest, and a half more
    // the worst.
    let first_points = move || {
        let days = app.with_schedule_untracked(|plan, _| {
            let project = plan.get(&id.get_value())?;
            let left = project
                .remaining
                .map(i32::from)
                .or_else(|| Some(plan.calendar_of(project).working_days(project.dates?)))?;
            u16::try_from(left.max(1)).ok()
        });
        let days = days.unwrap_or(10);
        Points { low: days, likely: days, high: days.saturating_add(days / 2).max(days) }
    };
    let choose = move |chosen: Kind| {
        put(match chosen {
            Kind::Usual => None,
            Kind::Routine => Some(WorkUncertainty::Routine),
            Kind::Normal => Some(WorkUncertainty::Normal),
            Kind::New => Some(WorkUncertainty::New),
            Kind::Points => Some(WorkUncertainty::Points(first_points())),
        })
    };
    let points = Memo::new(move |_| match spread.get() {
        Some(WorkUncertainty::Points(points)) => Some(points),
        _ => None,
    });
    let point = move |of: fn(&Points) -> u16| {
        Signal::derive(move || points.get().map_or(1, |points| u32::from(of(&points))))
    };
    // The others make way for the one that is typed.
    let set_points = move |points: Points| put(Some(WorkUncertainty::Points(points.mended())));
    let with = move |edit: fn(&mut Points, u16), days: u32| {
        let mut changed = points.get_untracked().unwrap_or_else(first_points);
        edit(&mut changed, days.max(1) as u16);
        set_points(changed)
    };
    view! {
        <div data-spread>
        <ChoiceField label=tr!(app, spread) choices=KINDS name=move |kind| match kind {
                Kind::Usual => t::spread_usual(app.lang.get()),
                Kind::Routine => t::spread_routine(app.lang.get()),
                Kind::Normal => t::spread_normal(app.lang.get()),
                Kind::New => t::spread_new(app.lang.get()),
                Kind::Points => t::spread_points(app.lang.get()),
            }
            of=Binding::new(Signal::derive(move || kind(spread.get())), choose) />
        </div>
        <Show when=move || points.read().is_some()>
            <div class="triple">
                <NumberField label=tr!(app, points_low) max=65_535
                    of=Binding::new(point(|points| points.low), move |days| with(|points, days| { points.low = days; points.likely = points.likely.max(days) }, days)) />
                <NumberField label=tr!(app, points_likely) max=65_535
                    of=Binding::new(point(|points| points.likely), move |days| with(|points, days| { points.low = points.low.min(days); points.likely = days }, days)) />
                <NumberField label=tr!(app, points_high) max=65_535
                    of=Binding::new(point(|points| points.high), move |days| with(|points, days| {
                        (points.low, points.likely) = (points.low.min(days), points.likely.min(days));
                        points.high = days;
                    }, days)) />
            </div>
        </Show>
    }
}
