//! A product's lane: its launch, its verdict, and where its deliverables land.

use crate::model::{Day, DeliverableId, Plan, ProductId};
use crate::readiness::{Readiness, Reason, Verdict, judge};
use crate::schedule::Schedule;

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

/// What a product's lane shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// What people call the product.
    pub name: String,
    /// Its launch.
    pub launch: Option<Day>,
    /// How it stands.
    pub verdict: Verdict,
    /// Working days between its latest deliverable and the day that one is needed; negative when late, none when nothing is judged.
    pub slack: Option<i32>,
    /// Its deliverables, in the order of their ids.
    pub landings: Vec<Landing>,
}

/// The lane of a product; none when the product is gone.
pub fn lane(plan: &Plan, schedule: &Schedule, id: &ProductId) -> Option<Lane> {
    let product = plan.get(id)?;
    let readiness = judge(plan, schedule, id);
    let mut landings: Vec<_> = readiness.time.findings.iter().filter_map(|finding| landing(&finding.reason, finding.verdict)).collect();
    landings.sort_by(|a, b| a.id.cmp(&b.id));
    Some(Lane { name: product.name.clone(), launch: product.launch, verdict: readiness.verdict(), slack: slack(&readiness), landings })
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
