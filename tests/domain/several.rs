//! Several plans as one: rows, and the laws J40 to J45 over any plans.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::notation::{day, plan};
use crate::plans;
use domain::edit::{Document, Label, Merge, Refusal, Step};
use domain::format::json;
use domain::merge::Side;
use domain::readiness::judge;
use domain::together::{
    self, Differences, came_from, id_apart, one_of, programme_of, take_in_plan, told_apart,
};
use engine::model::*;
use engine::schedule::Schedule;
use proptest::prelude::*;
use serde_json::Value;

/// A plan of this id and name.
fn named(id: &str, name: &str, text: &str) -> Plan {
    plan(text).copy_as(id, name)
}

/// As a file has it.
fn json_of(plan: &Plan) -> Value {
    serde_json::from_str(&json::write(plan)).unwrap()
}

/// Calls `found` with every text in it, names of fields too.
fn each_text(value: &Value, found: &mut dyn FnMut(&str)) {
    match value {
        Value::String(text) => found(text),
        Value::Array(values) => values.iter().for_each(|value| each_text(value, found)),
        Value::Object(fields) => fields.iter().for_each(|(name, value)| {
            found(name);
            each_text(value, found);
        }),
        _ => {}
    }
}

/// The same with other texts, names of fields too.
fn with_texts(value: &Value, to: &dyn Fn(&str) -> String) -> Value {
    match value {
        Value::String(text) => Value::String(to(text)),
        Value::Array(values) => values.iter().map(|value| with_texts(value, to)).collect(),
        Value::Object(fields) => Value::Object(
            fields.iter().map(|(name, value)| (to(name), with_texts(value, to))).collect(),
        ),
        other => other.clone(),
    }
}

fn one(plans: &[Plan]) -> Plan {
    one_of(&plans.iter().collect::<Vec<_>>()).unwrap().plan
}

#[test]
fn j40_every_reference_of_every_table_goes_along() {
    let text = include_str!("../../docs/sample.json")
        // An id that is no name of a field.
        .replace(":\"manager\"", ":\"leader\"")
        .replace("\n\"manager\"", "\n\"leader\"");
    let sample = json::read(text.as_bytes()).unwrap().plan;
    let ids: Vec<String> = json_of(&sample)
        .as_object()
        .unwrap()
        .iter()
        .filter(|(table, _)| *table != "about")
        .filter_map(|(_, table)| table.as_object())
        .flat_map(|table| table.keys().cloned().collect::<Vec<_>>())
        .collect();
    let count = |plan: &Plan, is_it: &dyn Fn(&str) -> bool| {
        let mut count = 0;
        each_text(&json_of(plan)["projects"], &mut |text| count += usize::from(is_it(text)));
        let mut all = 0;
        each_text(&json_of(plan), &mut |text| all += usize::from(is_it(text)));
        (count, all)
    };
    let is_old = |text: &str| ids.iter().any(|id| id == text);
    let combined = one(std::slice::from_ref(&sample));
    let home = programme_of("city-bike");
    let is_new = |text: &str| text.starts_with(home.as_str()) && text != home.as_str();
    // The plan's own id is the name of its product, and is nowhere in the combined plan.
    let (projects, all) = count(&sample, &is_old);
    assert!(all > 60, "the sample has every reference: {all}");
    assert_eq!(count(&combined, &is_old), (0, 0), "an old id stands somewhere");
    assert_eq!(count(&combined, &is_new), (projects, all - 1), "a reference was lost");
    let loaded = json::read(json::write(&combined).as_bytes()).unwrap();
    assert_eq!(loaded.repairs, [], "what is referred to is there");
    assert_eq!(loaded.plan, combined);
}

#[test]
fn j40_an_id_follows_from_both_ids_alone() {
    let long = "x".repeat(48);
    for (plan, id, expected) in [
        ("a", "p", "af63dc4c8601ec8c:p"),
        ("b", "p", "af63df4c8601f1a5:p"),
        ("a", &long[..47], &format!("af63dc4c8601ec8c:{}", &long[..47])),
        ("a", &long, &format!("af63dc4c8601ec8c#{:016x}", key(&long))),
    ] {
        assert_eq!(id_apart(plan, id), expected);
        assert!(json::is_id(expected));
        assert_eq!(came_from(expected), Some(programme_of(plan)));
    }
    for id in
        ["", "p", "af63dc4c8601ec8", "af63dc4c8601ec8cp", "AF63DC4C8601EC8C:p", "日本日本日本:p"]
    {
        assert_eq!(came_from(id), None, "{id}");
    }
}

#[test]
fn j41_each_plan_is_a_programme_at_the_top() {
    let north = named("n", "North", "programme Roads\nproject A in Roads\nproject B");
    let south = named("s", "South", "project A");
    let one = one(&[south, north]);
    let mut lines: Vec<_> = one
        .projects
        .iter()
        .map(|(_, project)| {
            let above = project.programme.iter().flat_map(|id| one.lineage(id));
            let names: Vec<_> = above.map(|id| one.get(id).unwrap().name.clone()).collect();
            format!("{} in {}", project.name, names.join(" in "))
        })
        .collect();
    lines.sort();
    assert_eq!(lines, ["A in Roads in North", "A in South", "B in North"]);
    let mut tops: Vec<_> = one.programmes.values().filter(|it| it.parent.is_none()).collect();
    tops.sort_by_key(|it| it.rank.clone());
    assert_eq!(tops.iter().map(|it| &*it.name).collect::<Vec<_>>(), ["South", "North"]);
    assert_eq!(one.about.name, "South + North");
}

#[test]
fn j42_what_cannot_hold_for_all_is_said() {
    let mut north = named("n", "North", "project A");
    let mut south = named("s", "South", "project A\nproject B");
    let check = |plans: [&Plan; 2], status: Option<&str>, differences: Differences| {
        let several = one_of(&plans).unwrap();
        assert_eq!(several.plan.about.status_date, status.map(day));
        assert_eq!(several.differences, differences);
        assert_eq!(several.rules_of, "South", "the plan with the most projects");
    };
    let none = Differences::default();
    check([&north, &south], None, none);
    north.about =
        Arc::new(About { status_date: Some(day("2026-05-04")), ..(*north.about).clone() });
    check([&north, &south], Some("2026-05-04"), Differences { status_date: true, ..none });
    south.about =
        Arc::new(About { status_date: Some(day("2026-05-04")), ..(*south.about).clone() });
    check([&north, &south], Some("2026-05-04"), none);
    north.about =
        Arc::new(About { status_date: Some(day("2026-06-01")), ..(*north.about).clone() });
    check([&north, &south], Some("2026-05-04"), Differences { status_date: true, ..none });
    north.about = Arc::new(About { tolerance: Tolerance(9), ..(*south.about).clone() });
    check([&south, &north], Some("2026-05-04"), Differences { settings: true, ..none });
    let rules = CalendarRules { holidays: Some(Holidays::default()), ..CalendarRules::default() };
    north.about = Arc::new(About { calendar: rules.into(), ..(*south.about).clone() });
    check([&north, &south], Some("2026-05-04"), Differences { calendar: true, ..none });
    north.about = south.about.clone();
    let beacon = || Unknown([("/beacon".into(), "5".into())].into());
    north.insert(Unknown::id("projects", "A"), beacon());
    check([&north, &south], Some("2026-05-04"), none);
    north.insert(Unknown::about(), beacon());
    check([&north, &south], Some("2026-05-04"), Differences { newer: true, ..none });
    let kept: Vec<_> = one(&[north, south]).unknown.keys().map(|id| id.to_string()).collect();
    assert_eq!(kept, [format!("projects/{}", id_apart("n", "A"))]);
}

#[test]
fn j43_who_has_the_same_name_in_two_plans_is_told_apart() {
    let north = named("n", "North", "project A manager Anna\nproject B manager Bo");
    let south = named("s", "South", "project A manager anna");
    let told = told_apart(&one(&[north, south]));
    let mut names: Vec<_> = told.people.values().map(|person| &*person.name).collect();
    names.sort_unstable();
    assert_eq!(names, ["Anna · North", "Bo", "anna · South"]);
}

#[test]
fn j44_what_does_not_fit_is_refused() {
    let north = named("n", "North", "project A");
    let south = named("s", "South", "project A");
    let again = one_of(&[&north, &south, &north]);
    let here = Refusal::TakenInAlready { plan: "North".into(), programme: Some("North".into()) };
    assert_eq!(again.unwrap_err(), here);
    assert_eq!(take_in_plan(&north, &north).unwrap_err(), Refusal::IntoItself);

    let mut many = named("m", "Many", "");
    (0..json::MAX_RECORDS - 1).for_each(|n| {
        many.insert(PersonId::new(n.to_string()), Person::default());
    });
    let limit = json::MAX_RECORDS;
    let refused = Refusal::TooManyRecords { plan: "North".into(), limit };
    assert_eq!(one_of(&[&many, &north]).unwrap_err(), refused);
    assert_eq!(take_in_plan(&many, &north).unwrap_err(), refused);
    assert!(one_of(&[&many]).is_ok(), "with its own programme it is as many as a plan can hold");

    let mut parties = named("p", "Parties", "");
    let calendar = Some(Calendar::default());
    (0..json::MAX_CALENDARS).for_each(|n| {
        let party = Party { calendar: calendar.clone(), ..Party::default() };
        parties.insert(PartyId::new(n.to_string()), party);
    });
    let mut others = parties.copy_as("o", "Others");
    others.parties = Records::default();
    assert!(one_of(&[&parties, &others]).is_ok());
    others.insert(PartyId::new("1"), Party { calendar, ..Party::default() });
    let limit = json::MAX_CALENDARS;
    let refused = Refusal::TooManyCalendars { plan: "Others".into(), limit };
    assert_eq!(one_of(&[&parties, &others]).unwrap_err(), refused);
}

#[test]
fn j45_taking_a_plan_in_is_one_step() {
    let mine = named("m", "Mine", "programme Own\nproject X in Own");
    let north = named("n", "North", "programme Roads\nproject A in Roads manager Anna\nproject B");
    let mut document = Document::new(mine);
    let before = json::write(&document.plan);
    let change = take_in_plan(&document.plan, &north).unwrap();
    assert_eq!(change.label, Label::TookPlanIn { name: "North".into() });
    document.take(&Step::Do(Arc::new(change))).unwrap();
    let after = document.plan.clone();
    assert_eq!(after.projects.size(), 3);
    assert_eq!(after.about, Document::new(plan("")).plan.copy_as("m", "Mine").about);
    let programme = after.get(&programme_of("n")).unwrap();
    let own = after.programmes.values().find(|it| it.name == "Own").unwrap();
    assert_eq!((&*programme.name, &programme.parent), ("North", &None));
    assert!(programme.rank > own.rank, "behind the others");

    // Again, also when the other plan went on or the programme has another name by now.
    let mut later = north.clone();
    later.insert(ProjectId::new("C"), Project { name: "C".into(), ..Project::default() });
    let here = |programme: Option<&str>| Refusal::TakenInAlready {
        plan: "North".into(),
        programme: programme.map(Into::into),
    };
    assert_eq!(take_in_plan(&after, &later).unwrap_err(), here(Some("North")));
    let mut without = after.clone();
    without.programmes.remove_mut(&programme_of("n"));
    assert_eq!(take_in_plan(&without, &later).unwrap_err(), here(None));

    document.take(&Step::Undo).unwrap();
    assert_eq!(json::write(&document.plan), before);
    document.take(&Step::Redo).unwrap();
    assert_eq!(document.plan, after);
}

#[test]
fn j45_two_who_take_in_the_same_plan_have_the_same() {
    let mine = named("m", "Mine", "project X");
    let north = named("n", "North", "programme Roads\nproject A in Roads manager Anna");
    let took = |seal: &str| {
        let mut document = Document::new(mine.clone());
        let change = take_in_plan(&document.plan, &north).unwrap();
        document.take(&Step::Do(Arc::new(change))).unwrap();
        let seal = together::seal_of(&document, seal, Default::default()).unwrap();
        document.take(&Step::Seal(seal)).unwrap();
        document
    };
    let (mut here, there) = (took("here"), took("there"));
    let theirs = Side { plan: &there.plan, state: &there.merge };
    if let Some(merge) = together::merge(&here, theirs, "file", &BTreeMap::new()) {
        let Merge { change, .. } = &merge;
        assert!(change.patch.is_empty(), "nothing comes that is not here: {change:?}");
        here.take(&Step::Merge(Arc::new(merge))).unwrap();
    }
    assert_eq!(here.plan, there.plan);
    assert_eq!(together::clashes(&here), []);
}

/// How many records of each table.
fn counts(plan: &Plan) -> BTreeMap<&'static str, usize> {
    macro_rules! sizes {
        ($($(#[$doc:meta])* $table:ident: $record:ident,)*) => {
            BTreeMap::from([$((stringify!($table), plan.$table.size())),*])
        };
    }
    engine::each_record!(sizes)
}

/// Some plans with ids of their own.
fn some_plans() -> impl Strategy<Value = Vec<Plan>> {
    prop::collection::vec(plans::newer_plan(), 1..4).prop_map(|mut plans| {
        for (plan, n) in plans.iter_mut().zip(0..) {
            plan.id = format!("{}{n}", plan.id.chars().take(60).collect::<String>());
        }
        plans
    })
}

/// The records of one table of a plan in JSON, without the programme that they lie in when that is
/// not there.
fn lines(plan: &Plan, table: &str) -> BTreeMap<String, Value> {
    let programmes = plan.programmes.clone();
    let json = json_of(plan);
    let records = json.get(table).and_then(Value::as_object).cloned().unwrap_or_default();
    let mut lines: BTreeMap<_, _> = records.into_iter().collect();
    let home = match table {
        "programmes" => "parent",
        "projects" => "programme",
        _ => return lines,
    };
    for line in lines.values_mut() {
        let there = line[home].as_str().is_some_and(|id| programmes.contains_key(&Id::new(id)));
        if !there {
            line.as_object_mut().unwrap().remove(home);
        }
    }
    lines
}

proptest! {
    #[test]
    fn j40_nothing_is_lost_and_nothing_else_changes(plans in some_plans()) {
        let combined = one(&plans);
        let mut expected: BTreeMap<&str, usize> = BTreeMap::from([("programmes", plans.len())]);
        for plan in &plans {
            for (table, n) in counts(plan) {
                *expected.entry(table).or_default() += n;
            }
        }
        prop_assert_eq!(counts(&combined), expected);
        prop_assert_eq!(json::write(&combined), json::write(&one(&plans)), "the same each time");
        let read = json::read(json::write(&combined).as_bytes()).unwrap();
        prop_assert_eq!(&read.plan, &combined, "a file can hold it");
        let tops: Vec<_> = plans.iter().map(|plan| programme_of(&plan.id)).collect();
        let without_tops = {
            let mut plan = combined.clone();
            tops.iter().for_each(|top| _ = plan.programmes.remove_mut(top));
            plan
        };
        for plan in &plans {
            // Every text of the plan under the id that it would have as one.
            let mut back = BTreeMap::new();
            each_text(&json_of(plan), &mut |text| {
                back.insert(id_apart(&plan.id, text), text.to_owned());
            });
            let to = |text: &str| back.get(text).cloned().unwrap_or_else(|| text.to_owned());
            for table in counts(plan).into_keys() {
                let theirs = |id: &String| came_from(id) == Some(programme_of(&plan.id));
                let own: BTreeMap<_, _> = lines(&without_tops, table)
                    .into_iter()
                    .filter(|(id, _)| theirs(id))
                    .map(|(id, line)| (to(&id), with_texts(&line, &to)))
                    .collect();
                prop_assert_eq!(own, lines(plan, table), "{}", table);
            }
        }
    }

    #[test]
    fn j41_the_order_of_plans_is_that_of_the_programmes_alone(plans in some_plans()) {
        let there = one(&plans);
        let mut back = one(&plans.iter().rev().cloned().collect::<Vec<_>>());
        prop_assert_eq!(&back.id, &there.id);
        for plan in &plans {
            let top = programme_of(&plan.id);
            let programme = Programme::clone(there.get(&top).unwrap());
            back.insert(top, programme);
        }
        back.about = About { name: there.about.name.clone(), ..(*back.about).clone() }.into();
        prop_assert_eq!(back, there);
    }

    #[test]
    fn j42_dates_and_verdicts_are_those_of_the_own_plan(
        plans in prop::collection::vec(plans::linked_plan(), 1..4)
    ) {
        let about = plans[0].about.clone();
        let plans: Vec<_> = plans
            .into_iter()
            .zip(0..)
            .map(|(mut plan, n)| {
                plan.id = format!("plan {n}");
                plan.about = about.clone();
                plan
            })
            .collect();
        let combined = one(&plans);
        let of_all = Schedule::of(&combined);
        for plan in &plans {
            let schedule = Schedule::of(plan);
            for id in plan.projects.keys() {
                let apart = Id::new(id_apart(&plan.id, id.as_str()));
                prop_assert_eq!(of_all.forecast(&apart), schedule.forecast(id));
                prop_assert_eq!(of_all.slack(&apart), schedule.slack(id));
            }
            for id in plan.products.keys() {
                let apart = Id::new(id_apart(&plan.id, id.as_str()));
                let own = judge(plan, &schedule, id);
                let seen = judge(&combined, &of_all, &apart);
                prop_assert_eq!(seen.time.verdict(), own.time.verdict());
                prop_assert_eq!(seen.form.verdict(), own.form.verdict());
                prop_assert_eq!(seen.verdict(), own.verdict());
                prop_assert_eq!(seen.slack(), own.slack());
            }
        }
    }

    #[test]
    fn j45_taking_in_and_back_gives_the_same_bytes(plans in some_plans()) {
        let mut document = Document::new(plans[0].clone());
        let before = json::write(&document.plan);
        for other in &plans[1..] {
            let change = take_in_plan(&document.plan, other).unwrap();
            document.take(&Step::Do(Arc::new(change))).unwrap();
        }
        let size: usize = plans.iter().map(|plan| plan.projects.size()).sum();
        prop_assert_eq!(document.plan.projects.size(), size);
        for _ in &plans[1..] {
            document.take(&Step::Undo).unwrap();
        }
        prop_assert_eq!(json::write(&document.plan), before);
    }
}
