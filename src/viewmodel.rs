//! From plan to picture, pure: the time scale, its ticks, the rows, and which of them are on screen.

mod address;
mod affected;
mod arrows;
mod bar;
mod edge_scroll;
mod filter;
mod lane;
mod links;
mod neighbours;
mod people;
mod rollup;
mod rows;
mod scale;
mod search;
mod subject;
mod ticks;
mod window;

pub use address::{Address, Spot, View};
pub use affected::{Affected, LaunchShift, Shift, Standing, affected, fed, standing};
pub use arrows::{Arrow, Look, MOST_ARROWS, Places, arrows, places};
pub use bar::{BarLook, Tail, bar};
pub use edge_scroll::{ZONE, edge_scroll};
pub use filter::Filter;
pub use lane::{Landing, Lane, lane, slack};
pub use links::links;
pub use neighbours::{Side, neighbours, thread};
pub use people::{Duties, PeopleRow, duties, people_rows};
pub use rollup::{Rollups, layers};
pub use rows::{GroupKey, Row, lanes, restructures, rows, rows_between, tray};
pub use scale::{Scale, Zoom, extent};
pub use search::{Fit, Found, Hit, Query, search};
pub use subject::Subject;
pub use ticks::{Tick, TickKind, Ticks, ticks};
pub use window::window;
