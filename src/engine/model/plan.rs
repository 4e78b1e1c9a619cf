//! The plan: every record of it, as one immutable value that is cheap to copy and to change.

use std::{collections::BTreeMap, sync::Arc};

use rpds::{RedBlackTreeMapSync, RedBlackTreeSetSync};
use serde::{Deserialize, Serialize};

use super::records::*;
use super::{
    Activity, ActivityId, Calendar, Decision, DecisionId, Field, Fields, Id, JsonObject, Unknown,
    UnknownId, fields,
};

/// The records of one type, in the order of their ids. A copy shares all records with its original.
pub type Records<T> = RedBlackTreeMapSync<Id<T>, Arc<T>>;

/// A change to one record: what it was and what it becomes, none where it is absent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diff<T> {
    /// The record before the change.
    #[serde(default = "absent", skip_serializing_if = "Option::is_none")]
    pub before: Option<Arc<T>>,
    /// The record after it.
    #[serde(default = "absent", skip_serializing_if = "Option::is_none")]
    pub after: Option<Arc<T>>,
}

fn absent<T>() -> Option<Arc<T>> {
    None
}

impl<T> Diff<T> {
    fn invert(&mut self) {
        std::mem::swap(&mut self.before, &mut self.after);
    }
}

/// A patch was made for another state of the plan: a record that it changes is not as it expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// The id of the record.
    pub id: String,
}

/// A type of which a plan holds records.
pub trait Record: Sized + Clone + PartialEq + Serialize {
    /// Its type, as a value.
    const TYPE: RecordType;
    /// The name of their table in a file.
    const TABLE: &'static str;
    /// The records of this type.
    fn of(plan: &Plan) -> &Records<Self>;
    /// The records of this type, to be changed.
    fn of_mut(plan: &mut Plan) -> &mut Records<Self>;
    /// The changes to records of this type.
    fn changes(patch: &Patch) -> &BTreeMap<Id<Self>, Diff<Self>>;
    /// The changes to records of this type, to be added to.
    fn changes_mut(patch: &mut Patch) -> &mut BTreeMap<Id<Self>, Diff<Self>>;
}

/// What has to be done for each record type, written once.
macro_rules! record_types {
    ($($(#[$doc:meta])* $field:ident: $record:ident,)*) => {
        /// A whole plan. Equal plans hold equal records; the lookup tables follow from them.
        #[derive(Clone, Debug, Default)]
        pub struct Plan {
            /// The plan's own id, which stays when it is copied as a file.
            pub id: String,
            /// What holds for the plan as a whole.
            pub about: Arc<About>,
            $($(#[$doc])* pub $field: Records<$record>,)*
            index: Index,
        }

        impl PartialEq for Plan {
            fn eq(&self, other: &Self) -> bool {
                self.id == other.id && self.about == other.about $(&& self.$field == other.$field)*
            }
        }
        impl Eq for Plan {}

        /// A change to a plan: apply, undo, notify and journal all speak it.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct Patch {
            /// What held and holds for the plan as a whole.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub about: Option<Diff<About>>,
            $($(#[$doc])*
            #[serde(skip_serializing_if = "BTreeMap::is_empty")]
            pub $field: BTreeMap<Id<$record>, Diff<$record>>,)*
        }

        impl Patch {
            /// Whether it changes nothing.
            pub fn is_empty(&self) -> bool {
                self.about.is_none() $(&& self.$field.is_empty())*
            }

            /// How many records it touches.
            pub fn len(&self) -> usize {
                usize::from(self.about.is_some()) $(+ self.$field.len())*
            }

            /// Returns the patch that takes this one back.
            pub fn inverse(&self) -> Patch {
                let mut inverse = self.clone();
                inverse.about.iter_mut().for_each(Diff::invert);
                $(inverse.$field.values_mut().for_each(Diff::invert);)*
                inverse
            }

            /// Splits it into patches of at most `size` records each (at least 1), in the order of
            /// the types. [`Patch::append`] is the way back.
            pub fn split(self, size: usize) -> Vec<Patch> {
                let mut parts: Vec<Patch> = Vec::new();
                let mut free = 0;
                if self.about.is_some() {
                    parts.push(Patch { about: self.about, ..Patch::default() });
                }
                $(for (id, diff) in self.$field {
                    if free == 0 {
                        parts.push(Patch::default());
                        free = size.max(1);
                    }
                    free -= 1;
                    if let Some(part) = parts.last_mut() {
                        part.$field.insert(id, diff);
                    }
                })*
                parts
            }

            /// Adds the changes of a patch of other records.
            pub fn append(&mut self, other: Patch) {
                self.about = other.about.or(self.about.take());
                $(self.$field.extend(other.$field);)*
            }

            /// Returns the patch that makes `after` out of `before`.
            ///
            /// Walks both plans once. A record that both share is not compared, and none is copied.
            pub fn between(before: &Plan, after: &Plan) -> Patch {
                let mut patch = Patch::default();
                patch.set_about(before, after.about.clone());
                $(patch.add_between::<$record>(before, after);)*
                patch
            }
        }

        impl Plan {
            /// Returns the plan with this change made. The cost goes by the patch.
            ///
            /// # Errors
            ///
            /// When the patch was made for another state of the plan.
            pub fn apply(&self, patch: &Patch) -> Result<Plan, Mismatch> {
                let mut plan = self.clone();
                if let Some(diff) = &patch.about {
                    match &diff.after {
                        Some(after) if diff.before.as_ref() == Some(&plan.about) => plan.about = after.clone(),
                        _ => return Err(Mismatch { id: plan.id }),
                    }
                }
                $(plan.apply_records(&patch.$field)?;)*
                Ok(plan)
            }

            /// How many records it holds.
            pub fn len(&self) -> usize {
                0 $(+ self.$field.size())*
            }
        }

        $(impl Record for $record {
            const TYPE: RecordType = RecordType::$record;
            const TABLE: &'static str = stringify!($field);
            fn of(plan: &Plan) -> &Records<Self> {
                &plan.$field
            }
            fn of_mut(plan: &mut Plan) -> &mut Records<Self> {
                &mut plan.$field
            }
            fn changes(patch: &Patch) -> &BTreeMap<Id<Self>, Diff<Self>> {
                &patch.$field
            }
            fn changes_mut(patch: &mut Patch) -> &mut BTreeMap<Id<Self>, Diff<Self>> {
                &mut patch.$field
            }
        })*
    };
}

/// Calls a macro with every record type of a file: its table and its type, one a line.
///
/// A new record type is declared here, and nowhere else: plan, patch, file, repair and comparison follow. What stands in braces behind
/// the macro's name is added at the end.
#[macro_export]
macro_rules! each_record {
    ($do:ident $({ $($more:tt)* })?) => {
        $do! {
            /// Programmes.
            programmes: Programme,
            /// Projects.
            projects: Project,
            /// Milestones.
            milestones: Milestone,
            /// Links.
            links: Link,
            /// Products.
            products: Product,
            /// Deliverables.
            deliverables: Deliverable,
            /// Criteria.
            criteria: Criterion,
            /// People.
            people: Person,
            /// Parties.
            parties: Party,
            /// Baselines.
            baselines: Baseline,
            /// Requests.
            requests: Request,
            /// Decisions.
            decisions: Decision,
            /// Activities.
            activities: Activity,
            $($($more)*)?
        }
    };
}

/// The type of a record as a value, made from the list of them.
macro_rules! record_type {
    ($($(#[$doc:meta])* $table:ident: $record:ident,)*) => {
        /// The type of a record, as a value. The names are stored in journals.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "lowercase")]
        pub enum RecordType {
            /// The plan as a whole.
            Plan,
            $($(#[$doc])* $record,)*
            /// Something of a newer version, which this one keeps as it stands.
            #[serde(rename = "newer")]
            Unknown,
        }

        impl RecordType {
            /// The table of a file that its records stand in; empty for what this version does not
            /// know.
            pub fn table(self) -> &'static str {
                match self {
                    RecordType::Plan => "about",
                    $(RecordType::$record => stringify!($table),)*
                    RecordType::Unknown => "",
                }
            }

            /// The type of the records in this table of a file.
            pub fn of_table(table: &str) -> RecordType {
                match table {
                    "about" => RecordType::Plan,
                    $(stringify!($table) => RecordType::$record,)*
                    _ => RecordType::Unknown,
                }
            }
        }
    };
}
each_record!(record_type);

/// Returns the field that has this name in a file, of whichever record has one.
pub fn field_named(name: &str) -> Option<Field> {
    fn find<R: Fields>(name: &str) -> Option<Field> {
        R::fields().iter().find(|field| field.name() == name).map(|field| field.field())
    }
    macro_rules! find_in_each {
        ($($(#[$doc:meta])* $table:ident: $record:ident,)*) => {
            None$(.or_else(|| find::<$record>(name)))*
        };
    }
    find::<About>(name).or_else(|| each_record!(find_in_each))
}

each_record! { record_types {
    /// What a newer version wrote and this one cannot read; last, since it follows the other
    /// records.
    unknown: Unknown,
} }

impl Plan {
    /// An empty plan.
    pub fn new(id: impl Into<String>, name: impl Into<String>) -> Plan {
        Plan {
            id: id.into(),
            about: Arc::new(About { name: name.into(), ..About::default() }),
            ..Plan::default()
        }
    }

    /// Returns a plan of the same records with another id and name, and the same chances (SPEC C3).
    pub fn copy_as(&self, id: impl Into<String>, name: impl Into<String>) -> Plan {
        let mut copy = self.clone();
        copy.about = Arc::new(About {
            name: name.into(),
            seed: Some(self.seed().into()),
            ..(*self.about).clone()
        });
        copy.id = id.into();
        copy
    }

    /// Returns what the draws of the forecast follow from (SPEC C3).
    pub fn seed(&self) -> &str {
        self.about.seed.as_deref().unwrap_or(&self.id)
    }

    /// Whether it holds no record at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the record of this id, if there is one.
    pub fn get<T: Record>(&self, id: &Id<T>) -> Option<&Arc<T>> {
        T::of(self).get(id)
    }

    /// Puts a record in place without a patch, for building a plan from nothing (files, examples,
    /// tests).
    pub fn insert<T: Record + Indexed>(&mut self, id: Id<T>, record: T) {
        let record = Arc::new(record);
        let before = T::of(self).get(&id).cloned();
        T::reindex(&mut self.index, &id, before.as_deref(), Some(&record));
        T::of_mut(self).insert_mut(id, record);
    }

    fn apply_records<T: Record + Indexed>(
        &mut self,
        diffs: &BTreeMap<Id<T>, Diff<T>>,
    ) -> Result<(), Mismatch> {
        for (id, diff) in diffs {
            if T::of(self).get(id) != diff.before.as_ref() {
                return Err(Mismatch { id: id.to_string() });
            }
            T::reindex(&mut self.index, id, diff.before.as_deref(), diff.after.as_deref());
            match &diff.after {
                Some(record) => T::of_mut(self).insert_mut(id.clone(), record.clone()),
                None => drop(T::of_mut(self).remove_mut(id)),
            }
        }
        Ok(())
    }

    /// Returns the days on which a project is worked: those of its party, or else those of the
    /// plan.
    pub fn calendar_of(&self, project: &Project) -> &Calendar {
        let party = project.party.as_ref().and_then(|party| self.get(party));
        party.and_then(|party| party.calendar.as_ref()).unwrap_or(&self.about.calendar)
    }

    /// Returns the project that an end of a link is or lies in, if the plan holds both.
    pub fn project_of<'a>(&'a self, end: &'a LinkEnd) -> Option<(&'a ProjectId, &'a Project)> {
        let id = match end {
            LinkEnd::Project(id) => id,
            LinkEnd::Milestone(id) => &self.get(id)?.project,
        };
        self.projects.get_key_value(id).map(|(id, project)| (id, &**project))
    }

    /// Returns the milestones of a project, by id.
    pub fn milestones_of(
        &self,
        project: &ProjectId,
    ) -> impl Iterator<Item = (&MilestoneId, &Milestone)> {
        self.children(&self.index.milestones, project)
    }

    /// Returns the deliverables that a project hands over, by id.
    pub fn deliverables_by(
        &self,
        project: &ProjectId,
    ) -> impl Iterator<Item = (&DeliverableId, &Deliverable)> {
        self.children(&self.index.deliverables_by_project, project)
    }

    /// Returns the deliverables of a product, by id.
    pub fn deliverables_of(
        &self,
        product: &ProductId,
    ) -> impl Iterator<Item = (&DeliverableId, &Deliverable)> {
        self.children(&self.index.deliverables_of_product, product)
    }

    /// Returns the criteria of a deliverable, by id.
    pub fn criteria_of(
        &self,
        deliverable: &DeliverableId,
    ) -> impl Iterator<Item = (&CriterionId, &Criterion)> {
        self.children(&self.index.criteria, deliverable)
    }

    /// Returns the decisions on a product, by id.
    pub fn decisions_of(
        &self,
        product: &ProductId,
    ) -> impl Iterator<Item = (&DecisionId, &Decision)> {
        self.children(&self.index.decisions, product)
    }

    /// Returns the activities around the launch of a product, by id.
    pub fn activities_of(
        &self,
        product: &ProductId,
    ) -> impl Iterator<Item = (&ActivityId, &Activity)> {
        self.children(&self.index.activities, product)
    }

    /// Returns the links that begin or end at this project or milestone, by id.
    pub fn links_at<'a>(
        &'a self,
        end: &LinkEnd,
    ) -> impl Iterator<Item = (&'a LinkId, &'a Link)> + use<'a> {
        let ids = self.index.links.get(end).into_iter().flat_map(|set| set.iter());
        ids.filter_map(|id| self.links.get_key_value(id).map(|(id, link)| (id, &**link)))
    }

    fn children<'a, P, C: Record + 'a>(
        &'a self,
        table: &'a Children<P, C>,
        parent: &Id<P>,
    ) -> impl Iterator<Item = (&'a Id<C>, &'a C)> {
        let ids = table.get(parent).into_iter().flat_map(|set| set.iter());
        ids.filter_map(|id| C::of(self).get_key_value(id).map(|(id, record)| (id, &**record)))
    }
}

impl Patch {
    /// Adds that the record of this id becomes `after`; nothing when it is that already.
    ///
    /// Takes a record or a shared one. That the plan has that very one is found without comparing.
    pub fn put<T: Record>(&mut self, plan: &Plan, id: &Id<T>, after: impl Into<Arc<T>>) {
        self.put_shared(plan, id, after.into());
    }

    fn put_shared<T: Record>(&mut self, plan: &Plan, id: &Id<T>, after: Arc<T>) {
        let before = T::of(plan).get(id).cloned();
        if let Some(before) = &before {
            if is_same(before, &after) {
                return self.keep(plan, id);
            }
            // The id is made only when there can be any.
            if !plan.unknown.is_empty() {
                let unknown = Unknown::id(T::TABLE, id.as_str());
                self.follow_unknown(plan, &unknown, Some(&|| [fields(&**before), fields(&*after)]));
            }
        }
        T::changes_mut(self).insert(id.clone(), Diff { before, after: Some(after) });
    }

    /// Takes back what was added about this record: it stays as it is, with what is unknown of it.
    fn keep<T: Record>(&mut self, plan: &Plan, id: &Id<T>) {
        T::changes_mut(self).remove(id);
        self.keep_unknown(plan, || Unknown::id(T::TABLE, id.as_str()));
    }

    /// Takes back what was added about these unknown fields, if the plan has them; the id is made
    /// only when there can be any.
    fn keep_unknown(&mut self, plan: &Plan, id: impl FnOnce() -> UnknownId) {
        if self.unknown.is_empty() || plan.unknown.is_empty() {
            return;
        }
        let id = id();
        if plan.unknown.contains_key(&id) {
            self.unknown.remove(&id);
        }
    }

    /// Adds what makes the records of one type in `after` out of those in `before`.
    fn add_between<T: Record>(&mut self, before: &Plan, after: &Plan) {
        // Both are in the order of the ids.
        let mut old = T::of(before).iter().peekable();
        for (id, record) in T::of(after).iter() {
            while let Some((gone, _)) = old.next_if(|(old, _)| *old < id) {
                self.remove(before, gone);
            }
            match old.next_if(|(old, _)| *old == id) {
                Some((_, was)) if Arc::ptr_eq(was, record) => self.keep(before, id),
                _ => self.put_shared(before, id, record.clone()),
            }
        }
        old.for_each(|(gone, _)| self.remove(before, gone));
    }

    /// Has what is unknown of a record follow its change: fields that are set are known from then
    /// on, and with the record all of it goes. `sides` are its fields before and after; none when it
    /// goes.
    fn follow_unknown(
        &mut self,
        plan: &Plan,
        id: &Id<Unknown>,
        sides: Option<&dyn Fn() -> [JsonObject; 2]>,
    ) {
        let Some(unknown) = plan.unknown.get(id) else { return };
        let kept = sides.and_then(|sides| {
            let [before, after] = sides();
            unknown.follow(&before, &after)
        });
        if kept.as_ref() == Some(&**unknown) {
            self.unknown.remove(id);
        } else {
            let before = Some(unknown.clone());
            self.unknown.insert(id.clone(), Diff { before, after: kept.map(Arc::new) });
        }
    }

    /// Adds that this record goes. One that the plan does not hold leaves nothing, even when it was
    /// put before.
    pub fn remove<T: Record>(&mut self, plan: &Plan, id: &Id<T>) {
        match T::of(plan).get(id).cloned() {
            Some(before) => {
                self.follow_unknown(plan, &Unknown::id(T::TABLE, id.as_str()), None);
                T::changes_mut(self).insert(id.clone(), Diff { before: Some(before), after: None })
            }
            None => T::changes_mut(self).remove(id),
        };
    }

    /// Adds that this holds for the plan as a whole; nothing when it does already.
    pub fn set_about(&mut self, plan: &Plan, after: impl Into<Arc<About>>) {
        let after = after.into();
        if is_same(&plan.about, &after) {
            self.about = None;
            self.keep_unknown(plan, Unknown::about);
            return;
        }
        self.follow_unknown(
            plan,
            &Unknown::about(),
            Some(&|| [fields(&*plan.about), fields(&*after)]),
        );
        self.about = Some(Diff { before: Some(plan.about.clone()), after: Some(after) });
    }
}

/// Whether two records are equal; found at once when they are one and the same.
fn is_same<T: PartialEq>(a: &Arc<T>, b: &Arc<T>) -> bool {
    Arc::ptr_eq(a, b) || **a == **b
}

type Children<P, C> = RedBlackTreeMapSync<Id<P>, RedBlackTreeSetSync<Id<C>>>;

/// Which records belong to which, so that nobody has to walk the plan. It follows from the records.
#[derive(Clone, Debug, Default)]
pub struct Index {
    milestones: Children<Project, Milestone>,
    deliverables_by_project: Children<Project, Deliverable>,
    deliverables_of_product: Children<Product, Deliverable>,
    criteria: Children<Deliverable, Criterion>,
    decisions: Children<Product, Decision>,
    activities: Children<Product, Activity>,
    links: RedBlackTreeMapSync<LinkEnd, RedBlackTreeSetSync<LinkId>>,
}

/// A record type that may be listed in the lookup tables; most are not.
pub trait Indexed: Sized {
    /// Moves a record from where it was listed to where it now belongs.
    fn reindex(_index: &mut Index, _id: &Id<Self>, _before: Option<&Self>, _after: Option<&Self>) {}
}

impl Indexed for Programme {}
impl Indexed for Project {}
impl Indexed for Product {}
impl Indexed for Person {}
impl Indexed for Party {}
impl Indexed for Baseline {}
impl Indexed for Request {}
impl Indexed for Unknown {}
impl Indexed for Milestone {
    fn reindex(index: &mut Index, id: &Id<Self>, before: Option<&Self>, after: Option<&Self>) {
        relist(&mut index.milestones, id, before.map(|m| &m.project), after.map(|m| &m.project));
    }
}
impl Indexed for Deliverable {
    fn reindex(index: &mut Index, id: &Id<Self>, before: Option<&Self>, after: Option<&Self>) {
        relist(
            &mut index.deliverables_by_project,
            id,
            before.map(|d| &d.project),
            after.map(|d| &d.project),
        );
        relist(
            &mut index.deliverables_of_product,
            id,
            before.map(|d| &d.product),
            after.map(|d| &d.product),
        );
    }
}
impl Indexed for Criterion {
    fn reindex(index: &mut Index, id: &Id<Self>, before: Option<&Self>, after: Option<&Self>) {
        relist(
            &mut index.criteria,
            id,
            before.map(|c| &c.deliverable),
            after.map(|c| &c.deliverable),
        );
    }
}
impl Indexed for Decision {
    fn reindex(index: &mut Index, id: &Id<Self>, before: Option<&Self>, after: Option<&Self>) {
        relist(&mut index.decisions, id, before.map(|d| &d.product), after.map(|d| &d.product));
    }
}
impl Indexed for Activity {
    fn reindex(index: &mut Index, id: &Id<Self>, before: Option<&Self>, after: Option<&Self>) {
        relist(&mut index.activities, id, before.map(|a| &a.product), after.map(|a| &a.product));
    }
}
impl Indexed for Link {
    fn reindex(index: &mut Index, id: &Id<Self>, before: Option<&Self>, after: Option<&Self>) {
        relist(&mut index.links, id, before.map(|l| &l.predecessor), None);
        relist(&mut index.links, id, before.map(|l| &l.successor), None);
        relist(&mut index.links, id, None, after.map(|l| &l.predecessor));
        relist(&mut index.links, id, None, after.map(|l| &l.successor));
    }
}

fn relist<P: Ord + Clone, C: Ord + Clone>(
    table: &mut RedBlackTreeMapSync<P, RedBlackTreeSetSync<C>>,
    child: &C,
    before: Option<&P>,
    after: Option<&P>,
) {
    if before == after {
        return;
    }
    if let Some(parent) = before
        && let Some(set) = table.get(parent)
    {
        let rest = set.remove(child);
        if rest.is_empty() {
            table.remove_mut(parent);
        } else {
            table.insert_mut(parent.clone(), rest);
        }
    }
    if let Some(parent) = after {
        let set = table.get(parent).map_or_else(
            || RedBlackTreeSetSync::new_sync().insert(child.clone()),
            |set| set.insert(child.clone()),
        );
        table.insert_mut(parent.clone(), set);
    }
}
