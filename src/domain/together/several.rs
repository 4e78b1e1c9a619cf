//! Several plans as one: each is a programme of its own at the top, and ids keep their records
//! apart (SPEC J40 to J45).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::edit::commands::new_programme;
use crate::edit::{Change, Label, Named, Refusal};
use crate::format::json::{MAX_CALENDARS, MAX_RECORDS, MAX_TEXT, MAX_UNKNOWN, is_id};
use engine::model::*;
use engine::sorting::Gather;

/// Characters in the name of several plans as one, at most.
const LONGEST_NAME: usize = 200;

/// Several plans as one.
#[derive(Clone, Debug, PartialEq)]
pub struct SeveralPlans {
    /// The plan that holds them all.
    pub plan: Plan,
    /// The name of the plan whose calendar and settings hold.
    pub rules_of: String,
    /// In what some of them differ from what holds.
    pub differences: Differences,
}

/// What cannot hold for two plans at once, and differs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    pub status_date: bool,
    pub calendar: bool,
    /// The tolerance, or the settings of the forecast.
    pub settings: bool,
    /// What a newer version wrote of a plan as a whole has no place in another one.
    pub newer: bool,
}

impl Differences {
    /// In what these plans differ from what holds.
    pub fn of<'a>(holds: &About, plans: impl IntoIterator<Item = &'a Plan>) -> Differences {
        let mut found = Differences::default();
        for plan in plans {
            let about = &plan.about;
            found.status_date |= about.status_date != holds.status_date;
            found.calendar |= about.calendar != holds.calendar;
            found.settings |= about.tolerance != holds.tolerance;
            found.settings |= about.uncertainty != holds.uncertainty;
            found.newer |= plan.unknown.keys().any(|id| unknown_apart(&plan.id, id).is_none());
        }
        found
    }
}

/// The programme that a plan is among others: its id follows from that of the plan alone.
pub fn programme_of(plan: &str) -> ProgrammeId {
    Id::new(format!("{:016x}", key(plan)))
}

/// The id that a record has outside its own plan. It follows from the ids of both alone, so it is
/// the same each time and on every machine.
pub fn id_apart(plan: &str, id: &str) -> String {
    let plan = programme_of(plan);
    let whole = format!("{plan}:{id}");
    if is_id(&whole) { whole } else { format!("{plan}#{:016x}", key(id)) }
}

/// The programme of the plan that the record of this id came from; none for one that is no other
/// plan's.
pub fn came_from(id: &str) -> Option<ProgrammeId> {
    let (plan, rest) = id.split_at_checked(16)?;
    let is_key = plan.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    (is_key && (rest.is_empty() || rest.starts_with([':', '#']))).then(|| Id::new(plan))
}

/// The id that a record has in its own plan; none where it was too long to be told from this one.
pub fn own_id(id: &str) -> Option<&str> {
    came_from(id)?;
    id.get(16..)?.strip_prefix(':')
}

/// Several plans as one, each a programme of its own at the top. Their order is that of these
/// programmes and of the names in its own, and decides nothing else.
///
/// The earliest status date holds, and the calendar and settings of the plan with the most
/// projects. Refused when one comes twice, or makes it more than a plan can hold.
pub fn one_of(plans: &[&Plan]) -> Result<SeveralPlans, Refusal> {
    let by_id: BTreeMap<&str, &Plan> = plans.iter().map(|plan| (&*plan.id, *plan)).gather();
    let size = |plan: &&Plan| plan.projects.size();
    // The last of those with as many is the first by id.
    let largest = by_id.values().rev().copied().max_by_key(size).cloned().unwrap_or_default();
    let names: Vec<_> = plans.iter().map(|plan| plan.about.name.as_str()).collect();
    let ids: Vec<_> = by_id.keys().copied().collect();
    let mut one = Plan::new(format!("{:016x}", key(&ids.join("\n"))), "");
    one.about = Arc::new(About {
        name: names.join(" + ").chars().take(LONGEST_NAME).collect(),
        status_date: plans.iter().filter_map(|plan| plan.about.status_date).min(),
        seed: None,
        ..(*largest.about).clone()
    });
    for (plan, place) in plans.iter().zip(0_u32..) {
        // Steps of the golden angle keep the stripes of neighbours apart.
        let number = by_id.keys().position(|id| **id == *plan.id).unwrap_or_default() as u64;
        let hue = (number * 137 % 360) as u16;
        let rank = Rank::nth(place);
        add(&mut one, plan, Programme { hue, rank, ..Programme::default() })?;
    }
    let differences = Differences::of(&one.about, plans.iter().copied());
    Ok(SeveralPlans { plan: one, rules_of: largest.about.name.clone(), differences })
}

/// The same plan, in which people, parties, products and baselines of one name that came from
/// different plans carry the name of theirs.
pub fn told_apart(plan: &Plan) -> Plan {
    let mut told = plan.clone();
    tell_apart::<Person>(&mut told);
    tell_apart::<Party>(&mut told);
    tell_apart::<Product>(&mut told);
    tell_apart::<Baseline>(&mut told);
    told
}

fn tell_apart<T: Named + Indexed>(plan: &mut Plan) {
    let mut named: BTreeMap<String, BTreeSet<ProgrammeId>> = BTreeMap::new();
    let word = |record: &T| record.name().trim().to_lowercase();
    for (id, record) in T::of(plan).iter() {
        named.entry(word(record)).or_default().extend(came_from(id.as_str()));
    }
    for (id, record) in T::of(plan).clone().iter() {
        let is_shared = named.get(&word(record)).is_some_and(|plans| plans.len() > 1);
        let home = came_from(id.as_str()).and_then(|home| plan.get(&home).cloned());
        if let Some(home) = home.filter(|_| is_shared) {
            let name = format!("{} · {}", record.name(), home.name);
            if name.len() <= MAX_TEXT {
                let mut told = T::clone(record);
                *(T::NAME.get_mut)(&mut told) = name;
                plan.insert(id.clone(), told);
            }
        }
    }
}

/// Takes another plan in as a programme at the top, behind the others: one step.
///
/// Refused when it is here already, when it is this plan, or when the two are more than a plan can
/// hold.
pub fn take_in_plan(plan: &Plan, other: &Plan) -> Result<Change, Refusal> {
    if plan.id == other.id {
        return Err(Refusal::IntoItself);
    }
    let rank = Rank::after(plan.programmes.values().map(|programme| &programme.rank).max());
    let mut after = plan.clone();
    add(&mut after, other, new_programme(plan, "", rank))?;
    let label = Label::TookPlanIn { name: other.about.name.clone() };
    Ok(Change { label, patch: Patch::between(plan, &after) })
}

/// Adds all of a plan to another one: what lies in no programme of it lies in `top`, which gets its
/// name.
fn add(into: &mut Plan, plan: &Plan, top: Programme) -> Result<(), Refusal> {
    let (id, name) = (programme_of(&plan.id), plan.about.name.clone());
    let here = into.get(&id).map(|programme| programme.name.clone());
    if here.is_some() || !add_records(into, plan) {
        return Err(Refusal::TakenInAlready { plan: name, programme: here });
    }
    for (unknown_id, unknown) in plan.unknown.iter() {
        if let Some(id) = unknown_apart(&plan.id, unknown_id) {
            into.insert(id, Unknown::clone(unknown));
        }
    }
    let is_outside = |home: &Option<ProgrammeId>| {
        home.as_ref().is_none_or(|home| !plan.programmes.contains_key(home))
    };
    for own in plan.programmes.iter().filter(|(_, it)| is_outside(&it.parent)).map(|(id, _)| id) {
        let own = apart(&plan.id, own);
        if let Some(programme) = into.get(&own).map(|it| Programme::clone(it)) {
            into.insert(own, Programme { parent: Some(id.clone()), ..programme });
        }
    }
    for own in plan.projects.iter().filter(|(_, it)| is_outside(&it.programme)).map(|(id, _)| id) {
        let own = apart(&plan.id, own);
        if let Some(project) = into.get(&own).map(|it| Project::clone(it)) {
            into.insert(own, Project { programme: Some(id.clone()), ..project });
        }
    }
    into.insert(id, Programme { name: name.clone(), ..top });
    check_size(into, name)
}

/// Refuses what a file could not hold.
fn check_size(plan: &Plan, added: String) -> Result<(), Refusal> {
    if plan.len() > MAX_RECORDS {
        return Err(Refusal::TooManyRecords { plan: added, limit: MAX_RECORDS });
    }
    if plan.parties.values().filter(|party| party.calendar.is_some()).count() > MAX_CALENDARS {
        return Err(Refusal::TooManyCalendars { plan: added, limit: MAX_CALENDARS });
    }
    let table = |id: &UnknownId| Unknown::of(id).map(|(table, _)| table.to_owned());
    let newer = plan
        .unknown
        .iter()
        .flat_map(|(id, unknown)| unknown.0.keys().map(move |path| (table(id), path.clone())));
    match newer.gather::<BTreeSet<_>>().len() {
        ..=MAX_UNKNOWN => Ok(()),
        _ => Err(Refusal::TooManyRecords { plan: added, limit: MAX_UNKNOWN }),
    }
}

fn apart<T>(plan: &str, id: &Id<T>) -> Id<T> {
    Id::new(id_apart(plan, id.as_str()))
}

/// What names in another plan what a newer version wrote of a record; none for what it wrote of the
/// plan as a whole.
fn unknown_apart(plan: &str, id: &UnknownId) -> Option<UnknownId> {
    let (table, record) = Unknown::of(id).filter(|(_, record)| !record.is_empty())?;
    Some(Unknown::id(table, &id_apart(plan, record)))
}

macro_rules! each_table {
    ($($(#[$doc:meta])* $table:ident: $record:ident,)*) => {
        /// Adds all records of a plan as they are, under ids of their own. False when one of these
        /// ids is taken: some are added by then.
        fn add_records(into: &mut Plan, plan: &Plan) -> bool {
            let to = |_: RecordType, id: &str| id_apart(&plan.id, id);
            $(for (id, record) in plan.$table.iter() {
                let id = apart(&plan.id, id);
                if into.get(&id).is_some() {
                    return false;
                }
                let mut record = $record::clone(record);
                for field in $record::fields() {
                    field.map_ids(&mut record, &to);
                }
                into.insert(id, record);
            })*
            true
        }
    };
}
engine::each_record!(each_table);
