//! A colleague's file on its way into the plan: what is shown before anything is done.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::text::{self as t, Lang};
use crate::viewmodel::slack;
use domain::edit::{Document, Seal, Step};
use domain::format::json::LoadedPlan;
use domain::merge::{Batch, BatchId, Clash, Side};
use domain::readiness::{Verdict, judge};
use domain::together::{self, Choice, Item, ItemKind, News, Review, Strain};
use engine::model::{Day, Plan};
use engine::schedule::Schedule;

/// A file whose review is open, and what was chosen so far.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewPreview {
    /// What it brings.
    pub review: Arc<Review>,
    /// What was chosen otherwise than it comes by itself.
    pub choices: BTreeMap<String, Choice>,
    /// The launches that stand otherwise once all of it has come in.
    pub launches: Vec<LaunchChange>,
    /// The plan that is here, sealed.
    here: Arc<Document>,
    /// What would newly be wrong.
    strain: Arc<Strain>,
}

/// How a launch stands before and after, by dates alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaunchChange {
    /// The product.
    pub name: String,
    /// Its verdict and its slack in working days, before and after.
    pub stands: [(Verdict, Option<i32>); 2],
}

/// The cells by which links, conflicts and programmes can come to be otherwise.
const MATTERS: &[&str] = &[
    "dates",
    "day",
    "ends",
    "lag",
    "accepted",
    "state",
    "party",
    "parent",
    "calendar",
    "week",
    Clash::LIFE,
    Clash::WHOLE,
];

/// One line of the review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewLine {
    /// `theirs`, `both`, `twin` or `removed`.
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
        let plans = [&document.plan, &review.after];
        let schedules = plans.map(Schedule::of);
        let launches = launches_between(plans, &schedules);
        let strain = Arc::new(together::strain_between(plans, &schedules));
        let (review, here) = (Arc::new(review), Arc::new(document));
        ReviewPreview { review, choices: BTreeMap::new(), launches, here, strain }
    }

    /// Finds what would newly be wrong.
    fn weigh(&mut self) {
        let theirs = Side { plan: &self.review.plan, state: &self.review.state };
        self.strain = Arc::new(together::strain(&self.here, theirs, &self.choices));
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
        let usual = match item.kind {
            _ if item.is_both() => Choice::Later,
            // Two are never made one unasked.
            ItemKind::Twin { .. } => Choice::Mine,
            _ => Choice::Theirs,
        };
        self.choices.get(&item.name_of_choice()).copied().unwrap_or(usual)
    }

    /// Chooses for an item, and for all that moved along with it.
    pub fn choose(&mut self, name: &str, choice: Choice) {
        let review = self.review.clone();
        let Some(item) = review.items.iter().find(|item| item.name_of_choice() == name) else {
            return;
        };
        let names = std::iter::once(item).chain(&item.along).map(Item::name_of_choice);
        self.choices.extend(names.map(|name| (name, choice)));
        if MATTERS.contains(&item.cell()) || item.is_twin() {
            self.weigh();
        }
    }

    /// What the plan would newly have wrong by what is chosen so far, in sentences.
    pub fn troubles(&self, lang: Lang) -> Vec<String> {
        t::strain(lang, &self.strain)
    }

    /// Whether what would lie too early is moved along once all has come in; none when nothing would.
    pub fn pushes(&self) -> Option<bool> {
        match self.choices.get(together::PUSH) {
            Some(_) => Some(true),
            None => (!self.strain.conflicts.is_empty()).then_some(false),
        }
    }

    /// Has what would lie too early move along, or no longer.
    pub fn set_push(&mut self, on: bool) {
        match on {
            true => _ = self.choices.insert(together::PUSH.into(), Choice::Theirs),
            false => _ = self.choices.remove(together::PUSH),
        }
        self.weigh();
    }

    /// Chooses for all that both have changed.
    pub fn choose_all(&mut self, choice: Choice) {
        let review = self.review.clone();
        let both = review.items.iter().filter(|item| item.is_both());
        self.choices.extend(both.map(|item| (item.name_of_choice(), choice)));
        self.weigh();
    }

    /// How many come by themselves, how many wait for somebody to choose, and how many are removed.
    pub fn counts(&self) -> (usize, usize, usize) {
        let items = &self.review.items;
        let count = |is: fn(&Item) -> bool| items.iter().filter(|item| is(item)).count();
        let both = count(Item::is_both);
        let removed = count(|item| item.kind == ItemKind::Removed);
        (items.len() - both - removed - count(Item::is_twin), both, removed)
    }

    /// One line of it.
    pub fn line(&self, lang: Lang, place: usize) -> Option<ReviewLine> {
        let item = self.review.items.get(place)?;
        let plan = &self.review.after;
        // Where nothing is known of who wrote what, it is of whoever sent the file.
        let is_strange = matches!(item.kind, ItemKind::Differs { .. });
        let by = item.by.as_ref().or(self.review.by.as_ref().filter(|_| is_strange));
        let who = t::author(lang, by);
        let table = item.key.table();
        let value = |value: &str| t::cell_value(lang, plan, table, value);
        let own = |value: &str| t::cell_value(lang, &self.here.plan, table, value);
        let words = match &item.kind {
            ItemKind::Both { mine, theirs, .. } => vec![
                (Choice::Mine, t::review_mine(lang, &own(mine))),
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
            ItemKind::Differs { .. } => vec![
                (Choice::Mine, t::review_mine_whole(lang)),
                (Choice::Theirs, t::review_other_whole(lang, &who)),
                (Choice::Later, t::review_later(lang)),
            ],
            ItemKind::Removed => vec![
                (Choice::Theirs, t::review_remove_it(lang)),
                (Choice::Mine, t::review_keep_it(lang)),
            ],
            ItemKind::Twin { .. } => {
                vec![(Choice::Theirs, t::review_one(lang)), (Choice::Mine, t::review_two(lang))]
            }
            ItemKind::Back => vec![
                (Choice::Theirs, t::review_keep_it(lang)),
                (Choice::Mine, t::review_remove_it(lang)),
            ],
            ItemKind::New | ItemKind::Theirs { .. } => vec![
                (Choice::Theirs, t::review_comes(lang)),
                (Choice::Mine, t::review_leave_out(lang)),
            ],
        };
        Some(ReviewLine {
            mark: match &item.kind {
                _ if item.is_both() => "both",
                ItemKind::Removed => "removed",
                ItemKind::Twin { .. } => "twin",
                _ => "theirs",
            },
            id: format!("{}/{}", item.key, item.cell()),
            name: item.name_of_choice(),
            text: t::review_item(lang, [&self.here.plan, plan], &who, item),
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

    /// Which launches stand otherwise; none where all stand as they did.
    pub fn launches_said(&self, lang: Lang) -> Option<String> {
        const SHOWN: usize = 3;
        let mut said: Vec<_> = self
            .launches
            .iter()
            .take(SHOWN)
            .map(|it| t::review_standing(lang, &it.name, it.stands))
            .collect();
        if self.launches.len() > SHOWN {
            said.push(t::and_more(lang, self.launches.len() - SHOWN));
        }
        (!said.is_empty()).then(|| t::review_launches(lang, &said.join("; ")))
    }

    /// What is to be said of the file as a whole, where that is out of the ordinary.
    pub fn warnings(&self, lang: Lang, before: usize) -> Vec<String> {
        let copy = is_conflict_copy(&self.review.file).then(|| t::review_conflict_copy(lang));
        copy.into_iter().chain(self.warning(lang, before)).collect()
    }

    fn warning(&self, lang: Lang, before: usize) -> Option<String> {
        match self.review.news {
            News::NoOrigin => Some(t::review_no_origin(lang)),
            News::NoStart => Some(t::review_no_start(lang)),
            News::ByHand => Some(t::review_by_hand(lang)),
            News::Shrinks => Some(t::review_shrinks(lang, before, self.review.after.len())),
            News::Something | News::Nothing { .. } | News::Older { .. } => None,
        }
    }
}

/// Is this the name of a copy that a sync service puts aside when two people wrote the same file? As
/// Dropbox, Nextcloud, Syncthing and OneDrive name them.
fn is_conflict_copy(file: &str) -> bool {
    const SIGNS: [&str; 5] =
        ["conflicted copy", "conflicterend", ".sync-conflict-", "-laptop-", "-desktop-"];
    let file = file.to_lowercase();
    SIGNS.iter().any(|sign| file.contains(sign))
}

/// The launches that stand otherwise in the second plan, in its order; new ones are none.
fn launches_between([before, after]: [&Plan; 2], schedules: &[Schedule; 2]) -> Vec<LaunchChange> {
    let changes = after.products.iter().filter(|(id, _)| before.get(*id).is_some());
    let changes = changes.filter_map(|(id, product)| {
        let [was, is] =
            [(before, &schedules[0]), (after, &schedules[1])].map(|(plan, schedule)| {
                let readiness = judge(plan, schedule, id);
                let verdict = readiness.verdict();
                // Nothing is late of what is not judged.
                (verdict, slack(&readiness).filter(|_| verdict != Verdict::NotJudged))
            });
        (was != is).then(|| LaunchChange { name: product.name.clone(), stands: [was, is] })
    });
    changes.collect()
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
    let by = |id: &BatchId| match (*id, document.merge.batch(*id)) {
        (BatchId::OPEN, _) => t::you(lang),
        (BatchId::ROOT, _) => t::at_the_beginning(lang),
        (_, batch) => t::author(lang, batch),
    };
    let (text, options) = t::clash(lang, plan, clash, what, &name, by);
    ClashLine {
        name: clash.name(),
        record: clash.key.to_string(),
        id: format!("{}/{}", clash.key, clash.cell()),
        text,
        options,
    }
}
