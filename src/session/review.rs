//! A colleague's file on its way into the plan: what is shown before anything is done.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::text::{self as t, Lang};
use domain::edit::{Document, Seal, Step};
use domain::format::json::LoadedPlan;
use domain::merge::{Batch, BatchId, Clash};
use domain::together::{self, Choice, Item, ItemKind, News, Review};
use engine::model::Day;

/// A file whose review is open, and what was chosen so far.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewPreview {
    /// What it brings.
    pub review: Arc<Review>,
    /// What was chosen otherwise than it comes by itself.
    pub choices: BTreeMap<String, Choice>,
}

/// One line of the review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewLine {
    /// `theirs`, `both` or `removed`.
    pub mark: &'static str,
    /// `table/record/cell`.
    pub id: String,
    /// What choices about it are named by.
    pub name: String,
    /// What it is.
    pub text: String,
    /// What can be chosen, with what the button says.
    pub choices: Vec<(Choice, String)>,
}

impl ReviewPreview {
    /// Looks at what a file would bring; nothing is done yet.
    pub fn of(document: &Document, loaded: &LoadedPlan, file: &str, today: Day) -> ReviewPreview {
        // As if what was changed here were sealed: the seal itself comes with the button.
        let mut document = document.clone();
        let seal = Seal { id: BatchId::of("this review"), batch: Batch::default() };
        // A seal fits on any state.
        _ = document.take(&Step::Seal(seal));
        let review = together::review(&document, loaded, file, today);
        ReviewPreview { review: Arc::new(review), choices: BTreeMap::new() }
    }

    /// Whether it brings nothing at all.
    pub fn is_empty(&self) -> bool {
        matches!(self.review.news, News::Nothing { .. } | News::Older { .. })
    }

    /// What holds for the item at this place so far.
    pub fn choice_at(&self, place: usize) -> Option<Choice> {
        self.review.items.get(place).map(|item| self.choice(item))
    }

    fn choice(&self, item: &Item) -> Choice {
        let usual = if item.is_both() { Choice::Later } else { Choice::Theirs };
        self.choices.get(&item.name_of_choice()).copied().unwrap_or(usual)
    }

    /// Chooses for an item.
    pub fn choose(&mut self, name: &str, choice: Choice) {
        self.choices.insert(name.to_owned(), choice);
    }

    /// How many come by themselves, how many wait for somebody to choose, and how many are removed.
    pub fn counts(&self) -> (usize, usize, usize) {
        let items = &self.review.items;
        let both = items.iter().filter(|item| item.is_both()).count();
        let removed = items.iter().filter(|item| item.kind == ItemKind::Removed).count();
        (items.len() - both - removed, both, removed)
    }

    /// One line of it.
    pub fn line(&self, lang: Lang, place: usize) -> Option<ReviewLine> {
        let item = self.review.items.get(place)?;
        let plan = &self.review.after;
        let who = t::author(lang, item.by.as_ref());
        let table = item.key.table();
        let value = |value: &str| t::cell_value(lang, plan, table, value);
        let words = match &item.kind {
            ItemKind::Both { mine, theirs, .. } => vec![
                (Choice::Mine, t::review_mine(lang, &value(mine))),
                (Choice::Theirs, t::review_other(lang, &who, &value(theirs))),
                (Choice::Later, t::review_later(lang)),
            ],
            ItemKind::BothLife { they_delete } => {
                let (keep, remove) = (t::review_keep_it(lang), t::review_remove_it(lang));
                let (mine, theirs) = if *they_delete { (keep, remove) } else { (remove, keep) };
                vec![
                    (Choice::Mine, mine),
                    (Choice::Theirs, theirs),
                    (Choice::Later, t::review_later(lang)),
                ]
            }
            ItemKind::Removed => vec![
                (Choice::Theirs, t::review_remove_it(lang)),
                (Choice::Mine, t::review_keep_it(lang)),
            ],
            ItemKind::New | ItemKind::Theirs { .. } => vec![
                (Choice::Theirs, t::review_comes(lang)),
                (Choice::Mine, t::review_leave_out(lang)),
            ],
        };
        Some(ReviewLine {
            mark: match &item.kind {
                ItemKind::Both { .. } | ItemKind::BothLife { .. } => "both",
                ItemKind::Removed => "removed",
                ItemKind::New | ItemKind::Theirs { .. } => "theirs",
            },
            id: format!("{}/{}", item.key, item.cell()),
            name: item.name_of_choice(),
            text: t::review_item(lang, plan, item),
            choices: words,
        })
    }

    /// Why nothing comes of it.
    pub fn nothing(&self, lang: Lang, today: Day) -> String {
        let file = &self.review.file;
        match self.review.news {
            News::Older { .. } => t::review_older(lang, file),
            News::Nothing { since: Some(day) } => {
                t::review_nothing_since(lang, file, &t::when(lang, day, today))
            }
            _ => t::review_nothing(lang, file),
        }
    }

    /// What is to be said of the file as a whole, where that is out of the ordinary.
    pub fn warning(&self, lang: Lang, before: usize) -> Option<String> {
        match self.review.news {
            News::NoOrigin => Some(t::review_no_origin(lang)),
            News::ByHand => Some(t::review_by_hand(lang)),
            News::Shrinks => Some(t::review_shrinks(lang, before, self.review.after.len())),
            News::Something | News::Nothing { .. } | News::Older { .. } => None,
        }
    }
}

/// Something that both have changed and nobody has settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClashLine {
    /// What it is settled by.
    pub name: String,
    /// `table/record` of the record.
    pub record: String,
    /// `table/record/cell`.
    pub id: String,
    /// What it is.
    pub text: String,
    /// What can be chosen, in order.
    pub options: Vec<String>,
}

/// All that both have changed and nobody has settled.
pub fn clash_lines(lang: Lang, document: &Document) -> Vec<ClashLine> {
    together::clashes(document).iter().map(|clash| line_of(lang, document, clash)).collect()
}

fn line_of(lang: Lang, document: &Document, clash: &Clash) -> ClashLine {
    let plan = &document.plan;
    let (what, name) = together::title_of(plan, &clash.key);
    let (text, options) = t::clash(lang, plan, clash, what, &name);
    ClashLine {
        name: clash.name(),
        record: clash.key.to_string(),
        id: format!("{}/{}", clash.key, clash.cell()),
        text,
        options,
    }
}
