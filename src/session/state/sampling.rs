//! Chances as they come: slices of samples, and when they are told.

use super::effect::Effect;
use super::env::Env;
use super::session::Session;

impl Session {
    pub(super) fn sample_more(&mut self, env: &mut Env, effects: &mut Vec<Effect>) {
        self.sampling = false;
        let more = self.sample(env, effects);
        if !more || self.forecaster.is_readable((env.clock)()) {
            self.tell(env, effects);
        }
    }

    /// Has the forecast of what is in hand follow what is shown.
    pub(super) fn forecast_shown(&mut self, env: &mut Env, effects: &mut Vec<Effect>) {
        let (preview, shown) = (self.analysis.preview(), self.analysis.shown());
        if self.forecaster.preview(preview.map(|it| &**it), shown, self.analysis.schedule()) {
            self.sample(env, effects);
            self.tell(env, effects);
        }
    }

    /// Nothing is in hand any more.
    pub(super) fn forget_drag(&mut self, effects: &mut Vec<Effect>) {
        if self.forecaster.let_go() {
            effects.push(Effect::Chances);
            // What had not come so far when it was taken up goes on.
            if !self.forecaster.is_complete() {
                self.go_on(effects);
            }
        }
    }

    /// Takes samples for a slice of time; answers whether any are missing still.
    pub(super) fn sample(&mut self, env: &Env, effects: &mut Vec<Effect>) -> bool {
        let more = self.forecaster.sample(env.clock);
        if more {
            self.go_on(effects);
        }
        more
    }

    pub(super) fn tell(&mut self, env: &Env, effects: &mut Vec<Effect>) {
        self.forecaster.tell((env.clock)());
        effects.push(Effect::Chances);
    }

    /// Asks for the next slice, once.
    pub(super) fn go_on(&mut self, effects: &mut Vec<Effect>) {
        if !std::mem::replace(&mut self.sampling, true) {
            effects.push(Effect::Sample);
        }
    }
}
