//! The products, each a swimlane with its launch as a flag and what is done around it as thin bars;
//! they stay on top while the projects scroll.

use leptos::prelude::*;

use wasm_bindgen::JsCast;

use super::super::each::Each;
use super::Sizes;
use super::header::Markers;
use super::overlay::OverlayLayout;
use super::{focus, keys, moved_down, moved_to, px};
use crate::state::{App, Command, Selection};
use crate::view::command_button::CommandButton;
use crate::view::icon::Icon;
use crate::view::tr;
use crate::view::verdict::{HandMark, VerdictBadge};
use domain::readiness::{ByHand, Verdict};
use engine::model::{ActivityId, ActivityKind, Day, DeliverableId, ProductId};
use session::picture::{
    DrawnActivity, DrawnLanding, LaneScroll, SwimlaneContext, SwimlaneLook, change_said,
};
use session::text as t;
use session::viewmodel::{Mark, Pool, products_by_rank, swimlane};

/// The swimlanes of all products, and how far they are scrolled.
#[derive(Clone, Copy)]
struct AllLanes {
    app: App,
    sizes: RwSignal<Sizes>,
    ids: Memo<Vec<ProductId>>,
    /// In CSS pixels.
    top: RwSignal<f64>,
}

impl AllLanes {
    /// What of them is seen; whoever calls follows the sizes alone.
    fn scroll(&self) -> LaneScroll {
        let Sizes { lane, lanes, .. } = self.sizes.get();
        let count = self.ids.with_untracked(Vec::len);
        LaneScroll { height: lane, shown: lanes, count }
    }

    fn place(&self, id: &ProductId) -> Option<usize> {
        self.ids.with_untracked(|ids| ids.iter().position(|other| other == id))
    }

    /// Scrolls no further than it must for this one to be seen.
    fn show(&self, place: usize) {
        let scroll = untrack(|| self.scroll());
        self.top.update(|top| *top = scroll.showing(*top, place));
    }

    /// Scrolls by so many CSS pixels; answers whether there is anything to scroll.
    fn scroll_by(&self, by: f64) -> bool {
        let scroll = untrack(|| self.scroll());
        let scrolls = scroll.furthest() > 0.0;
        if scrolls {
            self.top.update(|top| *top = scroll.scrolled(*top, by));
        }
        scrolls
    }

    /// What is in hand brings the launches that it feeds into sight.
    fn follow_hand(self, layout: OverlayLayout) {
        Effect::new(move || {
            let Some(fed) = layout.fed.get() else { return };
            // Also when the inspector leaves room for fewer of them.
            let scroll = self.scroll();
            let places: Vec<usize> = self.ids.with_untracked(|ids| {
                (0..ids.len()).filter(|place| fed.contains(&ids[*place])).collect()
            });
            if let Some(top) = scroll.showing_any(self.top.get_untracked(), &places) {
                self.top.set(top);
            }
        });
    }

    /// What is selected is brought into sight, with its flag.
    fn follow_selection(self) {
        let app = self.app;
        let width = Memo::new(move |_| app.axis.viewport.with(|viewport| viewport.width));
        Effect::new(move || {
            let Some(Selection::Product(id)) = app.selection.subject.get() else { return };
            self.sizes.track();
            let Some(place) = self.place(&id) else { return };
            self.show(place);
            // The inspector may have left less room for it.
            width.track();
            if app.drag.gesture.with_untracked(Option::is_none) {
                app.bring_flag(&id);
            }
        });
    }

    /// Not a scroll container: the names have to stick to the edge of the timeline's own, which is
    /// the one that scrolls sideways.
    fn wheel(self, event: &leptos::ev::WheelEvent) {
        if !event.ctrl_key() && event.delta_y() != 0.0 && self.scroll_by(event.delta_y()) {
            event.prevent_default();
        }
    }

    /// Nor does a finger scroll it by itself. `finger` is where it was.
    fn swipe(self, event: &leptos::ev::TouchEvent, finger: StoredValue<f64>) {
        if event.touches().length() == 1 && self.app.drag.gesture.with_untracked(Option::is_none) {
            let y = finger_at(event);
            if self.scroll_by(finger.get_value() - y) {
                finger.set_value(y);
            }
        }
    }

    /// Another launch, which may have to be scrolled into sight first.
    fn key(self, event: &leptos::ev::KeyboardEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let lane = target.and_then(|target| target.closest("[data-lane-id]").ok().flatten());
        let Some(id) = lane.and_then(|lane| lane.get_attribute("data-lane-id")).map(ProductId::new)
        else {
            return;
        };
        let by = match event.key().as_str() {
            "ArrowUp" => -1,
            "ArrowDown" => 1,
            _ if keys::on_launch(self.app, event, &id) => return event.prevent_default(),
            _ => return,
        };
        event.prevent_default();
        let next = self.place(&id).and_then(|place| place.checked_add_signed(by));
        let id_at = |place: usize| self.ids.with_untracked(|ids| ids.get(place).cloned());
        if let Some((place, next)) = next.and_then(|place| Some((place, id_at(place)?))) {
            self.show(place);
            request_animation_frame(move || focus::on_launch(&next));
        }
    }
}

/// How far down the page the first finger is.
fn finger_at(event: &leptos::ev::TouchEvent) -> f64 {
    event.touches().item(0).map_or(0.0, |touch| f64::from(touch.client_y()))
}

/// All swimlanes.
#[component]
pub fn Swimlanes(sizes: RwSignal<Sizes>, layout: OverlayLayout) -> impl IntoView {
    let app = App::get();
    let ids = Memo::new(move |_| app.rows.in_view.with(products_by_rank));
    let top = app.axis.lanes_top;
    let lanes = AllLanes { app, sizes, ids, top };
    let slots = slots(lanes, layout);
    lanes.follow_hand(layout);
    lanes.follow_selection();
    let finger = StoredValue::new(0.0);
    view! {
        <div class="lanes" role="group" aria-label=tr!(app, products) on:wheel=move |event| lanes.wheel(&event) on:keydown=move |event| lanes.key(&event)
            on:touchstart=move |event| finger.set_value(finger_at(&event)) on:touchmove=move |event| lanes.swipe(&event, finger)
            style:--shown=move || ids.read().len().clamp(1, sizes.get().lanes).to_string()
        >
            <Markers />
            <div
                class="lanes-all"
                style:--count=move || ids.read().len().max(1).to_string()
                style:transform=move || format!("translateY({}px)", -top.get())
            >
                <Show when=move || ids.read().is_empty()>
                    <div class="lane is-empty">
                        <div class="names"><span class="quiet">{tr!(app, empty_products)}</span></div>
                        <div class="lane-add"><CommandButton command=Command::AddProduct icon=Icon::Plus /></div>
                    </div>
                </Show>
                <div class="lanes-column">
                    <Each each=move || slots.get() key=|(slot, _)| *slot let((_, signals))><SwimlaneName signals=signals /></Each>
                </div>
                <Each each=move || slots.get() key=|(slot, _)| *slot let((_, signals))><SwimlaneRow signals=signals /></Each>
            </div>
        </div>
    }
}

/// A slot of the pool of swimlanes.
type SwimlaneSlot = (usize, SwimlaneSignals);

/// The slots of the swimlanes; like those of the rows they are worked out in one pass, and set only
/// where something changed.
fn slots(lanes: AllLanes, layout: OverlayLayout) -> RwSignal<Vec<SwimlaneSlot>> {
    let AllLanes { app, sizes, top, .. } = lanes;
    let pool = Memo::new(move |_| {
        let Sizes { lane, lanes, .. } = sizes.get();
        Pool::new(top.get(), lane * lanes as f64, lane, 0)
    });
    let slots = RwSignal::new(Vec::<SwimlaneSlot>::new());
    let owner = Owner::current().expect("swimlanes belong to the timeline");
    Effect::new(move || {
        let count = pool.get().slots;
        if slots.with_untracked(Vec::len) < count {
            owner.with(|| {
                slots.update(|slots| {
                    slots.extend((slots.len()..count).map(|slot| (slot, SwimlaneSignals::new(app))))
                })
            });
        }
    });
    Effect::new(move || show(lanes, layout, pool.get(), &slots.get()));
    slots
}

/// Compares each slot with what it is to show, and sets it where that is another.
fn show(lanes: AllLanes, layout: OverlayLayout, pool: Pool, slots: &[SwimlaneSlot]) {
    let AllLanes { app, sizes, ids, .. } = lanes;
    let (grasp, selection, fed) =
        (app.drag.grasp.get(), app.selection.subject.read(), layout.fed.read());
    let context = SwimlaneContext {
        scale: app.axis.scale.get(),
        height: sizes.get().lane,
        selection: selection.as_ref(),
        fed: fed.as_ref(),
        standing: grasp.as_ref().map(|grasp| &grasp.standing),
    };
    let look = |slot: usize, before: Option<&SwimlaneLook>| {
        let place = Some(pool.item(slot)).filter(|_| slot < pool.slots)?;
        let id = ids.with(|ids| ids.get(place).cloned())?;
        context.swimlane(place, &id, before, || {
            app.with_forecast(|plan, schedule, chances| swimlane(plan, schedule, chances, &id))
        })
    };
    for (slot, SwimlaneSignals { look: signal, .. }) in slots {
        let now = signal.with_untracked(|before| look(*slot, before.as_ref()));
        if signal.with_untracked(|before| *before != now) {
            signal.set(now);
        }
    }
}

/// What either half of a swimlane reads of it.
#[derive(Clone, Copy)]
struct SwimlaneSignals {
    look: RwSignal<Option<SwimlaneLook>>,
    is_there: Memo<bool>,
    verdict: Memo<Verdict>,
    by_hand: Memo<Option<ByHand>>,
    name: Memo<String>,
    launch: Memo<Option<Day>>,
    /// In whole per cent.
    chance: Memo<Option<u8>>,
    /// What a drag makes of it.
    change: Memo<Option<i32>>,
    /// Which swimlane it is, in words. They are not said anew while something is dragged: the drag
    /// tells what it does.
    said: Memo<(Option<ProductId>, String)>,
}

impl SwimlaneSignals {
    fn new(app: App) -> SwimlaneSignals {
        let look = RwSignal::new(None::<SwimlaneLook>);
        SwimlaneSignals {
            look,
            said: Memo::new(move |before| said(app, look, before)),
            is_there: Memo::new(move |_| look.read().is_some()),
            verdict: part(look, |look| look.lane.verdict, Verdict::NotJudged),
            by_hand: part(look, |look| look.lane.by_hand, None),
            name: part(look, |look| look.lane.name.clone(), String::new()),
            launch: part(look, |look| look.lane.launch, None),
            chance: part(look, |look| look.chance, None),
            change: part(look, |look| look.change, None),
        }
    }

    fn with(
        self,
        read: fn(&SwimlaneLook) -> String,
    ) -> impl Fn() -> Option<String> + Clone + Send + Sync + 'static {
        move || self.look.with(|look| look.as_ref().map(read))
    }

    fn is(self, read: fn(&SwimlaneLook) -> bool) -> Memo<bool> {
        part(self.look, read, false)
    }

    /// Shows the product in the inspector.
    fn select(self, app: App) {
        let id = self.look.with_untracked(|look| look.as_ref().map(|look| look.id.clone()));
        app.select(id.map(Selection::Product));
    }
}

/// What is read of a swimlane, or this where its slot shows none: told only when it is another.
fn part<T: Clone + PartialEq + Send + Sync + 'static>(
    look: RwSignal<Option<SwimlaneLook>>,
    read: fn(&SwimlaneLook) -> T,
    none: T,
) -> Memo<T> {
    Memo::new(move |_| look.with(|look| look.as_ref().map_or_else(|| none.clone(), read)))
}

/// Says which swimlane it is; what was said before, while that one is dragged about.
fn said(
    app: App,
    look: RwSignal<Option<SwimlaneLook>>,
    before: Option<&(Option<ProductId>, String)>,
) -> (Option<ProductId>, String) {
    let id = look.with(|look| look.as_ref().map(|look| look.id.clone()));
    match before.filter(|(own, _)| *own == id && app.drag.grasp.with(Option::is_some)) {
        Some(before) => before.clone(),
        None => {
            let said = |look: &SwimlaneLook| look.said(app.lang.get());
            (id, look.with(|look| look.as_ref().map_or_else(String::new, said)))
        }
    }
}

/// A product's name, its verdict and its launch, in the column that sticks.
#[component]
fn SwimlaneName(signals: SwimlaneSignals) -> impl IntoView {
    let app = App::get();
    let SwimlaneSignals { said, is_there, verdict, by_hand, name, launch, chance, change, .. } =
        signals;
    let has_change = Memo::new(move |_| change.read().is_some());
    view! {
        <Show when=move || is_there.get()>
            <div
                class="names"
                class:is-touched=signals.is(|it| it.is_fed == Some(true))
                class:is-receding=signals.is(|it| it.is_fed == Some(false))
                class:is-selected=signals.is(|it| it.is_selected)
                style:transform=signals.with(|it| moved_down(it.top))
                data-lane-id=signals.with(|it| it.id.to_string())
            >
                <VerdictBadge verdict=verdict by_hand=by_hand />
                <button type="button" class="lane-name" data-command="show-product" aria-label=move || said.get().1 on:click=move |_| signals.select(app)>{name}</button>
                <span class="lane-stands">
                    // The name says it too. It is here for whoever does not have the flag in sight.
                    <b aria-hidden="true">
                        {move || chance.get().map(|percent| t::percent(app.lang.get(), percent))} " "
                        <Show when=move || has_change.get()><ChangeBadge change=change /></Show>
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
fn SwimlaneRow(signals: SwimlaneSignals) -> impl IntoView {
    let app = App::get();
    let SwimlaneSignals { look, said, is_there, verdict, .. } = signals;
    let SwimlaneSignals { by_hand, name, launch, chance, change, .. } = signals;
    let slack = part(look, |look| look.lane.slack, None);
    let landings = part(look, |look| look.landings.clone(), Vec::new());
    let activities = part(look, |look| look.activities.clone(), Vec::new());
    let flag = move || look.with(|look| look.as_ref().and_then(|look| look.flag)).map(moved_to);
    let has_launch = Memo::new(move |_| launch.read().is_some());
    let has_change = Memo::new(move |_| change.read().is_some());
    view! {
        <Show when=move || is_there.get()>
            <div
                class="lane"
                class:is-touched=signals.is(|it| it.is_fed == Some(true))
                class:is-receding=signals.is(|it| it.is_fed == Some(false))
                style:transform=signals.with(|it| moved_down(it.top))
                data-product-id=signals.with(|it| it.id.to_string())
                data-verdict=move || verdict.get().mark()
                data-chance=move || chance.get().map(|percent| percent.to_string())
            >
                <Each each=move || activities.get() key=|activity| activity.id.clone() let(activity)>
                    <ActivityBar id=activity.id signals=signals activities=activities />
                </Each>
                <Each each=move || landings.get() key=|landing| landing.id.clone() let(landing)>
                    <LandingDot id=landing.id landings=landings />
                </Each>
                <Show when=move || has_launch.get()>
                    <div class="flag" data-grip="flag" style:transform=flag title=move || said.get().1>
                        <span class="pill" data-verdict=move || verdict.get().mark()>
                            <b>{move || t::verdict_letter(app.lang.get(), verdict.get())}</b>
                            <HandMark by_hand=by_hand.into() />
                            {move || chance.get().map(|percent| view! { <strong data-grip="chance" title=t::pull_chance(app.lang.get())>{t::percent(app.lang.get(), percent)}</strong> })}
                            // Beside what it is of.
                            <Show when=move || has_change.get() && chance.read().is_some()><ChangeBadge change=change /></Show>
                            {move || slack.get().map(|days| view! { <span>{t::signed(app.lang.get(), days)}</span> })}
                            <Show when=move || has_change.get() && chance.read().is_none()><ChangeBadge change=change /></Show>
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
fn ChangeBadge(change: Memo<Option<i32>>) -> impl IntoView {
    view! {
        <em class:is-worse=move || change.get().is_some_and(|days| days < 0)>
            {move || change.get().map(change_said)}
        </em>
    }
}

/// Something that is done around the launch, as a thin bar, and a release as a pennant on its day,
/// which a screen reader meets too; a click shows the product.
#[component]
fn ActivityBar(
    id: ActivityId,
    signals: SwimlaneSignals,
    activities: Memo<Vec<DrawnActivity>>,
) -> impl IntoView {
    let app = App::get();
    let name = id.to_string();
    let id = StoredValue::new(id);
    let bar = Memo::new(move |_| {
        activities.with(|all| {
            let own = all.iter().find(|activity| id.with_value(|id| activity.id == *id))?;
            Some((own.kind, own.strip))
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
            on:click=move |_| signals.select(app)
        ></i>
    }
}

/// Where a deliverable lands.
#[component]
fn LandingDot(id: DeliverableId, landings: Memo<Vec<DrawnLanding>>) -> impl IntoView {
    let landing = Memo::new(move |_| {
        landings.with(|all| {
            all.iter().find(|it| it.id == id).map(|landing| (landing.x, landing.verdict))
        })
    });
    view! {
        <i class="landing" data-verdict=move || landing.get().map(|(_, verdict)| verdict.mark()) style:transform=move || landing.get().map(|(x, _)| moved_to(x))></i>
    }
}
