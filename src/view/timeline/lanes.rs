//! The products, each a lane with its launch as a flag and what is done around it as thin bars;
//! they stay on top while the projects scroll.

use leptos::prelude::*;

use wasm_bindgen::JsCast;

use super::Sizes;
use super::header::Markers;
use super::overlay::Spots;
use super::{focus, keys, moved_down, moved_to, px};
use crate::state::{App, Command, Selection};
use crate::view::command_button::CommandButton;
use crate::view::icon::Icon;
use crate::view::tr;
use crate::view::verdict::{HandMark, VerdictBadge};
use domain::readiness::{ByHand, Verdict};
use engine::forecast::Chance;
use engine::model::{ActivityId, ActivityKind, Day, DeliverableId, ProductId, Span};
use session::text::{self as t, Lang};
use session::viewmodel::{Mark, Pool, Strip, Swimlane, products_by_rank, swimlane};

/// All lanes.
#[component]
pub fn Lanes(sizes: RwSignal<Sizes>, spots: Spots) -> impl IntoView {
    let app = App::get();
    let all = Memo::new(move |_| app.rows.in_view.with(products_by_rank));
    let top = app.axis.lanes_top;
    let pool = Memo::new(move |_| {
        let Sizes { lane, lanes, .. } = sizes.get();
        Pool::new(top.get(), lane * lanes as f64, lane, 0)
    });
    let slots = looks(app, sizes, pool, all, spots);
    // What is in hand brings the launches that it feeds into sight.
    Effect::new(move || {
        let Some(fed) = spots.fed.get() else { return };
        // Also when the inspector leaves room for fewer of them.
        let Sizes { lane: height, lanes: shown, .. } = sizes.get();
        let (seen, hidden) = (
            top.get_untracked(),
            all.with_untracked(|all| all.len().saturating_sub(shown)) as f64 * height,
        );
        let in_sight = |place: &usize| {
            (*place as f64) * height >= seen
                && (*place as f64 + 1.0) * height <= seen + shown as f64 * height
        };
        let places: Vec<usize> = all.with_untracked(|all| {
            (0..all.len()).filter(|place| fed.contains(&all[*place])).collect()
        });
        if let (Some(first), false) = (places.first(), places.iter().any(in_sight)) {
            top.set((*first as f64 * height).min(hidden));
        }
    });
    // And what is selected, with its flag.
    let width = Memo::new(move |_| app.axis.viewport.with(|viewport| viewport.width));
    Effect::new(move || {
        let Some(Selection::Product(id)) = app.selection.subject.get() else { return };
        let Sizes { lane: height, lanes: shown, .. } = sizes.get();
        let Some(place) = all.with_untracked(|all| all.iter().position(|other| *other == id))
        else {
            return;
        };
        let at = place as f64 * height;
        top.update(|top| *top = top.clamp((at + height - shown as f64 * height).max(0.0), at));
        // The inspector may have left less room for it.
        width.track();
        if app.drag.gesture.with_untracked(Option::is_none) {
            app.bring_flag(&id);
        }
    });
    // Not a scroll container: the names have to stick to the edge of the timeline's own, which is
    // the one that scrolls sideways.
    let wheel = move |event: leptos::ev::WheelEvent| {
        let Sizes { lane, lanes, .. } = sizes.get_untracked();
        let hidden = all.read().len().saturating_sub(lanes) as f64 * lane;
        if hidden > 0.0 && !event.ctrl_key() && event.delta_y() != 0.0 {
            event.prevent_default();
            top.update(|top| *top = (*top + event.delta_y()).clamp(0.0, hidden));
        }
    };
    // Nor does a finger scroll it by itself.
    let finger = StoredValue::new(0.0);
    let y_of = |event: &leptos::ev::TouchEvent| {
        event.touches().item(0).map_or(0.0, |touch| f64::from(touch.client_y()))
    };
    let swipe = move |event: leptos::ev::TouchEvent| {
        let Sizes { lane, lanes, .. } = sizes.get_untracked();
        let hidden = all.read().len().saturating_sub(lanes) as f64 * lane;
        if hidden > 0.0
            && event.touches().length() == 1
            && app.drag.gesture.with_untracked(Option::is_none)
        {
            let y = y_of(&event);
            top.update(|top| *top = (*top + finger.get_value() - y).clamp(0.0, hidden));
            finger.set_value(y);
        }
    };
    // Another launch, which may have to be scrolled into sight first.
    let key = move |event: leptos::ev::KeyboardEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let lane = target.and_then(|target| target.closest("[data-lane-id]").ok().flatten());
        let Some(id) = lane.and_then(|lane| lane.get_attribute("data-lane-id")).map(ProductId::new)
        else {
            return;
        };
        let by = match event.key().as_str() {
            "ArrowUp" => -1,
            "ArrowDown" => 1,
            _ if keys::on_launch(app, &event, &id) => return event.prevent_default(),
            _ => return,
        };
        event.prevent_default();
        let next = all.with_untracked(|all| {
            all.get(all.iter().position(|other| *other == id)?.checked_add_signed(by)?).cloned()
        });
        let Some(next) = next else { return };
        let Sizes { lane: height, lanes: shown, .. } = sizes.get_untracked();
        let at = all.with_untracked(|all| all.iter().position(|other| *other == next).unwrap_or(0))
            as f64
            * height;
        top.update(|top| *top = top.clamp((at + height - shown as f64 * height).max(0.0), at));
        request_animation_frame(move || focus::on_launch(&next));
    };
    view! {
        <div class="lanes" role="group" aria-label=tr!(app, products) on:wheel=wheel on:keydown=key
            on:touchstart=move |event| finger.set_value(y_of(&event)) on:touchmove=swipe
            style:--shown=move || all.read().len().clamp(1, sizes.get().lanes).to_string()
        >
            <Markers />
            <div
                class="lanes-all"
                style:--count=move || all.read().len().max(1).to_string()
                style:transform=move || format!("translateY({}px)", -top.get())
            >
                <Show when=move || all.read().is_empty()>
                    <div class="lane is-empty">
                        <div class="names"><span class="quiet">{tr!(app, empty_products)}</span></div>
                        <div class="lane-add"><CommandButton command=Command::AddProduct icon=Icon::Plus /></div>
                    </div>
                </Show>
                <div class="lanes-column">
                    <For each=move || slots.get() key=|(slot, _)| *slot let((_, parts))><LaneName parts=parts /></For>
                </div>
                <For each=move || slots.get() key=|(slot, _)| *slot let((_, parts))><LaneRow parts=parts /></For>
            </div>
        </div>
    }
}

/// What a lane shows.
#[derive(Clone, Debug, PartialEq)]
struct Look {
    /// CSS pixels from the top of the first lane.
    top: f64,
    id: ProductId,
    lane: Swimlane,
    /// Its chance in whole per cent.
    chance: Option<u8>,
    /// By how much its chance (or without one its slack, in working days) has changed since the
    /// drag began.
    change: Option<i32>,
    /// It comes forward, since what is in hand feeds it; none when nothing is in hand.
    fed: Option<bool>,
    selected: bool,
    /// Where the flag stands, in CSS pixels from the beginning of the axis.
    flag: Option<i32>,
    /// Where the deliverables land, in the same, each by its place among the landings of the lane.
    landings: Vec<(DeliverableId, i32, Verdict)>,
    /// Where the activities lie, in the same.
    activities: Vec<(ActivityId, ActivityKind, Strip)>,
}

/// A slot of the pool of lanes.
type LaneSlot = (usize, Parts);

/// The slots of the lanes; like those of the rows they are worked out in one pass, and set only
/// where something changed.
fn looks(
    app: App,
    sizes: RwSignal<Sizes>,
    pool: Memo<Pool>,
    all: Memo<Vec<ProductId>>,
    spots: Spots,
) -> RwSignal<Vec<LaneSlot>> {
    let slots = RwSignal::new(Vec::<LaneSlot>::new());
    let owner = Owner::current().expect("lanes belong to the timeline");
    Effect::new(move || {
        let count = pool.get().slots;
        if slots.with_untracked(Vec::len) < count {
            owner.with(|| {
                slots.update(|slots| {
                    slots.extend((slots.len()..count).map(|slot| (slot, Parts::new(app))))
                })
            });
        }
    });
    Effect::new(move || {
        let (pool, grasp, selection, height) =
            (pool.get(), app.drag.grasp.get(), app.selection.subject.get(), sizes.get().lane);
        let look = |slot: usize, before: Option<&Look>| {
            let place = Some(pool.item(slot)).filter(|_| slot < pool.slots)?;
            let id = all.with(|all| all.get(place).cloned())?;
            let standing = grasp.as_ref().map(|grasp| grasp.standing.get(&id));
            let lane = match (standing, before) {
                // A drag changes those alone that it was known to reach when it began.
                (Some(None), Some(before)) if before.id == id => before.lane.clone(),
                _ => app.with_forecast(|plan, schedule, chances| {
                    swimlane(plan, schedule, chances, &id)
                })?,
            };
            let chance = lane.chance.and_then(Chance::percent);
            let before = standing.flatten();
            let by_chance = chance
                .zip(before.and_then(|before| before.chance))
                .map(|(now, before)| i32::from(now) - i32::from(before));
            let by_slack = || {
                lane.slack
                    .zip(before.and_then(|before| before.slack))
                    .map(|(now, before)| now - before)
            };
            let change = by_chance.or_else(by_slack);
            let fed = spots.fed.with(|fed| fed.as_ref().map(|fed| fed.contains(&id)));
            let selected = matches!(&selection, Some(Selection::Product(own)) if *own == id);
            let x = |day: Day| app.axis.scale.with(|scale| scale.left(day));
            let flag = lane.launch.map(x);
            let landings = lane
                .landings
                .iter()
                .map(|landing| (landing.id.clone(), x(landing.day), landing.verdict))
                .collect();
            let strip = |dates: Span| app.axis.scale.with(|scale| scale.strip(dates));
            let activities = lane
                .activities
                .iter()
                .map(|(id, kind, dates)| (id.clone(), *kind, strip(*dates)))
                .collect();
            let change = change.filter(|change| *change != 0);
            Some(Look {
                top: place as f64 * height,
                lane,
                chance,
                change,
                fed,
                selected,
                flag,
                landings,
                activities,
                id,
            })
        };
        for (slot, Parts { look: signal, .. }) in slots.get() {
            let now = signal.with_untracked(|before| look(slot, before.as_ref()));
            if signal.with_untracked(|before| *before != now) {
                signal.set(now);
            }
        }
    });
    slots
}

/// What either half of a lane reads of it.
#[derive(Clone, Copy)]
struct Parts {
    look: RwSignal<Option<Look>>,
    is_there: Memo<bool>,
    verdict: Memo<Verdict>,
    by_hand: Memo<Option<ByHand>>,
    name: Memo<String>,
    launch: Memo<Option<Day>>,
    /// In whole per cent.
    chance: Memo<Option<u8>>,
    /// What a drag makes of it.
    change: Memo<Option<i32>>,
    /// Which lane it is, in words. They are not said anew while something is dragged: the drag
    /// tells what it does.
    said: Memo<(Option<ProductId>, String)>,
}

impl Parts {
    fn new(app: App) -> Parts {
        let look = RwSignal::new(None::<Look>);
        Parts {
            look,
            said: Memo::new(move |before: Option<&(Option<ProductId>, String)>| {
                let id = look.with(|look| look.as_ref().map(|look| look.id.clone()));
                match before.filter(|(own, _)| *own == id && app.drag.grasp.with(Option::is_some)) {
                    Some(before) => before.clone(),
                    None => (
                        id,
                        look.with(|look| {
                            look.as_ref()
                                .map_or_else(String::new, |look| said(app.lang.get(), look))
                        }),
                    ),
                }
            }),
            is_there: Memo::new(move |_| look.read().is_some()),
            verdict: Memo::new(move |_| {
                look.with(|look| look.as_ref().map_or(Verdict::NotJudged, |look| look.lane.verdict))
            }),
            by_hand: Memo::new(move |_| {
                look.with(|look| look.as_ref().and_then(|look| look.lane.by_hand))
            }),
            name: Memo::new(move |_| {
                look.with(|look| {
                    look.as_ref().map_or_else(String::new, |look| look.lane.name.clone())
                })
            }),
            launch: Memo::new(move |_| {
                look.with(|look| look.as_ref().and_then(|look| look.lane.launch))
            }),
            chance: Memo::new(move |_| {
                look.with(|look| look.as_ref().and_then(|look| look.chance))
            }),
            change: Memo::new(move |_| {
                look.with(|look| look.as_ref().and_then(|look| look.change))
            }),
        }
    }

    fn with(
        self,
        read: fn(&Look) -> String,
    ) -> impl Fn() -> Option<String> + Clone + Send + Sync + 'static {
        move || self.look.with(|look| look.as_ref().map(read))
    }

    fn is(self, read: fn(&Look) -> bool) -> Memo<bool> {
        Memo::new(move |_| self.look.with(|look| look.as_ref().is_some_and(read)))
    }
}

/// A lane in words, for a screen reader and for whoever points at it.
fn said(lang: Lang, Look { lane, .. }: &Look) -> String {
    let launch = lane
        .launch
        .map_or_else(|| t::no_launch(lang), |day| t::launch_on(lang, &t::date(lang, day)));
    let chance = lane.chance.map_or_else(String::new, |chance| {
        format!(", {}", t::in_time(lang, &t::about_percent(lang, chance)))
    });
    format!(
        "{}, {launch}{chance}",
        t::lane_name(lang, &lane.name, &t::verdict_said(lang, lane.verdict, lane.by_hand))
    )
}

/// A product's name, its verdict and its launch, in the column that sticks.
#[component]
fn LaneName(parts: Parts) -> impl IntoView {
    let app = App::get();
    let Parts { look, said, is_there, verdict, by_hand, name, launch, chance, change, .. } = parts;
    let has_change = Memo::new(move |_| change.read().is_some());
    let show =
        move |_| {
            app.select(look.with_untracked(|look| {
                look.as_ref().map(|look| Selection::Product(look.id.clone()))
            }))
        };
    view! {
        <Show when=move || is_there.get()>
            <div
                class="names"
                class:is-touched=parts.is(|it| it.fed == Some(true))
                class:is-receding=parts.is(|it| it.fed == Some(false))
                class:is-selected=parts.is(|it| it.selected)
                style:transform=parts.with(|it| moved_down(it.top))
                data-lane-id=parts.with(|it| it.id.to_string())
            >
                <VerdictBadge verdict=verdict by_hand=by_hand />
                <button type="button" class="lane-name" data-command="show-product" aria-label=move || said.get().1 on:click=show>{name}</button>
                <span class="lane-stands">
                    // The name says it too. It is here for whoever does not have the flag in sight.
                    <b aria-hidden="true">
                        {move || chance.get().map(|percent| t::percent(app.lang.get(), percent))} " "
                        <Show when=move || has_change.get()><Change change=change /></Show>
                    </b>
                    <span class="quiet lane-launch">
                        {move || launch.get().map_or_else(|| t::no_launch(app.lang.get()), |day| t::date_short(app.lang.get(), day))}
                    </span>
                </span>
            </div>
        </Show>
    }
}

/// A product's launch as a flag, where its deliverables land, and what is done around it.
#[component]
fn LaneRow(parts: Parts) -> impl IntoView {
    let app = App::get();
    let Parts { look, said, is_there, verdict, by_hand, name, launch, chance, change, .. } = parts;
    let slack =
        Memo::new(move |_| look.with(|look| look.as_ref().and_then(|look| look.lane.slack)));
    let landings = Memo::new(move |_| {
        look.with(|look| look.as_ref().map_or_else(Vec::new, |look| look.landings.clone()))
    });
    let activities = Memo::new(move |_| {
        look.with(|look| look.as_ref().map_or_else(Vec::new, |look| look.activities.clone()))
    });
    let flag = move || look.with(|look| look.as_ref().and_then(|look| look.flag)).map(moved_to);
    let has_launch = Memo::new(move |_| launch.read().is_some());
    let has_change = Memo::new(move |_| change.read().is_some());
    view! {
        <Show when=move || is_there.get()>
            <div
                class="lane"
                class:is-touched=parts.is(|it| it.fed == Some(true))
                class:is-receding=parts.is(|it| it.fed == Some(false))
                style:transform=parts.with(|it| moved_down(it.top))
                data-product-id=parts.with(|it| it.id.to_string())
                data-verdict=move || verdict.get().mark()
                data-chance=move || chance.get().map(|percent| percent.to_string())
            >
                <For each=move || activities.get() key=|(id, ..)| id.clone() let((id, ..))>
                    <ActivityBar id=id look=look activities=activities />
                </For>
                <For each=move || landings.get() key=|(id, ..)| id.clone() let((id, ..))>
                    <LandingMark id=id landings=landings />
                </For>
                <Show when=move || has_launch.get()>
                    <div class="flag" data-grip="flag" style:transform=flag title=move || said.get().1>
                        <span class="pill" data-verdict=move || verdict.get().mark()>
                            <b>{move || t::verdict_letter(app.lang.get(), verdict.get())}</b>
                            <HandMark by_hand=by_hand.into() />
                            {move || chance.get().map(|percent| view! { <strong data-grip="chance" title=t::pull_chance(app.lang.get())>{t::percent(app.lang.get(), percent)}</strong> })}
                            // Beside what it is of.
                            <Show when=move || has_change.get() && chance.read().is_some()><Change change=change /></Show>
                            {move || slack.get().map(|days| view! { <span>{t::signed(app.lang.get(), days)}</span> })}
                            <Show when=move || has_change.get() && chance.read().is_none()><Change change=change /></Show>
                        </span>
                        <span class="flag-name">{name}</span>
                    </div>
                </Show>
            </div>
        </Show>
    }
}

/// By how much a chance, or else a slack, has become better or worse.
#[component]
fn Change(change: Memo<Option<i32>>) -> impl IntoView {
    view! {
        <em class:is-worse=move || change.get().is_some_and(|days| days < 0)>
            {move || change.get().map(|days| format!("{} {}", if days < 0 { "▼" } else { "▲" }, days.abs()))}
        </em>
    }
}

/// Something that is done around the launch, as a thin bar, and a release as a pennant on its day,
/// which a screen reader meets too; a click shows the product.
#[component]
fn ActivityBar(
    id: ActivityId,
    look: RwSignal<Option<Look>>,
    activities: Memo<Vec<(ActivityId, ActivityKind, Strip)>>,
) -> impl IntoView {
    let app = App::get();
    let name = id.to_string();
    let id = StoredValue::new(id);
    let bar = Memo::new(move |_| {
        activities.with(|all| {
            all.iter()
                .find(|(own, ..)| id.with_value(|id| id == own))
                .map(|(_, kind, strip)| (*kind, *strip))
        })
    });
    let kind = Memo::new(move |_| bar.get().map(|(kind, _)| kind.mark()));
    let is_release =
        Memo::new(move |_| bar.get().is_some_and(|(kind, _)| kind == ActivityKind::Release));
    // Made again when the plan changed, not while something is dragged.
    let said = move || {
        app.open.history.track();
        app.open.shown.with_untracked(|plan| {
            plan.get(&id.get_value()).map(|activity| t::activity(app.lang.get(), plan, activity))
        })
    };
    let show =
        move |_| {
            app.select(look.with_untracked(|look| {
                look.as_ref().map(|look| Selection::Product(look.id.clone()))
            }))
        };
    view! {
        <i
            class="activity"
            data-activity-bar=name
            data-kind=move || kind.get()
            role=move || is_release.get().then_some("img")
            aria-label=move || if is_release.get() { said() } else { None }
            title=said
            style:transform=move || bar.get().map(|(_, strip)| moved_to(strip.x))
            style:width=move || bar.get().map(|(_, strip)| px(strip.width))
            on:click=show
        ></i>
    }
}

/// Where a deliverable lands.
#[component]
fn LandingMark(
    id: DeliverableId,
    landings: Memo<Vec<(DeliverableId, i32, Verdict)>>,
) -> impl IntoView {
    let landing = Memo::new(move |_| {
        landings.with(|all| {
            all.iter().find(|(own, ..)| *own == id).map(|(_, x, verdict)| (*x, *verdict))
        })
    });
    view! {
        <i class="landing" data-verdict=move || landing.get().map(|(_, verdict)| verdict.mark()) style:transform=move || landing.get().map(|(x, _)| moved_to(x))></i>
    }
}
