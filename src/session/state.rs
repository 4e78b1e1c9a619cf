//! The running app without a browser: the open plan with its history, what is previewed, what is in hand, and the chances.
//!
//! [`Session::handle`] takes an [`Input`] and answers [`Effect`]s, both closed. The page turns events into inputs, and writes what the
//! effects say.

mod analysis;
mod effect;
mod env;
mod forecaster;
mod gesture;
mod input;
mod press;
mod session;

pub use effect::Effect;
pub use env::Env;
pub use forecaster::{Details, Forecaster};
pub use gesture::{DropTarget, Gesture, Grasp, Grip};
pub use input::Input;
pub use press::{AfterMove, AfterRelease, Press, PressPhase, PressedOn};
pub use session::Session;
