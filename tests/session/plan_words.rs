//! What the page says of a plan that lies in this browser.

use domain::persist::{Exported, PlanFacts, PlanInfo};
use engine::model::Day;
use session::text::{self, Lang};

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// What is said, in Dutch and in English.
fn check(say: impl Fn(Lang) -> String, dutch: &str, english: &str) {
    assert_eq!(Lang::ALL.map(say), [dutch, english]);
}

const TODAY: &str = "2026-05-20";

fn info(projects: Option<usize>, changed: Option<&str>, file: Option<(&str, u64)>) -> PlanInfo {
    let facts = PlanFacts { made: None, changed: changed.map(day), projects };
    PlanInfo {
        facts,
        exported: file.map(|(text, step)| Exported { day: day(text), step }),
        steps: 30,
        ..PlanInfo::default()
    }
}

#[test]
fn a_day_that_has_passed_is_said_as_people_do() {
    for (then, dutch, english) in [
        ("2026-05-20", "vandaag", "today"),
        ("2026-05-19", "gisteren", "yesterday"),
        ("2026-05-18", "2 dagen geleden", "2 days ago"),
        ("2026-03-21", "60 dagen geleden", "60 days ago"),
        ("2026-03-20", "op 20 mrt 2026", "on 20 Mar 2026"),
        // A clock that was put back.
        ("2026-05-21", "op 21 mei 2026", "on 21 May 2026"),
    ] {
        check(|lang| text::when(lang, day(then), day(TODAY)), dutch, english);
    }
}

#[test]
fn the_line_of_a_plan_leaves_out_what_is_not_known() {
    let say = |info: PlanInfo| move |lang| text::plan_line(lang, &info, day(TODAY));
    check(
        say(info(Some(13), Some("2026-05-20"), Some(("2026-05-08", 1)))),
        "13 projecten · vandaag gewijzigd · bestand 12 dagen geleden",
        "13 projects · changed today · file 12 days ago",
    );
    check(
        say(info(Some(1), None, None)),
        "1 project · nog geen bestand",
        "1 project · no file yet",
    );
    check(say(info(None, None, None)), "nog geen bestand", "no file yet");
}

#[test]
fn the_last_file_is_told_with_what_it_lacks() {
    let say = |file| move |lang| text::file_age(lang, &info(None, None, file), day(TODAY));
    check(
        say(None),
        "Dit plan is nooit geëxporteerd: het bestaat alleen in deze browser.",
        "This plan was never exported: it exists in this browser only.",
    );
    check(
        say(Some(("2026-05-19", 30))),
        "Laatst geëxporteerd: gisteren; sindsdien is er niets gewijzigd.",
        "Last exported yesterday; nothing has changed since.",
    );
    check(
        say(Some(("2026-05-08", 7))),
        "Laatst geëxporteerd: 12 dagen geleden; wijzigingen sindsdien: 23.",
        "Last exported 12 days ago; changes since: 23.",
    );
    let remind = |file| move |lang| text::reminder(lang, &info(None, None, file), day(TODAY));
    check(remind(None), "Eerste bestand exporteren", "Export a first file");
    check(
        remind(Some(("2026-05-08", 7))),
        "Exporteren: laatste bestand 12 dagen geleden",
        "Export: last file 12 days ago",
    );
}

#[test]
fn the_bin_counts_down() {
    let say = |binned: &'static str| move |lang| text::days_left(lang, day(binned), day(TODAY));
    check(say(TODAY), "over 30 dagen definitief verwijderd", "deleted for good in 30 days");
    check(say("2026-04-22"), "over 2 dagen definitief verwijderd", "deleted for good in 2 days");
    check(say("2026-04-21"), "morgen definitief verwijderd", "deleted for good tomorrow");
    check(say("2025-01-01"), "morgen definitief verwijderd", "deleted for good tomorrow");
    check(say("2027-01-01"), "over 30 dagen definitief verwijderd", "deleted for good in 30 days");
}

#[test]
fn room_is_told_in_whole_per_cents() {
    let say = |used| move |lang| text::room_line(lang, used, 1_000);
    check(
        say(9),
        "Minder dan 1 % van de ruimte in deze browser is gebruikt",
        "Less than 1 % of the room in this browser is used",
    );
    check(
        say(429),
        "42 % van de ruimte in deze browser is gebruikt",
        "42 % of the room in this browser is used",
    );
    check(
        |lang| text::room_line(lang, 5, 0),
        "500 % van de ruimte in deze browser is gebruikt",
        "500 % of the room in this browser is used",
    );
}
