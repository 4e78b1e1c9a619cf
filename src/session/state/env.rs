//! What a session is told of the world.

use std::sync::Arc;

use crate::text::Lang;
use crate::viewmodel::Row;

/// What a session cannot know by itself.
pub struct Env<'a> {
    pub lang: Lang,
    /// May this tab change the plan?
    pub writable: bool,
    /// The rows of the timeline, for a band that is drawn over them.
    pub rows: Arc<Vec<Row>>,
    /// Working days that a project from the tray gets where it is dropped.
    pub card_days: i32,
    /// Makes an id that nobody else has, beginning with this word.
    pub fresh: &'a mut dyn FnMut(&str) -> String,
    /// Milliseconds of a clock that never goes back.
    pub clock: &'a dyn Fn() -> f64,
}
