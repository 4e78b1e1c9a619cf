//! A view of several plans, and a plan that comes into another one (SPEC J40 to J47).

use std::sync::Arc;

use domain::edit::{Label, Refusal};
use domain::format::json;
use domain::together::{id_apart, programme_of};
use engine::model::*;
use session::Input;
use session::edit::{Edit, RecordId};
use session::several::{PlanIntake, SeveralView};
use session::state::{Effect, Notice};
use session::text::Lang;
use session::viewmodel::Subject;

use crate::inputs::World;
use crate::notation::{day, plan};

fn named(id: &str, name: &str, text: &str) -> Plan {
    plan(text).copy_as(id, name)
}

fn north() -> Plan {
    named("n", "North", "status 2026-05-04\nproject A 2026-05-04..2026-05-15 manager Anna")
}

fn south() -> Plan {
    named("s", "South", "status 2026-06-01\nproject A 2026-05-04..2026-05-15\nproject B")
}

#[test]
fn j46_a_view_is_never_changed_and_says_why() {
    let (_, document) = SeveralView::of(&[north(), south()]).unwrap();
    let id: ProjectId = Id::new(id_apart("n", "A"));
    for input in [
        Input::Edit(Edit::RenamePlan { name: "Other".into() }),
        Input::EditAndTell(Edit::Delete(RecordId::Project(id.clone()))),
        Input::AddProgramme(None),
        Input::TakePlanIn(Arc::new(named("w", "West", "project C"))),
        Input::Settle("projects/A#name".into(), 0),
    ] {
        let mut world = World::of(plan(""));
        world.feed(Input::OpenForReading(Box::new(document.clone())));
        let effects = world.feed(input.clone());
        assert!(!effects.iter().any(|it| matches!(it, Effect::Stepped(..))), "{input:?}");
        assert_eq!(world.session.plan(), &document.plan, "{input:?}");
        if !matches!(input, Input::Settle(..)) {
            let said: Vec<_> = world.session.notices().alerts().iter().map(|it| &it.1).collect();
            assert_eq!(said, [&Notice::ForReading], "{input:?}");
        }
    }
    // Also when the tab could write, and of a hand and of keys.
    let mut world = World::of(plan(""));
    world.feed(Input::OpenForReading(Box::new(document.clone())));
    world.run(&format!("grip bar {id}; hold 2026-05-11; drop; edit {id} name; type Other"));
    assert_eq!(world.session.plan(), &document.plan);
    assert!(world.session.gesture().is_none() && world.session.editing().is_none());
    assert!(!world.session.can(session::command::Command::AddProject, true));
    // The next plan can be changed again.
    world.feed(Input::Open(Box::default(), Default::default()));
    world.feed(Input::AddProgramme(None));
    assert_eq!(world.session.plan().programmes.size(), 1);
}

#[test]
fn j46_a_view_says_what_holds_in_it_and_where_a_record_came_from() {
    let (view, document) = SeveralView::of(&[south(), north()]).unwrap();
    assert_eq!(view.ids(), ["s", "n"]);
    assert_eq!(document.plan.about.status_date, Some(day("2026-05-04")));
    assert_eq!(
        [Lang::En, Lang::Nl].map(|lang| view.notes(lang)),
        [
            ["The status dates differ: here the earliest holds, 4 May 2026."],
            ["De peildatums verschillen: hier geldt de vroegste, 4 mei 2026."],
        ]
    );
    let project = |plan: &str, id: &str| Subject::Project(Id::new(id_apart(plan, id)));
    let from = |subject: &Subject| view.plan_of(subject).map(|plan| &*plan.name);
    assert_eq!(from(&project("n", "A")), Some("North"));
    assert_eq!(from(&project("s", "A")), Some("South"));
    assert_eq!(from(&Subject::Programme(programme_of("s"))), Some("South"));
    assert_eq!(from(&project("w", "A")), None);
    assert_eq!(view.home_of(&project("n", "A")).hash(), "plan=n&show=project%3AA");
    assert_eq!(view.home_of(&Subject::Programme(programme_of("s"))).hash(), "plan=s");
    let again = SeveralView::of(&[north(), north()]).unwrap_err();
    assert!(matches!(again, Refusal::TakenInAlready { .. }));
}

#[test]
fn j47_a_plan_comes_in_by_one_step_and_is_shown() {
    let mut world = World::of(named("m", "Mine", "project X 2026-05-04..2026-05-15"));
    let before = json::write(world.session.plan());
    world.feed(Input::TakePlanIn(Arc::new(north())));
    assert_eq!(
        world.session.notices().told().map(|it| &it.1),
        Some(&Notice::Did(Label::TookPlanIn { name: "North".into() }))
    );
    assert_eq!(world.session.selection().subject(), Some(&Subject::Programme(programme_of("n"))));
    assert_eq!(world.session.plan().projects.size(), 2);

    let after = world.session.plan().clone();
    let effects = world.feed(Input::TakePlanIn(Arc::new(north())));
    assert!(effects.contains(&Effect::NotDone));
    assert_eq!(world.session.plan(), &after);

    world.run("undo");
    assert_eq!(json::write(world.session.plan()), before);
}

#[test]
fn j47_what_a_plan_would_bring_is_said_before() {
    let mine = named("m", "Mine", "status 2026-05-04\nproject X");
    let check = |plan: Plan, expected: &[&str]| {
        let intake = PlanIntake::of(&mine, plan);
        assert_eq!(intake.says(Lang::En), expected);
        assert_eq!(intake.says(Lang::Nl).len(), expected.len());
        assert_eq!(intake.can_come(), expected[0].contains("becomes"));
    };
    let brings = "“North” becomes a programme of this plan. Projects 1, products 0, people 1.";
    check(north(), &[brings]);
    let mut other = north();
    let calendar = CalendarRules { holidays: Some(Holidays::default()), ..Default::default() };
    other.about = Arc::new(About {
        status_date: None,
        calendar: calendar.into(),
        tolerance: Tolerance(0),
        ..(*other.about).clone()
    });
    check(
        other,
        &[
            brings,
            "What holds for it as a whole does not come along: its status date, its working \
             days, its tolerance and settings of the forecast. What this plan has holds.",
        ],
    );
    check(mine.clone(), &["That is this very plan."]);
}
