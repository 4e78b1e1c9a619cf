//! What was mended or marked while a file was read: what can be read is read, and nothing is
//! changed silently.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;

use super::{MAX_CALENDARS, MAX_UNKNOWN, is_id};
use crate::edit::{RecordType, Titled};
use engine::model::*;
use engine::sorting::Gather;

/// Something in a file that was mended, or that was kept although it is not right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The type of the record.
    pub what: RecordType,
    /// Its id; for the plan as a whole, the plan's.
    pub id: String,
    /// What was found and what was done.
    pub how: RepairKind,
}

/// What was found, and what was done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RepairKind {
    /// Mended: the name was empty, and is now the id.
    NamedById,
    /// Mended: a project that lacks dates became proposed.
    MadeProposed,
    /// Mended: a number was beyond its range, and is now the nearest within it.
    Clamped {
        /// The field, as the file calls it.
        field: &'static str,
    },
    /// Mended: a verdict that was put in the place of the one that is found, without a reason, was
    /// taken away.
    NoReason,
    /// Mended: a condition had an id that is none, or that of another condition of its decision.
    NewConditionId {
        /// The id that stood there.
        was: String,
        /// The id that it has now.
        now: String,
    },
    /// Kept: a field, table or value of a newer version, which this one does not show. The id is
    /// that of the first record that had it.
    Newer {
        /// The field, as the file calls it.
        field: String,
        /// How many records had it.
        records: usize,
    },
    /// Left out: what the file says of who wrote what cannot be read.
    NoMerge,
    /// Kept: it refers to something that is not in the plan.
    Absent {
        /// The type of what it refers to.
        what: RecordType,
        /// The id of what it refers to.
        id: String,
    },
    /// Kept: the day of the milestone lies outside the dates of its project.
    OutsideProject,
    /// Kept: the programme lies, through the programmes above it, under itself. Named once for each
    /// such circle, by its smallest id.
    UnderItself,
}

/// The repairs to one record, or to one plan as a whole.
pub(super) struct Mender<'a> {
    what: RecordType,
    id: &'a str,
    repairs: &'a mut Vec<Repair>,
}

impl<'a> Mender<'a> {
    pub(super) fn new(what: RecordType, id: &'a str, repairs: &'a mut Vec<Repair>) -> Self {
        Self { what, id, repairs }
    }

    fn found(&mut self, how: RepairKind) {
        self.repairs.push(Repair { what: self.what, id: self.id.into(), how });
    }

    fn name(&mut self, name: &mut String) {
        if name.trim().is_empty() {
            *name = self.id.into();
            self.found(RepairKind::NamedById);
        }
    }

    /// Counting days takes a table for each calendar, and a walk over each period once.
    fn calendar(&mut self, calendar: &mut Calendar) {
        if calendar.rules().closed.len() > MAX_CALENDARS {
            let mut rules = calendar.rules().clone();
            rules.closed.truncate(MAX_CALENDARS);
            *calendar = rules.into();
            self.found(RepairKind::Clamped { field: "closed" });
        }
    }

    /// Brings each field within its range, and notes which were beyond.
    fn ranges<T: Fields>(&mut self, record: &mut T) {
        for field in T::fields() {
            field.mend(record, &mut |field| self.found(RepairKind::Clamped { field }));
        }
    }
}

/// A record type as a file holds it, with its rules beyond the ranges of single fields.
pub(super) trait Filed: Titled + Indexed + Fields + DeserializeOwned {
    fn mend(&mut self, _mender: &mut Mender<'_>) {}
    fn check(&self, _plan: &Plan, _mender: &mut Mender<'_>) {}
}

/// Brings one record within its ranges.
pub(super) fn mend<T: Filed>(record: &mut T, mender: &mut Mender<'_>) {
    if let Some(name) = T::own_name() {
        mender.name((name.get_mut)(record));
    }
    mender.ranges(record);
    record.mend(mender);
}

impl Filed for Programme {}
impl Filed for Link {}
impl Filed for Deliverable {}
impl Filed for Criterion {}
impl Filed for Person {}
impl Filed for Baseline {}
impl Filed for Request {}
impl Filed for Activity {}

impl Filed for Project {
    fn mend(&mut self, mender: &mut Mender<'_>) {
        if self.dates.is_none() && self.state != ProjectState::Proposed {
            self.state = ProjectState::Proposed;
            mender.found(RepairKind::MadeProposed);
        }
    }
}

impl Filed for Milestone {
    fn check(&self, plan: &Plan, mender: &mut Mender<'_>) {
        let dates = plan.get(&self.project).and_then(|project| project.dates);
        if dates.is_some_and(|dates| dates.clamp(self.day) != self.day) {
            mender.found(RepairKind::OutsideProject);
        }
    }
}

impl Filed for Product {
    fn mend(&mut self, mender: &mut Mender<'_>) {
        if self.override_.as_ref().is_some_and(|said| said.reason.trim().is_empty()) {
            self.override_ = None;
            mender.found(RepairKind::NoReason);
        }
    }
}

impl Filed for Party {
    fn mend(&mut self, mender: &mut Mender<'_>) {
        if let Some(calendar) = &mut self.calendar {
            mender.calendar(calendar);
        }
    }
}

impl Filed for Decision {
    fn mend(&mut self, mender: &mut Mender<'_>) {
        let ids = self.conditions.iter().map(|condition| condition.id.to_string());
        let taken: BTreeSet<_> = ids.gather();
        let mut free =
            (1_u64..).map(|number| number.to_string()).filter(|id| !taken.contains(id)).peekable();
        let mut seen = BTreeSet::new();
        for condition in &mut self.conditions {
            mender.name(&mut condition.text);
            let stays = is_id(condition.id.as_str()) && seen.insert(condition.id.clone());
            if let Some(now) = free.next_if(|_| !stays) {
                let was = std::mem::replace(&mut condition.id, Id::new(&*now)).to_string();
                mender.found(RepairKind::NewConditionId { was, now });
            }
        }
        Condition::sort(&mut self.conditions);
    }
}

/// Brings what holds for the plan as a whole within its ranges.
pub(super) fn mend_about(about: &mut About, mender: &mut Mender<'_>) {
    mender.name(&mut about.name);
    mender.calendar(&mut about.calendar);
    mender.ranges(about);
}

/// Brings the number of calendars within its range: beyond it, parties work the days of the plan.
pub(super) fn mend_calendars(plan: &mut Plan, repairs: &mut Vec<Repair>) {
    let own = plan.parties.iter().filter(|(_, party)| party.calendar.is_some());
    let beyond: Vec<_> =
        own.skip(MAX_CALENDARS).map(|(id, party)| (id.clone(), Party::clone(party))).collect();
    for (id, party) in beyond {
        Mender::new(RecordType::Party, id.as_str(), repairs)
            .found(RepairKind::Clamped { field: "calendar" });
        plan.insert(id, Party { calendar: None, ..party });
    }
}

/// Looks at what only shows once all records are there. It changes nothing.
pub(super) fn check(plan: &Plan, repairs: &mut Vec<Repair>) {
    macro_rules! check_each {
        ($($(#[$doc:meta])* $table:ident: $record:ident,)*) => {
            $(check_all::<$record>(plan, repairs);)*
        };
    }
    engine::each_record!(check_each);
    check_circles(plan, repairs);
}

fn check_all<T: Filed>(plan: &Plan, repairs: &mut Vec<Repair>) {
    for (id, record) in T::of(plan).iter() {
        let mut mender = Mender::new(T::TYPE, id.as_str(), repairs);
        for field in T::fields() {
            field.check(record, plan, &mut |what, id| {
                mender.found(RepairKind::Absent { what, id: id.into() });
            });
        }
        record.check(plan, &mut mender);
    }
}

fn check_circles(plan: &Plan, repairs: &mut Vec<Repair>) {
    let above = |id: &ProgrammeId| plan.get(id).and_then(|programme| programme.parent.as_ref());
    let mut seen = BTreeSet::new();
    for first in plan.programmes.keys() {
        let mut path = Vec::new();
        let mut at = Some(first);
        while let Some(id) = at.filter(|id| seen.insert(*id)) {
            path.push(id);
            at = above(id);
        }
        // Every programme is walked once, so a walk that comes back to its own path has found a new
        // circle.
        if let Some(start) = at.and_then(|id| path.iter().position(|other| *other == id)) {
            let smallest =
                path[start..].iter().min().expect("a circle holds the programme it begins at");
            Mender::new(RecordType::Programme, smallest.as_str(), repairs)
                .found(RepairKind::UnderItself);
        }
    }
}

/// The fields that a file has and a plan has not, each with the first record that had it and how
/// many had it.
#[derive(Default)]
pub(super) struct UnknownFields(BTreeMap<(RecordType, String), (String, usize)>);

impl UnknownFields {
    pub(super) fn add(&mut self, what: RecordType, id: &str, field: String) {
        // Enough to know that there are too many: a hostile file gets no more memory than that.
        if !self.is_too_much() {
            self.0.entry((what, field)).or_insert_with(|| (id.into(), 0)).1 += 1;
        }
    }

    pub(super) fn is_too_much(&self) -> bool {
        self.0.len() > MAX_UNKNOWN
    }

    /// What was kept, by type and field; `plan` is the id of the plan itself.
    pub(super) fn into_repairs(self, plan: &str) -> impl Iterator<Item = Repair> {
        self.0.into_iter().map(move |((what, field), (id, records))| {
            let id = if what == RecordType::Plan { plan.into() } else { id };
            Repair { what, id, how: RepairKind::Newer { field, records } }
        })
    }
}
