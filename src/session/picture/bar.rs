//! The bar of a project in its row.

use std::sync::Arc;

use super::table::project_cells;
use super::{BarDecoration, TrackContext, TrackLook};
use crate::text as t;
use crate::viewmodel::{BarLook, Strip, bar, days_moved};
use domain::edit::SpanEnd;
use engine::model::*;

/// CSS pixels that a letter of a label takes, nearly always less.
const LETTER: f64 = 6.7;
/// CSS pixels that a label has around it.
const LABEL_ROOM: f64 = 18.0;
/// The narrowest that a bar is drawn, in CSS pixels.
const NARROWEST: i32 = 4;

/// What a bar shows of its project besides its dates: two are equal when they look the same.
#[derive(Clone, Debug)]
pub struct BarContent(pub Arc<Project>);

impl PartialEq for BarContent {
    fn eq(&self, other: &BarContent) -> bool {
        let of = |BarContent(it): &'_ BarContent| (it.state, it.agreed, it.progress);
        Arc::ptr_eq(&self.0, &other.0) || (of(self) == of(other) && self.0.name == other.0.name)
    }
}

/// A bar in its row: what of it stays as it is while it moves.
#[derive(Clone, Debug, PartialEq)]
pub struct ProjectTrack {
    /// CSS pixels from the top of the first row, as of every row.
    pub top: f64,
    pub id: ProjectId,
    pub content: BarContent,
    /// Its finish has passed and it is not finished.
    pub is_overdue: bool,
    /// How many links into it are in conflict and nobody lives with.
    pub conflicts: usize,
    /// What a screen reader says of it; as it was before a drag while that lasts.
    pub said: Arc<str>,
    /// The label stands beside the bar, since it does not fit in it.
    pub is_label_beside: bool,
    /// CSS pixels of the bar that are out of sight on the left: its label begins behind them. A
    /// label that sticks would cost a layer.
    pub hidden: i32,
    pub is_selected: bool,
    /// Its handles are shown.
    pub has_handles: bool,
    pub is_critical: bool,
    pub is_near_critical: bool,
    /// A link that is being drawn would end here.
    pub target: Option<SpanEnd>,
    /// It does not lie where it lay before the drag.
    pub is_moving: bool,
    /// The Tab key reaches it.
    pub is_tab_stop: bool,
    /// The next one chosen by key is to wait for it.
    pub is_linking: bool,
}

impl ProjectTrack {
    /// How much of the bar is drawn as done, in per cent: only where that is said by its colour.
    pub fn done(&self) -> u8 {
        match self.content.0.state {
            ProjectState::Planned | ProjectState::Running => self.content.0.progress,
            ProjectState::Proposed | ProjectState::Finished => 0,
        }
    }
}

/// A row of a project beside its name. Where its bar lies, and what lies along it, stand apart: a
/// drag changes hardly anything else.
#[derive(Clone, Debug, PartialEq)]
pub struct ProjectPicture {
    pub bar: Strip,
    pub decoration: BarDecoration,
    /// Calendar days by which a drag moves it.
    pub moved: Option<i32>,
    /// What its cells say, one for each column that is shown.
    pub cells: Vec<String>,
    /// Its texts are told at once: it is in hand, or nothing is.
    pub at_once: bool,
    pub track: ProjectTrack,
}

impl TrackContext<'_> {
    /// Returns what a project shows in the row at this place, in a slot that has shown `before`;
    /// none for one without dates.
    pub fn project(
        &self,
        place: usize,
        id: &ProjectId,
        before: &TrackLook,
    ) -> Option<ProjectPicture> {
        let is_selected = self.is_selected(id);
        let with_slack = self.slack_shown || is_selected;
        let look = bar(self.plan, self.schedule, id, self.before, self.baseline, with_slack)?;
        let strip = self.scale.strip(look.dates);
        Some(ProjectPicture {
            bar: strip,
            decoration: self.decoration(id, &look),
            moved: days_moved(look.was, look.dates),
            cells: project_cells(self, id),
            at_once: self.before.is_none() || is_selected || self.held == Some(id),
            track: self.project_track(place, id, look, strip, before),
        })
    }

    fn project_track(
        &self,
        place: usize,
        id: &ProjectId,
        look: BarLook,
        strip: Strip,
        before: &TrackLook,
    ) -> ProjectTrack {
        let is_selected = self.is_selected(id);
        let is_label_beside = !fits(&look.project.name, strip);
        let is_cut = !is_label_beside && self.starts_out_of_sight(look.dates);
        ProjectTrack {
            top: place as f64 * self.row_height,
            said: self.bar_said(id, &look, before),
            is_label_beside,
            hidden: if is_cut { (self.scrolled)() - strip.x } else { 0 },
            is_selected,
            has_handles: is_selected || self.hovered == Some(id),
            is_critical: self.critical.path.contains(id),
            is_near_critical: self.critical.near.contains(id),
            target: match self.link_target {
                Some((LinkEnd::Project(own), end)) if own == id => Some(end),
                _ => None,
            },
            is_moving: look.was.is_some(),
            is_overdue: look.overdue,
            conflicts: look.conflicts,
            is_tab_stop: self.is_tab_stop(place),
            is_linking: self.linking == Some(id),
            content: BarContent(look.project),
            id: id.clone(),
        }
    }

    /// Returns a bar in words. They are not made anew while something is dragged: the drag tells
    /// what it does.
    fn bar_said(&self, id: &ProjectId, look: &BarLook, before: &TrackLook) -> Arc<str> {
        let told = before.project().filter(|track| self.before.is_some() && track.id == *id);
        told.map_or_else(
            || {
                let (start, finish) = (look.dates.start(), look.dates.finish());
                let (start, finish) = (t::date(self.lang, start), t::date(self.lang, finish));
                let state = t::state_name(self.lang, look.project.state);
                t::bar_name(self.lang, &look.project.name, &start, &finish, &state).into()
            },
            |track| track.said.clone(),
        )
    }
}

/// Whether a label fits in a bar.
fn fits(name: &str, bar: Strip) -> bool {
    f64::from(bar.width) > name.chars().count() as f64 * LETTER + LABEL_ROOM
}

/// Returns how wide a bar is drawn, in CSS pixels: never so narrow that it cannot be seen.
pub fn drawn_width(bar: Strip) -> i32 {
    bar.width.max(NARROWEST)
}
