//! What if a project slips: the launches that stand otherwise, and who must adjust.

use crate::text::{self as t, Lang};
use domain::readiness::{Slipped, TimeStanding, Verdict};
use engine::model::*;

/// The answer to what a slip would hurt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlipPicture {
    pub said: String,
    pub launches: Vec<SlipLine>,
    /// Who must adjust, each with their name.
    pub people: Vec<(PersonId, Option<String>)>,
}

/// A launch before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlipLine {
    pub product: ProductId,
    pub name: Option<String>,
    /// How it would stand.
    pub verdict: Verdict,
    /// Its chance and its slack, now and then.
    pub said: String,
}

impl SlipPicture {
    pub fn of(lang: Lang, plan: &Plan, slipped: &Slipped) -> SlipPicture {
        let launches = slipped.launches.iter().map(|launch| SlipLine {
            product: launch.product.clone(),
            name: plan.get(&launch.product).map(|product| product.name.clone()),
            verdict: launch.after.verdict,
            said: format!("{} → {}", stands(lang, launch.before), stands(lang, launch.after)),
        });
        let people = slipped.people.iter();
        let name = |id: &PersonId| plan.get(id).map(|person| person.name.clone());
        SlipPicture {
            said: t::slipped(lang, plan, slipped),
            launches: launches.collect(),
            people: people.map(|id| (id.clone(), name(id))).collect(),
        }
    }
}

fn stands(lang: Lang, standing: TimeStanding) -> String {
    let slack = standing.slack.map_or_else(|| "–".to_owned(), |days| t::signed(lang, days));
    match standing.chance.and_then(|chance| chance.percent()) {
        Some(percent) => format!("{}, {slack}", t::percent(lang, percent)),
        None => slack,
    }
}
