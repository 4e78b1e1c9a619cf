//! The places in a plan where somebody, a party or a programme is named.

use super::env::EditEnv;
use domain::edit::commands::{FromName, assign, assign_condition, nest};
use domain::edit::{Change, Named, Refusal};
use engine::model::*;

/// A place that holds a person, a party or a programme, or nobody.
///
/// Typing a name there puts the one of that name in it, made when it is new; no name clears it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Post {
    /// The programme that a project lies in.
    Programme(ProjectId),
    ProjectManager(ProjectId),
    /// The party that does a project.
    DoneBy(ProjectId),
    ProductManager(ProductId),
    /// The programme that a programme lies in.
    Above(ProgrammeId),
    ProgrammeManager(ProgrammeId),
    /// The party that a person works for.
    WorksFor(PersonId),
    CriterionOwner(CriterionId),
    ActivityOwner(ActivityId),
    /// Who meets a condition of a decision.
    ConditionOwner(DecisionId, ConditionId),
}

impl Post {
    /// Returns the name of who or what holds it; empty for nobody.
    pub fn holder(&self, plan: &Plan) -> String {
        match self {
            Post::Programme(id) => held(plan, id, Project::FIELDS.programme),
            Post::ProjectManager(id) => held(plan, id, Project::FIELDS.manager),
            Post::DoneBy(id) => held(plan, id, Project::FIELDS.party),
            Post::ProductManager(id) => held(plan, id, Product::FIELDS.manager),
            Post::Above(id) => held(plan, id, Programme::FIELDS.parent),
            Post::ProgrammeManager(id) => held(plan, id, Programme::FIELDS.manager),
            Post::WorksFor(id) => held(plan, id, Person::FIELDS.party),
            Post::CriterionOwner(id) => held(plan, id, Criterion::FIELDS.owner),
            Post::ActivityOwner(id) => held(plan, id, Activity::FIELDS.owner),
            Post::ConditionOwner(id, condition) => {
                let condition = plan.get(id).and_then(|decision| decision.condition(condition));
                name_of(plan, condition.and_then(|condition| condition.owner.as_ref()))
            }
        }
    }

    /// Puts the one of this name in it.
    pub(super) fn assign(
        &self,
        plan: &Plan,
        name: &str,
        env: &mut EditEnv,
    ) -> Result<Change, Refusal> {
        match self {
            Post::Programme(id) => put(plan, id, Project::FIELDS.programme, name, env),
            Post::ProjectManager(id) => put(plan, id, Project::FIELDS.manager, name, env),
            Post::DoneBy(id) => put(plan, id, Project::FIELDS.party, name, env),
            Post::ProductManager(id) => put(plan, id, Product::FIELDS.manager, name, env),
            Post::Above(id) => put_above(plan, id, name, env),
            Post::ProgrammeManager(id) => put(plan, id, Programme::FIELDS.manager, name, env),
            Post::WorksFor(id) => put(plan, id, Person::FIELDS.party, name, env),
            Post::CriterionOwner(id) => put(plan, id, Criterion::FIELDS.owner, name, env),
            Post::ActivityOwner(id) => put(plan, id, Activity::FIELDS.owner, name, env),
            Post::ConditionOwner(id, condition) => {
                assign_condition(plan, id, condition, name, fresh(env))
            }
        }
    }
}

fn held<T: Record, N: Named>(plan: &Plan, id: &Id<T>, field: FieldOf<T, Option<Id<N>>>) -> String {
    name_of(plan, plan.get(id).and_then(|record| (field.get)(record).as_ref()))
}

fn name_of<N: Named>(plan: &Plan, id: Option<&Id<N>>) -> String {
    let record = id.and_then(|id| plan.get(id));
    record.map_or_else(String::new, |record| record.name().to_owned())
}

fn put<T: Named, N: FromName>(
    plan: &Plan,
    id: &Id<T>,
    field: FieldOf<T, Option<Id<N>>>,
    name: &str,
    env: &mut EditEnv,
) -> Result<Change, Refusal> {
    assign(plan, id, field, name, fresh(env))
}

/// A programme that is there already takes its place among those below it, and never below itself.
fn put_above(
    plan: &Plan,
    id: &ProgrammeId,
    name: &str,
    env: &mut EditEnv,
) -> Result<Change, Refusal> {
    let is_it = |programme: &Programme| programme.name.to_lowercase() == name.to_lowercase();
    let known = plan.programmes.iter().find(|(_, programme)| is_it(programme)).map(|(id, _)| id);
    match known {
        _ if name.is_empty() => nest(plan, id, None),
        Some(above) => nest(plan, id, Some(above)),
        None => put(plan, id, Programme::FIELDS.parent, name, env),
    }
}

/// Returns a new id for one who is named.
fn fresh<N: Record>(env: &mut EditEnv) -> Id<N> {
    env.id(match N::TYPE {
        RecordType::Person => "person",
        RecordType::Party => "party",
        _ => "programme",
    })
}
