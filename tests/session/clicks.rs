//! A hand at work, event by event: a drag, and the two clicks that do the same.

use std::collections::BTreeSet;

use domain::edit::SpanEnd;
use engine::model::*;
use proptest::prelude::*;
use session::state::{AfterMove, AfterRelease, Grip, Input, Press, PressPhase, PressedOn};
use session::viewmodel::{Arrangement, Row, Scale, rows};

use crate::inputs::World;
use crate::plans;

/// Where the axis is seen on the page: it begins at its left, the first row at its top. A day is 10
/// pixels wide, a row 20 high.
const SEEN: (f64, f64, f64, f64) = (200.0, 100.0, 1200.0, 800.0);
const ROWS_TOP: f64 = 200.0;

/// A pointer over a timeline, with what the page does about its events.
struct Hand {
    world: World,
    rows: Vec<Row>,
    scale: Scale,
    /// Does a click pick up?
    clicks: bool,
    press: Option<Press>,
}

impl Hand {
    fn over(plan: Plan, clicks: bool) -> Hand {
        let rows = rows(&plan, Arrangement::default(), &BTreeSet::new());
        let first = Day::from_number(20_450).expect("a day of 2025");
        let scale = Scale { range: Span::until(first, first.plus(400)), day_width: 10.0 };
        Hand { world: World::of(plan), rows, scale, clicks, press: None }
    }

    fn down(&mut self, grip: &Grip, grab: i32, at: (f64, f64)) {
        if let Some(press) = &mut self.press {
            press.phase = PressPhase::Landing;
            return self.hold(at);
        }
        self.press = Some(Press {
            grip: grip.clone(),
            pointer: 1,
            phase: PressPhase::Pressed,
            from: at,
            at,
            scrolled: (0.0, 0.0),
            seen: SEEN,
            rows_top: ROWS_TOP,
            covered: ROWS_TOP,
            grab,
        });
    }

    fn moved(&mut self, at: (f64, f64), pressed: bool) {
        let Some(press) = &self.press else { return };
        match press.after_move(at, pressed) {
            AfterMove::Waits => {}
            AfterMove::Begins => self.begin(at, PressPhase::Dragging),
            AfterMove::Holds => self.hold(at),
            AfterMove::Scrolls => self.press = None,
            AfterMove::Lost => self.end(Input::LetGo),
        }
    }

    fn up(&mut self) {
        let Some(press) = &self.press else { return };
        match press.after_release((0.0, 0.0)) {
            AfterRelease::Carries => {}
            AfterRelease::Drops => self.end(Input::Drop),
            AfterRelease::Selects => self.end(Input::LetGo),
            AfterRelease::Clicks if self.clicks => self.begin(press.at, PressPhase::Carried),
            AfterRelease::Clicks => self.press = None,
        }
    }

    fn begin(&mut self, at: (f64, f64), phase: PressPhase) {
        let Some(mut press) = self.press.take() else { return };
        self.on(|on| press.turn_sideways(at, phase, on));
        self.world.feed(Input::Grip(press.grip.clone()));
        press.phase = phase;
        self.press = Some(press);
        self.hold(at);
    }

    fn hold(&mut self, at: (f64, f64)) {
        let Some(mut press) = self.press.take() else { return };
        press.at = at;
        let target = self.on(|on| press.target(on));
        self.world.feed(Input::HoldAt(target));
        self.press = Some(press);
    }

    fn end(&mut self, input: Input) {
        self.press = None;
        self.world.feed(input);
    }

    fn on<T>(&self, read: impl FnOnce(&PressedOn) -> T) -> T {
        read(&PressedOn {
            plan: self.world.session.plan(),
            rows: &self.rows,
            arrangement: Arrangement::default(),
            scale: self.scale,
            scrolled: (0.0, 0.0),
            row_height: 20.0,
            chance: &|_| Some(60),
        })
    }
}

/// What is gripped of a plan, by numbers.
fn grip_of(plan: &Plan, kind: u8, n: usize) -> Option<Grip> {
    fn nth<T: Record>(plan: &Plan, n: usize) -> Option<Id<T>> {
        let records = T::of(plan);
        (records.size() > 0).then(|| records.keys().nth(n % records.size()).cloned()).flatten()
    }
    let end = if n.is_multiple_of(2) { SpanEnd::Start } else { SpanEnd::Finish };
    Some(match kind {
        0 => Grip::Bar(nth(plan, n)?),
        1 => Grip::BarEnd(nth(plan, n)?, end),
        2 => Grip::Progress(nth(plan, n)?),
        3 => Grip::Handle(nth(plan, n)?, end),
        4 => Grip::Milestone(nth(plan, n)?),
        5 => Grip::Flag(nth(plan, n)?),
        6 => Grip::Card(nth(plan, n)?),
        7 => Grip::Row(nth(plan, n)?),
        8 => Grip::Heading(nth(plan, n)?),
        _ => Grip::NewBar(Day::from_number(20_500 + n as i32)?, None),
    })
}

/// A place on the page, over the rows or beside them.
fn place() -> impl Strategy<Value = (f64, f64)> {
    (150_i32..1250, 80_i32..600).prop_map(|(x, y)| (f64::from(x), f64::from(y)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    /// Whoever does not drag clicks twice, and gets the same; what is carried may go anywhere in
    /// between.
    #[test]
    fn two_clicks_do_what_a_drag_does(
        plan in plans::linked_plan(), kind in 0_u8..10, n in 0_usize..40, grab in -5_i32..30,
        from in place(), between in place(), to in place(),
    ) {
        let Some(grip) = grip_of(&plan, kind, n) else { return Ok(()) };
        // Put down where it was picked up, it would only be selected.
        prop_assume!((to.0 - from.0).abs().max((to.1 - from.1).abs()) >= 10.0);
        let mut dragged = Hand::over(plan.clone(), false);
        dragged.down(&grip, grab, from);
        dragged.moved(to, true);
        dragged.up();
        let mut clicked = Hand::over(plan, true);
        clicked.down(&grip, grab, from);
        clicked.up();
        clicked.moved(between, false);
        clicked.down(&grip, grab, to);
        clicked.up();
        let (dragged, clicked) = (&dragged.world.session, &clicked.world.session);
        prop_assert_eq!(dragged.document(), clicked.document(), "{:?}", grip);
        prop_assert!(dragged.gesture().is_none() && clicked.gesture().is_none(), "{:?}", grip);
    }

    /// A click, two on one place, and a drag that the system takes away change nothing.
    #[test]
    fn a_press_that_goes_nowhere_changes_nothing(
        plan in plans::linked_plan(), kind in 0_u8..10, n in 0_usize..40,
        from in place(), to in place(), (x, y) in (-3_i32..4, -3_i32..4), clicks in any::<bool>(),
    ) {
        let Some(grip) = grip_of(&plan, kind, n) else { return Ok(()) };
        let mut hand = Hand::over(plan, clicks);
        let before = hand.world.session.document().clone();
        hand.down(&grip, 0, from);
        hand.moved((from.0 + f64::from(x), from.1 + f64::from(y)), true);
        hand.up();
        hand.moved(to, false);
        hand.down(&grip, 0, if clicks { from } else { to });
        if clicks {
            hand.up();
        } else {
            hand.moved((to.0 + 60.0, to.1), true);
            hand.moved(from, false);
        }
        prop_assert_eq!(hand.world.session.document(), &before, "{:?}", grip);
        prop_assert!(hand.world.session.gesture().is_none() && hand.press.is_none(), "{:?}", grip);
    }
}
