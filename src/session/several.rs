//! Several plans as one view, and a plan on its way into another one.

use std::sync::Arc;

use crate::text::{self as t, Lang};
use crate::viewmodel::{Address, Subject};
use domain::edit::{Document, Refusal};
use domain::together::{self, Differences, SeveralPlans, came_from, own_id, programme_of};
use engine::model::{Day, Plan, ProgrammeId};

/// One of the plans in a view of several.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ViewedPlan {
    pub id: String,
    pub name: String,
    pub status_date: Option<Day>,
    /// The programme that it is in the view.
    programme: ProgrammeId,
}

/// What a view of several plans says of itself; empty when the plan on screen is no such view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeveralView {
    pub plans: Vec<ViewedPlan>,
    /// The status date that holds.
    status_date: Option<Day>,
    /// The name of the plan whose calendar and settings hold.
    rules_of: String,
    differences: Differences,
}

impl SeveralView {
    /// Makes the view of these plans: what it says of itself, and the plan that it shows.
    pub fn of(plans: &[Plan]) -> Result<(SeveralView, Document), Refusal> {
        let SeveralPlans { plan, rules_of, differences } =
            together::one_of(&plans.iter().collect::<Vec<_>>())?;
        let viewed = plans.iter().map(|plan| ViewedPlan {
            id: plan.id.clone(),
            name: plan.about.name.clone(),
            status_date: plan.about.status_date,
            programme: programme_of(&plan.id),
        });
        let status_date = plan.about.status_date;
        let view = SeveralView { plans: viewed.collect(), status_date, rules_of, differences };
        Ok((view, Document::new(together::told_apart(&plan))))
    }

    pub fn is_empty(&self) -> bool {
        self.plans.is_empty()
    }

    /// The ids of its plans, in their order.
    pub fn ids(&self) -> Vec<String> {
        self.plans.iter().map(|plan| plan.id.clone()).collect()
    }

    /// Returns the plan that a record came from.
    pub fn plan_of(&self, subject: &Subject) -> Option<&ViewedPlan> {
        let programme = came_from(subject.id())?;
        self.plans.iter().find(|plan| plan.programme == programme)
    }

    /// Returns where a record is in the plan that it came from; that plan alone, where its record
    /// cannot be told.
    pub fn home_of(&self, subject: &Subject) -> Address {
        let plan = self.plan_of(subject).map(|plan| plan.id.clone());
        Address { plan, subject: subject.map_id(own_id), ..Address::default() }
    }

    /// In what its plans differ from what holds in it, a sentence each.
    pub fn notes(&self, lang: Lang) -> Vec<String> {
        let Differences { status_date, calendar, settings, newer } = self.differences;
        let mut notes = Vec::new();
        if let Some(day) = self.status_date.filter(|_| status_date) {
            notes.push(t::several_status_differs(lang, &t::date_short(lang, day)));
        }
        if calendar {
            notes.push(t::several_calendar_differs(lang, &self.rules_of));
        }
        if settings {
            notes.push(t::several_settings_differ(lang, &self.rules_of));
        }
        if newer {
            notes.push(t::several_newer(lang));
        }
        notes
    }
}

/// A plan that could be taken in: what it would bring, or why it cannot come.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanIntake {
    pub plan: Arc<Plan>,
    refusal: Option<Refusal>,
    differences: Differences,
}

impl PlanIntake {
    /// Looks at what taking this plan in would do; nothing is done yet.
    pub fn of(here: &Plan, plan: Plan) -> PlanIntake {
        PlanIntake {
            refusal: together::take_in_plan(here, &plan).err(),
            differences: Differences::of(&here.about, [&plan]),
            plan: Arc::new(plan),
        }
    }

    pub fn can_come(&self) -> bool {
        self.refusal.is_none()
    }

    /// What it says of itself, a sentence each.
    pub fn says(&self, lang: Lang) -> Vec<String> {
        if let Some(refusal) = &self.refusal {
            return vec![t::refusal(lang, refusal)];
        }
        let Plan { projects, products, people, .. } = &*self.plan;
        let mut says = vec![t::plan_intake_brings(
            lang,
            &self.plan.about.name,
            projects.size(),
            products.size(),
            people.size(),
        )];
        let Differences { status_date, calendar, settings, newer } = self.differences;
        let left = [
            (status_date, t::plan_intake_status(lang)),
            (calendar, t::plan_intake_calendar(lang)),
            (settings, t::plan_intake_settings(lang)),
            (newer, t::plan_intake_newer(lang)),
        ];
        let left: Vec<_> =
            left.into_iter().filter_map(|(differs, it)| differs.then_some(it)).collect();
        if !left.is_empty() {
            says.push(t::plan_intake_left(lang, &left.join(", ")));
        }
        says
    }
}
