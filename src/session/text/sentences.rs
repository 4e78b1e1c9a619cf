//! Labels, refusals, states and reasons as sentences.

use super::{Lang, catalogue as t, date, outcome_name, schedule::along};
use crate::viewmodel::Duties;
use domain::edit::{Field, Label, RecordType, Refusal, SpanEnd};
use domain::readiness::{Reason, Verdict};
use engine::forecast::Chance;
use engine::model::{
    CriterionId, CriterionState, DecisionId, DeliverableId, Leader, Need, Plan, Project,
    ProjectState, leader,
};
use engine::schedule::Stop;

/// A number of working days: "1 working day", "4 werkdagen".
pub fn working_days(lang: Lang, days: i32) -> String {
    if days == 1 { t::one_working_day(lang) } else { t::many_working_days(lang, days) }
}

/// How far something moved: "+9 days", "−1 day".
pub fn days_moved(lang: Lang, days: i32) -> String {
    let sign = if days < 0 { "−" } else { "+" };
    let count = days.unsigned_abs();
    if count == 1 {
        format!("{sign}{}", t::one_day(lang))
    } else {
        format!("{sign}{}", t::many_days(lang, count))
    }
}

/// Slack in a few characters: "+12 d", "−9 d", "0 d".
pub fn signed(_lang: Lang, days: i32) -> String {
    match days {
        0 => "0 d".to_owned(),
        1.. => format!("+{days} d"),
        _ => format!("−{} d", days.unsigned_abs()),
    }
}

/// Must or should, as it stands in a sentence.
pub fn need_name(lang: Lang, need: Need) -> String {
    match need {
        Need::Must => t::must(lang),
        Need::Should => t::should(lang),
    }
}

/// Where a project stands.
pub fn state_name(lang: Lang, state: ProjectState) -> String {
    match state {
        ProjectState::Proposed => t::state_proposed(lang),
        ProjectState::Planned => t::state_planned(lang),
        ProjectState::Running => t::state_running(lang),
        ProjectState::Finished => t::state_finished(lang),
    }
}

/// The letter that stands beside the colour: G, A, R (Dutch G, O, R), or a dash.
pub fn verdict_letter(lang: Lang, verdict: Verdict) -> &'static str {
    match (verdict, lang) {
        (Verdict::Green, _) => "G",
        (Verdict::Amber, Lang::En) => "A",
        (Verdict::Amber, Lang::Nl) => "O",
        (Verdict::Red, _) => "R",
        (Verdict::NotJudged, _) => "–",
    }
}

/// A verdict in a word or two.
pub fn verdict_name(lang: Lang, verdict: Verdict) -> String {
    match verdict {
        Verdict::Green => t::verdict_green(lang),
        Verdict::Amber => t::verdict_amber(lang),
        Verdict::Red => t::verdict_red(lang),
        Verdict::NotJudged => t::verdict_none(lang),
    }
}

/// How far a criterion is.
pub fn criterion_state(lang: Lang, state: CriterionState) -> String {
    match state {
        CriterionState::Open => t::criterion_open(lang),
        CriterionState::Accepted => t::criterion_accepted(lang),
        CriterionState::Concession => t::criterion_concession(lang),
        CriterionState::Rejected => t::criterion_rejected(lang),
        CriterionState::Waived => t::criterion_waived(lang),
    }
}

/// The type of a record, in a word.
pub(super) fn what(lang: Lang, what: RecordType) -> String {
    match what {
        RecordType::Plan => t::the_plan(lang),
        RecordType::Programme => t::the_programme(lang),
        RecordType::Project => t::the_project(lang),
        RecordType::Milestone => t::the_milestone(lang),
        RecordType::Product => t::the_product(lang),
        RecordType::Deliverable => t::the_deliverable(lang),
        RecordType::Criterion => t::the_criterion(lang),
        RecordType::Person => t::the_person(lang),
        RecordType::Link => t::the_link(lang),
        RecordType::Party => t::the_party(lang),
        RecordType::Baseline => t::the_baseline(lang),
        RecordType::Request => t::the_request(lang),
        RecordType::Decision => t::the_decision(lang),
        RecordType::Activity => t::the_activity(lang),
        RecordType::Unknown => t::the_newer(lang),
    }
}

/// The type of a record, as a heading or a mark beside a name.
pub fn what_name(lang: Lang, what: RecordType) -> String {
    match what {
        RecordType::Plan => t::word_plan(lang),
        RecordType::Programme => t::programme(lang),
        RecordType::Project => t::word_project(lang),
        RecordType::Milestone => t::word_milestone(lang),
        RecordType::Link => t::word_link(lang),
        RecordType::Product => t::word_product(lang),
        RecordType::Deliverable => t::word_deliverable(lang),
        RecordType::Criterion => t::word_criterion(lang),
        RecordType::Person => t::word_person(lang),
        RecordType::Party => t::word_party(lang),
        RecordType::Baseline => t::baseline(lang),
        RecordType::Request => t::word_request(lang),
        RecordType::Decision => t::word_decision(lang),
        RecordType::Activity => t::word_activity(lang),
        RecordType::Unknown => t::word_newer(lang),
    }
}

/// `one` of a thing, or `many` of them.
fn count(lang: Lang, n: usize, one: fn(Lang) -> String, many: fn(Lang, usize) -> String) -> String {
    if n == 1 { one(lang) } else { many(lang, n) }
}

/// Who leads a project: "led by Ann", "led by Ann, who leads Harbour"; none when nobody does.
pub fn led(lang: Lang, plan: &Plan, project: &Project) -> Option<String> {
    let leader = leader(plan, project)?;
    let name = &plan.get(leader.person())?.name;
    Some(match leader {
        Leader::Own(_) => t::led_by(lang, name),
        Leader::Programme(_, programme) => {
            t::led_by_programme(lang, name, &plan.get(programme)?.name)
        }
    })
}

/// The first of these names, and how many more there are: "Ann, Bo and 3 more".
pub fn some_of(lang: Lang, names: &[String], most: usize) -> String {
    let said = names.iter().take(most).cloned().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(most) {
        0 => said,
        left => format!("{said} {}", t::and_more(lang, left)),
    }
}

/// These things and the last: "3 projects, 2 products and 1 programme"; none without any.
fn and_all(lang: Lang, mut things: Vec<String>) -> Option<String> {
    match (things.pop(), things.is_empty()) {
        (Some(last), false) => Some(t::and_last(lang, &things.join(", "), &last)),
        (last, _) => last,
    }
}

/// What a person sees to: "Leads 3 projects and 1 product; owns 4 criteria."
pub fn duties(lang: Lang, duties: &Duties) -> String {
    let led = [
        (
            duties.programmes.len(),
            count(lang, duties.programmes.len(), t::one_programme, t::count_programmes),
        ),
        (
            duties.projects.len(),
            count(lang, duties.projects.len(), t::one_project, t::count_projects),
        ),
        (
            duties.products.len(),
            count(lang, duties.products.len(), t::one_product, t::count_products),
        ),
    ];
    let owned = [
        (
            duties.criteria.len(),
            count(lang, duties.criteria.len(), t::one_criterion, t::count_criteria),
        ),
        (
            duties.conditions.len(),
            count(lang, duties.conditions.len(), t::one_condition, t::count_conditions),
        ),
        (
            duties.activities.len(),
            count(lang, duties.activities.len(), t::one_activity, t::count_activities),
        ),
    ];
    let all = |things: [(usize, String); 3]| {
        and_all(lang, things.into_iter().filter(|(n, _)| *n > 0).map(|(_, said)| said).collect())
    };
    match (all(led), all(owned)) {
        (None, None) => t::leads_nothing(lang),
        (Some(led), None) => t::leads(lang, &led),
        (None, Some(owned)) => t::owns(lang, &owned),
        (Some(led), Some(owned)) => t::leads_and_owns(lang, &led, &owned),
    }
}

/// What a party is and does.
pub fn party_sentence(lang: Lang, external: bool, people: usize, projects: usize) -> String {
    let people = count(lang, people, t::one_person, t::count_people);
    let projects = count(lang, projects, t::one_project, t::count_projects);
    if external {
        t::party_external(lang, &people, &projects)
    } else {
        t::party_own(lang, &people, &projects)
    }
}

/// A field of a record, in the middle of a sentence.
pub(super) fn field(lang: Lang, field: Field) -> String {
    match field {
        Field::Name => t::name(lang),
        Field::Programme => t::programme(lang),
        Field::Hue => t::hue(lang),
        Field::Party => t::party(lang),
        Field::External => t::own_or_external(lang),
        Field::Kind => t::kind(lang),
        Field::Manager => t::manager(lang),
        Field::State => t::state(lang),
        Field::Progress => t::progress(lang),
        Field::Note => t::note(lang),
        Field::Day => t::day(lang),
        Field::Dates => t::dates(lang),
        Field::Need => t::need(lang),
        Field::Preparation => t::preparation(lang),
        Field::Handover => t::handover(lang),
        Field::Owner => t::owner(lang),
        Field::Evidence => t::evidence(lang),
        Field::Due => t::due(lang),
        Field::StatusDate => t::status_date(lang),
        Field::Tolerance => t::tolerance(lang),
        Field::Agreed => t::agreed(lang),
        Field::Deadline => t::deadline(lang),
        Field::Remaining => t::remaining(lang),
        Field::Calendar => t::calendar(lang),
        Field::Spread => t::spread(lang),
        Field::Uncertainty => t::uncertainty(lang),
        Field::Outcome => t::outcome(lang),
        Field::By => t::decided_by(lang),
        Field::Gate => t::gate(lang),
        Field::Conditions => t::conditions(lang),
        Field::When => t::when(lang),
        Field::Wording => t::field_wording(lang),
        Field::Launch => t::launch(lang),
        Field::Override => t::field_override(lang),
        Field::Predecessor => t::field_predecessor(lang),
        Field::Successor => t::field_successor(lang),
        Field::Lag => t::field_lag(lang),
        Field::Accepted => t::field_accepted(lang),
        Field::Project => t::the_project(lang),
        Field::Product => t::the_product(lang),
        Field::Deliverable => t::the_deliverable(lang),
        Field::Ask => t::word_request(lang),
        Field::Link => t::the_link(lang),
        Field::Asked => t::asked_on(lang),
        Field::Answer => t::answer(lang),
        Field::Projects => t::projects(lang),
        Field::Milestones => t::milestones(lang),
        Field::Launches => t::launches(lang),
        Field::Known => t::field_known(lang),
        Field::Rating => t::rating(lang),
        Field::Foreseen => t::field_foreseen(lang),
        Field::Seed => t::field_seed(lang),
        Field::Rank => t::field_rank(lang),
    }
    .to_lowercase()
}

/// The name of a step, for undo, redo and the message after it: "Moved “Billing” +9 days".
pub fn label(lang: Lang, label: &Label) -> String {
    match label {
        Label::Created { what: kind, name } => t::did_create(lang, &what(lang, *kind), name),
        Label::Deleted { what: kind, name } => t::did_delete(lang, &what(lang, *kind), name),
        Label::DeletedAll { what: kind, count } => {
            t::did_delete_all(lang, &what(lang, *kind), *count)
        }
        Label::Renamed { from, to, .. } => t::did_rename(lang, from, to),
        Label::Changed { what: RecordType::Plan, field: of, .. } => {
            t::did_change_plan(lang, &field(lang, *of))
        }
        Label::Changed { name, field: of, .. } => t::did_change(lang, &field(lang, *of), name),
        Label::Moved { name, days, along: others } => {
            along(lang, t::did_move(lang, name, &days_moved(lang, *days)), *others)
        }
        Label::Resized { name, edge: SpanEnd::Start, days, along: others } => {
            along(lang, t::did_move_start(lang, name, &days_moved(lang, *days)), *others)
        }
        Label::Resized { name, edge: SpanEnd::Finish, days, along: others } => {
            along(lang, t::did_move_finish(lang, name, &days_moved(lang, *days)), *others)
        }
        Label::Placed { name } => t::did_place(lang, name),
        Label::Imported { file } => t::did_import(lang, file),
        Label::Launch { name, day: Some(day) } => t::did_set_launch(lang, name, &date(lang, *day)),
        Label::Launch { name, day: None } => t::did_clear_launch(lang, name),
        Label::Replaced { name, by, places: 1, .. } if by.is_empty() => {
            t::did_clear_once(lang, name)
        }
        Label::Replaced { name, by, places: 1, .. } => t::did_replace_once(lang, name, by),
        Label::Replaced { name, by, places, .. } if by.is_empty() => {
            t::did_clear(lang, name, *places)
        }
        Label::Replaced { name, by, places, .. } => t::did_replace(lang, name, by, *places),
        Label::Pasted { cells } => t::did_paste(lang, *cells),
        Label::Regrouped { name, into: Some(into), .. } => t::did_regroup(lang, name, into),
        Label::Regrouped { what: RecordType::Programme, name, into: None } => {
            t::did_nest_top(lang, name)
        }
        Label::Regrouped { name, into: None, .. } => t::did_regroup_top(lang, name),
        Label::Reordered { name, .. } => t::did_reorder(lang, name),
        Label::Opened { file } => t::did_open(lang, file),
        Label::Restarted => t::did_restart(lang),
        Label::Merged { from } => t::did_merge(lang, from),
        Label::TookPlanIn { name } => t::did_take_plan_in(lang, name),
        Label::Settled { name, .. } => t::did_settle(lang, name),
        Label::Linked { from, to } => t::did_link(lang, from, to),
        Label::Unlinked { from, to } => t::did_unlink(lang, from, to),
        Label::Accepted { from, to } => t::did_accept(lang, from, to),
        Label::Overridden { name, until: Some(until) } => {
            t::did_override(lang, name, &date(lang, *until))
        }
        Label::Overridden { name, until: None } => t::did_lift_override(lang, name),
        Label::Decided { name, outcome } => {
            t::did_decide(lang, name, &outcome_name(lang, *outcome))
        }
        Label::Emptied { what: kind } => t::did_empty(lang, &what(lang, *kind)),
        Label::Asked { name } => t::did_ask(lang, name),
        Label::Answered { name } => t::did_answer(lang, name),
    }
}

/// Why a command changed nothing, and what to do.
pub fn refusal(lang: Lang, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Gone(kind) => t::refused_gone(lang, &what(lang, *kind)),
        Refusal::NoName(kind) => t::refused_no_name(lang, &what(lang, *kind)),
        Refusal::EndsBeforeStart => t::refused_ends_before_start(lang),
        Refusal::NeedsDates => t::refused_needs_dates(lang),
        Refusal::Loop(names) => t::refused_loop(lang, &names.join(" › ")),
        Refusal::OutsideProject => t::refused_outside_project(lang),
        Refusal::LinkToItself => t::refused_link_itself(lang),
        Refusal::LinkedAlready => t::refused_linked(lang),
        Refusal::LinkLoop(names) => t::refused_link_loop(lang, &names.join(" › ")),
        Refusal::CannotMove(Stop::Finished) => t::refused_finished(lang),
        Refusal::CannotMove(Stop::Begun) => t::refused_begun(lang),
        Refusal::CannotMove(Stop::Agreed) => t::refused_agreed(lang),
        Refusal::CannotMove(Stop::Unsettled) => t::refused_unsettled(lang),
        Refusal::NoWorkingDay => t::refused_no_working_day(lang),
        Refusal::NoReason => t::refused_no_reason(lang),
        Refusal::NoExpiry => t::refused_no_expiry(lang),
        Refusal::Expired(status) => t::refused_expired(lang, &date(lang, *status)),
        Refusal::NoCondition => t::refused_no_condition(lang),
        Refusal::EmptyCondition => t::refused_empty_condition(lang),
        Refusal::NoLaunch => t::refused_no_launch(lang),
        Refusal::IdTaken => t::refused_id_taken(lang),
        Refusal::IntoItself => t::refused_into_itself(lang),
        Refusal::TakenInAlready { plan, programme: Some(programme) } => {
            t::refused_taken_in(lang, plan, programme)
        }
        Refusal::TakenInAlready { plan, programme: None } => t::refused_taken_in_part(lang, plan),
        Refusal::TooManyRecords { plan, limit } => t::refused_too_many_records(lang, plan, *limit),
        Refusal::TooManyCalendars { plan, limit } => {
            t::refused_too_many_calendars(lang, plan, *limit)
        }
    }
}

/// A chance as people say it: "about 72 %"; "hardly any" and "nearly certain" only when every
/// sample says so.
pub fn about_percent(lang: Lang, chance: Chance) -> String {
    match chance.percent() {
        None => t::chance_unknown(lang),
        Some(0) => t::chance_none(lang),
        Some(100) => t::chance_all(lang),
        Some(percent) => t::chance_about(lang, percent),
    }
}

/// Why a verdict is what it is, by the names that stand in the plan.
pub fn reason(lang: Lang, plan: &Plan, reason: &Reason) -> String {
    let deliverable = |id: &DeliverableId| {
        plan.get(id).map_or_else(|| id.to_string(), |deliverable| deliverable.name.clone())
    };
    let decided = |id: &DecisionId| {
        plan.get(id).map_or_else(|| id.to_string(), |decision| date(lang, decision.day))
    };
    let criterion = |id: &CriterionId| {
        plan.get(id).map_or_else(|| id.to_string(), |criterion| criterion.text.clone())
    };
    match reason {
        Reason::NoLaunch => t::because_no_launch(lang),
        Reason::NoDeliverable => t::because_no_deliverable(lang),
        Reason::NoProject(id) => t::because_no_project(lang, &deliverable(id)),
        Reason::Proposed(id) => t::because_proposed(lang, &deliverable(id)),
        Reason::InTime { deliverable: id, finish, slack: 0, .. } => {
            t::because_just_in_time(lang, &deliverable(id), &date(lang, *finish))
        }
        Reason::InTime { deliverable: id, finish, slack, .. } => t::because_in_time(
            lang,
            &deliverable(id),
            &date(lang, *finish),
            &working_days(lang, *slack),
        ),
        Reason::Late { deliverable: id, finish, needed, days } => t::because_late(
            lang,
            &deliverable(id),
            &date(lang, *finish),
            &date(lang, *needed),
            &working_days(lang, *days),
        ),
        Reason::Likely(chance) => t::because_likely(lang, &about_percent(lang, *chance)),
        Reason::NoCriterion(id) => t::because_no_criterion(lang, &deliverable(id)),
        Reason::Rejected(id) => t::because_rejected(lang, &criterion(id)),
        Reason::Overdue { criterion: id, due } => {
            t::because_overdue(lang, &criterion(id), &date(lang, *due))
        }
        Reason::NoOwner(id) => t::because_no_owner(lang, &criterion(id)),
        Reason::NoDue(id) => t::because_no_due(lang, &criterion(id)),
        Reason::DueTooLate { criterion: id, due, needed } => {
            t::because_due_too_late(lang, &criterion(id), &date(lang, *due), &date(lang, *needed))
        }
        Reason::NoEvidence(id) => t::because_no_evidence(lang, &criterion(id)),
        Reason::Concession(id) => t::because_concession(lang, &criterion(id)),
        Reason::InOrder { accepted, open: 0 } => t::because_all_accepted(lang, *accepted),
        Reason::InOrder { accepted, open } => t::because_in_order(lang, *accepted, *open),
        Reason::Unmet { decision, condition, due } => {
            let condition = plan.get(decision).and_then(|decision| decision.condition(condition));
            let text =
                condition.map_or_else(|| decision.to_string(), |condition| condition.text.clone());
            t::because_unmet(lang, &text, &date(lang, *due))
        }
        Reason::OnHold(id) => t::because_held(lang, &decided(id)),
        Reason::Recycled(id) => t::because_recycled(lang, &decided(id)),
        Reason::Stopped(id) => t::because_stopped(lang, &decided(id)),
    }
}
