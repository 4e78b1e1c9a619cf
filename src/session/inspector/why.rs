//! Why a project's dates are what they are, and how much it may slip.

use crate::text::{self as t, Lang};
use engine::model::*;
use engine::schedule::{Schedule, variance, why};

/// What the schedule says of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SchedulePicture {
    /// When it is expected, if not as it is set.
    pub expected: Option<String>,
    /// How much it may slip; none when it has no dates, or is finished.
    pub slack: Option<Slack>,
    /// How it lies beside the baseline that is shown.
    pub against: Option<String>,
}

/// By how many working days a project may slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slack {
    /// Before a launch or a deadline cannot be kept; none when it hurts none.
    pub days: Option<i32>,
    pub said: String,
    /// Before another project has to move, with the sentence about it.
    pub free: Option<(i32, String)>,
}

impl SchedulePicture {
    pub fn of(
        lang: Lang,
        plan: &Plan,
        schedule: &Schedule,
        id: &ProjectId,
        baseline: Option<&BaselineId>,
    ) -> SchedulePicture {
        let Some(project) = plan.get(id) else { return SchedulePicture::default() };
        let expected =
            schedule.forecast(id).filter(|dates| project.dates.is_some_and(|set| set != *dates));
        let day = |day: Day| t::date(lang, day);
        let is_open = project.dates.is_some() && project.state != ProjectState::Finished;
        let against = baseline.and_then(|baseline| plan.get(baseline)).map(|baseline| {
            format!("{}: {}", baseline.name, t::variance(lang, variance(plan, baseline, id)))
        });
        SchedulePicture {
            expected: expected.map(|it| t::expected(lang, &day(it.start()), &day(it.finish()))),
            slack: is_open.then(|| {
                let (days, free) = (schedule.slack(id), schedule.free_slack(id));
                let free = free.map(|days| (days, t::free_slack(lang, days)));
                Slack { days, said: t::slack(lang, days), free }
            }),
            against,
        }
    }
}

/// Says why each of its dates is what it is, step by step, nothing twice. The date itself needs no
/// name; what it follows from does.
pub fn reasons(lang: Lang, plan: &Plan, schedule: &Schedule, id: &ProjectId) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for end in [SpanEnd::Start, SpanEnd::Finish] {
        for step in why(plan, schedule, id, end) {
            let is_own = step.project == *id;
            let sentence =
                if is_own { t::why(lang, plan, &step) } else { t::why_of(lang, plan, &step) };
            if !said.contains(&sentence) {
                said.push(sentence);
            }
        }
    }
    said
}
