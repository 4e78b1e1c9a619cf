//! Selecting several projects at once: with Ctrl one more or one less, with Shift all from here to
//! there, with a band what lies in it.
//!
//! Fewer than two are no group: then `picked` is empty, and the selection alone says what the
//! inspector shows.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{App, Selection};
use domain::edit::{RecordType, Refusal, commands};
use engine::model::{ProjectId, Span};
use session::viewmodel::rows_between;

impl App {
    /// Selects one more, or one less.
    pub fn pick_one(&self, id: ProjectId) {
        let mut picked = self.picked_or_selected();
        if !picked.remove(&id) {
            picked.insert(id.clone());
            // The last one is where a range begins.
            self.selection.set(Some(Selection::Project(id)));
        }
        self.picked.set(picked);
        self.settle_picked();
    }

    /// Selects all rows from the selected project to this one.
    pub fn pick_range(&self, id: &ProjectId) {
        let from = self.selection.with_untracked(|selection| match selection {
            Some(Selection::Project(from)) => from.clone(),
            _ => id.clone(),
        });
        let between = self.rows.with_untracked(|rows| {
            let place = |id: &ProjectId| rows.iter().position(|row| row.project() == Some(id));
            Some(rows_between(rows, place(&from)?, place(id)?))
        });
        self.selection.set(Some(Selection::Project(from)));
        self.picked.set(between.into_iter().flatten().collect());
        self.settle_picked();
    }

    /// What is selected, be it one or several.
    fn picked_or_selected(&self) -> BTreeSet<ProjectId> {
        let picked = self.picked.get_untracked();
        let selected = self.selection.with_untracked(|selection| match selection {
            Some(Selection::Project(id)) => Some(id.clone()),
            _ => None,
        });
        if picked.is_empty() { selected.into_iter().collect() } else { picked }
    }

    /// Several stay selected with the last of them in the inspector's place; one is simply
    /// selected; of none nothing is.
    pub(super) fn settle_picked(&self) {
        let picked = self.picked.get_untracked();
        let selected = self
            .selection
            .with_untracked(|at| matches!(at, Some(Selection::Project(id)) if picked.contains(id)));
        if !selected {
            self.selection.set(picked.last().cloned().map(Selection::Project));
        }
        if picked.len() < 2 {
            self.picked.set(BTreeSet::new());
        }
    }

    /// Ends a group when something else is selected, and leaves out of it what is deleted, loses
    /// its dates or is filtered away: what moves along is always to be seen.
    pub fn follow_selection(&self) {
        let app = *self;
        Effect::new(move || {
            let within = app.selection.with(|at| match at {
                Some(Selection::Project(id)) => {
                    app.picked.with_untracked(|picked| picked.is_empty() || picked.contains(id))
                }
                _ => app.gesture.with_untracked(Option::is_some),
            });
            if !within {
                app.picked.set(BTreeSet::new());
            }
        });
        Effect::new(move || {
            let stays = app.in_view.with(|plan| {
                let stays =
                    |id: &&ProjectId| plan.get(*id).is_some_and(|project| project.dates.is_some());
                app.picked.with_untracked(|picked| {
                    picked.iter().filter(stays).cloned().collect::<BTreeSet<_>>()
                })
            });
            if app.picked.with_untracked(|picked| picked.len() != stays.len()) {
                app.picked.set(stays);
                app.settle_picked();
            }
        });
    }

    /// Moves everything that is selected by so many working days: each by its own, as a drag does.
    pub fn move_picked(&self, days: i32) -> bool {
        let picked: Vec<ProjectId> = self.picked_or_selected().into_iter().collect();
        let change = self.with_chain(|plan, chain| {
            let dated = |id: &ProjectId| plan.get(id).and_then(|project| project.dates);
            let first = picked
                .iter()
                .filter(|id| dated(id).is_some())
                .min_by_key(|id| dated(id).map(|dates: Span| dates.start()));
            let first = first.ok_or(Refusal::Gone(RecordType::Project))?;
            let (Some(project), Some(dates)) = (plan.get(first), dated(first)) else {
                return Err(Refusal::NeedsDates);
            };
            let start = plan.calendar_of(project).plus(dates.start(), days);
            commands::move_together(plan, chain, first, &picked, start)
        });
        self.dispatch_aloud(change)
    }

    /// Deletes everything that is selected, in one step.
    pub fn delete_picked(&self) {
        let picked: Vec<ProjectId> = self.picked_or_selected().into_iter().collect();
        if self.dispatch_aloud(commands::delete_all(&self.plan(), &picked)) {
            self.selection.set(None);
        }
    }
}
