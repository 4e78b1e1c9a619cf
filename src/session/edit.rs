//! What a reader asks of the plan, in a reader's words.
//!
//! An edit says what is wished; what that takes besides, an id, a day, a calendar, the defaults of
//! a new record, is found by [`Edit::change`]. A form field that is bound to a field of a record
//! is no edit: it names a field and a value.

mod activities;
mod calendar;
mod dates;
mod env;
mod estimate;
mod gates;
mod links;
mod people;
mod post;
mod record_id;
mod uncertainty;

pub use calendar::{CalendarEdit, CalendarOf};
pub use env::EditEnv;
pub use estimate::{Estimate, Point};
pub use gates::{ConditionDraft, DecisionDraft};
pub use links::LinkSide;
pub use people::Somebody;
pub use post::Post;
pub use record_id::RecordId;
pub use uncertainty::UncertaintyNumber;

pub use domain::edit::commands::AfterReplacing;

use crate::text as t;
use domain::edit::commands::{self, PushContext};
use domain::edit::{Change, Refusal};
use engine::model::*;
use engine::schedule::{PushRule, Schedule};

/// Everything that a form, a list or a button can ask of the plan. Closed.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    // ---- Projects and milestones
    SetStart {
        project: ProjectId,
        day: Day,
    },
    SetFinish {
        project: ProjectId,
        day: Day,
    },
    /// In working days.
    SetDuration {
        project: ProjectId,
        days: u32,
    },
    SetState {
        project: ProjectId,
        state: ProjectState,
    },
    /// Says how uncertain what is left is.
    Estimate {
        project: ProjectId,
        by: Estimate,
    },
    /// In working days.
    SetPoint {
        project: ProjectId,
        point: Point,
        days: u16,
    },
    AddMilestone {
        project: ProjectId,
    },
    SetMilestoneDay {
        milestone: MilestoneId,
        day: Day,
    },

    // ---- Links and their conflicts
    AddLink {
        from: ProjectId,
        to: ProjectId,
    },
    SetLinkEnd {
        link: LinkId,
        side: LinkSide,
        end: LinkEnd,
    },
    SetLinkKind {
        link: LinkId,
        kind: LinkKind,
    },
    SetLag {
        link: LinkId,
        days: i16,
    },
    SetLagUnit {
        link: LinkId,
        calendar: bool,
    },
    Unlink {
        link: LinkId,
    },
    /// Moves what waits to where the link allows it.
    SnapBack {
        link: LinkId,
    },
    /// Asks who leads what is waited for to be earlier.
    Ask {
        link: LinkId,
    },
    Accept {
        link: LinkId,
        acceptance: Acceptance,
    },
    AcceptNoLonger {
        link: LinkId,
    },
    Answer {
        request: RequestId,
        text: String,
    },
    Withdraw {
        request: RequestId,
    },

    // ---- Products
    SetLaunch {
        product: ProductId,
        day: Option<Day>,
    },
    AddDeliverable {
        project: ProjectId,
        product: ProductId,
    },
    AddCriterion {
        deliverable: DeliverableId,
    },
    Override {
        product: ProductId,
        verdict: GivenVerdict,
        reason: String,
        by: String,
        until: Option<Day>,
    },
    LiftOverride {
        product: ProductId,
    },
    AddActivity {
        product: ProductId,
        kind: ActivityKind,
    },
    FollowLaunch {
        activity: ActivityId,
        follow: bool,
    },
    /// In working days from the launch.
    SetOffset {
        activity: ActivityId,
        end: SpanEnd,
        days: i32,
    },
    SetActivityDay {
        activity: ActivityId,
        end: SpanEnd,
        day: Day,
    },

    // ---- Decisions
    Decide(DecisionDraft),
    TakeBack {
        decision: DecisionId,
    },
    AddCondition {
        decision: DecisionId,
        text: String,
    },
    SetConditionText {
        decision: DecisionId,
        condition: ConditionId,
        text: String,
    },
    SetConditionDue {
        decision: DecisionId,
        condition: ConditionId,
        due: Option<Day>,
    },
    Meet {
        decision: DecisionId,
        condition: ConditionId,
        met: bool,
    },
    DeleteCondition {
        decision: DecisionId,
        condition: ConditionId,
    },

    // ---- People and parties
    AddPerson {
        party: Option<PartyId>,
    },
    AddParty,
    /// Puts whom this name means in a place.
    Assign {
        post: Post,
        name: String,
    },
    /// Puts whom this name means wherever somebody stood.
    Replace {
        who: Somebody,
        by: String,
        then: AfterReplacing,
    },
    /// Gives a party a calendar of its own, or takes it away.
    OwnCalendar {
        party: PartyId,
        own: bool,
    },

    // ---- The plan as a whole
    RenamePlan {
        name: String,
    },
    SetUncertainty {
        which: UncertaintyNumber,
        number: u32,
    },
    SetUsualClass(UsualClass),
    Calendar {
        of: CalendarOf,
        edit: CalendarEdit,
    },

    // ---- Places among siblings: so many further down, negative is up
    PlaceProject {
        project: ProjectId,
        places: i32,
    },
    PlaceProgramme {
        programme: ProgrammeId,
        places: i32,
    },

    Delete(RecordId),
}

impl Edit {
    /// Returns the edit by which somebody lives with a conflict, once it is said who and why.
    pub fn accept(link: LinkId, by: &str, reason: &str) -> Option<Edit> {
        let (by, reason) = (by.trim().to_owned(), reason.trim().to_owned());
        let is_said = !by.is_empty() && !reason.is_empty();
        is_said.then_some(Edit::Accept { link, acceptance: Acceptance { by, reason } })
    }

    /// Plans it on the plan as it stands, with its analysis and the rule by which links push.
    pub fn change(
        &self,
        plan: &Plan,
        schedule: &Schedule,
        rule: PushRule,
        env: &mut EditEnv,
    ) -> Result<Change, Refusal> {
        let network = schedule.network();
        let push = PushContext { network, rule };
        match self {
            Edit::SetStart { project, day } => dates::set_start(plan, push, project, *day),
            Edit::SetFinish { project, day } => dates::set_finish(plan, push, project, *day),
            Edit::SetDuration { project, days } => dates::set_duration(plan, push, project, *days),
            Edit::SetState { project, state } => commands::set_state(plan, project, *state),
            Edit::Estimate { project, by } => estimate::choose(plan, project, *by),
            Edit::SetPoint { project, point, days } => {
                estimate::set_point(plan, project, *point, *days)
            }
            Edit::AddMilestone { project } => dates::add_milestone(plan, project, env),
            Edit::SetMilestoneDay { milestone, day } => {
                commands::set_milestone_day(plan, push, milestone, *day)
            }

            Edit::AddLink { from, to } => links::add(plan, network, (from, to), env),
            Edit::SetLinkEnd { link, side, end } => {
                links::set_end(plan, network, link, (*side, end), env)
            }
            Edit::SetLinkKind { link, kind } => links::set_kind(plan, link, *kind),
            Edit::SetLag { link, days } => links::set_lag(plan, link, *days),
            Edit::SetLagUnit { link, calendar } => links::set_lag_unit(plan, link, *calendar),
            Edit::Unlink { link } => commands::unlink(plan, link),
            Edit::SnapBack { link } => commands::snap_back(plan, schedule, push, link),
            Edit::Ask { link } => commands::ask(plan, schedule, &env.id("request"), link),
            Edit::Accept { link, acceptance } => {
                commands::accept(plan, link, Some(acceptance.clone()))
            }
            Edit::AcceptNoLonger { link } => commands::accept(plan, link, None),
            Edit::Answer { request, text } => commands::answer(plan, request, text),
            Edit::Withdraw { request } => commands::withdraw(plan, request),

            Edit::SetLaunch { product, day } => commands::set_launch(plan, product, *day),
            Edit::AddDeliverable { project, product } => {
                commands::create_deliverable(plan, &env.id("deliverable"), product, project)
            }
            Edit::AddCriterion { deliverable } => {
                let new = env.id("criterion");
                commands::create_criterion(plan, &new, deliverable, &t::new_criterion(env.lang))
            }
            Edit::Override { product, verdict, reason, by, until } => {
                commands::override_verdict(plan, product, *verdict, reason, by, *until)
            }
            Edit::LiftOverride { product } => commands::lift_override(plan, product),
            Edit::AddActivity { product, kind } => activities::add(plan, product, *kind, env),
            Edit::FollowLaunch { activity, follow } => activities::follow(plan, activity, *follow),
            Edit::SetOffset { activity, end, days } => {
                activities::set_offset(plan, activity, *end, *days)
            }
            Edit::SetActivityDay { activity, end, day } => {
                activities::set_day(plan, activity, *end, *day)
            }

            Edit::Decide(draft) => gates::decide(plan, schedule, draft, env),
            Edit::TakeBack { decision } => commands::take_back(plan, decision),
            Edit::AddCondition { decision, text } => {
                commands::add_condition(plan, decision, env.id("condition"), text)
            }
            Edit::SetConditionText { decision, condition, text } => {
                gates::amend_condition(plan, decision, condition, |it| it.text = text.clone())
            }
            Edit::SetConditionDue { decision, condition, due } => {
                gates::amend_condition(plan, decision, condition, |it| it.due = *due)
            }
            Edit::Meet { decision, condition, met } => {
                commands::meet(plan, decision, condition, *met)
            }
            Edit::DeleteCondition { decision, condition } => {
                commands::delete_condition(plan, decision, condition)
            }

            Edit::AddPerson { party } => people::add_person(plan, party.as_ref(), env),
            Edit::AddParty => people::add_party(plan, env),
            Edit::Assign { post, name } => post.assign(plan, name, env),
            Edit::Replace { who, by, then } => who.replace(plan, by, *then, env),
            Edit::OwnCalendar { party, own } => calendar::own(plan, party, *own),

            Edit::RenamePlan { name } => {
                commands::set_about(plan, About::FIELDS.name, name.clone())
            }
            Edit::SetUncertainty { which, number } => which.set(plan, *number),
            Edit::SetUsualClass(class) => uncertainty::set_usual(plan, *class),
            Edit::Calendar { of, edit } => calendar::change(plan, of, edit, env),

            Edit::PlaceProject { project, places } => commands::reorder(plan, project, *places),
            Edit::PlaceProgramme { programme, places } => {
                commands::reorder(plan, programme, *places)
            }
            Edit::Delete(record) => record.delete(plan),
        }
    }
}

/// Returns the record of this type that a change makes, if it makes one.
pub fn created<T: Record>(patch: &Patch) -> Option<Id<T>> {
    let mut changes = T::changes(patch).iter();
    changes
        .find(|(_, diff)| diff.before.is_none() && diff.after.is_some())
        .map(|(id, _)| id.clone())
}
