//! What stands on the timeline: what bars, groups, names, swimlanes, arrows and the card of a drag
//! show, in a plan, under a hand, and as somebody looks at it.

use std::collections::BTreeSet;
use std::fmt::Write;

use domain::edit::commands::take_baseline;
use engine::{model::*, schedule::Goal};
use expect_test::{Expect, expect};
use session::picture::*;
use session::state::{DropTarget, Input};
use session::text::Lang;
use session::viewmodel::*;

use crate::inputs::World;
use crate::notation::{day, plan};

/// A holds back B, on which P waits; D waits for nobody, and has a milestone. A day is 10 pixels
/// wide, and 4 May lies at 0.
pub const PLAN: &str = "status 2026-05-04; programme Ferry; programme Quay under Ferry; \
    programme Empty; project A 2026-05-04..2026-05-15 manager Ann in Ferry; \
    project B 2026-05-18..2026-05-29 in Quay; project D 2026-05-04..2026-05-08 running in Ferry; \
    project Tray; milestone M in D 2026-05-06; link A FS B; \
    product P launch 2026-06-15 manager Bo; P must B; product Q launch 2026-06-01; Q must D";

pub fn id<T>(text: &str) -> Id<T> {
    Id::new(text)
}

/// As somebody looks at it, in words: `nl; selected A; picked A B; hovered A; linking A; baseline;
/// slack; critical P; left 2026-05-06; stop 1`.
#[derive(Default)]
struct Eyes {
    lang: Lang,
    selected: Option<ProjectId>,
    picked: BTreeSet<ProjectId>,
    hovered: Option<ProjectId>,
    linking: Option<ProjectId>,
    baseline: Option<BaselineId>,
    slack_shown: bool,
    critical: Option<ProductId>,
    left: Option<Day>,
    tab_stop: Option<(usize, Cell)>,
}

impl Eyes {
    fn of(text: &str) -> Eyes {
        let mut eyes = Eyes::default();
        for words in text.split("; ").filter(|words| !words.is_empty()) {
            match words.split(' ').collect::<Vec<_>>()[..] {
                ["nl"] => eyes.lang = Lang::Nl,
                ["selected", project] => eyes.selected = Some(id(project)),
                ["picked", ref projects @ ..] => {
                    eyes.picked = projects.iter().copied().map(id).collect()
                }
                ["hovered", project] => eyes.hovered = Some(id(project)),
                ["linking", project] => eyes.linking = Some(id(project)),
                ["baseline"] => eyes.baseline = Some(id("frozen")),
                ["slack"] => eyes.slack_shown = true,
                ["critical", product] => eyes.critical = Some(id(product)),
                ["left", left] => eyes.left = Some(day(left)),
                ["stop", row] => eyes.tab_stop = Some((row.parse().unwrap(), Cell::Bar)),
                _ => panic!("`{words}` is no way to look"),
            }
        }
        eyes
    }
}

const DAY_WIDTH: f64 = 10.0;

pub fn scale() -> Scale {
    Scale { range: Span::until(day("2026-05-04"), day("2026-12-31")), day_width: DAY_WIDTH }
}

/// Reads tracks of what these hands did to this plan, as it is looked at.
fn with_tracks<T>(world: &World, eyes: &Eyes, read: impl FnOnce(&TrackContext) -> T) -> T {
    let session = &world.session;
    let path = eyes.critical.as_ref();
    let path = path.and_then(|id| session.schedule().critical_path(Goal::Launch(id)));
    let gesture = session.gesture();
    let link_target = gesture.and_then(drag::link_target);
    let left_day = eyes.left.unwrap_or(day("2026-05-04"));
    let scrolled = || scale().left(left_day) + 3;
    read(&TrackContext {
        plan: session.shown(),
        schedule: session.schedule(),
        before: gesture.map(|gesture| &gesture.before),
        held: gesture.and_then(|gesture| gesture.project()),
        lang: eyes.lang,
        scale: scale(),
        row_height: 28.0,
        tab_stop: eyes.tab_stop,
        left_day,
        scrolled: &scrolled,
        selected: eyes.selected.as_ref(),
        picked: &eyes.picked,
        hovered: eyes.hovered.as_ref(),
        linking: eyes.linking.as_ref(),
        link_target: link_target.as_ref().map(|(end, side)| (end, *side)),
        critical: &CriticalProjects::on(path.as_ref()),
        baseline: eyes.baseline.as_ref(),
        slack_shown: eyes.slack_shown,
        columns: &Column::ALL,
    })
}

/// A world in which this plan was frozen as a baseline, and then these hands did something.
pub fn world(text: &str, acts: &str) -> World {
    let plan = plan(text);
    let mut world = World::of(plan.clone());
    world.feed(Input::Do(take_baseline(&plan, &id("frozen"), "Frozen").unwrap()));
    world.run(acts);
    world
}

/// What a bar shows beyond its name, in a few words.
fn bar_in_short(it: &ProjectPicture) -> String {
    let strip = |it: Strip| format!("{}+{}", it.x, it.width);
    let ProjectPicture { decoration, track, .. } = it;
    let mut said = vec![strip(it.bar)];
    said.extend(it.moved.map(|days| format!("moved {days:+}")));
    said.extend(decoration.ghost.map(|it| format!("ghost {}", strip(it))));
    said.extend(decoration.forecast.map(|(it, _)| format!("forecast {}", strip(it))));
    said.extend(decoration.baseline.map(|it| format!("baseline {}", strip(it))));
    said.extend(decoration.tail.map(|(it, days)| format!("tail {} of {days} d", strip(it))));
    said.extend(
        decoration.milestones.iter().map(|it| {
            format!("{} at {}{}", it.id, it.x, if it.is_target { " (target)" } else { "" })
        }),
    );
    let flags = [
        (track.is_selected, "selected"),
        (track.has_handles, "handles"),
        (track.is_critical, "critical"),
        (track.is_near_critical, "near critical"),
        (track.is_overdue, "overdue"),
        (track.is_moving, "moving"),
        (track.is_linking, "linking"),
        (track.is_tab_stop, "tab stop"),
        (track.is_label_beside, "label beside"),
        (!it.at_once, "texts may wait"),
    ];
    said.extend(flags.into_iter().filter(|(is, _)| *is).map(|(_, flag)| flag.to_owned()));
    said.extend((track.conflicts != 0).then(|| format!("conflicts {}", track.conflicts)));
    said.extend((track.hidden != 0).then(|| format!("hidden {}", track.hidden)));
    said.extend((track.done() != 0).then(|| format!("done {} %", track.done())));
    said.extend(track.target.map(|end| format!("target {end:?}")));
    said.join(", ")
}

/// Compares what is shown: for each row a line with what hands do, how it is looked at and what is
/// looked at, and below it what that shows.
pub fn check(rows: &[[&str; 3]], said: impl Fn(&str, &str, &str) -> String, expected: Expect) {
    let mut all = String::new();
    for [acts, looked, what] in rows {
        let words = [*acts, *looked].into_iter().filter(|words| !words.is_empty());
        let words = words.chain([*what]).collect::<Vec<_>>().join(" | ");
        let _ = writeln!(all, "{words}\n{}", wrapped(&said(acts, looked, what)));
    }
    expected.assert_eq(&all);
}

/// A text on lines of 80 columns, indented.
fn wrapped(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_inclusive(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.trim_end().chars().count() <= 80 => {
                line.push_str(word)
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.iter().map(|line| format!("    {}", line.trim_end())).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_a_bar_shows_under_a_hand_and_to_an_eye() {
    let said = |acts: &str, looked: &str, project: &str| {
        with_tracks(&world(PLAN, acts), &Eyes::of(looked), |tracks| {
            let picture = tracks.project(2, &id(project), &TrackLook::Nothing);
            picture.map_or_else(|| "nothing".to_owned(), |picture| bar_in_short(&picture))
        })
    };
    check(
        &[
            ["", "", "A"],
            ["", "", "D"],
            ["", "", "Tray"],
            ["", "", "nobody"],
            // Under an eye.
            ["", "selected A", "A"],
            ["", "picked A B", "B"],
            ["", "hovered A", "A"],
            ["", "hovered B", "A"],
            ["", "linking A", "A"],
            ["", "stop 2", "A"],
            ["", "stop 1", "A"],
            ["", "slack", "B"],
            ["", "slack", "D"],
            ["", "selected D", "D"],
            ["", "critical P", "A"],
            ["", "critical P", "D"],
            ["", "left 2026-05-06", "A"],
            ["", "left 2026-05-15", "A"],
            ["", "left 2026-05-16", "A"],
            ["", "baseline", "A"],
            // Under a hand: the bar in hand, one that is pushed, one that is not.
            ["grip bar A", "", "A"],
            ["grip bar A; hold 2026-05-11", "", "A"],
            ["grip bar A; hold 2026-05-11", "", "B"],
            ["grip bar A; hold 2026-05-11", "", "D"],
            ["grip bar A; hold 2026-05-11", "baseline", "B"],
            ["grip bar A; hold 2026-05-11; hold nowhere", "", "A"],
            ["grip bar A; hold 2026-05-11; let go", "", "A"],
            ["grip bar A; hold 2026-05-11; drop", "baseline", "A"],
            ["grip bar A with D; hold 2026-05-11", "picked A D", "D"],
            ["grip end A finish; hold 2026-05-22", "", "A"],
            ["grip end A start; hold 2026-05-06", "", "A"],
            ["push only; grip bar A; hold 2026-05-11", "", "B"],
            ["push only; grip bar A; hold 2026-05-11; drop", "", "B"],
            ["grip progress D; hold 60%", "", "D"],
            ["grip milestone M; hold 2026-05-07", "", "D"],
            ["grip handle A finish; hold on D start", "", "D"],
            ["grip handle A finish; hold on D start", "", "A"],
        ],
        said,
        expect![[r#"
            A
                0+120
            D
                0+50, M at 25
            Tray
                nothing
            nobody
                nothing
            selected A | A
                0+120, tail 120+170 of 11 d, selected, handles
            picked A B | B
                140+120, tail 260+170 of 11 d, selected, handles
            hovered A | A
                0+120, handles
            hovered B | A
                0+120
            linking A | A
                0+120, linking
            stop 2 | A
                0+120, tab stop
            stop 1 | A
                0+120
            slack | B
                140+120, tail 260+170 of 11 d
            slack | D
                0+50, tail 50+240 of 16 d, M at 25
            selected D | D
                0+50, tail 50+240 of 16 d, M at 25, selected, handles
            critical P | A
                0+120, critical
            critical P | D
                0+50, M at 25
            left 2026-05-06 | A
                0+120, hidden 23
            left 2026-05-15 | A
                0+120, hidden 113
            left 2026-05-16 | A
                0+120
            baseline | A
                0+120, baseline 0+120
            grip bar A | A
                0+120
            grip bar A; hold 2026-05-11 | A
                70+120, moved +7, ghost 0+120, moving
            grip bar A; hold 2026-05-11 | B
                210+120, moved +7, ghost 140+120, moving, texts may wait
            grip bar A; hold 2026-05-11 | D
                0+50, M at 25, texts may wait
            grip bar A; hold 2026-05-11 | baseline | B
                210+120, moved +7, ghost 140+120, baseline 140+120, moving, texts may wait
            grip bar A; hold 2026-05-11; hold nowhere | A
                0+120
            grip bar A; hold 2026-05-11; let go | A
                0+120
            grip bar A; hold 2026-05-11; drop | baseline | A
                70+120, baseline 0+120
            grip bar A with D; hold 2026-05-11 | picked A D | D
                70+50, moved +7, ghost 0+50, tail 120+170 of 11 d, M at 95, selected, handles,
                moving
            grip end A finish; hold 2026-05-22 | A
                0+190, moved +7, ghost 0+120, moving
            grip end A start; hold 2026-05-06 | A
                20+100, moved +2, ghost 0+120, moving
            push only; grip bar A; hold 2026-05-11 | B
                140+120, forecast 210+120, texts may wait, conflicts 1
            push only; grip bar A; hold 2026-05-11; drop | B
                140+120, forecast 210+120, conflicts 1
            grip progress D; hold 60% | D
                0+50, M at 25, done 60 %
            grip milestone M; hold 2026-05-07 | D
                0+50, M at 35
            grip handle A finish; hold on D start | D
                0+50, M at 25, texts may wait, conflicts 1, target Start
            grip handle A finish; hold on D start | A
                0+120
        "#]],
    );
}

#[test]
fn a_bar_says_when_its_finish_has_passed() {
    for (text, is_overdue) in [
        ("status 2026-05-18; project A 2026-05-04..2026-05-15", true),
        ("status 2026-05-15; project A 2026-05-04..2026-05-15", false),
        ("status 2026-05-18; project A 2026-05-04..2026-05-15 finished", false),
        ("project A 2026-05-04..2026-05-15", false),
    ] {
        let found = with_tracks(&World::of(plan(text)), &Eyes::default(), |tracks| {
            tracks.project(0, &id("A"), &TrackLook::Nothing).unwrap().track.is_overdue
        });
        assert_eq!(found, is_overdue, "{text}");
    }
}

#[test]
fn what_is_critical_and_nearly_so_stands_out() {
    let text = "project A 2026-05-04..2026-05-15; project B 2026-05-04..2026-05-12; \
        project C 2026-05-04..2026-05-06; product P launch 2026-06-15; \
        P must A; P must B; P must C";
    for (project, expected) in
        [("A", "0+120, critical"), ("B", "0+90, near critical"), ("C", "0+30")]
    {
        let said = with_tracks(&World::of(plan(text)), &Eyes::of("critical P"), |tracks| {
            bar_in_short(&tracks.project(0, &id(project), &TrackLook::Nothing).unwrap())
        });
        assert_eq!(said, expected, "{project}");
    }
}

#[test]
fn a_label_that_does_not_fit_stands_beside_its_bar() {
    // Each: how many letters, whether the bar begins out of sight, and what becomes of the label.
    for (letters, left, expected) in [
        (15, "2026-05-04", "0+120"),
        (16, "2026-05-04", "0+120, label beside"),
        (15, "2026-05-06", "0+120, hidden 23"),
        (16, "2026-05-06", "0+120, label beside"),
    ] {
        let name = "x".repeat(letters);
        let world = World::of(plan(&format!("project {name} 2026-05-04..2026-05-15")));
        let asked = std::cell::Cell::new(false);
        let said = with_tracks(&world, &Eyes::of(&format!("left {left}")), |tracks| {
            let scrolled = || {
                asked.set(true);
                (tracks.scrolled)()
            };
            let tracks = TrackContext { scrolled: &scrolled, ..*tracks };
            bar_in_short(&tracks.project(0, &id(&name), &TrackLook::Nothing).unwrap())
        });
        assert_eq!(said, expected, "{letters} letters from {left}");
        assert_eq!(asked.get(), expected.contains("hidden"), "it follows each pixel only then");
    }
}

#[test]
fn a_link_that_is_drawn_to_a_milestone_ends_there() {
    let mut world = world(PLAN, "grip handle A finish");
    world.feed(Input::HoldAt(Some(DropTarget::End(
        LinkEnd::Milestone(id("M")),
        domain::edit::SpanEnd::Start,
    ))));
    let said = with_tracks(&world, &Eyes::default(), |tracks| {
        bar_in_short(&tracks.project(0, &id("D"), &TrackLook::Nothing).unwrap())
    });
    assert_eq!(said, "0+50, forecast 0+120, M at 25 (target), texts may wait, conflicts 1");
}

#[test]
fn a_bar_is_not_said_anew_while_something_is_dragged() {
    let said = |world: &World, lang: &str, before: &TrackLook| {
        with_tracks(world, &Eyes::of(lang), |tracks| {
            TrackLook::Project(tracks.project(0, &id("A"), before).unwrap().track)
        })
    };
    let words = |look: &TrackLook| look.project().unwrap().said.to_string();
    let mut world = World::of(plan(PLAN));
    let at_rest = said(&world, "", &TrackLook::Nothing);
    assert_eq!(words(&at_rest), "A, 4 May 2026 to 15 May 2026, planned");
    let dutch = said(&world, "nl", &at_rest);
    assert_eq!(words(&dutch), "A, ma 4 mei 2026 tot en met vr 15 mei 2026, gepland");
    world.run("grip bar A; hold 2026-05-11");
    assert_eq!(words(&said(&world, "", &at_rest)), words(&at_rest));
    // A slot that comes to show it during the drag has to say something.
    assert_eq!(
        words(&said(&world, "", &TrackLook::Nothing)),
        "A, 11 May 2026 to 22 May 2026, planned"
    );
    world.run("drop");
    assert_eq!(words(&said(&world, "", &at_rest)), "A, 11 May 2026 to 22 May 2026, planned");
}

#[test]
fn two_bars_that_look_the_same_are_equal() {
    let project = |text: &str| BarContent(plan(text).projects[&id("A")].clone());
    let dated = project("project A 2026-05-04..2026-05-08");
    assert_eq!(dated, project("project A 2026-05-11..2026-05-15"), "dates have their own signal");
    assert_ne!(dated, project("project A 2026-05-04..2026-05-08 running"));
    assert_ne!(dated, project("project A 2026-05-04..2026-05-08 agreed both"));
}

#[test]
fn a_bar_is_drawn_so_wide_that_it_is_seen() {
    let drawn = [0, 3, 4, 50].map(|width| drawn_width(Strip { x: 0, width }));
    assert_eq!(drawn, [4, 4, 4, 50]);
}

#[test]
fn what_the_cells_say() {
    let said = |acts: &str, looked: &str, what: &str| {
        let world = world(PLAN, acts);
        let cells = with_tracks(&world, &Eyes::of(looked), |tracks| match what.split_once(' ') {
            Some(("group", key)) => {
                let key = GroupKey::parse(key);
                tracks.group(0, &key, world.session.group_span(&key), 1).cells
            }
            _ => tracks.project(0, &id(what), &TrackLook::Nothing).unwrap().cells,
        });
        cells
            .iter()
            .map(|cell| if cell.is_empty() { "–" } else { cell })
            .collect::<Vec<_>>()
            .join(" | ")
    };
    check(
        &[
            ["", "", "A"],
            ["", "nl", "A"],
            ["", "", "D"],
            ["grip bar A; hold 2026-05-11", "", "B"],
            ["grip progress D; hold 60%", "", "D"],
            ["", "", "group Ferry"],
            ["", "nl", "group Ferry"],
            ["", "", "group Empty"],
            ["grip bar A; hold 2026-06-08", "", "group Quay"],
        ],
        said,
        expect![[r#"
            A
                Ann | 4 May 2026 | 15 May 2026 | 10 d | 0 % | +11 d | –
            nl | A
                Ann | 4 mei 2026 | 15 mei 2026 | 10 d | 0 % | +11 d | –
            D
                – | 4 May 2026 | 8 May 2026 | 5 d | 0 % | +16 d | Q
            grip bar A; hold 2026-05-11 | B
                – | 25 May 2026 | 5 Jun 2026 | 10 d | 0 % | +6 d | P
            grip progress D; hold 60% | D
                – | 4 May 2026 | 8 May 2026 | 5 d | 60 % | +16 d | Q
            group Ferry
                – | 4 May 2026 | 29 May 2026 | – | – | – | –
            nl | group Ferry
                – | 4 mei 2026 | 29 mei 2026 | – | – | – | –
            group Empty
                – | – | – | – | – | – | –
            grip bar A; hold 2026-06-08 | group Quay
                – | 22 Jun 2026 | 3 Jul 2026 | – | – | – | –
        "#]],
    );
}

#[test]
fn what_a_group_adds_up_to() {
    let said = |acts: &str, looked: &str, key: &str| {
        let world = world(PLAN, acts);
        let key = GroupKey::parse(key);
        let (span, projects) = (world.session.group_span(&key), world.session.group_projects(&key));
        let eyes = Eyes::of(looked);
        let GroupPicture { track, at_once, .. } =
            with_tracks(&world, &eyes, |tracks| tracks.group(1, &key, span, projects));
        let mut said: Vec<String> = Vec::new();
        said.extend(track.span.map(|(strip, _)| format!("{}+{}", strip.x, strip.width)));
        said.extend(track.said(eyes.lang));
        said.extend(track.hue.map(|_| "coloured".to_owned()));
        let flags = [
            (track.starts_out_of_sight, "starts out of sight"),
            (track.is_empty, "empty"),
            (track.is_tab_stop, "tab stop"),
            (!at_once, "texts may wait"),
        ];
        said.extend(flags.into_iter().filter(|(is, _)| *is).map(|(_, flag)| flag.to_owned()));
        said.extend(Some(track.led).filter(|led| !led.is_empty()));
        said.join(", ")
    };
    check(
        &[
            ["", "", "Ferry"],
            ["", "nl", "Quay"],
            ["", "", "Empty"],
            ["", "", "gone"],
            ["", "stop 1", "Ferry"],
            ["", "left 2026-05-06", "Ferry"],
            ["", "left 2026-05-30", "Ferry"],
            ["", "", "person:Ann"],
            // What is dragged counts.
            ["grip bar B; hold 2026-06-01", "", "Ferry"],
            ["grip bar A; hold 2026-05-11", "", "Quay"],
            ["grip bar A; hold 2026-05-11; let go", "", "Quay"],
        ],
        said,
        expect![[r#"
            Ferry
                0+260, 4 May 2026 – 29 May 2026, coloured
            nl | Quay
                140+120, ma 18 mei 2026 – vr 29 mei 2026, coloured
            Empty
                coloured, empty
            gone
                empty
            stop 1 | Ferry
                0+260, 4 May 2026 – 29 May 2026, coloured, tab stop
            left 2026-05-06 | Ferry
                0+260, 4 May 2026 – 29 May 2026, coloured, starts out of sight
            left 2026-05-30 | Ferry
                0+260, 4 May 2026 – 29 May 2026, coloured
            person:Ann
                empty
            grip bar B; hold 2026-06-01 | Ferry
                0+400, 4 May 2026 – 12 Jun 2026, coloured, texts may wait
            grip bar A; hold 2026-05-11 | Quay
                210+120, 25 May 2026 – 5 Jun 2026, coloured, texts may wait
            grip bar A; hold 2026-05-11; let go | Quay
                140+120, 18 May 2026 – 29 May 2026, coloured
        "#]],
    );
}
