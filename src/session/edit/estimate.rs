//! How far the work that is left of a project may come out otherwise, as somebody estimates it.

use domain::edit::{Change, Refusal, set};
use engine::model::*;

/// How uncertain work is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Estimate {
    /// As is usual in the plan.
    Usual,
    Routine,
    Normal,
    New,
    /// In three points.
    Points,
}

impl Estimate {
    /// All of them, in the order in which one chooses.
    pub const ALL: [Estimate; 5] =
        [Estimate::Usual, Estimate::Routine, Estimate::Normal, Estimate::New, Estimate::Points];

    /// Returns how a project is estimated that says this.
    pub fn of(said: Option<WorkUncertainty>) -> Estimate {
        match said {
            None => Estimate::Usual,
            Some(WorkUncertainty::Routine) => Estimate::Routine,
            Some(WorkUncertainty::Normal) => Estimate::Normal,
            Some(WorkUncertainty::New) => Estimate::New,
            Some(WorkUncertainty::Points(_)) => Estimate::Points,
        }
    }
}

/// One of the three points of an estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    Low,
    Likely,
    High,
}

impl Point {
    /// Returns this point of an estimate, in working days.
    pub fn of(self, points: Points) -> u16 {
        match self {
            Point::Low => points.low,
            Point::Likely => points.likely,
            Point::High => points.high,
        }
    }
}

/// Says how uncertain the work of a project is.
pub(super) fn choose(plan: &Plan, id: &ProjectId, by: Estimate) -> Result<Change, Refusal> {
    let said = match by {
        Estimate::Usual => None,
        Estimate::Routine => Some(WorkUncertainty::Routine),
        Estimate::Normal => Some(WorkUncertainty::Normal),
        Estimate::New => Some(WorkUncertainty::New),
        Estimate::Points => Some(WorkUncertainty::Points(first_points(plan, id))),
    };
    set(plan, id, Project::FIELDS.spread, said)
}

/// Sets one of the three points, a day at least; the others make way for it.
pub(super) fn set_point(
    plan: &Plan,
    id: &ProjectId,
    point: Point,
    days: u16,
) -> Result<Change, Refusal> {
    let mut points = match plan.get(id).and_then(|project| project.spread) {
        Some(WorkUncertainty::Points(points)) => points,
        _ => first_points(plan, id),
    };
    let days = days.max(1);
    match point {
        Point::Low => (points.low, points.likely) = (days, points.likely.max(days)),
        Point::Likely => (points.low, points.likely) = (points.low.min(days), days),
        Point::High => {
            points =
                Points { low: points.low.min(days), likely: points.likely.min(days), high: days }
        }
    }
    set(plan, id, Project::FIELDS.spread, Some(WorkUncertainty::Points(points.mended())))
}

/// Where somebody begins to estimate: the work as it is set is the likeliest, a half more the
/// worst.
fn first_points(plan: &Plan, id: &ProjectId) -> Points {
    let left = plan.get(id).and_then(|project| {
        let set = || Some(plan.calendar_of(project).working_days(project.dates?));
        let left = project.remaining.map(i32::from).or_else(set)?;
        u16::try_from(left.max(1)).ok()
    });
    let days = left.unwrap_or(10);
    Points { low: days, likely: days, high: days.saturating_add(days / 2).max(days) }
}
