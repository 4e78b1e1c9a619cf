//! What a session cannot know by itself when it plans an edit.

use crate::text::Lang;
use engine::model::{Day, Id};

/// What an edit is told of the world.
pub struct EditEnv<'a> {
    /// The language in which what is new gets its name.
    pub lang: Lang,
    /// Which day it is where the reader is.
    pub today: Day,
    /// Makes an id that nobody else has, beginning with this word.
    pub fresh: &'a mut dyn FnMut(&str) -> String,
}

impl EditEnv<'_> {
    /// Returns a new id that begins with this word.
    pub(super) fn id<T>(&mut self, word: &str) -> Id<T> {
        Id::new((self.fresh)(word))
    }
}
