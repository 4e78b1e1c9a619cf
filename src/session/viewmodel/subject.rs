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

    /// Its id.
    pub fn id(&self) -> &str {
        match self {
            Subject::Project(id) => id.as_str(),
            Subject::Product(id) => id.as_str(),
            Subject::Programme(id) => id.as_str(),
            Subject::Person(id) => id.as_str(),
            Subject::Party(id) => id.as_str(),
        }
    }

    /// The same with the id that `to` makes of its own; none where that makes none.
    pub fn map_id(&self, to: impl Fn(&str) -> Option<&str>) -> Option<Subject> {
        Some(match self {
            Subject::Project(id) => Subject::Project(Id::new(to(id.as_str())?)),
            Subject::Product(id) => Subject::Product(Id::new(to(id.as_str())?)),
            Subject::Programme(id) => Subject::Programme(Id::new(to(id.as_str())?)),
            Subject::Person(id) => Subject::Person(Id::new(to(id.as_str())?)),
            Subject::Party(id) => Subject::Party(Id::new(to(id.as_str())?)),
        })
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
        let kind = match self {
            Subject::Project(_) => "project",
            Subject::Product(_) => "product",
            Subject::Programme(_) => "programme",
            Subject::Person(_) => "person",
            Subject::Party(_) => "party",
        };
        format!("{kind}:{}", self.id())
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
