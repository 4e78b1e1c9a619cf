//! The links between bars, as one drawing behind them; only what touches a row on screen is in it.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;

use super::Sizes;
use crate::state::App;
use crate::viewmodel::{Arrow, Look, Places, arrows};

fn mark(look: Look) -> &'static str {
    match look {
        Look::Kept => "kept",
        Look::Idle => "idle",
        Look::Conflict => "conflict",
        Look::Accepted => "accepted",
    }
}

/// All arrows at the rows in this range.
#[component]
pub fn Links(
    sizes: RwSignal<Sizes>,
    range: Memo<Range<usize>>,
    places: Memo<Arc<Places>>,
    critical: Memo<std::collections::BTreeSet<crate::model::ProjectId>>,
) -> impl IntoView {
    let app = App::get();
    let all = Memo::new(move |_| {
        let scale = app.axis.scale.get();
        let height = sizes.get().row;
        app.rows.with(|rows| {
            places.with(|places| app.with_schedule(|plan, schedule| arrows(plan, schedule, rows, places, range.get(), &scale, height)))
        })
    });
    let ids = Memo::new(move |_| all.with(|all| all.keys().cloned().collect::<Vec<_>>()));
    view! {
        <svg class="arrows" aria-hidden="true">
            <For each=move || ids.get() key=|id| id.clone() let(id)>
                {
                    let mark_id = id.to_string();
                    let arrow = Memo::new(move |_| all.with(|all| all.get(&id).cloned()));
                    let at_selected = move || {
                        let selected = app.selected_project();
                        arrow.with(|arrow| arrow.as_ref().zip(selected).is_some_and(|(arrow, id)| arrow.ends.contains(&id)))
                    };
                    let is_critical = move || {
                        arrow.with(|arrow| arrow.as_ref().is_some_and(|arrow| critical.with(|path| arrow.ends.iter().all(|end| path.contains(end)))))
                    };
                    let of = move |read: fn(&Arrow) -> String| move || arrow.with(|arrow| arrow.as_ref().map(read));
                    view! {
                        <path
                            d=of(|arrow| arrow.path.clone())
                            data-link-id=mark_id
                            data-look=of(|arrow| mark(arrow.look).to_owned())
                            class:is-selected=at_selected
                            class:is-critical=is_critical
                        />
                    }
                }
            </For>
        </svg>
    }
}
