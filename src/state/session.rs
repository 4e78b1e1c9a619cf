//! Opening, starting and leaving plans.

use leptos::prelude::*;

use super::{App, Screen};
use crate::edit::Document;
use crate::example;
use crate::model::Plan;
use crate::platform::{clock, ids};
use crate::text as t;

/// A plan that this browser keeps.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct KeptPlan {
    pub id: String,
    pub name: String,
}

impl App {
    pub fn begin(&self) {
        self.screen.set(Screen::Start);
    }
    pub fn open_example(&self) {
        self.show(Document::new(example::plan(self.lang.get_untracked(), clock::today())));
    }
    pub fn open_empty(&self) {
        let lang = self.lang.get_untracked();
        let mut plan = Plan::new(ids::fresh_text("plan"), t::new_plan(lang));
        plan.about = crate::model::About { status_date: Some(clock::today()), ..(*plan.about).clone() }.into();
        self.show(Document::new(plan));
    }
    pub fn open_plan(&self, _id: String) {}
    pub fn go_home(&self) {
        self.screen.set(Screen::Start);
    }
    pub fn export(&self) {}
    pub fn open_file(&self, _file: web_sys::File) {}
}
