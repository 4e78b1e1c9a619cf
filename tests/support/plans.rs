//! Arbitrary plans: every record type, references that may lead nowhere, names from all over the
//! world, the first and the last day.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::collections::BTreeMap;

use engine::model::*;
use proptest::{collection::btree_map, option, prelude::*};

/// A plan that a file can hold as it is: nothing in it needs repair, though references may lead
/// nowhere.
pub fn plan() -> impl Strategy<Value = Plan> {
    (id_text(), about(), records()).prop_map(|(id, about, records)| {
        let mut plan = records;
        plan.id = id;
        plan.about = about.into();
        plan
    })
}

/// A plan that a newer version wrote: with fields, values, records and entries that this one does
/// not know.
pub fn newer_plan() -> impl Strategy<Value = Plan> {
    (plan(), unknown()).prop_map(|(mut plan, unknown)| {
        for (nth, fields) in unknown {
            if let Some((id, project)) = plan
                .projects
                .iter()
                .nth(nth)
                .map(|(id, project)| (id.clone(), Project::clone(project)))
            {
                if fields.contains_key("/state") {
                    // What stands in for a state that is not known.
                    plan.insert(id.clone(), Project { state: ProjectState::default(), ..project });
                }
                plan.insert(Unknown::id("projects", id.as_str()), Unknown(fields));
            } else {
                plan.insert(
                    Unknown::id("risks", &nth.to_string()),
                    Unknown([(String::new(), "{\"level\":3}".into())].into()),
                );
            }
        }
        plan
    })
}

/// What a newer version wrote of some projects, by their place among them: names that no version
/// will ever have.
fn unknown() -> impl Strategy<Value = Vec<(usize, BTreeMap<String, String>)>> {
    let field = prop::sample::select(vec![
        ("/beacon", "5"),
        ("/state", "\"paused\""),
        ("/tags", "[\"a b\",1.50]"),
        ("/a~1b", "{\"x\":null}"),
    ]);
    let fields = prop::collection::vec(field, 1..4);
    let owned = fields.prop_map(|fields| {
        fields.into_iter().map(|(path, json)| (path.to_owned(), json.to_owned())).collect()
    });
    prop::collection::vec((0_usize..6, owned), 0..3)
}

/// A plan whose bars begin and end on working days and whose milestones lie on working days within
/// their bars, as commands leave them.
///
/// Its days lie far from the ends of the calendar.
pub fn tidy_plan() -> impl Strategy<Value = Plan> {
    plan().prop_map(|mut plan| {
        let near = |day: Day| {
            Day::from_number(20_000 + day.number().rem_euclid(1_500))
                .expect("a day that a plan can hold")
        };
        for (id, project) in plan.projects.clone().iter() {
            let week = plan.calendar_of(project).clone();
            let dates = project.dates.and_then(|dates| {
                let (a, b) = (near(dates.start()), near(dates.finish()));
                Span::new(week.on_or_after(a.min(b)), week.on_or_after(a.max(b)))
            });
            plan.insert(id.clone(), Project { dates, ..Project::clone(project) });
        }
        for (id, milestone) in plan.milestones.clone().iter() {
            let project = plan
                .get(&milestone.project)
                .map(|project| (project.dates, plan.calendar_of(project).clone()));
            if let Some((Some(dates), week)) = project {
                let day = dates.clamp(week.on_or_after(near(milestone.day)));
                plan.insert(id.clone(), Milestone { day, ..Milestone::clone(milestone) });
            }
        }
        plan
    })
}

/// A tidy plan of nine projects and their milestones, with links from earlier letters to later
/// ones, two calendars, launches and deadlines.
pub fn linked_plan() -> impl Strategy<Value = Plan> {
    let calendars = (calendar(), option::of(calendar()));
    let near = |from: i32, to: i32| {
        (from..to)
            .prop_map(|days| Day::from_number(20_500 + days).expect("a day that a plan can hold"))
    };
    let state = prop_oneof![
        6 => Just(ProjectState::Planned),
        2 => Just(ProjectState::Running),
        1 => Just(ProjectState::Finished),
        1 => Just(ProjectState::Proposed),
    ];
    let agreed = prop_oneof![9 => Just(Agreed::None), 1 => prop::sample::select(vec![Agreed::Start, Agreed::Finish, Agreed::Both])];
    let left = (option::weighted(0.3, 0_u16..30), option::weighted(0.4, spread()));
    let bar = (
        near(0, 150),
        1..40,
        state,
        agreed,
        any::<bool>(),
        option::weighted(0.2, near(0, 300)),
        left,
    );
    let bars = proptest::collection::vec(bar, 9);
    let stone = (0_usize..9, 0..40, proptest::bool::weighted(0.1), proptest::bool::weighted(0.1));
    let stones = proptest::collection::vec(stone, 5);
    let ends = (0_usize..14, 0_usize..14);
    let links = proptest::collection::vec((ends, link()), 0..18);
    let launches = proptest::collection::vec((near(50, 300), 0_usize..14, 0_u16..10, need()), 0..4);
    (calendars, bars, stones, links, launches, option::of(near(0, 150))).prop_map(
        |((own, party), bars, stones, links, launches, status_date)| {
            let letter = |n: usize| ((b'a' + n as u8) as char).to_string();
            let mut plan = Plan::new("linked", "Linked");
            plan.about = About { status_date, calendar: own, ..About::clone(&plan.about) }.into();
            plan.insert(
                Id::new("yard"),
                Party { name: "Yard".into(), external: true, calendar: party },
            );
            for (n, (start, days, state, agreed, by_yard, deadline, (remaining, spread))) in
                bars.into_iter().enumerate()
            {
                let party = by_yard.then(|| Id::new("yard"));
                let bare = Project {
                    name: letter(n),
                    party,
                    state,
                    agreed,
                    deadline,
                    remaining,
                    spread,
                    ..Project::default()
                };
                let calendar = plan.calendar_of(&bare);
                let start = calendar.on_or_after(start);
                let dates = Span::new(start, calendar.plus(start, days - 1));
                plan.insert(Id::new(letter(n)), Project { dates, ..bare });
            }
            for (n, (project, days, done, agreed)) in stones.iter().enumerate() {
                let project: ProjectId = Id::new(letter(*project));
                let record = &plan.projects[&project];
                let dates = record.dates.expect("it was just given dates");
                let day = dates.clamp(plan.calendar_of(record).plus(dates.start(), *days));
                let milestone =
                    Milestone { name: format!("m{n}"), project, day, done: *done, agreed: *agreed };
                plan.insert(Id::new(format!("m{n}")), milestone);
            }
            // The first nine are projects, the others milestones.
            let home = |n: usize| if n < 9 { n } else { stones[n - 9].0 };
            let end = |n: usize| {
                if n < 9 {
                    LinkEnd::Project(Id::new(letter(n)))
                } else {
                    LinkEnd::Milestone(Id::new(format!("m{}", n - 9)))
                }
            };
            for (n, ((a, b), link)) in links.into_iter().enumerate() {
                let (from, to) = if home(a) <= home(b) { (a, b) } else { (b, a) };
                let lag = match link.lag {
                    Lag::Working(days) => Lag::Working(days % 12),
                    Lag::Calendar(days) => Lag::Calendar(days % 12),
                };
                let accepted = link.accepted.filter(|_| n % 4 == 0);
                plan.insert(
                    Id::new(format!("l{n:02}")),
                    Link { predecessor: end(from), successor: end(to), lag, accepted, ..link },
                );
            }
            for (n, (launch, from, preparation, need)) in launches.into_iter().enumerate() {
                let product =
                    Product { name: format!("p{n}"), launch: Some(launch), ..Product::default() };
                plan.insert(Id::new(format!("p{n}")), product);
                let milestone = (from >= 9).then(|| Id::new(format!("m{}", from - 9)));
                let (project, product) = (Id::new(letter(home(from))), Id::new(format!("p{n}")));
                let deliverable = Deliverable {
                    name: format!("d{n}"),
                    project,
                    milestone,
                    product,
                    need,
                    preparation,
                    rank: Rank::default(),
                };
                plan.insert(Id::new(format!("d{n}")), deliverable);
            }
            plan
        },
    )
}

/// Projects a to f by one calendar, each waiting for the one before it and nothing in the way.
pub fn free_chain() -> impl Strategy<Value = Plan> {
    let bar = (0..150, 1..30, link());
    (calendar(), proptest::collection::vec(bar, 6)).prop_map(|(calendar, bars)| {
        let letter = |n: usize| ((b'a' + n as u8) as char).to_string();
        let mut plan = Plan::new("chain", "Chain");
        plan.about = About { calendar: calendar.clone(), ..About::clone(&plan.about) }.into();
        for (n, (start, days, link)) in bars.into_iter().enumerate() {
            let start = calendar
                .on_or_after(Day::from_number(20_500 + start).expect("a day that a plan can hold"));
            let dates = Span::new(start, calendar.plus(start, days - 1));
            plan.insert(
                Id::new(letter(n)),
                Project {
                    name: letter(n),
                    dates,
                    state: ProjectState::Planned,
                    ..Project::default()
                },
            );
            if n > 0 {
                let lag =
                    Lag::Working(if let Lag::Working(days) = link.lag { days % 12 } else { 0 });
                let ends = (
                    LinkEnd::Project(Id::new(letter(n - 1))),
                    LinkEnd::Project(Id::new(letter(n))),
                );
                plan.insert(
                    Id::new(letter(n)),
                    Link { predecessor: ends.0, successor: ends.1, lag, accepted: None, ..link },
                );
            }
        }
        plan
    })
}

/// A change somebody might make to any plan: what is put in place and what goes. It may be empty.
#[derive(Clone, Debug)]
pub struct Edit {
    about: Option<About>,
    puts: Plan,
    removes: Plan,
}

/// A change to any plan.
pub fn edit() -> impl Strategy<Value = Edit> {
    (option::of(about()), records(), records()).prop_map(|(about, puts, removes)| Edit {
        about,
        puts,
        removes,
    })
}

impl Edit {
    /// The patch that makes this change to a plan.
    pub fn patch(&self, plan: &Plan) -> Patch {
        fn add<T: Record>(edit: &Edit, plan: &Plan, patch: &mut Patch) {
            for id in T::of(&edit.removes).keys() {
                patch.remove(plan, id);
            }
            for (id, record) in T::of(&edit.puts).iter() {
                patch.put(plan, id, T::clone(record));
            }
        }
        let mut patch = Patch::default();
        if let Some(about) = &self.about {
            patch.set_about(plan, about.clone());
        }
        add::<Programme>(self, plan, &mut patch);
        add::<Project>(self, plan, &mut patch);
        add::<Milestone>(self, plan, &mut patch);
        add::<Link>(self, plan, &mut patch);
        add::<Product>(self, plan, &mut patch);
        add::<Deliverable>(self, plan, &mut patch);
        add::<Criterion>(self, plan, &mut patch);
        add::<Person>(self, plan, &mut patch);
        add::<Party>(self, plan, &mut patch);
        add::<Baseline>(self, plan, &mut patch);
        add::<Request>(self, plan, &mut patch);
        add::<Decision>(self, plan, &mut patch);
        add::<Activity>(self, plan, &mut patch);
        patch
    }
}

/// Any day that a plan can hold, its first and last among them.
pub fn day() -> impl Strategy<Value = Day> {
    let number = prop_oneof![
        8 => 20_000..21_500,
        2 => Day::MIN.number()..=Day::MAX.number(),
        1 => prop_oneof![Just(Day::MIN.number()), Just(Day::MAX.number())],
    ];
    number.prop_map(|number| Day::from_number(number).expect("a day that a plan can hold"))
}

/// Any span.
pub fn span() -> impl Strategy<Value = Span> {
    (day(), day()).prop_map(|(a, b)| Span::new(a.min(b), a.max(b)).expect("in order"))
}

/// Any working week.
pub fn week() -> impl Strategy<Value = WorkingWeek> {
    any::<[bool; 7]>()
        .prop_filter_map("a week without a working day", |days| WorkingWeek::try_from(days).ok())
}

/// Any calendar.
pub fn calendar() -> impl Strategy<Value = Calendar> {
    let holidays =
        (any::<bool>(), any::<bool>()).prop_map(|(good_friday, liberation_day_yearly)| Holidays {
            country: Country::Netherlands,
            good_friday,
            liberation_day_yearly,
        });
    let closed = (name(), day(), 0..60).prop_map(|(name, start, days)| ClosedPeriod {
        name,
        dates: Span::new(start, start.plus(days)).expect("in order"),
    });
    let closed = proptest::collection::vec(closed, 0..3);
    (week(), option::of(holidays), closed)
        .prop_map(|(week, holidays, closed)| CalendarRules { week, holidays, closed }.into())
}

fn records() -> impl Strategy<Value = Plan> {
    let groups =
        (table(programme()), table(project()), table(person()), table(party()), table(product()));
    let parts = (
        table(milestone()),
        table(link()),
        table(deliverable()),
        table(criterion()),
        table(baseline()),
        table(request()),
    );
    let own = (table(decision()), table(activity()));
    (groups, parts, own).prop_map(
        |(
            groups,
            (milestones, links, deliverables, criteria, baselines, requests),
            (decisions, activities),
        )| {
            let (programmes, projects, people, parties, products) = groups;
            fn fill<T: Record + Indexed>(plan: &mut Plan, records: Table<T>) {
                records.into_iter().for_each(|(id, record)| plan.insert(id, record));
            }
            let mut plan = Plan::default();
            fill(&mut plan, programmes);
            fill(&mut plan, projects);
            fill(&mut plan, people);
            fill(&mut plan, parties);
            fill(&mut plan, products);
            fill(&mut plan, milestones);
            fill(&mut plan, links);
            fill(&mut plan, deliverables);
            fill(&mut plan, criteria);
            fill(&mut plan, baselines);
            fill(&mut plan, requests);
            fill(&mut plan, decisions);
            fill(&mut plan, activities);
            plan
        },
    )
}

type Table<T> = std::collections::BTreeMap<Id<T>, T>;

fn table<T: Clone + std::fmt::Debug>(
    record: impl Strategy<Value = T>,
) -> impl Strategy<Value = Table<T>> {
    btree_map(id(), record, 0..4)
}

/// Mostly one of a few, so that records meet; now and then a strange one.
fn id_text() -> impl Strategy<Value = String> {
    prop_oneof![
        12 => "[a-e]",
        1 => "[a-z]{64}",
        1 => prop::sample::select(vec!["a b", "Ångström/№ 5", "🚀", "\"quoted\"", "back\\slash", "日本", "__proto__", "projects"]).prop_map(String::from),
    ]
}

fn id<T>() -> impl Strategy<Value = Id<T>> {
    id_text().prop_map(Id::new)
}

/// A text as people type it: possibly with quotes, line breaks, control characters, marks that
/// change direction.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[A-Za-z éëüß0-9]{0,12}",
        2 => "\\PC{0,8}",
        2 => any::<String>(),
        1 => prop::sample::select(vec!["\u{feff}", "\u{2028}\n\r\t\0", "\u{202e}right", "{\"schema\": 9}", "\\u0041", "=1+1"]).prop_map(String::from),
    ]
}

fn name() -> impl Strategy<Value = String> {
    text().prop_map(|text| if text.trim().is_empty() { "?".into() } else { text })
}

fn about() -> impl Strategy<Value = About> {
    let tolerance = (0_u16..=1000).prop_map(Tolerance);
    (name(), option::of(day()), calendar(), tolerance, uncertainty(), option::of(text())).prop_map(
        |(name, status_date, calendar, tolerance, uncertainty, seed)| About {
            name,
            status_date,
            calendar,
            tolerance,
            uncertainty,
            seed,
        },
    )
}

/// Mostly as it is unless somebody sets it.
pub fn uncertainty() -> impl Strategy<Value = UncertaintySettings> {
    let class = || (0_u8..=100, 0..=Class::MOST).prop_map(|(holds, slip)| Class { holds, slip });
    let usual =
        prop::sample::select(vec![UsualClass::Routine, UsualClass::Normal, UsualClass::New]);
    let shares = (0_u8..=100, 0_u8..=100, 0_u8..=100);
    let any = (class(), class(), class(), usual, shares).prop_map(
        |(routine, normal, new, usual, (common, green, red))| {
            let green = green.max(red);
            UncertaintySettings { routine, normal, new, usual, common, green, red }
        },
    );
    prop_oneof![2 => Just(UncertaintySettings::default()), 1 => any]
}

/// Any spread.
pub fn spread() -> impl Strategy<Value = WorkUncertainty> {
    let points = (1_u16..40, 0_u16..40, 0_u16..80).prop_map(|(low, more, most)| Points {
        low,
        likely: low + more,
        high: low + more + most,
    });
    prop_oneof![
        Just(WorkUncertainty::Routine),
        Just(WorkUncertainty::Normal),
        Just(WorkUncertainty::New),
        points.prop_map(WorkUncertainty::Points)
    ]
}

/// Any place in an order: a whole number, mostly a low one, or what lies behind it.
pub fn rank() -> impl Strategy<Value = Rank> {
    let number = prop_oneof![4 => 0_u32..4, 1 => any::<u32>()];
    (number, 0_usize..3).prop_map(|(number, between)| {
        let (low, high) = (Rank::nth(number), Rank::nth(number.saturating_add(1)));
        Rank::spread(Some(&low), Some(&high), between).into_iter().fold(low, Rank::max)
    })
}

fn programme() -> impl Strategy<Value = Programme> {
    (name(), option::of(id()), option::of(id()), 0_u16..360, rank()).prop_map(
        |(name, parent, manager, hue, rank)| Programme { name, parent, manager, hue, rank },
    )
}

fn project() -> impl Strategy<Value = Project> {
    let state = prop::sample::select(vec![
        ProjectState::Proposed,
        ProjectState::Planned,
        ProjectState::Running,
        ProjectState::Finished,
    ]);
    let belongs = (option::of(id()), option::of(id()), option::of(id()));
    let texts = (name(), text(), text());
    let agreed = prop_oneof![3 => Just(Agreed::None), 1 => prop::sample::select(vec![Agreed::Start, Agreed::Finish, Agreed::Both])];
    let left = (option::of(any::<u16>()), option::weighted(0.3, spread()));
    let facts = (option::of(span()), state, 0_u8..=100, rank(), agreed, option::of(day()), left);
    (texts, belongs, facts, known(), option::of(rating())).prop_map(
        |((name, kind, note), (programme, manager, party), facts, known, rating)| {
            let (dates, state, progress, rank, agreed, deadline, (remaining, spread)) = facts;
            let state = if dates.is_some() { state } else { ProjectState::Proposed };
            Project {
                name,
                programme,
                kind,
                manager,
                party,
                dates,
                state,
                agreed,
                deadline,
                progress,
                remaining,
                spread,
                known,
                rating,
                note,
                rank,
            }
        },
    )
}

fn known() -> impl Strategy<Value = KnownDates> {
    (option::of(day()), option::of(day()), text(), text()).prop_map(
        |(start, finish, start_text, finish_text)| KnownDates {
            start,
            finish,
            start_text,
            finish_text,
        },
    )
}

fn rating() -> impl Strategy<Value = Rating> {
    (text(), text(), day()).prop_map(|(value, source, as_at)| Rating { value, source, as_at })
}

fn milestone() -> impl Strategy<Value = Milestone> {
    let facts = (any::<bool>(), proptest::bool::weighted(0.2));
    (name(), id(), day(), facts).prop_map(|(name, project, day, (done, agreed))| Milestone {
        name,
        project,
        day,
        done,
        agreed,
    })
}

fn link() -> impl Strategy<Value = Link> {
    let end = || prop_oneof![id().prop_map(LinkEnd::Project), id().prop_map(LinkEnd::Milestone)];
    let kind = prop::sample::select(vec![
        LinkKind::FinishStart,
        LinkKind::StartStart,
        LinkKind::FinishFinish,
        LinkKind::StartFinish,
    ]);
    let lag =
        prop_oneof![any::<i16>().prop_map(Lag::Working), any::<i16>().prop_map(Lag::Calendar)];
    let accepted = option::of((text(), text()).prop_map(|(by, reason)| Acceptance { by, reason }));
    (end(), end(), kind, lag, accepted).prop_map(|(predecessor, successor, kind, lag, accepted)| {
        Link { predecessor, successor, kind, lag, accepted }
    })
}

fn product() -> impl Strategy<Value = Product> {
    let facts = (option::of(id()), option::of(day()), option::weighted(0.3, overriding()));
    (name(), text(), facts, text(), rank()).prop_map(
        |(name, kind, (manager, launch, override_), note, rank)| Product {
            name,
            kind,
            manager,
            launch,
            override_,
            note,
            rank,
        },
    )
}

fn judged() -> impl Strategy<Value = GivenVerdict> {
    prop::sample::select(vec![GivenVerdict::Green, GivenVerdict::Amber, GivenVerdict::Red])
}

fn overriding() -> impl Strategy<Value = Override> {
    (judged(), name(), text(), day()).prop_map(|(verdict, reason, by, until)| Override {
        verdict,
        reason,
        by,
        until,
    })
}

fn decision() -> impl Strategy<Value = Decision> {
    let outcome = prop::sample::select(vec![
        Outcome::Go,
        Outcome::Conditional,
        Outcome::Hold,
        Outcome::Recycle,
        Outcome::Stop,
    ]);
    let condition = (name(), option::of(id()), option::of(day()), any::<bool>(), rank());
    let conditions = btree_map(id(), condition, 0..3).prop_map(|conditions| {
        let condition =
            |(id, (text, owner, due, met, rank))| Condition { id, text, owner, due, met, rank };
        let mut conditions: Vec<_> = conditions.into_iter().map(condition).collect();
        Condition::sort(&mut conditions);
        conditions
    });
    let odds = (any::<u32>(), any::<u32>())
        .prop_map(|(a, b)| ChanceCounts { hits: a.min(b), samples: a.max(b) });
    let foreseen = (
        option::of(day()),
        option::of(judged()),
        option::of(odds),
        option::of(day()),
        option::of(day()),
        option::of(day()),
    )
        .prop_map(|(launch, verdict, chance, p50, p80, as_at)| Foreseen {
            launch,
            verdict,
            chance,
            p50,
            p80,
            as_at,
        });
    (id(), option::of(id()), outcome, day(), (text(), text()), conditions, foreseen).prop_map(
        |(product, milestone, outcome, day, (by, note), conditions, foreseen)| Decision {
            product,
            milestone,
            outcome,
            day,
            by,
            note,
            conditions,
            foreseen,
        },
    )
}

/// Any offset from a launch, mostly a near one.
pub fn offset() -> impl Strategy<Value = Offset> {
    let days = || prop_oneof![8 => -60..60, 1 => -Offset::MOST..=Offset::MOST];
    (days(), days()).prop_map(|(a, b): (i32, i32)| {
        Offset::new(a.min(b), a.max(b)).expect("in order and near enough")
    })
}

fn activity() -> impl Strategy<Value = Activity> {
    let when = prop_oneof![offset().prop_map(When::Launch), span().prop_map(When::Dates)];
    let kind = prop::sample::select(ActivityKind::ALL.to_vec());
    (name(), id(), kind, when, option::of(id()), text(), rank()).prop_map(
        |(name, product, kind, when, owner, note, rank)| Activity {
            name,
            product,
            kind,
            when,
            owner,
            note,
            rank,
        },
    )
}

fn need() -> impl Strategy<Value = Need> {
    prop_oneof![Just(Need::Must), Just(Need::Should)]
}

fn deliverable() -> impl Strategy<Value = Deliverable> {
    (name(), id(), option::of(id()), id(), need(), any::<u16>(), rank()).prop_map(
        |(name, project, milestone, product, need, preparation, rank)| Deliverable {
            name,
            project,
            milestone,
            product,
            need,
            preparation,
            rank,
        },
    )
}

fn criterion() -> impl Strategy<Value = Criterion> {
    let state = prop::sample::select(vec![
        CriterionState::Open,
        CriterionState::Accepted,
        CriterionState::Concession,
        CriterionState::Rejected,
        CriterionState::Waived,
    ]);
    (name(), id(), need(), option::of(id()), text(), option::of(day()), state, rank()).prop_map(
        |(text, deliverable, need, owner, evidence, due, state, rank)| Criterion {
            text,
            deliverable,
            need,
            owner,
            evidence,
            due,
            state,
            rank,
        },
    )
}

fn person() -> impl Strategy<Value = Person> {
    (name(), option::of(id())).prop_map(|(name, party)| Person { name, party })
}

fn party() -> impl Strategy<Value = Party> {
    (name(), any::<bool>(), option::of(calendar())).prop_map(|(name, external, calendar)| Party {
        name,
        external,
        calendar,
    })
}

fn baseline() -> impl Strategy<Value = Baseline> {
    let dates =
        (btree_map(id(), span(), 0..3), btree_map(id(), day(), 0..3), btree_map(id(), day(), 0..3));
    (name(), option::of(day()), dates, rank()).prop_map(
        |(name, as_at, (projects, milestones, launches), rank)| Baseline {
            name,
            as_at,
            projects,
            milestones,
            launches,
            rank,
        },
    )
}

fn request() -> impl Strategy<Value = Request> {
    let ask = prop_oneof![
        day().prop_map(Ask::StartBy),
        day().prop_map(Ask::FinishBy),
        text().prop_map(Ask::Decide)
    ];
    (id(), option::of(id()), ask, option::of(id()), option::of(day()), text()).prop_map(
        |(project, owner, ask, link, asked, answer)| Request {
            project,
            owner,
            ask,
            link,
            asked,
            answer,
        },
    )
}
