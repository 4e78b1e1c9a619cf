//! Finding, filtering, and the address of what is on screen (rules Q, F and A of docs/SPEC.md).

use crate::notation::{day, plan};
use engine::model::*;
use proptest::prelude::*;
use session::viewmodel::*;

/// Two layers of programmes, three leaders, a party, two products.
fn harbour() -> Plan {
    let mut plan = plan(
        "programme Harbour
         programme Ferry under Harbour
         project Quay 2026-01-05..2026-03-06 in Harbour
         project Boat 2026-01-05..2026-06-05 in Ferry
         project Crew 2026-02-02..2026-04-03 in Ferry
         project Café 2026-02-02..2026-04-03
         product Line launch 2026-07-01
         product Kiosk launch 2026-07-01
         Line must Quay; Line must Boat; Kiosk must Café
         criterion Floats on Line/Boat owner Olga",
    );
    for (name, party) in [("Hanna", None), ("Bo", Some("Yard")), ("Pim", None)] {
        plan.insert(Id::new(name), Person { name: name.into(), party: party.map(Id::new) });
    }
    plan.insert(Id::new("Yard"), Party { name: "Yard".into(), external: true, calendar: None });
    edit(&mut plan, "Harbour", |programme: &mut Programme| {
        programme.manager = Some(Id::new("Hanna"))
    });
    edit(&mut plan, "Boat", |project: &mut Project| project.manager = Some(Id::new("Bo")));
    edit(&mut plan, "Café", |project: &mut Project| project.party = Some(Id::new("Yard")));
    edit(&mut plan, "Kiosk", |product: &mut Product| product.manager = Some(Id::new("Pim")));
    plan
}

fn edit<T: Record + Indexed>(plan: &mut Plan, id: &str, change: impl FnOnce(&mut T)) {
    let id = Id::new(id);
    let mut record = T::clone(plan.get(&id).expect("a record of that id"));
    change(&mut record);
    plan.insert(id, record);
}

#[test]
fn a_name_fits_what_was_typed() {
    fn check(typed: &str, name: &str, expected: Option<Fit>) {
        assert_eq!(Query::new(typed).fit(name), expected, "{typed:?} in {name:?}");
    }
    check("", "Ferry", Some(Fit::Begins));
    check("  fer", "Ferry", Some(Fit::Begins));
    check("FERRY", "ferry", Some(Fit::Begins));
    check("harb line", "Line of the harbour", Some(Fit::WordsBegin));
    check("line", "Ferry-line", Some(Fit::WordsBegin));
    check("err", "Ferry", Some(Fit::Holds));
    check("ferry err", "Ferry", Some(Fit::Holds));
    check("ferry boat", "Ferry", None);
    check("cafe", "Café", Some(Fit::Begins));
    check("Café", "CAFE", Some(Fit::Begins));
    check("øresund", "Oresund", Some(Fit::Begins));
    check("IJ", "Het IJ", Some(Fit::WordsBegin));
    check("東", "東京", Some(Fit::Begins));
}

#[test]
fn a_search_finds_every_type_and_the_best_first() {
    fn check(typed: &str, limit: usize, expected: &[&str], total: usize) {
        let found = search(&harbour(), &Query::new(typed), limit);
        let marks: Vec<_> = found.hits.iter().map(|hit| hit.subject.mark()).collect();
        assert_eq!(
            (marks.as_slice(), found.total),
            (expected.iter().map(|it| it.to_string()).collect::<Vec<_>>().as_slice(), total),
            "{typed:?}"
        );
    }
    check("", 9, &[], 0);
    check("zzz", 9, &[], 0);
    check("bo", 9, &["project:Boat", "person:Bo", "programme:Harbour"], 3);
    check("ha", 9, &["programme:Harbour", "person:Hanna"], 2);
    check("yard", 9, &["party:Yard"], 1);
    check("kiosk", 9, &["product:Kiosk"], 1);
    // `a` begins nothing, and stands in seven names.
    check("a", 2, &["programme:Harbour", "project:Boat"], 7);
    check("r", 3, &["programme:Ferry", "programme:Harbour", "project:Crew"], 4);
}

#[test]
fn a_hit_says_what_it_lies_in() {
    fn check(typed: &str, expected: Option<&str>) {
        let found = search(&harbour(), &Query::new(typed), 1);
        assert_eq!(found.hits[0].within.as_deref(), expected, "{typed}");
    }
    check("boat", Some("Ferry"));
    check("ferry", Some("Harbour"));
    check("bo", Some("Ferry"));
    check("harbour", None);
    check("café", None);
    check("olga", None);
}

#[test]
fn a_filter_shows_what_has_to_do_with_each_type_asked_for() {
    fn check(only: &[&str], text: &str, projects: &[&str], products: &[&str], programmes: &[&str]) {
        let only = only.iter().map(|mark| Subject::parse(mark).expect("a mark")).collect();
        let narrow = Filter { only, text: text.into(), ..Filter::default() }.narrow(&harbour());
        let found = (names(&narrow.projects), names(&narrow.products), names(&narrow.programmes));
        assert_eq!(found, (owned(projects), owned(products), owned(programmes)), "{text}");
    }
    fn names<T>(records: &Records<T>) -> Vec<String> {
        records.keys().map(|id| id.to_string()).collect()
    }
    fn owned(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| name.to_string()).collect()
    }
    check(&[], "", &["Boat", "Café", "Crew", "Quay"], &["Kiosk", "Line"], &["Ferry", "Harbour"]);
    check(&["project:Crew"], "", &["Crew"], &[], &["Ferry", "Harbour"]);
    check(&["product:Line"], "", &["Boat", "Quay"], &["Line"], &["Ferry", "Harbour"]);
    // All layers below, and none above.
    check(&["programme:Harbour"], "", &["Boat", "Crew", "Quay"], &["Line"], &["Ferry", "Harbour"]);
    check(&["programme:Ferry"], "", &["Boat", "Crew"], &["Line"], &["Ferry", "Harbour"]);
    // Who leads, also as the manager of a programme above; who owns a criterion; who waits as a
    // product's manager.
    check(&["person:Bo"], "", &["Boat"], &["Line"], &["Ferry", "Harbour"]);
    check(&["person:Hanna"], "", &["Crew", "Quay"], &["Line"], &["Ferry", "Harbour"]);
    check(&["person:Olga"], "", &["Boat"], &["Line"], &["Ferry", "Harbour"]);
    check(&["person:Pim"], "", &["Café"], &["Kiosk"], &[]);
    // Done by that party, or led by one of its people.
    check(&["party:Yard"], "", &["Boat", "Café"], &["Kiosk", "Line"], &["Ferry", "Harbour"]);
    // One of each type; any of one type.
    check(&["party:Yard", "product:Line"], "", &["Boat"], &["Line"], &["Ferry", "Harbour"]);
    check(
        &["project:Crew", "project:Café"],
        "",
        &["Café", "Crew"],
        &["Kiosk"],
        &["Ferry", "Harbour"],
    );
    check(&["party:Yard"], "cafe", &["Café"], &["Kiosk"], &[]);
    check(&[], "cr", &["Crew"], &[], &["Ferry", "Harbour"]);
    // What is asked for is shown even when nothing feeds it; what is gone shows nothing.
    check(&["product:Kiosk", "person:Bo"], "", &[], &["Kiosk"], &[]);
    check(&["person:Nobody"], "", &[], &[], &[]);
}

#[test]
fn what_is_made_while_a_filter_stands_stays_in_sight() {
    let mut filter = Filter { text: "boat".into(), ..Filter::default() };
    let before = harbour();
    let after = {
        let mut plan = before.clone();
        plan.insert(Id::new("Pier"), Project { name: "Pier".into(), ..Project::default() });
        plan
    };
    filter.keep_new(&Patch::between(&before, &after));
    assert_eq!(
        filter.narrow(&after).projects.keys().map(|id| id.as_str()).collect::<Vec<_>>(),
        ["Boat", "Pier"]
    );
}

proptest! {
    #[test]
    fn a_filter_only_leaves_out(plan in crate::plans::plan(), marks in prop::collection::vec("(project|product|programme|person|party):[a-z0-9]{1,2}", 0..4), text in "[a-z]{0,2}") {
        let only = marks.iter().filter_map(|mark| Subject::parse(mark)).collect();
        let filter = Filter { only, text, ..Filter::default() };
        let narrow = filter.narrow(&plan);
        prop_assert!(narrow.projects.iter().all(|(id, project)| plan.get(id) == Some(project)));
        prop_assert!(narrow.products.iter().all(|(id, product)| plan.get(id) == Some(product)));
        prop_assert!(narrow.programmes.iter().all(|(id, programme)| plan.get(id) == Some(programme)));
        prop_assert!(!filter.is_empty() || narrow == plan);
    }

    #[test]
    fn every_record_is_found_by_its_whole_name(plan in crate::plans::plan()) {
        for (id, project) in plan.projects.iter().filter(|(_, project)| !project.name.trim().is_empty()) {
            let found = search(&plan, &Query::new(&project.name), usize::MAX);
            prop_assert!(found.hits.iter().any(|hit| hit.subject == Subject::Project(id.clone())), "{:?}", project.name);
        }
    }

    #[test]
    fn an_address_leads_back(
        ids in prop::collection::vec("\\PC{1,12}", 1..4), view in 0..2usize, show in prop::option::of("(project|product|programme|person|party):\\PC{0,8}"),
        only in prop::collection::vec("(project|person):\\PC{1,8}", 0..3), text in "[^\\pZ\\pC]{0,8}", number in 0..80_000i32, width in 1..400_000u32,
        grouping in prop::sample::select(Grouping::ALL.to_vec()), sorting in prop::sample::select(Sorting::ALL.to_vec()),
    ) {
        let mut filter = Filter { text, ..Filter::default() };
        only.iter().filter_map(|mark| Subject::parse(mark)).for_each(|subject| filter.add(subject));
        let day = Day::MIN.plus(number);
        let (plan, several) = match &ids[..] {
            [id] => (Some(id.clone()), Vec::new()),
            _ => (None, ids),
        };
        let address = Address {
            plan, several, view: View::ALL[view], subject: show.and_then(|mark| Subject::parse(&mark)), filter,
            arrangement: Arrangement { grouping, sorting }, spot: Some(AxisPosition { day, day_width: f64::from(width) / 1_000.0 }),
            rescue: None,
        };
        prop_assert_eq!(&Address::parse(&format!("#{}", address.hash())), &address);
        let rescue = Address { rescue: Some(address.hash()), ..Address::default() };
        prop_assert_eq!(Address::parse(&rescue.hash()), rescue);
    }

    #[test]
    fn no_address_is_refused(hash in "\\PC*") {
        let address = Address::parse(&hash);
        prop_assert_eq!(Address::parse(&address.hash()).plan, address.plan);
    }
}

#[test]
fn what_an_address_does_not_say_well_is_left_out() {
    fn check(hash: &str, expected: Address) {
        assert_eq!(Address::parse(hash), expected, "{hash}");
    }
    let plan = || Address { plan: Some("a".into()), ..Address::default() };
    check("", Address::default());
    check("#", Address::default());
    check("#plan=", Address::default());
    check("#plan=a", plan());
    let several = || Address { several: vec!["b".into(), "a".into()], ..Address::default() };
    check("#with=b&with=a", several());
    check("#with=a&with=", plan());
    check("#plan=c&with=b&with=&with=a&view=people", Address { view: View::People, ..several() });
    assert_eq!(several().hash(), "with=b&with=a");
    assert!(several().is_elsewhere(&plan()) && !several().is_elsewhere(&several()));
    check("#plan=a&view=people&colour=red", Address { view: View::People, ..plan() });
    check("#plan=a&view=dreams", plan());
    check("#plan=a&show=ghost:x&only=y", plan());
    check(
        "#plan=a&show=person:x",
        Address { subject: Some(Subject::Person(Id::new("x"))), ..plan() },
    );
    let arranged =
        |grouping, sorting| Address { arrangement: Arrangement { grouping, sorting }, ..plan() };
    check("#plan=a&group=product&sort=start", arranged(Grouping::Product, Sorting::Start));
    check("#plan=a&group=manager", arranged(Grouping::Leader, Sorting::Rank));
    check("#plan=a&group=colour&sort=size", plan());
    check("#plan=a&day=2026-05-04", plan());
    check("#plan=a&day=2026-05-04&zoom=0", plan());
    check("#plan=a&day=2026-05-04&zoom=inf", plan());
    check("#plan=a&day=1850-05-04&zoom=2", plan());
    check(
        "#plan=a&day=2026-05-04&zoom=2.5",
        Address { spot: Some(AxisPosition { day: day("2026-05-04"), day_width: 2.5 }), ..plan() },
    );
    // What goes without saying is not said.
    assert_eq!(plan().hash(), "plan=a");
    // No plan, no place in it: nothing of the address is kept.
    assert_eq!(Address { view: View::People, ..Address::default() }.hash(), "");
}
