//! Going to what was found, and showing only what has to do with it.

use leptos::prelude::*;

use super::{App, Notice};
use crate::platform::folds;
use engine::model::*;
use session::viewmodel::{Filter, Scale, Subject, View};

impl App {
    /// Scrolls so far that the flag of a launch can be seen, with what stands in its pill.
    pub fn bring_flag(&self, id: &ProductId) {
        let launch =
            self.shown.with_untracked(|plan| plan.get(id).and_then(|product| product.launch));
        let pill = self
            .axis
            .scale
            .with_untracked(|scale| (Scale::VERDICT / scale.day_width).ceil() as i32);
        let flag = launch.and_then(|launch| Span::new(launch, launch.plus(pill)));
        flag.into_iter().for_each(|flag| self.axis.bring(flag));
    }

    /// Shows what has just been made, ready to be named.
    pub fn show_new(&self, subject: Subject) {
        self.look_at(subject);
        self.naming.set(true);
    }

    /// Shows a record in the inspector, and brings it into sight where it can be seen.
    pub fn look_at(&self, subject: Subject) {
        let plan = self.plan();
        if let Subject::Project(id) = &subject {
            if !self.in_view.with_untracked(|shown| shown.projects.contains_key(id)) {
                self.clear_filter();
                self.notices.tell(Notice::FilterCleared(
                    subject.name(&plan).unwrap_or_default().to_owned(),
                ));
            }
            self.view.set(View::Timeline);
            self.unfold(&plan, id);
            self.sought.set(Some(id.clone()));
        }
        self.selection.set(Some(subject));
    }

    /// Opens every group that a project lies in.
    fn unfold(&self, plan: &Plan, id: &ProjectId) {
        let Some(project) = plan.get(id) else { return };
        let groups = self.arrangement.get_untracked().grouping.groups(plan, id, project);
        let open: Vec<_> = groups.iter().flat_map(|group| group.line(plan)).collect();
        if self.folded.with_untracked(|folded| open.iter().any(|key| folded.contains(key))) {
            self.folded.update(|folded| folded.retain(|key| !open.contains(key)));
            self.folded.with_untracked(|folded| folds::keep(&plan.id, folded));
        }
    }

    /// Shows only what has to do with this, besides what is asked for already.
    pub fn show_only(&self, subject: Subject) {
        self.view.set(View::Timeline);
        self.filter.update(|filter| filter.add(subject));
    }

    /// Shows only projects with this in their name, besides what is asked for already.
    pub fn show_named(&self, text: &str) {
        self.view.set(View::Timeline);
        self.filter.update(|filter| filter.text = text.trim().to_owned());
    }

    /// Shows everything again.
    pub fn clear_filter(&self) {
        self.filter.set(Filter::default());
    }
}
