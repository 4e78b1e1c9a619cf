//! Lists of projects from spreadsheets: any bytes are read or refused, no row is lost, no date is
//! guessed or moved.

use std::collections::BTreeMap;

use domain::format::csv::{self, *};
use engine::model::{Day, Plan, Project, ProjectState, Rank};
use proptest::prelude::*;

/// Brings a list into a plan of its own.
fn import(table: &ListTable, mapping: &Mapping) -> Result<Imported, MappingError> {
    let plan = Plan::new("p", "List");
    csv::import(
        table,
        mapping,
        &ImportTarget { plan: &plan, seed: "", row: "Row", same: &BTreeMap::new() },
    )
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A mapping of these columns.
fn columns(columns: &[(ColumnRole, usize)]) -> Mapping {
    Mapping { columns: columns.iter().copied().collect(), ..Mapping::new(day("2026-05-04")) }
}

fn guess(table: &ListTable) -> Mapping {
    Mapping::guess(table, day("2026-05-04")).unwrap()
}

/// The header and the rows with their numbers, cells between bars.
fn shown(bytes: &[u8]) -> Result<Vec<String>, ListError> {
    let table = ListTable::read(bytes)?;
    let row = |row: &ListRow| {
        format!(
            "{}: {}",
            row.number,
            (0..table.columns()).map(|i| row.cell(i)).collect::<Vec<_>>().join("|")
        )
    };
    Ok(std::iter::once(table.header.join("|")).chain(table.rows.iter().map(row)).collect())
}

fn check_read(bytes: impl AsRef<[u8]>, expected: &[&str]) {
    let bytes = bytes.as_ref();
    assert_eq!(shown(bytes).unwrap(), expected, "{}", String::from_utf8_lossy(bytes));
}

#[test]
fn a_table_is_read_whatever_wrote_it() {
    check_read("name,start\nA,1\n", &["name|start", "2: A|1"]);
    check_read("name;start;end\n\"A; B\";1,5;2,5", &["name|start|end", "2: A; B|1,5|2,5"]);
    check_read("name\tstart\r\nA, B; C\t1\r\n", &["name|start", "2: A, B; C|1"]);
    check_read("name\rA\rB\r", &["name", "2: A", "3: B"]);
    // One separator is in every row, the other only in a name here and there.
    check_read(
        "name, or title;start\nA, B;1\nC;2\nD;3",
        &["name, or title|start", "2: A, B|1", "3: C|2", "4: D|3"],
    );
    // A declared separator wins, and its line is no row.
    check_read("sep=;\r\na,b;c\r\nA;1\r\n", &["a,b|c", "2: A|1"]);
    check_read("\"SEP=|\"\nname|start\nA|1", &["name|start", "2: A|1"]);
}

#[test]
fn every_encoding_of_a_spreadsheet_is_understood() {
    let expected = ["name|café", "2: Één €|1"];
    let text = "name;café\nÉén €;1";
    let utf_16 = |unit: fn(u16) -> [u8; 2]| {
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(unit).collect::<Vec<u8>>()
    };
    check_read(text, &expected);
    check_read(format!("\u{feff}{text}"), &expected);
    check_read(utf_16(u16::to_le_bytes), &expected);
    check_read(utf_16(u16::to_be_bytes), &expected);
    check_read(b"name;caf\xe9\n\xc9\xe9n \x80;1", &expected);
}

#[test]
fn row_numbers_are_those_of_the_spreadsheet() {
    check_read("name,x\n\n\nA,1\n,\n \nB,2\n\n", &["name|x", "4: A|1", "7: B|2"]);
    check_read("\r\n\r\nname,x\r\n\r\nA,1\r\nB,2", &["name|x", "5: A|1", "6: B|2"]);
    check_read("\rname,x\r\rA,1", &["name|x", "4: A|1"]);
    check_read(
        "name,x\n\"A\n\nof three lines\",1\nB,2\n",
        &["name|x", "2: A\n\nof three lines|1", "3: B|2"],
    );
    check_read(
        "name,x\r\n\"ends in a line\r\n\"\r\n\r\nB,2\r\n",
        &["name|x", "2: ends in a line|", "4: B|2"],
    );
}

#[test]
fn rows_and_headers_may_be_ragged() {
    check_read("name,start\nA\nB,1,2,3\n", &["name|start||", "2: A|||", "3: B|1|2|3"]);
    check_read("name,,name\nA,1,B\n", &["name||name", "2: A|1|B"]);
    check_read("name,x\n\"say \"\"so\"\"\",5\" pipe\n", &["name|x", "2: say \"so\"|5\" pipe"]);
}

#[test]
fn a_file_that_is_no_table_is_refused() {
    let check = |bytes: &[u8], fault: ListError| assert_eq!(ListTable::read(bytes), Err(fault));
    check(b"", ListError::Empty);
    check(b"\n \n;;\n", ListError::Empty);
    check(b"name;start\n\n", ListError::Empty);
    check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ListError::Binary);
    check(b"n\0a\0m\0e\0", ListError::Binary);
    check(b"name,x\nA,1\n\"B,2\nC,3\n", ListError::OpenQuote { row: 3 });
    check(b"name,x\nA,\"", ListError::OpenQuote { row: 2 });
    check(&vec![b'a'; MAX_BYTES + 1], ListError::TooLarge);
    check(
        format!("name,x\nA,1\n{}", "x".repeat(MAX_CELL_BYTES + 1)).as_bytes(),
        ListError::CellTooLong { row: 3 },
    );
    check(
        format!("name,x\n{}", ",".repeat(MAX_COLUMNS) + "A").as_bytes(),
        ListError::TooManyColumns { row: 2 },
    );
    check(format!("name\n{}", "A\n".repeat(MAX_ROWS + 1)).as_bytes(), ListError::TooManyRows);
    assert_eq!(
        ListTable::read(format!("name\n{}", "A\n".repeat(MAX_ROWS)).as_bytes()).unwrap().rows.len(),
        MAX_ROWS
    );
}

/// The columns that are guessed: name, programme, kind, start, finish, rating; a dash for none.
fn check_guess(text: &str, expected: &str) {
    let table = ListTable::read(text.as_bytes()).unwrap();
    let shown = Mapping::guess(&table, day("2026-05-04")).map(|mapping| {
        let column =
            |role| mapping.column(role).map_or("-".to_owned(), |column| column.to_string());
        use ColumnRole::*;
        [Name, Programme, Kind, Start, Finish, Rating].map(column).join(" ")
    });
    assert_eq!(
        shown.as_deref(),
        if expected.is_empty() { Err(&ListError::NoUsableColumn) } else { Ok(expected) },
        "{text}"
    );
}

#[test]
fn columns_are_guessed_by_their_names() {
    check_guess(
        "report_year,project,department,category,delivery_confidence,start_date,end_date\n2023,A,B,C,Red,x,x",
        "1 2 3 5 6 4",
    );
    check_guess(
        "Projectnaam;Afdeling;Soort;Startdatum;Einddatum;Oordeel\nA;B;C;x;x;x",
        "0 1 2 3 4 5",
    );
    check_guess("Eind;Begin;Naam;Programma;Type;Status\nx;x;A;B;C;D", "2 3 4 1 0 5");
    check_guess(
        "Project ID,Project name,Project manager,StartDate,Finish\nA1,A,B,x,x",
        "1 - - 3 4 -",
    );
    check_guess("Project,Project manager,Programme,Department\nA,B,C,D", "0 2 - - - -");
    check_guess("Status,RAG,Name\ngoing,Red,A", "2 - - - - 1");
    check_guess("name,name\nA,B", "0 - - - - -");
    // A number is a name in a list with dates, when no words are at hand.
    check_guess("project,start\n1001,2026-05-04", "0 - - 1 - -");
    check_guess("project,omschrijving,start\n1001,A,2026-05-04", "1 - - 2 - -");
}

#[test]
fn columns_are_guessed_by_their_contents() {
    check_guess("a,b,c,d\n1,Alpha,2026-05-04,2026-06-01\n2,Beta,soon,2026-06-01", "1 - - 2 3 -");
    check_guess("a,status\n2026-05-04,x\n2026-05-05,y", "");
    check_guess("a,,\nAlpha,4 mei 2026,ma 1 juni 2026", "0 - - 1 2 -");
    // Dates are no ratings, whatever their column is called.
    check_guess("name,status,start,end\nA,2026-01-01,2026-01-01,2026-02-01", "0 - - 2 3 -");
}

#[test]
fn a_table_without_a_name_is_refused() {
    check_guess(
        "Dear colleagues,\n\nPlease find attached, as promised, the minutes.\nRegards, all of us\n",
        "",
    );
    check_guess("number\n1\n2\n3", "");
    check_guess("project\n1\n2\n3", "");
    check_guess("2026-05-04,2026-06-01\n2026-05-04,2026-06-01", "");
}

/// A cell of a list in which day and month come in this order (none: nobody knows), as a day or
/// what is wrong with it.
fn check_day(text: &str, order: Option<DayOrder>, expected: Result<&str, CellProblem>) {
    let table = ListTable::read(format!("sep=\t\nname\tstart\nA\t{text}").as_bytes()).unwrap();
    let mapping = Mapping { order, ..columns(&[(ColumnRole::Name, 0), (ColumnRole::Start, 1)]) };
    let imported = import(&table, &mapping).unwrap();
    let known = &imported.previewed[0].known;
    match expected {
        Ok(expected) => assert_eq!(
            (known.start, &*known.start_text, &imported.faults[..]),
            (Some(day(expected)), "", &[][..]),
            "{text}"
        ),
        Err(problem) => {
            let fault =
                CellError { row: 2, field: ColumnRole::Start, text: text.to_owned(), problem };
            assert_eq!(
                (known.start, &*known.start_text, &imported.faults[..]),
                (None, text, &[fault][..]),
                "{text}"
            );
        }
    }
}

#[test]
fn a_day_is_read_as_lists_write_it() {
    use CellProblem::*;
    use DayOrder::*;
    let read = |text: &str, expected| check_day(text, None, Ok(expected));
    read("2026-05-04", "2026-05-04");
    read("2026/5/4", "2026-05-04");
    read("2023-03-31T00:00:00", "2023-03-31");
    read("2023-03-31T00:00:00.000Z", "2023-03-31");
    read("2023-03-31 23:59", "2023-03-31");
    read("31-03-2026", "2026-03-31");
    read("31/3/2026 0:00", "2026-03-31");
    read("31.3.2026", "2026-03-31");
    read("3/31/2026 12:00:00 AM", "2026-03-31");
    read("5-5-2026", "2026-05-05");
    read("4 May 2026", "2026-05-04");
    read("4 mei 2026", "2026-05-04");
    read("ma 4 mei 2026", "2026-05-04");
    read("Mon, 4 May 2026", "2026-05-04");
    read("May 4, 2026", "2026-05-04");
    read("04-MRT-2026", "2026-03-04");
    read("1 okt. 2026", "2026-10-01");
    read("29-02-2024", "2024-02-29");
    read("1-1-1900", "1900-01-01");
    read("31-12-2200", "2200-12-31");

    check_day("04-05-2026", Some(DayMonth), Ok("2026-05-04"));
    check_day("04-05-2026", Some(MonthDay), Ok("2026-04-05"));
    check_day("04-05-2026", None, Err(EitherOrder));
    check_day("31-03-2026", Some(MonthDay), Err(NoSuchDay));
    check_day("03/31/2026", Some(DayMonth), Err(NoSuchDay));

    let refused = |text: &str, problem| check_day(text, None, Err(problem));
    refused("", Missing);
    refused("31-02-2026", NoSuchDay);
    refused("2026-02-29", NoSuchDay);
    refused("2026-00-10", NoSuchDay);
    refused("32-13-2026", NoSuchDay);
    refused("0 May 2026", NoSuchDay);
    refused("31-12-1899", OutOfRange);
    refused("01-02-9999", OutOfRange);
    refused("9999-12-31", OutOfRange);
    refused("4 May 0026", OutOfRange);
    for text in [
        "04-05-26",
        "4 May 26",
        "2026",
        "2026-05",
        "45000",
        "2026-05-04-01",
        "2026-05/04",
        "12026-05-04",
        "Q3 2026",
        "May 2026",
        "?",
    ] {
        refused(text, NotADate);
    }
    for text in [
        "2026-05-04 or later",
        "2026-05-04?",
        "2026-05-04T",
        "4 Smarch 2026",
        "ma ma 4 mei 2026",
        "4 May 2026 4 May 2026",
        "+4-05-2026",
    ] {
        refused(text, NotADate);
    }
}

/// The dates of one column: which order they decide, and whether a person has to say it.
fn check_order(dates: &[&str], decided: Option<DayOrder>, asked: bool) {
    let rows: String = dates.iter().map(|date| format!("A;{date}\n")).collect();
    let table = ListTable::read(format!("name;start\n{rows}").as_bytes()).unwrap();
    let mapping = guess(&table);
    assert_eq!(
        (mapping.order, mapping.asks_order(&table), mapping.undecided(&table)),
        (decided, asked, asked),
        "{dates:?}"
    );
    let answered = Mapping { order: Some(DayOrder::DayMonth), ..mapping };
    assert_eq!(
        (answered.asks_order(&table), answered.undecided(&table)),
        (asked, false),
        "{dates:?}"
    );
}

#[test]
fn the_order_of_day_and_month_is_decided_by_the_rows_or_asked() {
    use DayOrder::*;
    check_order(&["01/02/2026", "31/03/2026"], Some(DayMonth), false);
    check_order(&["01/02/2026", "03/31/2026"], Some(MonthDay), false);
    check_order(&["01/02/2026", "03/04/2026"], None, true);
    check_order(&["01/02/2026", "31/03/2026", "03/31/2026"], None, true);
    // There is nothing to ask when no date could be either.
    check_order(&["31/03/2026", "03/31/2026"], None, false);
    check_order(
        &["2026-02-01", "1 February 2026", "02-02-2026", "01-02-9999", "soon"],
        None,
        false,
    );
    // A day that the calendar has not still shows where the day stands.
    check_order(&["01/02/2026", "31-02-2026"], Some(DayMonth), false);
}

#[test]
fn both_dates_of_a_list_have_one_order() {
    let table =
        ListTable::read(b"name;start;end;other\nA;01/02/2026;31/03/2026;03/31/2026").unwrap();
    let mut mapping = guess(&table);
    assert_eq!(mapping.order, Some(DayOrder::DayMonth));
    mapping.assign(ColumnRole::Finish, Some(3), &table);
    assert_eq!(mapping.order, Some(DayOrder::MonthDay));
    mapping.assign(ColumnRole::Finish, None, &table);
    assert!(mapping.undecided(&table));
}

#[test]
fn a_mapping_is_checked() {
    let table = ListTable::read(b"name,start\nA,2026-05-04").unwrap();
    let check = |mapping: Mapping, fault| assert_eq!(import(&table, &mapping).unwrap_err(), fault);
    let mapping = guess(&table);
    let with = |role, column| {
        let mut mapping = mapping.clone();
        mapping.assign(role, column, &table);
        mapping
    };
    check(with(ColumnRole::Name, None), MappingError::NoName);
    check(with(ColumnRole::Finish, Some(2)), MappingError::NoSuchColumn(ColumnRole::Finish));
    check(
        with(ColumnRole::Finish, Some(1)),
        MappingError::Shared(ColumnRole::Start, ColumnRole::Finish),
    );
    check(
        with(ColumnRole::Rating, Some(0)),
        MappingError::Shared(ColumnRole::Name, ColumnRole::Rating),
    );
}

/// A project in a line: name, state, its dates or what is known of them.
fn line(project: &Project) -> String {
    let dates = match project.dates {
        Some(span) => format!("{}..{}", span.start(), span.finish()),
        None => {
            let side = |day: Option<Day>, text: &str| {
                day.map_or(format!("'{text}'"), |day| day.to_string())
            };
            format!(
                "{}..{}",
                side(project.known.start, &project.known.start_text),
                side(project.known.finish, &project.known.finish_text)
            )
        }
    };
    format!("{} {:?} {dates}", project.name, project.state)
}

/// One row beneath `name;start;end` in a list as at 4 May 2026.
fn check_row(row: &str, project: &str, faults: &[(ColumnRole, CellProblem)]) {
    let table = ListTable::read(format!("name;start;end\n{row}").as_bytes()).unwrap();
    let mapping = Mapping { order: Some(DayOrder::DayMonth), ..by_position() };
    let imported = import(&table, &mapping).unwrap();
    assert_eq!(line(&imported.previewed[0]), project, "{row}");
    assert_eq!(
        imported.faults.iter().map(|fault| (fault.field, fault.problem)).collect::<Vec<_>>(),
        faults,
        "{row}"
    );
    assert_eq!(
        (imported.dated, imported.proposed),
        if project.contains("Proposed") { (0, 1) } else { (1, 0) }
    );
}

fn by_position() -> Mapping {
    columns(&[(ColumnRole::Name, 0), (ColumnRole::Start, 1), (ColumnRole::Finish, 2)])
}

#[test]
fn a_sound_row_comes_in_as_it_stands() {
    check_row("A;2026-05-04;2026-06-01", "A Running 2026-05-04..2026-06-01", &[]);
    check_row("A;2026-05-05;2026-06-01", "A Planned 2026-05-05..2026-06-01", &[]);
    // Weekends included; a finish that has passed is overdue, not done; one day is a project.
    check_row("A;2025-05-03;2025-05-04", "A Running 2025-05-03..2025-05-04", &[]);
    check_row(" A ; 31-12-2026 ;31-12-2026", "A Planned 2026-12-31..2026-12-31", &[]);
}

#[test]
fn a_bad_row_comes_in_as_proposed_and_is_listed() {
    use {CellProblem::*, ColumnRole::*};
    check_row(
        "A;31-02-2026;2026-06-01",
        "A Proposed '31-02-2026'..2026-06-01",
        &[(Start, NoSuchDay)],
    );
    check_row(
        "A;2026-05-04;31-12-9999",
        "A Proposed 2026-05-04..'31-12-9999'",
        &[(Finish, OutOfRange)],
    );
    check_row(
        "A;2026-05-04;2026-05-03",
        "A Proposed 2026-05-04..2026-05-03",
        &[(Finish, EndsBeforeStart)],
    );
    check_row("A", "A Proposed ''..''", &[(Start, Missing), (Finish, Missing)]);
    check_row(
        "A;soon;later",
        "A Proposed 'soon'..'later'",
        &[(Start, NotADate), (Finish, NotADate)],
    );
    check_row(
        ";2026-05-04;2026-06-01",
        "Row 2 Proposed 2026-05-04..2026-06-01",
        &[(Name, Missing)],
    );
    check_row(
        ";;x",
        "Row 2 Proposed ''..'x'",
        &[(Name, Missing), (Start, Missing), (Finish, NotADate)],
    );
}

#[test]
fn a_list_without_a_column_of_dates_is_proposed_without_a_fault() {
    let table = ListTable::read(b"name,end\nA,2026-05-04\nB,2026-05-05").unwrap();
    let imported = import(&table, &guess(&table)).unwrap();
    assert_eq!((imported.dated, imported.proposed, imported.faults.len()), (0, 2, 0));
    assert_eq!(line(&imported.previewed[1]), "B Proposed ''..2026-05-05");
}

#[test]
fn programmes_kinds_and_ratings_come_in() {
    let table = ListTable::read(
        "name,programme,type,rag\nA, North ,Bouw,Red\nB,South,ICT,\nC,,,Amber\nD,North,Bouw,x\n"
            .as_bytes(),
    )
    .unwrap();
    let mut mapping = Mapping { source: "report".into(), ..guess(&table) };
    mapping.kinds = [("Bouw".to_owned(), "Construction".to_owned())].into();
    let imported = import(&table, &mapping).unwrap();
    let plan = &imported.plan;

    let programmes: Vec<_> = plan
        .programmes
        .iter()
        .map(|(id, p)| (id.as_str(), &*p.name, p.hue, p.rank.clone()))
        .collect();
    assert_eq!(
        programmes,
        [("programme-01", "North", 0, Rank::nth(0)), ("programme-02", "South", 137, Rank::nth(1))]
    );
    let shown = |project: &Project| {
        let rating = project
            .rating
            .as_ref()
            .map(|rating| format!("{} by {} as at {}", rating.value, rating.source, rating.as_at));
        (
            project.programme.as_ref().map(|id| id.to_string()),
            project.kind.clone(),
            rating,
            project.rank.clone(),
        )
    };
    let rating = |value: &str| Some(format!("{value} by report as at 2026-05-04"));
    let north = Some("programme-01".to_owned());
    assert_eq!(
        imported.previewed.iter().map(|project| shown(project)).collect::<Vec<_>>(),
        [
            (north.clone(), "Construction".into(), rating("Red"), Rank::nth(0)),
            (Some("programme-02".into()), "ICT".into(), None, Rank::nth(1)),
            (None, String::new(), rating("Amber"), Rank::nth(2)),
            (north, "Construction".into(), rating("x"), Rank::nth(3)),
        ]
    );
    // The kinds are counted as they stand in the list, to be given other names.
    assert_eq!(table.counts(2), [("Bouw".to_owned(), 2), ("ICT".to_owned(), 1)].into());
    assert_eq!(
        (&*plan.id, &*plan.about.name, plan.about.status_date),
        ("p", "List", Some(mapping.as_at))
    );
    let ids: Vec<_> = plan.projects.keys().map(|id| id.as_str()).collect();
    assert_eq!(ids, ["project-0001", "project-0002", "project-0003", "project-0004"]);

    mapping.assign(ColumnRole::Kind, None, &table);
    assert!(mapping.kinds.is_empty(), "names belong to the column they were given for");
}

#[test]
fn the_major_projects_of_2023_come_in_whole() {
    let table = ListTable::read(include_bytes!("../data/uk-major-projects-2023.csv")).unwrap();
    let mut mapping = guess(&table);
    mapping.as_at = day("2023-03-31");
    assert!(!mapping.undecided(&table));
    let imported = import(&table, &mapping).unwrap();
    let plan = &imported.plan;

    let faults = |field, problem| {
        imported
            .faults
            .iter()
            .filter(|fault| (fault.field, fault.problem) == (field, problem))
            .count()
    };
    let dates: Vec<_> = plan.projects.values().filter_map(|project| project.dates).collect();
    let weekend = |day: Day| day.weekday() >= 5;
    let counts = [
        ("projects", plan.projects.size(), 244),
        ("programmes", plan.programmes.size(), 21),
        ("kinds", table.counts(3).len(), 4),
        ("of the kind ICT", table.counts(3)["ICT"], 32),
        ("rated", plan.projects.values().filter(|project| project.rating.is_some()).count(), 244),
        ("dated", imported.dated, 213),
        ("proposed", imported.proposed, 31),
        ("faults", imported.faults.len(), 38),
        ("without a start", faults(ColumnRole::Start, CellProblem::NotADate), 7),
        ("without a finish", faults(ColumnRole::Finish, CellProblem::NotADate), 30),
        ("ending before the start", faults(ColumnRole::Finish, CellProblem::EndsBeforeStart), 1),
        ("starting in a weekend", dates.iter().filter(|span| weekend(span.start())).count(), 27),
        ("ending in a weekend", dates.iter().filter(|span| weekend(span.finish())).count(), 46),
        (
            "running",
            plan.projects.values().filter(|project| project.state == ProjectState::Running).count(),
            213,
        ),
        ("overdue", dates.iter().filter(|span| span.finish() < mapping.as_at).count(), 3),
    ];
    for (what, count, expected) in counts {
        assert_eq!(count, expected, "{what}");
    }
    let reversed =
        imported.faults.iter().find(|fault| fault.problem == CellProblem::EndsBeforeStart).unwrap();
    assert_eq!((reversed.row, &*reversed.text), (178, "2023-01-20"));
    let project = plan
        .projects
        .values()
        .find(|project| project.name == "European Common Radar System Mk 2")
        .unwrap();
    assert_eq!(line(project), "European Common Radar System Mk 2 Proposed 2023-02-20..2023-01-20");
}

/// Cells that matter to some step of an import, and any others.
fn cell() -> impl Strategy<Value = String> {
    let dates = prop::sample::select(vec![
        "2026-05-04",
        "31-02-2026",
        "04/05/2026",
        "05/31/2026",
        "31.12.2026",
        "4 mei 2026",
        "9999-01-01",
    ]);
    let words = prop::sample::select(vec![
        "", " ", "name", "start", "einde", "Amber", "sep=;", "\"", "a\r\nb", "x;y,z\tw", "\r",
    ]);
    prop_oneof![dates.prop_map(String::from), words.prop_map(String::from), "\\PC{0,12}"]
}

fn cells() -> impl Strategy<Value = Vec<Vec<String>>> {
    prop::collection::vec(prop::collection::vec(cell(), 1..6), 1..12)
}

fn written(rows: &[Vec<String>], separator: u8) -> Vec<u8> {
    let mut writer =
        ::csv::WriterBuilder::new().delimiter(separator).flexible(true).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

fn mapping() -> impl Strategy<Value = Mapping> {
    let column = || prop::option::of(0..6_usize);
    let order =
        prop::option::of(prop::sample::select(vec![DayOrder::DayMonth, DayOrder::MonthDay]));
    (0..6_usize, column(), column(), column(), column(), order).prop_map(
        |(name, programme, kind, start, finish, order)| {
            let roles = [
                (ColumnRole::Programme, programme),
                (ColumnRole::Kind, kind),
                (ColumnRole::Start, start),
                (ColumnRole::Finish, finish),
            ];
            let chosen = roles.into_iter().filter_map(|(role, column)| Some((role, column?)));
            Mapping {
                columns: chosen.chain([(ColumnRole::Name, name)]).collect(),
                order,
                ..Mapping::new(day("2026-05-04"))
            }
        },
    )
}

/// What holds for every import.
fn check_laws(table: &ListTable, mapping: &Mapping) {
    let Ok(imported) = import(table, mapping) else { return };
    assert_eq!(imported.plan.projects.size(), table.rows.len(), "no row is lost");
    assert_eq!(imported.dated + imported.proposed, table.rows.len());
    let faulty: std::collections::BTreeSet<u32> =
        imported.faults.iter().map(|fault| fault.row).collect();
    for (row, project) in table.rows.iter().zip(imported.plan.projects.values()) {
        assert_eq!(project.dates.is_none(), project.state == ProjectState::Proposed);
        assert!(!project.name.is_empty());
        assert!(
            project.dates.is_none() || !faulty.contains(&row.number),
            "a row that is listed is proposed"
        );
    }
    let either = imported.faults.iter().any(|fault| fault.problem == CellProblem::EitherOrder);
    assert_eq!(either, mapping.undecided(table), "a date that could be either is asked for");
    assert_eq!(Ok(imported), import(table, mapping), "the same input gives the same plan");
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(table) = ListTable::read(&bytes) {
            let _ = Mapping::guess(&table, Day::MIN).map(|mapping| check_laws(&table, &mapping));
        }
    }

    #[test]
    fn any_list_comes_in_whole(rows in cells(), separator in prop::sample::select(b";,\t".to_vec()), mapping in mapping()) {
        if let Ok(table) = ListTable::read(&written(&rows, separator)) {
            check_laws(&table, &mapping);
            let _ = Mapping::guess(&table, Day::MAX).map(|mapping| check_laws(&table, &mapping));
        }
    }

    #[test]
    fn what_a_spreadsheet_writes_is_what_is_read(rows in cells(), separator in prop::sample::select(b";,\t|".to_vec())) {
        let bytes = [b"sep=", &[separator][..], b"\r\n", &written(&rows, separator)].concat();
        let numbered = rows.iter().zip(1..).filter(|(row, _)| row.iter().any(|cell| !cell.trim().is_empty()));
        let expected: Vec<(u32, Vec<&str>)> = numbered.map(|(row, n)| (n, row.iter().map(|cell| cell.trim()).collect())).collect();
        // Those are read as formulas that were made harmless.
        prop_assume!(!rows.iter().flatten().any(|cell| cell.trim().starts_with('\'')));
        match ListTable::read(&bytes) {
            Ok(mut table) => {
                table.set_headed(false);
                prop_assert_eq!(table.rows.len(), expected.len());
                for (row, (number, cells)) in table.rows.iter().zip(&expected) {
                    prop_assert_eq!(row.number, *number);
                    prop_assert_eq!(&(0..cells.len()).map(|i| row.cell(i)).collect::<Vec<_>>(), cells);
                }
            }
            Err(fault) => {
                prop_assert_eq!(fault, ListError::Empty);
                prop_assert!(expected.len() < 2);
            }
        }
    }
}
