//! What the rows of a table can stand for, and what its columns can mean.

use serde::{Deserialize, Serialize};

use engine::model::ProjectState;

/// Says what a column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnRole {
    /// What people call it.
    Name,
    /// The programme it belongs to; of a programme, the one above it.
    Programme,
    /// What sort it is.
    Kind,
    /// Its manager.
    Manager,
    /// The party that does the work; of a person, whom they work for.
    Party,
    /// Is a party another than the own organisation?
    External,
    /// Where a project stands.
    State,
    /// Its first day.
    Start,
    /// Its last day.
    Finish,
    /// The promised day of a product's launch.
    Launch,
    /// Per cent complete.
    Progress,
    /// What somebody reported of it.
    Rating,
    /// Free text.
    Note,
    /// The id it has in the plan.
    Id,
}

impl ColumnRole {
    /// All of them.
    pub const ALL: [ColumnRole; 14] = [
        ColumnRole::Name,
        ColumnRole::Programme,
        ColumnRole::Kind,
        ColumnRole::Manager,
        ColumnRole::Party,
        ColumnRole::External,
        ColumnRole::State,
        ColumnRole::Start,
        ColumnRole::Finish,
        ColumnRole::Launch,
        ColumnRole::Progress,
        ColumnRole::Rating,
        ColumnRole::Note,
        ColumnRole::Id,
    ];

    /// Whether it holds days.
    pub fn is_date(self) -> bool {
        matches!(self, ColumnRole::Start | ColumnRole::Finish | ColumnRole::Launch)
    }
}

/// Says what the rows of a table stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sheet {
    /// Projects.
    #[default]
    Projects,
    /// Programmes.
    Programmes,
    /// Products.
    Products,
    /// People.
    People,
    /// Parties.
    Parties,
}

impl Sheet {
    /// All of them.
    pub const ALL: [Sheet; 5] =
        [Sheet::Projects, Sheet::Programmes, Sheet::Products, Sheet::People, Sheet::Parties];

    /// Returns what its columns can mean, in the order in which they are written.
    pub fn roles(self) -> &'static [ColumnRole] {
        use ColumnRole::*;
        match self {
            Sheet::Projects => &[
                Name, Programme, Kind, Manager, Party, State, Start, Finish, Progress, Rating,
                Note, Id,
            ],
            Sheet::Programmes => &[Name, Programme, Manager, Id],
            Sheet::Products => &[Name, Kind, Manager, Launch, Note, Id],
            Sheet::People => &[Name, Party, Id],
            Sheet::Parties => &[Name, External, Id],
        }
    }

    /// Returns the words that name its column of names, beside those that name any.
    pub(super) fn words(self) -> &'static [&'static str] {
        match self {
            Sheet::Projects => &["project", "projects", "projecten"],
            Sheet::Programmes => {
                &["programme", "program", "programma", "programmes", "programs", "programma’s"]
            }
            Sheet::Products => &["product", "products", "producten"],
            Sheet::People => {
                &["person", "persoon", "people", "personen", "mensen", "employee", "medewerker"]
            }
            Sheet::Parties => &[
                "party",
                "partij",
                "parties",
                "partijen",
                "organisation",
                "organisatie",
                "company",
                "bedrijf",
            ],
        }
    }

    /// Returns what such a word weighs: of projects it may also stand in the name of another
    /// column.
    pub(super) fn weight(self) -> i32 {
        if self == Sheet::Projects { 8 } else { 12 }
    }

    /// Returns what a header makes likely: projects, unless it has ids and its first column is
    /// named after another sheet, as in a table of our own.
    pub(super) fn guess(header: &[Vec<String>]) -> Sheet {
        let is = |cell: &[String], list: &[&str]| matches!(cell, [word] if list.contains(&word.as_str()));
        let has_ids = header.iter().any(|cell| is(cell, &["id"]));
        let named = header
            .first()
            .and_then(|first| Sheet::ALL.into_iter().find(|sheet| is(first, sheet.words())));
        named.filter(|_| has_ids).unwrap_or_default()
    }
}

/// Stands for a word of a table, which is said in the reader's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableWord {
    /// The head of a column.
    Head(Sheet, ColumnRole),
    /// Where a project stands.
    State(ProjectState),
    /// Whether a party is another than the own organisation.
    External(bool),
}

impl TableWord {
    /// What can stand in cells, with the words for it in English and Dutch, in lower case.
    const WORDS: [(TableWord, &[&str]); 6] = [
        (TableWord::State(ProjectState::Proposed), &["proposed", "voorgesteld"]),
        (TableWord::State(ProjectState::Planned), &["planned", "gepland"]),
        (TableWord::State(ProjectState::Running), &["running", "loopt", "lopend"]),
        (TableWord::State(ProjectState::Finished), &["finished", "done", "gereed", "klaar"]),
        (TableWord::External(true), &["external", "extern", "yes", "ja"]),
        (
            TableWord::External(false),
            &["internal", "own organisation", "eigen organisatie", "intern", "no", "nee"],
        ),
    ];

    /// Returns the words that a cell can stand for.
    pub(super) fn read(cell: &str) -> impl Iterator<Item = TableWord> {
        let cell = cell.to_lowercase();
        TableWord::WORDS
            .into_iter()
            .filter(move |(_, words)| words.contains(&cell.as_str()))
            .map(|(term, _)| term)
    }
}
