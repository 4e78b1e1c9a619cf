//! A list that comes again: what it changes in a plan is told, what it leaves out or garbles stays,
//! and a table goes out and comes back.

use std::collections::BTreeMap;

use domain::edit::Document;
use domain::format::csv::{self, *};
use domain::format::json;
use engine::model::*;
use proptest::prelude::*;
use session::text::{self, Lang};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Brings a list into a plan, as at a day, with rows that a person has matched.
fn bring(plan: &Plan, list: &[u8], as_at: &str, same: &[(u32, &str)]) -> Imported {
    let table = ListTable::read(list).unwrap();
    let mapping = Mapping {
        as_at: day(as_at),
        source: "list".into(),
        ..Mapping::guess(&table, Day::MIN).unwrap()
    };
    let same = same.iter().map(|(row, id)| (*row, id.to_string())).collect();
    csv::import(&table, &mapping, &ImportTarget { plan, seed: "x", row: "Row", same: &same })
        .unwrap()
}

fn empty() -> Plan {
    Plan::new("p", "List")
}

/// What a report says, a line each.
fn lines(imported: &Imported) -> Vec<String> {
    let Report { moved, programme, rating, other, new, gone, near, unchanged } =
        imported.report.clone();
    let mut lines: Vec<String> = moved
        .iter()
        .map(|it| format!("moved {} {:+} {:+}", it.name, it.start, it.finish))
        .collect();
    lines.extend(programme.iter().map(|it| format!("programme {} {}>{}", it.name, it.from, it.to)));
    lines.extend(rating.iter().map(|it| format!("rating {} {}>{}", it.name, it.from, it.to)));
    lines.extend(other.iter().map(|(name, roles)| format!("other {name} {roles:?}")));
    lines.extend(new.iter().map(|name| format!("new {name}")));
    lines.extend(gone.iter().map(|name| format!("gone {name}")));
    lines.extend(
        near.iter().map(|it| {
            format!("near {} {}{}", it.name, it.like, if it.same { " taken" } else { "" })
        }),
    );
    lines.extend((unchanged > 0).then(|| format!("unchanged {unchanged}")));
    lines.extend(
        imported
            .faults
            .iter()
            .map(|fault| format!("fault {} {:?} {:?}", fault.row, fault.field, fault.problem)),
    );
    lines
}

const FIRST: &str = "project,programme,manager,start,end,rag
Quay,Port,Ann,2026-03-02,2026-06-26,Green
Bridge,Roads,,2026-04-01,2026-09-30,Amber
Ferry,Port,,2026-05-01,later,
";

/// What a second list changes after the first.
fn check(second: &str, same: &[(u32, &str)], expected: &[&str]) -> Imported {
    let first = bring(&empty(), FIRST.as_bytes(), "2026-03-31", &[]);
    let again = bring(&first.plan, second.as_bytes(), "2026-04-30", same);
    assert_eq!(lines(&again), expected, "{second}");
    again
}

#[test]
fn a_list_that_comes_again_says_what_it_changes() {
    const HEAD: &str = "project,programme,manager,start,end,rag\n";
    let list = |rows: &str| format!("{HEAD}{rows}");
    let same = "Quay,Port,Ann,2026-03-02,2026-06-26,Green\n";
    let rest = "Bridge,Roads,,2026-04-01,2026-09-30,Amber\nFerry,Port,,2026-05-01,later,\n";
    check(FIRST, &[], &["unchanged 3"]);
    check(&list(&format!("{rest}{same}")), &[], &["unchanged 3"]);
    check(
        &list(&format!("Quay,Port,Ann,2026-03-02,2026-07-10,Green\n{rest}")),
        &[],
        &["moved Quay +0 +14", "unchanged 2"],
    );
    check(
        &list(&format!("Quay,Roads,Ann,2026-02-28,2026-06-24,Green\n{rest}")),
        &[],
        &["moved Quay -2 -2", "programme Quay Port>Roads", "unchanged 2"],
    );
    check(
        &list(&format!("Quay,Port,Bo,2026-03-02,2026-06-26,Red\n{rest}")),
        &[],
        &["rating Quay Green>Red", "other Quay [Manager]", "unchanged 2"],
    );
    check(
        &list(&format!("{same}{rest}Lock,Port,,2026-05-04,2026-05-29,\n")),
        &[],
        &["new Lock", "unchanged 3"],
    );
    check(&list(rest), &[], &["gone Quay", "unchanged 2"]);
    // An empty cell wipes nothing, and neither does one that cannot be read: it is listed.
    check(&list(&format!("Quay,,,2026-03-02,2026-06-26,\n{rest}")), &[], &["unchanged 3"]);
    check(
        &list(&format!("Quay,Port,Ann,2026-03-02,soon,Green\n{rest}")),
        &[],
        &["unchanged 3", "fault 2 Finish NotADate"],
    );
    check(
        &list(&format!("Quay,Port,Ann,2026-01-05,soon,Green\n{rest}")),
        &[],
        &["unchanged 3", "fault 2 Finish NotADate"],
    );
    check(
        &list(&format!("Quay,Port,Ann,2026-03-02,,Green\n{rest}")),
        &[],
        &["unchanged 3", "fault 2 Finish Missing"],
    );
    check(
        &list(&format!("Quay,Port,Ann,2026-08-03,2026-06-26,Green\n{rest}")),
        &[],
        &["unchanged 3", "fault 2 Finish EndsBeforeStart"],
    );
    // What had no dates gets them, and other text where there still is none.
    let dated = check(
        &list(&format!(
            "{same}Bridge,Roads,,2026-04-01,2026-09-30,Amber\nFerry,Port,,2026-05-01,2026-08-28,\n"
        )),
        &[],
        &["other Ferry [State, Finish]", "unchanged 2"],
    );
    assert_eq!(
        dated.plan.projects.values().find(|it| it.name == "Ferry").unwrap().state,
        ProjectState::Planned
    );
    check(
        &list(&format!(
            "{same}Bridge,Roads,,2026-04-01,2026-09-30,Amber\nFerry,Port,,2026-05-01,unknown,\n"
        )),
        &[],
        &["other Ferry [Finish]", "unchanged 2", "fault 4 Finish NotADate"],
    );
    // What is finished is complete (D4), unless the list says how far it is.
    check(
        "project,state\nQuay,gereed\nBridge,gepland\nFerry,voorgesteld\n",
        &[],
        &["other Quay [State, Progress]", "unchanged 2"],
    );
    check(
        "project,state,complete\nQuay,finished,80\nBridge,,\nFerry,,\n",
        &[],
        &["other Quay [State, Progress]", "unchanged 2"],
    );
    check(
        "project,state\nQuay,soon\nBridge,\nFerry,running\n",
        &[],
        &["unchanged 3", "fault 2 State NotUnderstood", "fault 4 State NeedsDates"],
    );
    // A column that is not there changes nothing.
    check("project\nQuay\nBridge\nFerry\n", &[], &["unchanged 3"]);
}

#[test]
fn a_name_that_is_nearly_the_same_is_offered_and_never_taken() {
    let list = "project,start,end
the Quay project,2026-03-02,2026-06-26
Brigde,2026-04-01,2026-09-30
Ferry,2026-05-01,later
";
    check(
        list,
        &[],
        &[
            "new the Quay project",
            "new Brigde",
            "gone Quay",
            "gone Bridge",
            "near the Quay project Quay",
            "near Brigde Bridge",
            "unchanged 1",
        ],
    );
    check(
        list,
        &[(2, "project-x0001")],
        &[
            "other Quay [Name]",
            "new Brigde",
            "gone Bridge",
            "near the Quay project Quay taken",
            "near Brigde Bridge",
            "unchanged 1",
        ]
        .map(|line| {
            if line == "other Quay [Name]" { "other the Quay project [Name]" } else { line }
        }),
    );
    // A match that makes no sense any more is passed over.
    check(
        list,
        &[(2, "gone")],
        &[
            "new the Quay project",
            "new Brigde",
            "gone Quay",
            "gone Bridge",
            "near the Quay project Quay",
            "near Brigde Bridge",
            "unchanged 1",
        ],
    );
}

#[test]
fn records_of_one_name_are_told_apart_by_programme_and_then_by_place() {
    let first = "project,programme,start,end
Phase 1,North,2026-03-02,2026-06-26
Phase 1,South,2026-04-01,2026-09-30
Phase 1,South,2026-05-01,2026-10-30
";
    let plan = bring(&empty(), first.as_bytes(), "2026-01-01", &[]).plan;
    let again = |list: &str| lines(&bring(&plan, list.as_bytes(), "2026-01-01", &[]));
    assert_eq!(again(first), ["unchanged 3"]);
    let moved = "project,programme,start,end
Phase 1,South,2026-04-02,2026-09-30
Phase 1,North,2026-03-02,2026-06-26
Phase 1,South,2026-05-01,2026-10-30
";
    assert_eq!(again(moved), ["moved Phase 1 +1 +0", "unchanged 2"]);
    // One has gone to another programme: it is still the one that is left.
    let switched = "project,programme,start,end
Phase 1,West,2026-05-01,2026-10-30
Phase 1,South,2026-04-01,2026-09-30
Phase 1,North,2026-03-02,2026-06-26
";
    assert_eq!(again(switched), ["programme Phase 1 South>West", "unchanged 2"]);
}

#[test]
fn a_programme_that_was_put_under_the_one_of_the_list_stays_there() {
    let mut plan = bring(&empty(), FIRST.as_bytes(), "2026-03-31", &[]).plan;
    let port = plan.programmes.iter().find(|(_, it)| it.name == "Port").unwrap().0.clone();
    plan.insert(
        Id::new("phase"),
        Programme { name: "Phase 1".into(), parent: Some(port), ..Programme::default() },
    );
    let quay = plan
        .projects
        .iter()
        .find(|(_, it)| it.name == "Quay")
        .map(|(id, it)| (id.clone(), Project::clone(it)))
        .unwrap();
    plan.insert(quay.0, Project { programme: Some(Id::new("phase")), ..quay.1 });
    assert_eq!(lines(&bring(&plan, FIRST.as_bytes(), "2026-03-31", &[])), ["unchanged 3"]);
}

#[test]
fn milestones_go_with_a_project_that_moves_and_stay_in_one_that_shrinks() {
    fn check(dates: &str, expected: &str) {
        let mut plan = bring(&empty(), FIRST.as_bytes(), "2026-03-31", &[]).plan;
        let milestone = Milestone {
            name: "Piles".into(),
            project: Id::new("project-x0001"),
            day: day("2026-06-01"),
            done: false,
            agreed: false,
        };
        plan.insert(Id::new("piles"), milestone);
        let list = format!("project,start,end\nQuay,{dates}\n");
        let after = bring(&plan, list.as_bytes(), "2026-03-31", &[]).plan;
        assert_eq!(
            after.get(&Id::<Milestone>::new("piles")).unwrap().day,
            day(expected),
            "{dates}"
        );
    }
    check("2026-03-02,2026-06-26", "2026-06-01");
    check("2026-03-12,2026-07-06", "2026-06-11");
    check("2026-03-02,2026-05-29", "2026-05-29");
    check("2026-03-12,2026-06-26", "2026-06-01");
}

#[test]
fn the_status_date_of_the_plan_only_goes_forward() {
    let plan = bring(&empty(), FIRST.as_bytes(), "2026-03-31", &[]).plan;
    for (as_at, expected) in [("2026-04-30", "2026-04-30"), ("2025-12-31", "2026-03-31")] {
        assert_eq!(
            bring(&plan, FIRST.as_bytes(), as_at, &[]).plan.about.status_date,
            Some(day(expected))
        );
    }
}

/// The counts of a script of its own, which reads both files, pairs rows by their exact names, and
/// compares the texts.
#[test]
fn the_major_projects_of_2022_become_those_of_2023() {
    let first =
        bring(&empty(), include_bytes!("../data/uk-major-projects-2022.csv"), "2022-03-31", &[]);
    let again =
        bring(&first.plan, include_bytes!("../data/uk-major-projects-2023.csv"), "2023-03-31", &[]);
    let Report { moved, programme, rating, new, gone, near, .. } = &again.report;
    let days: i32 = moved.iter().map(|it| it.finish).sum();
    let counts = [
        ("in both", again.dated + again.proposed - new.len(), 188),
        ("moved", moved.len(), 53),
        ("with another start", moved.iter().filter(|it| it.start != 0).count(), 4),
        ("finishing later", moved.iter().filter(|it| it.finish > 0).count(), 42),
        ("finishing earlier", moved.iter().filter(|it| it.finish < 0).count(), 9),
        ("days that finishes moved", days as usize, 41_475),
        ("with another programme", programme.len(), 19),
        ("with another rating", rating.len(), 63),
        ("new", new.len(), 56),
        ("gone", gone.len(), 47),
        ("projects afterwards", again.plan.projects.size(), 235 + 56),
    ];
    for (what, count, expected) in counts {
        assert_eq!(count, expected, "{what}");
    }
    // They are offered, and each was counted as new and as gone.
    assert!(near.iter().all(|it| !it.same && new.contains(&it.name) && gone.contains(&it.like)));
    println!(
        "{}",
        near.iter().map(|it| format!("{} = {}\n", it.name, it.like)).collect::<String>()
    );

    // Once more changes nothing.
    let third =
        bring(&again.plan, include_bytes!("../data/uk-major-projects-2023.csv"), "2023-03-31", &[]);
    assert!(third.plan == again.plan);
    // One step, and back to the byte.
    let mut document = Document::new(first.plan.clone());
    document.take(&domain::edit::Step::Do(again.change(&first.plan, "2023.csv").into())).unwrap();
    assert!(json::write(&document.plan) == json::write(&again.plan));
    document.take(&domain::edit::Step::Undo).unwrap();
    assert!(json::write(&document.plan) == json::write(&first.plan));
}

fn written(plan: &Plan, sheet: Sheet, lang: Lang) -> Vec<u8> {
    csv::write(plan, sheet, text::separator(lang), &|term| text::term(lang, term))
}

/// Reads a table of our own back into a plan.
fn read_back(plan: &Plan, bytes: &[u8], sheet: Sheet) -> Option<Imported> {
    let table = ListTable::read(bytes).ok()?;
    let mapping = Mapping::guess_as(sheet, &table, Day::MIN);
    Some(
        csv::import(
            &table,
            &mapping,
            &ImportTarget { plan, seed: "x", row: "Row", same: &BTreeMap::new() },
        )
        .unwrap(),
    )
}

#[test]
fn the_columns_of_our_own_tables_are_known_again() {
    let mut plan = empty();
    plan.insert(Id::new("a"), Project { name: "A".into(), ..Project::default() });
    plan.insert(Id::new("a"), Programme { name: "A".into(), ..Programme::default() });
    plan.insert(Id::new("a"), Product { name: "A".into(), ..Product::default() });
    plan.insert(Id::new("a"), Person { name: "A".into(), ..Person::default() });
    plan.insert(Id::new("a"), Party { name: "A".into(), ..Party::default() });
    for (sheet, lang) in
        Sheet::ALL.into_iter().flat_map(|sheet| Lang::ALL.map(|lang| (sheet, lang)))
    {
        let table = ListTable::read(&written(&plan, sheet, lang)).unwrap();
        let mapping = Mapping::guess(&table, Day::MIN).unwrap();
        assert_eq!(mapping.sheet, sheet, "{lang:?}");
        let columns: BTreeMap<ColumnRole, usize> =
            sheet.roles().iter().enumerate().map(|(column, role)| (*role, column)).collect();
        assert_eq!(mapping.columns, columns, "{sheet:?} {lang:?} {:?}", table.header);
    }
}

#[test]
fn what_a_spreadsheet_would_run_is_made_harmless_and_comes_back() {
    fn check(name: &str, cell: &str) {
        let mut plan = empty();
        plan.insert(Id::new("a"), Person { name: name.into(), ..Person::default() });
        let bytes = written(&plan, Sheet::People, Lang::En);
        assert_eq!(
            std::str::from_utf8(&bytes).unwrap(),
            format!("\u{feff}Person,Works for,Id\r\n{cell},,a\r\n")
        );
        assert!(read_back(&plan, &bytes, Sheet::People).unwrap().plan == plan, "{name}");
    }
    check("A", "A");
    check("=1+1", "'=1+1");
    check("+31 6", "'+31 6");
    check("-1", "'-1");
    check("@SUM", "'@SUM");
    check("'=1", "''=1");
    check("'t Hof", "'t Hof");
    check("=\"a\",b", "\"'=\"\"a\"\",b\"");
    check("a, b", "\"a, b\"");
    check("a\nb", "\"a\nb\"");
    check("é \u{1f6a2}", "é \u{1f6a2}");
}

#[test]
fn a_programme_never_comes_to_lie_in_itself() {
    let mut plan = empty();
    plan.insert(Id::new("a"), Programme { name: "A".into(), ..Programme::default() });
    plan.insert(
        Id::new("b"),
        Programme { name: "B".into(), parent: Some(Id::new("a")), ..Programme::default() },
    );
    let again = bring(&plan, "Programme,Part of,Id\nA,B,a\nB,A,b\n".as_bytes(), "2026-01-01", &[]);
    assert_eq!(lines(&again), ["unchanged 2", "fault 2 Programme Loop"]);
}

#[test]
fn a_table_without_a_head_is_read_from_its_first_row() {
    let table =
        ListTable::read(b"Quay\t2026-03-02\t2026-06-26\nBridge\t2026-04-01\t2026-09-30").unwrap();
    assert!(!table.is_headed());
    let mapping = Mapping::guess(&table, Day::MIN).unwrap();
    assert_eq!(
        mapping.columns,
        BTreeMap::from([(ColumnRole::Name, 0), (ColumnRole::Start, 1), (ColumnRole::Finish, 2)])
    );
    let mut headed = table.clone();
    headed.set_headed(true);
    assert_eq!((headed.rows.len(), headed.header[0].as_str()), (1, "Quay"));
    headed.set_headed(false);
    assert_eq!(headed, table);
}

#[test]
fn what_was_said_of_a_list_is_remembered() {
    let table = ListTable::read(b"what,when,until,rag\nQuay,01/02/2026,03/04/2026,Red").unwrap();
    let mut mapping = Mapping {
        order: Some(DayOrder::MonthDay),
        source: "Board".into(),
        ..Mapping::guess(&table, Day::MIN).unwrap()
    };
    mapping.assign(ColumnRole::Kind, Some(0), &table);
    mapping.assign(ColumnRole::Name, Some(0), &table);
    mapping.assign(ColumnRole::Kind, None, &table);
    mapping.order = Some(DayOrder::MonthDay);
    let memory = Memory::of(&table, &mapping, "a.csv");
    let text = serde_json::to_string(&memory).unwrap();
    let memory: Memory = serde_json::from_str(&text).unwrap();

    let other =
        ListTable::read(b"what,when,until,rag\nBridge,05/06/2026,07/08/2026,Green").unwrap();
    assert!(memory.fits(&other));
    assert_eq!(
        memory.recall(&other, "b.csv", Day::MAX),
        Some(Mapping { as_at: Day::MAX, ..mapping.clone() })
    );
    // What the rows decide is not overruled.
    let decided =
        ListTable::read(b"what,when,until,rag\nBridge,31/06/2026,07/08/2026,Green").unwrap();
    assert_eq!(memory.recall(&decided, "b.csv", Day::MAX).unwrap().order, Some(DayOrder::DayMonth));
    assert!(!memory.fits(&ListTable::read(b"what,when\nBridge,05/06/2026").unwrap()));
    // The list's own name gives way to that of the next.
    let own = Memory::of(&table, &Mapping { source: "a.csv".into(), ..mapping }, "a.csv");
    assert_eq!(own.recall(&other, "b.csv", Day::MAX).unwrap().source, "b.csv");
}

/// Of several with one name, a row stands for the one that it says the same of, whatever their ids.
#[test]
fn of_two_with_one_name_each_row_keeps_its_own() {
    let mut plan = Plan::new("p", "P");
    plan.insert(Id::new("zzz"), Project { name: "C".into(), ..Project::default() });
    let list = b"name,start,end\nC,2026-01-10,2026-01-10\nC,2026-01-10,2026-01-11\n";
    let once = bring(&plan, list, "2026-01-01", &[]);
    let twice = bring(&once.plan, list, "2026-01-01", &[]);
    let changed: Vec<_> =
        lines(&twice).into_iter().filter(|line| !line.starts_with("unchanged")).collect();
    assert_eq!((changed, twice.plan == once.plan), (Vec::<String>::new(), true));
}

proptest! {
    /// Any table of any plan, in both languages, brought back into the plan it came from, changes
    /// nothing.
    #[test]
    fn a_table_goes_out_and_comes_back(plan in crate::plans::plan(), sheet in prop::sample::select(Sheet::ALL.to_vec()), lang in prop::sample::select(Lang::ALL.to_vec())) {
        let Some(mut back) = read_back(&plan, &written(&plan, sheet, lang), sheet) else { return Ok(()) };
        back.plan.about = plan.about.clone();
        let changes: Vec<String> = lines(&back).into_iter().filter(|line| !line.starts_with("unchanged")).collect();
        prop_assert!(changes.is_empty(), "{changes:?}");
        prop_assert!(back.plan == plan);
    }

    /// Whatever a list holds: no project is lost, every row has one, and a second time changes
    /// nothing more.
    #[test]
    fn a_list_never_takes_anything_away(plan in crate::plans::plan(), rows in prop::collection::vec(("[ABC]{1,2}", "[PQ]?", "2026-0[1-9]-1[0-9]|x|", "2026-0[1-9]-1[0-9]|x|"), 1..12)) {
        let rows: String = rows.iter().map(|(name, programme, start, finish)| format!("{name},{programme},{start},{finish}\n")).collect();
        let list = format!("name,programme,start,end\n{rows}");
        let once = bring(&plan, list.as_bytes(), "2026-01-01", &[]);
        let twice = bring(&once.plan, list.as_bytes(), "2026-01-01", &[]);
        prop_assert!(plan.projects.keys().all(|id| once.plan.get(id).is_some()));
        prop_assert_eq!(once.plan.projects.size(), plan.projects.size() + once.report.new.len());
        prop_assert!(twice.plan == once.plan, "{:?}", lines(&twice));
        prop_assert!(once.plan.projects.values().all(|it| it.dates.is_some() || it.state == ProjectState::Proposed));
    }
}
