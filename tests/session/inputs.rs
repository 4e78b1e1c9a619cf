//! What happens to a session, in words: a failing sequence of a law is printed so, and can be pasted
//! into a row.
//!
//! ```text
//! select project:A; select nothing; look at project:A; pick B; pick up to C; only product:P; named Dock
//! move bar A week on; move start A day back; move finish A month on; move launch P day on
//! move progress A 5; move picked 5; delete picked; delete product:P; run undo; run to-driver on A; stop linking
//! add project in Ferry; add programme in none; group by manager; sort by name; fold programme:Ferry
//! step rows 1; step cells -1; step first row; step last cell; step picking 2; answer yes; answer no
//! edit A name; edit A start as 1; type 12 May then rows 1; stop editing; paste 5 | 12 May
//! go to A bar; dispute A; dispute nothing; arrive plan=x&view=people
//! grip bar A with B C; grip end A finish; grip progress A; grip handle A finish; grip milestone M
//! grip flag P; grip chance P; grip card C; grip row A; grip heading Ferry; grip new 2026-05-04
//! hold 2026-05-11; hold 60%; hold on B start; hold before B; hold behind B; hold in Ferry; hold nowhere
//! drop; let go; undo; redo; push distance; sample
//! ```

use domain::edit::SpanEnd;
use engine::model::*;
use engine::schedule::PushRule;
use session::command::Command;
use session::edit::{Edit, RecordId};
use session::state::{BarPart, DropTarget, Effect, Env, Grip, Input, MoveBy, Session};
use session::text::Lang;
use session::viewmodel::{Address, Cell, Column, Cursor, CursorMove, GroupKey, Mark, Subject};

/// The inputs of these words.
pub fn inputs(text: &str) -> Vec<Input> {
    let words = text.split([';', '\n']).map(str::trim).filter(|words| !words.is_empty());
    words
        .flat_map(|words| {
            // What is gripped with others was selected with them before.
            let (gripped, others) = match words.split_once(" with ") {
                Some((gripped, others)) => (gripped, others.split_whitespace().collect()),
                None => (words, Vec::new()),
            };
            let input = input(gripped).unwrap_or_else(|| panic!("`{words}` is no input"));
            let bar = match &input {
                Input::Grip(Grip::Bar(id)) if !others.is_empty() => Some(id.clone()),
                _ => None,
            };
            let select = bar.map(|id| Input::Select(Some(Subject::Project(id))));
            let picks = others.into_iter().map(|id| Input::Pick(Id::new(id)));
            select.into_iter().chain(picks).chain([input]).collect::<Vec<_>>()
        })
        .collect()
}

fn input(text: &str) -> Option<Input> {
    let words: Vec<&str> = text.split_whitespace().collect();
    Some(match words.as_slice() {
        ["grip", rest @ ..] => Input::Grip(grip_of(rest)?),
        ["hold", "nowhere"] => Input::HoldAt(None),
        ["hold", rest @ ..] => Input::HoldAt(Some(target_of(rest)?)),
        ["select", subject] => Input::Select(subject_of(subject)?),
        ["show", subject] => Input::Show(subject_of(subject)?),
        ["look", "at", subject] => Input::LookAt(Subject::parse(subject)?),
        ["pick", "up", "to", id] => Input::PickUpTo(Id::new(*id)),
        ["pick", id] => Input::Pick(Id::new(*id)),
        ["only", subject] => Input::ShowOnly(Subject::parse(subject)?),
        ["named", name] => Input::ShowNamed((*name).to_owned()),
        ["move", "progress", id, percent] => {
            Input::MoveProgress { project: Id::new(*id), percent: percent.parse().ok()? }
        }
        ["move", "picked", days] => Input::MovePicked { days: days.parse().ok()? },
        ["move", "launch", id, by, way] => {
            Input::MoveLaunch { product: Id::new(*id), by: by_of(by)?, forward: is_forward(way)? }
        }
        ["move", part, id, by, way] => Input::MoveBar {
            project: Id::new(*id),
            part: if *part == "bar" { BarPart::Whole } else { BarPart::End(end_of(part)?) },
            by: by_of(by)?,
            forward: is_forward(way)?,
        },
        ["delete", "picked"] => Input::DeletePicked,
        ["delete", subject] => {
            Input::EditAndTell(Edit::Delete(record_of(Subject::parse(subject)?)))
        }
        ["run", command] => Input::Run(command_of(command)?),
        ["run", command, "on", id] => Input::RunOn(command_of(command)?, Id::new(*id)),
        ["stop", "linking"] => Input::StopLinking,
        ["add", "project", "in", home] => Input::AddProject(home_of(home)),
        ["add", "programme", "in", home] => Input::AddProgramme(home_of(home)),
        ["fold", key] => Input::Fold(GroupKey::parse(key)),
        ["step", "picking", rows] => Input::StepPicking(rows.parse().ok()?),
        ["step", rest @ ..] => Input::Step(step_of(rest)?),
        ["answer", "yes"] => Input::Answer { anyway: true },
        ["answer", "no"] => Input::Answer { anyway: false },
        ["type", rest @ .., "then", "rows", rows] => {
            Input::Type(rest.join(" "), Some(CursorMove::Rows(rows.parse().ok()?)))
        }
        ["type", rest @ ..] => Input::Type(rest.join(" "), None),
        ["stop", "editing"] => Input::StopEditing,
        ["paste", rest @ ..] => {
            Input::PasteCells(rest.join(" ").replace(" | ", "\t").replace(" / ", "\n"))
        }
        ["dispute", "nothing"] => Input::Dispute(None),
        ["dispute", id] => Input::Dispute(Some(Id::new(*id))),
        ["arrive", hash] => Input::Arrive(Address::parse(hash)),
        ["drop"] => Input::Drop,
        ["let", "go"] => Input::LetGo,
        ["undo"] => Input::Undo,
        ["redo"] => Input::Redo,
        ["sample"] => Input::Sample,
        ["push", rule] => {
            Input::PushBy(PushRule::ALL.into_iter().find(|known| known.mark() == *rule)?)
        }
        _ => return None,
    })
}

fn grip_of(words: &[&str]) -> Option<Grip> {
    Some(match words {
        ["bar", id] => Grip::Bar(Id::new(*id)),
        ["end", id, end] => Grip::BarEnd(Id::new(*id), end_of(end)?),
        ["progress", id] => Grip::Progress(Id::new(*id)),
        ["handle", id, end] => Grip::Handle(Id::new(*id), end_of(end)?),
        ["milestone", id] => Grip::Milestone(Id::new(*id)),
        ["flag", id] => Grip::Flag(Id::new(*id)),
        ["chance", id] => Grip::Chance(Id::new(*id)),
        ["card", id] => Grip::Card(Id::new(*id)),
        ["row", id] => Grip::Row(Id::new(*id)),
        ["heading", id] => Grip::Heading(Id::new(*id)),
        ["new", day] => Grip::NewBar(day.parse().ok()?, None),
        _ => return None,
    })
}

fn target_of(words: &[&str]) -> Option<DropTarget> {
    Some(match words {
        ["on", id, end] => DropTarget::End(LinkEnd::Project(Id::new(*id)), end_of(end)?),
        ["before", id] => DropTarget::Beside(Id::new(*id), false),
        ["behind", id] => DropTarget::Beside(Id::new(*id), true),
        ["in", "none"] => DropTarget::Group(GroupKey::Programme(None)),
        ["in", id] => DropTarget::Group(GroupKey::Programme(Some(Id::new(*id)))),
        [percent] if percent.ends_with('%') => {
            DropTarget::Percent(percent.trim_end_matches('%').parse().ok()?)
        }
        [day] => DropTarget::Day(day.parse().ok()?),
        _ => return None,
    })
}

fn subject_of(word: &str) -> Option<Option<Subject>> {
    if word == "nothing" { Some(None) } else { Subject::parse(word).map(Some) }
}

fn record_of(subject: Subject) -> RecordId {
    match subject {
        Subject::Project(id) => id.into(),
        Subject::Product(id) => id.into(),
        Subject::Programme(id) => id.into(),
        Subject::Person(id) => id.into(),
        Subject::Party(id) => id.into(),
    }
}

fn home_of(word: &str) -> Option<ProgrammeId> {
    (word != "none").then(|| Id::new(word))
}

fn command_of(mark: &str) -> Option<Command> {
    Command::all().find(|command| command.mark() == mark)
}

fn by_of(word: &str) -> Option<MoveBy> {
    match word {
        "day" => Some(MoveBy::Day),
        "week" => Some(MoveBy::Week),
        "month" => Some(MoveBy::Month),
        _ => None,
    }
}

fn is_forward(word: &str) -> Option<bool> {
    match word {
        "on" => Some(true),
        "back" => Some(false),
        _ => None,
    }
}

fn step_of(words: &[&str]) -> Option<CursorMove> {
    Some(match words {
        ["rows", rows] => CursorMove::Rows(rows.parse().ok()?),
        ["cells", cells] => CursorMove::Cells(cells.parse().ok()?),
        ["first", "row"] => CursorMove::FirstRow,
        ["last", "row"] => CursorMove::LastRow,
        ["first", "cell"] => CursorMove::FirstCell,
        ["last", "cell"] => CursorMove::LastCell,
        _ => return None,
    })
}

fn cell_of(word: &str) -> Option<Cell> {
    match word {
        "name" => Some(Cell::Name),
        "bar" => Some(Cell::Bar),
        other => Column::parse(other).map(Cell::Column),
    }
}

fn end_of(word: &str) -> Option<SpanEnd> {
    match word {
        "start" => Some(SpanEnd::Start),
        "finish" => Some(SpanEnd::Finish),
        _ => None,
    }
}

/// A session under test, in a world without a browser: ids count up, and the clock stands still
/// unless told otherwise.
pub struct World {
    pub session: Session,
    pub writable: bool,
    /// Milliseconds that go by whenever somebody looks at the clock.
    pub pace: f64,
    now: std::cell::Cell<f64>,
    ids: usize,
}

impl World {
    pub fn of(plan: Plan) -> World {
        let (session, now) = (Session::default(), std::cell::Cell::default());
        let mut world = World { session, writable: true, pace: 0.0, now, ids: 0 };
        let document = domain::edit::Document::new(plan);
        world.feed(Input::Open(Box::new(document), Default::default()));
        world
    }

    /// Has fresh ids begin behind this number, so that no other world makes the same.
    pub fn count_from(&mut self, number: usize) {
        self.ids = number;
    }

    pub fn feed(&mut self, input: Input) -> Vec<Effect> {
        let World { session, writable, pace, now, ids } = self;
        let mut env = Env {
            lang: Lang::En,
            writable: *writable,
            today: crate::notation::day("2026-05-04"),
            day_width: 8.0,
            fresh: &mut |word| {
                *ids += 1;
                format!("{word}-{ids}")
            },
            clock: &|| now.replace(now.get() + *pace),
        };
        session.handle(input, &mut env)
    }

    /// Feeds all inputs of these words; answers the effects of the last.
    pub fn run(&mut self, text: &str) -> Vec<Effect> {
        let statements = text.split([';', '\n']).map(str::trim).filter(|words| !words.is_empty());
        statements.fold(Vec::new(), |_, words| {
            let is_in_a_row = words.starts_with("go to ") || words.starts_with("edit ");
            let inputs = if is_in_a_row {
                self.in_a_row(words).into_iter().collect()
            } else {
                inputs(words)
            };
            inputs.into_iter().fold(Vec::new(), |_, input| self.feed(input))
        })
    }

    /// The input of these words about the row of a project; none when that is not to be seen.
    fn in_a_row(&self, words: &str) -> Option<Input> {
        let words: Vec<&str> = words.split_whitespace().collect();
        let row = |id: &str| self.session.layout().row_of(&Id::new(id));
        Some(match words.as_slice() {
            ["go", "to", id, cell] => Input::GoTo(Cursor { row: row(id)?, cell: cell_of(cell)? }),
            ["edit", id, cell] => Input::BeginEditing(row(id)?, cell_of(cell)?, None),
            ["edit", id, cell, "as", text] => {
                Input::BeginEditing(row(id)?, cell_of(cell)?, Some((*text).to_owned()))
            }
            _ => return None,
        })
    }
}
