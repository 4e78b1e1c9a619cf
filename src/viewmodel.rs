//! From plan to picture, pure: the time scale, its ticks, the rows, and which of them are on screen.

mod address;
mod arrange;
mod arrows;
mod filter;
mod group;
mod lane;
mod links;
mod people;
mod rollup;
mod rows;
mod scale;
mod search;
mod subject;
mod ticks;
mod window;

pub use address::{Address, Spot, View};
pub use arrange::{Arrangement, Grouping, Sorting, restructures};
pub use arrows::{Arrow, Look, MOST_ARROWS, Places, arrows, places};
pub use filter::Filter;
pub use group::GroupKey;
pub use lane::{Landing, Lane, lane, slack};
pub use links::links;
pub use people::{Duties, PeopleRow, duties, people_rows};
pub use rollup::{Rollups, layers};
pub use rows::{Row, lanes, rows, tray};
pub use scale::{Scale, Zoom, extent};
pub use search::{Fit, Found, Hit, Query, search};
pub use subject::Subject;
pub use ticks::{Tick, TickKind, Ticks, ticks};
pub use window::window;
