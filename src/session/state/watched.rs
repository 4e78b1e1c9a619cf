//! A value that remembers whether it was changed since that was last told.

use std::ops::Deref;

/// A value of the session that a page mirrors. Reading it is free; whoever changes it cannot forget
/// to say so.
#[derive(Default)]
pub(super) struct Watched<T> {
    value: T,
    changed: bool,
}

impl<T> Watched<T> {
    /// Changes the value, and counts it as changed.
    pub fn edit<R>(&mut self, change: impl FnOnce(&mut T) -> R) -> R {
        self.changed = true;
        change(&mut self.value)
    }

    /// Whether it was changed since this was last asked.
    pub fn take_changed(&mut self) -> bool {
        std::mem::take(&mut self.changed)
    }
}

impl<T: PartialEq> Watched<T> {
    /// Takes another value; an equal one is no change.
    pub fn set(&mut self, value: T) {
        if self.value != value {
            self.value = value;
            self.changed = true;
        }
    }
}

impl<T> Deref for Watched<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}
