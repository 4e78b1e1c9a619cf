//! What is said of a product: the reasons of its verdict, and its critical path.

use crate::text::{self as t, Lang};
use domain::readiness::{Finding, Readiness, Verdict};
use engine::model::*;
use engine::schedule::CriticalPath;
use engine::sorting::Order;

/// Returns what a product waits for, by rank.
pub fn deliverables(plan: &Plan, product: &ProductId) -> Vec<DeliverableId> {
    let deliverables = plan.deliverables_of(product);
    let mut list: Vec<_> = deliverables.map(|(id, it)| (&it.rank, id)).collect();
    list.order();
    list.into_iter().map(|(_, id)| id.clone()).collect()
}

/// One side of a verdict, with its reasons, worst first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SidePicture {
    pub verdict: Verdict,
    pub reasons: Vec<ReasonLine>,
}

/// A reason, and whether it calls for something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReasonLine {
    pub said: String,
    pub is_trouble: bool,
}

/// Why the verdict of a product is what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReasonsPicture {
    pub on_time: SidePicture,
    pub right_form: SidePicture,
    /// What was decided, only where it calls for something: a go says nothing that its own sentence
    /// does not.
    pub by_decision: Option<SidePicture>,
    /// What somebody says instead.
    pub instead: Option<Instead>,
}

/// What somebody says in the place of the verdict that is found; also when it has expired, since it
/// does not go by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instead {
    pub said: String,
    /// Whether its last day has not passed.
    pub stands: bool,
}

impl ReasonsPicture {
    pub fn of(lang: Lang, plan: &Plan, readiness: &Readiness) -> ReasonsPicture {
        let lines = |findings: &[Finding]| {
            let line = |finding: &Finding| ReasonLine {
                said: t::reason(lang, plan, &finding.reason),
                is_trouble: finding.verdict > Verdict::NotJudged,
            };
            findings.iter().map(line).collect()
        };
        let side =
            |verdict, findings: &[Finding]| SidePicture { verdict, reasons: lines(findings) };
        let decided = readiness.gate.iter().map(|finding| finding.verdict).max();
        ReasonsPicture {
            on_time: side(readiness.time.verdict(), &readiness.time.findings),
            right_form: side(readiness.form.verdict(), &readiness.form.findings),
            by_decision: decided.map(|verdict| side(verdict, &readiness.gate)),
            instead: readiness.overridden.as_ref().map(|it| Instead {
                said: t::overridden(lang, it, readiness.found()),
                stands: it.stands,
            }),
        }
    }
}

/// The critical path to a launch, as a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathPicture {
    /// The slack on it, in working days.
    pub slack: i32,
    pub said: String,
    pub critical: Vec<PathLine>,
    /// Others that would soon be on it, with how much more they have.
    pub near: Vec<PathLine>,
}

/// A project on the critical path, or near it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathLine {
    pub project: ProjectId,
    pub name: String,
    pub more: Option<String>,
}

impl PathPicture {
    pub fn of(lang: Lang, plan: &Plan, path: &CriticalPath) -> PathPicture {
        let line = |project: &ProjectId, more: Option<i32>| {
            let more = more.map(|days| t::critical_more(lang, &t::working_days(lang, days)));
            let name = plan.get(project)?.name.clone();
            Some(PathLine { project: project.clone(), name, more })
        };
        PathPicture {
            slack: path.slack,
            said: t::critical_slack(lang, path.slack),
            critical: path.critical.iter().filter_map(|id| line(id, None)).collect(),
            near: path.near.iter().filter_map(|(id, more)| line(id, Some(*more))).collect(),
        }
    }
}
