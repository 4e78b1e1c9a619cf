//! A pressed pointer without a browser: when it is a drag, and what of the timeline it is over.

use std::collections::BTreeSet;

use engine::model::*;
use session::state::{AfterMove, AfterRelease, Grip, Press, PressPhase, PressedOn};
use session::viewmodel::{Arrangement, Scale, rows};

use crate::notation::{day, plan};

/// The axis is seen from 200 to 1200 on the page; a day is 10 pixels wide, a row 20 high.
fn press(grip: Grip, phase: PressPhase, at: (f64, f64)) -> Press {
    Press {
        grip,
        pointer: 1,
        phase,
        from: (200.0, 300.0),
        at,
        scrolled: (0.0, 0.0),
        seen: (200.0, 100.0, 1200.0, 800.0),
        rows_top: 200.0,
        covered: 200.0,
        grab: 0,
    }
}

#[test]
fn a_press_becomes_a_drag_when_it_has_moved() {
    use PressPhase::{Carried, Dragging, Landing, Pressed, Waiting};
    for (phase, moved, pressed, expected) in [
        (Pressed, 3.0, true, AfterMove::Waits),
        (Pressed, 4.0, true, AfterMove::Begins),
        (Pressed, 40.0, false, AfterMove::Lost),
        // A finger that moves before it has rested scrolls.
        (Waiting(1), 9.0, true, AfterMove::Waits),
        (Waiting(1), 10.0, true, AfterMove::Scrolls),
        (Dragging, 0.0, true, AfterMove::Holds),
        (Dragging, 0.0, false, AfterMove::Lost),
        // What is carried follows a pointer that presses nothing.
        (Carried, 0.0, false, AfterMove::Holds),
        (Landing, 0.0, true, AfterMove::Holds),
    ] {
        let press = press(Grip::Card(Id::new("A")), phase, (200.0, 300.0));
        let at = (200.0, 300.0 + moved);
        assert_eq!(press.after_move(at, pressed), expected, "{phase:?} {moved} {pressed}");
    }
}

#[test]
fn a_release_drops_what_was_dragged() {
    use PressPhase::{Carried, Dragging, Landing, Pressed, Waiting};
    for (phase, at, scrolled, expected) in [
        (Pressed, (200.0, 300.0), 0.0, AfterRelease::Clicks),
        (Waiting(1), (200.0, 300.0), 0.0, AfterRelease::Clicks),
        (Dragging, (200.0, 300.0), 0.0, AfterRelease::Drops),
        (Carried, (500.0, 300.0), 0.0, AfterRelease::Carries),
        (Landing, (500.0, 300.0), 0.0, AfterRelease::Drops),
        // Put down where it was picked up, it was only selected.
        (Landing, (203.0, 300.0), 0.0, AfterRelease::Selects),
        (Landing, (203.0, 300.0), 50.0, AfterRelease::Drops),
    ] {
        let press = press(Grip::Card(Id::new("A")), phase, at);
        assert_eq!(press.after_release((scrolled, 0.0)), expected, "{phase:?} {at:?} {scrolled}");
    }
}

#[test]
fn what_a_press_is_over() {
    let plan = plan(
        "programme Ferry; project A 2026-05-04..2026-05-15 in Ferry; project B 2026-05-18..2026-05-29 in Ferry; \
         project Z 2026-05-04..2026-05-15; milestone M in B 2026-05-22; product P launch 2026-06-01",
    );
    let arrangement = Arrangement::default();
    let rows = rows(&plan, arrangement, &BTreeSet::new());
    let places: Vec<_> = rows.iter().map(|row| row.project().map(Id::as_str)).collect();
    assert_eq!(places[..3], [None, Some("A"), Some("B")], "a heading, then its projects");
    let on = PressedOn {
        plan: &plan,
        rows: &rows,
        arrangement,
        scale: Scale { range: Span::until(day("2026-05-04"), day("2026-12-31")), day_width: 10.0 },
        scrolled: (0.0, 0.0),
        row_height: 20.0,
        chance: &|_| Some(60),
    };
    let id = |text: &str| Id::new(text);
    // Each: what is gripped, where it is held on the page, and what that is.
    for (grip, at, expected) in [
        (Grip::Bar(id("A")), (275.0, 225.0), "Day(2026-05-11)"),
        (Grip::NewBar(Day::MIN, None), (195.0, 900.0), "Day(2026-05-03)"),
        // A card only counts over the axis.
        (Grip::Card(id("A")), (275.0, 225.0), "Day(2026-05-11)"),
        (Grip::Card(id("A")), (150.0, 225.0), "none"),
        // Along a bar of twelve days, in steps of five.
        (Grip::Progress(id("A")), (260.0, 225.0), "Percent(50)"),
        (Grip::Progress(id("A")), (900.0, 225.0), "Percent(100)"),
        // Two pixels up are one per cent more.
        (Grip::Chance(Id::new("P")), (200.0, 280.0), "Percent(70)"),
        (Grip::Chance(Id::new("P")), (200.0, 800.0), "Percent(1)"),
        (Grip::Handle(id("A"), domain::edit::SpanEnd::Finish), (345.0, 245.0), "End(B, Start)"),
        (Grip::Handle(id("A"), domain::edit::SpanEnd::Finish), (455.0, 245.0), "End(B, Finish)"),
        (Grip::Handle(id("A"), domain::edit::SpanEnd::Finish), (385.0, 245.0), "End(M, Start)"),
        (Grip::Handle(id("A"), domain::edit::SpanEnd::Finish), (900.0, 245.0), "none"),
        (Grip::Handle(id("A"), domain::edit::SpanEnd::Finish), (205.0, 225.0), "none"),
        (Grip::Row(id("A")), (300.0, 242.0), "Beside(B, false)"),
        (Grip::Row(id("A")), (300.0, 258.0), "Beside(B, true)"),
        // Another group takes it in, and what lies over the rows does not.
        (Grip::Row(id("Z")), (300.0, 242.0), "Group(Ferry)"),
        (Grip::Row(id("Z")), (300.0, 190.0), "none"),
        (Grip::Heading(Id::new("Ferry")), (300.0, 190.0), "none"),
        (Grip::Band(Day::MIN, 0), (275.0, 245.0), "Corner(2026-05-11, 2)"),
    ] {
        let held = press(grip.clone(), PressPhase::Dragging, at);
        let said = held.target(&on).map_or_else(|| "none".to_owned(), |target| in_short(&target));
        assert_eq!(said, expected, "{grip:?} at {at:?}");
    }
    // The day under the pointer is not the day that is gripped.
    let grabbed =
        Press { grab: 3, ..press(Grip::Bar(id("A")), PressPhase::Dragging, (275.0, 225.0)) };
    assert_eq!(grabbed.target(&on).map(|it| in_short(&it)).as_deref(), Some("Day(2026-05-08)"));
}

fn in_short(target: &session::state::DropTarget) -> String {
    use session::state::DropTarget;
    match target {
        DropTarget::Day(day) => format!("Day({day})"),
        DropTarget::Corner(day, row) => format!("Corner({day}, {row})"),
        DropTarget::End(LinkEnd::Project(id), end) => format!("End({id}, {end:?})"),
        DropTarget::End(LinkEnd::Milestone(id), end) => format!("End({id}, {end:?})"),
        DropTarget::Beside(id, behind) => format!("Beside({id}, {behind})"),
        DropTarget::Group(key) => format!("Group({})", key.mark()),
        DropTarget::Percent(percent) => format!("Percent({percent})"),
    }
}
