//! A plan in words, for tests: a statement a line, or several between semicolons.
//!
//! ```text
//! status 2026-05-04; tolerance 5; week MTWTF--
//! programme Ferry under Harbour
//! project A 2026-05-04..2026-05-15 running in Ferry
//! project B
//! milestone M in A 2026-05-08 done
//! product P launch 2026-06-01
//! P must A lead 5
//! P should B at M
//! criterion "It floats" on P/A due 2026-05-20 owner Ann accepted evidence "A report"
//! ```
//!
//! A name is its record's id too, and a deliverable is called by its product and project: `P/A`. What no statement makes is not in
//! the plan, save the owner of a criterion. A project is planned unless it says otherwise, and proposed without dates. Ranks follow the
//! order of the statements.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::{collections::VecDeque, sync::Arc};

use overzicht::model::*;

/// The plan of these statements; a panic that names the statement and what is wrong with it.
pub fn plan(text: &str) -> Plan {
    read(text).unwrap_or_else(|problem| panic!("{problem}"))
}

/// The day written `2026-05-04`.
pub fn day(text: &str) -> Day {
    text.parse().unwrap_or_else(|_| panic!("`{text}` is no day"))
}

/// The plan of these statements, or the first that cannot be read and why.
pub fn read(text: &str) -> Result<Plan, String> {
    let mut plan = Plan::new("test", "Test");
    for statement in text.split(['\n', ';']).map(str::trim).filter(|statement| !statement.is_empty()) {
        let added = Words::of(statement).and_then(|mut words| add(&mut plan, &mut words));
        added.map_err(|problem| format!("`{statement}`: {problem}"))?;
    }
    Ok(plan)
}

fn add(plan: &mut Plan, words: &mut Words) -> Result<(), String> {
    let rank = plan.len() as u32;
    let first = words.next("a statement")?;
    match first.as_str() {
        "status" => Arc::make_mut(&mut plan.about).status_date = Some(words.read("a day")?),
        "tolerance" => Arc::make_mut(&mut plan.about).tolerance = Tolerance(words.read("a number")?),
        "week" => Arc::make_mut(&mut plan.about).week = week(&words.next("a week")?)?,
        "programme" => {
            let name = words.next("a name")?;
            let mut programme = Programme { name: name.clone(), rank, ..Programme::default() };
            while let Some(word) = words.pop() {
                match word.as_str() {
                    "under" => programme.parent = Some(Id::new(words.next("a programme")?)),
                    _ => return Err(unknown(&word)),
                }
            }
            put(plan, &name, programme)?;
        }
        "project" => {
            let name = words.next("a name")?;
            let mut project = Project { name: name.clone(), rank, ..Project::default() };
            let mut state = None;
            while let Some(word) = words.pop() {
                match word.as_str() {
                    "proposed" => state = Some(State::Proposed),
                    "planned" => state = Some(State::Planned),
                    "running" => state = Some(State::Running),
                    "finished" => state = Some(State::Finished),
                    "in" => project.programme = Some(Id::new(words.next("a programme")?)),
                    dates => project.dates = Some(span(dates)?),
                }
            }
            project.state = state.unwrap_or(if project.dates.is_some() { State::Planned } else { State::Proposed });
            if project.dates.is_none() && project.state != State::Proposed {
                return Err("only a proposed project may be without dates".into());
            }
            put(plan, &name, project)?;
        }
        "milestone" => {
            let name = words.next("a name")?;
            let project = words.after("in", "a project")?;
            let day = words.read("a day")?;
            let done = words.pop_if("done");
            put(plan, &name, Milestone { name: name.clone(), project: Id::new(project), day, done })?;
        }
        "product" => {
            let name = words.next("a name")?;
            let launch = if words.pop_if("launch") { Some(words.read("a day")?) } else { None };
            put(plan, &name, Product { name: name.clone(), launch, rank, ..Product::default() })?;
        }
        "criterion" => criterion(plan, words, rank)?,
        product => {
            let need = words.next("`must` or `should`")?;
            let need = need_of(&need).ok_or(format!("`{product}` begins no statement, or `{need}` should be `must` or `should`"))?;
            let project = words.next("a project")?;
            let (mut lead, mut milestone) = (0, None);
            while let Some(word) = words.pop() {
                match word.as_str() {
                    "lead" => lead = words.read("a number of working days")?,
                    "at" => milestone = Some(Id::new(words.next("a milestone")?)),
                    _ => return Err(unknown(&word)),
                }
            }
            let name = format!("{product}/{project}");
            let (project, product) = (Id::new(project), Id::new(product));
            put(plan, &name, Deliverable { name: name.clone(), project, milestone, product, need, lead, rank })?;
        }
    }
    words.end()
}

fn criterion(plan: &mut Plan, words: &mut Words, rank: u32) -> Result<(), String> {
    let text = words.next("a text")?;
    let deliverable = Id::new(words.after("on", "a deliverable")?);
    let (need, evidence, state) = (Need::Must, String::new(), CriterionState::Open);
    let mut criterion = Criterion { text: text.clone(), deliverable, need, owner: None, evidence, due: None, state, rank };
    while let Some(word) = words.pop() {
        match word.as_str() {
            "due" => criterion.due = Some(words.read("a day")?),
            "evidence" => criterion.evidence = words.next("a text")?,
            "owner" => {
                let name = words.next("a person")?;
                plan.insert(Id::new(&*name), Person { name: name.clone(), party: None });
                criterion.owner = Some(Id::new(name));
            }
            "open" => criterion.state = CriterionState::Open,
            "accepted" => criterion.state = CriterionState::Accepted,
            "concession" => criterion.state = CriterionState::Concession,
            "rejected" => criterion.state = CriterionState::Rejected,
            "waived" => criterion.state = CriterionState::Waived,
            other => criterion.need = need_of(other).ok_or_else(|| unknown(other))?,
        }
    }
    put(plan, &text, criterion)
}

fn put<T: Record + Indexed>(plan: &mut Plan, id: &str, record: T) -> Result<(), String> {
    if plan.get(&Id::<T>::new(id)).is_some() {
        return Err(format!("`{id}` is there already"));
    }
    plan.insert(Id::new(id), record);
    Ok(())
}

fn need_of(word: &str) -> Option<Need> {
    match word {
        "must" => Some(Need::Must),
        "should" => Some(Need::Should),
        _ => None,
    }
}

fn span(text: &str) -> Result<Span, String> {
    let (start, finish) = text.split_once("..").ok_or_else(|| unknown(text))?;
    let day = |text: &str| text.parse().map_err(|_| format!("`{text}` is no day"));
    Span::new(day(start)?, day(finish)?).ok_or_else(|| format!("`{text}` ends before it starts"))
}

/// Seven signs, Monday first; a dash is a day off.
fn week(text: &str) -> Result<WorkingWeek, String> {
    let days: Vec<bool> = text.chars().map(|sign| sign != '-').collect();
    let days = <[bool; 7]>::try_from(days).map_err(|_| format!("`{text}` is no week of seven days"))?;
    WorkingWeek::try_from(days).map_err(String::from)
}

fn unknown(word: &str) -> String {
    format!("`{word}` means nothing here")
}

/// The words of a statement that were not read yet; a text between quotes is one word.
struct Words(VecDeque<String>);

impl Words {
    fn of(statement: &str) -> Result<Words, String> {
        let parts: Vec<&str> = statement.split('"').collect();
        if parts.len().is_multiple_of(2) {
            return Err("a quote does not close".into());
        }
        let mut words = VecDeque::new();
        for (place, part) in parts.into_iter().enumerate() {
            let quoted = place % 2 == 1;
            if quoted { words.push_back(part.to_owned()) } else { words.extend(part.split_whitespace().map(String::from)) }
        }
        Ok(Words(words))
    }

    fn pop(&mut self) -> Option<String> {
        self.0.pop_front()
    }

    fn pop_if(&mut self, word: &str) -> bool {
        self.0.front().is_some_and(|next| next == word) && self.pop().is_some()
    }

    fn next(&mut self, what: &str) -> Result<String, String> {
        self.pop().ok_or_else(|| format!("{what} is missing at the end"))
    }

    fn after(&mut self, word: &str, what: &str) -> Result<String, String> {
        if self.pop_if(word) { self.next(what) } else { Err(format!("`{word}` and {what} are missing")) }
    }

    fn read<T: std::str::FromStr>(&mut self, what: &str) -> Result<T, String> {
        let word = self.next(what)?;
        word.parse().map_err(|_| format!("`{word}` is not {what}"))
    }

    fn end(&mut self) -> Result<(), String> {
        self.pop().map_or(Ok(()), |word| Err(unknown(&word)))
    }
}
