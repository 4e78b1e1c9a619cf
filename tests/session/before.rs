//! What index.html shows before the app is there says what the start screen says.

use session::text::{self as t, Lang};

/// The part of a page between these two.
fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = page.split_once(from).unwrap_or_else(|| panic!("the page has {from}"));
    rest.split_once(to).map_or(rest, |(part, _)| part)
}

#[test]
fn the_page_says_the_same_before_the_app_is_there() {
    let page = include_str!("../../index.html");
    let said: [fn(Lang) -> String; 10] = [
        t::tagline,
        t::start_example,
        t::start_example_hint,
        t::open_file,
        t::start_file_hint,
        t::start_list,
        t::start_list_hint,
        t::start_empty,
        t::start_empty_hint,
        t::start_private,
    ];
    for (lang, mark) in [(Lang::En, "en"), (Lang::Nl, "nl")] {
        let part =
            between(page, &format!("<main class=\"start-main\" lang=\"{mark}\">"), "</main>");
        for says in said {
            assert!(part.contains(&format!(">{}<", says(lang))), "{} in {mark}", says(lang));
        }
    }
}
