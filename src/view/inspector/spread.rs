//! How far the work that is left of a project may come out otherwise: as is usual, a class, or
//! three points.

use leptos::prelude::*;

use crate::state::App;
use crate::view::fields::{ChoiceField, NumberField};
use crate::view::form::Binding;
use crate::view::tr;
use engine::model::*;
use session::edit::{Edit, Estimate, Point};
use session::inspector::estimate::estimate_name;

/// The choice, and the points where it is those.
#[component]
pub fn SpreadFields(id: ProjectId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let spread = Memo::new(move |_| {
        app.open.shown.with(|plan| plan.get(&id.get_value()).and_then(|project| project.spread))
    });
    let chosen = Binding::new(Signal::derive(move || Estimate::of(spread.get())), move |by| {
        app.edit(Edit::Estimate { project: id.get_value(), by })
    });
    let points = Memo::new(move |_| match spread.get() {
        Some(WorkUncertainty::Points(points)) => Some(points),
        _ => None,
    });
    let days = move |point: Point| {
        let value = move || points.get().map_or(1, |points| u32::from(point.of(points)));
        Binding::new(Signal::derive(value), move |days: u32| {
            let days = u16::try_from(days).unwrap_or(u16::MAX);
            app.edit(Edit::SetPoint { project: id.get_value(), point, days })
        })
    };
    view! {
        <div data-spread>
        <ChoiceField label=tr!(app, spread) choices=&Estimate::ALL name=move |by| estimate_name(app.lang.get(), by)
            of=chosen />
        </div>
        <Show when=move || points.read().is_some()>
            <div class="triple">
                <NumberField label=tr!(app, points_low) max=65_535 of=days(Point::Low) />
                <NumberField label=tr!(app, points_likely) max=65_535 of=days(Point::Likely) />
                <NumberField label=tr!(app, points_high) max=65_535 of=days(Point::High) />
            </div>
        </Show>
    }
}
