//! The browser's console, read through Chromium's own WebDriver command.

use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::Value;

/// The errors since it was asked last; a panic of the page is among them.
pub async fn errors(client: &Client) -> Vec<String> {
    let entries = client.issue_cmd(ReadConsole).await.expect("Chromium's console");
    let severe = |entry: &&Value| entry["level"] == "SEVERE";
    entries.as_array().into_iter().flatten().filter(severe).map(|entry| entry["message"].to_string()).collect()
}

#[derive(Debug)]
struct ReadConsole;

impl WebDriverCompatibleCommand for ReadConsole {
    fn endpoint(&self, driver: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        driver.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(r#"{"type":"browser"}"#.into()))
    }
}
