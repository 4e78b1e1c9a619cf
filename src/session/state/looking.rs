//! What is looked at: the view, the rows, what is filtered, and the record that is shown.

use super::Notice;
use super::effect::Effect;
use super::session::Session;
use crate::viewmodel::{Address, Arrangement, Filter, GroupKey, Subject, View};
use engine::model::{Day, ProjectId, Span};

impl Session {
    /// Shows a record in the inspector, and brings it into sight where it can be seen.
    pub(super) fn look_at(&mut self, subject: Subject, effects: &mut Vec<Effect>) {
        if let Subject::Project(id) = &subject {
            if !self.layout.in_view().projects.contains_key(id) {
                let name = subject.name(self.plan()).unwrap_or_default().to_owned();
                self.narrow(Filter::default());
                self.say(Notice::FilterCleared(name), effects);
            }
            self.view.set(View::Timeline);
            if self.layout.unfold(&self.document.plan, id) {
                effects.push(Effect::KeepFolds);
            }
            effects.push(Effect::Seek(id.clone()));
        }
        self.selection.show(Some(subject));
    }

    /// Shows what has just been made, ready to be named.
    pub(super) fn show_new(&mut self, subject: Subject, effects: &mut Vec<Effect>) {
        self.look_at(subject, effects);
        effects.push(Effect::Name);
    }

    /// Shows the conflicts of a project beside its bar, or no longer. The focus goes back to the row
    /// when they are put away.
    pub(super) fn dispute(&mut self, id: Option<ProjectId>, effects: &mut Vec<Effect>) {
        if id.is_none() {
            effects.push(Effect::Focus);
        }
        self.selection.dispute(id);
    }

    pub(super) fn arrange(&mut self, arrangement: Arrangement) {
        let before = self.layout.arrangement();
        if arrangement != before {
            self.layout.arrange(arrangement);
        }
        if arrangement.grouping != before.grouping {
            self.regroup();
        }
    }

    pub(super) fn fold(&mut self, key: GroupKey, effects: &mut Vec<Effect>) {
        self.layout.fold(key);
        effects.push(Effect::KeepFolds);
    }

    /// Shows only what this filter asks for. What is not seen is no longer selected with others.
    pub(super) fn narrow(&mut self, filter: Filter) {
        self.layout.narrow(filter, &self.document.plan);
        self.selection.keep_to(self.layout.in_view());
    }

    pub(super) fn show_only(&mut self, subject: Subject) {
        self.view.set(View::Timeline);
        let mut filter = self.layout.filter().clone();
        filter.add(subject);
        self.narrow(filter);
    }

    pub(super) fn show_named(&mut self, text: &str) {
        self.view.set(View::Timeline);
        let filter = self.layout.filter().clone();
        self.narrow(Filter { text: text.trim().to_owned(), ..filter });
    }

    /// Goes where an address leads in the open plan. What it names and is gone is not shown; the
    /// rest of it still holds.
    pub(super) fn arrive(&mut self, address: Address, effects: &mut Vec<Effect>) {
        self.view.set(address.view);
        self.narrow(address.filter);
        self.arrange(address.arrangement);
        effects.extend(address.spot.map(Effect::StandAt));
        let plan = &self.document.plan;
        self.selection.show(address.subject.filter(|subject| subject.name(plan).is_some()));
    }

    /// Returns the days from the first to the last of what is selected: projects, a programme, or a
    /// product with what it waits for.
    pub fn selected_span(&self) -> Option<Span> {
        let plan = self.shown();
        let of = |ids: &mut dyn Iterator<Item = &ProjectId>| -> Vec<Day> {
            ids.filter_map(|id| plan.get(id)?.dates)
                .flat_map(|dates| [dates.start(), dates.finish()])
                .collect()
        };
        let picked = self.selection.picked();
        let days = match self.selection.subject()? {
            _ if !picked.is_empty() => of(&mut picked.iter()),
            Subject::Project(id) => of(&mut std::iter::once(id)),
            Subject::Programme(id) => self
                .group_span(&GroupKey::Programme(Some(id.clone())))
                .into_iter()
                .flat_map(|span| [span.start(), span.finish()])
                .collect(),
            Subject::Product(id) => {
                let mut from =
                    plan.deliverables_of(id).map(|(_, deliverable)| &deliverable.project);
                let days = of(&mut from);
                days.into_iter().chain(plan.get(id)?.launch).collect()
            }
            Subject::Person(_) | Subject::Party(_) => Vec::new(),
        };
        Span::new(*days.iter().min()?, *days.iter().max()?)
    }

    /// Returns the days that a reader would not want to lose from sight: the selected thing, then
    /// today.
    pub(super) fn days_of_interest(&self, today: Day) -> Vec<Day> {
        let plan = self.plan();
        let selected = self.selection.subject().and_then(|subject| match subject {
            Subject::Project(id) => Some(plan.get(id)?.dates?.start()),
            Subject::Product(id) => plan.get(id)?.launch,
            _ => None,
        });
        selected.into_iter().chain([today]).collect()
    }
}
