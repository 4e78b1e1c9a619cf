//! What happens to a session, in words: a failing sequence of a law is printed so, and can be pasted
//! into a row.
//!
//! ```text
//! grip bar A with B C; grip end A finish; grip progress A; grip handle A finish; grip milestone M
//! grip flag P; grip chance P; grip card C; grip row A; grip heading Ferry; grip new 2026-05-04
//! hold 2026-05-11; hold 60%; hold on B start; hold before B; hold behind B; hold in Ferry; hold nowhere
//! drop; let go; undo; redo; push distance; sample
//! ```

use std::cell::Cell;
use std::collections::BTreeSet;
use std::sync::Arc;

use domain::edit::SpanEnd;
use engine::model::*;
use engine::schedule::PushRule;
use session::state::{DropTarget, Effect, Env, Grip, Input, Session};
use session::text::Lang;
use session::viewmodel::{GroupKey, Mark};

/// The inputs of these words.
pub fn inputs(text: &str) -> Vec<Input> {
    let words = text.split([';', '\n']).map(str::trim).filter(|words| !words.is_empty());
    words.map(|words| input(words).unwrap_or_else(|| panic!("`{words}` is no input"))).collect()
}

fn input(text: &str) -> Option<Input> {
    let words: Vec<&str> = text.split_whitespace().collect();
    Some(match words.as_slice() {
        ["grip", rest @ ..] => {
            let (grip, picked) = match rest.iter().position(|word| *word == "with") {
                Some(at) => (&rest[..at], &rest[at + 1..]),
                None => (rest, &[] as &[&str]),
            };
            let mut picked: BTreeSet<ProjectId> = picked.iter().map(|id| Id::new(*id)).collect();
            let grip = grip_of(grip)?;
            if let (Grip::Bar(id), false) = (&grip, picked.is_empty()) {
                picked.insert(id.clone());
            }
            Input::Grip(grip, picked)
        }
        ["hold", "nowhere"] => Input::HoldAt(None),
        ["hold", rest @ ..] => Input::HoldAt(Some(target_of(rest)?)),
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
    now: Cell<f64>,
    ids: usize,
}

impl World {
    pub fn of(plan: Plan) -> World {
        let (session, now) = (Session::default(), Cell::default());
        let mut world = World { session, writable: true, pace: 0.0, now, ids: 0 };
        let document = domain::edit::Document::new(plan);
        world.feed(Input::Open(document, session::viewmodel::Grouping::Programme));
        world
    }

    pub fn feed(&mut self, input: Input) -> Vec<Effect> {
        let World { session, writable, pace, now, ids } = self;
        let mut env = Env {
            lang: Lang::En,
            writable: *writable,
            rows: Arc::default(),
            card_days: 65,
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
        inputs(text).into_iter().fold(Vec::new(), |_, input| self.feed(input))
    }
}
