//! What the journeys stand on: a host, a browser, and the page seen through its public marks alone.

mod browser;
mod console;
mod driver;
mod input;
mod page;
mod site;
mod stage;
mod wait;

pub use input::{Finger, Held, Point};
pub use page::{Bar, Page};
pub use stage::{Edit, Stage, without_start};
pub use wait::until;
