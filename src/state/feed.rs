//! The one way into the session, and what the page does about its answer.

use leptos::prelude::*;

use super::{App, Notice, Selection};
use crate::platform::{clock, ids};
use session::viewmodel::restructures;
use session::{Effect, Env, Input};

impl App {
    /// Gives the session an input, and does what it answers. Returns whether a step was taken that
    /// changed the plan.
    pub fn feed(&self, input: Input) -> bool {
        let mut env = Env {
            lang: self.lang.get_untracked(),
            writable: self.writable.get_untracked(),
            rows: self.rows.get_untracked(),
            card_days: self.card_days(),
            fresh: &mut |word| ids::fresh_text(word),
            clock: &clock::milliseconds,
        };
        let effects = self.session.write_value().handle(input, &mut env);
        let stepped = effects.iter().any(|effect| matches!(effect, Effect::Stepped(..)));
        effects.into_iter().for_each(|effect| self.carry_out(effect));
        stepped
    }

    fn carry_out(&self, effect: Effect) {
        match effect {
            Effect::Shown => {
                self.shown.set(self.session.with_value(|session| session.shown().clone()))
            }
            Effect::Stepped(step, patch) => {
                let narrowed = self.filter.with_untracked(|filter| !filter.is_empty());
                if narrowed {
                    self.filter.update(|filter| filter.keep_new(&patch));
                }
                // What a filter shows can depend on any field.
                if restructures(&patch, self.arrangement.get_untracked()) || narrowed {
                    self.structure.update(|n| *n += 1);
                }
                self.axis.reach(&patch);
                self.tell_history();
                self.notices.forget_step();
                self.keep(&step);
            }
            Effect::Gesture => {
                self.gesture.set(self.session.with_value(|session| session.gesture().cloned()))
            }
            Effect::Picked(picked) => self.picked.set(picked),
            Effect::PickedSettled => self.settle_picked(),
            Effect::Chances => self.forecasting.tell(),
            Effect::Sample => self.sample_soon(),
            Effect::Did(label) => self.notices.tell(Notice::Did(label)),
            Effect::Undid(label) => self.notices.tell(Notice::Undid(label)),
            Effect::Redid(label) => self.notices.tell(Notice::Redid(label)),
            Effect::Created(id) => self.show_new(Selection::Project(id)),
            Effect::Breaks(change, broken) => self.breaking.set(Some((change, broken))),
            Effect::Refused(refusal) => self.notices.alert(Notice::Refused(refusal)),
            Effect::ReadOnly => self.notices.alert(Notice::ReadOnly),
            Effect::Bring(dates) => self.axis.bring(dates),
            Effect::BringFlag(id) => self.bring_flag(&id),
        }
    }

    /// Tells what undo would take back, and redo make again.
    pub(super) fn tell_history(&self) {
        self.history.set(self.session.with_value(|session| {
            let history = &session.document().history;
            (history.undo().cloned(), history.redo().cloned())
        }));
    }

    /// Takes the next samples when the page has had a turn.
    fn sample_soon(&self) {
        let app = *self;
        gloo_timers::callback::Timeout::new(0, move || {
            // The page may be gone by then.
            if app.session.try_with_value(|_| ()).is_some() {
                app.feed(Input::Sample);
            }
        })
        .forget();
    }

    /// Working days that a dropped card gets: enough to be seen and gripped at this zoom, a quarter
    /// of a year at least.
    fn card_days(&self) -> i32 {
        let seen = 96.0 / self.axis.scale.with_untracked(|scale| scale.day_width);
        ((seen * 5.0 / 7.0) as i32).clamp(65, 780)
    }
}
