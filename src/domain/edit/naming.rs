//! What records are called, in labels, refusals and lists.

use super::RecordType;
use engine::model::*;

/// A record whose type labels and refusals can name.
pub trait Typed: Record {
    /// Its type.
    const WHAT: RecordType;
}

macro_rules! typed {
    ($($(#[$doc:meta])* $table:ident: $record:ident,)*) => {$(
        impl Typed for $record {
            const WHAT: RecordType = RecordType::$record;
        }
    )*};
}
engine::each_record!(typed);

/// A record that can be told from others in a list.
pub trait Titled: Typed {
    /// What it is called: its own name, or that of what it belongs to, as the first of these plans that has it says.
    fn title(&self, plans: &[&Plan]) -> String;
}

/// A record that labels and refusals can name.
pub trait Named: Typed {
    /// What people call it.
    fn name(&self) -> &str;
}

macro_rules! named {
    ($($record:ident.$field:ident),*) => {$(
        impl Titled for $record {
            fn title(&self, _: &[&Plan]) -> String {
                self.$field.clone()
            }
        }

        impl Named for $record {
            fn name(&self) -> &str {
                &self.$field
            }
        }
    )*};
}
named!(
    Programme.name,
    Project.name,
    Milestone.name,
    Product.name,
    Deliverable.name,
    Criterion.text,
    Person.name,
    Party.name,
    Baseline.name,
    Activity.name
);

impl Titled for Link {
    fn title(&self, plans: &[&Plan]) -> String {
        let end = |end: &LinkEnd| match end {
            LinkEnd::Project(id) => name_in(plans, id),
            LinkEnd::Milestone(id) => name_in(plans, id),
        };
        format!("{} → {}", end(&self.predecessor), end(&self.successor))
    }
}

impl Titled for Request {
    fn title(&self, plans: &[&Plan]) -> String {
        name_in(plans, &self.project)
    }
}

impl Titled for Decision {
    fn title(&self, plans: &[&Plan]) -> String {
        name_in(plans, &self.product)
    }
}

/// The name of a record in the first plan that has it; its id where none has.
fn name_in<T: Named>(plans: &[&Plan], id: &Id<T>) -> String {
    let record = plans.iter().find_map(|plan| plan.get(id));
    record.map_or_else(|| id.to_string(), |record| record.name().to_owned())
}
