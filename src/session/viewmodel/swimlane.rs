//! A product's swimlane: its launch, its verdict, where its deliverables land, and what is done
//! around the launch.

use domain::readiness::{ByHand, Readiness, Reason, Verdict, judge_by_chance};
use engine::forecast::{Chance, Chances};
use engine::model::{
    ActivityId, ActivityKind, Day, DeliverableId, Plan, ProductId, Span, activity_dates,
};
use engine::schedule::Schedule;
use engine::sorting::Order;

/// Where a deliverable is expected, against its needed-by day.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Landing {
    /// Which.
    pub id: DeliverableId,
    /// When it is expected.
    pub day: Day,
    /// How that suits the launch.
    pub verdict: Verdict,
}

/// What a product's swimlane shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Swimlane {
    /// What people call the product.
    pub name: String,
    /// Its launch.
    pub launch: Option<Day>,
    /// How it stands.
    pub verdict: Verdict,
    /// Whether somebody set that by hand.
    pub by_hand: Option<ByHand>,
    /// Working days between its latest deliverable and the day that one is needed; negative when
    /// late, none when nothing is judged.
    pub slack: Option<i32>,
    /// The chance that it is on time; none when that is not judged, or not known.
    pub chance: Option<Chance>,
    /// Its deliverables, in the order of their ids.
    pub landings: Vec<Landing>,
    /// Its activities that have dates, in the order of their ids: which, of what sort, and when.
    pub activities: Vec<(ActivityId, ActivityKind, Span)>,
}

/// The swimlane of a product; none when the product is gone.
pub fn swimlane(
    plan: &Plan,
    schedule: &Schedule,
    chances: &Chances,
    id: &ProductId,
) -> Option<Swimlane> {
    let product = plan.get(id)?;
    let chance = chances.get(id).copied();
    let readiness = judge_by_chance(plan, schedule, id, chance);
    let mut landings: Vec<_> = readiness
        .time
        .findings
        .iter()
        .filter_map(|finding| landing(&finding.reason, finding.verdict))
        .collect();
    landings.order_by(|a, b| a.id.cmp(&b.id));
    let (verdict, by_hand, slack) = (readiness.verdict(), readiness.by_hand(), slack(&readiness));
    let activities = plan.activities_of(id).filter_map(|(id, activity)| {
        Some((id.clone(), activity.kind, activity_dates(plan, activity)?))
    });
    let (name, activities) = (product.name.clone(), activities.collect());
    Some(Swimlane {
        name,
        launch: product.launch,
        verdict,
        by_hand,
        slack,
        chance,
        landings,
        activities,
    })
}

/// The least slack of a product's judged deliverables, in working days.
pub fn slack(readiness: &Readiness) -> Option<i32> {
    readiness.slack()
}

fn landing(reason: &Reason, verdict: Verdict) -> Option<Landing> {
    match reason {
        Reason::InTime { deliverable, finish, .. } | Reason::Late { deliverable, finish, .. } => {
            Some(Landing { id: deliverable.clone(), day: *finish, verdict })
        }
        _ => None,
    }
}
