//! The links between bars, as one drawing behind them; only what touches a row on screen is in it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;

use super::super::each::Each;
use super::Sizes;
use crate::state::{App, Grip};
use engine::model::LinkId;
use engine::sorting::Gather;
use session::picture::drag::new_link;
use session::picture::{ArrowContext, ArrowEmphasis, ArrowLook, CriticalProjects};
use session::viewmodel::{Mark, Pool, RowOfProject, links_in};

/// An element of the pool of arrows, and what it shows: none while it is spare.
type ArrowSlot = RwSignal<Option<(LinkId, ArrowLook)>>;

/// All arrows at the rows in this pool.
#[component]
pub fn Links(
    sizes: RwSignal<Sizes>,
    pool: Memo<Pool>,
    places: Memo<Arc<RowOfProject>>,
    critical: Memo<CriticalProjects>,
) -> impl IntoView {
    let app = App::get();
    let ids = links_in_sight(app, pool);
    let slots = RwSignal::new(Vec::<ArrowSlot>::new());
    let owner = Owner::current().expect("arrows belong to the timeline");
    Effect::new(move || {
        let (scale, row_height, selected) =
            (app.axis.scale.get(), sizes.get().row, app.selected_project());
        let (places, critical) = (places.get(), critical.read());
        let arrows = ids.with(|ids| {
            app.with_schedule(|plan, schedule| {
                let context = ArrowContext {
                    plan,
                    schedule,
                    places: &places,
                    scale,
                    row_height,
                    critical: &critical,
                    selected: selected.as_ref(),
                };
                let arrow = |id: &LinkId| Some((id.clone(), context.arrow(id)?));
                ids.iter().filter_map(arrow).gather()
            })
        });
        show(arrows, slots, &owner);
    });
    view! {
        <svg class="arrows" aria-hidden="true">
            <Each each=move || slots.get().into_iter().enumerate() key=|(place, _)| *place let((_, slot))>
                <path
                    d=of(slot, |_, look| look.arrow.path.clone())
                    data-link-id=of(slot, |id, _| id.to_string())
                    data-look=of(slot, |_, look| look.arrow.look.mark())
                    class=of(slot, |_, look| class(look.emphasis))
                />
            </Each>
        </svg>
    }
}

/// The links of the plan as it stands at the rows in this pool: a drag adds at most the one that it
/// draws.
fn links_in_sight(app: App, pool: Memo<Pool>) -> Memo<BTreeSet<LinkId>> {
    Memo::new(move |_| {
        app.open.history.track();
        let draws = app.drag.grasp.with(|grasp| {
            grasp.as_ref().is_some_and(|grasp| matches!(grasp.grip, Grip::Handle(..)))
        });
        let drawn = draws.then(|| app.drag.gesture.with(|gesture| new_link(gesture.as_ref()?)));
        let range = pool.get().range(app.rows.all.read().len());
        let mut ids = app.rows.all.with(|rows| links_in(&app.plan(), &rows[range]));
        ids.extend(drawn.flatten());
        ids
    })
}

/// Shows these arrows: those that stay keep their elements; those that come take one that is spare,
/// and only then another is made.
fn show(mut arrows: BTreeMap<LinkId, ArrowLook>, slots: RwSignal<Vec<ArrowSlot>>, owner: &Owner) {
    let mut spare = Vec::new();
    for slot in slots.get_untracked() {
        let now = slot
            .with_untracked(|before| before.as_ref().and_then(|(id, _)| arrows.remove_entry(id)));
        match now {
            Some(now) if slot.with_untracked(|before| before.as_ref() != Some(&now)) => {
                slot.set(Some(now))
            }
            Some(_) => {}
            None => spare.push(slot),
        }
    }
    let mut more = Vec::new();
    for arrow in arrows {
        match spare.pop() {
            Some(slot) => slot.set(Some(arrow)),
            None => more.push(owner.with(|| RwSignal::new(Some(arrow)))),
        }
    }
    spare
        .into_iter()
        .filter(|slot| slot.with_untracked(Option::is_some))
        .for_each(|slot| slot.set(None));
    if !more.is_empty() {
        slots.update(|slots| slots.extend(more));
    }
}

/// The class of an arrow.
fn class(emphasis: ArrowEmphasis) -> &'static str {
    match emphasis {
        ArrowEmphasis::Critical => "is-critical",
        ArrowEmphasis::Selected => "is-selected",
        ArrowEmphasis::None => "",
    }
}

/// An attribute of an arrow; none while it is spare.
fn of<T>(slot: ArrowSlot, read: fn(&LinkId, &ArrowLook) -> T) -> impl Fn() -> Option<T> + Copy {
    move || slot.with(|slot| slot.as_ref().map(|(id, look)| read(id, look)))
}
