//! A group of rows, and what dropping a project on it means.

use super::{Grouping, Subject};
use domain::edit::{Change, Refusal, commands, set};
use engine::model::*;

/// A group of rows that can be folded: what its projects have in common; none, or an empty text:
/// projects that have none of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupKey {
    /// What lies in this programme.
    Programme(Option<ProgrammeId>),
    /// What delivers to this product.
    Product(Option<ProductId>),
    /// What this person leads.
    Leader(Option<PersonId>),
    /// What this party does.
    Party(Option<PartyId>),
    /// What stands there.
    State(ProjectState),
    /// What is of this sort.
    Kind(String),
}

/// The states in their order, each with the word for it in a mark.
const STATES: [(ProjectState, &str); 4] = [
    (ProjectState::Proposed, "proposed"),
    (ProjectState::Planned, "planned"),
    (ProjectState::Running, "running"),
    (ProjectState::Finished, "finished"),
];

impl GroupKey {
    /// The groups by state, in the order of the states.
    pub(super) fn states() -> impl Iterator<Item = GroupKey> {
        STATES.into_iter().map(|(state, _)| GroupKey::State(state))
    }

    /// The grouping that has this group.
    pub fn grouping(&self) -> Grouping {
        match self {
            GroupKey::Programme(_) => Grouping::Programme,
            GroupKey::Product(_) => Grouping::Product,
            GroupKey::Leader(_) => Grouping::Leader,
            GroupKey::Party(_) => Grouping::Party,
            GroupKey::State(_) => Grouping::State,
            GroupKey::Kind(_) => Grouping::Kind,
        }
    }

    /// The record that it stands for.
    pub fn subject(&self) -> Option<Subject> {
        match self {
            GroupKey::Programme(id) => id.clone().map(Subject::Programme),
            GroupKey::Product(id) => id.clone().map(Subject::Product),
            GroupKey::Leader(id) => id.clone().map(Subject::Person),
            GroupKey::Party(id) => id.clone().map(Subject::Party),
            GroupKey::State(_) | GroupKey::Kind(_) => None,
        }
    }

    /// This group and those that it lies in, the nearest first: programmes lie in layers, nothing
    /// else does.
    pub fn line<'a>(&'a self, plan: &'a Plan) -> impl Iterator<Item = GroupKey> {
        let above = match self {
            GroupKey::Programme(Some(id)) => Some(plan.lineage(id).skip(1)),
            _ => None,
        };
        std::iter::once(self.clone())
            .chain(above.into_iter().flatten().cloned().map(Some).map(GroupKey::Programme))
    }

    /// A text for it; [`GroupKey::parse`] reads it back. A programme's is its id, so far as that
    /// cannot be taken for another group.
    pub fn mark(&self) -> String {
        let kind = match self {
            GroupKey::Leader(_) => "person",
            other => other.grouping().word(),
        };
        let what = match self {
            GroupKey::State(state) => {
                STATES.iter().find(|(own, _)| own == state).map_or("", |(_, word)| *word)
            }
            GroupKey::Kind(text) => text,
            GroupKey::Programme(id) => id.as_ref().map_or("", Id::as_str),
            GroupKey::Product(id) => id.as_ref().map_or("", Id::as_str),
            GroupKey::Leader(id) => id.as_ref().map_or("", Id::as_str),
            GroupKey::Party(id) => id.as_ref().map_or("", Id::as_str),
        };
        if GroupKey::parse(what) == *self { what.to_owned() } else { format!("{kind}:{what}") }
    }

    /// The group of such a text.
    pub fn parse(mark: &str) -> GroupKey {
        fn id<T>(text: &str) -> Option<Id<T>> {
            (!text.is_empty()).then(|| Id::new(text))
        }
        let (kind, what) = mark.split_once(':').unwrap_or(("", mark));
        match kind {
            "programme" => GroupKey::Programme(id(what)),
            "product" => GroupKey::Product(id(what)),
            "person" => GroupKey::Leader(id(what)),
            "party" => GroupKey::Party(id(what)),
            "kind" => GroupKey::Kind(what.to_owned()),
            "state" => STATES.iter().find(|(_, word)| *word == what).map_or_else(
                || GroupKey::Programme(id(mark)),
                |(state, _)| GroupKey::State(*state),
            ),
            _ => GroupKey::Programme(id(mark)),
        }
    }

    /// Brings a project into this group by what the group stands for; one that stands in it stays
    /// as it is.
    ///
    /// It goes on delivering to all it delivered to: `new` is what it delivers from now on. To no
    /// product there is no way.
    pub fn take_in(
        &self,
        plan: &Plan,
        id: &ProjectId,
        new: DeliverableId,
    ) -> Option<Result<Change, Refusal>> {
        let project = plan.get(id)?;
        if self.grouping().groups(plan, id, project).contains(self) {
            return None;
        }
        Some(match self {
            GroupKey::Programme(programme) => {
                commands::move_to_programme(plan, id, programme.as_ref())
            }
            GroupKey::Product(product) => {
                commands::create_deliverable(plan, &new, product.as_ref()?, id)
            }
            GroupKey::Leader(person) => set(plan, id, Project::FIELDS.manager, person.clone()),
            GroupKey::Party(party) => set(plan, id, Project::FIELDS.party, party.clone()),
            GroupKey::State(state) => commands::set_state(plan, id, *state),
            GroupKey::Kind(kind) => set(plan, id, Project::FIELDS.kind, kind.clone()),
        })
    }
}
