//! What a group adds up to, beside its heading.

use super::table::group_cells;
use super::{TrackContext, from_to};
use crate::text::{self as t, Lang};
use crate::viewmodel::{GroupKey, Strip};
use engine::model::*;

/// What a group adds up to: from the first start to the last finish in it.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupTrack {
    /// CSS pixels from the top of the first row.
    pub top: f64,
    pub span: Option<(Strip, Span)>,
    /// Of a programme.
    pub hue: Option<u16>,
    /// Who leads it, in words; empty where nobody does.
    pub led: String,
    /// It begins out of sight on the left.
    pub starts_out_of_sight: bool,
    /// No project lies in it.
    pub is_empty: bool,
    /// The Tab key reaches it.
    pub is_tab_stop: bool,
}

impl GroupTrack {
    /// Its span in words; none where nothing in it has dates.
    pub fn said(&self, lang: Lang) -> Option<String> {
        self.span.map(|(_, span)| from_to(lang, span))
    }
}

/// The row of a group beside its heading.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupPicture {
    /// What its cells say, one for each column that is shown.
    pub cells: Vec<String>,
    /// Its texts are told at once: nothing is in hand.
    pub at_once: bool,
    pub track: GroupTrack,
}

impl TrackContext<'_> {
    /// Returns what a group with this span and so many projects shows in the row at this place.
    pub fn group(
        &self,
        place: usize,
        key: &GroupKey,
        span: Option<Span>,
        projects: usize,
    ) -> GroupPicture {
        let (hue, manager) = hue_and_manager(self.plan, key);
        GroupPicture {
            cells: group_cells(self, span),
            at_once: self.before.is_none(),
            track: GroupTrack {
                top: place as f64 * self.row_height,
                span: span.map(|span| (self.scale.strip(span), span)),
                hue,
                led: manager.map(|manager| t::led_by(self.lang, manager)).unwrap_or_default(),
                starts_out_of_sight: span.is_some_and(|span| self.starts_out_of_sight(span)),
                is_empty: projects == 0,
                is_tab_stop: self.is_tab_stop(place),
            },
        }
    }
}

/// Returns the colour of a group that is a programme, and the name of who leads it.
pub(super) fn hue_and_manager<'a>(
    plan: &'a Plan,
    key: &GroupKey,
) -> (Option<u16>, Option<&'a str>) {
    let GroupKey::Programme(Some(id)) = key else { return (None, None) };
    let programme = plan.get(id);
    let manager = programme.and_then(|programme| plan.get(programme.manager.as_ref()?));
    (programme.map(|programme| programme.hue), manager.map(|person| &*person.name))
}
