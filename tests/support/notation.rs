//! A plan in words, for tests: a statement a line, or several between semicolons.
//!
//! ```text
//! status 2026-05-04; tolerance 5; week MTWTF--; holidays NL; closed "Construction break" 2026-07-20..2026-08-07
//! party Yard week MTWTFS-
//! programme Ferry under Harbour
//! project A 2026-05-04..2026-05-15 running in Ferry by Yard left 3
//! project B
//! class normal 70 50; common 30; usual new; chances 80 50
//! project D 2026-05-18 5d new; project E 2026-05-18 5d points 3/5/9
//! project C 2026-05-18 5d agreed finish deadline 2026-06-01
//! milestone M in A 2026-05-08 done
//! link A FS C; link M SS+2 C; link A FF-3c C accepted
//! product P launch 2026-06-01
//! P must A lead 5
//! P should B at M
//! criterion "It floats" on P/A due 2026-05-20 owner Ann accepted evidence "A report"
//! product Q launch 2026-06-01 manager Ann override amber 2026-05-20 "It will do"
//! decision d on P conditional 2026-05-04 at M by Board if "It floats" owner Ann due 2026-05-20 if "It sells" met
//! decision e on P go 2026-05-04 foreseen 2026-06-01 1440/2000 2026-05-28 2026-06-05
//! activity Campaign for P promotion -20..-1; activity Fair for P launch 2026-05-04..2026-05-08 owner Ann
//! ```
//!
//! `class` gives the chance that such work holds and its average slip, `points` the low, likely and
//! high end of what is left. `5d` is a length in working days; `FS+2` is a link with a lag of two
//! working days, `FS+2c` of two calendar days, and the link from A to C has the id `A>C`. A name is
//! its record's id too, and a deliverable is called by its product and project: `P/A`. What no
//! statement makes is not in the plan, save people: managers and owners. An activity lies so many
//! working days from the launch, or on days of its own. A project is planned unless it says
//! otherwise, and proposed without dates. Ranks follow the order of the statements.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::{collections::VecDeque, sync::Arc};

use engine::model::*;

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
    for statement in
        text.split(['\n', ';']).map(str::trim).filter(|statement| !statement.is_empty())
    {
        let added = Words::of(statement).and_then(|mut words| add(&mut plan, &mut words));
        added.map_err(|problem| format!("`{statement}`: {problem}"))?;
    }
    Ok(plan)
}

fn add(plan: &mut Plan, words: &mut Words) -> Result<(), String> {
    let rank = Rank::nth(plan.len() as u32);
    let first = words.next("a statement")?;
    match first.as_str() {
        "status" => Arc::make_mut(&mut plan.about).status_date = Some(words.read("a day")?),
        "tolerance" => {
            Arc::make_mut(&mut plan.about).tolerance = Tolerance(words.read("a number")?)
        }
        "class" => {
            let name = words.next("a class")?;
            let class =
                Class { holds: words.read("a percentage")?, slip: words.read("a percentage")? };
            let uncertainty = &mut Arc::make_mut(&mut plan.about).uncertainty;
            match name.as_str() {
                "routine" => uncertainty.routine = class,
                "normal" => uncertainty.normal = class,
                "new" => uncertainty.new = class,
                _ => return Err(unknown(&name)),
            }
        }
        "usual" => {
            Arc::make_mut(&mut plan.about).uncertainty.usual = match words.next("a class")?.as_str()
            {
                "routine" => UsualClass::Routine,
                "normal" => UsualClass::Normal,
                "new" => UsualClass::New,
                other => return Err(unknown(other)),
            }
        }
        "common" => {
            Arc::make_mut(&mut plan.about).uncertainty.common = words.read("a percentage")?
        }
        "chances" => {
            let (green, red) = (words.read("a percentage")?, words.read("a percentage")?);
            let uncertainty = &mut Arc::make_mut(&mut plan.about).uncertainty;
            (uncertainty.green, uncertainty.red) = (green, red);
        }
        "week" => {
            let week = week(&words.next("a week")?)?;
            rules(plan, |rules| rules.week = week);
        }
        "holidays" => {
            let country = words.next("a country")?;
            if country != "NL" {
                return Err(unknown(&country));
            }
            rules(plan, |rules| rules.holidays = Some(Holidays::default()));
        }
        "closed" => {
            let closed = ClosedPeriod {
                name: words.next("a name")?,
                dates: span(&words.next("a period")?)?,
            };
            rules(plan, |rules| rules.closed.push(closed));
        }
        "party" => {
            let name = words.next("a name")?;
            let mut party = Party { name: name.clone(), external: true, calendar: None };
            while let Some(word) = words.pop() {
                let mut rules = party.calendar.map(CalendarRules::from).unwrap_or_default();
                match word.as_str() {
                    "week" => rules.week = week(&words.next("a week")?)?,
                    "closed" => rules.closed.push(ClosedPeriod {
                        name: words.next("a name")?,
                        dates: span(&words.next("a period")?)?,
                    }),
                    _ => return Err(unknown(&word)),
                }
                party.calendar = Some(rules.into());
            }
            put(plan, &name, party)?;
        }
        "link" => {
            let from = words.next("a project or milestone")?;
            let (kind, lag) = tie(&words.next("a kind of link")?)?;
            let to = words.next("a project or milestone")?;
            let accepted = words
                .pop_if("accepted")
                .then(|| Acceptance { by: "Ann".into(), reason: "It can".into() });
            // A second link between the same two is called by its kind as well.
            let id = format!("{from}>{to}");
            let is_taken = plan.links.contains_key(&Id::new(&*id));
            let id = if is_taken { format!("{id} {kind:?}") } else { id };
            let link = Link {
                predecessor: end(plan, &from)?,
                successor: end(plan, &to)?,
                kind,
                lag,
                accepted,
            };
            put(plan, &id, link)?;
        }
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
            let (mut state, mut start) = (None, None::<Day>);
            while let Some(word) = words.pop() {
                match word.as_str() {
                    "proposed" => state = Some(ProjectState::Proposed),
                    "planned" => state = Some(ProjectState::Planned),
                    "running" => state = Some(ProjectState::Running),
                    "finished" => state = Some(ProjectState::Finished),
                    "in" => project.programme = Some(Id::new(words.next("a programme")?)),
                    "by" => project.party = Some(Id::new(words.next("a party")?)),
                    "agreed" => {
                        project.agreed = match words.next("`start`, `finish` or `both`")?.as_str() {
                            "start" => Agreed::Start,
                            "finish" => Agreed::Finish,
                            "both" => Agreed::Both,
                            other => return Err(unknown(other)),
                        }
                    }
                    "deadline" => project.deadline = Some(words.read("a day")?),
                    "routine" => project.spread = Some(WorkUncertainty::Routine),
                    "normal" => project.spread = Some(WorkUncertainty::Normal),
                    "new" => project.spread = Some(WorkUncertainty::New),
                    "points" => {
                        project.spread =
                            Some(WorkUncertainty::Points(points(&words.next("three points")?)?))
                    }
                    "manager" => project.manager = Some(person(plan, words)?),
                    "left" => project.remaining = Some(words.read("a number of working days")?),
                    word if word.parse::<Day>().is_ok() => start = word.parse().ok(),
                    word if word.ends_with('d') && start.is_some() => {
                        let days: i32 =
                            word[..word.len() - 1].parse().map_err(|_| unknown(word))?;
                        let start = start.expect("it was just looked at");
                        let calendar = plan.calendar_of(&project);
                        project.dates = Span::new(start, calendar.plus(start, days - 1));
                    }
                    dates => project.dates = Some(span(dates)?),
                }
            }
            project.state = state.unwrap_or(if project.dates.is_some() {
                ProjectState::Planned
            } else {
                ProjectState::Proposed
            });
            if project.dates.is_none() && project.state != ProjectState::Proposed {
                return Err("only a proposed project may be without dates".into());
            }
            put(plan, &name, project)?;
        }
        "milestone" => {
            let name = words.next("a name")?;
            let project = words.after("in", "a project")?;
            let day = words.read("a day")?;
            let (done, agreed) = (words.pop_if("done"), words.pop_if("agreed"));
            put(
                plan,
                &name,
                Milestone { name: name.clone(), project: Id::new(project), day, done, agreed },
            )?;
        }
        "product" => {
            let name = words.next("a name")?;
            let launch = if words.pop_if("launch") { Some(words.read("a day")?) } else { None };
            let manager = if words.pop_if("manager") { Some(person(plan, words)?) } else { None };
            let override_ = if words.pop_if("override") {
                let verdict = words.next("a verdict")?;
                let verdict = judged(&verdict).ok_or_else(|| unknown(&verdict))?;
                Some(Override {
                    verdict,
                    until: words.read("a day")?,
                    reason: words.next("a reason")?,
                    by: String::new(),
                })
            } else {
                None
            };
            put(
                plan,
                &name,
                Product {
                    name: name.clone(),
                    launch,
                    manager,
                    override_,
                    rank,
                    ..Product::default()
                },
            )?;
        }
        "decision" => decision(plan, words)?,
        "activity" => activity(plan, words, rank)?,
        "criterion" => criterion(plan, words, rank)?,
        product => {
            let need = words.next("`must` or `should`")?;
            let need = need_of(&need).ok_or(format!(
                "`{product}` begins no statement, or `{need}` should be `must` or `should`"
            ))?;
            let project = words.next("a project")?;
            let (mut preparation, mut milestone) = (0, None);
            while let Some(word) = words.pop() {
                match word.as_str() {
                    "lead" => preparation = words.read("a number of working days")?,
                    "at" => milestone = Some(Id::new(words.next("a milestone")?)),
                    _ => return Err(unknown(&word)),
                }
            }
            let name = format!("{product}/{project}");
            let (project, product) = (Id::new(project), Id::new(product));
            put(
                plan,
                &name,
                Deliverable {
                    name: name.clone(),
                    project,
                    milestone,
                    product,
                    need,
                    preparation,
                    rank,
                },
            )?;
        }
    }
    words.end()
}

fn criterion(plan: &mut Plan, words: &mut Words, rank: Rank) -> Result<(), String> {
    let text = words.next("a text")?;
    let deliverable = Id::new(words.after("on", "a deliverable")?);
    let (need, evidence, state) = (Need::Must, String::new(), CriterionState::Open);
    let mut criterion = Criterion {
        text: text.clone(),
        deliverable,
        need,
        owner: None,
        evidence,
        due: None,
        state,
        rank,
    };
    while let Some(word) = words.pop() {
        match word.as_str() {
            "due" => criterion.due = Some(words.read("a day")?),
            "evidence" => criterion.evidence = words.next("a text")?,
            "owner" => criterion.owner = Some(person(plan, words)?),
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

fn decision(plan: &mut Plan, words: &mut Words) -> Result<(), String> {
    let name = words.next("a name")?;
    let product = Id::new(words.after("on", "a product")?);
    let outcome = match words.next("an outcome")?.as_str() {
        "go" => Outcome::Go,
        "conditional" => Outcome::Conditional,
        "hold" => Outcome::Hold,
        "recycle" => Outcome::Recycle,
        "stop" => Outcome::Stop,
        other => return Err(unknown(other)),
    };
    let (by, note, conditions, foreseen) =
        (String::new(), String::new(), Vec::new(), Foreseen::default());
    let mut decision = Decision {
        product,
        milestone: None,
        outcome,
        day: words.read("a day")?,
        by,
        note,
        conditions,
        foreseen,
    };
    while let Some(word) = words.pop() {
        match (word.as_str(), decision.conditions.last_mut()) {
            ("at", None) => decision.milestone = Some(Id::new(words.next("a milestone")?)),
            ("by", None) => decision.by = words.next("a name")?,
            ("foreseen", None) => decision.foreseen = foresight(words, decision.day)?,
            ("if", _) => {
                let place = decision.conditions.len() as u32 + 1;
                let (id, rank) = (Id::new(place.to_string()), Rank::nth(place));
                decision.conditions.push(Condition::new(id, words.next("a text")?, rank));
            }
            ("owner", Some(condition)) => condition.owner = Some(person(plan, words)?),
            ("due", Some(condition)) => condition.due = Some(words.read("a day")?),
            ("met", Some(condition)) => condition.met = true,
            (other, _) => return Err(unknown(other)),
        }
    }
    put(plan, &name, decision)
}

/// `2026-06-01 1440/2000 2026-05-28 2026-06-05`: the launch, the chance, P50 and P80; a dash for
/// what was not foreseen.
fn foresight(words: &mut Words, day: Day) -> Result<Foreseen, String> {
    fn known<T: std::str::FromStr>(word: &str) -> Result<Option<T>, String> {
        if word == "-" { Ok(None) } else { word.parse().map(Some).map_err(|_| unknown(word)) }
    }
    let launch = known(&words.next("a launch")?)?;
    let chance = words.next("a chance")?;
    let chance = match chance.split_once('/') {
        Some((hits, samples)) => {
            known(hits)?.zip(known(samples)?).map(|(hits, samples)| ChanceCounts { hits, samples })
        }
        None if chance == "-" => None,
        None => return Err(unknown(&chance)),
    };
    let (p50, p80) = (known(&words.next("P50")?)?, known(&words.next("P80")?)?);
    Ok(Foreseen { launch, verdict: None, chance, p50, p80, as_at: Some(day) })
}

fn activity(plan: &mut Plan, words: &mut Words, rank: Rank) -> Result<(), String> {
    let name = words.next("a name")?;
    let product = Id::new(words.after("for", "a product")?);
    let kind = match words.next("a kind of activity")?.as_str() {
        "promotion" => ActivityKind::Promotion,
        "launch" => ActivityKind::Launch,
        "improvement" => ActivityKind::Improvement,
        "support" => ActivityKind::Support,
        "release" => ActivityKind::Release,
        other => return Err(unknown(other)),
    };
    let when = words.next("a period")?;
    let days = when
        .split_once("..")
        .and_then(|(start, finish)| Some((start.parse().ok()?, finish.parse().ok()?)));
    let when = match days {
        Some((start, finish)) => When::Launch(
            Offset::new(start, finish).ok_or(format!("`{when}` ends before it starts"))?,
        ),
        None => When::Dates(span(&when)?),
    };
    let owner = if words.pop_if("owner") { Some(person(plan, words)?) } else { None };
    put(
        plan,
        &name,
        Activity { name: name.clone(), product, kind, when, owner, note: String::new(), rank },
    )
}

/// Somebody, who is in the plan from then on.
fn person(plan: &mut Plan, words: &mut Words) -> Result<PersonId, String> {
    let name = words.next("a person")?;
    plan.insert(Id::new(&*name), Person { name: name.clone(), party: None });
    Ok(Id::new(name))
}

fn judged(word: &str) -> Option<GivenVerdict> {
    match word {
        "green" => Some(GivenVerdict::Green),
        "amber" => Some(GivenVerdict::Amber),
        "red" => Some(GivenVerdict::Red),
        _ => None,
    }
}

fn put<T: Record + Indexed>(plan: &mut Plan, id: &str, record: T) -> Result<(), String> {
    if plan.get(&Id::<T>::new(id)).is_some() {
        return Err(format!("`{id}` is there already"));
    }
    plan.insert(Id::new(id), record);
    Ok(())
}

/// Changes the calendar of the plan.
fn rules(plan: &mut Plan, change: impl FnOnce(&mut CalendarRules)) {
    let about = Arc::make_mut(&mut plan.about);
    let mut rules = about.calendar.rules().clone();
    change(&mut rules);
    about.calendar = rules.into();
}

fn end(plan: &Plan, name: &str) -> Result<LinkEnd, String> {
    match (plan.projects.contains_key(&Id::new(name)), plan.milestones.contains_key(&Id::new(name)))
    {
        (true, _) => Ok(LinkEnd::Project(Id::new(name))),
        (_, true) => Ok(LinkEnd::Milestone(Id::new(name))),
        _ => Err(format!("`{name}` is no project or milestone yet")),
    }
}

/// `3/5/9`.
fn points(text: &str) -> Result<Points, String> {
    let points: Vec<u16> = text
        .split('/')
        .map(|days| days.parse().map_err(|_| unknown(text)))
        .collect::<Result<_, _>>()?;
    let [low, likely, high] = points[..] else { return Err(unknown(text)) };
    Points::new(low, likely, high).ok_or_else(|| unknown(text))
}

/// `FS`, `SS+2`, `FF-3c`.
fn tie(text: &str) -> Result<(LinkKind, Lag), String> {
    let (kind, lag) = text.split_at_checked(2).ok_or_else(|| unknown(text))?;
    let kind = match kind {
        "FS" => LinkKind::FinishStart,
        "SS" => LinkKind::StartStart,
        "FF" => LinkKind::FinishFinish,
        "SF" => LinkKind::StartFinish,
        _ => return Err(unknown(text)),
    };
    let days = |text: &str| text.parse().map_err(|_| unknown(text));
    let lag = match lag.strip_suffix('c') {
        Some(lag) => Lag::Calendar(days(lag)?),
        None if lag.is_empty() => Lag::Working(0),
        None => Lag::Working(days(lag)?),
    };
    Ok((kind, lag))
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
    let days =
        <[bool; 7]>::try_from(days).map_err(|_| format!("`{text}` is no week of seven days"))?;
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
            if quoted {
                words.push_back(part.to_owned())
            } else {
                words.extend(part.split_whitespace().map(String::from))
            }
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
        if self.pop_if(word) {
            self.next(what)
        } else {
            Err(format!("`{word}` and {what} are missing"))
        }
    }

    fn read<T: std::str::FromStr>(&mut self, what: &str) -> Result<T, String> {
        let word = self.next(what)?;
        word.parse().map_err(|_| format!("`{word}` is not {what}"))
    }

    fn end(&mut self) -> Result<(), String> {
        self.pop().map_or(Ok(()), |word| Err(unknown(&word)))
    }
}
