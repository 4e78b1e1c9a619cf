//! The running app without a browser: the open plan with its history, what is previewed, selected and in hand, the rows and their
//! table, the messages, and the chances.
//!
//! [`Session::handle`] takes an [`Input`] and answers [`Effect`]s, both closed. The page turns events into inputs, and writes what the
//! effects say.

mod watched;

mod analysis;
mod cells;
mod columns;
mod commands;
mod drag;
mod effect;
mod env;
mod forecaster;
mod gesture;
mod goto;
mod input;
mod keys;
mod layout;
mod looking;
mod moves;
mod notices;
mod part;
mod press;
mod sampling;
mod selection;
mod session;
mod steps;
mod telling;
mod together;
mod typing;

pub use cells::Editing;
pub use columns::ColumnLayout;
pub use effect::Effect;
pub use env::Env;
pub use forecaster::{Details, Forecaster};
pub use gesture::{DropTarget, Gesture, Grasp, Grip};
pub use input::Input;
pub use layout::Layout;
pub use moves::{BarPart, MoveBy};
pub use notices::{Notice, Notices};
pub use part::Part;
pub use press::{AfterMove, AfterRelease, Press, PressPhase, PressedOn};
pub use selection::Selection;
pub use session::{Question, Session};
