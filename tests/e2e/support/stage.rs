//! Where a journey takes place: the built page on a host of its own, a driver of its own, and
//! folders that vanish afterwards.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::browser::{Browser, Profile};
use super::driver::Driver;
use super::page::Page;
use super::site::Site;

/// Everything a journey needs; dropped, it leaves nothing behind. The order of the fields is the
/// order in which they end.
pub struct Stage {
    driver: Driver,
    site: Site,
    folder: TempDir,
}

impl Stage {
    /// The page at the root of its host.
    pub fn new() -> Stage {
        Stage::under("/")
    }

    /// The page under a folder of its host, which begins and ends with a slash.
    pub fn under(folder: &'static str) -> Stage {
        Stage {
            site: Site::serve(built_page(), folder),
            driver: Driver::start(),
            folder: tempfile::tempdir().expect("a folder for the browsers"),
        }
    }

    /// A browser to be opened: English, 1280 x 800, never used before.
    pub fn browser(&self) -> Browser {
        let profile = tempfile::tempdir_in(&self.folder).expect("a folder for the profile").keep();
        Browser::new(self.driver.address(), self.site.address(), Profile(profile))
    }

    /// The page, just opened in such a browser.
    pub async fn page(&self) -> Page {
        self.browser().open().await
    }

    /// The page with the worked example open in it.
    pub async fn example(&self) -> Page {
        let page = self.page().await;
        page.open_example().await;
        page
    }

    /// The host is gone from now on.
    pub fn stop_host(&mut self) {
        self.site.stop();
    }

    /// The host serves a new release: the page with these changes made in it, each to a file whose
    /// name begins so, and packed; then with the changes that nobody packs, as when the host breaks
    /// a file. A change to `start.js` is made before it gets its digest.
    pub fn release(&self, packed: &[(&str, Edit)], broken: &[(&str, Edit)]) {
        let root = tempfile::tempdir_in(&self.folder).expect("a folder for a release").keep();
        for entry in std::fs::read_dir(built_page()).expect("the built page").flatten() {
            std::fs::copy(entry.path(), root.join(entry.file_name())).expect("a file of the page");
        }
        let (starts, packed): (Vec<_>, Vec<_>) =
            packed.iter().copied().partition(|(name, _)| *name == "start.js");
        change(&root, &packed);
        let kit = self.kit(&starts);
        let done =
            Command::new("bash").arg(kit.join("script/pack")).arg(&root).status().expect("bash");
        assert!(done.success(), "script/pack fails");
        change(&root, broken);
        self.site.release(root);
    }

    /// What packs a release, with these changes made in its parts.
    fn kit(&self, edits: &[(&str, Edit)]) -> PathBuf {
        let (from, kit) =
            (root(), tempfile::tempdir_in(&self.folder).expect("a folder for a kit").keep());
        for folder in ["script", "assets/page"] {
            std::fs::create_dir_all(kit.join(folder)).expect("a folder of the kit");
            for entry in
                std::fs::read_dir(from.join(folder)).expect("a folder of the project").flatten()
            {
                std::fs::copy(entry.path(), kit.join(folder).join(entry.file_name()))
                    .expect("a part of the kit");
            }
        }
        change(&kit.join("assets/page"), edits);
        kit
    }

    /// Writes a file that a journey hands to the page.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).expect("a file in the journey's folder");
        path
    }

    /// A file of tests/data.
    pub fn data(name: &str) -> PathBuf {
        root().join("tests/data").join(name)
    }
}

/// What a new release does to a file.
pub type Edit = fn(String) -> String;

/// Takes the start out of a packed page, to be packed anew.
pub fn without_start(html: String) -> String {
    let (before, rest) = html.split_once("<script type=\"module\"").expect("the page has a start");
    let (_, after) = rest.split_once("</script>").expect("its script ends");
    format!("{before}<!-- the start -->{after}")
}

fn change(root: &Path, edits: &[(&str, Edit)]) {
    for (name, edit) in edits {
        let fits = |path: &PathBuf| {
            path.file_name().is_some_and(|file| file.to_string_lossy().starts_with(name))
        };
        let files = std::fs::read_dir(root).expect("a release").flatten().map(|entry| entry.path());
        let path = files.filter(fits).min().unwrap_or_else(|| panic!("the page has no {name}"));
        let text = std::fs::read_to_string(&path).expect("a file of text");
        let edited = edit(text.clone());
        assert!(edited != text, "nothing changes in {name}");
        std::fs::write(&path, edited).expect("a file of the release");
    }
}

/// The release page, or the one that the variable OVERZICHT_DIST names.
fn built_page() -> PathBuf {
    std::env::var_os("OVERZICHT_DIST").map_or_else(|| root().join("dist"), PathBuf::from)
}

/// The folder of the project.
fn root() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    root.canonicalize().expect("the folder of the project")
}
