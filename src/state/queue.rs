//! Files that are opened one after the other: the next one when the one before is answered.

use std::collections::VecDeque;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::App;

/// The files that wait.
#[derive(Clone, Copy)]
pub struct Queue {
    waiting: StoredValue<VecDeque<web_sys::File>, LocalStorage>,
    /// Which of how many is open; (0, 0) when none is.
    pub place: RwSignal<(usize, usize)>,
}

impl Queue {
    pub(super) fn new() -> Queue {
        Queue { waiting: StoredValue::new_local(VecDeque::new()), place: RwSignal::new((0, 0)) }
    }
}

impl App {
    /// Opens files of any kind, one after the other.
    pub fn open_files(&self, files: Vec<web_sys::File>) {
        if files.is_empty() {
            return;
        }
        let is_busy = self.queue.place.with_untracked(|(at, _)| *at != 0)
            // One that came by another way waits for its answer.
            || self.dialogs.asks_about_file();
        self.queue.place.update(|(_, of)| *of += files.len());
        self.queue.waiting.update_value(|waiting| waiting.extend(files));
        if !is_busy {
            self.next_file();
        }
    }

    /// Opens the next file, once all is done about the one before.
    pub(super) fn next_file(&self) {
        let next = self.queue.waiting.try_update_value(VecDeque::pop_front).flatten();
        let Some(file) = next else { return self.queue.place.set((0, 0)) };
        self.queue.place.update(|(at, _)| *at += 1);
        let app = *self;
        spawn_local(async move {
            app.open_file(file).await;
            if !app.dialogs.asks_about_file() {
                app.next_file();
            }
        });
    }
}
