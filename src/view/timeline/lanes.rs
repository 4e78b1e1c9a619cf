//! The products, each a lane with its launch as a flag; they stay on top while the projects scroll.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::Sizes;
use super::days_since;
use super::overlay::Spots;
use crate::model::{DeliverableId, ProductId};
use crate::state::{App, Command, Selection};
use crate::text as t;
use crate::view::command_button::CommandButton;
use crate::view::icon::Icon;
use crate::view::tr;
use crate::view::verdict::{VerdictBadge, mark};
use crate::viewmodel::{Landing, Lane, lane, lanes, window};

/// Lanes shown at once; the others are reached by scrolling among the lanes.
pub(super) const SHOWN: usize = 6;

/// All lanes.
#[component]
pub fn Lanes(sizes: RwSignal<Sizes>, spots: Spots) -> impl IntoView {
    let app = App::get();
    let all = Memo::new(move |_| app.in_view.with(lanes));
    let top = app.axis.lanes_top;
    let visible = Memo::new(move |_| {
        let height = sizes.get().lane;
        let range = window(top.get(), height * SHOWN as f64, height, all.read().len());
        all.with(|all| range.map(|place| (place, all[place].clone())).collect::<Vec<_>>())
    });
    // What is in hand brings the launches that it feeds into sight.
    Effect::new(move || {
        let Some(fed) = spots.fed.get() else { return };
        let height = sizes.get_untracked().lane;
        let (seen, hidden) = (top.get_untracked(), all.with_untracked(|all| all.len().saturating_sub(SHOWN)) as f64 * height);
        let in_sight = |place: &usize| (*place as f64) * height >= seen && (*place as f64 + 1.0) * height <= seen + SHOWN as f64 * height;
        let places: Vec<usize> = all.with_untracked(|all| (0..all.len()).filter(|place| fed.contains(&all[*place])).collect());
        if let (Some(first), false) = (places.first(), places.iter().any(in_sight)) {
            top.set((*first as f64 * height).min(hidden));
        }
    });
    // Not a scroll container: the names have to stick to the edge of the timeline's own, which is the one that scrolls sideways.
    let wheel = move |event: leptos::ev::WheelEvent| {
        let hidden = all.read().len().saturating_sub(SHOWN) as f64 * sizes.get_untracked().lane;
        if hidden > 0.0 && !event.ctrl_key() && event.delta_y() != 0.0 {
            event.prevent_default();
            top.update(|top| *top = (*top + event.delta_y()).clamp(0.0, hidden));
        }
    };
    view! {
        <div class="lanes" role="group" aria-label=tr!(app, products) on:wheel=wheel
            style:--shown=move || all.read().len().clamp(1, SHOWN).to_string()
        >
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
                <For each=move || visible.get() key=|lane| lane.clone() let((place, id))>
                    <LaneRow place=place id=id touched=spots.fed />
                </For>
            </div>
        </div>
    }
}

#[component]
fn LaneRow(place: usize, id: ProductId, touched: Memo<Option<BTreeSet<ProductId>>>) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let now = Memo::new(move |before: Option<&Option<Lane>>| {
        // A drag changes those alone that it was known to reach when it began.
        let reached = app.grasp.with(|grasp| grasp.as_ref().is_none_or(|grasp| id.with_value(|id| grasp.standing.contains_key(id))));
        match before {
            Some(before) if !reached => before.clone(),
            _ => app.with_schedule(|plan, schedule| lane(plan, schedule, &id.get_value())),
        }
    });
    let before = Memo::new(move |_| app.grasp.with(|grasp| id.with_value(|id| grasp.as_ref()?.standing.get(id)?.slack)));
    let verdict = Memo::new(move |_| now.get().map_or(crate::readiness::Verdict::NotJudged, |lane| lane.verdict));
    let name = Memo::new(move |_| now.get().map_or_else(String::new, |lane| lane.name));
    let launch = Memo::new(move |_| now.get().and_then(|lane| lane.launch));
    let is_touched = move || touched.with(|touched| touched.as_ref().is_some_and(|touched| touched.contains(&id.get_value())));
    let is_receding = move || touched.with(|touched| touched.as_ref().is_some_and(|touched| !touched.contains(&id.get_value())));
    let is_selected = move || app.selection.read().as_ref() == Some(&Selection::Product(id.get_value()));
    // Slack now, and how it has changed since the drag began.
    let slack = Memo::new(move |_| now.get().and_then(|lane| lane.slack));
    let change = Memo::new(move |_| Some(slack.get()? - before.get()?).filter(|change| *change != 0));
    let landings = Memo::new(move |_| now.with(|now| now.as_ref().map_or_else(Vec::new, |lane| lane.landings.clone())));
    let has_change = Memo::new(move |_| change.read().is_some());
    let said = move || {
        let verdict = t::verdict_name(app.lang.get(), verdict.get());
        let launch =
            launch.get().map_or_else(|| t::no_launch(app.lang.get()), |day| t::launch_on(app.lang.get(), &t::date(app.lang.get(), day)));
        format!("{}, {launch}", t::lane_name(app.lang.get(), &name.get(), &verdict))
    };
    view! {
        <div
            class="lane"
            class:is-touched=is_touched
            class:is-receding=is_receding
            class:is-selected=is_selected
            style:--row=place.to_string()
            data-product-id=id.get_value().to_string()
            data-verdict=move || mark(verdict.get())
        >
            <div class="names">
                <VerdictBadge verdict=verdict />
                <button type="button" class="lane-name" data-command="show-product" aria-label=said on:click=move |_| app.selection.set(Some(Selection::Product(id.get_value())))>
                    {name}
                </button>
                <span class="quiet lane-launch">
                    {move || launch.get().map_or_else(|| t::no_launch(app.lang.get()), |day| t::date_short(app.lang.get(), day))}
                </span>
            </div>
            <For each=move || landings.get() key=|landing| landing.id.clone() let(landing)>
                <LandingMark id=landing.id landings=landings />
            </For>
            {move || launch.get().map(|day| view! {
                <div class="flag" data-grip="flag" style:--start=move || days_since(day) title=said>
                    <span class="pill" data-verdict=move || mark(verdict.get())>
                        <b>{move || t::verdict_letter(app.lang.get(), verdict.get())}</b>
                        {move || slack.get().map(|days| t::signed(app.lang.get(), days))}
                        <Show when=move || has_change.get()>
                            <em class:is-worse=move || change.get().is_some_and(|days| days < 0)>
                                {move || change.get().map(|days| format!("{} {}", if days < 0 { "▼" } else { "▲" }, days.abs()))}
                            </em>
                        </Show>
                    </span>
                    <span class="flag-name">{name}</span>
                </div>
            })}
        </div>
    }
}

/// Where a deliverable lands.
#[component]
fn LandingMark(id: DeliverableId, landings: Memo<Vec<Landing>>) -> impl IntoView {
    let landing = Memo::new(move |_| landings.with(|all| all.iter().find(|landing| landing.id == id).cloned()));
    view! {
        <i class="landing" data-verdict=move || landing.with(|it| it.as_ref().map(|it| mark(it.verdict)))
            style:--start=move || landing.with(|it| it.as_ref().map(|it| it.day)).map(|day| days_since(day))></i>
    }
}
