//! The records that stand in tables: what a cell says of one, and what a cell makes of one.

use super::import::Import;
use super::{Problem, Role, Row, Sheet, Term};
use crate::edit::Named;
use crate::edit::commands::FromName;
use engine::model::*;

/// Says a term in some language.
pub type Say<'a> = &'a dyn Fn(Term) -> String;

/// A record that stands in a table, a row each.
pub trait Listed: Named {
    /// The table it stands in.
    const SHEET: Sheet;
    /// What the cell of this role says; a role that the table has not says nothing.
    fn text(&self, plan: &Plan, role: Role, say: Say) -> String;
    /// A new record of this name for a row, at this place among its siblings.
    fn fresh(plan: &Plan, name: &str, rank: u32) -> Self;
    /// Its place among its siblings, where it has one of its own.
    fn rank(&self) -> u32 {
        0
    }
    /// Gives it what a cell says; of dates, [`Listed::settle`] does.
    fn set(&mut self, role: Role, cell: &str, import: &mut Import) -> Result<(), Problem>;
    /// From its first day to its last.
    fn span(&self) -> Option<Span> {
        None
    }
    /// Looks at the cells that hang together.
    fn settle(&mut self, _before: Option<&Self>, _row: &Row, _import: &mut Import) {}
    /// The cell that made something impossible of a record that is in the plan now.
    fn impossible(_plan: &Plan, _id: &Id<Self>) -> Option<Role> {
        None
    }
}

/// Text as a table can hold it: what is read back is the same.
pub(super) fn plain(text: &str) -> String {
    text.replace('\0', " ").trim().to_owned()
}

fn name_of<T: Named>(plan: &Plan, id: Option<&Id<T>>) -> String {
    id.and_then(|id| plan.get(id)).map_or_else(String::new, |record| record.name().to_owned())
}

impl Listed for Project {
    const SHEET: Sheet = Sheet::Projects;

    fn text(&self, plan: &Plan, role: Role, say: Say) -> String {
        let day = |of: fn(Span) -> Day, known: Option<Day>, text: &str| match (self.dates, known) {
            (Some(dates), _) => of(dates).to_string(),
            (None, Some(day)) => day.to_string(),
            (None, None) => text.to_owned(),
        };
        match role {
            Role::Name => self.name.clone(),
            Role::Programme => name_of(plan, self.programme.as_ref()),
            Role::Kind => self.kind.clone(),
            Role::Manager => name_of(plan, self.manager.as_ref()),
            Role::Party => name_of(plan, self.party.as_ref()),
            Role::State => say(Term::State(self.state)),
            Role::Start => day(Span::start, self.known.start, &self.known.start_text),
            Role::Finish => day(Span::finish, self.known.finish, &self.known.finish_text),
            Role::Progress => self.progress.to_string(),
            Role::Rating => {
                self.rating.as_ref().map_or_else(String::new, |rating| rating.value.clone())
            }
            Role::Note => self.note.clone(),
            _ => String::new(),
        }
    }

    fn fresh(_: &Plan, name: &str, rank: u32) -> Self {
        Project { name: name.into(), rank, ..Project::default() }
    }

    fn rank(&self) -> u32 {
        self.rank
    }

    fn set(&mut self, role: Role, cell: &str, import: &mut Import) -> Result<(), Problem> {
        match role {
            Role::Name => self.name = cell.into(),
            Role::Programme if !import.lies_in(self.programme.as_ref(), cell) => {
                self.programme = Some(import.named(cell))
            }
            Role::Kind => self.kind = import.kind(cell),
            Role::Manager => self.manager = Some(import.named(cell)),
            Role::Party => self.party = Some(import.named(cell)),
            Role::Progress => {
                let number = cell.trim_end_matches('%').trim().parse().ok();
                self.progress =
                    number.filter(|number| *number <= 100).ok_or(Problem::NotUnderstood)?;
            }
            Role::Rating => self.rating = Some(import.rating(cell)),
            Role::Note => self.note = cell.into(),
            _ => {}
        }
        Ok(())
    }

    fn span(&self) -> Option<Span> {
        self.dates
    }

    /// The dates and the state, which hang together: only a proposed project may be without dates.
    fn settle(&mut self, before: Option<&Self>, row: &Row, import: &mut Import) {
        let start = import.day(before, row, Role::Start);
        let finish = import.day(before, row, Role::Finish);
        let sound = start.fault.is_none() && finish.fault.is_none();
        let span = match (start.day, finish.day) {
            (Some(first), Some(last)) => {
                let span = Span::new(first, last);
                if span.is_none() && start.changed | finish.changed {
                    import.fault(row, Role::Finish, Problem::EndsBeforeStart);
                }
                span
            }
            _ => None,
        };
        match span.filter(|_| sound && (before.is_some() || import.has_name(row))) {
            Some(span) if start.changed || finish.changed => {
                if before.is_none_or(|before| before.dates.is_none()) {
                    self.state =
                        if span.start() > import.as_at() { State::Planned } else { State::Running };
                }
                self.dates = Some(span);
                self.known = KnownDates::default();
            }
            Some(_) => {}
            None if self.dates.is_none() => {
                self.known = KnownDates {
                    start: start.day,
                    finish: finish.day,
                    start_text: start.text,
                    finish_text: finish.text,
                };
            }
            // What cannot be read wipes nothing.
            None => {}
        }
        import.fill(row, Role::State, |import, cell| {
            let state = Term::read(cell)
                .find_map(|term| if let Term::State(state) = term { Some(state) } else { None });
            match state.ok_or(Problem::NotUnderstood)? {
                State::Proposed => self.state = State::Proposed,
                _ if self.dates.is_none() => {
                    return if import.is_listed(row) { Ok(()) } else { Err(Problem::NeedsDates) };
                }
                // D4, unless the list says how far it is.
                State::Finished if self.state != State::Finished => {
                    self.state = State::Finished;
                    if import.cell(row, Role::Progress).is_none_or(str::is_empty) {
                        self.progress = 100;
                    }
                }
                state => self.state = state,
            }
            Ok(())
        });
    }
}

impl Listed for Programme {
    const SHEET: Sheet = Sheet::Programmes;

    fn text(&self, plan: &Plan, role: Role, _: Say) -> String {
        match role {
            Role::Name => self.name.clone(),
            Role::Programme => name_of(plan, self.parent.as_ref()),
            Role::Manager => name_of(plan, self.manager.as_ref()),
            _ => String::new(),
        }
    }

    fn fresh(plan: &Plan, name: &str, _: u32) -> Self {
        Programme::from_name(plan, name)
    }

    fn set(&mut self, role: Role, cell: &str, import: &mut Import) -> Result<(), Problem> {
        match role {
            Role::Name => self.name = cell.into(),
            Role::Programme => self.parent = Some(import.named(cell)),
            Role::Manager => self.manager = Some(import.named(cell)),
            _ => {}
        }
        Ok(())
    }

    fn impossible(plan: &Plan, id: &ProgrammeId) -> Option<Role> {
        let parent = plan.get(id)?.parent.as_ref()?;
        plan.lineage(parent).any(|above| above == id).then_some(Role::Programme)
    }
}

impl Listed for Product {
    const SHEET: Sheet = Sheet::Products;

    fn text(&self, plan: &Plan, role: Role, _: Say) -> String {
        match role {
            Role::Name => self.name.clone(),
            Role::Kind => self.kind.clone(),
            Role::Manager => name_of(plan, self.manager.as_ref()),
            Role::Launch => self.launch.map_or_else(String::new, |day| day.to_string()),
            Role::Note => self.note.clone(),
            _ => String::new(),
        }
    }

    fn fresh(_: &Plan, name: &str, rank: u32) -> Self {
        Product { name: name.into(), rank, ..Product::default() }
    }

    fn rank(&self) -> u32 {
        self.rank
    }

    fn set(&mut self, role: Role, cell: &str, import: &mut Import) -> Result<(), Problem> {
        match role {
            Role::Name => self.name = cell.into(),
            Role::Kind => self.kind = import.kind(cell),
            Role::Manager => self.manager = Some(import.named(cell)),
            Role::Launch => self.launch = Some(import.read_day(cell)?),
            Role::Note => self.note = cell.into(),
            _ => {}
        }
        Ok(())
    }
}

impl Listed for Person {
    const SHEET: Sheet = Sheet::People;

    fn text(&self, plan: &Plan, role: Role, _: Say) -> String {
        match role {
            Role::Name => self.name.clone(),
            Role::Party => name_of(plan, self.party.as_ref()),
            _ => String::new(),
        }
    }

    fn fresh(plan: &Plan, name: &str, _: u32) -> Self {
        Person::from_name(plan, name)
    }

    fn set(&mut self, role: Role, cell: &str, import: &mut Import) -> Result<(), Problem> {
        match role {
            Role::Name => self.name = cell.into(),
            Role::Party => self.party = Some(import.named(cell)),
            _ => {}
        }
        Ok(())
    }
}

impl Listed for Party {
    const SHEET: Sheet = Sheet::Parties;

    fn text(&self, _: &Plan, role: Role, say: Say) -> String {
        match role {
            Role::Name => self.name.clone(),
            Role::External => say(Term::External(self.external)),
            _ => String::new(),
        }
    }

    fn fresh(plan: &Plan, name: &str, _: u32) -> Self {
        Party::from_name(plan, name)
    }

    fn set(&mut self, role: Role, cell: &str, _: &mut Import) -> Result<(), Problem> {
        match role {
            Role::Name => self.name = cell.into(),
            Role::External => {
                let external = Term::read(cell).find_map(|term| {
                    if let Term::External(external) = term { Some(external) } else { None }
                });
                self.external = external.ok_or(Problem::NotUnderstood)?;
            }
            _ => {}
        }
        Ok(())
    }
}
