//! Opens Chromium with a language, a size and a profile.

use std::path::PathBuf;

use fantoccini::ClientBuilder;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};

use super::page::Page;

/// A reader's browser as it lies on the disk: closed and opened again, it still has what the page
/// stored.
pub struct Profile(pub PathBuf);

impl Profile {
    /// Where its downloads arrive.
    pub fn downloads(&self) -> PathBuf {
        self.0.join("downloads")
    }
}

/// A browser to be opened.
pub struct Browser {
    driver: String,
    address: String,
    profile: Profile,
    language: &'static str,
    size: (u32, u32),
    phone: bool,
}

impl Browser {
    /// English, 1280 x 800.
    pub fn new(driver: String, address: String, profile: Profile) -> Browser {
        Browser { driver, address, profile, language: "en-GB", size: (1280, 800), phone: false }
    }

    /// With a profile that was used before.
    pub fn profile(self, profile: Profile) -> Browser {
        Browser { profile, ..self }
    }

    /// Of a reader who prefers this language.
    pub fn language(self, language: &'static str) -> Browser {
        Browser { language, ..self }
    }

    /// A touch screen of this size in CSS pixels, instead of a window.
    pub fn phone(self, width: u32, height: u32) -> Browser {
        Browser { size: (width, height), phone: true, ..self }
    }

    /// Opens it on the page, and waits until the page stands.
    pub async fn open(self) -> Page {
        let capabilities = self.capabilities();
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&self.driver)
            .await
            .unwrap_or_else(|error| panic!("Chromium does not start: {error}"));
        let page = Page::new(client, self.address, self.profile);
        if !self.phone {
            page.resize(self.size).await;
        }
        page.visit().await;
        page
    }

    fn capabilities(&self) -> Map<String, Value> {
        let (width, height) = self.size;
        let mut options = json!({
            "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                // Chromium's own page for what it proposes under the address: a third of what it
                // takes to open it.
                "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",
                format!("--user-data-dir={}", self.profile.0.display()),
                format!("--lang={}", self.language),
                format!("--window-size={width},{height}"),
            ],
            "prefs": {
                "intl.accept_languages": self.language,
                "download.default_directory": self.profile.downloads(),
                "download.prompt_for_download": false,
                "profile.default_content_setting_values.automatic_downloads": 1,
                // An empty page to start with: the browser's own takes as long as half of ours, and
                // would overtake it.
                "session.restore_on_startup": 4,
                "session.startup_urls": ["about:blank"],
            },
        });
        if self.phone {
            options["mobileEmulation"] = json!({ "deviceMetrics": { "width": width, "height": height, "pixelRatio": 2.0, "touch": true, "mobile": true } });
        }
        Map::from_iter([
            ("goog:chromeOptions".into(), options),
            ("goog:loggingPrefs".into(), json!({ "browser": "ALL" })),
            // Journeys wait for what they need to see.
            ("pageLoadStrategy".into(), "none".into()),
        ])
    }
}
