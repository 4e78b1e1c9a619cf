//! The links between bars, as one drawing behind them; only what touches a row on screen is in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::Sizes;
use super::slots::Critical;
use crate::model::LinkId;
use crate::state::{App, Grip};
use crate::viewmodel::{Arrow, Look, Places, Pool, arrow, links_in};

fn mark(look: Look) -> &'static str {
    match look {
        Look::Kept => "kept",
        Look::Idle => "idle",
        Look::Conflict => "conflict",
        Look::Accepted => "accepted",
    }
}

/// What is seen of an arrow.
#[derive(Clone, PartialEq)]
struct Drawn {
    arrow: Arrow,
    class: &'static str,
}

/// An arrow, and the signal that is set when it changes.
type Drawing = (LinkId, RwSignal<Drawn>);

/// All arrows at the rows in this pool.
#[component]
pub fn Links(sizes: RwSignal<Sizes>, pool: Memo<Pool>, places: Memo<Arc<Places>>, critical: Memo<Critical>) -> impl IntoView {
    let app = App::get();
    // The links of the plan as it stands: a drag adds at most the one that it draws.
    let ids = Memo::new(move |_| {
        app.history.track();
        let draws = app.grasp.with(|grasp| grasp.as_ref().is_some_and(|grasp| matches!(grasp.grip, Grip::Handle(..))));
        let drawn = draws.then(|| app.gesture.with(|gesture| Some(gesture.as_ref()?.change.as_ref()?.patch.links.keys().next()?.clone())));
        let range = pool.get().range(app.rows.read().len());
        let mut ids = app.rows.with(|rows| links_in(&app.plan(), &rows[range]));
        ids.extend(drawn.flatten());
        ids
    });
    let drawings = RwSignal::new(Vec::<Drawing>::new());
    let owner = Owner::current().expect("arrows belong to the timeline");
    Effect::new(move || {
        let (scale, height, selected) = (app.axis.scale.get(), sizes.get().row, app.selected_project());
        let arrows: BTreeMap<LinkId, Drawn> = ids.with(|ids| {
            app.with_schedule(|plan, schedule| {
                let drawn = |id: &LinkId| {
                    let arrow = places.with(|places| arrow(plan, schedule, id, places, &scale, height))?;
                    let class = match () {
                        () if critical.with(|critical| arrow.ends.iter().all(|end| critical.path.contains(end))) => "is-critical",
                        () if selected.as_ref().is_some_and(|id| arrow.ends.contains(id)) => "is-selected",
                        () => "",
                    };
                    Some((id.clone(), Drawn { arrow, class }))
                };
                ids.iter().filter_map(drawn).collect()
            })
        });
        let known =
            drawings.with_untracked(|drawings| drawings.iter().map(|(id, signal)| (id.clone(), *signal)).collect::<BTreeMap<_, _>>());
        if known.keys().eq(arrows.keys()) {
            for (id, drawn) in arrows {
                let signal = known[&id];
                if signal.with_untracked(|before| *before != drawn) {
                    signal.set(drawn);
                }
            }
        } else {
            // Those that stay keep their elements.
            let all = arrows.into_iter().map(|(id, drawn)| match known.get(&id) {
                Some(signal) => {
                    signal.set(drawn);
                    (id, *signal)
                }
                None => (id, owner.with(|| RwSignal::new(drawn))),
            });
            drawings.set(all.collect());
        }
    });
    view! {
        <svg class="arrows" aria-hidden="true">
            <For each=move || drawings.get() key=|(id, _)| id.clone() let((id, drawn))>
                <path
                    d=move || drawn.with(|drawn| drawn.arrow.path.clone())
                    data-link-id=id.to_string()
                    data-look=move || drawn.with(|drawn| mark(drawn.arrow.look))
                    class=move || drawn.with(|drawn| drawn.class)
                />
            </For>
        </svg>
    }
}
