//! What a reader can look at, search for and filter by.

use domain::edit::{Named, RecordType};
use engine::model::*;

/// A record that can be looked at by itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A project.
    Project(ProjectId),
    /// A product.
    Product(ProductId),
    /// A programme.
    Programme(ProgrammeId),
    /// A person.
    Person(PersonId),
    /// A party.
    Party(PartyId),
}

impl Subject {
    /// Its type.
    pub fn what(&self) -> RecordType {
        match self {
            Subject::Project(_) => RecordType::Project,
            Subject::Product(_) => RecordType::Product,
            Subject::Programme(_) => RecordType::Programme,
            Subject::Person(_) => RecordType::Person,
            Subject::Party(_) => RecordType::Party,
        }
    }

    /// What the plan calls it; none when the plan does not hold it.
    pub fn name<'a>(&self, plan: &'a Plan) -> Option<&'a str> {
        fn name<'a, T: Named + 'a>(plan: &'a Plan, id: &Id<T>) -> Option<&'a str> {
            plan.get(id).map(|record| record.name())
        }
        match self {
            Subject::Project(id) => name(plan, id),
            Subject::Product(id) => name(plan, id),
            Subject::Programme(id) => name(plan, id),
            Subject::Person(id) => name(plan, id),
            Subject::Party(id) => name(plan, id),
        }
    }

    /// A text for it, such as `project:billing`; [`Subject::parse`] reads it back.
    pub fn mark(&self) -> String {
        let (kind, id) = match self {
            Subject::Project(id) => ("project", id.as_str()),
            Subject::Product(id) => ("product", id.as_str()),
            Subject::Programme(id) => ("programme", id.as_str()),
            Subject::Person(id) => ("person", id.as_str()),
            Subject::Party(id) => ("party", id.as_str()),
        };
        format!("{kind}:{id}")
    }

    /// The subject of such a text; none when it names no type that can be looked at.
    pub fn parse(mark: &str) -> Option<Subject> {
        let (kind, id) = mark.split_once(':')?;
        match kind {
            "project" => Some(Subject::Project(Id::new(id))),
            "product" => Some(Subject::Product(Id::new(id))),
            "programme" => Some(Subject::Programme(Id::new(id))),
            "person" => Some(Subject::Person(Id::new(id))),
            "party" => Some(Subject::Party(Id::new(id))),
            _ => None,
        }
    }
}
