//! What there is to say of a launch in one line (SPEC R13).

use super::{Finding, Readiness, Reason, Verdict};
use engine::forecast::Outlook;
use engine::model::{Day, Need, Plan, ProductId};

/// A launch in one line: when it was promised, when it is likely and when it is safe to count on,
/// and what decided how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// The verdict that stands.
    pub verdict: Verdict,
    pub decided: Decided,
    /// The promised launch.
    pub promised: Option<Day>,
    /// When it could be; none where there is no chance to be told.
    pub could_be: Option<CouldBe>,
}

/// When a launch could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CouldBe {
    /// P50: in half of all cases it could be by then.
    pub likely: Day,
    /// P80: in four out of five.
    pub safe: Day,
    /// Working days from the promised launch to the likely one; negative when that comes first.
    pub late: i32,
}

/// What decided the verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// Somebody set it, until this day, where this was found.
    ByHand { until: Day, found: Verdict },
    /// The latest decision at a gate.
    Gate(Reason),
    /// The chance that all it must have is there in time.
    Chance(Reason),
    /// A deliverable that it must have, by dates.
    Must(Reason),
    /// A deliverable that it should have: all that it must have is in time.
    Should(Reason),
    /// The form of what is delivered.
    Form(Reason),
    /// All is in time by its dates; no chance is known.
    Dates,
    /// Nothing can be said, and why.
    NotJudged(Reason),
}

/// Sums up a launch. `outlook` is its forecast, where there is one.
///
/// The worst finding decides. Of findings alike the first of these does: what people decided, the
/// chance, dates, and the form.
pub fn headline(
    plan: &Plan,
    product: &ProductId,
    readiness: &Readiness,
    outlook: Option<&Outlook>,
) -> Headline {
    let promised = plan.get(product).and_then(|product| product.launch);
    let could_be = outlook.map(|outlook| CouldBe {
        likely: outlook.ready.p50,
        safe: outlook.ready.p80,
        late: -plan.about.calendar.slack(outlook.ready.p50, outlook.launch),
    });
    Headline { verdict: readiness.verdict(), decided: decided(plan, readiness), promised, could_be }
}

fn decided(plan: &Plan, readiness: &Readiness) -> Decided {
    if let Some(by_hand) = readiness.by_hand() {
        return Decided::ByHand { until: by_hand.until, found: by_hand.found };
    }
    let found = readiness.found();
    let worst = |findings: &[Finding], is: fn(&Reason) -> bool| {
        let worst = findings.iter().find(|it| it.verdict == found && is(&it.reason));
        worst.map(|finding| finding.reason.clone())
    };
    let time = &readiness.time.findings;
    let is_late = |reason: &Reason| matches!(reason, Reason::Late { .. });
    let is_chance = |reason: &Reason| matches!(reason, Reason::Likely(_));
    if let Some(reason) = worst(&readiness.gate, |_| true) {
        return Decided::Gate(reason);
    }
    if let Some(reason) = worst(time, is_chance) {
        return Decided::Chance(reason);
    }
    if found == Verdict::NotJudged {
        let findings = time.iter().chain(&readiness.form.findings);
        let mut unknown = findings.filter(|finding| finding.verdict == found);
        return unknown.next().map_or(Decided::Dates, |it| Decided::NotJudged(it.reason.clone()));
    }
    let late = time.iter().filter(|it| it.verdict == found && is_late(&it.reason));
    let (musts, shoulds): (Vec<_>, Vec<_>) = late.partition(|it| is_must(plan, &it.reason));
    if let Some(must) = musts.first() {
        return Decided::Must(must.reason.clone());
    }
    if let Some(should) = shoulds.first() {
        return Decided::Should(should.reason.clone());
    }
    match worst(&readiness.form.findings, |_| true) {
        Some(reason) if found > Verdict::NotJudged => Decided::Form(reason),
        _ => Decided::Dates,
    }
}

fn is_must(plan: &Plan, reason: &Reason) -> bool {
    let Reason::Late { deliverable, .. } = reason else { return false };
    plan.get(deliverable).is_some_and(|deliverable| deliverable.need == Need::Must)
}
