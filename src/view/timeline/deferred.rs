//! What is written on the rows that a drag moves along, the numbers on their bars and the cells of
//! their table: a few are told anew at each move, in turn, and all of them when the pointer rests.
//!
//! What changes faster cannot be read, and each costs the browser a layout of its text: so a move
//! costs the same however many bars move.

use std::time::Duration;

use leptos::prelude::*;

/// Told anew at a move.
const AT_ONCE: usize = 4;
/// After so long without a move all of it is told.
const REST: Duration = Duration::from_millis(120);

/// Calendar days by which a drag moves a bar; none for one that lies where it lay.
pub type MovedDays = RwSignal<Option<i32>>;

/// Something to be told, and where.
pub enum Deferred {
    /// On a bar.
    Number(MovedDays, Option<i32>),
    /// In the cells of a row.
    Cells(RwSignal<Vec<String>>, Vec<String>),
}

impl Deferred {
    /// Is it told already?
    fn is_told(&self) -> bool {
        match self {
            Deferred::Number(number, days) => number.get_untracked() == *days,
            Deferred::Cells(signal, cells) => signal.with_untracked(|told| told == cells),
        }
    }

    /// Does it come or go? That is told at once.
    fn comes_or_goes(&self) -> bool {
        match self {
            Deferred::Number(number, days) => number.get_untracked().is_some() != days.is_some(),
            Deferred::Cells(signal, cells) => {
                signal.with_untracked(|told| told.len() != cells.len())
            }
        }
    }

    fn tell(self) {
        // The timeline may have gone from the screen since.
        match self {
            Deferred::Number(number, days) => drop(number.try_set(days)),
            Deferred::Cells(signal, cells) => drop(signal.try_set(cells)),
        }
    }
}

/// What is still to be told.
#[derive(Clone, Copy, Default)]
pub struct DeferredTexts {
    waiting: StoredValue<Vec<Deferred>>,
    /// How many have been told in turn so far.
    turn: StoredValue<usize>,
    moves: StoredValue<u32>,
    is_timed: StoredValue<bool>,
}

impl DeferredTexts {
    /// Tells these, in the order of the slots: at once what is asked to be, comes or goes, the
    /// others in turn.
    pub fn tell(&self, wanted: impl IntoIterator<Item = (Deferred, bool)>) {
        let mut late = Vec::new();
        for (what, at_once) in wanted {
            match () {
                () if what.is_told() => {}
                () if at_once || what.comes_or_goes() => what.tell(),
                () => late.push(what),
            }
        }
        let count = late.len();
        if count > 0 {
            late.rotate_left(self.turn.get_value() % count);
        }
        late.drain(..count.min(AT_ONCE)).for_each(Deferred::tell);
        self.turn.update_value(|turn| *turn = turn.wrapping_add(AT_ONCE));
        self.moves.update_value(|moves| *moves = moves.wrapping_add(1));
        let is_late = !late.is_empty();
        self.waiting.set_value(late);
        if is_late && !self.is_timed.get_value() {
            self.is_timed.set_value(true);
            self.rest();
        }
    }

    /// Tells what is late as soon as nothing moves.
    fn rest(self) {
        let moves = self.moves.get_value();
        set_timeout(
            move || match self.moves.try_get_value() {
                // The timeline has gone from the screen since.
                None => {}
                Some(now) if now != moves => self.rest(),
                Some(_) => {
                    self.is_timed.set_value(false);
                    self.waiting
                        .try_update_value(std::mem::take)
                        .unwrap_or_default()
                        .into_iter()
                        .for_each(Deferred::tell);
                }
            },
            REST,
        );
    }
}
