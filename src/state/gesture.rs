//! The drag, as views begin, hold and end it; what it does is the session's.

use leptos::prelude::*;

use super::App;
use engine::schedule::PushRule;
use session::Input;
pub use session::state::{DropTarget, Gesture, Grasp, Grip};

impl App {
    /// Begins a drag; a tab that may not change the plan says so instead.
    pub fn grip(&self, grip: Grip) {
        self.feed(Input::Grip(grip, self.picked.get_untracked()));
    }

    /// Holds the gripped thing here; none where a drop would do nothing.
    pub fn drag_to(&self, at: Option<DropTarget>) {
        self.feed(Input::HoldAt(at));
    }

    /// Chooses how links push; a drag is planned anew by it.
    pub fn push_by(&self, rule: PushRule) {
        self.scheduling.rule.set(rule);
        self.feed(Input::PushBy(rule));
    }

    /// Ends the drag and makes its change, one undoable step.
    pub fn drop_it(&self) {
        self.feed(Input::Drop);
    }

    /// Ends the drag as if it had never begun: Escape, a lost pointer, a cancelled touch, a window
    /// that loses the focus.
    pub fn let_go(&self) {
        self.feed(Input::LetGo);
    }
}
