//! What can be chosen in the box that finds everything.

use crate::command::Command;
use crate::viewmodel::{Hit, Query, Subject};
use engine::sorting::Order;

/// Commands listed at most while something is looked for.
const COMMANDS: usize = 6;

/// What can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    Go(Hit),
    Run(Command),
    /// Show only what has this in its name.
    Named(String),
}

impl Choice {
    /// Returns its public mark.
    pub fn mark(&self) -> String {
        match self {
            Choice::Go(hit) => hit.subject.mark(),
            Choice::Run(command) => format!("command:{}", command.mark()),
            Choice::Named(_) => "named".into(),
        }
    }
}

/// Returns records first, then commands, those that fit best first; before anything is typed all
/// commands that can be given now, each with its title.
pub fn choices(
    typed: &str,
    hits: Vec<Hit>,
    commands: impl Iterator<Item = (Command, String)>,
) -> Vec<Choice> {
    let query = Query::new(typed);
    let mut fitting: Vec<_> =
        commands.filter_map(|(command, title)| Some((query.fit(&title)?, command))).collect();
    fitting.order_by_key(|(fit, _)| *fit);
    let most = if query.is_empty() { usize::MAX } else { COMMANDS };
    let commands = fitting.into_iter().take(most).map(|(_, command)| Choice::Run(command));
    let has_projects = hits.iter().any(|hit| matches!(hit.subject, Subject::Project(_)));
    let named = has_projects.then(|| Choice::Named(typed.trim().to_owned()));
    hits.into_iter().map(Choice::Go).chain(named).chain(commands).collect()
}
