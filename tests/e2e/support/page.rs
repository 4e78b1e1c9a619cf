//! The page as a script sees it: through its public marks, and nothing else.

use std::path::{Path, PathBuf};

use fantoccini::elements::Element;
use fantoccini::wd::WindowHandle;
use fantoccini::{Client, Locator};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::browser::Profile;
use super::input::{Finger, Held, Point, hold_key, pinch, point, press_keys, wheel};
use super::{console, until};

/// A bar of the timeline as it is drawn, in CSS pixels of the window.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Bar {
    /// The project it stands for.
    pub id: String,
    /// Its left edge.
    pub left: f64,
    /// Its top.
    pub top: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl Bar {
    /// Where a hand takes it to move it.
    pub fn middle(&self) -> Point {
        Point { x: self.left + self.width / 2.0, y: self.top + self.height / 2.0 }
    }
}

/// An open page; the journey ends it with [`Page::close`].
#[must_use = "close it: that is where the console is looked at"]
pub struct Page {
    client: Client,
    address: String,
    profile: Profile,
}

/// Coming and going.
impl Page {
    /// A browser that shows nothing yet.
    pub fn new(client: Client, address: String, profile: Profile) -> Page {
        Page { client, address, profile }
    }

    /// Goes to the page and waits until it stands: it has a file input on every screen.
    pub async fn visit(&self) {
        self.client.goto(&self.address).await.expect("the page is served");
        until("the page to stand", async || self.find(FILE_INPUT).await).await;
    }

    /// Loads the page anew where it stands, and waits until it stands again.
    pub async fn reload(&self) {
        self.eval::<()>("window.isOld = true").await;
        self.client.refresh().await.expect("a reload");
        let stands = format!("return !window.isOld && !!document.querySelector('{FILE_INPUT}')");
        until("the page to stand again", async || {
            (self.maybe_eval(&stands).await? == true).then_some(())
        })
        .await;
    }

    /// Loads the page anew where it stands, and does not wait for the app.
    pub async fn reload_at_once(&self) {
        self.client.refresh().await.expect("a reload");
    }

    /// Goes to the page with this behind its address, as one who follows a link does, and waits
    /// until it stands.
    pub async fn visit_at(&self, hash: &str) {
        // A new document also when only what stands behind the `#` differs.
        self.client.goto("about:blank").await.expect("an empty page");
        self.client.goto(&format!("{}{hash}", self.address)).await.expect("the page is served");
        until("the page to stand", async || self.find(FILE_INPUT).await).await;
    }

    /// Runs this script in every page of the tab from now on, before anything else in it.
    pub async fn run_first(&self, script: &str) {
        console::run_first(&self.client, script).await;
    }

    /// Gives the page this much room, whatever the browser's own frame takes.
    pub async fn resize(&self, (width, height): (u32, u32)) {
        let [frame_x, frame_y]: [u32; 2] =
            self.eval("return [outerWidth - innerWidth, outerHeight - innerHeight]").await;
        self.client
            .set_window_size(width + frame_x, height + frame_y)
            .await
            .expect("a window of that size");
    }

    /// Opens the page in a second tab and looks at that one from now on; gives the way back.
    pub async fn second_tab(&self) -> WindowHandle {
        let first = self.tab().await;
        let second = self.client.new_window(true).await.expect("a second tab").handle;
        self.look_at(second).await;
        self.visit().await;
        first
    }

    /// The tab that is looked at.
    pub async fn tab(&self) -> WindowHandle {
        self.client.window().await.expect("a tab")
    }

    /// Looks at another tab.
    pub async fn look_at(&self, tab: WindowHandle) {
        self.client.switch_to_window(tab).await.expect("the tab is open");
    }

    /// Closes the browser, after a look at its console: an error there fails the journey. Gives the
    /// profile, to come back with.
    pub async fn close(self) -> Profile {
        self.close_despite(&[]).await
    }

    /// Like [`Page::close`], where errors with one of these words in them are what the journey is
    /// about.
    pub async fn close_despite(self, words: &[&str]) -> Profile {
        let mut errors = console::errors(&self.client).await;
        errors.retain(|error| !words.iter().any(|word| error.contains(word)));
        assert!(errors.is_empty(), "the console says {errors:#?}");
        self.client.close().await.expect("the browser closes");
        self.profile
    }
}

/// Looking.
impl Page {
    /// All projects of the plan, drawn or not, dated or not.
    pub async fn project_count(&self) -> usize {
        let count = self.wait_attribute("[data-timeline]", "data-project-count").await;
        count.parse().unwrap_or_else(|_| panic!("data-project-count is {count:?}"))
    }

    /// The bars that are drawn, from top to bottom.
    pub async fn bars(&self) -> Vec<Bar> {
        self.eval(&format!(
            "return [...document.querySelectorAll('[data-project-id]')].map({AS_BAR})"
        ))
        .await
    }

    /// The bars whose middle a hand can take hold of: nothing lies over it.
    pub async fn bars_in_reach(&self) -> Vec<Bar> {
        let mut bars = Vec::new();
        for bar in self.bars().await {
            let Point { x, y } = bar.middle();
            let over = format!(
                "return document.elementFromPoint({x}, {y})?.closest('[data-project-id]')?.dataset.projectId ?? null"
            );
            if self.eval::<Option<String>>(&over).await.as_ref() == Some(&bar.id) {
                bars.push(bar);
            }
        }
        bars
    }

    /// The bar of this project, as soon as it is drawn.
    pub async fn bar(&self, id: &str) -> Bar {
        until(&format!("the bar of {id}"), async || {
            self.bars().await.into_iter().find(|bar| bar.id == id)
        })
        .await
    }

    /// The first bar with room around it for a hand and for a drag of 200 pixels to the right.
    pub async fn some_bar(&self) -> Bar {
        let right = self.eval::<f64>("return innerWidth").await - 240.0;
        let fits = |bar: &Bar| bar.left > 0.0 && bar.width > 24.0 && bar.left + bar.width < right;
        until("a bar to take hold of", async || self.bars().await.into_iter().find(fits)).await
    }

    /// What every mark of this name says, such as all `data-tray-id`.
    pub async fn all(&self, mark: &str) -> Vec<String> {
        self.eval(&format!(
            "return [...document.querySelectorAll('[{mark}]')].map(e => e.getAttribute('{mark}'))"
        ))
        .await
    }

    /// The middle of the first element that fits.
    pub async fn middle(&self, css: &str) -> Point {
        let element = until(css, async || self.find(css).await).await;
        let (left, top, width, height) = element.rectangle().await.expect("a place on the page");
        Point { x: left + width / 2.0, y: top + height / 2.0 }
    }

    /// A place on the timeline's lanes with no bar near it, and 150 pixels of room to its right.
    pub async fn empty_spot(&self) -> Point {
        until("an empty place in a lane", async || {
            self.eval::<Option<[f64; 2]>>(EMPTY_SPOT).await.map(|[x, y]| Point { x, y })
        })
        .await
    }

    /// Will this product be there, as its lane says: green, amber, red or none.
    pub async fn verdict(&self, product: &str) -> String {
        self.wait_attribute(&format!("[data-product-id={product:?}]"), "data-verdict").await
    }

    /// Every product that is drawn, with its verdict.
    pub async fn verdicts(&self) -> Vec<(String, String)> {
        self.eval("return [...document.querySelectorAll('[data-product-id]')].map(e => [e.dataset.productId, e.dataset.verdict])").await
    }

    /// How saving stands: saved, saving or unsaved.
    pub async fn save_state(&self) -> String {
        self.wait_attribute("[data-save-state]", "data-save-state").await
    }

    /// Waits until everything is saved.
    pub async fn wait_saved(&self) {
        until("everything to be saved", async || {
            (self.save_state().await == "saved").then_some(())
        })
        .await;
    }

    /// What went wrong, as soon as the page says it.
    pub async fn alert_text(&self) -> String {
        let said = "return [...document.querySelectorAll('[role=alert]')].map(e => e.innerText.trim()).join('\\n')";
        until("a message of what went wrong", async || {
            Some(self.eval::<String>(said).await).filter(|text| !text.is_empty())
        })
        .await
    }

    /// All the text that can be read.
    pub async fn text(&self) -> String {
        self.eval("return document.body.innerText").await
    }

    /// Is this command there, in plain sight and not greyed?
    pub async fn offers(&self, command: &str) -> bool {
        let Some(element) = self.find(&mark_of(command)).await else { return false };
        let greyed = element
            .attr("aria-disabled")
            .await
            .ok()
            .flatten()
            .is_some_and(|greyed| greyed == "true");
        !greyed
            && element.is_displayed().await.unwrap_or(false)
            && element.is_enabled().await.unwrap_or(false)
    }

    /// Writes a picture of the window.
    pub async fn screenshot(&self, path: &Path) {
        let png = self.client.screenshot().await.expect("a picture");
        std::fs::write(path, png).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    /// The answer of a script, for what no mark says.
    pub async fn eval<T: DeserializeOwned>(&self, script: &str) -> T {
        let answer = self
            .client
            .execute(script, Vec::new())
            .await
            .unwrap_or_else(|error| panic!("{script}: {error}"));
        serde_json::from_value(answer).unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// The answer of a script; none while there is none, as between two pages.
    pub async fn maybe_eval(&self, script: &str) -> Option<Value> {
        self.client.execute(script, Vec::new()).await.ok()
    }

    /// Why the browser would not install the page as an app.
    pub async fn not_installable(&self) -> Vec<String> {
        console::not_installable(&self.client).await
    }

    /// The first part of the page with this role as Chromium tells it to a screen reader: a line
    /// for each element, indented, with its name and states.
    pub async fn outline(&self, role: &str) -> String {
        console::outline(&self.client, role).await
    }

    /// What axe-core finds wrong with the page as it stands: rule, element and why, a line each.
    pub async fn violations(&self) -> Vec<String> {
        let axe = std::env::var("OVERZICHT_AXE")
            .expect("OVERZICHT_AXE, which script/env.sh sets, says where axe-core is");
        if !self.eval::<bool>("return !!window.axe").await {
            let source = std::fs::read_to_string(&axe)
                .unwrap_or_else(|error| panic!("{axe}: {error}: run script/setup"));
            self.client.execute(&source, Vec::new()).await.expect("axe-core runs");
        }
        let answer = self.client.execute_async(AUDIT, Vec::new()).await.expect("axe-core answers");
        serde_json::from_value(answer).expect("a list of lines")
    }

    async fn find(&self, css: &str) -> Option<Element> {
        self.client.find(Locator::Css(css)).await.ok()
    }

    async fn wait_attribute(&self, css: &str, name: &str) -> String {
        until(&format!("{css} with {name}"), async || {
            self.find(css).await?.attr(name).await.ok()?
        })
        .await
    }
}

/// Doing.
impl Page {
    /// Clicks what runs this command, as soon as a click reaches it.
    pub async fn command(&self, name: &str) {
        let css = mark_of(name);
        until(&format!("the command {name} to be clicked"), async || {
            self.find(&css).await?.click().await.ok()
        })
        .await;
    }

    /// Opens the worked example and waits until it is drawn.
    pub async fn open_example(&self) {
        self.command("open-example").await;
        until("the example's bars", async || (!self.bars().await.is_empty()).then_some(())).await;
        self.wait_saved().await;
    }

    /// Sets what the settings offer, such as `theme-dark`, and leaves them.
    pub async fn choose(&self, command: &str) {
        self.command("settings").await;
        self.command(command).await;
        self.key("Escape").await;
    }

    /// Types into a field of the form in place of what stands there, and leaves it.
    pub async fn fill(&self, css: &str, text: &str) {
        let field = until(css, async || self.find(css).await).await;
        // Control+a, then the text or else Delete, then Tab.
        let text = if text.is_empty() { "\u{E017}" } else { text };
        field
            .send_keys(&format!("\u{E009}a\u{E000}{text}\t"))
            .await
            .expect("a field that can be typed in");
    }

    /// Types part of a name into a box that finds records, and takes the first that it finds.
    pub async fn pick(&self, command: &str, text: &str) {
        let field =
            until(command, async || self.find(&format!("input[data-command={command}]")).await)
                .await;
        field.send_keys(text).await.expect("a box that can be typed in");
        until("a match", async || self.find(&format!("#picker-{command} [role=option]")).await)
            .await;
        self.key("Enter").await;
    }

    /// Opens the box for searching and commands, and types into it.
    pub async fn search(&self, text: &str) {
        self.key("Control+k").await;
        let field = until("the box for searching", async || self.find("[data-search]").await).await;
        field.send_keys(text).await.expect("a box that can be typed in");
    }

    /// What the box for searching and commands has found, best first.
    pub async fn hits(&self) -> Vec<String> {
        self.all("data-hit").await
    }

    /// Clicks the first element that fits, as soon as a click reaches it.
    pub async fn click(&self, css: &str) {
        until(&format!("{css} to be clicked"), async || self.find(css).await?.click().await.ok())
            .await;
    }

    /// Hands the page a file, as the file dialog would.
    pub async fn open_file(&self, path: &Path) {
        self.choose_file(FILE_INPUT, path).await;
    }

    /// Hands a file to this field.
    pub async fn choose_file(&self, css: &str, path: &Path) {
        let input = until("the file input", async || self.find(css).await).await;
        input
            .send_keys(&path.to_string_lossy())
            .await
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    /// Hands the page several files at once.
    pub async fn open_files(&self, paths: &[PathBuf]) {
        let paths: Vec<_> = paths.iter().map(|path| path.to_string_lossy()).collect();
        self.open_file(Path::new(&paths.join("\n"))).await;
    }

    /// Takes hold of what is there, and does not let go yet.
    pub async fn hold(&self, at: Point) -> Held<'_> {
        Held::press(&self.client, at).await
    }

    /// Moves the pointer there, no button pressed.
    pub async fn point(&self, at: Point) {
        point(&self.client, at).await;
    }

    /// Puts a finger down.
    pub async fn touch(&self, at: Point) -> Finger<'_> {
        Finger::put(&self.client, at).await
    }

    /// Two fingers go from one pair of places to another.
    pub async fn pinch(&self, from: (Point, Point), there: (Point, Point)) {
        pinch(&self.client, from, there).await;
    }

    /// Turns the wheel.
    pub async fn wheel(&self, at: Point, delta: (i64, i64)) {
        wheel(&self.client, at, delta).await;
    }

    /// Holds a key such as `Shift` down until [`Page::release_key`].
    pub async fn hold_key(&self, name: &str) {
        hold_key(&self.client, name, true).await;
    }

    /// Lets a held key go.
    pub async fn release_key(&self, name: &str) {
        hold_key(&self.client, name, false).await;
    }

    /// Drags from one place to another, and lets go.
    pub async fn drag(&self, from: Point, to: Point) {
        self.hold(from).await.to(to).await.release().await;
    }

    /// Presses a chord such as `Control+z` or `Escape`.
    pub async fn key(&self, chord: &str) {
        press_keys(&self.client, chord).await;
    }

    /// Puts the message away and waits until it is gone.
    pub async fn dismiss(&self) {
        self.command("dismiss").await;
        until("the message to go", async || {
            self.find("[role=alert] [data-command=dismiss]").await.is_none().then_some(())
        })
        .await;
    }

    /// Exports the plan and reads what the file that arrives says of the plan itself: who wrote what
    /// is left out, since what goes out is sealed, and what is changed after that is another write.
    pub async fn export_bytes(&self) -> Vec<u8> {
        plan_of(self.export_file().await)
    }

    /// Exports the plan and reads the file that arrives.
    pub async fn export_file(&self) -> Vec<u8> {
        self.download("export", "json").await
    }

    /// Gives a command that hands over a file of this type, and reads what arrives.
    pub async fn download(&self, command: &str, extension: &str) -> Vec<u8> {
        let folder = self.profile.downloads();
        let _ = std::fs::remove_dir_all(&folder);
        self.command(command).await;
        until("the file", async || downloaded(&folder, extension)).await
    }

    /// Copies this text, and pastes it where the focus is then: nowhere.
    pub async fn paste(&self, text: &str) {
        self.copy(text).await;
        self.key("Control+v").await;
    }

    /// Copies this text; the focus is nowhere then.
    pub async fn copy(&self, text: &str) {
        let put = "const area = document.createElement('textarea'); area.id = 'copied'; document.body.append(area); area.value = arguments[0]; area.select()";
        self.client.execute(put, vec![text.into()]).await.expect("a text to copy");
        self.key("Control+c").await;
        self.eval::<()>("document.getElementById('copied').remove()").await;
    }
}

const FILE_INPUT: &str = "input[type=file][data-command=open-file]";

/// All rules of WCAG up to 2.2 AA, and axe-core's best practices.
const AUDIT: &str = "
    const done = arguments[arguments.length - 1];
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const line = (rule, node) => `${rule.id} at ${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')} ${node.html}`;
    axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
        .then(found => done(found.violations.flatMap(rule => rule.nodes.map(node => line(rule, node)))), error => done([`axe-core: ${error}`]))";

const AS_BAR: &str = "e => { const r = e.getBoundingClientRect(); \
    return { id: e.dataset.projectId, left: r.left, top: r.top, width: r.width, height: r.height } }";

/// Looks along the middle of every row, from the right, where bars are rare.
const EMPTY_SPOT: &str = "
    const area = document.querySelector('[data-timeline]').getBoundingClientRect();
    const empty = (x, y) => {
        const there = document.elementFromPoint(x, y);
        return there && there.closest('[data-rows]') && !there.closest('[data-row-id], [data-group-id], [data-project-id], [data-milestone-id]');
    };
    for (const row of document.querySelectorAll('[data-row-id]')) {
        const r = row.getBoundingClientRect(), y = r.top + r.height / 2;
        for (let x = Math.min(area.right, innerWidth) - 200; x > area.left + area.width / 2; x -= 20)
            if ([0, 50, 100, 150].every(further => empty(x + further, y))) return [x, y];
    }
    return null";

fn mark_of(command: &str) -> String {
    format!("[data-command={command:?}]:not(input)")
}

/// The one file in the folder, once it is whole: until then Chromium calls it otherwise.
fn downloaded(folder: &Path, extension: &str) -> Option<Vec<u8>> {
    let paths = std::fs::read_dir(folder)
        .ok()?
        .map(|entry| Some(entry.ok()?.path()))
        .collect::<Option<Vec<_>>>()?;
    let [path] = paths.as_slice() else { return None };
    if path.extension()? != extension {
        return None;
    }
    std::fs::read(path).ok().filter(|bytes| !bytes.is_empty())
}

/// A file without its last entries, which say who wrote what.
fn plan_of(file: Vec<u8>) -> Vec<u8> {
    let text = String::from_utf8(file).expect("an export is text");
    match text.find(",\n\"merge\": {\n") {
        Some(end) => format!("{}\n}}\n", &text[..end]).into_bytes(),
        None => text.into_bytes(),
    }
}
