//! The project's own file: what is written is read, what is not ours is refused by name, and no
//! bytes at all do harm.

use crate::plans::{newer_plan, plan};
use domain::{
    edit::RecordType,
    format::{
        FileFormat,
        json::{self, LoadedPlan, PlanFileError, RecordProblem, Repair, RepairKind},
        sniff,
    },
};
use engine::model::*;
use proptest::{collection::vec, prelude::*};

const SAMPLE: &str = include_str!("../../docs/sample.json");
const SAMPLE_0: &str = include_str!("../data/sample-0.json");
const SCHEMA_0: &str = include_str!("../data/schema-0.json");
const SCHEMA_1: &str = include_str!("../data/schema-1.json");

/// A file of an empty plan with these entries added.
fn file(entries: &str) -> String {
    format!(
        r#"{{"schema": 1, "format": "overzicht", "id": "p", "about": {{"name": "Plan"}}{entries}}}"#
    )
}

fn fault(file: impl AsRef<[u8]>) -> Option<PlanFileError> {
    json::read(file.as_ref()).err()
}

fn repair(what: RecordType, id: &str, how: RepairKind) -> Repair {
    Repair { what, id: id.into(), how }
}

#[test]
fn the_sample_holds_every_record_type_and_needs_no_repair() {
    let LoadedPlan { plan, repairs, .. } =
        json::read(SAMPLE.as_bytes()).expect("the sample is a plan");
    assert_eq!(repairs, []);
    assert_eq!(json::write(&plan), SAMPLE);
    let sizes = [
        plan.programmes.size(),
        plan.projects.size(),
        plan.milestones.size(),
        plan.links.size(),
        plan.products.size(),
        plan.deliverables.size(),
        plan.criteria.size(),
        plan.people.size(),
        plan.parties.size(),
        plan.baselines.size(),
        plan.requests.size(),
        plan.decisions.size(),
        plan.activities.size(),
    ];
    assert_eq!(sizes, [2, 3, 2, 2, 1, 2, 2, 2, 1, 1, 1, 1, 3]);
    assert_eq!(plan.links_at(&LinkEnd::Project(Id::new("app"))).count(), 1);
    let of_schema_0 = json::read(SAMPLE_0.as_bytes()).expect("the old sample is a plan");
    assert_eq!((of_schema_0.plan, of_schema_0.repairs), (plan, repairs));
}

#[test]
fn the_documents_example_is_a_file_as_it_is_written() {
    let document = include_str!("../../docs/FORMAT.md");
    let (_, rest) = document.split_once("```json\n").expect("an example");
    let (example, _) = rest.split_once("```").expect("its end");
    let LoadedPlan { plan, repairs, .. } =
        json::read(example.as_bytes()).expect("the example is a plan");
    assert_eq!(repairs, []);
    assert_eq!(json::write(&plan), example);
}

/// Each record type has a table in the page of the format, with a row for each of its fields.
#[test]
fn every_field_is_in_the_page_of_the_format() {
    let page = include_str!("../../docs/FORMAT.md");
    let check = |table: &str, fields: Vec<&str>| {
        let (_, rest) = page.split_once(&format!("**`{table}`**")).expect("it is in the page");
        let lines = rest.lines().skip_while(|line| !line.starts_with('|'));
        let rows = lines.take_while(|line| line.starts_with('|'));
        let rows = rows.filter_map(|line| line.strip_prefix("| `")?.split('`').next());
        assert_eq!(rows.collect::<Vec<_>>(), fields, "the rows of {table} in docs/FORMAT.md");
    };
    fn names<T: Fields>() -> Vec<&'static str> {
        T::fields().iter().map(|field| field.name()).collect()
    }
    macro_rules! check_each {
        ($($(#[$doc:meta])* $table:ident: $record:ident,)*) => {
            $(check(stringify!($table), names::<$record>());)*
        };
    }
    engine::each_record!(check_each);
}

/// Settings of the forecast beyond their ranges are the nearest within them, and the first is
/// named.
#[test]
fn uncertainty_is_brought_within_its_ranges() {
    fn check(written: &str, expected: UncertaintySettings, field: Option<&'static str>) {
        let file = format!(
            r#"{{"schema": 0, "format": "overzicht", "id": "p", "about": {{"name": "P", "uncertainty": {written}}}}}"#
        );
        let LoadedPlan { plan, repairs, .. } = json::read(file.as_bytes()).expect("a plan");
        assert_eq!(plan.about.uncertainty, expected, "{written}");
        let repairs: Vec<RepairKind> = repairs.into_iter().map(|repair| repair.how).collect();
        assert_eq!(
            repairs,
            Vec::from_iter(field.map(|field| RepairKind::Clamped { field })),
            "{written}"
        );
    }
    let usual = UncertaintySettings::default();
    check("{}", usual, None);
    let new = Class { holds: 0, slip: 1000 };
    check(r#"{"new": {"holds": 0, "slip": 1000}}"#, UncertaintySettings { new, ..usual }, None);
    let new = Class { holds: 100, slip: 1000 };
    check(
        r#"{"new": {"holds": 101, "slip": 1001}}"#,
        UncertaintySettings { new, ..usual },
        Some("uncertainty.new"),
    );
    check(
        r#"{"usual": "routine", "common": 200}"#,
        UncertaintySettings { usual: UsualClass::Routine, common: 100, ..usual },
        Some("uncertainty.common"),
    );
    check(
        r#"{"green": 120, "red": 100}"#,
        UncertaintySettings { green: 100, red: 100, ..usual },
        Some("uncertainty.green"),
    );
    check(
        r#"{"green": 40}"#,
        UncertaintySettings { green: 40, red: 40, ..usual },
        Some("uncertainty.red"),
    );
}

/// The golden files: what they say must be read for ever as it is read here.
#[test]
fn every_schema_is_read_for_ever() {
    let LoadedPlan { plan, repairs, .. } =
        json::read(SCHEMA_1.as_bytes()).expect("it was a plan and stays one");
    assert_eq!(json::write(&plan), SCHEMA_1);
    let of_schema_0 = json::read(SCHEMA_0.as_bytes()).expect("it was a plan and stays one");
    assert_eq!((&of_schema_0.plan, &of_schema_0.repairs), (&plan, &repairs));
    let absent = |what, id: &str| RepairKind::Absent { what, id: id.into() };
    let expect = [
        repair(RecordType::Programme, "b", absent(RecordType::Person, "nobody")),
        repair(RecordType::Project, "running", absent(RecordType::Programme, "gone")),
        repair(RecordType::Milestone, "late", RepairKind::OutsideProject),
        repair(RecordType::Milestone, "lost", absent(RecordType::Project, "gone")),
        repair(RecordType::Link, "4", absent(RecordType::Project, "gone")),
        repair(RecordType::Link, "4", absent(RecordType::Milestone, "gone")),
        repair(RecordType::Programme, "a", RepairKind::UnderItself),
    ];
    assert_eq!(repairs, expect);

    let project = Project {
        name: "All fields".into(),
        programme: Some(Id::new("a")),
        kind: "Bouw".into(),
        manager: Some(Id::new("é")),
        party: Some(Id::new("x")),
        dates: Span::new(Day::MIN, Day::MAX),
        state: ProjectState::Finished,
        progress: 100,
        known: KnownDates {
            start: Day::from_ymd(2026, 1, 1),
            finish: Day::from_ymd(2026, 2, 1),
            start_text: "soon".into(),
            finish_text: "31-02-2026".into(),
        },
        rating: Day::from_ymd(2023, 3, 31).map(|as_at| Rating {
            value: "Amber/Red".into(),
            source: String::new(),
            as_at,
        }),
        note: "\0 \u{1f}".into(),
        rank: Rank::nth(1),
        ..Project::default()
    };
    assert_eq!(plan.get(&Id::new("9")).map(|record| &**record), Some(&project));
    let link = Link {
        predecessor: LinkEnd::Milestone(Id::new("late")),
        successor: LinkEnd::Project(Id::new("running")),
        kind: LinkKind::StartStart,
        lag: Lag::Calendar(i16::MAX),
        accepted: None,
    };
    assert_eq!(plan.get(&Id::new("2")).map(|record| &**record), Some(&link));
}

#[test]
fn an_empty_plan_is_four_lines() {
    let file = json::write(&Plan::new("p", "Plan"));
    let about = r#"{"name":"Plan","week":[true,true,true,true,true,false,false],"tolerance":5}"#;
    assert_eq!(
        file,
        format!(
            "{{\n\"schema\": 1,\n\"format\": \"overzicht\",\n\"id\": \"p\",\n\"about\": {about}\n}}\n"
        )
    );
}

#[test]
fn what_is_left_out_by_hand_has_a_default() {
    let LoadedPlan { plan, repairs, .. } = json::read(
        file(r#", "projects": {"a": {"name": "A"}}, "links": {"l": {"predecessor": {"project": "a"}, "successor": {"project": "a"}}}"#)
            .as_bytes(),
    )
    .expect("a plan");
    assert_eq!(repairs, []);
    assert_eq!(*plan.about, About { name: "Plan".into(), ..About::default() });
    assert_eq!(
        **plan.get(&ProjectId::new("a")).expect("there"),
        Project { name: "A".into(), ..Project::default() }
    );
    assert_eq!(
        plan.links.values().map(|link| (link.kind, link.lag)).collect::<Vec<_>>(),
        [(LinkKind::FinishStart, Lag::Working(0))]
    );
}

#[test]
fn order_and_white_space_and_a_byte_order_mark_mean_nothing() {
    let reordered = "\u{feff} \r\n{\"people\": {\"b\": {\"name\": \"B\"}, \"a\": {\"name\": \"\\u0041\"}}, \"id\": \"p\", \"format\": \"overzicht\", \"schema\": 0, \"about\": {\"name\": \"Plan\"}}\t";
    let plain = file(r#", "people": {"a": {"name": "A"}, "b": {"name": "B"}}"#);
    assert_eq!(json::read(reordered.as_bytes()), json::read(plain.as_bytes()));
    assert!(json::read(plain.as_bytes()).is_ok());
}

#[test]
fn a_file_that_is_no_plan_is_refused_by_name() {
    fn check(file: impl AsRef<[u8]>, expect: PlanFileError) {
        let shown =
            String::from_utf8_lossy(&file.as_ref()[..file.as_ref().len().min(80)]).into_owned();
        assert_eq!(fault(file), Some(expect), "{shown}");
    }
    check("", PlanFileError::Truncated);
    check("\u{feff}", PlanFileError::Truncated);
    check("{", PlanFileError::Truncated);
    check(&SAMPLE[..SAMPLE.len() / 2], PlanFileError::Truncated);
    check(
        &SAMPLE.as_bytes()[..SAMPLE.find('é').expect("it is there") + 1],
        PlanFileError::Truncated,
    );
    // Between the sign and the digits of a number.
    check("{\"schema\": -", PlanFileError::Truncated);
    check("{\"schema\": 0, \"links\": {\"l\": {\"lag\":\n{\"working\":-", PlanFileError::Truncated);
    check("-{\n-", PlanFileError::Malformed { line: 1, column: 2 });
    check("name;start;finish\n", PlanFileError::Malformed { line: 1, column: 2 });
    check("{\n\"é\": é}", PlanFileError::Malformed { line: 2, column: 6 });
    check(file("") + "\n{}", PlanFileError::Malformed { line: 2, column: 1 });
    check(file(r#", "x": 01"#), PlanFileError::Malformed { line: 1, column: 82 });
    check(b"\x89PNG\r\n\x1a\n\0\0", PlanFileError::NotText);
    check(b"PK\x03\x04\x14\0", PlanFileError::NotText);
    check(b"\xff\xfe{\0}\0", PlanFileError::NotText);
    check(b"{\"name\": \"caf\xe9\"}", PlanFileError::NotText);
    check("{}", PlanFileError::NotAPlan);
    check("[]", PlanFileError::NotAPlan);
    check("null", PlanFileError::NotAPlan);
    check("\"overzicht\"", PlanFileError::NotAPlan);
    check("[0, \"overzicht\"]", PlanFileError::NotAPlan);
    check(r#"{"schema": 0}"#, PlanFileError::NotAPlan);
    check(r#"{"format": "overzicht"}"#, PlanFileError::NotAPlan);
    check(r#"{"schema": 0, "format": "other"}"#, PlanFileError::NotAPlan);
    check(r#"{"schema": "0", "format": "overzicht"}"#, PlanFileError::NotAPlan);
    check(r#"{"schema": -1, "format": "overzicht"}"#, PlanFileError::NotAPlan);
    check(r#"{"schema": 0.5, "format": "overzicht"}"#, PlanFileError::NotAPlan);
    // Whoever wrote it, a newer schema is named even where its records cannot be read.
    check(
        r#"{"projects": [1], "schema": 7, "format": "overzicht"}"#,
        PlanFileError::NewerSchema { found: 7, known: 1 },
    );
    check(
        r#"{"schema": 18446744073709551615, "format": "overzicht"}"#,
        PlanFileError::NewerSchema { found: u64::MAX, known: 1 },
    );
}

#[test]
fn a_hostile_file_is_refused_before_it_costs_anything() {
    assert_eq!(
        fault(vec![b' '; json::MAX_BYTES + 1]),
        Some(PlanFileError::TooLarge { limit: json::MAX_BYTES })
    );
    let too_deep = Some(PlanFileError::TooDeep { limit: json::MAX_DEPTH });
    assert_eq!(fault("[".repeat(100_000)), too_deep);
    assert_eq!(fault("{\"a\":".repeat(100_000)), too_deep);
    let nested =
        |depth: usize| file(&format!(r#", "x": {}{}"#, "[".repeat(depth), "]".repeat(depth)));
    assert_eq!(fault(nested(json::MAX_DEPTH - 1)), None);
    assert_eq!(fault(nested(json::MAX_DEPTH)), too_deep);
    // Brackets in a text are text.
    assert_eq!(fault(file(&format!(r#", "x": "\"\\{}""#, "[".repeat(1000)))), None);

    let noted = |note: &str| {
        file(&format!(",\n\"projects\": {{\"a\": {{\"name\": \"A\", \"note\": \"{note}\"}}}}"))
    };
    let too_long = Some(PlanFileError::TextTooLong { line: 2, limit: json::MAX_TEXT });
    assert_eq!(fault(noted(&"x".repeat(json::MAX_TEXT))), None);
    assert_eq!(fault(noted(&"x".repeat(json::MAX_TEXT + 1))), too_long);
    assert_eq!(fault(noted(&"\\u0001".repeat(json::MAX_TEXT))), None);
    assert_eq!(fault(noted(&"\\n".repeat(json::MAX_TEXT + 1))), too_long);

    let people = |count: usize| {
        let lines: Vec<String> = (0..count).map(|n| format!(r#""{n}": {{"name": "N"}}"#)).collect();
        file(&format!(r#", "people": {{{}}}"#, lines.join(",")))
    };
    assert_eq!(fault(people(json::MAX_RECORDS)), None);
    assert_eq!(
        fault(people(json::MAX_RECORDS + 1)),
        Some(PlanFileError::TooMany { limit: json::MAX_RECORDS })
    );

    let unknown = |count: usize| (0..count).map(|n| format!(r#", "x{n}": 0"#)).collect::<String>();
    assert_eq!(fault(file(&unknown(json::MAX_UNKNOWN))), None);
    let too_many = Some(PlanFileError::TooManyUnknown { limit: json::MAX_UNKNOWN });
    assert_eq!(fault(file(&unknown(json::MAX_UNKNOWN + 1))), too_many);
    assert_eq!(
        fault(file(&format!(
            r#", "people": {{"a": {{"name": "A"{}}}}}"#,
            unknown(json::MAX_UNKNOWN + 1)
        ))),
        too_many
    );
}

#[test]
fn an_id_stands_once_and_is_a_text_that_can_be_shown() {
    fn check(entries: &str, expect: Option<PlanFileError>) {
        assert_eq!(fault(file(entries)), expect, "{entries}");
    }
    let duplicate = |what, id: &str| Some(PlanFileError::DuplicateId { what, id: id.into() });
    check(
        r#", "people": {"a": {"name": "A"}, "a": {"name": "A"}}"#,
        duplicate(RecordType::Person, "a"),
    );
    check(
        r#", "links": {"a": {"predecessor": {"project": "x"}, "successor": {"project": "x"}}, "a": 1}"#,
        duplicate(RecordType::Link, "a"),
    );
    // Twice the same id, written in two ways.
    check(
        r#", "people": {"a": {"name": "A"}, "\u0061": {"name": "A"}}"#,
        duplicate(RecordType::Person, "a"),
    );
    check(r#", "people": {}, "people": {}"#, duplicate(RecordType::Plan, "people"));
    check(r#", "id": "p""#, duplicate(RecordType::Plan, "id"));
    check(r#", "x": 1, "x": 2"#, duplicate(RecordType::Plan, "x"));
    // Ids are unique among the records of their type only.
    check(r#", "people": {"a": {"name": "A"}}, "parties": {"a": {"name": "A"}}"#, None);

    fn check_id(id: &str, fits: bool) {
        assert_eq!(json::is_id(id), fits, "{id:?}");
        let quoted = serde_json::to_string(id).expect("a text has a form in JSON");
        let bad = |what| (!fits).then(|| PlanFileError::BadId { what, id: id.into() });
        check(&format!(r#", "people": {{{quoted}: {{"name": "A"}}}}"#), bad(RecordType::Person));
        assert_eq!(
            fault(format!(r#"{{"schema": 0, "format": "overzicht", "id": {quoted}}}"#)),
            bad(RecordType::Plan)
        );
    }
    check_id("a", true);
    check_id("", false);
    check_id("a b", true);
    check_id(" a", false);
    check_id("a\u{a0}", false);
    check_id("a\nb", false);
    check_id("a\0", false);
    check_id("a\u{7f}", false);
    check_id(&"é".repeat(64), true);
    check_id(&"é".repeat(65), false);
    assert_eq!(
        fault(r#"{"schema": 0, "format": "overzicht"}"#),
        Some(PlanFileError::BadId { what: RecordType::Plan, id: String::new() })
    );
}

#[test]
fn a_record_that_cannot_be_read_is_named() {
    fn check(entries: &str, what: RecordType, id: &str, field: &str, detail: &str) {
        let problem = RecordProblem { line: 2, field: field.into(), detail: detail.into() };
        assert_eq!(
            fault(file(&format!(",\n{entries}"))),
            Some(PlanFileError::BadRecord { what, id: id.into(), problem }),
            "{entries}"
        );
    }
    let day = |text: &str| format!("`{text}` is no day from 1900-01-01 to 2200-12-31");
    let dates = |start: &str, finish: &str| {
        format!(
            r#""projects": {{"a": {{"name": "A", "dates": {{"start": "{start}", "finish": "{finish}"}}}}}}"#
        )
    };
    check(
        &dates("2026-02-31", "2026-03-01"),
        RecordType::Project,
        "a",
        "dates.start",
        &day("2026-02-31"),
    );
    check(
        &dates("1899-12-31", "2026-03-01"),
        RecordType::Project,
        "a",
        "dates.start",
        &day("1899-12-31"),
    );
    check(
        &dates("2026-02-01", "9999-01-01"),
        RecordType::Project,
        "a",
        "dates.finish",
        &day("9999-01-01"),
    );
    check(
        &dates("2026-02-02", "2026-02-01"),
        RecordType::Project,
        "a",
        "dates",
        "it ends on 2026-02-01 before it starts on 2026-02-02",
    );
    check(
        r#""milestones": {"m": {"name": "M", "day": "2026-01-01"}}"#,
        RecordType::Milestone,
        "m",
        "",
        "missing field `project`",
    );
    check(
        r#""people": {"a": {"name": 5}}"#,
        RecordType::Person,
        "a",
        "name",
        "invalid type: integer `5`, expected a string",
    );
    check(
        r#""people": {"a": {"name": "A", "name": "B"}}"#,
        RecordType::Person,
        "a",
        "",
        "duplicate field `name`",
    );
    check(
        r#""people": {"a": ["A", null]}"#,
        RecordType::Person,
        "a",
        "",
        "invalid type: sequence, expected a record",
    );
    check(
        r#""people": {"a": null}"#,
        RecordType::Person,
        "a",
        "",
        "invalid type: null, expected a record",
    );
    check(
        r#""people": []"#,
        RecordType::Person,
        "",
        "",
        "invalid type: sequence, expected records by id",
    );
    // Half a character as an id.
    check(
        r#""people": {"\ud800": {"name": "A"}}"#,
        RecordType::Person,
        "",
        "",
        "unexpected end of hex escape",
    );
    check(
        r#""projects": {"a": {"name": "A", "progress": -1}}"#,
        RecordType::Project,
        "a",
        "progress",
        "invalid value: integer `-1`, expected u64",
    );
    fn check_top(entries: &str, field: &str, detail: &str) {
        let problem = RecordProblem { line: 1, field: field.into(), detail: detail.into() };
        let file = format!(r#"{{"schema": 0, "format": "overzicht", {entries}}}"#);
        assert_eq!(
            fault(file),
            Some(PlanFileError::BadRecord { what: RecordType::Plan, id: String::new(), problem }),
            "{entries}"
        );
    }
    check_top(r#""id": 5"#, "id", "invalid type: integer `5`, expected a string");
    check_top(
        r#""about": {"tolerance": "x"}"#,
        "about.tolerance",
        "invalid type: string \"x\", expected u64",
    );
    let idle = "[false, false, false, false, false, false, false]";
    check_top(
        &format!(r#""about": {{"week": {idle}}}"#),
        "about.week",
        "a working week needs a working day",
    );
}

#[test]
fn what_can_be_mended_is_mended_and_said() {
    /// The repairs, and what stands in the plan instead.
    fn check(entries: &str, mended: &str, expect: &[Repair]) {
        let LoadedPlan { plan, repairs, .. } = json::read(file(entries).as_bytes()).expect(entries);
        assert_eq!(repairs, expect, "{entries}");
        let again = json::read(file(mended).as_bytes()).expect(mended);
        assert_eq!((plan, Vec::new()), (again.plan, again.repairs), "{entries}");
    }
    check(
        r#", "projects": {"a": {"name": "A", "state": "running", "known": {"start": "2026-01-01"}}}"#,
        r#", "projects": {"a": {"name": "A", "state": "proposed", "known": {"start": "2026-01-01"}}}"#,
        &[repair(RecordType::Project, "a", RepairKind::MadeProposed)],
    );
    for progress in ["101", "300", "18446744073709551615"] {
        check(
            &format!(r#", "projects": {{"a": {{"name": "A", "progress": {progress}}}}}"#),
            r#", "projects": {"a": {"name": "A", "progress": 100}}"#,
            &[repair(RecordType::Project, "a", RepairKind::Clamped { field: "progress" })],
        );
    }
    for (points, mended) in [
        ("0, 5, 9", "1, 5, 9"),
        ("4, 3, 9", "4, 4, 9"),
        ("4, 5, 3", "4, 5, 5"),
        ("0, 0, 0", "1, 1, 1"),
    ] {
        let with = |points: &str| {
            let points: Vec<&str> = points.split(", ").collect();
            let [low, likely, high] = points[..] else { unreachable!("three points") };
            let points =
                format!(r#"{{"points": {{"low": {low}, "likely": {likely}, "high": {high}}}}}"#);
            format!(r#", "projects": {{"a": {{"name": "A", "spread": {points}}}}}"#)
        };
        check(
            &with(points),
            &with(mended),
            &[repair(RecordType::Project, "a", RepairKind::Clamped { field: "spread" })],
        );
    }
    check(
        r#", "programmes": {"a": {"name": "A", "hue": 70000}}"#,
        r#", "programmes": {"a": {"name": "A", "hue": 359}}"#,
        &[repair(RecordType::Programme, "a", RepairKind::Clamped { field: "hue" })],
    );
    for (written, mended) in [("a10", "a1"), ("b", "b00"), ("a1?", "a19")] {
        let with =
            |rank: &str| format!(r#", "products": {{"a": {{"name": "A", "rank": "{rank}"}}}}"#);
        check(
            &with(written),
            &with(mended),
            &[repair(RecordType::Product, "a", RepairKind::Clamped { field: "rank" })],
        );
    }
    check(
        r#", "products": {"a": {"name": "A", "rank": 62}}"#,
        r#", "products": {"a": {"name": "A", "rank": "b00"}}"#,
        &[],
    );
    check(
        r#", "people": {"a": {"name": " "}, "b": {}}"#,
        r#", "people": {"a": {"name": "a"}, "b": {"name": "b"}}"#,
        &[
            repair(RecordType::Person, "a", RepairKind::NamedById),
            repair(RecordType::Person, "b", RepairKind::NamedById),
        ],
    );
    check(
        r#", "products": {"a": {"name": "A", "override": {"verdict": "green", "reason": " ", "until": "2026-05-04"}}}"#,
        r#", "products": {"a": {"name": "A"}}"#,
        &[repair(RecordType::Product, "a", RepairKind::NoReason)],
    );
    let decided = |rest: &str| {
        format!(
            r#", "products": {{"p": {{}}}}, "decisions": {{"a": {{"product": "p", "outcome": "go", "day": "2026-05-04"{rest}}}}}"#
        )
    };
    let named = repair(RecordType::Product, "p", RepairKind::NamedById);
    check(
        &decided(r#", "conditions": [{"text": "x"}, {"met": true}]"#),
        &decided(r#", "conditions": [{"text": "x"}, {"text": "a", "met": true}]"#)
            .replace("{}", r#"{"name": "p"}"#),
        &[named.clone(), repair(RecordType::Decision, "a", RepairKind::NamedById)],
    );
    let new_id = |was: &str, now: &str| {
        let (was, now) = (was.into(), now.into());
        repair(RecordType::Decision, "a", RepairKind::NewConditionId { was, now })
    };
    check(
        &decided(
            r#", "conditions": [{"id": "2", "text": "x"}, {"text": "y"}, {"id": " ", "text": "z"}, {"id": "c", "text": "v", "rank": "a0"}, {"id": "c", "text": "w", "rank": 0}]"#,
        ),
        &decided(
            r#", "conditions": [{"id": "c", "text": "v", "rank": "a0"}, {"id": "1", "text": "w", "rank": "a0"}, {"id": "2", "text": "x", "rank": "a1"}, {"id": "3", "text": "y", "rank": "a2"}, {"id": "4", "text": "z", "rank": "a3"}]"#,
        )
        .replace("{}", r#"{"name": "p"}"#),
        &[named.clone(), new_id("c", "1"), new_id("2", "3"), new_id(" ", "4")],
    );
    check(
        &decided(
            r#", "conditions": [{"id": "d", "text": "x", "rank": "b"}, {"id": "c", "text": "y", "rank": "b00"}]"#,
        ),
        &decided(
            r#", "conditions": [{"id": "c", "text": "y", "rank": "b00"}, {"id": "d", "text": "x", "rank": "b00"}]"#,
        )
        .replace("{}", r#"{"name": "p"}"#),
        &[
            named.clone(),
            repair(RecordType::Decision, "a", RepairKind::Clamped { field: "conditions" }),
        ],
    );
    check(
        &decided(r#", "foreseen": {"chance": {"hits": 9, "samples": 5}}"#),
        &decided(r#", "foreseen": {"chance": {"hits": 5, "samples": 5}}"#)
            .replace("{}", r#"{"name": "p"}"#),
        &[
            named.clone(),
            repair(
                RecordType::Decision,
                "a",
                RepairKind::Clamped { field: "foreseen.chance.hits" },
            ),
        ],
    );
    for (written, mended) in
        [("5, 1", "5, 5"), ("-200000, 200000", "-110000, 110000"), ("200000, 0", "110000, 110000")]
    {
        let with = |days: &str| {
            let (start, finish) = days.split_once(", ").expect("two numbers");
            let when = format!(r#"{{"launch": {{"start": {start}, "finish": {finish}}}}}"#);
            format!(
                r#", "products": {{"p": {{"name": "p"}}}}, "activities": {{"a": {{"name": "A", "product": "p", "kind": "support", "when": {when}}}}}"#
            )
        };
        check(
            &with(written),
            &with(mended),
            &[repair(RecordType::Activity, "a", RepairKind::Clamped { field: "when" })],
        );
    }
    let LoadedPlan { plan, repairs, .. } = json::read(
        br#"{"schema": 0, "format": "overzicht", "id": "p", "about": {"tolerance": 2000}}"#,
    )
    .expect("a plan");
    assert_eq!(
        *plan.about,
        About { name: "p".into(), tolerance: Tolerance(1000), ..About::default() }
    );
    let expect = [RepairKind::NamedById, RepairKind::Clamped { field: "tolerance" }]
        .map(|how| repair(RecordType::Plan, "p", how));
    assert_eq!(repairs, expect);
}

#[test]
fn what_a_newer_version_wrote_is_kept_and_written_back() {
    /// What the file says again, and what is told of it.
    fn check(entries: &str, expect: &[(RecordType, &str, &str, usize)]) {
        let text = match entries.contains("\"about\"") {
            true => format!(r#"{{"schema": 0, "format": "overzicht", "id": "p"{entries}}}"#),
            false => file(entries),
        };
        let LoadedPlan { plan, repairs, .. } =
            json::read(text.as_bytes()).unwrap_or_else(|fault| panic!("{entries}: {fault:?}"));
        let newer = |(what, id, field, records): &(RecordType, &str, &str, usize)| {
            repair(*what, id, RepairKind::Newer { field: (*field).into(), records: *records })
        };
        let told: Vec<Repair> = repairs
            .iter()
            .filter(|it| matches!(it.how, RepairKind::Newer { .. }))
            .cloned()
            .collect();
        assert_eq!(told, expect.iter().map(newer).collect::<Vec<_>>(), "{entries}");
        let written = json::write(&plan);
        let values = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
        let (given, again) = (values(&text), values(&written));
        for (table, records) in
            given.as_object().expect("a file").iter().filter(|(_, value)| value.is_object())
        {
            for (id, record) in records.as_object().expect("a table") {
                let again = &again[table][id];
                let parts =
                    record.as_object().map_or_else(Vec::new, |fields| fields.iter().collect());
                assert!(
                    record.is_object() || record == again,
                    "{entries}: {table} {id} in {written}"
                );
                for (name, value) in parts {
                    assert!(
                        holds(&again[name], value),
                        "{entries}: {table} {id} {name} in {written}"
                    );
                }
            }
        }
        assert_eq!(json::read(written.as_bytes()).expect("our own file").plan, plan, "{entries}");
        assert_eq!(
            json::write(&json::read(written.as_bytes()).expect("our own file").plan),
            written,
            "{entries}"
        );
        let records: usize =
            5 + plan.len() - plan.unknown.iter().filter(|(_, it)| !it.0.contains_key("")).count();
        assert!(written.lines().count() <= records + 2 * 16, "a record a line: {written}");
    }
    /// Everything that `given` says is in `again`, which may say more.
    fn holds(again: &serde_json::Value, given: &serde_json::Value) -> bool {
        match (again, given) {
            (serde_json::Value::Object(again), serde_json::Value::Object(given)) => given
                .iter()
                .all(|(name, value)| again.get(name).is_some_and(|again| holds(again, value))),
            _ => again == given,
        }
    }
    let a = (RecordType::Project, "a");
    check(
        r#", "projects": {"a": {"name": "A", "beacon": 1250.50, "tags": ["fase 1"]}}"#,
        &[(a.0, a.1, "beacon", 1), (a.0, a.1, "tags", 1)],
    );
    check(
        r#", "projects": {"a": {"name": "A", "beacon": {
 "of": [1,
 2], "in": "a  \" b"}}}"#,
        &[(a.0, a.1, "beacon", 1)],
    );
    check(
        r#", "projects": {"a": {"name": "A", "big": 12345678901234567890123, "small": 1e-400}}"#,
        &[(a.0, a.1, "big", 1), (a.0, a.1, "small", 1)],
    );
    check(
        r#", "people": {"a": {"name": "A", "age": 5, "born": {"at": "x", "on": []}}, "b": {"name": "B", "age": 6}}, "risks": {"r": {}, "s": 5}"#,
        &[
            (RecordType::Plan, "p", "risks", 2),
            (RecordType::Person, "a", "age", 2),
            (RecordType::Person, "a", "born", 1),
        ],
    );
    let dated = |zone: &str| {
        format!(
            r#", "projects": {{"a": {{"name": "A", "dates": {{"start": "2026-01-01", "finish": "2026-01-02"{zone}}}}}}}"#
        )
    };
    check(&dated(r#", "zone": "CET""#), &[(a.0, a.1, "dates.zone", 1)]);
    check(&dated(r#", "a/b~c": 1"#), &[(a.0, a.1, "dates.a/b~c", 1)]);
    check(
        r#", "projects": {"a": {"name": "A", "known": {"source": "an old list"}}}"#,
        &[(a.0, a.1, "known.source", 1)],
    );
    // A value of an enumeration; in a list or under a choice it is kept with the field around it.
    check(r#", "projects": {"a": {"name": "A", "state": "paused"}}"#, &[(a.0, a.1, "state", 1)]);
    check(
        r#", "projects": {"a": {"name": "A", "state": "paused", "agreed": "verbally", "why": "x"}}"#,
        &[(a.0, a.1, "agreed", 1), (a.0, a.1, "state", 1), (a.0, a.1, "why", 1)],
    );
    check(
        r#", "criteria": {"c": {"text": "C", "deliverable": "d", "state": "done"}}"#,
        &[(RecordType::Criterion, "c", "state", 1)],
    );
    check(
        r#", "about": {"name": "N", "holidays": {"country": "BE"}, "colour": 1}"#,
        &[(RecordType::Plan, "p", "about.colour", 1), (RecordType::Plan, "p", "about.holidays", 1)],
    );
    let decided = |more: &str| {
        format!(
            r#", "decisions": {{"d": {{"product": "x", "outcome": "go", "day": "2026-05-04", {more}}}}}"#
        )
    };
    check(
        &decided(r#""conditions": [{"text": "t", "weight": 3}]"#),
        &[(RecordType::Decision, "d", "conditions", 1)],
    );
    let active = |kind: &str, when: &str| {
        format!(
            r#", "activities": {{"a": {{"name": "A", "product": "x", "kind": "{kind}", "when": {{{when}}}}}}}"#
        )
    };
    let offset = r#""launch": {"start": 0, "finish": 1}"#;
    check(
        &active("support", r#""launch": {"start": 0, "finish": 1, "in": "weeks"}"#),
        &[(RecordType::Activity, "a", "when", 1)],
    );
    // A record that cannot do without such a value is kept as a whole.
    check(&active("party", offset), &[(RecordType::Activity, "a", "", 1)]);
    check(&active("support", r#""before": "x""#), &[(RecordType::Activity, "a", "", 1)]);
    check(
        r#", "links": {"l": {"predecessor": {"product": "x"}, "successor": {"project": "y"}}}"#,
        &[(RecordType::Link, "l", "", 1)],
    );
    // Entries at the top that are no tables.
    check(
        r#", "parents": ["x"], "revision": 7, "nothing": {}, "archive": {"seen": ["b1"]}"#,
        &[
            (RecordType::Plan, "p", "archive", 1),
            (RecordType::Plan, "p", "nothing", 1),
            (RecordType::Plan, "p", "parents", 1),
            (RecordType::Plan, "p", "revision", 1),
        ],
    );
}

/// A field that somebody sets is known from then on; all else that is unknown of the record stays,
/// goes with it, and comes back with it.
#[test]
fn what_a_newer_version_wrote_follows_its_record() {
    let entries = r#", "projects": {"a": {"name": "A", "state": "paused", "beacon": 5, "dates": {"start": "2026-01-01", "finish": "2026-01-02", "zone": "CET"}}}"#;
    let plan = json::read(file(entries).as_bytes()).expect("a plan").plan;
    type Act = fn(&mut Project);
    let rows: [(&str, Act, &str); 4] = [
        (
            "another field",
            |it| it.note = "x".into(),
            "/beacon 5, /dates/zone \"CET\", /state \"paused\"",
        ),
        ("its state", |it| it.state = ProjectState::Running, "/beacon 5, /dates/zone \"CET\""),
        (
            "its dates",
            |it| {
                it.dates = it.dates.map(|dates| {
                    Span::new(dates.start(), dates.finish().plus(7)).expect("forwards")
                })
            },
            "/beacon 5, /dates/zone \"CET\", /state \"paused\"",
        ),
        ("no dates", |it| it.dates = None, "/beacon 5, /state \"paused\""),
    ];
    let kept = |plan: &Plan| {
        let unknown = plan
            .unknown
            .values()
            .flat_map(|unknown| unknown.0.iter().map(|(path, json)| format!("{path} {json}")));
        unknown.collect::<Vec<_>>().join(", ")
    };
    let check = |name: &str, patch: Patch, expected: &str| {
        let after = plan.apply(&patch).expect("made for this plan");
        assert_eq!(kept(&after), expected, "{name}");
        let back = after.apply(&patch.inverse()).expect("its inverse");
        assert_eq!(json::write(&back), json::write(&plan), "{name}: undo restores the bytes");
        let between = Patch::between(&plan, &after);
        assert_eq!(plan.apply(&between).expect("made for this plan"), after, "{name}");
    };
    let a = Id::<Project>::new("a");
    for (name, act, expected) in rows {
        let mut project = Project::clone(&plan.projects[&a]);
        act(&mut project);
        let mut patch = Patch::default();
        patch.put(&plan, &a, project);
        check(name, patch, expected);
    }
    let mut patch = Patch::default();
    patch.remove(&plan, &a);
    check("the record goes", patch, "");
}

#[test]
fn what_is_wrong_between_records_is_kept_and_said() {
    /// Nothing changes, so that the file and its plan say the same.
    fn check(entries: &str, expect: &[Repair]) {
        let LoadedPlan { plan, repairs, .. } = json::read(file(entries).as_bytes()).expect(entries);
        assert_eq!(repairs, expect, "{entries}");
        let again = json::read(json::write(&plan).as_bytes()).expect("it was written so");
        assert_eq!((again.plan, again.repairs), (plan, repairs), "{entries}");
    }
    let absent = |what, id: &str, to, to_id: &str| {
        repair(what, id, RepairKind::Absent { what: to, id: to_id.into() })
    };
    check(
        r#", "projects": {"a": {"name": "A", "programme": "x", "manager": "y", "party": "z"}}"#,
        &[
            absent(RecordType::Project, "a", RecordType::Programme, "x"),
            absent(RecordType::Project, "a", RecordType::Person, "y"),
            absent(RecordType::Project, "a", RecordType::Party, "z"),
        ],
    );
    check(
        r#", "decisions": {"a": {"product": "x", "milestone": "y", "outcome": "hold", "day": "2026-05-04", "conditions": [{"text": "t", "owner": "z"}]}}"#,
        &[
            absent(RecordType::Decision, "a", RecordType::Product, "x"),
            absent(RecordType::Decision, "a", RecordType::Milestone, "y"),
            absent(RecordType::Decision, "a", RecordType::Person, "z"),
        ],
    );
    check(
        r#", "activities": {"a": {"name": "A", "product": "x", "kind": "launch", "when": {"launch": {"start": 0, "finish": 0}}, "owner": "z"}}"#,
        &[
            absent(RecordType::Activity, "a", RecordType::Product, "x"),
            absent(RecordType::Activity, "a", RecordType::Person, "z"),
        ],
    );
    check(
        r#", "deliverables": {"d": {"name": "D", "project": "x", "milestone": "y", "product": "z"}}"#,
        &[
            absent(RecordType::Deliverable, "d", RecordType::Project, "x"),
            absent(RecordType::Deliverable, "d", RecordType::Milestone, "y"),
            absent(RecordType::Deliverable, "d", RecordType::Product, "z"),
        ],
    );
    check(
        r#", "criteria": {"c": {"text": "C", "deliverable": "x", "owner": "y"}}, "products": {"p": {"name": "P", "manager": "y"}}"#,
        &[
            absent(RecordType::Product, "p", RecordType::Person, "y"),
            absent(RecordType::Criterion, "c", RecordType::Deliverable, "x"),
            absent(RecordType::Criterion, "c", RecordType::Person, "y"),
        ],
    );
    check(
        r#", "people": {"a": {"name": "A", "party": "x"}}, "programmes": {"a": {"name": "A", "parent": "x"}}"#,
        &[
            absent(RecordType::Programme, "a", RecordType::Programme, "x"),
            absent(RecordType::Person, "a", RecordType::Party, "x"),
        ],
    );
    let in_may = r#""projects": {"a": {"name": "A", "dates": {"start": "2026-05-04", "finish": "2026-05-08"}}, "b": {"name": "B"}}"#;
    for (project, day, outside) in [
        ("a", "2026-05-03", true),
        ("a", "2026-05-04", false),
        ("a", "2026-05-08", false),
        ("a", "2026-05-09", true),
        ("b", "2026-05-09", false),
    ] {
        let expect =
            outside.then(|| repair(RecordType::Milestone, "m", RepairKind::OutsideProject));
        let entries = format!(
            r#", {in_may}, "milestones": {{"m": {{"name": "M", "project": "{project}", "day": "{day}"}}}}"#
        );
        check(&entries, expect.as_slice());
    }
    /// Who sits under whom, and the circles that this makes.
    fn check_circles(parents: &str, circles: &[&str]) {
        let line = |pair: &str| {
            let (id, parent) = pair.split_once('<').expect("a pair");
            format!(r#""{id}": {{"name": "N", "parent": "{parent}"}}"#)
        };
        let lines: Vec<String> = parents
            .split_whitespace()
            .map(line)
            .chain([r#""top": {"name": "N"}"#.into()])
            .collect();
        let expect: Vec<Repair> = circles
            .iter()
            .map(|id| repair(RecordType::Programme, id, RepairKind::UnderItself))
            .collect();
        check(&format!(r#", "programmes": {{{}}}"#, lines.join(", ")), &expect);
    }
    check_circles("a<top b<a c<b", &[]);
    check_circles("a<a", &["a"]);
    check_circles("a<b b<a", &["a"]);
    check_circles("a<c b<c c<d d<c", &["c"]);
    check_circles("a<z b<c c<b z<y y<x x<z", &["x", "b"]);
}

#[test]
fn a_file_is_known_by_what_stands_in_it() {
    fn check(name: &str, bytes: &str, expect: FileFormat) {
        assert_eq!(sniff(name, bytes.as_bytes()), expect, "{name}: {bytes:?}");
    }
    check("plan.json", "{\"schema\": 0}", FileFormat::Json);
    check("plan.csv", "{\"schema\": 0}", FileFormat::Json);
    check("plan", " \r\n\t[1]", FileFormat::Json);
    check("plan.txt", "\u{feff}{}", FileFormat::Json);
    check("list.csv", "name;start", FileFormat::Csv);
    check("list", "name;start", FileFormat::Csv);
    check("list.json", "name;start", FileFormat::Json);
    check("LIST.JSON", "", FileFormat::Json);
    check("list.csv", "", FileFormat::Csv);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_is_written_is_read(plan in newer_plan()) {
        let file = json::write(&plan);
        let LoadedPlan { plan: read, repairs, .. } = json::read(file.as_bytes()).expect("it was written so");
        prop_assert_eq!(&read, &plan);
        prop_assert_eq!(json::write(&read), file);
        let mended = repairs.iter().find(|repair| !matches!(repair.how, RepairKind::Absent { .. } | RepairKind::OutsideProject | RepairKind::UnderItself | RepairKind::Newer { .. }));
        prop_assert_eq!(mended, None);
    }

    #[test]
    fn the_bytes_do_not_depend_on_how_the_plan_came_to_be(plan in newer_plan(), other in newer_plan()) {
        let mut start = other;
        start.id = plan.id.clone();
        let there = start.apply(&Patch::between(&start, &plan)).expect("made for this plan");
        prop_assert_eq!(json::write(&there), json::write(&plan));
    }

    #[test]
    fn one_record_is_one_line(plan in plan()) {
        let file = json::write(&plan);
        let records = file.lines().filter(|line| line.starts_with('"') && !line.ends_with(": {") && line.contains(": {")).count();
        prop_assert_eq!(records, plan.len() + 1);
        prop_assert_eq!(file.chars().last(), Some('\n'));
    }

    #[test]
    fn a_file_that_breaks_off_is_truncated(plan in plan(), at in any::<prop::sample::Index>()) {
        let file = json::write(&plan);
        let whole = file.trim_end();
        prop_assert_eq!(fault(&whole.as_bytes()[..at.index(whole.len())]), Some(PlanFileError::Truncated));
    }

    #[test]
    fn any_bytes_do_no_harm(bytes in vec(any::<u8>(), 0..200), text in any::<String>()) {
        let _ = json::read(&bytes);
        let _ = json::read(text.as_bytes());
        sniff(&text, &bytes);
    }

    #[test]
    fn a_plan_with_other_bytes_in_it_does_no_harm(plan in plan(), changes in vec((any::<prop::sample::Index>(), any_byte()), 1..5)) {
        let mut file = json::write(&plan).into_bytes();
        for (at, byte) in changes {
            let at = at.index(file.len());
            match byte {
                Some(byte) => file[at] = byte,
                None => drop(file.remove(at)),
            }
        }
        if let Ok(LoadedPlan { plan, .. }) = json::read(&file) {
            let file = json::write(&plan);
            prop_assert_eq!(json::read(file.as_bytes()).map(|read| read.plan), Ok(plan));
        }
    }

    #[test]
    fn any_json_in_place_of_a_part_does_no_harm(value in any_json(), place in 0_usize..5) {
        let file = match place {
            0 => value,
            1 => file(&format!(r#", "projects": {value}"#)),
            2 => file(&format!(r#", "projects": {{"a": {value}}}"#)),
            3 => file(&format!(r#", "links": {{"a": {{"predecessor": {value}, "successor": {{"project": "a"}}}}}}"#)),
            _ => file(&format!(r#", "about": {value}"#)).replacen(r#", "about": {"name": "Plan"}"#, "", 1),
        };
        if let Ok(LoadedPlan { plan, .. }) = json::read(file.as_bytes()) {
            let file = json::write(&plan);
            prop_assert_eq!(json::read(file.as_bytes()).map(|read| read.plan), Ok(plan));
        }
    }
}

/// A byte that JSON cares about, any other, or none.
fn any_byte() -> impl Strategy<Value = Option<u8>> {
    prop_oneof![
        prop::sample::select(b"{}[]\",:\\0-9eu \n".to_vec()).prop_map(Some),
        any::<u8>().prop_map(Some),
        Just(None)
    ]
}

/// Any JSON, with keys and texts that a plan knows among its own.
fn any_json() -> impl Strategy<Value = String> {
    let known = vec![
        "name",
        "dates",
        "start",
        "finish",
        "state",
        "progress",
        "known",
        "project",
        "2026-05-04",
        "running",
        "a",
        "week",
    ];
    let text = prop_oneof![prop::sample::select(known).prop_map(String::from), any::<String>()]
        .prop_map(|text| serde_json::to_string(&text).expect("a text has a form in JSON"));
    let leaf = prop_oneof![
        Just("null".to_string()),
        any::<bool>().prop_map(|value| value.to_string()),
        any::<i64>().prop_map(|value| value.to_string()),
        any::<f64>()
            .prop_filter("finite", |value| value.is_finite())
            .prop_map(|value| value.to_string()),
        text.clone(),
    ];
    leaf.prop_recursive(4, 32, 6, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(|values| format!("[{}]", values.join(","))),
            vec((text.clone(), inner), 0..6).prop_map(|pairs| format!(
                "{{{}}}",
                pairs
                    .iter()
                    .map(|(key, value)| format!("{key}:{value}"))
                    .collect::<Vec<_>>()
                    .join(",")
            )),
        ]
    })
}
