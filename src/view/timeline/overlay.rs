//! What floats over the timeline at places of it: threads to the launches that a project feeds, its
//! neighbours that are out of sight, the answers to a conflict. It is laid out in CSS pixels from
//! the top left of the timeline, and follows what scrolls.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;

use super::super::each::Each;
use super::Sizes;
use crate::state::{App, Grip, Input};
use crate::view::conflict::Conflict;
use crate::view::icon::{Icon, Pictogram};
use crate::view::tr;
use domain::readiness::{Readiness, Verdict};
use engine::model::{Day, ProductId, ProjectId};
use session::picture::overlay::{BarBox, SeenArea};
use session::text as t;
use session::viewmodel::{
    Mark, RowOfProject, Side, fed, neighbours, places, products_by_rank, thread,
};

/// Neighbours that are hinted at on one side, at most.
const HINTS: usize = 3;

/// Where things are on the timeline, as it is scrolled, and which of them are in hand.
#[derive(Clone, Copy)]
pub struct OverlayLayout {
    app: App,
    sizes: RwSignal<Sizes>,
    /// The row of each project.
    pub places: Memo<Arc<RowOfProject>>,
    /// The lane of each product.
    lanes: Memo<BTreeMap<ProductId, usize>>,
    /// The projects that are dragged, or else selected.
    pub in_hand: Memo<Vec<ProjectId>>,
    /// The products that these feed, by links as well, also one that is being drawn; none when
    /// nothing is in hand.
    pub fed: Memo<Option<BTreeSet<ProductId>>>,
}

impl OverlayLayout {
    /// Of this timeline.
    pub fn new(app: App, sizes: RwSignal<Sizes>) -> OverlayLayout {
        let places = Memo::new(move |_| app.rows.all.with(|rows| Arc::new(places(rows))));
        let in_hand = Memo::new(move |_| {
            let dragged = app.drag.grasp.with(|grasp| {
                let grasp = grasp.as_ref()?;
                Some(grasp.project().into_iter().chain(&grasp.others).cloned().collect::<Vec<_>>())
            });
            let picked =
                || app.selection.picked.with(|picked| picked.iter().cloned().collect::<Vec<_>>());
            let dragged = dragged.filter(|dragged| !dragged.is_empty());
            let selected = || app.selected_project().into_iter().collect();
            dragged.unwrap_or_else(|| {
                if app.selection.picked.read().is_empty() { selected() } else { picked() }
            })
        });
        // Known when something is taken in hand: moving it does not change what waits for what.
        let fed = Memo::new(move |_| {
            app.open.history.track();
            let fed = in_hand.with(|ids| {
                (!ids.is_empty())
                    .then(|| app.with_schedule_untracked(|plan, schedule| fed(plan, schedule, ids)))
            });
            // And those that it reaches by what is drawn.
            let reached = app.drag.grasp.with(|grasp| {
                grasp.iter().flat_map(|grasp| grasp.standing.keys().cloned()).collect::<Vec<_>>()
            });
            fed.map(|fed| fed.into_iter().chain(reached).collect())
        });
        let lanes = Memo::new(move |_| {
            app.rows.in_view.with(|plan| products_by_rank(plan).into_iter().zip(0..).collect())
        });
        OverlayLayout { app, sizes, places, lanes, in_hand, fed }
    }

    /// The height down to which the rows are covered by the axis and the launches.
    fn covered(&self) -> f64 {
        let sizes = self.sizes.get();
        self.app.rows.in_view.with(|plan| sizes.covered(plan))
    }

    /// What is seen of the timeline.
    fn seen(&self) -> SeenArea {
        let (width, height) =
            self.app.axis.viewport.with(|viewport| (viewport.width, viewport.height));
        let names = self.sizes.with(|sizes| sizes.names);
        SeenArea { names, width, covered: self.covered(), height }
    }

    /// The height of a row, in CSS pixels.
    pub fn row_height(&self) -> f64 {
        self.sizes.with(|sizes| sizes.row)
    }

    fn x(&self, day: Day) -> f64 {
        let names = self.sizes.get().names;
        names + self.app.axis.scale.with(|scale| scale.x(day))
            - self.app.axis.viewport.with(|viewport| viewport.left)
    }

    /// A bar, be it in sight or not; none where it has no row.
    fn bar(&self, id: &ProjectId) -> Option<BarBox> {
        let place = self.places.with(|places| places.get(id).copied())?;
        let dates = self.app.open.shown.with(|plan| plan.get(id)?.dates)?;
        let row = self.sizes.get().row;
        let middle = self.covered() + (place as f64 + 0.5) * row
            - self.app.axis.viewport.with(|viewport| viewport.top);
        Some(BarBox { left: self.x(dates.start()), right: self.x(dates.finish().plus(1)), middle })
    }

    /// The foot of a product's flag; none without a launch, or where its lane is scrolled away.
    fn flag(&self, id: &ProductId) -> Option<(f64, f64)> {
        let launch = self.app.open.shown.with(|plan| plan.get(id)?.launch)?;
        let place = self.lanes.with(|lanes| lanes.get(id).copied())?;
        let Sizes { header, lane, .. } = self.sizes.get();
        let foot = header + (place as f64 + 1.0) * lane - self.app.axis.lanes_top.get();
        (foot > header && foot <= self.covered() + 1.0).then(|| (self.x(launch), foot - 4.0))
    }
}

/// Threads from what is dragged or selected to the launches it feeds.
#[component]
pub fn Threads(layout: OverlayLayout) -> impl IntoView {
    let app = App::get();
    // Those in sight alone: a hundred threads say nothing, and each costs a verdict.
    let flags = Memo::new(move |_| {
        let fed = layout.fed.get().unwrap_or_default();
        fed.into_iter().filter_map(|id| Some((layout.flag(&id)?, id))).collect::<Vec<_>>()
    });
    let verdicts = Memo::new(move |_| {
        let verdict = |id: &ProductId| app.with_readiness(id, Readiness::verdict);
        flags.with(|flags| flags.iter().map(|(_, id)| verdict(id)).collect::<Vec<_>>())
    });
    let all = Memo::new(move |_| {
        let bar = layout.bar(layout.in_hand.read().first()?)?;
        let start = bar.thread_start(&layout.seen());
        let path = |((foot, id), verdict): (&((f64, f64), ProductId), &Verdict)| {
            (id.clone(), thread(start, *foot), verdict.mark())
        };
        Some(flags.with(|flags| {
            verdicts.with(|verdicts| flags.iter().zip(verdicts).map(path).collect::<Vec<_>>())
        }))
    });
    let ids = Memo::new(move |_| {
        all.with(|all| all.iter().flatten().map(|(id, ..)| id.clone()).collect::<Vec<_>>())
    });
    let has_threads = Memo::new(move |_| !ids.read().is_empty());
    let own = move |id: ProductId| {
        Memo::new(move |_| {
            all.with(|all| {
                all.iter()
                    .flatten()
                    .find(|(own, ..)| *own == id)
                    .map(|(_, path, verdict)| (path.clone(), *verdict))
            })
        })
    };
    view! {
        <Show when=move || has_threads.get()>
            <svg class="threads" aria-hidden="true">
                <Each each=move || ids.get() key=|id| id.clone() let(id)>
                    {
                        let (mark, thread) = (id.to_string(), own(id));
                        view! {
                            <path
                                d=move || thread.with(|thread| thread.as_ref().map(|(path, _)| path.clone()))
                                data-thread=mark
                                data-verdict=move || thread.with(|thread| thread.as_ref().map(|(_, verdict)| *verdict))
                            />
                        }
                    }
                </Each>
            </svg>
        </Show>
    }
}

/// The link that is being drawn, from its handle to the pointer.
#[component]
pub fn NewLink(layout: OverlayLayout, pointer: super::pointer::Pointer) -> impl IntoView {
    let app = App::get();
    let from = Memo::new(move |_| {
        app.drag.gesture.with(|gesture| match &gesture.as_ref()?.grip {
            Grip::Handle(id, edge) => Some((id.clone(), *edge)),
            _ => None,
        })
    });
    let path = move || {
        let (id, edge) = from.get()?;
        let bar = layout.bar(&id)?;
        let x = if edge == domain::edit::SpanEnd::Start { bar.left } else { bar.right };
        let (left, top) = pointer.origin();
        let (px, py) = pointer.at().page;
        Some(format!("M{x:.1} {:.1}L{:.1} {:.1}", bar.middle, px - left, py - top))
    };
    view! {
        <Show when=move || from.read().is_some()>
            <svg class="new-link" aria-hidden="true"><path d=path /></svg>
        </Show>
    }
}

/// What the selected project waits for, and what waits for it, where that is out of sight: a press
/// goes there.
#[component]
pub fn Neighbours(layout: OverlayLayout) -> impl IntoView {
    let app = App::get();
    let all = Memo::new(move |_| {
        if app.drag.grasp.with(Option::is_some) {
            return Vec::new();
        }
        let Some(id) = app.selected_project() else { return Vec::new() };
        let seen = layout.seen();
        let side = |other: &ProjectId| layout.bar(other)?.side(&seen);
        app.open.shown.with(|plan| {
            neighbours(plan, &id)
                .into_iter()
                .filter_map(|(other, name)| Some((side(&other)?, other, name)))
                .collect::<Vec<_>>()
        })
    });
    let on = move |side: Side| {
        Memo::new(move |_| {
            all.with(|all| all.iter().filter(|(own, ..)| *own == side).cloned().collect::<Vec<_>>())
        })
    };
    let middle = move || {
        let id = app.selected_project()?;
        Some(format!("{}px", layout.bar(&id)?.hint_top(&layout.seen())))
    };
    view! {
        {Side::ALL.map(|side| {
            let here = on(side);
            let (class, icon) = match side {
                Side::Left => ("hints is-left", Icon::Left),
                Side::Right => ("hints is-right", Icon::Right),
                Side::Above => ("hints is-above", Icon::Up),
                Side::Below => ("hints is-below", Icon::Down),
            };
            let top = move || matches!(side, Side::Left | Side::Right).then(middle).flatten();
            let covered = move || (side == Side::Above).then(|| format!("{}px", layout.covered() + 6.0));
            view! {
                <Show when=move || !here.read().is_empty()>
                    <div class=class style:top=move || top().or_else(covered)>
                        {move || here.get().into_iter().take(HINTS).map(|(_, id, name)| {
                            let said = name.clone();
                            let mark = id.to_string();
                            let go = move |_| app.feed(Input::LookAt(crate::state::Selection::Project(id.clone())));
                            view! {
                                <button type="button" class="hint" data-command="show-neighbour" data-neighbour=mark on:click=go
                                    aria-label=move || t::show_neighbour(app.lang.get(), &said)>
                                    <Pictogram icon=icon /><span>{name}</span>
                                </button>
                            }
                        }).collect_view()}
                        {move || here.read().len().checked_sub(HINTS).filter(|n| *n != 0).map(|n| view! { <span class="hint is-more">{t::and_more(app.lang.get(), n)}</span> })}
                    </div>
                </Show>
            }
        })}
    }
}

/// The conflicts of a bar with their answers, beside it.
#[component]
pub fn Disputes(layout: OverlayLayout) -> impl IntoView {
    let app = App::get();
    let links = Memo::new(move |_| {
        let id = app.selection.disputed.get()?;
        let links = app
            .with_schedule(|_, schedule| schedule.conflicts_into(&id).cloned().collect::<Vec<_>>());
        (!links.is_empty()).then_some(links)
    });
    // Where the last answer was given, it goes.
    Effect::new(move || {
        if app.selection.disputed.with(Option::is_some) && links.read().is_none() {
            app.feed(Input::Dispute(None));
        }
    });
    // The answers are at hand for the next key.
    let dialog = NodeRef::<leptos::html::Section>::new();
    Effect::new(move || dialog.get().into_iter().for_each(|dialog| drop(dialog.focus())));
    let place = move || {
        let bar = layout.bar(&app.selection.disputed.get()?)?;
        let ((x, y), is_above) = bar.answers_place(&layout.seen());
        let own = if is_above { "-100%" } else { "0" };
        Some(format!("translate({x}px, {y}px) translateY({own})"))
    };
    view! {
        <Show when=move || links.read().is_some()>
            <section class="popover disputes" role="dialog" tabindex="-1" node_ref=dialog aria-label=tr!(app, conflict_answers) style:transform=place data-disputes>
                <button type="button" class="button is-quiet" data-command="close-conflicts" aria-label=tr!(app, close) on:click=move |_| app.feed(Input::Dispute(None))>
                    <Pictogram icon=Icon::Cross />
                </button>
                <Each each=move || links.get().unwrap_or_default() key=|id| id.clone() let(link)><Conflict id=link /></Each>
            </section>
        </Show>
    }
}
