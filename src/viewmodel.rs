//! From plan to picture, pure: the time scale, its ticks, the rows, and which of them are on screen.

mod lane;
mod rows;
mod scale;
mod ticks;
mod window;

pub use lane::{Landing, Lane, lane, slack};
pub use rows::{GroupKey, Row, lanes, restructures, rows, tray};
pub use scale::{Scale, Zoom, extent};
pub use ticks::{Tick, TickKind, Ticks, ticks};
pub use window::window;
