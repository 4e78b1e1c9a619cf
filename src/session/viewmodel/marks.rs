//! The public marks of values: what stands in `data-*` attributes for scripts and style sheets (docs/MARKS.md).

use super::{Grouping, LinkState, Sorting, Subject, View, Zoom};
use domain::format::csv::Sheet;
use domain::readiness::Verdict;
use engine::model::*;
use engine::schedule::PushRule;

/// A value with a public mark, which stays when its name in the code changes.
pub trait Mark {
    fn mark(&self) -> &'static str;
}

macro_rules! marks {
    ($($value:ident { $($variant:ident: $mark:literal),* $(,)? })*) => {$(
        impl Mark for $value {
            fn mark(&self) -> &'static str {
                match self {
                    $($value::$variant { .. } => $mark,)*
                }
            }
        }
    )*};
}

marks! {
    ProjectState { Proposed: "proposed", Planned: "planned", Running: "running", Finished: "finished" }
    Agreed { None: "none", Start: "start", Finish: "finish", Both: "both" }
    PushRule { OnOverlap: "overlap", KeepDistance: "distance", CloseGaps: "gaps", OnlyThis: "only" }
    LinkState { Kept: "kept", Idle: "idle", Conflict: "conflict", Accepted: "accepted" }
    Verdict { Green: "green", NotJudged: "none", Amber: "amber", Red: "red" }
    Sheet { Projects: "projects", Programmes: "programmes", Products: "products", People: "people", Parties: "parties" }
    Zoom { Day: "day", Week: "week", Month: "month", Quarter: "quarter", Year: "year" }
    View { Timeline: "timeline", Products: "products", People: "people" }
    Grouping {
        Programme: "programme", Product: "product", Leader: "manager", Party: "party",
        State: "state", Kind: "kind",
    }
    Sorting { Rank: "rank", Start: "start", Finish: "finish", Name: "name", State: "state" }
    Outcome {
        Go: "go", Conditional: "conditional", Hold: "hold", Recycle: "recycle", Stop: "stop",
    }
    CriterionState {
        Open: "open", Accepted: "accepted", Concession: "concession", Rejected: "rejected",
        Waived: "waived",
    }
    ActivityKind {
        Promotion: "promotion", Launch: "launch", Improvement: "improvement", Support: "support",
        Release: "release",
    }
}

/// Returns the mark of the button that goes to a record.
pub fn show_mark(subject: &Subject) -> &'static str {
    match subject {
        Subject::Project(_) => "show-project",
        Subject::Product(_) => "show-product",
        Subject::Programme(_) => "show-programme",
        Subject::Person(_) => "show-person",
        Subject::Party(_) => "show-party",
    }
}
