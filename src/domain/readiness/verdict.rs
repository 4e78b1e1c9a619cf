//! A verdict, what it rests on, and how verdicts add up.

use engine::forecast::Chance;
use engine::model::{
    ConditionId, CriterionId, Day, DecisionId, DeliverableId, GivenVerdict, Override,
};
use engine::sorting::Order;

/// How a product, or one side of it, stands. Ordered from best to worst, so that the worst rule
/// wins by `max`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// All is well.
    Green,
    /// Nothing can be said. Worse than green, which is never given by default; better than what is
    /// known to be wrong.
    NotJudged,
    /// It is at risk.
    Amber,
    /// It will not be so.
    Red,
}

impl From<GivenVerdict> for Verdict {
    fn from(judged: GivenVerdict) -> Self {
        match judged {
            GivenVerdict::Green => Verdict::Green,
            GivenVerdict::Amber => Verdict::Amber,
            GivenVerdict::Red => Verdict::Red,
        }
    }
}

impl Verdict {
    /// The same as somebody could give it; none when nothing is judged.
    pub fn judged(self) -> Option<GivenVerdict> {
        match self {
            Verdict::Green => Some(GivenVerdict::Green),
            Verdict::NotJudged => None,
            Verdict::Amber => Some(GivenVerdict::Amber),
            Verdict::Red => Some(GivenVerdict::Red),
        }
    }
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
    /// A condition of the latest decision was due and is not met.
    Unmet {
        /// The decision.
        decision: DecisionId,
        /// Which of its conditions.
        condition: ConditionId,
        /// The day it was due.
        due: Day,
    },
    /// The latest decision was to wait.
    OnHold(DecisionId),
    /// The latest decision was to do it over.
    Recycled(DecisionId),
    /// The latest decision was to stop.
    Stopped(DecisionId),
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
        findings.order_by_key(|finding| std::cmp::Reverse(finding.verdict));
        Judgement { findings }
    }

    /// The worst that a finding calls for.
    pub fn verdict(&self) -> Verdict {
        self.findings.iter().map(|finding| finding.verdict).max().unwrap_or(Verdict::NotJudged)
    }
}

/// A verdict that somebody put in the place of the one that is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overridden {
    /// What was said, by whom, why and until when.
    pub said: Override,
    /// Its last day has not passed; else it no longer counts.
    pub stands: bool,
}

/// A verdict that stands because somebody set it, not because it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ByHand {
    /// The last day on which it stands.
    pub until: Day,
    /// The verdict that is found, in the place of which it stands.
    pub found: Verdict,
}

/// How a product stands: on both sides, by what was decided, and by what somebody says instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readiness {
    /// On time.
    pub time: Judgement,
    /// In the right form.
    pub form: Judgement,
    /// What the latest decision calls for, worst first; empty when it calls for nothing worse than
    /// green.
    pub gate: Vec<Finding>,
    /// What somebody says instead, also when that no longer counts.
    pub overridden: Option<Overridden>,
}

impl Readiness {
    /// The verdict that is found: the worst of both sides and of what was decided.
    pub fn found(&self) -> Verdict {
        let sides = self.time.verdict().max(self.form.verdict());
        self.gate.iter().map(|finding| finding.verdict).fold(sides, Verdict::max)
    }

    /// The verdict that stands: the one that somebody put in the place of the one that is found, or
    /// else that one.
    pub fn verdict(&self) -> Verdict {
        let said = self.overridden.as_ref().filter(|said| said.stands);
        said.map_or_else(|| self.found(), |said| said.said.verdict.into())
    }

    /// What is found and until when, where the verdict that stands was set by hand; none when it is
    /// the one that is found, as after the last day.
    pub fn by_hand(&self) -> Option<ByHand> {
        let said = self.overridden.as_ref().filter(|said| said.stands)?;
        Some(ByHand { until: said.said.until, found: self.found() })
    }

    /// All facts, the worst first; of facts alike those of time before those of form, and what was
    /// decided last.
    pub fn findings(&self) -> Vec<&Finding> {
        let mut all: Vec<&Finding> =
            self.time.findings.iter().chain(&self.form.findings).chain(&self.gate).collect();
        all.order_by_key(|finding| std::cmp::Reverse(finding.verdict));
        all
    }

    /// The least slack of the deliverables that are judged, in working days; negative is late, none
    /// when none is.
    pub fn slack(&self) -> Option<i32> {
        let slacks = self.time.findings.iter().filter_map(|finding| match finding.reason {
            Reason::InTime { slack, .. } => Some(slack),
            Reason::Late { days, .. } => Some(-days),
            _ => None,
        });
        slacks.min()
    }
}
