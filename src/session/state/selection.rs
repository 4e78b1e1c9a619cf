//! What is selected: one record, or several projects together.
//!
//! Invariant: fewer than two projects are no group, so `picked` is empty or holds two at least,
//! except while a band is drawn. The subject is one of a group, or nothing is picked.

use std::collections::BTreeSet;

use super::part::{Part, changed};
use super::watched::Watched;
use crate::viewmodel::{Row, Subject, rows_between};
use engine::model::{Plan, ProjectId};
use engine::sorting::Gather;

#[derive(Default)]
pub struct Selection {
    subject: Watched<Option<Subject>>,
    picked: Watched<BTreeSet<ProjectId>>,
    disputed: Watched<Option<ProjectId>>,
}

impl Selection {
    /// Returns what the inspector shows.
    pub fn subject(&self) -> Option<&Subject> {
        self.subject.as_ref()
    }

    /// Returns the project that the inspector shows.
    pub fn project(&self) -> Option<&ProjectId> {
        match self.subject() {
            Some(Subject::Project(id)) => Some(id),
            _ => None,
        }
    }

    /// Returns the projects that are selected together; empty when it is one, or none.
    pub fn picked(&self) -> &BTreeSet<ProjectId> {
        &self.picked
    }

    /// Returns what is selected, be it one project or several.
    pub fn projects(&self) -> BTreeSet<ProjectId> {
        if self.picked.is_empty() {
            self.project().into_iter().cloned().gather()
        } else {
            self.picked.clone()
        }
    }

    /// Returns the project whose conflicts are shown beside its bar.
    pub fn disputed(&self) -> Option<&ProjectId> {
        self.disputed.as_ref()
    }

    /// Selects this alone.
    pub(super) fn select(&mut self, subject: Option<Subject>) {
        self.picked.set(BTreeSet::new());
        self.subject.set(subject);
    }

    /// Shows this in the inspector; a group that it belongs to stays selected.
    pub(super) fn show(&mut self, subject: Option<Subject>) {
        let stays = matches!(&subject, Some(Subject::Project(id)) if self.picked.contains(id));
        if !stays {
            self.picked.set(BTreeSet::new());
        }
        self.subject.set(subject);
    }

    /// Selects one more, or one less.
    pub(super) fn pick(&mut self, id: ProjectId) {
        let mut picked = self.projects();
        if !picked.remove(&id) {
            picked.insert(id.clone());
            // The last one is where a range begins.
            self.subject.set(Some(Subject::Project(id)));
        }
        self.picked.set(picked);
        self.settle();
    }

    /// Selects all rows from the selected project to this one.
    pub(super) fn pick_up_to(&mut self, id: &ProjectId, rows: &[Row]) {
        let from = self.project().unwrap_or(id).clone();
        let place = |id: &ProjectId| rows.iter().position(|row| row.project() == Some(id));
        let between = place(&from).zip(place(id)).map(|(from, to)| rows_between(rows, from, to));
        self.subject.set(Some(Subject::Project(from)));
        self.picked.set(between.into_iter().flatten().gather());
        self.settle();
    }

    /// Selects what lies in a band that is being drawn.
    pub(super) fn pick_all(&mut self, picked: BTreeSet<ProjectId>) {
        self.picked.set(picked);
    }

    /// Ends a band: several stay selected with the last of them in the inspector's place; one is
    /// simply selected; of none nothing is.
    pub(super) fn settle(&mut self) {
        if self.project().is_none_or(|id| !self.picked.contains(id)) {
            self.subject.set(self.picked.last().cloned().map(Subject::Project));
        }
        if self.picked.len() < 2 {
            self.picked.set(BTreeSet::new());
        }
    }

    /// Leaves out of a group what is deleted, has lost its dates or is filtered away: what moves
    /// along is always to be seen.
    pub(super) fn keep_to(&mut self, in_view: &Plan) {
        let is_seen = |id: &ProjectId| in_view.get(id).is_some_and(|it| it.dates.is_some());
        if !self.picked.iter().all(is_seen) {
            self.picked.edit(|picked| picked.retain(|id| is_seen(id)));
            self.settle();
        }
    }

    /// Shows the conflicts of a project beside its bar, or no longer when they are shown; with none,
    /// of no project.
    pub(super) fn dispute(&mut self, id: Option<ProjectId>) {
        let again = id.is_some() && *self.disputed == id;
        self.disputed.set(id.filter(|_| !again));
    }

    pub(super) fn changes(&mut self) -> impl Iterator<Item = Part> {
        // All of it is named, so that what is new cannot be left out.
        let Selection { subject, picked, disputed } = self;
        changed([
            (subject.take_changed(), Part::Subject),
            (picked.take_changed(), Part::Picked),
            (disputed.take_changed(), Part::Disputed),
        ])
    }
}
