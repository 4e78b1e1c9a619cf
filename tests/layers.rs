//! The direction of imports, read from the source: a module uses those above it in src/lib.rs, never those below.

use std::{fs, path::Path};

/// What the domain never names: the page, the browser, a clock.
const OF_THE_PAGE: [&str; 8] = ["leptos", "web_sys", "js_sys", "gloo", "wasm_bindgen", "std::time", "chrono::Local", "chrono::Utc"];
/// What only the app touches: a view changes the plan by handing it a change.
const OF_THE_APP: [&str; 4] = [".apply(", "Patch", "Diff", "Document"];

/// A source file: where it is below src, and its code without comments.
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
            let uses = statement.match_indices("use ").filter(|(at, _)| !statement[..*at].ends_with(char::is_alphanumeric));
            if let Some((at, found)) = uses.last() {
                write_out("", &statement[at + found.len()..], &mut paths);
            }
        }
        let in_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
        let words = self.code.split(|c| !in_path(c)).map(|word| word.trim_end_matches(':')).filter(|word| word.contains("::"));
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
            Some((head, inner)) => write_out(&format!("{prefix}{head}"), inner.strip_suffix('}').unwrap_or(inner), paths),
            None => paths.push(format!("{prefix}{part}")),
        }
    }
}

fn sources() -> Vec<Source> {
    fn walk(folder: &Path, root: &Path, found: &mut Vec<Source>) {
        for entry in fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry of that folder").path();
            if path.is_dir() {
                walk(&path, root, found);
            } else {
                let text = fs::read_to_string(&path).expect("a source file");
                let code = text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
                let path = path.strip_prefix(root).expect("it lies below").to_string_lossy().replace('\\', "/");
                found.push(Source { path, code });
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &root, &mut found);
    found.retain(|source| !["lib.rs", "main.rs"].contains(&source.path.as_str()));
    found
}

/// The modules at the top, in the order of src/lib.rs.
fn modules() -> Vec<String> {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).expect("src/lib.rs");
    lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).map(String::from).collect()
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
fn the_map_is_the_one_that_is_meant() {
    let expected = [
        "model",
        "schedule",
        "forecast",
        "readiness",
        "edit",
        "format",
        "persist",
        "viewmodel",
        "text",
        "example",
        "platform",
        "state",
        "view",
    ];
    assert_eq!(modules(), expected);
}

#[test]
fn a_module_uses_those_above_it() {
    let modules = modules();
    let place = |module: &str| modules.iter().position(|other| other == module);
    let mut wrong = Vec::new();
    let mut uses = 0;
    for source in sources() {
        let own = place(source.module()).unwrap_or_else(|| panic!("src/{} is not on the map in src/lib.rs", source.path));
        for module in used(&source) {
            match place(&module) {
                Some(other) if other > own => wrong.push(format!("src/{} uses {module}, which lies below it", source.path)),
                Some(_) => uses += 1,
                None => wrong.push(format!("src/{} uses crate::{module}, which is not on the map", source.path)),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(uses > 50, "only {uses} uses were found: are they still written as this test reads them?");
}

#[test]
fn the_domain_knows_no_page_and_no_clock() {
    let modules = modules();
    let domain = &modules[..modules.iter().position(|module| module == "platform").expect("it is on the map")];
    check_absent(|source| domain.iter().any(|module| module == source.module()), &OF_THE_PAGE);
}

#[test]
fn a_view_changes_the_plan_only_through_the_app() {
    check_absent(|source| source.module() == "view", &OF_THE_APP);
}

/// Whole days and whole numbers only: every machine gets the same answers.
#[test]
fn plans_and_verdicts_hold_no_fractions() {
    check_absent(|source| ["model", "schedule", "readiness", "edit"].contains(&source.module()), &["f32", "f64"]);
}

fn check_absent(which: impl Fn(&Source) -> bool, words: &[&str]) {
    let mut looked_at = 0;
    for source in sources().into_iter().filter(which) {
        looked_at += 1;
        let paths = source.paths();
        for word in words {
            let found = source.code.contains(word) || paths.iter().any(|path| path.starts_with(word));
            assert!(!found, "src/{} names {word}", source.path);
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
    check("text/faults.rs", "use crate::{\n    edit::{Named, What},\n    model::*,\n};", &["edit", "model"]);
    check("view/page.rs", "fn f() { crate::readiness::judge(plan) }", &["readiness"]);
    check("view.rs", "pub(crate) use tr;\n$crate::text::$text(x)", &["text"]);
    check("edit/commands/create.rs", "use super::resize::x; use super::super::Change;", &[]);
    check("edit/commands/create.rs", "use super::super::super::view::Page;", &["view"]);
    check("edit.rs", "use super::view;", &["view"]);
    assert!(Source { path: "model.rs".into(), code: "use chrono::{Datelike, Utc};".into() }.paths().contains(&"chrono::Utc".into()));
}
