//! The links between bars, as one drawing behind them; only what touches a row on screen is in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::Sizes;
use super::slots::Critical;
use crate::state::{App, Grip};
use engine::model::LinkId;
use session::viewmodel::{Arrow, Mark, Pool, RowOfProject, arrow, links_in};

/// What is seen of an arrow.
#[derive(Clone, PartialEq)]
struct Drawn {
    arrow: Arrow,
    class: &'static str,
}

/// An element of the pool of arrows, and what it shows: none while it is spare.
type Drawing = RwSignal<Option<(LinkId, Drawn)>>;

/// All arrows at the rows in this pool.
#[component]
pub fn Links(
    sizes: RwSignal<Sizes>,
    pool: Memo<Pool>,
    places: Memo<Arc<RowOfProject>>,
    critical: Memo<Critical>,
) -> impl IntoView {
    let app = App::get();
    // The links of the plan as it stands: a drag adds at most the one that it draws.
    let ids = Memo::new(move |_| {
        app.history.track();
        let draws = app.grasp.with(|grasp| {
            grasp.as_ref().is_some_and(|grasp| matches!(grasp.grip, Grip::Handle(..)))
        });
        let drawn = draws.then(|| {
            app.gesture
                .with(|gesture| Some(gesture.as_ref()?.patch()?.links.keys().next()?.clone()))
        });
        let range = pool.get().range(app.rows.read().len());
        let mut ids = app.rows.with(|rows| links_in(&app.plan(), &rows[range]));
        ids.extend(drawn.flatten());
        ids
    });
    let drawings = RwSignal::new(Vec::<Drawing>::new());
    let owner = Owner::current().expect("arrows belong to the timeline");
    Effect::new(move || {
        let (scale, height, selected) =
            (app.axis.scale.get(), sizes.get().row, app.selected_project());
        let mut arrows: BTreeMap<LinkId, Drawn> = ids.with(|ids| {
            app.with_schedule(|plan, schedule| {
                let drawn = |id: &LinkId| {
                    let arrow =
                        places.with(|places| arrow(plan, schedule, id, places, &scale, height))?;
                    let class = match () {
                        () if critical.with(|critical| {
                            arrow.ends.iter().all(|end| critical.path.contains(end))
                        }) =>
                        {
                            "is-critical"
                        }
                        () if selected.as_ref().is_some_and(|id| arrow.ends.contains(id)) => {
                            "is-selected"
                        }
                        () => "",
                    };
                    Some((id.clone(), Drawn { arrow, class }))
                };
                ids.iter().filter_map(drawn).collect()
            })
        });
        // Those that stay keep their elements; those that come take one that is spare, and only
        // then another is made.
        let mut spare = Vec::new();
        for drawing in drawings.get_untracked() {
            let now = drawing.with_untracked(|before| {
                before.as_ref().and_then(|(id, _)| arrows.remove_entry(id))
            });
            match now {
                Some(now) if drawing.with_untracked(|before| before.as_ref() != Some(&now)) => {
                    drawing.set(Some(now))
                }
                Some(_) => {}
                None => spare.push(drawing),
            }
        }
        let mut more = Vec::new();
        for arrow in arrows {
            match spare.pop() {
                Some(drawing) => drawing.set(Some(arrow)),
                None => more.push(owner.with(|| RwSignal::new(Some(arrow)))),
            }
        }
        spare
            .into_iter()
            .filter(|drawing| drawing.with_untracked(Option::is_some))
            .for_each(|drawing| drawing.set(None));
        if !more.is_empty() {
            drawings.update(|drawings| drawings.extend(more));
        }
    });
    view! {
        <svg class="arrows" aria-hidden="true">
            <For each=move || drawings.get().into_iter().enumerate() key=|(place, _)| *place let((_, drawing))>
                <path
                    d=of(drawing, |_, drawn| drawn.arrow.path.clone())
                    data-link-id=of(drawing, |id, _| id.to_string())
                    data-look=of(drawing, |_, drawn| drawn.arrow.look.mark())
                    class=of(drawing, |_, drawn| drawn.class)
                />
            </For>
        </svg>
    }
}

/// An attribute of an arrow; none while it is spare.
fn of<T>(drawing: Drawing, read: fn(&LinkId, &Drawn) -> T) -> impl Fn() -> Option<T> + Copy {
    move || drawing.with(|drawing| drawing.as_ref().map(|(id, drawn)| read(id, drawn)))
}
