//! What a drag shows besides what it moves: the card beside the pointer, and what it draws on the
//! timeline. And what stands on the timeline besides rows: axis, overlay, tray, heads.

use engine::{forecast::Chances, model::*};
use expect_test::expect;
use session::picture::card::*;
use session::picture::overlay::{BarBox, SeenArea};
use session::picture::{axis, drag, sorted_by, sorting_of, tray};
use session::state::{DropTarget, Gesture, Grip, Input};
use session::text::Lang;
use session::viewmodel::*;

use crate::inputs::World;
use crate::notation::{day, plan};
use crate::picture::{PLAN, check, id, scale, world};

fn gesture(world: &World) -> &Gesture {
    world.session.gesture().expect("something is in hand")
}

#[test]
fn what_the_card_says_of_a_drag() {
    let said = |acts: &str, looked: &str, _: &str| {
        let world = world(PLAN, acts);
        let lang = if looked == "nl" { Lang::Nl } else { Lang::En };
        let (gesture, open) = (gesture(&world), world.session.schedule().open_conflicts());
        let Some(Headline { text, is_refused }) = headline(lang, gesture, 2) else {
            return "no card".into();
        };
        let mut said = vec![format!("{}{text}", if is_refused { "refused: " } else { "" })];
        said.extend(particulars(lang, gesture));
        let conflicts = new_conflicts(gesture, || open);
        said.extend((conflicts != 0).then(|| format!("{conflicts} new conflicts")));
        said.extend(told_preview(gesture).map(|_| "tells whom it affects".to_owned()));
        said.join(" | ")
    };
    let rows = [
        "grip bar A",
        "grip bar A; hold 2026-05-11",
        "grip bar A; hold 2026-05-11; hold nowhere",
        "grip bar A with D; hold 2026-05-11",
        "push only; grip bar A; hold 2026-05-11",
        "grip end A finish; hold 2026-05-22",
        "grip progress D",
        "grip progress D; hold 60%",
        "grip milestone M",
        "grip milestone M; hold 2026-05-07",
        "grip handle A finish",
        "grip handle A finish; hold on D start",
        "grip handle B finish; hold on A start",
        "grip flag P",
        "grip flag P; hold 2026-06-29",
        "grip chance P; hold 80%",
        "grip row A",
        "grip row D; hold in Quay",
        "grip heading Quay",
        "grip heading Ferry; hold in Quay",
        "grip card Tray; hold 2026-05-11",
        "grip new 2026-05-11; hold 2026-05-13",
    ];
    let rows: Vec<_> =
        rows.iter().flat_map(|acts| [[*acts, "", "card"], [*acts, "nl", "card"]]).collect();
    check(
        &rows,
        said,
        expect![[r#"
        grip bar A | card
            A | 4 May 2026 – 15 May 2026
        grip bar A | nl | card
            A | ma 4 mei 2026 – vr 15 mei 2026
        grip bar A; hold 2026-05-11 | card
            Moved “A” +7 days, 1 other along | 11 May 2026 – 22 May 2026 | tells whom it
            affects
        grip bar A; hold 2026-05-11 | nl | card
            “A” +7 dagen verplaatst, 1 ander mee | ma 11 mei 2026 – vr 22 mei 2026 | tells
            whom it affects
        grip bar A; hold 2026-05-11; hold nowhere | card
            A | 4 May 2026 – 15 May 2026
        grip bar A; hold 2026-05-11; hold nowhere | nl | card
            A | ma 4 mei 2026 – vr 15 mei 2026
        grip bar A with D; hold 2026-05-11 | card
            Moved “A” +7 days, 2 others along | 11 May 2026 – 22 May 2026 | tells whom it
            affects
        grip bar A with D; hold 2026-05-11 | nl | card
            “A” +7 dagen verplaatst, 2 andere mee | ma 11 mei 2026 – vr 22 mei 2026 | tells
            whom it affects
        push only; grip bar A; hold 2026-05-11 | card
            Moved “A” +7 days | 11 May 2026 – 22 May 2026 | 1 new conflicts | tells whom it
            affects
        push only; grip bar A; hold 2026-05-11 | nl | card
            “A” +7 dagen verplaatst | ma 11 mei 2026 – vr 22 mei 2026 | 1 new conflicts |
            tells whom it affects
        grip end A finish; hold 2026-05-22 | card
            Finish of “A” +7 days, 1 other along | 4 May 2026 – 22 May 2026 | tells whom it
            affects
        grip end A finish; hold 2026-05-22 | nl | card
            Einde van “A” +7 dagen, 1 ander mee | ma 4 mei 2026 – vr 22 mei 2026 | tells
            whom it affects
        grip progress D | card
            D
        grip progress D | nl | card
            D
        grip progress D; hold 60% | card
            D: 60 %
        grip progress D; hold 60% | nl | card
            D: 60 %
        grip milestone M | card
            M
        grip milestone M | nl | card
            M
        grip milestone M; hold 2026-05-07 | card
            M: 7 May 2026 | tells whom it affects
        grip milestone M; hold 2026-05-07 | nl | card
            M: do 7 mei 2026 | tells whom it affects
        grip handle A finish | card
            Waits for “A”: drop on another bar
        grip handle A finish | nl | card
            Wacht op “A”: laat los op een andere balk
        grip handle A finish; hold on D start | card
            “D” waits for “A” | starts after it finishes | 1 new conflicts | tells whom it
            affects
        grip handle A finish; hold on D start | nl | card
            “D” wacht op “A” | begint na het einde | 1 new conflicts | tells whom it affects
        grip handle B finish; hold on A start | card
            refused: They would wait for one another: A › B. Take away one of these
            dependencies first.
        grip handle B finish; hold on A start | nl | card
            refused: Ze zouden op elkaar wachten: A › B. Haal eerst een van deze
            afhankelijkheden weg.
        grip flag P | card
            P
        grip flag P | nl | card
            P
        grip flag P; hold 2026-06-29 | card
            Launch of “P” set to 29 Jun 2026 | tells whom it affects
        grip flag P; hold 2026-06-29 | nl | card
            Lancering van “P” op ma 29 jun 2026 gezet | tells whom it affects
        grip chance P; hold 80% | card
            Launch of “P” set to 10 Jun 2026 | tells whom it affects
        grip chance P; hold 80% | nl | card
            Lancering van “P” op wo 10 jun 2026 gezet | tells whom it affects
        grip row A | card
            A
        grip row A | nl | card
            A
        grip row D; hold in Quay | card
            Moved “D” to Quay
        grip row D; hold in Quay | nl | card
            “D” verplaatst naar Quay
        grip heading Quay | card
            Quay
        grip heading Quay | nl | card
            Quay
        grip heading Ferry; hold in Quay | card
            refused: A programme cannot lie in itself: Ferry › Quay. Choose one that is not
            below it.
        grip heading Ferry; hold in Quay | nl | card
            refused: Een programma kan niet in zichzelf liggen: Ferry › Quay. Kies er een
            die er niet onder ligt.
        grip card Tray; hold 2026-05-11 | card
            no card
        grip card Tray; hold 2026-05-11 | nl | card
            no card
        grip new 2026-05-11; hold 2026-05-13 | card
            no card
        grip new 2026-05-11; hold 2026-05-13 | nl | card
            no card
    "#]],
    );
}

#[test]
fn a_band_says_how_many_are_selected() {
    let mut world = World::of(plan(PLAN));
    world.feed(Input::Grip(Grip::Band(day("2026-05-06"), 4)));
    assert_eq!(drag::band(gesture(&world)), None);
    world.feed(Input::HoldAt(Some(DropTarget::Corner(day("2026-05-04"), 2))));
    let days = Span::new(day("2026-05-04"), day("2026-05-06")).unwrap();
    assert_eq!(
        drag::band(gesture(&world)),
        Some(drag::SelectionBand { days, first_row: 2, rows: 3 })
    );
    for (lang, picked, expected) in
        [(Lang::En, 1, "1 project"), (Lang::En, 3, "3 projects"), (Lang::Nl, 3, "3 projecten")]
    {
        let headline = headline(lang, gesture(&world), picked).map(|it| it.text);
        assert_eq!(headline.as_deref(), Some(expected));
    }
}

#[test]
fn the_card_tells_whom_a_drag_affects() {
    let world = world(
        &format!("{PLAN}; party Yard; project E 2026-06-01..2026-06-05 by Yard; link B FS E"),
        "grip bar A; hold 2026-05-11",
    );
    let gesture = gesture(&world);
    let preview = told_preview(gesture).expect("it moves");
    let then = (world.session.shown(), world.session.schedule(), &Chances::new());
    let affected = affected_by_preview(&gesture.before, preview, then, &gesture.standing);
    let names = |shifts: Vec<Shift>| {
        shifts
            .iter()
            .map(|it| format!("{} {}", it.name, finishes(Lang::En, it)))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        names(along(&affected, Some(&id("A")))),
        ["B 29 May 2026 → 5 Jun 2026", "E 5 Jun 2026 → 12 Jun 2026"]
    );
    assert_eq!(along(&affected, None).len(), 3);
    assert_eq!(left_out(&affected), 0);
    assert_eq!(left_out(&Affected { moved: 12, ..affected.clone() }), 9);
    let launches: Vec<_> = launches(&affected)
        .iter()
        .map(|it| {
            let [from, to] = [&it.from, &it.to].map(|it| slack_said(Lang::En, it));
            format!("{} {from} → {to}", it.name)
        })
        .collect();
    assert_eq!(launches, ["P +11 d → +6 d"]);
    assert_eq!(to_be_told(Lang::En, &affected), ["To be told: Ann, Bo", "Parties: Yard"]);
    assert_eq!(to_be_told(Lang::Nl, &affected), ["Te informeren: Ann, Bo", "Partijen: Yard"]);
    assert_eq!(to_be_told(Lang::En, &Affected::default()), [""; 0]);
}

#[test]
fn the_card_stands_where_there_is_room() {
    for (pointer, corner, is_left, is_above) in [
        ((600.0, 100.0), (580.0, 126.0), true, false),
        ((380.0, 100.0), (400.0, 126.0), false, false),
        ((600.0, 519.0), (580.0, 545.0), true, false),
        ((600.0, 520.0), (580.0, 494.0), true, true),
        // Beyond the edge of the window.
        ((-50.0, -50.0), (20.0, 26.0), false, false),
    ] {
        let expected =
            CardPlace { corner, is_left_of_pointer: is_left, is_above_pointer: is_above };
        assert_eq!(card_place(pointer, 800.0), expected, "{pointer:?}");
    }
}

#[test]
fn a_new_bar_lies_where_it_is_drawn() {
    for (acts, name, dates) in [
        ("grip new 2026-05-13; hold 2026-05-11", "New project", "11 May 2026 – 13 May 2026"),
        ("grip card Tray; hold 2026-05-09", "Tray", "11 May 2026 – 7 Aug 2026"),
    ] {
        let world = world(PLAN, acts);
        let new = drag::new_bar(gesture(&world)).expect("it is drawn");
        assert_eq!((&*new.name, &*new.said(Lang::En)), (name, dates), "{acts}");
    }
    for acts in ["grip bar A; hold 2026-05-11", "grip card Tray", "grip card Tray; hold nowhere"] {
        assert_eq!(drag::new_bar(gesture(&world(PLAN, acts))), None, "{acts}");
    }
    let pressed = Grip::NewBar(Day::MIN, None);
    for (grip, y, expected) in [
        (Some(&pressed), 300.0, 84.0),
        (Some(&Grip::Card(id("Tray"))), 300.0, 280.0),
        (Some(&Grip::Card(id("Tray"))), -50.0, 0.0),
        (None, 300.0, 280.0),
    ] {
        assert_eq!(drag::new_bar_top(grip, 3, y, 28.0), expected, "{grip:?} at {y}");
    }
}

#[test]
fn a_row_lands_before_or_behind_another() {
    let places = |of: &ProjectId| (of.as_str() == "D").then_some(7);
    for (acts, expected) in [
        ("grip row A; hold before D", Some(7)),
        ("grip row A; hold behind D", Some(8)),
        ("grip row A; hold before gone", None),
        ("grip row A; hold in Quay", None),
        ("grip row A", None),
    ] {
        assert_eq!(drag::landing_row(gesture(&world(PLAN, acts)), places), expected, "{acts}");
    }
}

#[test]
fn what_is_held_over_a_target_says_which() {
    let target = |acts: &str| {
        let world = world(PLAN, acts);
        let end = drag::link_target(gesture(&world)).map(|(end, side)| format!("{end:?} {side:?}"));
        (end, drag::drop_group(gesture(&world)).map(|key| key.mark()))
    };
    assert_eq!(target("grip row D; hold in Quay"), (None, Some("Quay".into())));
    assert_eq!(target("grip heading Empty; hold in Ferry"), (None, Some("Ferry".into())));
    assert_eq!(target("grip bar D; hold in Quay"), (None, None));
    assert_eq!(target("grip bar D; hold on A start"), (None, None));
    let (end, group) = target("grip handle D finish; hold on A start");
    assert!(end.is_some_and(|end| end.ends_with("Start")) && group.is_none());
}

#[test]
fn where_things_float_over_the_timeline() {
    let seen = SeenArea { names: 200.0, width: 1_000.0, covered: 150.0, height: 800.0 };
    let bar = |left: f64, right: f64, middle: f64| BarBox { left, right, middle };
    for (bar, expected) in [
        (bar(300.0, 400.0, 400.0), None),
        (bar(100.0, 199.0, 400.0), Some(Side::Left)),
        (bar(1_201.0, 1_300.0, 400.0), Some(Side::Right)),
        (bar(300.0, 400.0, 149.0), Some(Side::Above)),
        (bar(300.0, 400.0, 801.0), Some(Side::Below)),
        // Partly seen is seen.
        (bar(100.0, 200.0, 400.0), None),
    ] {
        assert_eq!(bar.side(&seen), expected, "{bar:?}");
    }
    for (middle, thread, hint, answers) in [
        (400.0, 400.0, 400.0, (420.0, false)),
        (0.0, 150.0, 150.0, (170.0, false)),
        (500.0, 500.0, 500.0, (480.0, true)),
        (900.0, 800.0, 736.0, (780.0, true)),
    ] {
        let bar = bar(300.0, 400.0, middle);
        let ((_, y), is_above) = bar.answers_place(&seen);
        let found = (bar.thread_start(&seen), bar.hint_top(&seen), (y, is_above));
        assert_eq!(found, ((400.0, thread), hint, answers), "at {middle}");
    }
    for (left, expected) in [(100.0, 208.0), (300.0, 300.0), (1_100.0, 860.0)] {
        assert_eq!(bar(left, left, 400.0).answers_place(&seen).0.0, expected, "{left}");
    }
}

#[test]
fn the_axis_is_two_drawings() {
    let range = Span::new(day("2026-05-08"), day("2026-05-12")).unwrap();
    let ticks = ticks(&plan(""), &scale(), range);
    assert_eq!(axis::gridlines(&ticks, &scale()), "M0.5 0V10000000M70.5 0V10000000");
    assert_eq!(axis::days_off(&ticks, &scale()), "M50 0h20V10000000h-20z");
    let [week, _] = ticks.lower[..] else { panic!("two weeks: {ticks:?}") };
    assert_eq!(axis::tick_strip(&week, &scale()), Strip { x: 0, width: 70 });
    let at_edge = ["2026-05-03", "2026-05-04", "2026-05-10", "2026-05-11"]
        .map(|left| axis::is_at_edge(&week, day(left)));
    assert_eq!(at_edge, [false, true, true, false]);
}

#[test]
fn a_card_of_the_tray_says_what_is_known() {
    let date = |text: &str| Some(day(text));
    let text = |text: &str| text.to_owned();
    for (known, en, nl) in [
        (KnownDates::default(), "no date known", "geen datum bekend"),
        (
            KnownDates { start: date("2026-05-04"), ..KnownDates::default() },
            "from 4 May 2026",
            "vanaf ma 4 mei 2026",
        ),
        (
            KnownDates {
                finish: date("2026-05-08"),
                start_text: text("spring"),
                ..KnownDates::default()
            },
            "until 8 May 2026 · spring",
            "tot vr 8 mei 2026 · spring",
        ),
    ] {
        let project = Project { known, ..Project::default() };
        let said = [Lang::En, Lang::Nl].map(|lang| tray::known(lang, &project));
        assert_eq!(said, [en, nl]);
    }
}

#[test]
fn the_head_of_a_column_sorts_and_a_second_press_takes_it_back() {
    let sorts: Vec<_> = Column::ALL.into_iter().filter_map(sorting_of).collect();
    assert_eq!(sorts, [Sorting::Start, Sorting::Finish]);
    for (now, expected) in [
        (Sorting::Rank, Sorting::Start),
        (Sorting::Finish, Sorting::Start),
        (Sorting::Start, Sorting::Rank),
    ] {
        assert_eq!(sorted_by(Sorting::Start, now), expected, "{now:?}");
    }
}
