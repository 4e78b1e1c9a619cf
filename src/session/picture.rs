//! What stands on the timeline, as values: what each slot, swimlane, arrow and card shows. The page
//! compares them and writes what is another.
//!
//! Each is worked out from what it is given, for what is on screen alone. Only [`card`] and
//! [`drag`] know of what is in hand.

pub mod axis;
pub mod card;
pub mod drag;
pub mod overlay;
pub mod tray;

mod arrow;
mod bar;
mod critical;
mod decoration;
mod group;
mod lane;
mod name;
mod row;
mod table;
mod track;

pub use arrow::{ArrowContext, ArrowEmphasis, ArrowLook};
pub use bar::{BarContent, ProjectPicture, ProjectTrack, drawn_width};
pub use critical::CriticalProjects;
pub use decoration::{BarDecoration, MilestoneDiamond};
pub use group::{GroupPicture, GroupTrack};
pub use lane::{
    DrawnActivity, DrawnLanding, LaneScroll, SwimlaneContext, SwimlaneLook, change_said,
};
pub use name::{GroupName, NameContext, NameLook, ProjectName};
pub use row::{RowContext, RowPosition, row_in};
pub use table::{sorted_by, sorting_of};
pub use track::{TrackContext, TrackLook};

use crate::text::{self as t, Lang};
use engine::model::Span;

/// Returns from when to when: "4 May 2026 – 8 May 2026".
fn from_to(lang: Lang, dates: Span) -> String {
    format!("{} – {}", t::date(lang, dates.start()), t::date(lang, dates.finish()))
}
