//! A record of any type that can be deleted by itself.

use domain::edit::commands::delete;
use domain::edit::{Change, Refusal};
use engine::model::*;

macro_rules! record_ids {
    ($($record:ident),*) => {
        /// Names a record that can be deleted by itself.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum RecordId {
            $($record(Id<$record>),)*
        }

        impl RecordId {
            pub(super) fn delete(&self, plan: &Plan) -> Result<Change, Refusal> {
                match self {
                    $(RecordId::$record(id) => delete(plan, id),)*
                }
            }
        }

        $(impl From<Id<$record>> for RecordId {
            fn from(id: Id<$record>) -> RecordId {
                RecordId::$record(id)
            }
        })*
    };
}
record_ids!(
    Programme,
    Project,
    Milestone,
    Product,
    Deliverable,
    Criterion,
    Activity,
    Person,
    Party,
    Baseline
);
