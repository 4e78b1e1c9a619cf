//! Working without a network: whether the page is kept in this browser, and the new release that
//! waits for the reader.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{App, SaveState};
use crate::platform::offline::{self, Heard};

/// What is known of the page itself.
#[derive(Clone, Copy)]
pub struct Offline {
    /// Is the whole page kept in this browser? None: it is on its way.
    pub kept: RwSignal<Option<bool>>,
    /// Does a new release wait, of which the reader has not said "later"?
    pub new_release: RwSignal<bool>,
    /// The reader has asked for the new release: it takes over as soon as everything is saved.
    pub asked: RwSignal<bool>,
}

impl Offline {
    /// Nothing is known yet.
    pub fn new() -> Offline {
        Offline {
            kept: RwSignal::new(None),
            new_release: RwSignal::new(false),
            asked: RwSignal::new(false),
        }
    }
}

impl Default for Offline {
    fn default() -> Self {
        Self::new()
    }
}

impl App {
    /// Has this browser keep the page, and lets a new release take over when it was asked for and
    /// all is saved.
    pub(super) fn keep_page(&self) {
        let Offline { kept, new_release, asked } = self.offline;
        let save = self.open.save;
        spawn_local(offline::keep_page(move |heard| match heard {
            Heard::Never => kept.set(Some(false)),
            Heard::Kept => kept.set(Some(true)),
            Heard::NewRelease => new_release.set(true),
        }));
        Effect::new(move || {
            if asked.get() && save.get() == SaveState::Saved {
                spawn_local(offline::take_over());
            }
        });
    }
}
