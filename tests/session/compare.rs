//! What a file would change in a plan: every record that differs is listed, and nothing else.

use domain::edit::{ChangedField, Compared, Comparison, RecordChange, RecordType, compare};
use engine::model::*;
use proptest::prelude::*;
use session::text::{self, Lang};

fn id<T>(text: &str) -> Id<T> {
    Id::new(text)
}

fn base() -> Plan {
    let mut plan = Plan::new("harbour", "Harbour");
    plan.insert(
        id("quay"),
        Project { name: "Quay".into(), rank: Rank::nth(1), ..Project::default() },
    );
    plan.insert(
        id("lock"),
        Project { name: "Lock".into(), rank: Rank::nth(2), ..Project::default() },
    );
    plan.insert(id("ann"), Person { name: "Ann".into(), ..Person::default() });
    let link = Link {
        predecessor: LinkEnd::Project(id("quay")),
        successor: LinkEnd::Project(id("lock")),
        kind: LinkKind::FinishStart,
        lag: Lag::default(),
        accepted: None,
    };
    plan.insert(id("l"), link);
    plan
}

fn word(field: &ChangedField) -> String {
    match field {
        ChangedField::Known(field) => format!("{field:?}"),
        ChangedField::Newer(name) => name.clone(),
    }
}

/// What an edit of the base plan lists, each record in a few words.
fn check(edit: impl FnOnce(&mut Patch, &Plan), expected: &[&str]) {
    let before = base();
    let mut patch = Patch::default();
    edit(&mut patch, &before);
    let after = before.apply(&patch).expect("the patch was made for this plan");
    let listed =
        compare(&before, &after).records.into_iter().map(|Compared { what, name, how }| {
            let how = match how {
                RecordChange::New => "new".into(),
                RecordChange::Gone => "gone".into(),
                RecordChange::Changed(fields) => {
                    fields.iter().map(word).collect::<Vec<_>>().join(" ")
                }
            };
            format!("{what:?} {name}: {how}")
        });
    assert_eq!(listed.collect::<Vec<_>>(), expected);
}

#[test]
fn each_record_that_differs_is_listed_with_its_fields() {
    let quay = |plan: &Plan| Project::clone(plan.get(&id("quay")).expect("it is in the base"));
    check(|_, _| {}, &[]);
    check(
        |patch, plan| {
            patch.put(plan, &id("gate"), Project { name: "Gate".into(), ..Project::default() })
        },
        &["Project Gate: new"],
    );
    check(|patch, plan| patch.remove(plan, &id::<Person>("ann")), &["Person Ann: gone"]);
    check(
        |patch, plan| {
            patch.put(
                plan,
                &id("quay"),
                Project { name: "Pier".into(), note: "longer".into(), ..quay(plan) },
            )
        },
        &["Project Pier: Name Note"],
    );
    // A field that a file leaves out while it is empty counts in both directions.
    check(
        |patch, plan| {
            patch.put(plan, &id("quay"), Project { manager: Some(id("ann")), ..quay(plan) })
        },
        &["Project Quay: Manager"],
    );
    check(|patch, plan| patch.remove(plan, &id::<Link>("l")), &["Link Quay → Lock: gone"]);
    check(
        |patch, plan| {
            patch.set_about(
                plan,
                About {
                    name: "Port".into(),
                    status_date: Day::from_ymd(2026, 5, 4),
                    ..(*plan.about).clone()
                },
            );
            patch.put(plan, &id("ann"), Person { name: "Anna".into(), ..Person::default() });
        },
        &["Plan Port: Name StatusDate", "Person Anna: Name"],
    );
}

#[test]
fn a_plan_that_loses_more_than_a_fifth_shrinks() {
    for (before, after, shrinks) in
        [(10, 8, false), (10, 7, true), (0, 0, false), (1, 0, true), (5, 4, false), (4, 9, false)]
    {
        assert_eq!(
            Comparison { records: vec![], count: (before, after) }.shrinks(),
            shrinks,
            "{before} to {after}"
        );
    }
}

/// Every field that a record has in a file, with the table it stands in.
fn fields_in_file(plan: &Plan) -> Vec<(String, String)> {
    let file = domain::format::json::write(plan);
    let tables: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&file).expect("a plan is written as an object");
    let records = |table: &serde_json::Value| -> Vec<String> {
        let records = table.as_object().into_iter().flat_map(|table| table.values());
        records
            .filter_map(|record| record.as_object())
            .flat_map(|record| record.keys().cloned())
            .collect()
    };
    tables
        .iter()
        .filter(|(name, _)| *name != "about")
        .flat_map(|(name, table)| records(table).into_iter().map(|field| (name.clone(), field)))
        .collect()
}

/// The names in a file of the fields that the records of each table declare.
fn declared() -> Vec<(&'static str, Vec<&'static str>)> {
    fn names<T: Fields>() -> Vec<&'static str> {
        T::fields().iter().map(|field| field.name()).collect()
    }
    macro_rules! names_of_each {
        ($($(#[$doc:meta])* $table:ident: $record:ident,)*) => {
            vec![$((stringify!($table), names::<$record>())),*]
        };
    }
    engine::each_record!(names_of_each)
}

proptest! {
    #[test]
    fn a_plan_does_not_differ_from_itself(plan in crate::plans::plan()) {
        let comparison = compare(&plan, &plan.clone());
        prop_assert!(comparison.is_empty());
        prop_assert!(!comparison.shrinks());
    }

    /// As many are listed as records are not the same; each with a field, when it stays.
    #[test]
    fn every_record_that_differs_is_listed_once(plan in crate::plans::plan(), edit in crate::plans::edit()) {
        let patch = edit.patch(&plan);
        let after = plan.apply(&patch).expect("the patch was made for this plan");
        let Comparison { records, count } = compare(&plan, &after);
        prop_assert_eq!(records.len(), patch.len());
        prop_assert_eq!(count, (plan.len(), after.len()));
        prop_assert!(records.iter().all(|record| record.how != RecordChange::Changed(vec![])));
        // The other way round, what comes goes.
        let back = compare(&after, &plan).records;
        let of = |records: &[Compared], how: &RecordChange| records.iter().filter(|record| record.how == *how).count();
        prop_assert_eq!(of(&records, &RecordChange::New), of(&back, &RecordChange::Gone));
        prop_assert_eq!(of(&records, &RecordChange::Gone), of(&back, &RecordChange::New));
    }

    /// The name of a declared field is the one that a file has.
    #[test]
    fn every_field_of_a_file_is_declared(plan in crate::plans::plan()) {
        let declared = declared();
        for (table, field) in fields_in_file(&plan) {
            let (_, names) = declared.iter().find(|(name, _)| *name == table).expect("a table of records");
            prop_assert!(names.contains(&field.as_str()), "{table} has no field {field}");
        }
    }
}

#[test]
fn a_line_says_what_and_where() {
    let changed = Compared {
        what: RecordType::Project,
        name: "Quay".into(),
        how: RecordChange::Changed(vec![
            ChangedField::Known(Field::Dates),
            ChangedField::Known(Field::Hue),
            ChangedField::Newer("odd".into()),
        ]),
    };
    assert_eq!(text::differs_line(Lang::En, &changed), "project “Quay”: dates, colour, “odd”");
    assert_eq!(text::differs_line(Lang::Nl, &changed), "project “Quay”: datums, kleur, “odd”");
    let gone = Compared { what: RecordType::Person, name: "Ann".into(), how: RecordChange::Gone };
    assert_eq!(text::differs_line(Lang::Nl, &gone), "persoon “Ann”");
}
