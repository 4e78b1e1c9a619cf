//! What the page says: dates as both languages write them, and for every value a sentence in each.

use domain::{
    edit::{Field, Label, RecordType, Refusal, SpanEnd},
    format::{csv, json},
    persist::{OpenError, SaveError, StoreError},
    readiness::{
        ByHand, Later, Overridden, Reason, Slipped, Threatened, TimeStanding, Verdict, judge,
    },
};
use engine::{
    forecast::Chance,
    model::*,
    schedule::{Schedule, Stop},
};
use session::{
    text::{self, Lang},
    viewmodel::{
        CallOutcome, Entry, ForecastCall, Grouping, Sorting, Tally, Tick, TickKind, TrackRecord,
    },
};

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// What is said, in Dutch and in English.
fn check(say: impl Fn(Lang) -> String, dutch: &str, english: &str) {
    assert_eq!(Lang::ALL.map(say), [dutch, english]);
}

#[test]
fn a_day_is_written_as_its_readers_do() {
    let date = |text: &'static str| move |lang| text::date(lang, day(text));
    check(date("2026-05-04"), "ma 4 mei 2026", "4 May 2026");
    check(date("2026-03-01"), "zo 1 mrt 2026", "1 Mar 2026");
    check(date("2026-10-31"), "za 31 okt 2026", "31 Oct 2026");
    check(date("2028-02-29"), "di 29 feb 2028", "29 Feb 2028");
    check(date("1900-01-01"), "ma 1 jan 1900", "1 Jan 1900");
    check(date("2200-12-31"), "wo 31 dec 2200", "31 Dec 2200");
    let short = |text: &'static str| move |lang| text::date_short(lang, day(text));
    check(short("2026-05-07"), "7 mei 2026", "7 May 2026");
    check(short("2026-08-28"), "28 aug 2026", "28 Aug 2026");
}

#[test]
fn the_marks_of_the_axis_have_names() {
    fn check_tick(
        kind: TickKind,
        [dutch, english]: [&str; 2],
        [dutch_short, english_short]: [&str; 2],
    ) {
        let tick = Tick { start: day("2026-12-28"), days: 7, kind };
        check(|lang| text::tick(lang, &tick), dutch, english);
        check(|lang| text::tick_short(lang, kind), dutch_short, english_short);
    }
    check_tick(TickKind::Decade(2020), ["2020–2029"; 2], ["2020"; 2]);
    check_tick(TickKind::Lustrum(2025), ["2025"; 2], ["2025"; 2]);
    check_tick(TickKind::Year(2026), ["2026"; 2], ["2026"; 2]);
    check_tick(TickKind::Quarter(2026, 2), ["K2 2026", "Q2 2026"], ["K2", "Q2"]);
    check_tick(TickKind::Month(2026, 3), ["maart 2026", "March 2026"], ["mrt", "Mar"]);
    check_tick(
        TickKind::Week(2026, 53),
        ["w53 · december 2026", "w53 · December 2026"],
        ["w53"; 2],
    );
    check_tick(
        TickKind::Day(day("2026-05-04")),
        ["ma 4 mei 2026", "4 May 2026"],
        ["ma 4", "Mon 4"],
    );
}

#[test]
fn numbers_of_days_are_counted_in_words() {
    check(|lang| text::working_days(lang, 0), "0 werkdagen", "0 working days");
    check(|lang| text::working_days(lang, 1), "1 werkdag", "1 working day");
    check(|lang| text::working_days(lang, 12), "12 werkdagen", "12 working days");
    check(|lang| text::days_moved(lang, 1), "+1 dag", "+1 day");
    check(|lang| text::days_moved(lang, -1), "−1 dag", "−1 day");
    check(|lang| text::days_moved(lang, 9), "+9 dagen", "+9 days");
    check(|lang| text::days_moved(lang, i32::MIN), "−2147483648 dagen", "−2147483648 days");
    check(|lang| text::signed(lang, 12), "+12 d", "+12 d");
    check(|lang| text::signed(lang, 0), "0 d", "0 d");
    check(|lang| text::signed(lang, -9), "−9 d", "−9 d");
}

#[test]
fn a_verdict_has_a_letter_and_a_name() {
    fn check_verdict(verdict: Verdict, letters: [&str; 2], names: [&str; 2]) {
        assert_eq!(Lang::ALL.map(|lang| text::verdict_letter(lang, verdict)), letters);
        assert_eq!(Lang::ALL.map(|lang| text::verdict_name(lang, verdict)), names);
    }
    check_verdict(Verdict::Green, ["G", "G"], ["lanceerklaar", "ready for launch"]);
    check_verdict(Verdict::Amber, ["O", "A"], ["in gevaar", "at risk"]);
    check_verdict(Verdict::Red, ["R", "R"], ["komt niet gereed", "will not be ready"]);
    check_verdict(Verdict::NotJudged, ["–", "–"], ["niet beoordeeld", "not judged"]);
}

#[test]
fn a_browsers_language_is_met_or_english_is_spoken() {
    fn check(tag: &str, lang: Lang) {
        assert_eq!(Lang::preferred(tag), lang, "{tag}");
    }
    check("nl", Lang::Nl);
    check("nl-BE", Lang::Nl);
    check("NL", Lang::Nl);
    check("en-GB", Lang::En);
    check("de", Lang::En);
    check("", Lang::En);
    check("n", Lang::En);
    check("日本", Lang::En);
}

/// A deliverable d and a criterion c, with names.
fn plan() -> Plan {
    let mut plan = Plan::new("p", "Plan");
    let (project, product) = (Id::new("a"), Id::new("p"));
    plan.insert(
        Id::new("d"),
        Deliverable {
            name: "Hull".into(),
            project,
            milestone: None,
            product,
            need: Need::Must,
            preparation: 0,
            rank: Rank::default(),
        },
    );
    let (deliverable, state) = (Id::new("d"), CriterionState::Open);
    let (text, evidence) = ("It floats".into(), String::new());
    plan.insert(
        Id::new("c"),
        Criterion {
            text,
            deliverable,
            need: Need::Must,
            owner: None,
            evidence,
            due: None,
            state,
            rank: Rank::default(),
        },
    );
    plan
}

#[test]
fn steps_and_reasons_are_sentences() {
    let label = |label: Label| move |lang| text::label(lang, &label);
    let name = || String::from("Billing");
    check(
        label(Label::Moved { name: name(), days: 9, along: 0 }),
        "“Billing” +9 dagen verplaatst",
        "Moved “Billing” +9 days",
    );
    check(
        label(Label::Resized { name: name(), edge: SpanEnd::Finish, days: -1, along: 0 }),
        "Einde van “Billing” −1 dag",
        "Finish of “Billing” −1 day",
    );
    check(
        label(Label::Changed { what: RecordType::Plan, name: name(), field: Field::StatusDate }),
        "Gewijzigd: peildatum van het plan",
        "Changed status date of the plan",
    );
    check(
        label(Label::Launch { name: name(), day: Some(day("2026-06-01")) }),
        "Lancering van “Billing” op ma 1 jun 2026 gezet",
        "Launch of “Billing” set to 1 Jun 2026",
    );

    let reason = |reason: Reason| move |lang| text::reason(lang, &plan(), &reason);
    let (finish, needed) = (day("2026-06-03"), day("2026-06-01"));
    check(
        reason(Reason::Late { deliverable: Id::new("d"), finish, needed, days: 2 }),
        "“Hull” is er op wo 3 jun 2026, 2 werkdagen nadat het nodig is (ma 1 jun 2026).",
        "“Hull” is there on 3 Jun 2026, 2 working days after it is needed (1 Jun 2026).",
    );
    check(
        reason(Reason::InTime { deliverable: Id::new("d"), finish: needed, needed, slack: 0 }),
        "“Hull” is er op ma 1 jun 2026, precies op de dag dat het nodig is.",
        "“Hull” is there on 1 Jun 2026, the very day it is needed.",
    );
    check(
        reason(Reason::Likely(Chance { hits: 1_439, samples: 2_000 })),
        "Kans dat alles wat nodig is er op tijd is: ongeveer 72 %.",
        "The chance that all it must have is there on time: about 72 %.",
    );
    check(
        reason(Reason::NoOwner(Id::new("c"))),
        "Niemand is eigenaar van “It floats”.",
        "Nobody owns “It floats”.",
    );
    // What is gone is called by its id.
    check(reason(Reason::Rejected(Id::new("gone"))), "Afgekeurd: “gone”.", "Rejected: “gone”.");
}

/// The plan above with project a, led by Ann, and product p, to be launched and managed by Bo; g
/// was decided on it.
fn launched() -> Plan {
    let mut plan = plan();
    let (ann, bo) = (Id::new("ann"), Id::new("bo"));
    for (id, name) in [(&ann, "Ann"), (&bo, "Bo")] {
        plan.insert(id.clone(), Person { name: name.into(), party: None });
    }
    let dates = Span::new(day("2026-05-04"), day("2026-05-27"));
    plan.insert(
        Id::new("a"),
        Project {
            name: "Boat".into(),
            dates,
            state: ProjectState::Running,
            manager: Some(ann.clone()),
            ..Project::default()
        },
    );
    plan.insert(
        Id::new("m"),
        Milestone {
            name: "Afloat".into(),
            project: Id::new("a"),
            day: day("2026-05-20"),
            done: false,
            agreed: false,
        },
    );
    let launch = Some(day("2026-06-01"));
    plan.insert(
        Id::new("p"),
        Product { name: "Line".into(), launch, manager: Some(bo), ..Product::default() },
    );
    plan.insert(Id::new("g"), decided(Outcome::Conditional));
    plan
}

fn decided(outcome: Outcome) -> Decision {
    let conditions = vec![
        Condition {
            owner: Some(Id::new("ann")),
            due: Some(day("2026-05-20")),
            ..Condition::new(Id::new("1"), "The crew agrees", Rank::nth(1))
        },
        Condition { met: true, ..Condition::new(Id::new("2"), "It sells", Rank::nth(2)) },
    ];
    let (product, milestone, day_of) = (Id::new("p"), Some(Id::new("m")), day("2026-05-04"));
    let foreseen = Foreseen {
        launch: Some(day("2026-06-01")),
        verdict: Some(GivenVerdict::Amber),
        chance: Some(ChanceCounts { hits: 1_439, samples: 2_000 }),
        p50: Some(day("2026-05-28")),
        p80: Some(day("2026-06-03")),
        as_at: Some(day_of),
    };
    Decision {
        product,
        milestone,
        outcome,
        day: day_of,
        by: "the board".into(),
        note: String::new(),
        conditions,
        foreseen,
    }
}

#[test]
fn a_verdict_is_said_with_every_reason_for_it() {
    let said = |plan: Plan| {
        let readiness = judge(&plan, &Schedule::of(&plan), &Id::new("p"));
        move |lang| text::verdict(lang, &plan, &Id::new("p"), &readiness)
    };
    check(
        said(launched()),
        "“Line”: in gevaar, want geen datum waarop “It floats” gereed moet zijn; niemand is eigenaar van “It floats”.",
        "“Line”: at risk, because no due date for “It floats”; nobody owns “It floats”.",
    );
    let mut stopped = launched();
    stopped.insert(Id::new("g"), decided(Outcome::Stop));
    check(
        said(stopped),
        "“Line”: komt niet gereed, want op ma 4 mei 2026 is besloten te stoppen.",
        "“Line”: will not be ready, because it was stopped on 4 May 2026.",
    );
    // What both sides say is said once.
    check(
        said(plan()),
        "“p”: niet beoordeeld, want er is geen lancering gezet, dus geen dag om naar te oordelen.",
        "“p”: not judged, because no launch is set, so there is no day to judge it by.",
    );
    let (decision, condition) = (Id::new("g"), Id::new("1"));
    let unmet = Reason::Unmet { decision, condition, due: day("2026-05-20") };
    check(
        |lang| text::reason(lang, &launched(), &unmet),
        "Aan de voorwaarde “The crew agrees” is niet voldaan, hoewel dat op wo 20 mei 2026 moest.",
        "The condition “The crew agrees” was to be met by 20 May 2026 and is not.",
    );
}

#[test]
fn an_override_is_said_with_who_why_and_until_when() {
    let said = |by: &str, stands| {
        let said = Override {
            verdict: GivenVerdict::Amber,
            reason: "The racks can follow".into(),
            by: by.into(),
            until: day("2026-05-20"),
        };
        move |lang| text::overridden(lang, &Overridden { said: said.clone(), stands }, Verdict::Red)
    };
    check(
        said("Ann", true),
        "Tot en met wo 20 mei 2026 geldt “in gevaar” in plaats van “komt niet gereed”, zegt Ann: The racks can follow",
        "Until 20 May 2026 it counts as “at risk” instead of “will not be ready”, says Ann: The racks can follow",
    );
    check(
        said("", true),
        "Tot en met wo 20 mei 2026 geldt “in gevaar” in plaats van “komt niet gereed”: The racks can follow",
        "Until 20 May 2026 it counts as “at risk” instead of “will not be ready”: The racks can follow",
    );
    check(
        said("Ann", false),
        "Het afwijkende oordeel “in gevaar” is na wo 20 mei 2026 verlopen, dus “komt niet gereed” geldt; de reden was: The racks can follow",
        "The override “at risk” expired after 20 May 2026, so “will not be ready” counts; its reason was: The racks can follow",
    );
}

#[test]
fn a_verdict_says_that_it_was_set_by_hand() {
    let said = |by_hand| move |lang| text::verdict_said(lang, Verdict::Amber, by_hand);
    check(said(None), "in gevaar", "at risk");
    check(
        said(Some(ByHand { until: day("2026-05-20"), found: Verdict::Red })),
        "in gevaar (handmatig gezet tot en met wo 20 mei 2026; gevonden: komt niet gereed)",
        "at risk (set by hand until 20 May 2026; found: will not be ready)",
    );
}

#[test]
fn a_decision_is_said_with_what_was_foreseen() {
    let said = |decision: Decision| move |lang| text::decision(lang, &launched(), &decision);
    check(
        said(decided(Outcome::Conditional)),
        "“Line”: go onder voorwaarden op ma 4 mei 2026 bij “Afloat” door the board, aan 1 van 2 voorwaarden voldaan; prognose van die dag: \
         lancering ma 1 jun 2026, in gevaar, kans om op tijd te zijn ongeveer 72 %, gereed op do 28 mei 2026 (P50) of wo 3 jun 2026 (P80)",
        "“Line”: conditional go on 4 May 2026 at “Afloat” by the board, 1 of 2 conditions met; forecast that day: \
         launch 1 Jun 2026, at risk, chance of being on time about 72 %, ready by 28 May 2026 (P50) or 3 Jun 2026 (P80)",
    );
    let bare = |outcome| Decision {
        milestone: None,
        by: String::new(),
        conditions: Vec::new(),
        foreseen: Foreseen::default(),
        ..decided(outcome)
    };
    check(said(bare(Outcome::Go)), "“Line”: go op ma 4 mei 2026", "“Line”: go on 4 May 2026");
    check(
        said(bare(Outcome::Hold)),
        "“Line”: aanhouden op ma 4 mei 2026",
        "“Line”: hold on 4 May 2026",
    );
    check(
        said(bare(Outcome::Recycle)),
        "“Line”: opnieuw voorleggen op ma 4 mei 2026",
        "“Line”: recycle on 4 May 2026",
    );
    check(
        said(bare(Outcome::Stop)),
        "“Line”: stoppen op ma 4 mei 2026",
        "“Line”: stop on 4 May 2026",
    );
    let condition = |place: usize| {
        move |lang| text::condition(lang, &launched(), &decided(Outcome::Go).conditions[place])
    };
    check(
        condition(0),
        "“The crew agrees”: Ann, uiterlijk wo 20 mei 2026",
        "“The crew agrees”: Ann, by 20 May 2026",
    );
    check(
        condition(1),
        "“It sells”: nog niemand, zonder datum",
        "“It sells”: nobody yet, without a date",
    );
}

#[test]
fn what_came_of_a_forecast_is_said_with_how_far_it_moved() {
    let half = Some((day("2026-05-28"), day("2026-06-03")));
    let then = ForecastCall {
        launch: Some(day("2026-06-01")),
        chance: Some(Chance { hits: 1440, samples: 2000 }),
        days: half,
    };
    let entry = |then, launch_moved, p80_moved, kept| {
        let entry = Entry {
            decision: Id::new("g"),
            day: day("2026-05-04"),
            then,
            launch_moved,
            p80_moved,
            kept,
        };
        move |lang| text::record_entry(lang, &entry)
    };
    check(
        entry(then, Some(5), Some(-2), None),
        "4 mei 2026: lancering 1 jun 2026 (sindsdien +5 d), P50 28 mei 2026, P80 3 jun 2026 (sindsdien −2 d), kans ongeveer 72 %.",
        "4 May 2026: launch 1 Jun 2026 (+5 d since), P50 28 May 2026, P80 3 Jun 2026 (−2 d since), chance about 72 %.",
    );
    let bare = ForecastCall { launch: then.launch, ..ForecastCall::default() };
    check(
        entry(bare, None, None, None),
        "4 mei 2026: lancering 1 jun 2026.",
        "4 May 2026: launch 1 Jun 2026.",
    );
    check(
        entry(bare, Some(0), None, Some(CallOutcome::Half)),
        "4 mei 2026: lancering 1 jun 2026 (sindsdien 0 d), uitgekomen: het was er op de P50.",
        "4 May 2026: launch 1 Jun 2026 (0 d since), kept: there by the P50.",
    );
    check(
        entry(bare, None, None, Some(CallOutcome::Most)),
        "4 mei 2026: lancering 1 jun 2026, op de P80 uitgekomen, op de P50 niet.",
        "4 May 2026: launch 1 Jun 2026, kept by the P80, not by the P50.",
    );
    check(
        entry(bare, None, None, Some(CallOutcome::Neither)),
        "4 mei 2026: lancering 1 jun 2026, niet uitgekomen: het was er pas na de P80.",
        "4 May 2026: launch 1 Jun 2026, not kept: there after the P80.",
    );
    let today = |now, came| {
        let record = TrackRecord { entries: Vec::new(), now, came };
        move |lang| text::record_today(lang, &record)
    };
    check(today(bare, None), "Nu: lancering 1 jun 2026.", "Now: launch 1 Jun 2026.");
    check(today(ForecastCall::default(), None), "Nu: geen lancering.", "Now: no launch.");
    check(
        today(then, Some(day("2026-05-28"))),
        "Nu: het was er op 28 mei 2026.",
        "Now: it was there on 28 May 2026.",
    );
}

#[test]
fn how_the_forecasts_were_kept_is_said_once_there_are_enough() {
    let said =
        |came, by_half, by_most| move |lang| text::tallied(lang, Tally { came, by_half, by_most });
    check(
        said(0, 0, 0),
        "Er is nog geen lancering met een besluit geweest, dus over de prognoses valt nog niets te zeggen.",
        "No launch with a decision has taken place yet, so nothing can be said of the forecasts.",
    );
    check(
        said(4, 2, 3),
        "Lanceringen die er kwamen na een besluit: 4; op de P50 zoals eerst voorzien: 2, op de P80: 3. Te weinig om te zeggen wat de prognoses waard zijn.",
        "Launches that came after a decision: 4; by the P50 as first called: 2, by the P80: 3. Too few to tell what the forecasts are worth.",
    );
    check(
        said(5, 2, 4),
        "Van 5 lanceringen die er kwamen, waren er 2 op de P50 en 4 op de P80 zoals eerst voorzien; goed voorzien is ongeveer de helft en vier vijfde.",
        "Of 5 launches that came, 2 were there by the P50 and 4 by the P80 as first called; well called are about half and four fifths.",
    );
}

#[test]
fn an_activity_is_said_with_its_days_and_why_then() {
    let said = |kind, when, launch: Option<&str>| {
        let mut plan = launched();
        plan.insert(Id::new("p"), Product { launch: launch.map(day), ..Product::default() });
        let (name, product) = ("Posters".into(), Id::new("p"));
        let activity = Activity {
            name,
            product,
            kind,
            when,
            owner: None,
            note: String::new(),
            rank: Rank::default(),
        };
        move |lang| text::activity(lang, &plan, &activity)
    };
    let offset = |start, finish| When::Launch(Offset { start, finish });
    let monday = Some("2026-06-01");
    check(
        said(ActivityKind::Promotion, offset(-5, -1), monday),
        "“Posters” (promotie): ma 25 mei 2026 tot en met vr 29 mei 2026, van 5 werkdagen vóór de lancering tot en met 1 werkdag vóór de lancering.",
        "“Posters” (promotion): 25 May 2026 to 29 May 2026, from 5 working days before the launch to 1 working day before the launch.",
    );
    check(
        said(ActivityKind::Launch, offset(0, 0), monday),
        "“Posters” (lancering): ma 1 jun 2026, de dag van de lancering.",
        "“Posters” (launch): 1 Jun 2026, the day of the launch.",
    );
    check(
        said(ActivityKind::Support, offset(0, 2), None),
        "“Posters” (ondersteuning): van de dag van de lancering tot en met 2 werkdagen na de lancering, zodra er een lancering is gezet.",
        "“Posters” (support): from the day of the launch to 2 working days after the launch, as soon as a launch is set.",
    );
    check(
        said(ActivityKind::Release, offset(65, 65), monday),
        "“Posters” (release): ma 31 aug 2026, 65 werkdagen na de lancering.",
        "“Posters” (release): 31 Aug 2026, 65 working days after the launch.",
    );
    let own = When::Dates(Span::new(day("2026-05-09"), day("2026-05-10")).expect("in order"));
    check(
        said(ActivityKind::Improvement, own, None),
        "“Posters” (verbetering): za 9 mei 2026 tot en met zo 10 mei 2026, wat er ook met de lancering gebeurt.",
        "“Posters” (improvement): 9 May 2026 to 10 May 2026, whatever becomes of the launch.",
    );
}

#[test]
fn a_slip_is_said_with_whom_it_hits() {
    let chance = |hits| Some(Chance { hits, samples: 100 });
    let later = |project: &str| Later {
        project: Id::new(project),
        from: day("2026-05-27"),
        to: day("2026-06-03"),
    };
    let before = TimeStanding { verdict: Verdict::Green, slack: Some(3), chance: chance(80) };
    let after = TimeStanding { verdict: Verdict::Amber, slack: Some(-2), chance: chance(51) };
    let slipped = |days, later: Vec<Later>, after, people: &[&str]| {
        let launches = vec![Threatened { product: Id::new("p"), before, after }];
        let people = people.iter().map(|person| Id::new(*person)).collect();
        let slipped = Slipped { project: Id::new("a"), days, later, launches, people };
        move |lang| text::slipped(lang, &launched(), &slipped)
    };
    check(
        slipped(5, vec![later("a")], after, &["ann", "bo"]),
        "Als “Boat” 5 werkdagen langer duurt: “Line” gaat van lanceerklaar (+3 d, ongeveer 80 %) naar in gevaar (−2 d, ongeveer 51 %); bij te sturen door: Ann, Bo.",
        "If “Boat” takes 5 working days longer: “Line” goes from ready for launch (+3 d, about 80 %) to at risk (−2 d, about 51 %); to adjust: Ann, Bo.",
    );
    let not_sampled = TimeStanding { verdict: Verdict::NotJudged, slack: None, chance: None };
    check(
        slipped(1, vec![later("a"), later("b")], not_sampled, &[]),
        "Als “Boat” 1 werkdag langer duurt: “Line” gaat van lanceerklaar (+3 d, ongeveer 80 %) naar niet beoordeeld; 1 ander project eindigt later.",
        "If “Boat” takes 1 working day longer: “Line” goes from ready for launch (+3 d, about 80 %) to not judged; 1 other project finishes later.",
    );
    check(
        slipped(1, vec![later("a"), later("b"), later("c")], before, &["ann"]),
        "Als “Boat” 1 werkdag langer duurt: elke lancering staat er even goed voor; 2 andere projecten eindigen later; bij te sturen door: Ann.",
        "If “Boat” takes 1 working day longer: every launch stands as before; 2 other projects finish later; to adjust: Ann.",
    );
    check(
        slipped(0, vec![], before, &[]),
        "“Boat” eindigt niet later, dus er volgt niets uit.",
        "“Boat” finishes no later, so nothing follows.",
    );
}

/// Values of a type, at least one of each variant: a new variant does not compile until it stands
/// here.
macro_rules! one_of_each {
    ($type:ty: $($pattern:pat => $($value:expr),+;)*) => {{
        fn is_known(value: &$type) {
            match value {
                $($pattern => {})*
            }
        }
        let values: Vec<$type> = vec![$($($value),+),*];
        values.iter().for_each(is_known);
        values
    }};
}

/// Everything is said in both languages, in two ways, with nothing left to fill in.
fn check_said<T: std::fmt::Debug>(values: Vec<T>, say: impl Fn(Lang, &T) -> String) {
    for value in values {
        let [dutch, english] = Lang::ALL.map(|lang| say(lang, &value));
        for said in [&dutch, &english] {
            assert!(!said.trim().is_empty() && !said.contains(['{', '}']), "{value:?}: {said}");
        }
        assert_ne!(dutch, english, "{value:?}");
    }
}

#[test]
fn every_reason_is_said() {
    let (finish, needed, due) = (day("2026-05-29"), day("2026-06-01"), day("2026-05-20"));
    fn d() -> DeliverableId {
        Id::new("d")
    }
    fn c() -> CriterionId {
        Id::new("c")
    }
    let reasons = one_of_each!(Reason:
        Reason::NoLaunch => Reason::NoLaunch;
        Reason::NoDeliverable => Reason::NoDeliverable;
        Reason::NoProject(_) => Reason::NoProject(d());
        Reason::Proposed(_) => Reason::Proposed(d());
        Reason::InTime { .. } => Reason::InTime { deliverable: d(), finish, needed, slack: 0 }, Reason::InTime { deliverable: d(), finish, needed, slack: 1 };
        Reason::Late { .. } => Reason::Late { deliverable: d(), finish, needed, days: 1 };
        Reason::Likely(_) => Reason::Likely(Chance { hits: 0, samples: 2 }), Reason::Likely(Chance { hits: 1, samples: 2 }), Reason::Likely(Chance { hits: 2, samples: 2 }), Reason::Likely(Chance::default());
        Reason::NoCriterion(_) => Reason::NoCriterion(d());
        Reason::Rejected(_) => Reason::Rejected(c());
        Reason::Overdue { .. } => Reason::Overdue { criterion: c(), due };
        Reason::NoOwner(_) => Reason::NoOwner(c());
        Reason::NoDue(_) => Reason::NoDue(c());
        Reason::DueTooLate { .. } => Reason::DueTooLate { criterion: c(), due, needed };
        Reason::NoEvidence(_) => Reason::NoEvidence(c());
        Reason::Concession(_) => Reason::Concession(c());
        Reason::InOrder { .. } => Reason::InOrder { accepted: 2, open: 0 }, Reason::InOrder { accepted: 2, open: 3 };
        Reason::Unmet { .. } => Reason::Unmet { decision: Id::new("g"), condition: Id::new("1"), due }, Reason::Unmet { decision: Id::new("gone"), condition: Id::new("9"), due };
        Reason::OnHold(_) => Reason::OnHold(Id::new("g")), Reason::OnHold(Id::new("gone"));
        Reason::Recycled(_) => Reason::Recycled(Id::new("g"));
        Reason::Stopped(_) => Reason::Stopped(Id::new("g"));
    );
    check_said(reasons, |lang, reason| text::reason(lang, &launched(), reason));
}

#[test]
fn every_arrangement_of_rows_is_said() {
    check_said(Grouping::ALL.to_vec(), |lang, grouping| text::grouping_name(lang, *grouping));
    check_said(Sorting::ALL.to_vec(), |lang, sorting| text::sorting_name(lang, *sorting));
}

fn kinds() -> Vec<RecordType> {
    one_of_each!(RecordType:
        RecordType::Plan => RecordType::Plan;
        RecordType::Programme => RecordType::Programme;
        RecordType::Project => RecordType::Project;
        RecordType::Milestone => RecordType::Milestone;
        RecordType::Link => RecordType::Link;
        RecordType::Product => RecordType::Product;
        RecordType::Deliverable => RecordType::Deliverable;
        RecordType::Criterion => RecordType::Criterion;
        RecordType::Person => RecordType::Person;
        RecordType::Party => RecordType::Party;
        RecordType::Baseline => RecordType::Baseline;
        RecordType::Request => RecordType::Request;
        RecordType::Decision => RecordType::Decision;
        RecordType::Activity => RecordType::Activity;
        RecordType::Unknown => RecordType::Unknown;
    )
}

/// Every word that a declared field has.
fn fields() -> std::collections::BTreeSet<Field> {
    fn of<T: Fields>() -> impl Iterator<Item = Field> {
        T::fields().iter().map(|field| field.field())
    }
    macro_rules! of_each {
        ($($(#[$doc:meta])* $table:ident: $record:ident,)*) => {
            of::<About>()$(.chain(of::<$record>()))*.collect()
        };
    }
    engine::each_record!(of_each)
}

#[test]
fn every_step_is_said() {
    let name = || String::from("Billing");
    let mut labels = one_of_each!(Label:
        Label::Created { .. } => Label::Created { what: RecordType::Project, name: name() };
        Label::Pasted { .. } => Label::Pasted { cells: 2 };
        Label::Regrouped { .. } => Label::Regrouped { what: RecordType::Project, name: name(), into: Some(name()) };
        Label::Replaced { .. } => Label::Replaced { what: RecordType::Person, name: name(), by: name(), places: 3 };
        Label::Reordered { .. } => Label::Reordered { what: RecordType::Project, name: name() };
        Label::Deleted { .. } => Label::Deleted { what: RecordType::Project, name: name() };
        Label::DeletedAll { .. } => Label::DeletedAll { what: RecordType::Project, count: 3 };
        Label::Renamed { .. } => Label::Renamed { what: RecordType::Project, from: name(), to: "Invoices".into() };
        Label::Changed { .. } => Label::Changed { what: RecordType::Project, name: name(), field: Field::Note };
        Label::Moved { .. } => Label::Moved { name: name(), days: 1, along: 0 }, Label::Moved { name: name(), days: 1, along: 1 }, Label::Moved { name: name(), days: 1, along: 12 };
        Label::Resized { .. } =>
            Label::Resized { name: name(), edge: SpanEnd::Start, days: 2, along: 0 }, Label::Resized { name: name(), edge: SpanEnd::Finish, days: -2, along: 0 };
        Label::Placed { .. } => Label::Placed { name: name() };
        Label::Launch { .. } => Label::Launch { name: name(), day: None }, Label::Launch { name: name(), day: Some(Day::MAX) };
        Label::Opened { .. } => Label::Opened { file: "plan.json".into() };
        Label::Imported { .. } => Label::Imported { file: name() };
        Label::Restarted => Label::Restarted;
        Label::Linked { .. } => Label::Linked { from: name(), to: name() };
        Label::Unlinked { .. } => Label::Unlinked { from: name(), to: name() };
        Label::Accepted { .. } => Label::Accepted { from: name(), to: name() };
        Label::Overridden { .. } => Label::Overridden { name: name(), until: Some(Day::MAX) }, Label::Overridden { name: name(), until: None };
        Label::Decided { .. } => Label::Decided { name: name(), outcome: Outcome::Go };
        Label::Asked { .. } => Label::Asked { name: name() };
        Label::Answered { .. } => Label::Answered { name: name() };
        Label::Merged { .. } => Label::Merged { from: name() };
        Label::TookPlanIn { .. } => Label::TookPlanIn { name: name() };
        Label::Settled { .. } => Label::Settled { what: RecordType::Project, name: name() };
        Label::Emptied { .. } => Label::Emptied { what: RecordType::Person };
    );
    labels.extend(kinds().into_iter().map(|what| Label::Created { what, name: name() }));
    labels.extend(fields().into_iter().map(|field| Label::Changed {
        what: RecordType::Project,
        name: name(),
        field,
    }));
    labels.extend(fields().into_iter().map(|field| Label::Changed {
        what: RecordType::Plan,
        name: name(),
        field,
    }));
    check_said(labels, text::label);
}

#[test]
fn every_refusal_is_said() {
    let mut refusals = one_of_each!(Refusal:
        Refusal::Gone(_) => Refusal::Gone(RecordType::Project);
        Refusal::Loop(_) => Refusal::Loop(vec!["A".into(), "B".into()]);
        Refusal::NoName(_) => Refusal::NoName(RecordType::Project);
        Refusal::EndsBeforeStart => Refusal::EndsBeforeStart;
        Refusal::NeedsDates => Refusal::NeedsDates;
        Refusal::OutsideProject => Refusal::OutsideProject;
        Refusal::LinkToItself => Refusal::LinkToItself;
        Refusal::LinkedAlready => Refusal::LinkedAlready;
        Refusal::LinkLoop(_) => Refusal::LinkLoop(vec!["A".into(), "B".into()]);
        Refusal::CannotMove(_) => Refusal::CannotMove(Stop::Finished), Refusal::CannotMove(Stop::Begun), Refusal::CannotMove(Stop::Agreed), Refusal::CannotMove(Stop::Unsettled);
        Refusal::NoWorkingDay => Refusal::NoWorkingDay;
        Refusal::NoReason => Refusal::NoReason;
        Refusal::NoExpiry => Refusal::NoExpiry;
        Refusal::NoCondition => Refusal::NoCondition;
        Refusal::EmptyCondition => Refusal::EmptyCondition;
        Refusal::NoLaunch => Refusal::NoLaunch;
        Refusal::IdTaken => Refusal::IdTaken;
        Refusal::IntoItself => Refusal::IntoItself;
        Refusal::TakenInAlready { .. } => Refusal::TakenInAlready { plan: "North".into(), programme: None }, Refusal::TakenInAlready { plan: "North".into(), programme: Some("Up".into()) };
        Refusal::TooManyRecords { .. } => Refusal::TooManyRecords { plan: "North".into(), limit: 100_000 };
        Refusal::TooManyCalendars { .. } => Refusal::TooManyCalendars { plan: "North".into(), limit: 1_000 };
        Refusal::Expired(_) => Refusal::Expired(Day::MIN);
    );
    refusals
        .extend(kinds().into_iter().flat_map(|what| [Refusal::Gone(what), Refusal::NoName(what)]));
    check_said(refusals, text::refusal);
}

#[test]
fn every_fault_of_a_file_is_said() {
    use json::{PlanFileError, RecordProblem, Repair, RepairKind};
    let problem = |field: &str| RecordProblem {
        line: 12,
        field: field.into(),
        detail: "invalid type".into(),
    };
    let (what, id) = (RecordType::Project, || String::from("p1"));
    let faults = one_of_each!(PlanFileError:
        PlanFileError::TooLarge { .. } => PlanFileError::TooLarge { limit: json::MAX_BYTES };
        PlanFileError::NotText => PlanFileError::NotText;
        PlanFileError::Truncated => PlanFileError::Truncated;
        PlanFileError::Malformed { .. } => PlanFileError::Malformed { line: 3, column: 4 };
        PlanFileError::TooDeep { .. } => PlanFileError::TooDeep { limit: json::MAX_DEPTH };
        PlanFileError::TextTooLong { .. } => PlanFileError::TextTooLong { line: 3, limit: json::MAX_TEXT };
        PlanFileError::NotAPlan => PlanFileError::NotAPlan;
        PlanFileError::NewerSchema { .. } => PlanFileError::NewerSchema { found: 7, known: 0 };
        PlanFileError::TooMany { .. } => PlanFileError::TooMany { limit: json::MAX_RECORDS };
        PlanFileError::TooManyUnknown { .. } => PlanFileError::TooManyUnknown { limit: json::MAX_UNKNOWN };
        PlanFileError::DuplicateId { .. } => PlanFileError::DuplicateId { what, id: id() };
        PlanFileError::BadId { .. } => PlanFileError::BadId { what, id: id() };
        PlanFileError::BadRecord { .. } => PlanFileError::BadRecord { what, id: id(), problem: problem("dates.start") }, PlanFileError::BadRecord { what, id: id(), problem: problem("") };
    );
    check_said(faults, text::json_fault);

    let field = "progress";
    let ways = one_of_each!(RepairKind:
        RepairKind::NamedById => RepairKind::NamedById;
        RepairKind::MadeProposed => RepairKind::MadeProposed;
        RepairKind::Clamped { .. } => RepairKind::Clamped { field };
        RepairKind::NoReason => RepairKind::NoReason;
        RepairKind::NewConditionId { .. } => RepairKind::NewConditionId { was: id(), now: id() };
        RepairKind::Newer { .. } => RepairKind::Newer { field: field.into(), records: 3 };
        RepairKind::Absent { .. } => RepairKind::Absent { what, id: id() };
        RepairKind::OutsideProject => RepairKind::OutsideProject;
        RepairKind::UnderItself => RepairKind::UnderItself;
        RepairKind::NoMerge => RepairKind::NoMerge;
    );
    check_said(ways.into_iter().map(|how| Repair { what, id: id(), how }).collect(), text::repair);
}

#[test]
fn every_fault_of_a_list_is_said() {
    use csv::{CellError, CellProblem, ColumnRole, ListError, MappingError};
    let faults = one_of_each!(ListError:
        ListError::TooLarge => ListError::TooLarge;
        ListError::Binary => ListError::Binary;
        ListError::Empty => ListError::Empty;
        ListError::TooManyRows => ListError::TooManyRows;
        ListError::TooManyColumns { .. } => ListError::TooManyColumns { row: 2 };
        ListError::CellTooLong { .. } => ListError::CellTooLong { row: 2 };
        ListError::OpenQuote { .. } => ListError::OpenQuote { row: 2 };
        ListError::NoUsableColumn => ListError::NoUsableColumn;
    );
    check_said(faults, text::csv_fault);

    let mut mappings = one_of_each!(MappingError:
        MappingError::NoName => MappingError::NoName;
        MappingError::NoSuchColumn(_) => MappingError::NoSuchColumn(ColumnRole::Start);
        MappingError::Shared(..) => MappingError::Shared(ColumnRole::Name, ColumnRole::Start);
    );
    mappings.extend(ColumnRole::ALL.map(|role| MappingError::Shared(ColumnRole::Name, role)));
    check_said(mappings, |lang, fault| text::mapping_fault(lang, *fault));

    let problems = one_of_each!(CellProblem:
        CellProblem::Missing => CellProblem::Missing;
        CellProblem::NotADate => CellProblem::NotADate;
        CellProblem::NoSuchDay => CellProblem::NoSuchDay;
        CellProblem::OutOfRange => CellProblem::OutOfRange;
        CellProblem::EitherOrder => CellProblem::EitherOrder;
        CellProblem::EndsBeforeStart => CellProblem::EndsBeforeStart;
        CellProblem::NotUnderstood => CellProblem::NotUnderstood;
        CellProblem::NeedsDates => CellProblem::NeedsDates;
        CellProblem::Loop => CellProblem::Loop;
    );
    let fault = |problem| {
        ["", "31-02-2026"].map(|text| CellError {
            row: 7,
            field: ColumnRole::Finish,
            text: text.into(),
            problem,
        })
    };
    check_said(problems.into_iter().flat_map(fault).collect(), text::row_fault);
}

#[test]
fn every_fault_of_keeping_is_said() {
    let full = || StoreError::Full;
    let errors = one_of_each!(SaveError:
        SaveError::Local(_) => SaveError::Local(full());
        SaveError::Durable(_) => SaveError::Durable(full());
        SaveError::Both { .. } => SaveError::Both { local: full(), durable: full() };
    );
    check_said(errors, text::save_error);
    let errors = one_of_each!(OpenError:
        OpenError::Absent => OpenError::Absent;
        OpenError::Unreadable { .. } => OpenError::Unreadable { raw: vec![] };
        OpenError::Exists => OpenError::Exists;
        OpenError::Newer { .. } => OpenError::Newer { found: 7, known: 1 };
        OpenError::Unavailable(_) => OpenError::Unavailable(StoreError::Unavailable);
    );
    check_said(errors, text::open_error);
}
