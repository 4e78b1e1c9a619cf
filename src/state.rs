//! The running app: the open document, what is selected and dragged, and the one door through which
//! the plan changes.

mod app;
mod axis;
mod command;
mod cursor;
mod edit;
mod feed;
mod forecasting;
mod gesture;
mod import;
mod keeping;
mod notice;
mod offline;
mod opening;
mod picking;
mod replace;
mod rescue;
mod route;
mod safety;
mod scheduling;
mod seeking;
mod shelf;
mod table;

pub use app::{App, SaveState, Screen};
pub use axis::{Axis, canvas_width};
pub use command::Command;
pub use cursor::{Far, Part};
pub use forecasting::{Details, Forecasting};
pub use gesture::{DropTarget, Gesture, Grasp, Grip};
pub use import::{Import, Into};
pub use notice::{Notice, Notices};
pub use offline::Offline;
pub use replace::Replacement;
pub use rescue::Rescue;
pub use route::Route;
pub use safety::Safety;
pub use scheduling::Scheduling;
pub use session::viewmodel::{Subject as Selection, View};
pub use shelf::{FocusOn, Shelf};
pub use table::{Editing, Table};
