//! The swimlane of a launch: its flag with the verdict, its chance or slack and what a drag makes
//! of them, where its deliverables land, and what is done around it.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::{self as t, Lang};
use crate::viewmodel::{ProductStanding, Scale, Strip, Subject, Swimlane};
use domain::readiness::Verdict;
use engine::forecast::Chance;
use engine::model::*;

/// What a swimlane shows.
#[derive(Clone, Debug, PartialEq)]
pub struct SwimlaneLook {
    /// CSS pixels from the top of the first swimlane.
    pub top: f64,
    pub id: ProductId,
    pub lane: Swimlane,
    /// Its chance in whole per cent.
    pub chance: Option<u8>,
    /// By how much its chance (or without one its slack, in working days) has changed since the
    /// drag began.
    pub change: Option<i32>,
    /// It comes forward, since what is in hand feeds it; none when nothing is in hand.
    pub is_fed: Option<bool>,
    pub is_selected: bool,
    /// Where the flag stands, in CSS pixels from the beginning of the axis.
    pub flag: Option<i32>,
    pub landings: Vec<DrawnLanding>,
    pub activities: Vec<DrawnActivity>,
}

/// Where a deliverable lands.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnLanding {
    pub id: DeliverableId,
    /// CSS pixels from the beginning of the axis.
    pub x: i32,
    pub verdict: Verdict,
}

/// Where an activity lies.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnActivity {
    pub id: ActivityId,
    pub kind: ActivityKind,
    pub strip: Strip,
}

/// What decides what the swimlanes show; one for all of a pass.
#[derive(Clone, Copy)]
pub struct SwimlaneContext<'a> {
    pub scale: Scale,
    /// Of a swimlane, in CSS pixels.
    pub height: f64,
    /// What the inspector shows.
    pub selection: Option<&'a Subject>,
    /// The products that what is in hand feeds; none when nothing is in hand.
    pub fed: Option<&'a BTreeSet<ProductId>>,
    /// How the products stood that the drag can change; none without a drag.
    pub standing: Option<&'a BTreeMap<ProductId, ProductStanding>>,
}

impl SwimlaneContext<'_> {
    /// Returns what a product shows in the swimlane at this place, in a slot that has shown
    /// `before`. `read` judges the product: it is asked unless a drag is known not to reach it.
    pub fn swimlane(
        &self,
        place: usize,
        id: &ProductId,
        before: Option<&SwimlaneLook>,
        read: impl FnOnce() -> Option<Swimlane>,
    ) -> Option<SwimlaneLook> {
        let stood = self.standing.and_then(|standing| standing.get(id));
        let is_out_of_reach = self.standing.is_some() && stood.is_none();
        let lane = match before.filter(|before| is_out_of_reach && before.id == *id) {
            Some(before) => before.lane.clone(),
            None => read()?,
        };
        let chance = lane.chance.and_then(Chance::percent);
        Some(SwimlaneLook {
            top: place as f64 * self.height,
            id: id.clone(),
            chance,
            change: stood.and_then(|stood| change(stood, chance, lane.slack)),
            is_fed: self.fed.map(|fed| fed.contains(id)),
            is_selected: matches!(self.selection, Some(Subject::Product(own)) if own == id),
            flag: lane.launch.map(|day| self.scale.left(day)),
            landings: self.landings(&lane),
            activities: self.activities(&lane),
            lane,
        })
    }

    fn landings(&self, lane: &Swimlane) -> Vec<DrawnLanding> {
        let landings = lane.landings.iter().map(|landing| DrawnLanding {
            id: landing.id.clone(),
            x: self.scale.left(landing.day),
            verdict: landing.verdict,
        });
        landings.collect()
    }

    fn activities(&self, lane: &Swimlane) -> Vec<DrawnActivity> {
        let activities = lane.activities.iter().map(|(id, kind, dates)| DrawnActivity {
            id: id.clone(),
            kind: *kind,
            strip: self.scale.strip(*dates),
        });
        activities.collect()
    }
}

/// Returns by how much a launch stands better since the drag began: in per cent of its chance, or
/// where that is not known in working days of its slack; none where it stands as it did.
fn change(stood: &ProductStanding, chance: Option<u8>, slack: Option<i32>) -> Option<i32> {
    let by_chance = chance.zip(stood.chance).map(|(now, then)| i32::from(now) - i32::from(then));
    let by_slack = || slack.zip(stood.slack).map(|(now, then)| now - then);
    by_chance.or_else(by_slack).filter(|change| *change != 0)
}

/// Says by how much a chance, or else a slack, has become better or worse.
pub fn change_said(change: i32) -> String {
    format!("{} {}", if change < 0 { "▼" } else { "▲" }, change.abs())
}

impl SwimlaneLook {
    /// The swimlane in words, for a screen reader and for whoever points at it.
    pub fn said(&self, lang: Lang) -> String {
        let lane = &self.lane;
        let launch = lane
            .launch
            .map_or_else(|| t::no_launch(lang), |day| t::launch_on(lang, &t::date(lang, day)));
        let chance = lane.chance.map_or_else(String::new, |chance| {
            format!(", {}", t::in_time(lang, &t::about_percent(lang, chance)))
        });
        let verdict = t::verdict_said(lang, lane.verdict, lane.by_hand);
        format!("{}, {launch}{chance}", t::lane_name(lang, &lane.name, &verdict))
    }
}

/// Which swimlanes are seen where there are more than there is room for. All lengths are CSS
/// pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LaneScroll {
    /// Of a swimlane.
    pub height: f64,
    /// Swimlanes that are seen at once, 1 or more.
    pub shown: usize,
    /// All swimlanes.
    pub count: usize,
}

impl LaneScroll {
    /// How far they can be scrolled.
    pub fn furthest(&self) -> f64 {
        self.count.saturating_sub(self.shown) as f64 * self.height
    }

    /// Returns where they are once scrolled by so much from `top`.
    pub fn scrolled(&self, top: f64, by: f64) -> f64 {
        (top + by).clamp(0.0, self.furthest())
    }

    /// Returns how far they are to be scrolled from `top` for this one to be seen, and no further.
    pub fn showing(&self, top: f64, place: usize) -> f64 {
        let at = place as f64 * self.height;
        top.clamp((at + self.height - self.shown as f64 * self.height).max(0.0), at)
    }

    /// Returns how far they are to be scrolled for one of these to be seen; none where one is.
    pub fn showing_any(&self, top: f64, places: &[usize]) -> Option<f64> {
        let bottom = top + self.shown as f64 * self.height;
        let is_seen = |place: &usize| {
            let at = *place as f64 * self.height;
            at >= top && at + self.height <= bottom
        };
        let first = *places.first()?;
        let is_any_seen = places.iter().any(is_seen);
        (!is_any_seen).then(|| (first as f64 * self.height).min(self.furthest()))
    }
}
