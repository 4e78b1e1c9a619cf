//! The running app: the open document, what is selected and dragged, and the one door through which the plan changes.

mod app;
mod axis;
mod command;
mod gesture;
mod keeping;
mod notice;
mod route;
mod seeking;
mod session;

pub use crate::viewmodel::{Subject as Selection, View};
pub use app::{App, SaveState, Screen};
pub use axis::Axis;
pub use command::Command;
pub use gesture::{Gesture, Grip, Place};
pub use notice::{Notice, Notices};
pub use route::Route;
pub use session::Import;
