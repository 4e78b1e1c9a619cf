//! The worked example: a ferry line, four launches, and one of them in trouble after a conditional
//! go, told in the reader's language around today.

use crate::text::Lang;
use domain::edit::commands::{FromName, create_criterion};
use engine::forecast::FULL;
use engine::model::*;

/// The id of the example's plan in each language; it never mixes with real work.
pub fn id(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "example-en",
        Lang::Nl => "example-nl",
    }
}

/// Is this the id of an example's plan?
pub fn is_example(plan: &str) -> bool {
    Lang::ALL.iter().any(|lang| id(*lang) == plan)
}

/// English, then Dutch.
type Words = [&'static str; 2];

const NAME: Words = ["Harbour ferry (example)", "Havenveer (voorbeeld)"];

/// Programmes: id, the one above, name, hue.
const PROGRAMMES: [(&str, Option<&str>, Words, u16); 4] = [
    ("ferry", None, ["Harbour ferry", "Havenveer"], 215),
    ("vessels", Some("ferry"), ["Vessels", "Schepen"], 195),
    ("shore", Some("ferry"), ["Quays and power", "Kades en stroom"], 35),
    ("digital", Some("ferry"), ["Tickets and data", "Kaartjes en data"], 285),
];

/// Projects: id, programme, name, weeks from this one to its start, working days, state, per cent
/// complete.
const PROJECTS: [(&str, &str, Words, i32, i32, ProjectState, u8); 13] = [
    (
        "line",
        "ferry",
        ["Route and timetable", "Route en dienstregeling"],
        -20,
        130,
        ProjectState::Running,
        75,
    ),
    (
        "crew",
        "ferry",
        ["Recruit and train the crew", "Bemanning werven en opleiden"],
        -4,
        95,
        ProjectState::Running,
        20,
    ),
    ("safety", "ferry", ["Safety case", "Veiligheidsdossier"], -10, 105, ProjectState::Running, 45),
    (
        "hulls",
        "vessels",
        ["Build two hulls", "Twee rompen bouwen"],
        -30,
        190,
        ProjectState::Running,
        70,
    ),
    (
        "drive",
        "vessels",
        ["Electric drive", "Elektrische aandrijving"],
        -12,
        125,
        ProjectState::Running,
        40,
    ),
    ("trials", "vessels", ["Sea trials", "Proefvaarten"], 14, 30, ProjectState::Planned, 0),
    (
        "quay",
        "shore",
        ["Extend the east quay", "Oostkade verlengen"],
        -26,
        110,
        ProjectState::Finished,
        100,
    ),
    ("charger", "shore", ["Charging station", "Laadstation"], -6, 120, ProjectState::Running, 25),
    ("grid", "shore", ["Grid connection", "Netaansluiting"], -2, 110, ProjectState::Running, 10),
    ("shelter", "shore", ["Waiting rooms", "Wachtruimtes"], 4, 55, ProjectState::Planned, 0),
    ("tickets", "digital", ["Ticket sales", "Kaartverkoop"], -8, 75, ProjectState::Running, 60),
    ("app", "digital", ["Travel app", "Reisapp"], -3, 60, ProjectState::Running, 35),
    ("boards", "digital", ["Departure boards", "Vertrekborden"], 6, 40, ProjectState::Planned, 0),
];

/// What was done often before, and what was not; the others are as most work is.
const SPREADS: [(&str, WorkUncertainty); 7] = [
    ("line", WorkUncertainty::Routine),
    ("crew", WorkUncertainty::Routine),
    ("hulls", WorkUncertainty::Routine),
    ("shelter", WorkUncertainty::Routine),
    ("tickets", WorkUncertainty::Routine),
    ("drive", WorkUncertainty::New),
    ("charger", WorkUncertainty::New),
];

/// Projects that wait in the tray: id, programme, name, what is known of the start and the finish.
const PROPOSED: [(&str, &str, Words, Words, Words); 2] = [
    (
        "third",
        "vessels",
        ["A third vessel", "Een derde schip"],
        ["when the line runs", "als de lijn vaart"],
        ["", ""],
    ),
    (
        "bikes",
        "shore",
        ["Bicycle parking", "Fietsenstalling"],
        ["", ""],
        ["before the summer", "vóór de zomer"],
    ),
];

/// Milestones: id, project, name, working days after the project's start, reached.
const MILESTONES: [(&str, &str, Words, i32, bool); 4] = [
    ("keel", "hulls", ["First hull afloat", "Eerste romp te water"], 120, true),
    ("motor", "drive", ["Motor on the bench", "Motor op de testbank"], 80, false),
    ("power", "grid", ["Cable in the ground", "Kabel in de grond"], 60, false),
    ("beta", "app", ["Open trial", "Open proef"], 35, false),
];

/// Links: what comes first, what waits for it (a project or a milestone of it), which ends they
/// tie, working days between.
const LINKS: [(&str, &str, LinkKind, i16); 8] = [
    ("hulls", "trials", LinkKind::FinishStart, 0),
    ("drive", "trials", LinkKind::FinishStart, 0),
    ("crew", "trials", LinkKind::StartStart, 40),
    ("trials", "safety", LinkKind::FinishFinish, -20),
    ("quay", "shelter", LinkKind::FinishStart, 0),
    ("power", "charger", LinkKind::FinishFinish, 5),
    ("tickets", "app", LinkKind::FinishFinish, 0),
    ("app", "boards", LinkKind::StartStart, 25),
];

/// Products: id, name, kind, product manager, weeks from this one to its launch.
const PRODUCTS: [(&str, Words, Words, Words, i32); 4] = [
    ("ticketing", ["Tickets on sale", "Kaartjes te koop"], ["service", "dienst"], MARKET_LEAD, 9),
    ("travel", ["Travel app in the stores", "Reisapp in de winkels"], ["app", "app"], APP_LEAD, 11),
    ("opening", ["First ferry sails", "Eerste veer vaart"], ["service", "dienst"], MARKET_LEAD, 19),
    ("quayside", ["East quay open", "Oostkade open"], ["building", "gebouw"], SHORE_LEAD, 17),
];

/// Parties of others: id, name, who of theirs leads a project, the projects they do.
const PARTIES: [(&str, Words, Option<Words>, &[&str]); 2] = [
    ("yard", ["The shipyard", "De scheepswerf"], Some(YARD_LEAD), &["hulls", "trials"]),
    ("operator", ["The grid operator", "De netbeheerder"], None, &["grid"]),
];

/// Deliverables: product, project, milestone, name, need, working days before the launch.
type DeliverableRow = (&'static str, &'static str, Option<&'static str>, Words, Need, u16);
const DELIVERABLES: [DeliverableRow; 12] = [
    (
        "ticketing",
        "tickets",
        None,
        ["Sale by card and phone", "Verkoop met pas en telefoon"],
        Need::Must,
        5,
    ),
    (
        "ticketing",
        "line",
        None,
        ["Fares and timetable", "Tarieven en dienstregeling"],
        Need::Must,
        10,
    ),
    ("travel", "app", None, ["App for both stores", "App voor beide winkels"], Need::Must, 5),
    ("travel", "tickets", None, ["Tickets in the app", "Kaartjes in de app"], Need::Must, 5),
    ("travel", "boards", None, ["Live departures", "Actuele vertrektijden"], Need::Should, 0),
    (
        "opening",
        "trials",
        None,
        ["Two vessels with a certificate", "Twee schepen met certificaat"],
        Need::Must,
        5,
    ),
    (
        "opening",
        "crew",
        None,
        ["Crew for two shifts", "Bemanning voor twee diensten"],
        Need::Must,
        5,
    ),
    (
        "opening",
        "safety",
        None,
        ["Approved safety case", "Goedgekeurd veiligheidsdossier"],
        Need::Must,
        10,
    ),
    ("opening", "grid", None, ["Power on the quay", "Stroom op de kade"], Need::Must, 5),
    ("opening", "charger", None, ["Charger that works", "Werkende lader"], Need::Must, 5),
    ("quayside", "quay", None, ["Quay, delivered", "Kade, opgeleverd"], Need::Must, 0),
    ("quayside", "shelter", None, ["Waiting rooms", "Wachtruimtes"], Need::Must, 3),
];

/// Criteria: deliverable by its place above, text, owner, weeks from this one to the due date,
/// state, evidence.
type CriterionRow = (usize, Words, Option<Words>, Option<i32>, CriterionState, Words);
const CRITERIA: [CriterionRow; 14] = [
    (
        0,
        ["A fare is sold within 10 seconds", "Een kaartje is binnen 10 seconden verkocht"],
        Some(TICKET_LEAD),
        Some(7),
        CriterionState::Open,
        NONE,
    ),
    (
        0,
        ["Works without a network for a day", "Werkt een dag zonder netwerk"],
        Some(TICKET_LEAD),
        Some(6),
        CriterionState::Open,
        NONE,
    ),
    (
        1,
        ["Council agrees to the fares", "De raad stemt in met de tarieven"],
        Some(LINE_LEAD),
        Some(-2),
        CriterionState::Accepted,
        ["Council minutes", "Raadsnotulen"],
    ),
    (
        2,
        ["Usable with a screen reader", "Bruikbaar met een schermlezer"],
        Some(APP_LEAD),
        Some(8),
        CriterionState::Open,
        NONE,
    ),
    (
        3,
        ["A ticket bought in the app opens the gate", "Een kaartje uit de app opent het poortje"],
        Some(TICKET_LEAD),
        Some(7),
        CriterionState::Open,
        NONE,
    ),
    (
        4,
        ["Late by a minute at most", "Hooguit een minuut vertraagd"],
        None,
        Some(10),
        CriterionState::Open,
        NONE,
    ),
    (
        5,
        ["Thirty days without a fault", "Dertig dagen zonder storing"],
        Some(FLEET_LEAD),
        Some(18),
        CriterionState::Open,
        NONE,
    ),
    (
        6,
        ["Every skipper has the licence", "Elke schipper heeft het vaarbewijs"],
        Some(CREW_LEAD),
        Some(14),
        CriterionState::Open,
        NONE,
    ),
    (
        7,
        ["Approved by the inspectorate", "Goedgekeurd door de inspectie"],
        Some(SAFETY_LEAD),
        Some(12),
        CriterionState::Open,
        NONE,
    ),
    (
        8,
        ["One megawatt, day and night", "Een megawatt, dag en nacht"],
        Some(SHORE_LEAD),
        Some(16),
        CriterionState::Open,
        NONE,
    ),
    (
        9,
        ["A full charge in 20 minutes", "Vol in 20 minuten"],
        Some(SHORE_LEAD),
        Some(-1),
        CriterionState::Open,
        NONE,
    ),
    (
        10,
        ["Handover signed", "Oplevering getekend"],
        Some(SHORE_LEAD),
        Some(-4),
        CriterionState::Accepted,
        ["Handover report", "Proces-verbaal van oplevering"],
    ),
    (
        11,
        ["Step-free from street to ship", "Drempelvrij van straat tot schip"],
        Some(SHORE_LEAD),
        Some(14),
        CriterionState::Open,
        NONE,
    ),
    (
        11,
        ["Heated below 5 degrees", "Verwarmd onder 5 graden"],
        Some(SHORE_LEAD),
        Some(14),
        CriterionState::Open,
        NONE,
    ),
];

/// Activities: product, kind, name, working days from the launch to its start and its finish,
/// owner.
type ActivityRow = (&'static str, ActivityKind, Words, i32, i32, Words);
const ACTIVITIES: [ActivityRow; 15] = [
    (
        "ticketing",
        ActivityKind::Promotion,
        ["Posters at every stop", "Posters bij elke halte"],
        -20,
        -1,
        MARKET_LEAD,
    ),
    (
        "ticketing",
        ActivityKind::Launch,
        ["First ticket sold on the quay", "Eerste kaartje op de kade verkocht"],
        0,
        0,
        TICKET_LEAD,
    ),
    (
        "ticketing",
        ActivityKind::Improvement,
        ["Season tickets", "Abonnementen"],
        40,
        59,
        TICKET_LEAD,
    ),
    (
        "travel",
        ActivityKind::Promotion,
        ["Trial among travellers", "Proef met reizigers"],
        -15,
        -6,
        APP_LEAD,
    ),
    (
        "travel",
        ActivityKind::Launch,
        ["Release in both stores", "Uitgave in beide winkels"],
        0,
        0,
        APP_LEAD,
    ),
    (
        "travel",
        ActivityKind::Support,
        ["Help desk until midnight", "Helpdesk tot middernacht"],
        1,
        20,
        APP_LEAD,
    ),
    ("travel", ActivityKind::Release, ["Release 1.1", "Versie 1.1"], 45, 45, APP_LEAD),
    (
        "opening",
        ActivityKind::Promotion,
        ["Invite all who live near", "Alle omwonenden uitnodigen"],
        -30,
        -21,
        MARKET_LEAD,
    ),
    (
        "opening",
        ActivityKind::Promotion,
        ["Open days on board", "Open dagen aan boord"],
        -15,
        -11,
        MARKET_LEAD,
    ),
    (
        "opening",
        ActivityKind::Launch,
        ["The mayor opens the line", "De burgemeester opent de lijn"],
        0,
        0,
        MARKET_LEAD,
    ),
    (
        "opening",
        ActivityKind::Support,
        ["Hosts on the quay", "Gastheren op de kade"],
        1,
        20,
        CREW_LEAD,
    ),
    (
        "opening",
        ActivityKind::Improvement,
        ["Adjust the timetable", "Dienstregeling bijstellen"],
        60,
        79,
        LINE_LEAD,
    ),
    (
        "quayside",
        ActivityKind::Promotion,
        ["Tour of the building site", "Rondleiding op de bouwplaats"],
        -10,
        -6,
        SHORE_LEAD,
    ),
    (
        "quayside",
        ActivityKind::Launch,
        ["The fence comes down", "Het hek gaat weg"],
        0,
        0,
        SHORE_LEAD,
    ),
    (
        "quayside",
        ActivityKind::Support,
        ["Answer the neighbours", "Vragen van de buurt"],
        1,
        60,
        SHORE_LEAD,
    ),
];

/// The one decision: product, milestone that was the gate, weeks from this one to its day, who
/// decided, its note.
const DECISION: (&str, &str, i32, Words, Words) = (
    "opening",
    "keel",
    -5,
    ["Steering committee", "Stuurgroep"],
    ["The line goes on, but not without power.", "De lijn gaat door, maar niet zonder stroom."],
);
/// Its condition: text, owner, weeks from this one to its due date.
const CONDITION: (Words, Words, i32) = (
    [
        "The grid operator confirms its date in writing",
        "De netbeheerder bevestigt de datum schriftelijk",
    ],
    SHORE_LEAD,
    2,
);
/// What was foreseen that day: the samples in time, and days from the launch to the days by which
/// half and four fifths could be launched.
const FORESEEN: (u32, i32, i32) = (1_233, -4, 9);

const NONE: Words = ["", ""];
// People by what they do: the example names nobody.
const LINE_LEAD: Words = ["Head of the line", "Hoofd lijn"];
const FLEET_LEAD: Words = ["Fleet engineer", "Vlootingenieur"];
const CREW_LEAD: Words = ["Crew manager", "Hoofd bemanning"];
const SAFETY_LEAD: Words = ["Safety officer", "Veiligheidskundige"];
const SHORE_LEAD: Words = ["Harbour engineer", "Havenbouwmeester"];
const TICKET_LEAD: Words = ["Head of sales", "Hoofd verkoop"];
const APP_LEAD: Words = ["App owner", "App-eigenaar"];
const MARKET_LEAD: Words = ["Head of marketing", "Hoofd marketing"];
const YARD_LEAD: Words = ["Yard manager", "Werfleider"];

/// Who leads what: project, person.
const MANAGERS: [(&str, Words); 9] = [
    ("line", LINE_LEAD),
    ("crew", CREW_LEAD),
    ("safety", SAFETY_LEAD),
    ("hulls", YARD_LEAD),
    ("drive", FLEET_LEAD),
    ("trials", FLEET_LEAD),
    ("charger", SHORE_LEAD),
    ("tickets", TICKET_LEAD),
    ("app", APP_LEAD),
];

/// Who leads the programmes; their projects without a manager of their own are led by them.
const PROGRAMME_MANAGERS: [(&str, Words); 2] = [("ferry", LINE_LEAD), ("shore", SHORE_LEAD)];

/// The example, with its status date on the Monday of `today`'s week and all dates around it.
pub fn plan(lang: Lang, today: Day) -> Plan {
    let say = |words: Words| words[lang as usize].to_owned();
    let monday = today.monday();
    let weeks = |n: i32| monday.plus(7 * n);
    let mut plan = Plan::new(id(lang), say(NAME));
    // The same chances in both languages.
    let seed = Some(id(Lang::En).to_owned());
    plan.about = About { status_date: Some(monday), seed, ..(*plan.about).clone() }.into();
    let calendar = plan.about.calendar.clone();

    for (rank, (id, parent, name, hue)) in (0..).zip(PROGRAMMES) {
        let manager = PROGRAMME_MANAGERS
            .iter()
            .find(|(programme, _)| *programme == id)
            .map(|(_, words)| person(&mut plan, &say(*words)));
        let programme = Programme {
            name: say(name),
            parent: parent.map(Id::new),
            manager,
            hue,
            rank: Rank::nth(rank),
        };
        plan.insert(Id::new(id), programme);
    }
    for (rank, (id, programme, name, start, days, state, progress)) in (0..).zip(PROJECTS) {
        let manager = MANAGERS
            .iter()
            .find(|(project, _)| *project == id)
            .map(|(_, words)| person(&mut plan, &say(*words)));
        let dates = Span::new(weeks(start), calendar.plus(weeks(start), days - 1));
        let spread = SPREADS.iter().find(|(project, _)| *project == id).map(|(_, spread)| *spread);
        let (name, programme) = (say(name), Some(Id::new(programme)));
        let project = Project {
            name,
            programme,
            manager,
            dates,
            state,
            progress,
            spread,
            rank: Rank::nth(rank),
            ..Project::default()
        };
        plan.insert(Id::new(id), project);
    }
    for (rank, (id, programme, name, start, finish)) in (100..).zip(PROPOSED) {
        let known = KnownDates {
            start_text: say(start),
            finish_text: say(finish),
            ..KnownDates::default()
        };
        let project = Project {
            name: say(name),
            programme: Some(Id::new(programme)),
            known,
            rank: Rank::nth(rank),
            ..Project::default()
        };
        plan.insert(Id::new(id), project);
    }
    for (id, project, name, days, done) in MILESTONES {
        let project: ProjectId = Id::new(project);
        let dates = plan
            .get(&project)
            .and_then(|project| project.dates)
            .expect("the example's projects with milestones have dates");
        plan.insert(
            Id::new(id),
            Milestone {
                name: say(name),
                project,
                day: calendar.plus(dates.start(), days),
                done,
                agreed: false,
            },
        );
    }
    for (from, to, kind, days) in LINKS {
        let end = |id: &str| {
            if plan.projects.contains_key(&Id::new(id)) {
                LinkEnd::Project(Id::new(id))
            } else {
                LinkEnd::Milestone(Id::new(id))
            }
        };
        let link = Link {
            predecessor: end(from),
            successor: end(to),
            kind,
            lag: Lag::Working(days),
            accepted: None,
        };
        plan.insert(Id::new(format!("{from}-{to}")), link);
    }
    for (rank, (id, name, kind, manager, launch)) in (0..).zip(PRODUCTS) {
        let manager = Some(person(&mut plan, &say(manager)));
        let product = Product {
            name: say(name),
            kind: say(kind),
            manager,
            launch: Some(weeks(launch).plus(2)),
            rank: Rank::nth(rank),
            ..Product::default()
        };
        plan.insert(Id::new(id), product);
    }
    for (id, name, lead, projects) in PARTIES {
        let party: PartyId = Id::new(id);
        plan.insert(party.clone(), Party { name: say(name), external: true, calendar: None });
        if let Some(lead) = lead {
            let id = person(&mut plan, &say(lead));
            plan.insert(id, Person { name: say(lead), party: Some(party.clone()) });
        }
        for id in projects.iter().map(|id| Id::new(*id)) {
            let project = Project::clone(plan.get(&id).expect("the project stands above"));
            plan.insert(id, Project { party: Some(party.clone()), ..project });
        }
    }
    for (number, (product, project, milestone, name, need, preparation)) in
        DELIVERABLES.into_iter().enumerate()
    {
        let (project, product, milestone) =
            (Id::new(project), Id::new(product), milestone.map(Id::new));
        plan.insert(
            deliverable_id(number),
            Deliverable {
                name: say(name),
                project,
                milestone,
                product,
                need,
                preparation,
                rank: Rank::nth(number as u32),
            },
        );
    }
    for (number, (deliverable, text, owner, due, state, evidence)) in
        CRITERIA.into_iter().enumerate()
    {
        let owner = owner.map(|words| person(&mut plan, &say(words)));
        let id: CriterionId = Id::new(format!("criterion-{number:02}"));
        let change = create_criterion(&plan, &id, &deliverable_id(deliverable), &say(text))
            .expect("the deliverable stands above");
        plan = plan.apply(&change.patch).expect("the patch was made for this plan");
        let open = plan.get(&id).expect("it was just made").as_ref().clone();
        plan.insert(
            id,
            Criterion { owner, due: due.map(weeks), state, evidence: say(evidence), ..open },
        );
    }
    for (number, (product, kind, name, start, finish, owner)) in ACTIVITIES.into_iter().enumerate()
    {
        let owner = Some(person(&mut plan, &say(owner)));
        let when = When::Launch(Offset { start, finish });
        let activity = Activity {
            name: say(name),
            product: Id::new(product),
            kind,
            when,
            owner,
            note: String::new(),
            rank: Rank::nth(number as u32),
        };
        plan.insert(Id::new(format!("activity-{number:02}")), activity);
    }
    let decided = decision(&mut plan, weeks, say);
    plan.insert(Id::new("decision-00"), decided);
    plan
}

/// The conditional go on the first ferry.
fn decision(
    plan: &mut Plan,
    weeks: impl Fn(i32) -> Day,
    say: impl Fn(Words) -> String,
) -> Decision {
    let (product, milestone, week, by, note) = DECISION;
    let (text, owner, due) = CONDITION;
    let (hits, half, most) = FORESEEN;
    let product: ProductId = Id::new(product);
    let launch = plan.get(&product).and_then(|product| product.launch);
    let foreseen = Foreseen {
        launch,
        verdict: Some(GivenVerdict::Amber),
        chance: Some(ChanceCounts { hits, samples: FULL as u32 }),
        p50: launch.map(|launch| launch.plus(half)),
        p80: launch.map(|launch| launch.plus(most)),
        as_at: Some(weeks(week)),
    };
    let owner = Some(person(plan, &say(owner)));
    let condition = Condition::new(Id::new("condition-1"), say(text), Rank::default());
    let conditions = vec![Condition { owner, due: Some(weeks(due)), ..condition }];
    let (milestone, outcome, day) =
        (Some(Id::new(milestone)), Outcome::Conditional, weeks(week).plus(3));
    Decision {
        product,
        milestone,
        outcome,
        day,
        by: say(by),
        note: say(note),
        conditions,
        foreseen,
    }
}

fn deliverable_id(place: usize) -> DeliverableId {
    Id::new(format!("deliverable-{place:02}"))
}

/// The person of this name, brought into the plan when needed.
fn person(plan: &mut Plan, name: &str) -> PersonId {
    let known =
        plan.people.iter().find(|(_, person)| person.name == name).map(|(id, _)| id.clone());
    known.unwrap_or_else(|| {
        let id: PersonId = Id::new(format!("person-{:02}", plan.people.size()));
        let person = Person::from_name(plan, name);
        plan.insert(id.clone(), person);
        id
    })
}
