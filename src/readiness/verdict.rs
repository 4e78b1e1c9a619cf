//! A verdict, what it rests on, and how verdicts add up.

use crate::forecast::Chance;
use crate::model::{CriterionId, Day, DeliverableId};

/// How a product, or one side of it, stands. Ordered from best to worst, so that the worst rule wins by `max`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// All is well.
    Green,
    /// Nothing can be said. Worse than green, which is never given by default; better than what is known to be wrong.
    NotJudged,
    /// It is at risk.
    Amber,
    /// It will not be so.
    Red,
}

/// One fact with the verdict it calls for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What the fact calls for.
    pub verdict: Verdict,
    /// The fact.
    pub reason: Reason,
}

impl Finding {
    /// A fact that leaves nothing to be said.
    pub fn not_judged(reason: Reason) -> Finding {
        Finding { verdict: Verdict::NotJudged, reason }
    }
}

/// Why; the page says it in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The product has no launch to be judged against.
    NoLaunch,
    /// No project delivers anything to it.
    NoDeliverable,
    /// The deliverable's project is gone from the plan.
    NoProject(DeliverableId),
    /// The deliverable's project is only proposed.
    Proposed(DeliverableId),
    /// The deliverable is there in time.
    InTime {
        /// Which.
        deliverable: DeliverableId,
        /// When it is expected.
        finish: Day,
        /// When it is needed.
        needed: Day,
        /// Working days between them, 0 or more.
        slack: i32,
    },
    /// The deliverable comes too late.
    Late {
        /// Which.
        deliverable: DeliverableId,
        /// When it is expected.
        finish: Day,
        /// When it is needed.
        needed: Day,
        /// Working days that it is late, 1 or more.
        days: i32,
    },
    /// The chance that all the launch must have is there in time; there is at least one sample.
    Likely(Chance),
    /// Nothing says what the right form of the deliverable is.
    NoCriterion(DeliverableId),
    /// The criterion is not met.
    Rejected(CriterionId),
    /// The criterion was due and is not accepted.
    Overdue {
        /// Which.
        criterion: CriterionId,
        /// The day it was due.
        due: Day,
    },
    /// Nobody owns the criterion.
    NoOwner(CriterionId),
    /// The criterion has no due date.
    NoDue(CriterionId),
    /// The criterion is due after its deliverable is needed.
    DueTooLate {
        /// Which.
        criterion: CriterionId,
        /// The day it is due.
        due: Day,
        /// The day its deliverable is needed.
        needed: Day,
    },
    /// The criterion was accepted without evidence, or waived without a reason.
    NoEvidence(CriterionId),
    /// The criterion was accepted with a concession.
    Concession(CriterionId),
    /// All that was due is accepted, the rest is owned and due in time.
    InOrder {
        /// How many criteria are accepted or waived.
        accepted: usize,
        /// How many are still to come.
        open: usize,
    },
}

/// One side of the verdict: never without a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The facts, worst first.
    pub findings: Vec<Finding>,
}

impl From<Finding> for Judgement {
    fn from(finding: Finding) -> Self {
        Judgement { findings: vec![finding] }
    }
}

impl Judgement {
    /// Puts the facts in order, worst first; facts alike stay in the order given.
    pub fn of(mut findings: Vec<Finding>) -> Judgement {
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.verdict));
        Judgement { findings }
    }

    /// The worst that a finding calls for.
    pub fn verdict(&self) -> Verdict {
        self.findings.iter().map(|finding| finding.verdict).max().unwrap_or(Verdict::NotJudged)
    }
}

/// How a product stands on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readiness {
    /// On time.
    pub time: Judgement,
    /// In the right form.
    pub form: Judgement,
}

impl Readiness {
    /// The worse of the two.
    pub fn verdict(&self) -> Verdict {
        self.time.verdict().max(self.form.verdict())
    }
}
