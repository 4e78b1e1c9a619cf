//! What a form, a list or a button asks of the plan, on its way into the session.

use super::App;
use crate::platform::clock;
use engine::model::{Day, Id, Record};
use session::Input;
use session::edit::{Edit, created};

impl App {
    /// Makes an edit, or says why not. Answers whether the plan is now as wished.
    pub fn edit(&self, edit: Edit) -> bool {
        self.step(Input::Edit(edit))
    }

    /// Like [`App::edit`], and says what was done, with an undo beside it.
    pub fn edit_aloud(&self, edit: Edit) -> bool {
        self.step(Input::EditAndTell(edit))
    }

    /// Like [`App::edit`], for an edit that makes a record of this type: answers its id when it is
    /// there.
    pub fn make<T: Record>(&self, edit: Edit) -> Option<Id<T>> {
        self.ask(Input::Edit(edit)).1.as_deref().and_then(created)
    }

    /// Which day it is where the reader is.
    pub fn today(&self) -> Day {
        clock::today()
    }
}
