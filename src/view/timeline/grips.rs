//! What the pointer grips, told by the marks of the element under it.

use leptos::ev::PointerEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::state::{App, Grip};
use domain::edit::SpanEnd;
use engine::model::{Day, Id, Milestone, Plan, Product, ProgrammeId, ProjectId};
use session::viewmodel::{GroupKey, Row};

/// What is gripped, and how.
pub struct Gripped {
    /// What.
    pub grip: Grip,
    /// The day that is held.
    pub held: Day,
    /// Is it a handle, made to be pulled? Then a finger pulls it at once.
    pub handle: bool,
}

/// What an element is a grip of, with the pointer over this day and row; with Shift, an empty lane
/// begins a band instead of a bar.
pub fn gripped(
    app: &App,
    target: &Element,
    under: Day,
    row: usize,
    shift: bool,
) -> Option<Gripped> {
    let part = |selector: &str| target.closest(selector).ok().flatten();
    let mark = |element: &Element, name: &str| element.get_attribute(name);
    let plan = app.plan();
    let at = |grip: Grip, held: Day| Gripped { grip, held, handle: false };

    if let Some(diamond) = part("[data-milestone-id]") {
        let id = Id::<Milestone>::new(mark(&diamond, "data-milestone-id")?);
        let day = plan.get(&id)?.day;
        return Some(at(Grip::Milestone(id), day));
    }
    if let Some(bar) = part("[data-project-id]") {
        let grip = part("[data-grip]").and_then(|grip| mark(&grip, "data-grip"));
        return on_bar(&plan, Id::new(mark(&bar, "data-project-id")?), grip.as_deref(), under);
    }
    if let Some(cell) = part("[data-cell-of]") {
        return Some(at(Grip::Row(Id::new(mark(&cell, "data-cell-of")?)), under));
    }
    if let Some(name) = part("[data-grip=name]") {
        let row = name.closest("[data-row-id], [data-group-id]").ok().flatten()?;
        return Some(match mark(&row, "data-row-id") {
            Some(id) => at(Grip::Row(Id::new(id)), under),
            None => match GroupKey::parse(&mark(&row, "data-group-id")?) {
                GroupKey::Programme(Some(id)) => at(Grip::Heading(id), under),
                _ => return None,
            },
        });
    }
    if let Some(card) = part("[data-tray-id]") {
        return Some(at(Grip::Card(Id::new(mark(&card, "data-tray-id")?)), under));
    }
    if let Some(lane) = part("[data-product-id]") {
        let id = Id::<Product>::new(mark(&lane, "data-product-id")?);
        let launch = plan.get(&id)?.launch;
        if part("[data-grip=chance]").is_some() {
            return Some(Gripped { grip: Grip::Chance(id), held: under, handle: true });
        }
        return part("[data-grip=flag]").map(|_| at(Grip::Flag(id), launch.unwrap_or(under)));
    }
    let empty = part(".names, .names-column, .axis, .tray, .lanes, .drag-card").is_none();
    let grip = if shift {
        Grip::Band(under, row)
    } else {
        Grip::NewBar(under, programme_at(app, &plan, row))
    };
    empty.then(|| at(grip, under))
}

/// What a bar is gripped by: a handle of it, or its middle.
fn on_bar(plan: &Plan, id: ProjectId, handle: Option<&str>, under: Day) -> Option<Gripped> {
    let dates = plan.get(&id)?.dates?;
    let (grip, held) = match handle {
        Some("start") => (Grip::BarEnd(id, SpanEnd::Start), dates.start()),
        Some("finish") => (Grip::BarEnd(id, SpanEnd::Finish), dates.finish()),
        Some("progress") => (Grip::Progress(id), under),
        Some("link-start") => (Grip::Handle(id, SpanEnd::Start), under),
        Some("link-finish") => (Grip::Handle(id, SpanEnd::Finish), under),
        _ => (Grip::Bar(id), dates.start()),
    };
    let is_handle = !matches!(grip, Grip::Bar(_));
    Some(Gripped { grip, held, handle: is_handle })
}

/// The bar under the pointer shows its handles; during a drag none does.
pub fn hover(app: &App, event: &PointerEvent) {
    if event.buttons() != 0 || event.pointer_type() == "touch" {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let bar = target.and_then(|target| target.closest("[data-project-id]").ok().flatten());
    let id = bar.and_then(|bar| bar.get_attribute("data-project-id")).map(Id::new);
    if app.selection.hovered.with_untracked(|hovered| *hovered != id) {
        app.selection.hovered.set(id);
    }
}

/// The programme of the row at this place: a bar drawn there belongs to it.
fn programme_at(app: &App, plan: &Plan, row: usize) -> Option<ProgrammeId> {
    app.rows.all.with_untracked(|rows| match rows.get(row)? {
        Row::Project { id, .. } => plan.get(id)?.programme.clone(),
        Row::Group { key: GroupKey::Programme(id), .. } => id.clone(),
        Row::Group { .. } => None,
    })
}
