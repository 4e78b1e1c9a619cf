//! Who leads a project: its own manager, or else the manager of the nearest programme above it that
//! has one.

use std::collections::BTreeSet;

use super::{PersonId, Plan, ProgrammeId, Project};

/// Who leads a project, and by what right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leader<'a> {
    /// Its own manager.
    Own(&'a PersonId),
    /// The manager of this programme, since the project has none of its own.
    Programme(&'a PersonId, &'a ProgrammeId),
}

impl<'a> Leader<'a> {
    /// The person.
    pub fn person(self) -> &'a PersonId {
        match self {
            Leader::Own(person) | Leader::Programme(person, _) => person,
        }
    }
}

/// Who leads this project; none when nobody up to the top does. A person whom the plan does not
/// hold leads nothing.
pub fn leader<'a>(plan: &'a Plan, project: &'a Project) -> Option<Leader<'a>> {
    let known = |person: &'a Option<PersonId>| {
        person.as_ref().filter(|person| plan.people.contains_key(*person))
    };
    let own = known(&project.manager).map(Leader::Own);
    own.or_else(|| {
        let mut above = project.programme.iter().flat_map(|programme| plan.lineage(programme));
        above.find_map(|id| Some(Leader::Programme(known(&plan.get(id)?.manager)?, id)))
    })
}

impl Plan {
    /// This programme and those above it, the nearest first, as far as the plan holds them; a loop
    /// of parents is walked once.
    pub fn lineage<'a>(
        &'a self,
        programme: &'a ProgrammeId,
    ) -> impl Iterator<Item = &'a ProgrammeId> {
        let mut seen = BTreeSet::new();
        let mut next = Some(programme);
        std::iter::from_fn(move || {
            let (id, record) = self.programmes.get_key_value(next.take()?)?;
            next = record.parent.as_ref();
            seen.insert(id).then_some(id)
        })
    }
}
