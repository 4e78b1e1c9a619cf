//! What the columns of a table mean: guessed from their names and contents, and put right by a
//! person.

use std::collections::BTreeMap;

use super::dates::{Clue, DayOrder, clue, looks_like_a_date};
use super::error::{ListError, MappingError};
use super::sheet::{ColumnRole, Sheet};
use super::table::ListTable;
use engine::model::Day;
use engine::sorting::Order;

/// Says what the columns of a table mean, and what the list does not say of itself. Columns count
/// from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// What the rows stand for.
    pub sheet: Sheet,
    /// The column of each role that has one; an import needs that of the name.
    pub columns: BTreeMap<ColumnRole, usize>,
    /// Who or what reported the ratings.
    pub source: String,
    /// The day that the list is true as of: the status date of the plan and the day of the ratings.
    pub as_at: Day,
    /// Whether the day or the month comes first in dates that end in their year; none: no date that
    /// could be either is read.
    pub order: Option<DayOrder>,
    /// Other names for kinds, by the text that stands in the list; a kind that is not here keeps
    /// its own, an empty name leaves it out.
    pub kinds: BTreeMap<String, String>,
}

impl Mapping {
    /// Makes a mapping of no column of a list of projects, as at this day.
    pub fn new(as_at: Day) -> Mapping {
        Mapping {
            sheet: Sheet::Projects,
            columns: BTreeMap::new(),
            source: String::new(),
            as_at,
            order: None,
            kinds: BTreeMap::new(),
        }
    }

    /// Returns the likeliest mapping, to be shown to a person: by the names of the columns in
    /// English and Dutch, else by what stands in them.
    ///
    /// It is as at `today`, the ratings have no source yet, and the order of day and month is what
    /// the rows decide. A table in which no column can be the name is an error.
    pub fn guess(table: &ListTable, today: Day) -> Result<Mapping, ListError> {
        let sheet =
            Sheet::guess(&table.header.iter().map(|header| words(header)).collect::<Vec<_>>());
        let (mapping, contents) = Mapping::likeliest(sheet, table, today);
        // Numbers are names only in a list that has dates too.
        let usable = mapping
            .column(ColumnRole::Name)
            .is_some_and(|name| mapping.has_date() || contents[name] == Content::Text);
        if usable { Ok(mapping) } else { Err(ListError::NoUsableColumn) }
    }

    /// Returns the likeliest mapping of a table whose rows are known to stand for these; it may
    /// lack a name.
    pub fn guess_as(sheet: Sheet, table: &ListTable, today: Day) -> Mapping {
        Mapping::likeliest(sheet, table, today).0
    }

    fn likeliest(sheet: Sheet, table: &ListTable, today: Day) -> (Mapping, Vec<Content>) {
        let contents: Vec<Content> =
            (0..table.columns()).map(|column| Content::of(table, column)).collect();
        let mut mapping = Mapping { sheet, ..Mapping::new(today) };
        mapping.guess_by_header(table, &contents);
        mapping.guess_by_content(&contents);
        mapping.order = mapping.decided_order(table);
        (mapping, contents)
    }

    fn has_date(&self) -> bool {
        self.columns.keys().any(|role| role.is_date())
    }

    /// Gives each role the column whose name fits it best, the best fit first, and no column two
    /// roles.
    fn guess_by_header(&mut self, table: &ListTable, contents: &[Content]) {
        let mut fits: Vec<(i32, ColumnRole, usize)> = Vec::new();
        for (column, (header, content)) in table.header.iter().zip(contents).enumerate() {
            let words = words(header);
            fits.extend(
                self.sheet
                    .roles()
                    .iter()
                    .map(|role| (fit(self.sheet, &words, *content, *role), *role, column)),
            );
        }
        fits.retain(|(fit, ..)| *fit > 0);
        fits.order_by_key(|(fit, role, column)| (-fit, *role, *column));
        for (_, role, column) in fits {
            if self.column(role).is_none() && self.role(column).is_none() {
                self.columns.insert(role, column);
            }
        }
    }

    /// Without named dates, two columns of dates are start and finish; in a list with dates, the
    /// first column of text is the name.
    fn guess_by_content(&mut self, contents: &[Content]) {
        let free = |mapping: &Mapping, content| {
            let columns = (0..contents.len())
                .filter(|column| contents[*column] == content && mapping.role(*column).is_none());
            columns.collect::<Vec<_>>()
        };
        if let (Sheet::Projects, false, [start, finish, ..]) =
            (self.sheet, self.has_date(), &free(self, Content::Dates)[..])
        {
            self.columns.extend([(ColumnRole::Start, *start), (ColumnRole::Finish, *finish)]);
        }
        let first = free(self, Content::Text).first().copied();
        if let (None, Some(column), true) =
            (self.column(ColumnRole::Name), first, self.has_date() || self.sheet != Sheet::Projects)
        {
            self.columns.insert(ColumnRole::Name, column);
        }
    }

    /// Returns the column of this role.
    pub fn column(&self, role: ColumnRole) -> Option<usize> {
        self.columns.get(&role).copied()
    }

    /// Returns the first role that this column has.
    pub fn role(&self, column: usize) -> Option<ColumnRole> {
        self.columns.iter().find(|(_, own)| **own == column).map(|(role, _)| *role)
    }

    /// Gives a role another column, or none. What hangs on the old one goes: names for its kinds,
    /// or the order of its dates.
    pub fn assign(&mut self, role: ColumnRole, column: Option<usize>, table: &ListTable) {
        match column {
            Some(column) => drop(self.columns.insert(role, column)),
            None => drop(self.columns.remove(&role)),
        }
        if role == ColumnRole::Kind {
            self.kinds.clear();
        }
        if role.is_date() {
            self.order = self.decided_order(table);
        }
    }

    /// Takes the order that the rows decide, else this one.
    pub(super) fn settle_order(&mut self, table: &ListTable, order: Option<DayOrder>) {
        self.order = self.decided_order(table).or(order);
    }

    /// Checks that an import can use it: it has a name, each column exists, and none has two
    /// roles.
    pub fn check(&self, table: &ListTable) -> Result<(), MappingError> {
        if self.column(ColumnRole::Name).is_none() {
            return Err(MappingError::NoName);
        }
        for (&role, &column) in &self.columns {
            if column >= table.columns() {
                return Err(MappingError::NoSuchColumn(role));
            }
            match self.role(column) {
                Some(first) if first != role => return Err(MappingError::Shared(first, role)),
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether the rows leave open if the day or the month comes first, so that it is asked,
    /// whatever the answer is by now.
    ///
    /// That is when some date could be either, and no other decides it, or others contradict each
    /// other.
    pub fn asks_order(&self, table: &ListTable) -> bool {
        self.decided_order(table).is_none() && self.has_either(table)
    }

    /// Whether some date waits for an answer. Until then it is a
    /// [`CellProblem::EitherOrder`](super::CellProblem::EitherOrder).
    pub fn undecided(&self, table: &ListTable) -> bool {
        self.order.is_none() && self.has_either(table)
    }

    fn has_either(&self, table: &ListTable) -> bool {
        self.clues(table).any(|clue| clue == Clue::Either)
    }

    /// Returns the order that the dates which can only be read in one have in common.
    fn decided_order(&self, table: &ListTable) -> Option<DayOrder> {
        let mut orders = self.clues(table).filter_map(|clue| match clue {
            Clue::Only(order) => Some(order),
            Clue::Either | Clue::Nothing => None,
        });
        let first = orders.next()?;
        orders.all(|order| order == first).then_some(first)
    }

    fn clues(&self, table: &ListTable) -> impl Iterator<Item = Clue> {
        let columns =
            self.columns.iter().filter(|(role, _)| role.is_date()).map(|(_, column)| *column);
        columns.flat_map(|column| table.rows.iter().map(move |row| clue(row.cell(column))))
    }
}

/// Says what mostly stands in a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    /// Dates.
    Dates,
    /// Words.
    Text,
    /// Numbers, signs or nothing.
    Other,
}

impl Content {
    /// Judges the first rows; half of the cells that hold something are enough.
    fn of(table: &ListTable, column: usize) -> Content {
        const SAMPLE: usize = 500;
        let cells: Vec<&str> = table
            .rows
            .iter()
            .take(SAMPLE)
            .map(|row| row.cell(column))
            .filter(|cell| !cell.is_empty())
            .collect();
        let mostly = |is: fn(&str) -> bool| {
            !cells.is_empty() && cells.iter().filter(|cell| is(cell)).count() * 2 >= cells.len()
        };
        if mostly(looks_like_a_date) {
            Content::Dates
        } else if mostly(|cell| cell.chars().any(char::is_alphabetic)) {
            Content::Text
        } else {
            Content::Other
        }
    }
}

/// Returns how well a column fits a role by its name: what its words weigh, less those that say
/// something else; 0 or less is no fit.
///
/// Contents can only take away: a column of dates is a date, and one without words is hardly a
/// name. A date column may hold any text, so that all of it is listed.
fn fit(sheet: Sheet, words: &[String], content: Content, role: ColumnRole) -> i32 {
    const OTHER_WORD: i32 = 2;
    const NAME_WITHOUT_WORDS: i32 = 6;
    // A sentence that happens to hold a word is no column name.
    const MOST_WORDS: usize = 4;
    if words.len() > MOST_WORDS || (content == Content::Dates && !role.is_date()) {
        return 0;
    }
    let weight = |word: &String| match WORDS
        .iter()
        .find(|(of, _, list)| *of == role && list.contains(&word.as_str()))
    {
        // What the rows are named after names no other column of theirs.
        _ if sheet.words().contains(&word.as_str()) => {
            if role == ColumnRole::Name {
                sheet.weight()
            } else {
                -OTHER_WORD
            }
        }
        Some((_, weight, _)) => *weight,
        None if role.is_date() && DATE_WORDS.contains(&word.as_str()) => 0,
        None => -OTHER_WORD,
    };
    let wordless =
        if role == ColumnRole::Name && content != Content::Text { NAME_WITHOUT_WORDS } else { 0 };
    words.iter().map(weight).sum::<i32>() - wordless
}

/// Returns the words of a column name in lower case: `start_date`, `Start date` and `StartDate`
/// have the same.
pub(super) fn words(header: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_lower = false;
    for c in header.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && after_lower) {
            words.push(String::new());
        }
        if c.is_alphanumeric() {
            // It begins with one word, and none is taken away before the end.
            words.last_mut().expect("there is always a last word").extend(c.to_lowercase());
        }
        after_lower = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The words that name a column in English and Dutch, by role; the heavier decide between two
/// columns.
const WORDS: &[(ColumnRole, i32, &[&str])] = &[
    (ColumnRole::Name, 10, &["name", "naam", "projectname", "projectnaam", "title", "titel"]),
    (
        ColumnRole::Name,
        5,
        &[
            "description",
            "omschrijving",
            "projectomschrijving",
            "onderwerp",
            "subject",
            "summary",
            "task",
            "taak",
        ],
    ),
    (ColumnRole::Programme, 10, &["programme", "program", "programma", "programmanaam"]),
    (
        ColumnRole::Programme,
        8,
        &[
            "department",
            "dept",
            "afdeling",
            "directorate",
            "directie",
            "portfolio",
            "portefeuille",
            "ministerie",
        ],
    ),
    (ColumnRole::Kind, 10, &["category", "categorie", "kind", "type", "projecttype", "soort"]),
    (
        ColumnRole::Start,
        10,
        &["start", "begin", "startdate", "startdatum", "begindatum", "aanvang"],
    ),
    (
        ColumnRole::Finish,
        10,
        &["end", "finish", "eind", "einde", "enddate", "finishdate", "einddatum"],
    ),
    (ColumnRole::Finish, 6, &["completion", "gereed", "oplevering", "opleverdatum"]),
    (ColumnRole::Rating, 10, &["rating", "rag", "confidence", "oordeel", "beoordeling"]),
    (ColumnRole::Rating, 6, &["status", "health", "stoplicht"]),
    (ColumnRole::Id, 10, &["id"]),
    (ColumnRole::Programme, 8, &["part", "onderdeel", "parent"]),
    (
        ColumnRole::Manager,
        10,
        &["manager", "projectmanager", "productmanager", "programmamanager", "projectleider"],
    ),
    (
        ColumnRole::Party,
        10,
        &["party", "partij", "supplier", "leverancier", "contractor", "employer", "werkgever"],
    ),
    (ColumnRole::Party, 8, &["works", "werkt"]),
    (ColumnRole::State, 10, &["state", "staat", "toestand", "fase", "phase"]),
    (ColumnRole::State, 5, &["status"]),
    (ColumnRole::Progress, 5, &["progress", "voortgang", "complete", "gereed"]),
    (
        ColumnRole::Note,
        10,
        &[
            "note",
            "notes",
            "notitie",
            "notities",
            "remarks",
            "comments",
            "opmerking",
            "opmerkingen",
            "toelichting",
        ],
    ),
    (ColumnRole::Launch, 10, &["launch", "lancering"]),
    (ColumnRole::External, 10, &["external", "extern"]),
];

/// Words that say no more of a column of dates than its contents do.
const DATE_WORDS: &[&str] = &["date", "datum", "day", "dag"];
