//! People and parties: replacing everywhere, leaving, what they see to (rules T of docs/SPEC.md),
//! and the addresses in notes.

use domain::edit::commands::{AfterReplacing, Referred, replace_everywhere};
use domain::edit::{Change, Label, RecordType, Refusal, commands};
use domain::readiness::Verdict;
use engine::forecast::Chances;
use engine::model::*;
use engine::schedule::Schedule;
use proptest::prelude::*;
use session::text::{self, Lang};
use session::viewmodel::*;

/// Ann leads and owns; Bo of the Yard leads; Cas does nothing.
fn harbour() -> Plan {
    let mut plan = crate::notation::plan(
        "status 2026-05-04
         programme Harbour
         project Quay 2026-01-05..2026-03-06 finished in Harbour
         project Boat 2026-01-05..2026-07-03 in Harbour
         product Line launch 2026-06-01
         product Kiosk
         Line must Boat
         criterion Floats on Line/Boat owner Ann due 2026-05-20",
    );
    for (name, party) in [("Bo", Some("Yard")), ("Cas", None)] {
        plan.insert(Id::new(name), Person { name: name.into(), party: party.map(Id::new) });
    }
    plan.insert(Id::new("Yard"), Party { name: "Yard".into(), external: true, calendar: None });
    plan.insert(Id::new("Town"), Party { name: "Town".into(), external: false, calendar: None });
    edit(&mut plan, "Harbour", |programme: &mut Programme| {
        programme.manager = Some(Id::new("Ann"))
    });
    edit(&mut plan, "Boat", |project: &mut Project| {
        (project.manager, project.party) = (Some(Id::new("Bo")), Some(Id::new("Yard")))
    });
    edit(&mut plan, "Kiosk", |product: &mut Product| product.manager = Some(Id::new("Ann")));
    plan
}

fn edit<T: Record + Indexed>(plan: &mut Plan, id: &str, change: impl FnOnce(&mut T)) {
    let id = Id::new(id);
    let mut record = T::clone(plan.get(&id).expect("a record of that id"));
    change(&mut record);
    plan.insert(id, record);
}

/// Who stands where: programme, projects, products, criteria.
fn places(plan: &Plan) -> Vec<String> {
    let name = |id: &Option<PersonId>| {
        id.as_ref()
            .map_or("-".to_owned(), |id| plan.get(id).map_or("?".to_owned(), |it| it.name.clone()))
    };
    let mut all: Vec<_> = plan.programmes.values().map(|it| name(&it.manager)).collect();
    all.extend(plan.projects.values().map(|it| name(&it.manager)));
    all.extend(plan.products.values().map(|it| name(&it.manager)));
    all.extend(plan.criteria.values().map(|it| name(&it.owner)));
    all
}

#[test]
fn another_stands_wherever_one_stood() {
    fn check(id: &str, to: &str, then: AfterReplacing, expected: Result<(&str, usize), Refusal>) {
        let before = harbour();
        let change = replace_everywhere::<Person>(&before, &Id::new(id), to, Id::new("new"), then);
        let expected = match expected {
            Ok(expected) => expected,
            Err(refusal) => return assert_eq!(change, Err(refusal)),
        };
        let Change { label, patch } = change.expect("allowed");
        let after = before.apply(&patch).expect("it was made for this plan");
        assert_eq!(after.apply(&patch.inverse()).as_ref(), Ok(&before));
        assert_eq!(
            (places(&after).join(" ").as_str(), after.people.size()),
            expected,
            "{id} to {to:?}"
        );
        assert_eq!(after.people.contains_key(&Id::new(id)), then == AfterReplacing::Stay);
        match then {
            AfterReplacing::Leave => {
                assert_eq!(label, Label::Deleted { what: RecordType::Person, name: id.into() })
            }
            AfterReplacing::Stay => assert!(
                matches!(label, Label::Replaced { what: RecordType::Person, name, .. } if name == id)
            ),
        }
    }
    assert_eq!(places(&harbour()).join(" "), "Ann Bo - Ann - Ann");
    check("Ann", "Cas", AfterReplacing::Stay, Ok(("Cas Bo - Cas - Cas", 3)));
    check("Ann", " cas ", AfterReplacing::Leave, Ok(("Cas Bo - Cas - Cas", 2)));
    check("Ann", "Dee", AfterReplacing::Stay, Ok(("Dee Bo - Dee - Dee", 4)));
    check("Ann", "Dee", AfterReplacing::Leave, Ok(("Dee Bo - Dee - Dee", 3)));
    check("Ann", "", AfterReplacing::Leave, Ok(("- Bo - - - -", 2)));
    check("Ann", "", AfterReplacing::Stay, Ok(("- Bo - - - -", 3)));
    check("Ann", "ann", AfterReplacing::Stay, Ok(("Ann Bo - Ann - Ann", 3)));
    check("Cas", "", AfterReplacing::Leave, Ok(("Ann Bo - Ann - Ann", 2)));
    check("Gone", "Cas", AfterReplacing::Stay, Err(Refusal::Gone(RecordType::Person)));
}

#[test]
fn of_two_with_one_name_the_other_takes_over() {
    let mut plan = harbour();
    plan.insert(Id::new("Ann2"), Person { name: "ANN".into(), party: None });
    let change = replace_everywhere::<Person>(
        &plan,
        &Id::new("Ann"),
        "Ann",
        Id::new("new"),
        AfterReplacing::Leave,
    )
    .expect("allowed");
    let after = plan.apply(&change.patch).expect("it was made for this plan");
    assert_eq!(places(&after).join(" "), "ANN Bo - ANN - ANN");
}

#[test]
fn a_party_hands_over_its_people_and_its_work() {
    let plan = harbour();
    assert_eq!(Party::uses(&plan, &Id::new("Yard")), 2);
    let change = replace_everywhere::<Party>(
        &plan,
        &Id::new("Yard"),
        "Dock",
        Id::new("new"),
        AfterReplacing::Leave,
    )
    .expect("allowed");
    let after = plan.apply(&change.patch).expect("it was made for this plan");
    let dock: PartyId = Id::new("new");
    assert_eq!(
        after.get(&dock).map(|party| (party.name.as_str(), party.external)),
        Some(("Dock", true))
    );
    assert_eq!(after.people[&Id::new("Bo")].party, Some(dock.clone()));
    assert_eq!(after.projects[&Id::new("Boat")].party, Some(dock));
    assert!(!after.parties.contains_key(&Id::new("Yard")));
}

#[test]
fn what_somebody_sees_to() {
    fn check(id: &str, expected: (&[&str], &[&str], &[&str], usize), verdict: Option<Verdict>) {
        let duties = duties(&harbour(), &Schedule::of(&harbour()), &Chances::new())
            .remove(&Id::new(id))
            .expect("somebody");
        fn names<T>(ids: &[Id<T>]) -> Vec<&str> {
            ids.iter().map(Id::as_str).collect()
        }
        let found = (
            names(&duties.programmes),
            names(&duties.projects),
            names(&duties.products),
            duties.criteria.len(),
        );
        assert_eq!(
            found,
            (expected.0.to_vec(), expected.1.to_vec(), expected.2.to_vec(), expected.3),
            "{id}"
        );
        assert_eq!(duties.verdict, verdict, "{id}");
    }
    // The quay has no manager: Ann leads it as the programme's. The kiosk is not judged.
    check("Ann", (&["Harbour"], &["Quay"], &["Kiosk"], 1), Some(Verdict::NotJudged));
    check("Bo", (&[], &["Boat"], &[], 0), Some(Verdict::Red));
    check("Cas", (&[], &[], &[], 0), None);
}

#[test]
fn what_somebody_sees_to_is_said() {
    fn check(id: &str, dutch: &str, english: &str) {
        let plan = crate::notation::plan(
            "product P manager Ann; criterion c on x owner Ann; criterion d on x owner Ann
             decision g on P conditional 2026-05-04 if a owner Bo if b owner Ann
             activity s for P support 1..5 owner Bo; activity t for P support 1..5 owner Cas; activity u for P support 1..5 owner Cas",
        );
        let duties = duties(&plan, &Schedule::of(&plan), &Chances::new())
            .remove(&Id::new(id))
            .expect("somebody");
        assert_eq!(Lang::ALL.map(|lang| text::duties(lang, &duties)), [dutch, english]);
        assert!(!duties.is_empty());
    }
    check(
        "Ann",
        "Leidt 1 product; eigenaar van 2 criteria en 1 voorwaarde.",
        "Leads 1 product; owns 2 criteria and 1 condition.",
    );
    check("Bo", "Eigenaar van 1 voorwaarde en 1 activiteit.", "Owns 1 condition and 1 activity.");
    check("Cas", "Eigenaar van 2 activiteiten.", "Owns 2 activities.");
}

#[test]
fn people_stand_by_party() {
    let rows: Vec<_> = people_rows(&harbour())
        .into_iter()
        .map(|row| match row {
            PeopleRow::Party(id) => id.map_or("-:".to_owned(), |id| format!("{id}:")),
            PeopleRow::Person(id) => id.to_string(),
        })
        .collect();
    assert_eq!(rows, ["-:", "Ann", "Cas", "Town:", "Yard:", "Bo"]);
    assert!(people_rows(&Plan::default()).is_empty());
}

/// Every reference to a person or party that the plan does not hold.
fn dangling(plan: &Plan) -> usize {
    let person =
        |id: &Option<PersonId>| id.as_ref().is_some_and(|id| !plan.people.contains_key(id));
    let party = |id: &Option<PartyId>| id.as_ref().is_some_and(|id| !plan.parties.contains_key(id));
    plan.programmes.values().filter(|it| person(&it.manager)).count()
        + plan.projects.values().filter(|it| person(&it.manager)).count()
        + plan.projects.values().filter(|it| party(&it.party)).count()
        + plan.products.values().filter(|it| person(&it.manager)).count()
        + plan.criteria.values().filter(|it| person(&it.owner)).count()
        + plan.activities.values().filter(|it| person(&it.owner)).count()
        + plan
            .decisions
            .values()
            .flat_map(|it| &it.conditions)
            .filter(|it| person(&it.owner))
            .count()
        + plan.people.values().filter(|it| party(&it.party)).count()
}

proptest! {
    #[test]
    fn whoever_goes_leaves_nothing_pointing_at_nobody(plan in crate::plans::plan(), which in any::<prop::sample::Index>(), to in "[a-c]{0,2}", leave in any::<bool>()) {
        let then = if leave { AfterReplacing::Leave } else { AfterReplacing::Stay };
        let before = dangling(&plan);
        let people: Vec<PersonId> = plan.people.keys().cloned().collect();
        let parties: Vec<PartyId> = plan.parties.keys().cloned().collect();
        let mut changes = Vec::new();
        if !people.is_empty() {
            changes.push(replace_everywhere(&plan, which.get(&people), &to, Id::new("fresh"), then));
            changes.push(commands::delete(&plan, which.get(&people)));
            changes.push(commands::delete_all(&plan, &people));
        }
        if !parties.is_empty() {
            changes.push(replace_everywhere(&plan, which.get(&parties), &to, Id::new("fresh"), then));
            changes.push(commands::delete(&plan, which.get(&parties)));
        }
        for change in changes {
            let patch = change.expect("the record is there").patch;
            let after = plan.apply(&patch).expect("it was made for this plan");
            prop_assert!(dangling(&after) <= before, "{} more point at nobody", dangling(&after) - before);
            prop_assert_eq!(&after.apply(&patch.inverse()).expect("it can be undone"), &plan);
        }
    }

    #[test]
    fn everybody_has_one_row(plan in crate::plans::plan()) {
        let rows = people_rows(&plan);
        let mut people: Vec<_> = rows.iter().filter_map(|row| match row { PeopleRow::Person(id) => Some(id.clone()), _ => None }).collect();
        people.sort();
        prop_assert_eq!(people, plan.people.keys().cloned().collect::<Vec<_>>());
    }

    #[test]
    fn no_text_gives_an_address_that_runs(text in "\\PC{0,60}|(javascript:|data:|https://|mailto:|[ a-z./]){0,12}") {
        for address in links(&text) {
            prop_assert!(["https://", "http://", "mailto:"].iter().any(|scheme| address.to_ascii_lowercase().starts_with(scheme)), "{address}");
        }
    }
}

#[test]
fn addresses_in_notes() {
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(links(text), expected, "{text}");
    }
    check("", &[]);
    check("See https://example.org/a?b=c#d.", &["https://example.org/a?b=c#d"]);
    check(
        "(http://example.org), and HTTP://EXAMPLE.ORG/X",
        &["http://example.org", "HTTP://EXAMPLE.ORG/X"],
    );
    check("mailto:quay@example.org mailto:quay@example.org", &["mailto:quay@example.org"]);
    check("javascript:alert(1) data:text/html,x file:///etc vbscript:x", &[]);
    check("javascript:https://example.org", &[]);
    check("<a href=\"https://example.org\" onclick='x'>", &["https://example.org"]);
    check("https:// http://", &[]);
    check("ftp://example.org xhttps://example.org", &[]);
    check("zie:https://example.org", &[]);
    check("één\nhttps://voorbeeld.nl/é", &["https://voorbeeld.nl/é"]);
}
