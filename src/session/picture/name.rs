//! What a slot shows in the column of names.

use std::collections::BTreeSet;

use super::group::hue_and_manager;
use super::{RowContext, RowPosition};
use crate::text::{self as t, Lang};
use crate::viewmodel::{GroupKey, Row, Subject};
use engine::model::*;

/// What a slot shows in the column of names.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum NameLook {
    #[default]
    Nothing,
    Project(ProjectName),
    Group(GroupName),
}

/// The name of a project.
#[derive(Clone, Debug, PartialEq)]
pub struct ProjectName {
    pub position: RowPosition,
    pub depth: u8,
    pub id: ProjectId,
    pub name: String,
    /// Who leads it, behind its name.
    pub title: String,
    pub hue: u16,
    pub is_selected: bool,
    /// Does something in it, or in what lies in it, wait for somebody to choose?
    pub is_unsettled: bool,
}

/// The heading of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupName {
    pub position: RowPosition,
    pub depth: u8,
    pub key: GroupKey,
    pub is_folded: bool,
    pub name: String,
    /// Who leads it, behind its name.
    pub title: String,
    /// Of a programme.
    pub hue: Option<u16>,
    /// Projects in it.
    pub count: usize,
    pub is_selected: bool,
    /// Would a drop put something in it?
    pub is_target: bool,
}

impl NameLook {
    /// Where its row lies; none where the slot shows nothing.
    pub fn position(&self) -> Option<&RowPosition> {
        match self {
            NameLook::Nothing => None,
            NameLook::Project(project) => Some(&project.position),
            NameLook::Group(group) => Some(&group.position),
        }
    }

    pub fn project(&self) -> Option<&ProjectName> {
        match self {
            NameLook::Project(project) => Some(project),
            _ => None,
        }
    }

    pub fn group(&self) -> Option<&GroupName> {
        match self {
            NameLook::Group(group) => Some(group),
            _ => None,
        }
    }

    /// What its row is called; none where the slot shows nothing.
    pub fn name(&self) -> Option<&str> {
        self.project().map(|it| &*it.name).or_else(|| self.group().map(|it| &*it.name))
    }

    /// Whether its row is selected; none where the slot shows nothing.
    pub fn is_selected(&self) -> Option<bool> {
        self.project().map(|it| it.is_selected).or_else(|| self.group().map(|it| it.is_selected))
    }
}

/// What decides what the names show.
#[derive(Clone, Copy)]
pub struct NameContext<'a> {
    /// As it stands: a drag changes no name.
    pub plan: &'a Plan,
    pub lang: Lang,
    pub rows: RowContext<'a>,
    /// What the inspector shows.
    pub selection: Option<&'a Subject>,
    /// Several projects that are selected together.
    pub picked: &'a BTreeSet<ProjectId>,
    /// The projects in which something waits for somebody to choose.
    pub unsettled: &'a BTreeSet<ProjectId>,
    /// The group in which a drop would put something.
    pub drop_group: Option<&'a GroupKey>,
    /// Tells how many projects lie in a group.
    pub count: &'a dyn Fn(&GroupKey) -> usize,
}

impl NameContext<'_> {
    /// Returns what the name of the row at this place shows.
    pub fn name(&self, place: usize, row: &Row) -> NameLook {
        let position = || self.rows.position(place, row);
        match row {
            Row::Project { id, depth, .. } => {
                self.project(id, *depth, position).map_or(NameLook::Nothing, NameLook::Project)
            }
            Row::Group { key, depth, folded } => {
                NameLook::Group(self.group(key, *depth, *folded, position()))
            }
        }
    }

    fn project(
        &self,
        id: &ProjectId,
        depth: u8,
        position: impl FnOnce() -> RowPosition,
    ) -> Option<ProjectName> {
        let project = self.plan.get(id)?;
        let programme = project.programme.as_ref().and_then(|id| self.plan.get(id));
        let name = project.name.clone();
        let title = t::led(self.lang, self.plan, project)
            .map_or_else(|| name.clone(), |led| format!("{name}, {led}"));
        let is_shown = matches!(self.selection, Some(Subject::Project(own)) if own == id);
        Some(ProjectName {
            position: position(),
            depth,
            id: id.clone(),
            name,
            title,
            hue: programme.map_or(0, |programme| programme.hue),
            is_selected: is_shown || self.picked.contains(id),
            is_unsettled: self.unsettled.contains(id),
        })
    }

    fn group(&self, key: &GroupKey, depth: u8, folded: bool, position: RowPosition) -> GroupName {
        let name = t::group_name(self.lang, self.plan, key);
        let (hue, manager) = hue_and_manager(self.plan, key);
        let title = manager.map_or_else(
            || name.clone(),
            |manager| format!("{name}, {}", t::led_by(self.lang, manager)),
        );
        GroupName {
            position,
            depth,
            key: key.clone(),
            is_folded: folded,
            name,
            title,
            hue,
            count: (self.count)(key),
            is_selected: key.subject().is_some_and(|subject| self.selection == Some(&subject)),
            is_target: self.drop_group == Some(key),
        }
    }
}
