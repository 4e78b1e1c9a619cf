//! What happens to a session, in words: a failing sequence of a law is printed so, and can be pasted
//! into a row.
//!
//! ```text
//! grip bar A with B C; grip end A finish; grip progress A; grip handle A finish; grip milestone M
//! grip flag P; grip chance P; grip card C; grip row A; grip heading Ferry; grip new 2026-05-04
//! hold 2026-05-11; hold 60%; hold on B start; hold before B; hold behind B; hold in Ferry; hold nowhere
//! drop; let go; undo; redo; push distance; sample
//! ```

use domain::edit::SpanEnd;
use engine::model::*;
use engine::schedule::PushRule;
use session::state::{DropTarget, Effect, Env, Grip, Input, Session};
use session::text::Lang;
use session::viewmodel::{GroupKey, Mark, Subject};

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
    ids: usize,
}

impl World {
    pub fn of(plan: Plan) -> World {
        let mut world = World { session: Session::default(), writable: true, ids: 0 };
        let document = domain::edit::Document::new(plan);
        world.feed(Input::Open(document, Default::default()));
        world
    }

    pub fn feed(&mut self, input: Input) -> Vec<Effect> {
        let World { session, writable, ids } = self;
        let mut env = Env {
            lang: Lang::En,
            writable: *writable,
            today: crate::notation::day("2026-05-04"),
            card_days: 65,
            fresh: &mut |word| {
                *ids += 1;
                format!("{word}-{ids}")
            },
            clock: &|| 0.0,
        };
        session.handle(input, &mut env)
    }

    /// Feeds all inputs of these words; answers the effects of the last.
    pub fn run(&mut self, text: &str) -> Vec<Effect> {
        inputs(text).into_iter().fold(Vec::new(), |_, input| self.feed(input))
    }
}
