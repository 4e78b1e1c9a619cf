//! The one way into the session, and what the page does about its answer.

use leptos::prelude::*;

use super::App;
use crate::platform::{clock, columns, folds, ids};
use domain::edit::{Change, Refusal, Step};
use engine::model::{Patch, ProductId, Span};
use session::state::Notice;
use session::viewmodel::{Filter, Scale, Subject};
use session::{Effect, Env, Input};

/// How long a message of what was done stays, in milliseconds.
const TOLD_FOR: u32 = 8_000;

impl App {
    /// Gives the session an input, and does what it answers.
    pub fn feed(&self, input: Input) {
        self.ask(input);
    }

    /// Like [`App::feed`]; returns whether the plan is now as wished.
    pub fn step(&self, input: Input) -> bool {
        self.ask(input).0
    }

    /// Like [`App::feed`]; returns whether the plan is now as wished, and what changed in it.
    pub(super) fn ask(&self, input: Input) -> (bool, Option<Box<Patch>>) {
        let mut env = Env {
            lang: self.lang.get_untracked(),
            writable: self.open.writable.get_untracked(),
            today: clock::today(),
            day_width: self.axis.scale.with_untracked(|scale| scale.day_width),
            fresh: &mut |word| ids::fresh_text(word),
            clock: &clock::milliseconds,
        };
        let effects = self.session.write_value().handle(input, &mut env);
        let patch = effects.iter().find_map(|effect| match effect {
            Effect::Stepped(_, patch) => Some(patch.clone()),
            _ => None,
        });
        let is_done = !effects.contains(&Effect::NotDone);
        effects.into_iter().for_each(|effect| self.carry_out(effect));
        (is_done, patch)
    }

    /// Makes a change, or says why not. Answers whether the plan is now as wished.
    pub fn dispatch(&self, change: Result<Change, Refusal>) -> bool {
        self.step(change.map_or_else(Input::Refuse, Input::Do))
    }

    /// Like [`App::dispatch`], and says what was done, with an undo beside it.
    pub fn dispatch_aloud(&self, change: Result<Change, Refusal>) -> bool {
        self.step(change.map_or_else(Input::Refuse, Input::DoAndTell))
    }

    /// Shows this in the inspector.
    pub fn select(&self, subject: Option<Subject>) {
        self.feed(Input::Show(subject));
    }

    /// Shows more or less of the plan.
    pub fn narrow(&self, change: impl FnOnce(&mut Filter)) {
        let mut filter = self.rows.filter.get_untracked();
        change(&mut filter);
        self.feed(Input::Filter(filter));
    }

    /// Says what was done, for a while.
    pub fn tell(&self, notice: Notice) {
        self.feed(Input::Tell(notice));
    }

    /// Says what went wrong.
    pub fn alert(&self, notice: Notice) {
        self.feed(Input::Alert(notice));
    }

    /// Has a screen reader say this.
    pub fn announce(&self, text: String) {
        self.notices.announced.set(text);
    }

    fn carry_out(&self, effect: Effect) {
        match effect {
            Effect::Changed(part) => self.mirror(part),
            Effect::Shown => {
                self.open.shown.set(self.session.with_value(|session| session.shown().clone()))
            }
            Effect::Gesture => {
                let gesture = self.session.with_value(|session| session.gesture().cloned());
                self.drag.gesture.set(gesture);
            }
            Effect::Stepped(step, patch) => self.follow_step(&step, &patch),
            Effect::NotDone => {}
            Effect::Chances => self.forecasting.tell(),
            Effect::Sample => self.sample_soon(),
            Effect::DismissLater(number) => self.dismiss_later(number),
            Effect::Announce(text) => self.announce(text),
            Effect::Focus => self.cursor.refocus.update(|n| *n = n.wrapping_add(1)),
            Effect::Name => self.selection.naming.set(true),
            Effect::Seek(id) => self.rows.sought.set(Some(id)),
            Effect::Bring(dates) => self.axis.bring(dates),
            Effect::BringFlag(id) => self.bring_flag(&id),
            Effect::Fit(span) => self.axis.fit(span),
            Effect::Center(day) => self.axis.center(day),
            Effect::Zoom(zoom, days) => self.axis.zoom_to(zoom.day_width(), days),
            Effect::StandAt(spot) => self.axis.stand(spot.day, spot.day_width),
            // Nothing is kept of a view of several plans.
            Effect::KeepFolds if untrack(|| self.open.is_view()) => {}
            Effect::KeepFolds => self.session.with_value(|session| {
                folds::keep(&session.plan().id, session.layout().folded());
            }),
            Effect::KeepColumns => self.session.with_value(|session| {
                columns::keep(session.columns().names, &session.columns().shown);
            }),
            Effect::Run(command) => self.run_here(command),
        }
    }

    fn follow_step(&self, step: &Step, patch: &Patch) {
        self.axis.reach(patch);
        self.keep(step);
        self.heed_step(step);
    }

    /// Takes the next samples when the page has had a turn.
    fn sample_soon(&self) {
        self.feed_later(0, Input::Sample);
    }

    fn dismiss_later(&self, number: u32) {
        self.feed_later(TOLD_FOR, Input::Dismiss(number));
    }

    /// Feeds this after so many milliseconds, unless the page is gone by then.
    fn feed_later(&self, milliseconds: u32, input: Input) {
        let app = *self;
        gloo_timers::callback::Timeout::new(milliseconds, move || {
            if app.session.try_with_value(|_| ()).is_some() {
                app.feed(input);
            }
        })
        .forget();
    }

    /// Scrolls so far that the flag of a launch can be seen, with what stands in its pill.
    pub fn bring_flag(&self, id: &ProductId) {
        let launch = self.session.with_value(|session| session.shown().get(id)?.launch);
        let day_width = self.axis.scale.with_untracked(|scale| scale.day_width);
        let pill = (Scale::VERDICT / day_width).ceil() as i32;
        let flag = launch.and_then(|launch| Span::new(launch, launch.plus(pill)));
        flag.into_iter().for_each(|flag| self.axis.bring(flag));
    }
}
