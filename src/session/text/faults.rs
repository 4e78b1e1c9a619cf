//! What was wrong with a file, a list or what was kept, as sentences that say what to do.

use super::sentences::what;
use super::{Lang, catalogue as t};
use domain::format::csv::{
    self, CellError, CellProblem, ColumnRole, MappingError, Sheet, TableWord,
};
use domain::format::json::{self, Repair, RepairKind};
use domain::persist::{OpenError, SaveError};

/// Why a file of our own was not opened.
pub fn json_fault(lang: Lang, fault: &json::PlanFileError) -> String {
    use json::PlanFileError;
    match fault {
        PlanFileError::TooLarge { limit } => t::file_too_large(lang, limit >> 20),
        PlanFileError::NotText => t::file_not_text(lang),
        PlanFileError::Truncated => t::file_truncated(lang),
        PlanFileError::Malformed { line, column } => t::file_malformed(lang, *line, *column),
        PlanFileError::TooDeep { limit } => t::file_too_deep(lang, *limit),
        PlanFileError::TextTooLong { line, .. } => t::file_text_too_long(lang, *line),
        PlanFileError::NotAPlan => t::file_no_plan(lang),
        PlanFileError::NewerSchema { found, known } => t::file_newer(lang, *found, *known),
        PlanFileError::TooMany { limit } | PlanFileError::TooManyUnknown { limit } => {
            t::file_too_many(lang, *limit)
        }
        PlanFileError::DuplicateId { what: kind, id } => {
            t::file_duplicate(lang, &what(lang, *kind), id)
        }
        PlanFileError::BadId { what: kind, id } => t::file_bad_id(lang, &what(lang, *kind), id),
        PlanFileError::BadRecord { what: kind, id, problem } => {
            let field = if problem.field.is_empty() {
                String::new()
            } else {
                t::in_field(lang, &problem.field)
            };
            t::file_bad_record(lang, &what(lang, *kind), id, problem.line, &field)
                .replace(" .", ".")
        }
    }
}

/// Why a list was not opened.
pub fn csv_fault(lang: Lang, fault: &csv::ListError) -> String {
    use csv::ListError;
    match fault {
        ListError::TooLarge => t::file_too_large(lang, csv::MAX_BYTES >> 20),
        ListError::Binary => t::file_not_text(lang),
        ListError::Empty => t::list_empty(lang),
        ListError::TooManyRows | ListError::TooManyColumns { .. } => t::list_too_long(lang),
        ListError::CellTooLong { row } => t::list_cell_too_long(lang, *row),
        ListError::OpenQuote { row } => t::list_open_quote(lang, *row),
        ListError::NoUsableColumn => t::list_no_column(lang),
    }
}

/// What was mended or marked in a file.
pub fn repair(lang: Lang, repair: &Repair) -> String {
    let (kind, id) = (what(lang, repair.what), repair.id.as_str());
    match &repair.how {
        RepairKind::NoMerge => t::mended_no_merge(lang),
        RepairKind::NamedById => t::mended_name(lang, &kind, id),
        RepairKind::MadeProposed => t::mended_proposed(lang, id),
        RepairKind::Clamped { field } => t::mended_clamped(lang, &kind, id, field),
        RepairKind::NoReason => t::mended_no_reason(lang, id),
        RepairKind::NewConditionId { was, now } => t::mended_condition_id(lang, id, was, now),
        RepairKind::Newer { field, records } => t::kept_newer(lang, field, *records),
        RepairKind::Absent { what: other, id: other_id } => {
            t::marked_absent(lang, &kind, id, &what(lang, *other), other_id)
        }
        RepairKind::OutsideProject => t::marked_outside(lang, id),
        RepairKind::UnderItself => t::marked_circle(lang, id),
    }
}

/// What a column can mean.
pub fn role_name(lang: Lang, role: ColumnRole) -> String {
    match role {
        ColumnRole::Name => t::name(lang),
        ColumnRole::Programme => t::programme(lang),
        ColumnRole::Kind => t::kind(lang),
        ColumnRole::Manager => t::manager(lang),
        ColumnRole::Party => t::party(lang),
        ColumnRole::External => t::own_or_external(lang),
        ColumnRole::State => t::state(lang),
        ColumnRole::Start => t::start(lang),
        ColumnRole::Finish => t::finish(lang),
        ColumnRole::Launch => t::launch(lang),
        ColumnRole::Progress => t::progress_percent(lang),
        ColumnRole::Rating => t::rating(lang),
        ColumnRole::Note => t::note(lang),
        ColumnRole::Id => t::id_in_plan(lang),
    }
}

/// A word of a table that is written.
pub fn term(lang: Lang, term: TableWord) -> String {
    match term {
        TableWord::Head(sheet, ColumnRole::Name) => sheet_row(lang, sheet),
        TableWord::Head(Sheet::Programmes, ColumnRole::Programme) => t::part_of(lang),
        TableWord::Head(Sheet::People, ColumnRole::Party) => t::employer(lang),
        TableWord::Head(_, ColumnRole::Id) => "Id".into(),
        TableWord::Head(_, role) => role_name(lang, role),
        TableWord::State(state) => super::state_name(lang, state),
        TableWord::External(true) => t::external(lang),
        TableWord::External(false) => t::internal(lang),
    }
}

/// What a row of a table stands for.
fn sheet_row(lang: Lang, sheet: Sheet) -> String {
    match sheet {
        Sheet::Projects => t::head_project(lang),
        Sheet::Programmes => t::programme(lang),
        Sheet::Products => t::head_product(lang),
        Sheet::People => t::head_person(lang),
        Sheet::Parties => t::party(lang),
    }
}

/// What the rows of a table stand for.
pub fn sheet_name(lang: Lang, sheet: Sheet) -> String {
    match sheet {
        Sheet::Projects => t::projects(lang),
        Sheet::Programmes => t::programmes(lang),
        Sheet::Products => t::products(lang),
        Sheet::People => t::people(lang),
        Sheet::Parties => t::parties(lang),
    }
}

/// What separates the cells of a table that is written: what spreadsheets of this language expect.
pub fn separator(lang: Lang) -> u8 {
    match lang {
        Lang::En => b',',
        Lang::Nl => b';',
    }
}

/// Why a mapping cannot be used yet.
pub fn mapping_fault(lang: Lang, fault: MappingError) -> String {
    match fault {
        MappingError::NoName | MappingError::NoSuchColumn(_) => t::import_no_name(lang),
        MappingError::Shared(a, b) => {
            t::import_shared(lang, &role_name(lang, a), &role_name(lang, b))
        }
    }
}

/// A cell that could not be read.
pub fn row_fault(lang: Lang, fault: &CellError) -> String {
    let text = fault.text.as_str();
    let problem = match fault.problem {
        CellProblem::Missing => t::problem_missing(lang),
        CellProblem::NotADate if text.is_empty() => t::problem_missing(lang),
        CellProblem::NotADate => t::problem_no_date(lang, text),
        CellProblem::NoSuchDay => t::problem_no_such_day(lang, text),
        CellProblem::OutOfRange => t::problem_out_of_range(lang, text),
        CellProblem::EitherOrder => t::problem_either(lang, text),
        CellProblem::EndsBeforeStart => t::problem_ends_before_start(lang, text),
        CellProblem::NotUnderstood => t::problem_not_understood(lang, text),
        CellProblem::NeedsDates => t::problem_needs_dates(lang, text),
        CellProblem::Loop => t::problem_loop(lang, text),
    };
    t::row_fault(lang, fault.row, &role_name(lang, fault.field), &problem)
}

/// Why a step does not count as saved.
pub fn save_error(lang: Lang, error: &SaveError) -> String {
    match error {
        SaveError::Local(_) => t::not_saved_local(lang),
        SaveError::Durable(_) | SaveError::Both { .. } => t::not_saved(lang),
    }
}

/// Why a kept plan was not opened.
pub fn open_error(lang: Lang, error: &OpenError) -> String {
    match error {
        OpenError::Absent | OpenError::Exists => t::plan_absent(lang),
        OpenError::Unreadable { .. } => t::plan_unreadable(lang),
        OpenError::Newer { found, known } => t::plan_newer(lang, *found, *known),
        OpenError::Unavailable(_) => t::storage_closed(lang),
    }
}
