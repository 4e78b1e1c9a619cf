//! What Cargo cannot hold, read from the source: the order of modules within a package, and words
//! that some of them never name.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The packages, by their folders: in each, a module uses those above it in its `lib.rs`.
const PACKAGES: [&str; 4] = ["src/engine", "src/domain", "src/session", "src"];
/// The modules of the forecast, in the line that they form: each uses those before it.
const FORECAST: [&str; 12] = [
    "chance", "draws", "launch", "samples", "sampling", "outlook", "paths", "drivers", "slip",
    "checksum", "scope", "seek",
];
/// What stands still between two calls, and so has no place below the page.
const CLOCKS: [&str; 3] = ["std::time", "chrono::Local", "chrono::Utc"];
/// Events that an element can still get when all that its view reads is gone
/// (`src/view/events.rs`).
const LAST_EVENTS: [&str; 3] = ["on:change=", "on:blur=", "on:lostpointercapture="];
/// What only the app touches: a view changes the plan by handing it a change.
const OF_THE_APP: [&str; 4] = [".apply(", "Patch", "Diff", "Document"];

/// A source file: where it is below its package, and its code without comments.
struct Source {
    path: String,
    code: String,
}

impl Source {
    /// The module at the top that it belongs to.
    fn module(&self) -> &str {
        let end = self.path.find(['/', '.']).unwrap_or(self.path.len());
        &self.path[..end]
    }

    /// Every path it uses or names, `use` lists written out: `crate::model::Day`, `chrono::Utc`.
    fn paths(&self) -> Vec<String> {
        let mut paths = Vec::new();
        for statement in self.code.split(';') {
            let uses = statement
                .match_indices("use ")
                .filter(|(at, _)| !statement[..*at].ends_with(char::is_alphanumeric));
            if let Some((at, found)) = uses.last() {
                write_out("", &statement[at + found.len()..], &mut paths);
            }
        }
        let in_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
        let words = self
            .code
            .split(|c| !in_path(c))
            .map(|word| word.trim_end_matches(':'))
            .filter(|word| word.contains("::"));
        paths.extend(words.map(String::from));
        paths
    }
}

/// Adds the paths of a `use` list, each in full.
fn write_out(prefix: &str, list: &str, paths: &mut Vec<String>) {
    let mut depth = 0;
    let parts = list.split(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
        match part.split_once('{') {
            Some((head, inner)) => write_out(
                &format!("{prefix}{head}"),
                inner.strip_suffix('}').unwrap_or(inner),
                paths,
            ),
            None => paths.push(format!("{prefix}{part}")),
        }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The modules of a package, in the order of its `lib.rs`.
fn modules(package: &str) -> Vec<String> {
    let lib = fs::read_to_string(root().join(package).join("lib.rs")).expect("a lib.rs");
    lib.lines()
        .filter_map(|line| {
            line.strip_prefix("pub ").unwrap_or(line).strip_prefix("mod ")?.strip_suffix(';')
        })
        .map(String::from)
        .collect()
}

/// The sources of a package: those of its modules.
fn sources(package: &str) -> Vec<Source> {
    fn walk(path: &Path, root: &Path, found: &mut Vec<Source>) {
        if path.is_dir() {
            for entry in fs::read_dir(path).expect("a folder of sources") {
                walk(&entry.expect("an entry of that folder").path(), root, found);
            }
        } else if path.exists() {
            let text = fs::read_to_string(path).expect("a source file");
            let code = text
                .lines()
                .map(|line| line.split("//").next().unwrap_or_default())
                .collect::<Vec<_>>()
                .join("\n");
            let path = path
                .strip_prefix(root)
                .expect("it lies below")
                .to_string_lossy()
                .replace('\\', "/");
            found.push(Source { path, code });
        }
    }
    let (root, mut found) = (root().join(package), Vec::new());
    for module in modules(package) {
        walk(&root.join(format!("{module}.rs")), &root, &mut found);
        walk(&root.join(module), &root, &mut found);
    }
    assert!(found.len() > 3, "{package} has sources");
    found
}

/// The modules that a source names, by `crate::` or by leaving its own through `super::`.
fn used(source: &Source) -> Vec<String> {
    let up = source.path.matches('/').count();
    let from_root = source.paths().into_iter().filter_map(move |path| {
        let rest = match path.split_once("crate::") {
            Some((_, rest)) => rest.to_owned(),
            None => {
                let supers = path.matches("super::").count();
                (supers > up).then(|| path.replace("super::", ""))?
            }
        };
        rest.split([':', ' ']).next().map(String::from)
    });
    from_root.collect()
}

#[test]
fn the_modules_of_the_forecast_form_a_line() {
    let place = |module: &str| FORECAST.iter().position(|other| *other == module);
    let (mut wrong, mut uses, mut found) = (Vec::new(), 0, 0);
    for source in sources("src/engine") {
        let Some(file) = source.path.strip_prefix("forecast/") else { continue };
        let own = place(file.trim_end_matches(".rs")).expect("it stands in the line");
        found += 1;
        for path in source.paths() {
            let used = path.strip_prefix("super::").and_then(|rest| rest.split("::").next());
            // What is not a module there is what the forecast gives to others: a way around the
            // line.
            let Some(used) = used else { continue };
            uses += 1;
            if place(used).is_none_or(|used| used >= own) {
                wrong.push(format!("{file} uses {used}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(found == FORECAST.len() && uses > 20, "{found} modules with {uses} uses");
}

#[test]
fn a_module_uses_those_above_it() {
    let (mut wrong, mut uses) = (Vec::new(), 0);
    for package in PACKAGES {
        let modules = modules(package);
        let place = |module: &str| modules.iter().position(|other| other == module);
        for source in sources(package) {
            let own = place(source.module()).expect("it is of a module");
            for module in used(&source) {
                match place(&module) {
                    Some(other) if other > own => wrong.push(format!(
                        "{package}/{} uses {module}, which lies below it",
                        source.path
                    )),
                    Some(_) => uses += 1,
                    None => wrong.push(format!(
                        "{package}/{} uses crate::{module}, which is no module of it",
                        source.path
                    )),
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        uses > 50,
        "only {uses} uses were found: are they still written as this test reads them?"
    );
}

#[test]
fn no_package_below_the_page_knows_a_clock() {
    for package in ["src/engine", "src/domain", "src/session"] {
        check_absent(package, |_| true, &CLOCKS);
    }
}

#[test]
fn a_view_changes_the_plan_only_through_the_app() {
    check_absent("src", |source| source.module() == "view", &OF_THE_APP);
}

/// Whole days and whole numbers only: every machine gets the same answers.
#[test]
fn plans_and_verdicts_hold_no_fractions() {
    check_absent("src/engine", |source| source.module() != "forecast", &["f32", "f64"]);
    check_absent(
        "src/domain",
        |source| ["readiness", "edit"].contains(&source.module()),
        &["f32", "f64"],
    );
}

#[test]
fn a_handler_that_may_outlive_its_view_is_wrapped() {
    let mut wrapped = 0;
    for source in sources("src").into_iter().filter(|source| source.module() == "view") {
        for event in LAST_EVENTS {
            for (at, _) in source.code.match_indices(event) {
                let handler = &source.code[at + event.len()..];
                assert!(
                    handler.starts_with("while_here("),
                    "src/{}: {event}{}",
                    source.path,
                    handler.lines().next().unwrap_or_default()
                );
                wrapped += 1;
            }
        }
    }
    assert!(wrapped > 20, "only {wrapped} handlers were found");
}

fn check_absent(package: &str, which: impl Fn(&Source) -> bool, words: &[&str]) {
    let mut looked_at = 0;
    for source in sources(package).into_iter().filter(which) {
        looked_at += 1;
        let paths = source.paths();
        for word in words {
            let found =
                source.code.contains(word) || paths.iter().any(|path| path.starts_with(word));
            assert!(!found, "{package}/{} names {word}", source.path);
        }
    }
    assert!(looked_at > 3, "only {looked_at} files were looked at");
}

#[test]
fn the_reader_of_sources_finds_what_it_should() {
    fn check(path: &str, code: &str, expected: &[&str]) {
        let source = Source { path: path.into(), code: code.into() };
        let mut found = used(&source);
        found.sort();
        found.dedup();
        assert_eq!(found, expected, "{path}: {code}");
    }
    check("edit/change.rs", "use crate::model::{Day, Patch};", &["model"]);
    check(
        "text/faults.rs",
        "use crate::{\n    edit::{Named, What},\n    model::*,\n};",
        &["edit", "model"],
    );
    check("view/page.rs", "fn f() { crate::readiness::judge(plan) }", &["readiness"]);
    check("edit/commands/create.rs", "use super::resize::x; use super::super::Change;", &[]);
    check("edit/commands/create.rs", "use super::super::super::view::Page;", &["view"]);
    check("edit.rs", "use super::view;", &["view"]);
    assert!(
        Source { path: "model.rs".into(), code: "use chrono::{Datelike, Utc};".into() }
            .paths()
            .contains(&"chrono::Utc".into())
    );
}
