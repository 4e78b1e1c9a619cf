//! The tray: projects that are known but have no dates yet.

use leptos::prelude::*;

use super::super::each::Each;
use crate::state::{App, Selection};
use crate::view::tr;
use engine::model::ProjectId;
use session::picture::tray::known;
use session::viewmodel::{tray, window};

/// The width of a card and the gap beside it, in CSS pixels; the style sheet has the same.
const CARD: f64 = 216.0;

/// The cards, drawn only where they are seen; nothing at all when every project has dates.
#[component]
pub fn Tray() -> impl IntoView {
    let app = App::get();
    let all = Memo::new(move |_| app.rows.in_view.with(tray));
    let left = RwSignal::new(0.0);
    let visible = Memo::new(move |_| {
        let range =
            window(left.get(), app.axis.viewport.get().width + 400.0, CARD, all.read().len());
        all.with(|all| range.map(|place| (place, all[place].clone())).collect::<Vec<_>>())
    });
    let scrolled = move |event: leptos::ev::Event| {
        let cards: web_sys::Element = event_target(&event);
        left.set(f64::from(cards.scroll_left()));
    };
    view! {
        <Show when=move || !all.read().is_empty()>
            <section class="tray" aria-label=tr!(app, tray)>
                <h2>
                    {tr!(app, tray)} " " <span class="quiet">{move || all.read().len()}</span>
                    <small class="quiet">{tr!(app, tray_hint)}</small>
                </h2>
                <div class="cards" on:scroll=scrolled>
                    <div class="cards-all" style:--count=move || all.read().len().to_string()>
                        <Each each=move || visible.get() key=|card| card.clone() let((place, id))>
                            <Card place=place id=id />
                        </Each>
                    </div>
                </div>
            </section>
        </Show>
    }
}

#[component]
fn Card(place: usize, id: ProjectId) -> impl IntoView {
    let app = App::get();
    let key = StoredValue::new(id.clone());
    let project =
        Memo::new(move |_| app.open.shown.with(|plan| plan.get(&key.get_value()).cloned()));
    let name = move || project.get().map_or_else(String::new, |project| project.name.clone());
    let said = move || project.get().map(|project| known(app.lang.get(), &project));
    view! {
        <div
            class="tray-card"
            class:is-selected=move || app.selection.subject.read().as_ref() == Some(&Selection::Project(key.get_value()))
            data-tray-id=id.to_string()
            role="button"
            tabindex="0"
            style:--place=place.to_string()
            title=move || format!("{}: {}", name(), said().unwrap_or_default())
        >
            <strong>{name}</strong>
            <span class="quiet">{said}</span>
        </div>
    }
}
