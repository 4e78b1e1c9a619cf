//! Arbitrary plans: every record type, references that may lead nowhere, names from all over the world, the first and the last day.

#![allow(dead_code, reason = "each test file uses its own part")]

use overzicht::model::*;
use proptest::{collection::btree_map, option, prelude::*};

/// A plan that a file can hold as it is: nothing in it needs repair, though references may lead nowhere.
pub fn plan() -> impl Strategy<Value = Plan> {
    (id_text(), about(), records()).prop_map(|(id, about, records)| {
        let mut plan = records;
        plan.id = id;
        plan.about = about.into();
        plan
    })
}

/// A plan whose bars begin and end on working days and whose milestones lie on working days within their bars, as commands leave them.
///
/// Its days lie far from the ends of the calendar.
pub fn tidy_plan() -> impl Strategy<Value = Plan> {
    plan().prop_map(|mut plan| {
        let week = plan.about.week;
        let near = |day: Day| Day::from_number(20_000 + day.number().rem_euclid(1_500)).expect("a day that a plan can hold");
        for (id, project) in plan.projects.clone().iter() {
            let dates = project.dates.and_then(|dates| {
                let (a, b) = (near(dates.start()), near(dates.finish()));
                Span::new(week.on_or_after(a.min(b)), week.on_or_after(a.max(b)))
            });
            plan.insert(id.clone(), Project { dates, ..Project::clone(project) });
        }
        for (id, milestone) in plan.milestones.clone().iter() {
            if let Some(dates) = plan.get(&milestone.project).and_then(|project| project.dates) {
                let day = dates.clamp(week.on_or_after(near(milestone.day)));
                plan.insert(id.clone(), Milestone { day, ..Milestone::clone(milestone) });
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
    (option::of(about()), records(), records()).prop_map(|(about, puts, removes)| Edit { about, puts, removes })
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
    any::<[bool; 7]>().prop_filter_map("a week without a working day", |days| WorkingWeek::try_from(days).ok())
}

fn records() -> impl Strategy<Value = Plan> {
    let groups = (table(programme()), table(project()), table(person()), table(party()), table(product()));
    let parts = (table(milestone()), table(link()), table(deliverable()), table(criterion()));
    (groups, parts).prop_map(|((programmes, projects, people, parties, products), (milestones, links, deliverables, criteria))| {
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
        plan
    })
}

type Table<T> = std::collections::BTreeMap<Id<T>, T>;

fn table<T: Clone + std::fmt::Debug>(record: impl Strategy<Value = T>) -> impl Strategy<Value = Table<T>> {
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

/// A text as people type it: possibly with quotes, line breaks, control characters, marks that change direction.
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
    (name(), option::of(day()), week(), tolerance).prop_map(|(name, status_date, week, tolerance)| About {
        name,
        status_date,
        week,
        tolerance,
    })
}

fn programme() -> impl Strategy<Value = Programme> {
    (name(), option::of(id()), option::of(id()), 0_u16..360, any::<u32>()).prop_map(|(name, parent, manager, hue, rank)| Programme {
        name,
        parent,
        manager,
        hue,
        rank,
    })
}

fn project() -> impl Strategy<Value = Project> {
    let state = prop::sample::select(vec![State::Proposed, State::Planned, State::Running, State::Finished]);
    let belongs = (option::of(id()), option::of(id()), option::of(id()));
    let texts = (name(), text(), text());
    let facts = (option::of(span()), state, 0_u8..=100, any::<u32>());
    (texts, belongs, facts, known(), option::of(rating())).prop_map(
        |((name, kind, note), (programme, manager, party), (dates, state, progress, rank), known, rating)| {
            let state = if dates.is_some() { state } else { State::Proposed };
            Project { name, programme, kind, manager, party, dates, state, progress, known, rating, note, rank }
        },
    )
}

fn known() -> impl Strategy<Value = Known> {
    (option::of(day()), option::of(day()), text(), text()).prop_map(|(start, finish, start_text, finish_text)| Known {
        start,
        finish,
        start_text,
        finish_text,
    })
}

fn rating() -> impl Strategy<Value = Rating> {
    (text(), text(), day()).prop_map(|(value, source, as_at)| Rating { value, source, as_at })
}

fn milestone() -> impl Strategy<Value = Milestone> {
    (name(), id(), day(), any::<bool>()).prop_map(|(name, project, day, done)| Milestone { name, project, day, done })
}

fn link() -> impl Strategy<Value = Link> {
    let end = || prop_oneof![id().prop_map(End::Project), id().prop_map(End::Milestone)];
    let kind = prop::sample::select(vec![LinkKind::FinishStart, LinkKind::StartStart, LinkKind::FinishFinish, LinkKind::StartFinish]);
    let lag = prop_oneof![any::<i16>().prop_map(Lag::Working), any::<i16>().prop_map(Lag::Calendar)];
    let accepted = option::of((text(), text()).prop_map(|(by, reason)| Acceptance { by, reason }));
    (end(), end(), kind, lag, accepted).prop_map(|(predecessor, successor, kind, lag, accepted)| Link {
        predecessor,
        successor,
        kind,
        lag,
        accepted,
    })
}

fn product() -> impl Strategy<Value = Product> {
    (name(), text(), option::of(id()), option::of(day()), text(), any::<u32>())
        .prop_map(|(name, kind, manager, launch, note, rank)| Product { name, kind, manager, launch, note, rank })
}

fn need() -> impl Strategy<Value = Need> {
    prop_oneof![Just(Need::Must), Just(Need::Should)]
}

fn deliverable() -> impl Strategy<Value = Deliverable> {
    (name(), id(), option::of(id()), id(), need(), any::<u16>(), any::<u32>()).prop_map(
        |(name, project, milestone, product, need, lead, rank)| Deliverable { name, project, milestone, product, need, lead, rank },
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
    (name(), id(), need(), option::of(id()), text(), option::of(day()), state, any::<u32>()).prop_map(
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
    (name(), any::<bool>()).prop_map(|(name, external)| Party { name, external })
}
