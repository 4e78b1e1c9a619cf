//! The page's side of the running app: the session's parts as signals, the one way into it, and what it needs of the browser: plans
//! that are kept, files, the address.

mod app;
mod axis;
mod command;
mod edit;
mod feed;
mod folder;
mod forecasting;
mod import;
mod keeping;
mod mirror;
mod offline;
mod opening;
mod queue;
mod rescue;
mod route;
mod safety;
mod scheduling;
mod screen;
mod sending;
mod several;
mod shelf;
mod together;

pub use app::App;
pub use axis::{Axis, canvas_width};
pub use command::Command;
pub use folder::Sharing;
pub use forecasting::{Details, Forecasting};
pub use import::{ImportDestination, ImportPreview};
pub use mirror::Mirror;
pub use offline::Offline;
pub use queue::Queue;
pub use rescue::Rescue;
pub use route::Route;
pub use safety::Safety;
pub use scheduling::Scheduling;
pub use screen::{Dialogs, SaveState, Screen};
pub use sending::{SendBy, Sending};
pub use session::Input;
pub use session::state::{
    BarPart, ColumnLayout, DropTarget, Editing, Gesture, Grasp, Grip, MoveBy, Notice,
};
pub use session::viewmodel::{Subject as Selection, View};
pub use several::IntakeChoice;
pub use shelf::{FocusOn, Shelf};
pub use together::ReviewedFile;
