//! What lies along a bar: where a baseline has it, when it is forecast, where it lay before the
//! drag, how far it may slip, and its milestones.

use super::TrackContext;
use crate::text::{self as t, Lang};
use crate::viewmodel::{BarLook, Strip, Tail};
use engine::model::*;

/// What lies along a bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BarDecoration {
    pub baseline: Option<Strip>,
    /// Where it is forecast, if not where it is set.
    pub forecast: Option<(Strip, Span)>,
    /// Where it lay before the drag.
    pub ghost: Option<Strip>,
    /// How far it may slip, with its working days.
    pub tail: Option<(Strip, i32)>,
    pub milestones: Vec<MilestoneDiamond>,
}

impl BarDecoration {
    /// When it is forecast, in words.
    pub fn forecast_said(&self, lang: Lang) -> Option<String> {
        let (_, dates) = self.forecast?;
        Some(t::expected(lang, &t::date(lang, dates.start()), &t::date(lang, dates.finish())))
    }
}

/// A milestone in a row.
#[derive(Clone, Debug, PartialEq)]
pub struct MilestoneDiamond {
    pub id: MilestoneId,
    pub milestone: Milestone,
    /// Its middle, in CSS pixels from the beginning of the axis.
    pub x: i32,
    /// A link that is being drawn would end here.
    pub is_target: bool,
}

impl MilestoneDiamond {
    /// The milestone in words.
    pub fn said(&self, lang: Lang) -> String {
        format!("{}, {}", self.milestone.name, t::date(lang, self.milestone.day))
    }
}

impl TrackContext<'_> {
    pub(super) fn decoration(&self, id: &ProjectId, look: &BarLook) -> BarDecoration {
        let strip = |dates: Span| self.scale.strip(dates);
        let tail = |tail: Tail| {
            let dates = Span::new(tail.from, tail.from.plus(tail.length - 1))?;
            Some((strip(dates), tail.slack))
        };
        BarDecoration {
            baseline: look.baseline.map(strip),
            forecast: look.expected.map(|dates| (strip(dates), dates)),
            ghost: look.was.map(strip),
            tail: look.tail.and_then(tail),
            milestones: self.plan.milestones_of(id).map(|(id, it)| self.diamond(id, it)).collect(),
        }
    }

    fn diamond(&self, id: &MilestoneId, milestone: &Milestone) -> MilestoneDiamond {
        MilestoneDiamond {
            id: id.clone(),
            milestone: milestone.clone(),
            x: self.scale.middle(milestone.day),
            is_target: matches!(self.link_target, Some((LinkEnd::Milestone(own), _)) if own == id),
        }
    }
}
