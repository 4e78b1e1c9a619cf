//! What the reader prefers in this browser: kept apart from plans, and never in a file.

use gloo_storage::{LocalStorage, Storage};
use serde::{Deserialize, Serialize};

use session::text::Lang;

const KEY: &str = "overzicht.prefs";

/// Light, dark, or as the device says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the device says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The preferences; a language of none follows the browser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Prefs {
    /// The language of the page.
    pub lang: Option<Lang>,
    /// Its colours.
    pub theme: Theme,
    /// What is dragged is picked up by one click and put down by the next, instead of being held.
    pub clicks: bool,
    /// The browser was asked to keep what is stored: it is not asked twice without the reader's
    /// wish.
    pub asked: bool,
}

impl Prefs {
    /// What was kept, or the defaults when nothing readable was.
    pub fn load() -> Prefs {
        LocalStorage::get(KEY).unwrap_or_default()
    }

    /// Keeps them; a browser that refuses forgets them at the end of the visit, which loses nothing
    /// of a plan.
    pub fn save(self) {
        let _ = LocalStorage::set(KEY, self);
    }

    /// The language to speak: the one chosen, else the browser's.
    pub fn lang(self) -> Lang {
        self.lang.unwrap_or_else(|| {
            let tag = web_sys::window().and_then(|window| window.navigator().language());
            Lang::preferred(tag.as_deref().unwrap_or("en"))
        })
    }
}
