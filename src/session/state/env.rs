//! What a session is told of the world.

use crate::text::Lang;
use engine::model::Day;

/// What a session cannot know by itself.
pub struct Env<'a> {
    pub lang: Lang,
    /// May this tab change the plan?
    pub writable: bool,
    pub today: Day,
    /// The width of a day on screen, in CSS pixels.
    pub day_width: f64,
    /// Makes an id that nobody else has, beginning with this word.
    pub fresh: &'a mut dyn FnMut(&str) -> String,
    /// Milliseconds of a clock that never goes back.
    pub clock: &'a dyn Fn() -> f64,
}

impl Env<'_> {
    /// Makes an id that no other record has, beginning with this word.
    pub fn id<T>(&mut self, word: &str) -> engine::model::Id<T> {
        engine::model::Id::new((self.fresh)(word))
    }
}
