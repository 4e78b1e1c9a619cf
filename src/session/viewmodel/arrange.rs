//! How the rows of the timeline are arranged: what they are grouped by, and in which order they
//! stand within a group.

use std::collections::BTreeMap;

use super::GroupKey;
use engine::model::*;
use engine::sorting::Order;

/// How the rows are arranged; the default shows programmes in their layers, in their own order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// What they are grouped by.
    pub grouping: Grouping,
    /// In which order they stand within a group.
    pub sorting: Sorting,
}

/// What the rows are grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grouping {
    /// The programme a project lies in, in layers.
    #[default]
    Programme,
    /// Every product it delivers to.
    Product,
    /// Who leads it.
    Leader,
    /// The party that does the work.
    Party,
    /// Where it stands.
    State,
    /// What sort it is.
    Kind,
}

impl Grouping {
    /// All of them, the default first.
    pub const ALL: [Grouping; 6] = [
        Grouping::Programme,
        Grouping::Product,
        Grouping::Leader,
        Grouping::Party,
        Grouping::State,
        Grouping::Kind,
    ];

    /// The word for it in an address.
    pub fn word(self) -> &'static str {
        match self {
            Grouping::Programme => "programme",
            Grouping::Product => "product",
            Grouping::Leader => "manager",
            Grouping::Party => "party",
            Grouping::State => "state",
            Grouping::Kind => "kind",
        }
    }

    /// The groups that a project stands in: one, or with products as many as it delivers to.
    ///
    /// What the plan does not hold is no group.
    pub fn groups(self, plan: &Plan, id: &ProjectId, project: &Project) -> Vec<GroupKey> {
        fn known<T: Record>(plan: &Plan, id: Option<&Id<T>>) -> Option<Id<T>> {
            id.filter(|id| plan.get(*id).is_some()).cloned()
        }
        let one = match self {
            Grouping::Programme => GroupKey::Programme(known(plan, project.programme.as_ref())),
            Grouping::Leader => {
                GroupKey::Leader(leader(plan, project).map(|leader| leader.person().clone()))
            }
            Grouping::Party => GroupKey::Party(known(plan, project.party.as_ref())),
            Grouping::State => GroupKey::State(project.state),
            Grouping::Kind => GroupKey::Kind(project.kind.trim().to_owned()),
            Grouping::Product => {
                let mut products: Vec<_> = plan
                    .deliverables_by(id)
                    .filter_map(|(_, it)| known(plan, Some(&it.product)))
                    .map(Some)
                    .map(GroupKey::Product)
                    .collect();
                products.order();
                products.dedup();
                return if products.is_empty() { vec![GroupKey::Product(None)] } else { products };
            }
        };
        vec![one]
    }

    /// The group of what is in none of the others; none where every project is in one.
    pub fn rest(self) -> Option<GroupKey> {
        match self {
            Grouping::Programme => Some(GroupKey::Programme(None)),
            Grouping::Product => Some(GroupKey::Product(None)),
            Grouping::Leader => Some(GroupKey::Leader(None)),
            Grouping::Party => Some(GroupKey::Party(None)),
            Grouping::State => None,
            Grouping::Kind => Some(GroupKey::Kind(String::new())),
        }
    }

    /// Does this patch change groups, or what lies in them, by other records than the projects
    /// themselves?
    pub fn regroups(self, patch: &Patch) -> bool {
        match self {
            Grouping::Programme => !patch.programmes.is_empty(),
            Grouping::Product => {
                differ(&patch.products, |_| ())
                    || differ(&patch.deliverables, |it| (it.project.clone(), it.product.clone()))
            }
            Grouping::Leader => !patch.programmes.is_empty() || !patch.people.is_empty(),
            Grouping::Party => differ(&patch.parties, |party| party.name.clone()),
            Grouping::State | Grouping::Kind => false,
        }
    }

    /// What a project itself says of its group: as long as this stays, only other records can take
    /// it to another one.
    fn said_by(self, project: &Project) -> Option<GroupKey> {
        match self {
            Grouping::Programme => Some(GroupKey::Programme(project.programme.clone())),
            Grouping::Product => None,
            Grouping::Leader => Some(GroupKey::Leader(project.manager.clone())),
            Grouping::Party => Some(GroupKey::Party(project.party.clone())),
            Grouping::State => Some(GroupKey::State(project.state)),
            Grouping::Kind => Some(GroupKey::Kind(project.kind.clone())),
        }
    }
}

/// The order of the rows within a group; what is equal stands by rank, then by id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sorting {
    /// The order that the reader gave them.
    #[default]
    Rank,
    /// The first to start comes first.
    Start,
    /// The first to finish comes first.
    Finish,
    /// By name; capitals do not count.
    Name,
    /// From proposed to finished.
    State,
}

impl Sorting {
    /// All of them, the default first.
    pub const ALL: [Sorting; 5] =
        [Sorting::Rank, Sorting::Start, Sorting::Finish, Sorting::Name, Sorting::State];

    /// The word for it in an address.
    pub fn word(self) -> &'static str {
        match self {
            Sorting::Rank => "rank",
            Sorting::Start => "start",
            Sorting::Finish => "finish",
            Sorting::Name => "name",
            Sorting::State => "state",
        }
    }

    /// What a project is sorted by.
    pub(super) fn place(self, project: &Project) -> SortKey {
        let by = match self {
            Sorting::Rank => By::Rank,
            Sorting::Start => By::Day(project.dates.map(Span::start)),
            Sorting::Finish => By::Day(project.dates.map(Span::finish)),
            Sorting::Name => By::Name(project.name.to_lowercase()),
            Sorting::State => By::State(project.state),
        };
        SortKey(by, project.rank.clone())
    }
}

/// What a project is sorted by, before its id.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SortKey(By, Rank);

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum By {
    Rank,
    Day(Option<Day>),
    Name(String),
    State(ProjectState),
}

/// Does this patch change which rows, swimlanes, cards or names to choose from there are, or their
/// order? In the default arrangement moving a bar does not.
pub fn restructures(patch: &Patch, arrangement: Arrangement) -> bool {
    let Arrangement { grouping, sorting } = arrangement;
    let stands = |it: &Project| {
        (
            it.dates.is_some(),
            Grouping::Programme.said_by(it),
            grouping.said_by(it),
            Sorting::Rank.place(it),
            sorting.place(it),
        )
    };
    !patch.programmes.is_empty()
        || !patch.people.is_empty()
        || grouping.regroups(patch)
        || differ(&patch.projects, stands)
        || differ(&patch.products, |product| product.rank.clone())
}

/// Does one of these come, go, or change in what is read of it?
fn differ<T, R: PartialEq>(diffs: &BTreeMap<Id<T>, Diff<T>>, read: impl Fn(&T) -> R) -> bool {
    diffs.values().any(|diff| diff.before.as_deref().map(&read) != diff.after.as_deref().map(&read))
}
