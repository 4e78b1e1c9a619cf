//! The numbers on the bars that a drag moves along: a few are told anew at each move, in turn, and all of them when the pointer rests.
//!
//! A number that changes faster cannot be read, and each costs the browser a layout of its text: so a move costs the same however many bars move.

use std::time::Duration;

use leptos::prelude::*;

/// Numbers told anew at a move.
const AT_ONCE: usize = 4;
/// After so long without a move all of them are told.
const REST: Duration = Duration::from_millis(120);

/// Calendar days by which a drag moves a bar; none for one that lies where it lay.
pub type Number = RwSignal<Option<i32>>;

/// What is still to be told.
#[derive(Clone, Copy, Default)]
pub struct Numbers {
    late: StoredValue<Vec<(Number, i32)>>,
    /// How many have been told in turn so far.
    turn: StoredValue<usize>,
    moves: StoredValue<u32>,
    waits: StoredValue<bool>,
}

impl Numbers {
    /// Tells these, in the order of the slots: at once what comes, goes or is in hand, the others in turn.
    pub fn tell(&self, wanted: impl IntoIterator<Item = (Number, Option<i32>, bool)>) {
        let mut late = Vec::new();
        for (number, days, in_hand) in wanted {
            match (number.get_untracked(), days) {
                (before, days) if before == days => {}
                (Some(_), Some(days)) if !in_hand => late.push((number, days)),
                _ => number.set(days),
            }
        }
        let count = late.len();
        if count > 0 {
            late.rotate_left(self.turn.get_value() % count);
        }
        late.drain(..count.min(AT_ONCE)).for_each(|(number, days)| number.set(Some(days)));
        self.turn.update_value(|turn| *turn = turn.wrapping_add(AT_ONCE));
        self.moves.update_value(|moves| *moves = moves.wrapping_add(1));
        let is_late = !late.is_empty();
        self.late.set_value(late);
        if is_late && !self.waits.get_value() {
            self.waits.set_value(true);
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
                    self.waits.set_value(false);
                    let late = self.late.try_update_value(std::mem::take).unwrap_or_default();
                    late.into_iter().for_each(|(number, days)| number.set(Some(days)));
                }
            },
            REST,
        );
    }
}
