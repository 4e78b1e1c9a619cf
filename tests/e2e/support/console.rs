//! What Chromium's own WebDriver commands offer beyond the standard: its console, and scripts that
//! run before those of the page.

use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};

/// The errors since it was asked last; a panic of the page is among them.
pub async fn errors(client: &Client) -> Vec<String> {
    let command = Chromium { path: "se/log", body: json!({ "type": "browser" }) };
    let entries = client.issue_cmd(command).await.expect("Chromium's console");
    let severe = |entry: &&Value| entry["level"] == "SEVERE";
    entries
        .as_array()
        .into_iter()
        .flatten()
        .filter(severe)
        .map(|entry| entry["message"].to_string())
        .collect()
}

/// Runs this script in every document of the tab from now on, before anything of the page.
pub async fn run_first(client: &Client, script: &str) {
    let body =
        json!({ "cmd": "Page.addScriptToEvaluateOnNewDocument", "params": { "source": script } });
    client
        .issue_cmd(Chromium { path: "goog/cdp/execute", body })
        .await
        .expect("a script that runs first");
}

/// What the screen feels: `touchStart`, `touchMove`, `touchEnd` or `touchCancel`, and where fingers
/// are then. WebDriver's own touches are forgotten between one call and the next.
pub async fn touch(client: &Client, kind: &str, fingers: &[(f64, f64)]) {
    let points: Vec<Value> = fingers
        .iter()
        .enumerate()
        .map(|(id, (x, y))| json!({ "x": x, "y": y, "id": id }))
        .collect();
    let body = json!({ "cmd": "Input.dispatchTouchEvent", "params": { "type": kind, "touchPoints": points } });
    client
        .issue_cmd(Chromium { path: "goog/cdp/execute", body })
        .await
        .expect("a touch of the screen");
}

/// Why the browser would not install the page as an app.
pub async fn not_installable(client: &Client) -> Vec<String> {
    let body = json!({ "cmd": "Page.getInstallabilityErrors", "params": {} });
    let answer = client
        .issue_cmd(Chromium { path: "goog/cdp/execute", body })
        .await
        .expect("an answer on installing");
    let errors = answer["installabilityErrors"].as_array().expect("a list of errors");
    errors.iter().map(|error| error["errorId"].to_string()).collect()
}

#[derive(Debug)]
struct Chromium {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Chromium {
    fn endpoint(
        &self,
        driver: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        driver.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

/// The accessibility tree from the first element of this role on.
pub async fn outline(client: &Client, role: &str) -> String {
    let body = json!({ "cmd": "Accessibility.getFullAXTree", "params": {} });
    let answer = client
        .issue_cmd(Chromium { path: "goog/cdp/execute", body })
        .await
        .expect("the accessibility tree");
    let nodes = answer["nodes"].as_array().cloned().unwrap_or_default();
    let root = nodes.iter().find(|node| node["role"]["value"] == role);
    let mut lines = Vec::new();
    if let Some(root) = root {
        tell(&nodes, root, 0, &mut lines);
    }
    lines.join("\n")
}

fn tell(nodes: &[Value], node: &Value, depth: usize, lines: &mut Vec<String>) {
    const STATES: [&str; 8] = [
        "level",
        "posinset",
        "setsize",
        "expanded",
        "selected",
        "readonly",
        "multiselectable",
        "focusable",
    ];
    let role = node["role"]["value"].as_str().unwrap_or_default();
    // Text in a box of its own says no more than its element.
    let is_told = node["ignored"] != true
        && !["StaticText", "InlineTextBox", "none", "generic"].contains(&role);
    if is_told {
        let state = |name: &&str| {
            let found = node["properties"]
                .as_array()?
                .iter()
                .find(|property| property["name"] == **name)?;
            let value = &found["value"]["value"];
            (!value.is_null() && *value != json!(false))
                .then(|| format!(" {name}={}", value.to_string().replace('"', "")))
        };
        let states: String = STATES.iter().filter_map(state).collect();
        let name = node["name"]["value"].as_str().unwrap_or_default();
        lines.push(format!("{}{role} {name:?}{states}", "  ".repeat(depth)));
    }
    for id in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = nodes.iter().find(|node| node["nodeId"] == *id) {
            tell(nodes, child, depth + usize::from(is_told), lines);
        }
    }
}
