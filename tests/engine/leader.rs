//! Who leads a project (rule H1 of docs/SPEC.md).

use engine::model::*;
use proptest::prelude::*;

#[test]
fn the_nearest_manager_leads() {
    /// Programmes `name under parent led by`, and who leads the project `P` in `A`.
    fn check(
        programmes: &[(&str, Option<&str>, Option<&str>)],
        own: Option<&str>,
        people: &[&str],
        expected: Option<(&str, Option<&str>)>,
    ) {
        let mut plan = crate::notation::plan("project P in A");
        for (name, parent, manager) in programmes {
            let programme = Programme {
                name: name.to_string(),
                parent: parent.map(Id::new),
                manager: manager.map(Id::new),
                ..Programme::default()
            };
            plan.insert(Id::new(*name), programme);
        }
        people.iter().for_each(|name| {
            plan.insert(Id::new(*name), Person { name: name.to_string(), ..Person::default() })
        });
        let project = Project {
            manager: own.map(Id::new),
            ..Project::clone(plan.get(&Id::new("P")).expect("P"))
        };
        let found = leader(&plan, &project).map(|leader| match leader {
            Leader::Own(person) => (person.as_str(), None),
            Leader::Programme(person, programme) => (person.as_str(), Some(programme.as_str())),
        });
        assert_eq!(found, expected, "{programmes:?} {own:?}");
    }
    let people = &["x", "y", "z"];
    check(&[], None, people, None);
    check(&[("A", None, None)], None, people, None);
    check(&[("A", None, Some("y"))], None, people, Some(("y", Some("A"))));
    check(&[("A", None, Some("y"))], Some("x"), people, Some(("x", None)));
    check(&[("A", Some("B"), None), ("B", None, Some("z"))], None, people, Some(("z", Some("B"))));
    check(
        &[("A", Some("B"), Some("y")), ("B", None, Some("z"))],
        None,
        people,
        Some(("y", Some("A"))),
    );
    // Whom the plan does not hold leads nothing.
    check(&[("A", None, Some("y"))], Some("gone"), people, Some(("y", Some("A"))));
    check(
        &[("A", Some("B"), Some("gone")), ("B", None, Some("z"))],
        None,
        people,
        Some(("z", Some("B"))),
    );
    check(&[("A", Some("gone"), None)], None, people, None);
    // A loop of parents ends.
    check(&[("A", Some("B"), None), ("B", Some("A"), None)], None, people, None);
    check(
        &[("A", Some("B"), None), ("B", Some("A"), Some("z"))],
        None,
        people,
        Some(("z", Some("B"))),
    );
    check(&[("A", Some("A"), None)], None, people, None);
}

proptest! {
    #[test]
    fn a_leader_is_somebody_whom_the_plan_holds(plan in crate::plans::plan()) {
        for project in plan.projects.values() {
            let leader = leader(&plan, project);
            prop_assert!(leader.is_none_or(|leader| plan.people.contains_key(leader.person())));
        }
    }
}
