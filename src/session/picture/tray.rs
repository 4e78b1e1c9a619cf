//! The card of a project without dates.

use crate::text::{self as t, Lang};
use engine::model::Project;

/// Says what is known of a project without dates, in a few words.
pub fn known(lang: Lang, project: &Project) -> String {
    let known = &project.known;
    let start = known.start.map(|day| t::from_day(lang, &t::date(lang, day)));
    let finish = known.finish.map(|day| t::until_day(lang, &t::date(lang, day)));
    let texts = [&known.start_text, &known.finish_text].into_iter().filter(|it| !it.is_empty());
    let said: Vec<_> = start.into_iter().chain(finish).chain(texts.cloned()).collect();
    if said.is_empty() { t::nothing_known(lang) } else { said.join(" · ") }
}
