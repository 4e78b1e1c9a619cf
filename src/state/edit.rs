//! What a form, a list or a button asks of the plan, on its way into the session.

use leptos::prelude::*;

use super::App;
use crate::platform::{clock, ids};
use domain::edit::{Change, Refusal};
use engine::model::{Day, Id, Record};
use session::edit::{Edit, EditEnv, created};

impl App {
    /// Makes an edit, or says why not. Answers whether the plan is now as wished.
    pub fn edit(&self, edit: Edit) -> bool {
        self.dispatch(self.planned(&edit))
    }

    /// Like [`App::edit`], and says what was done, with an undo beside it.
    pub fn edit_aloud(&self, edit: Edit) -> bool {
        self.dispatch_aloud(self.planned(&edit))
    }

    /// Like [`App::edit`], for an edit that makes a record of this type: answers its id when it is
    /// there.
    pub fn make<T: Record>(&self, edit: Edit) -> Option<Id<T>> {
        let change = self.planned(&edit);
        let id = change.as_ref().ok().and_then(created);
        id.filter(|_| self.dispatch(change))
    }

    /// Which day it is where the reader is.
    pub fn today(&self) -> Day {
        clock::today()
    }

    fn planned(&self, edit: &Edit) -> Result<Change, Refusal> {
        let rule = self.scheduling.rule.get_untracked();
        let mut env = EditEnv {
            lang: self.lang.get_untracked(),
            today: clock::today(),
            fresh: &mut |word| ids::fresh_text(word),
        };
        self.with_settled(|plan, schedule| edit.change(plan, schedule, rule, &mut env))
    }
}
