//! A launch in one line, in both languages, and what decided how it stands (SPEC R13).

use crate::notation::{day, plan};
use domain::readiness::{self, Decided, Verdict, headline};
use engine::forecast::{Chance, Outlook, Quantiles};
use engine::model::*;
use engine::schedule::Schedule;
use session::text::{self as t, Lang};

/// The forecast of a launch on the first of June: so many hits of 1,000, P50 and P80.
fn outlook(hits: u32, p50: &str, p80: &str) -> Outlook {
    Outlook {
        product: Id::new("P"),
        launch: day("2026-06-01"),
        chance: Chance { hits, samples: 1_000 },
        deliverables: Vec::new(),
        ready: Quantiles { p10: day(p50), p50: day(p50), p80: day(p80) },
        launches: Vec::new(),
    }
}

/// How product P stands, what decided it, and both sentences in both languages.
fn said(text: &str, outlook: Option<&Outlook>) -> (Verdict, Decided, [[String; 2]; 2]) {
    let (plan, id) = (plan(text), Id::new("P"));
    let chance = outlook.map(|outlook| outlook.chance);
    let readiness = readiness::judge_by_chance(&plan, &Schedule::of(&plan), &id, chance);
    let line = headline(&plan, &id, &readiness, outlook);
    let sentences = [Lang::En, Lang::Nl]
        .map(|lang| [t::headline(lang, &line), t::headline_because(lang, &plan, &line.decided)]);
    (line.verdict, line.decided, sentences)
}

/// Deliverable A of product P, in time or not, in the right form or not.
fn text(project: &str, need: &str, more: &str) -> String {
    format!(
        "status 2026-05-11; project A 2026-05-04..{project} running; product P launch 2026-06-01; P {need} A; {more}"
    )
}

const ACCEPTED: &str = "criterion c on P/A accepted evidence report";

#[test]
fn r13_the_headline_names_the_rule_that_decided() {
    fn check(text: &str, chance: Option<u32>, expected: (Verdict, &str), because: [&str; 2]) {
        let outlook = chance.map(|hits| outlook(hits, "2026-06-15", "2026-07-01"));
        let (verdict, decided, [[_, en], [_, nl]]) = said(text, outlook.as_ref());
        let rule = format!("{decided:?}");
        let rule = rule.split([' ', '(']).next().unwrap_or_default();
        assert_eq!((verdict, rule), expected, "{text}");
        assert_eq!([&*en, &*nl], because, "{text}");
    }
    let (in_time, late) = ("2026-05-29", "2026-06-30");
    check(
        &text(in_time, "must", ACCEPTED),
        Some(900),
        (Verdict::Green, "Chance"),
        [
            "The chance that all it must have is there on time: about 90 %.",
            "Kans dat alles wat nodig is er op tijd is: ongeveer 90 %.",
        ],
    );
    check(
        &text(in_time, "must", ACCEPTED),
        Some(100),
        (Verdict::Red, "Chance"),
        [
            "The chance that all it must have is there on time: about 10 %.",
            "Kans dat alles wat nodig is er op tijd is: ongeveer 10 %.",
        ],
    );
    check(
        &text(in_time, "must", ACCEPTED),
        None,
        (Verdict::Green, "Dates"),
        [
            "All of it is in time by its dates. No chance is known.",
            "Volgens de datums is alles op tijd. Een kans is niet bekend.",
        ],
    );
    check(
        &text(late, "must", ACCEPTED),
        Some(900),
        (Verdict::Red, "Must"),
        [
            "“P/A” is there on 30 Jun 2026, 21 working days after it is needed (1 Jun 2026).",
            "“P/A” is er op di 30 jun 2026, 21 werkdagen nadat het nodig is (ma 1 jun 2026).",
        ],
    );
    check(
        &text(late, "should", ACCEPTED),
        Some(900),
        (Verdict::Amber, "Should"),
        [
            "Only something that it should have is late. “P/A” is there on 30 Jun 2026, 21 working days after it is needed (1 Jun 2026).",
            "Alleen iets wat er zou moeten zijn, is te laat. “P/A” is er op di 30 jun 2026, 21 werkdagen nadat het nodig is (ma 1 jun 2026).",
        ],
    );
    check(
        &text(in_time, "must", "criterion c on P/A rejected"),
        Some(900),
        (Verdict::Red, "Form"),
        ["Rejected: “c”.", "Afgekeurd: “c”."],
    );
    // Of findings alike the chance comes before the form.
    check(
        &text(in_time, "must", "criterion c on P/A rejected"),
        Some(100),
        (Verdict::Red, "Chance"),
        [
            "The chance that all it must have is there on time: about 10 %.",
            "Kans dat alles wat nodig is er op tijd is: ongeveer 10 %.",
        ],
    );
    // And what people decided before both.
    check(
        &text(in_time, "must", "decision d on P stop 2026-05-04"),
        Some(100),
        (Verdict::Red, "Gate"),
        ["It was stopped on 4 May 2026.", "Op ma 4 mei 2026 is besloten te stoppen."],
    );
    check(
        &text(in_time, "must", ""),
        Some(900),
        (Verdict::NotJudged, "NotJudged"),
        [
            "Nothing says yet what the right form of “P/A” is.",
            "Nog niets zegt wat de juiste vorm van “P/A” is.",
        ],
    );
    check(
        "project A 2026-05-04..2026-05-29; product P; P must A",
        None,
        (Verdict::NotJudged, "NotJudged"),
        [
            "No launch is set, so there is no day to judge it by.",
            "Er is geen lancering gezet, dus geen dag om naar te oordelen.",
        ],
    );
    check(
        "status 2026-05-11; project A 2026-05-04..2026-06-30 running; product P launch 2026-06-01 override amber 2026-05-20 \"It will do\"; P must A",
        None,
        (Verdict::Amber, "ByHand"),
        [
            "Set by hand until 20 May 2026. Found: will not be ready.",
            "Met de hand gezet tot en met wo 20 mei 2026. Gevonden: komt niet gereed.",
        ],
    );
}

#[test]
fn r13_the_headline_says_promised_likely_and_safe() {
    fn check(p50: &str, p80: &str, expected: [&str; 2]) {
        let outlook = outlook(500, p50, p80);
        let (.., [[en, _], [nl, _]]) = said(&text("2026-05-29", "must", ACCEPTED), Some(&outlook));
        assert_eq!([&*en, &*nl], expected, "{p50} {p80}");
    }
    check(
        "2026-06-15",
        "2026-07-01",
        [
            "Promised 1 Jun 2026; likely 15 Jun 2026, 10 working days late; safe by 1 Jul 2026.",
            "Beloofd op ma 1 jun 2026; waarschijnlijk ma 15 jun 2026, 10 werkdagen te laat; veilig op wo 1 jul 2026.",
        ],
    );
    check(
        "2026-06-01",
        "2026-06-02",
        [
            "Promised 1 Jun 2026; likely on that day; safe by 2 Jun 2026.",
            "Beloofd op ma 1 jun 2026; waarschijnlijk op die dag; veilig op di 2 jun 2026.",
        ],
    );
    check(
        "2026-05-29",
        "2026-06-01",
        [
            "Promised 1 Jun 2026; likely 29 May 2026, 1 working day early; safe by 1 Jun 2026.",
            "Beloofd op ma 1 jun 2026; waarschijnlijk vr 29 mei 2026, 1 werkdag eerder; veilig op ma 1 jun 2026.",
        ],
    );
    check(
        "2026-06-06",
        "2026-06-08",
        [
            "Promised 1 Jun 2026; likely 6 Jun 2026, 4 working days late; safe by 8 Jun 2026.",
            "Beloofd op ma 1 jun 2026; waarschijnlijk za 6 jun 2026, 4 werkdagen te laat; veilig op ma 8 jun 2026.",
        ],
    );
    let (.., [[en, _], [nl, _]]) = said(&text("2026-05-29", "must", ACCEPTED), None);
    assert_eq!([&*en, &*nl], ["Promised 1 Jun 2026.", "Beloofd op ma 1 jun 2026."]);
    let (.., [[en, _], [nl, _]]) = said("project A; product P; P must A", None);
    assert_eq!([&*en, &*nl], ["No launch promised.", "Geen lancering beloofd."]);
}
