//! Finding records by part of their name (rules Q of docs/SPEC.md).

use super::Subject;
use domain::edit::fold;
use engine::model::*;
use engine::sorting::Order;

/// What somebody looks for: words that must all stand in a name, in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    whole: String,
    words: Vec<String>,
}

/// How well a name fits; less is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It begins with what was typed.
    Begins,
    /// Each word that was typed begins a word of it.
    WordsBegin,
    /// It holds each word that was typed.
    Holds,
}

impl Query {
    /// What this text asks for; case and accents do not count.
    pub fn new(text: &str) -> Query {
        let whole = fold(text.trim());
        let words = whole.split_whitespace().map(String::from).collect();
        Query { whole, words }
    }

    /// Does it ask for nothing?
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How this name fits; none when it does not. Nothing asked fits everything.
    pub fn fit(&self, name: &str) -> Option<Fit> {
        let name = fold(name);
        if name.starts_with(&self.whole) {
            return Some(Fit::Begins);
        }
        if !self.words.iter().all(|word| name.contains(word.as_str())) {
            return None;
        }
        let begins = |word: &String| {
            name.split(|c: char| !c.is_alphanumeric()).any(|own| own.starts_with(word.as_str()))
        };
        Some(if self.words.iter().all(begins) { Fit::WordsBegin } else { Fit::Holds })
    }
}

/// A record that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which.
    pub subject: Subject,
    /// What it is called.
    pub name: String,
    /// What tells it from another of the same name: the programme it lies in, the party a person is
    /// of.
    pub within: Option<String>,
}

/// The records that fit best, and how many fit in all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchResults {
    /// At most as many as were asked for, the best first; equal ones by type and name.
    pub hits: Vec<Hit>,
    /// How many fit.
    pub total: usize,
}

/// Every project, product, programme, person and party whose name fits, the best `limit` of them.
/// Nothing asked finds nothing.
pub fn search(plan: &Plan, query: &Query, limit: usize) -> SearchResults {
    if query.is_empty() {
        return SearchResults::default();
    }
    let mut fits: Vec<(Fit, Subject, &str)> = Vec::new();
    let mut add = |subject: Subject, name| {
        if let Some(fit) = query.fit(name) {
            fits.push((fit, subject, name));
        }
    };
    plan.products.iter().for_each(|(id, it)| add(Subject::Product(id.clone()), &it.name));
    plan.programmes.iter().for_each(|(id, it)| add(Subject::Programme(id.clone()), &it.name));
    plan.projects.iter().for_each(|(id, it)| add(Subject::Project(id.clone()), &it.name));
    plan.people.iter().for_each(|(id, it)| add(Subject::Person(id.clone()), &it.name));
    plan.parties.iter().for_each(|(id, it)| add(Subject::Party(id.clone()), &it.name));
    let total = fits.len();
    fits.order_by(|(a, first, x), (b, second, y)| (a, first.what(), x).cmp(&(b, second.what(), y)));
    let hits = fits.into_iter().take(limit).map(|(_, subject, name)| Hit {
        within: within(plan, &subject),
        name: name.into(),
        subject,
    });
    SearchResults { hits: hits.collect(), total }
}

fn within(plan: &Plan, subject: &Subject) -> Option<String> {
    match subject {
        Subject::Project(id) => {
            plan.get(plan.get(id)?.programme.as_ref()?).map(|programme| programme.name.clone())
        }
        Subject::Programme(id) => {
            plan.get(plan.get(id)?.parent.as_ref()?).map(|parent| parent.name.clone())
        }
        Subject::Person(id) => {
            plan.get(plan.get(id)?.party.as_ref()?).map(|party| party.name.clone())
        }
        Subject::Product(_) | Subject::Party(_) => None,
    }
}
