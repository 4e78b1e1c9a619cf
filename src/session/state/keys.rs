//! What keys do on the timeline: every drag has its twin, and says for the ear what it did.

use std::collections::BTreeMap;

use super::effect::Effect;
use super::env::Env;
use super::goto;
use super::moves::{self, BarPart, MoveBy};
use super::notices::Notice;
use super::session::Session;
use crate::text as t;
use crate::viewmodel::{
    Cell, Cursor, CursorMove, ProductStanding, Subject, affected, fed, standing, step,
};
use domain::edit::commands;
use domain::edit::{Change, Refusal, set};
use domain::together;
use engine::model::*;
use engine::sorting::Gather;

impl Session {
    // ---- The cursor

    pub(super) fn step_cursor(&mut self, by: CursorMove, effects: &mut Vec<Effect>) {
        let columns = self.columns.columns();
        let next = step(self.layout.rows(), &columns, self.cursor(), by);
        next.into_iter().for_each(|cursor| self.go_to(cursor, effects));
    }

    pub(super) fn go_to(&mut self, cursor: Cursor, effects: &mut Vec<Effect>) {
        self.cursor.set(Some(cursor));
        effects.push(Effect::Focus);
    }

    /// Moves the cursor so many rows down, and selects from the selected project up to there.
    pub(super) fn step_picking(&mut self, rows: i32, effects: &mut Vec<Effect>) {
        let here = |session: &Session| session.cursor()?.row.project().cloned();
        if self.selection.project().is_none()
            && let Some(id) = here(self)
        {
            self.selection.show(Some(Subject::Project(id)));
        }
        self.step_cursor(CursorMove::Rows(rows), effects);
        if let Some(id) = here(self) {
            self.selection.pick_up_to(&id, self.layout.rows());
        }
    }

    /// Puts the cursor on the bar of a project, be it out of sight.
    fn go_to_bar(&mut self, id: ProjectId, effects: &mut Vec<Effect>) {
        self.look_at(Subject::Project(id.clone()), effects);
        if let Some(row) = self.layout.row_of(&id) {
            self.go_to(Cursor { row, cell: Cell::Bar }, effects);
        }
    }

    // ---- Moving

    pub(super) fn move_bar(
        &mut self,
        id: &ProjectId,
        how: (BarPart, MoveBy, bool),
        env: &mut Env,
        effects: &mut Vec<Effect>,
    ) {
        let picked = self.selection.picked();
        let others: Vec<ProjectId> =
            if picked.contains(id) { picked.iter().cloned().collect() } else { Vec::new() };
        let change = self.planned(|plan, push| moves::bar(plan, push, id, &others, how));
        if self.make_aloud(std::slice::from_ref(id), change, env, effects) {
            self.say_held(id, &others);
        }
        let dates = self.plan().get(id).and_then(|project| project.dates);
        effects.extend(dates.map(Effect::Bring));
    }

    /// Moves a launch, and says where it is then and how it stands.
    pub(super) fn move_launch(
        &mut self,
        id: &ProductId,
        by: MoveBy,
        forward: bool,
        env: &mut Env,
        effects: &mut Vec<Effect>,
    ) {
        let (plan, lang) = (self.plan().clone(), env.lang);
        let Some(product) = plan.get(id) else { return };
        let Some(launch) = product.launch else {
            return effects.push(Effect::Announce(t::no_launch(lang)));
        };
        let to = moves::launch(&plan, launch, by, forward);
        if self.make_and_tell(commands::set_launch(&plan, id, Some(to)), env, effects) {
            let stands = self.standing_now(std::iter::once(id.clone())).remove(id);
            if let Some(ProductStanding { verdict, by_hand, .. }) = stands {
                let verdict = t::verdict_said(lang, verdict, by_hand);
                effects.push(Effect::Announce(format!(
                    "{}, {}",
                    t::lane_name(lang, &product.name, &verdict),
                    t::launch_on(lang, &t::date(lang, to))
                )));
            }
            effects.push(Effect::Bring(Span::day(to)));
        }
    }

    pub(super) fn move_progress(
        &mut self,
        id: &ProjectId,
        percent: i8,
        env: &mut Env,
        effects: &mut Vec<Effect>,
    ) {
        let (plan, lang) = (self.plan().clone(), env.lang);
        let running = plan.get(id).filter(|project| project.state == ProjectState::Running);
        let Some(project) = running else {
            return effects.push(Effect::Announce(t::not_running(lang)));
        };
        let progress = project.progress.saturating_add_signed(percent).min(100);
        let change = set(&plan, id, Project::FIELDS.progress, progress);
        if self.make_and_tell(change, env, effects) {
            let said = format!("{}: {}", project.name, t::percent(lang, progress));
            effects.push(Effect::Announce(said));
        }
    }

    pub(super) fn move_picked(&mut self, days: i32, env: &mut Env, effects: &mut Vec<Effect>) {
        let ids: Vec<ProjectId> = self.selection.projects().into_iter().collect();
        let (ids, left) = self.unless_one(ids, |session, ids| {
            let held = together::unsettled_dates(&session.document().merge).projects;
            ids.into_iter().partition(|id| !held.contains(id))
        });
        if !ids.is_empty() {
            let change = self.planned(|plan, push| moves::together(plan, push, &ids, days));
            self.make_and_tell(change, env, effects);
        }
        self.say_left(&left);
    }

    /// Of several that are selected, those that a command for all of them is for, and those that it
    /// leaves out; one that is selected alone is meant itself.
    fn unless_one(
        &self,
        ids: Vec<ProjectId>,
        apart: impl FnOnce(&Session, Vec<ProjectId>) -> (Vec<ProjectId>, Vec<ProjectId>),
    ) -> (Vec<ProjectId>, Vec<ProjectId>) {
        if ids.len() > 1 { apart(self, ids) } else { (ids, Vec::new()) }
    }

    /// Says which of these did not move along with a bar, since nobody has chosen their dates.
    pub(super) fn say_held(&mut self, bar: &ProjectId, others: &[ProjectId]) {
        let held = together::unsettled_dates(&self.document().merge).projects;
        let left = others.iter().filter(|id| *id != bar && held.contains(*id)).cloned();
        self.say_left(&left.collect::<Vec<_>>());
    }

    /// Says that these were left as they are until somebody chooses; nothing of none.
    pub(super) fn say_left(&mut self, ids: &[ProjectId]) {
        let name = |id: &ProjectId| Some(self.plan().get(id)?.name.clone());
        let names: Vec<String> = ids.iter().filter_map(name).collect();
        if !names.is_empty() {
            self.notices.alert(Notice::LeftUnsettled(names));
        }
    }

    pub(super) fn delete_picked(&mut self, env: &mut Env, effects: &mut Vec<Effect>) {
        let ids: Vec<ProjectId> = self.selection.projects().into_iter().collect();
        let (ids, left) =
            self.unless_one(ids, |session, ids| together::settled_apart(session.document(), ids));
        let change = commands::delete_all(self.plan(), &ids);
        if !ids.is_empty() && self.make_and_tell(change, env, effects) {
            self.selection.select(None);
        }
        self.say_left(&left);
    }

    // ---- Linking

    /// Begins a link from this project, or ends the one that was begun: what came first and this are
    /// linked, or no longer.
    pub(super) fn link_at(&mut self, id: &ProjectId, env: &mut Env, effects: &mut Vec<Effect>) {
        let plan = self.plan().clone();
        let from = self.linking().filter(|from| plan.projects.contains_key(*from)).cloned();
        let Some(from) = from else {
            self.linking.set(Some(id.clone()));
            let name = plan.get(id).map_or("", |project| &project.name);
            return effects.push(Effect::Announce(t::linking_from(env.lang, name)));
        };
        if from == *id {
            return self.stop_linking(env, effects);
        }
        self.linking.set(None);
        let (predecessor, successor) = (LinkEnd::Project(from), LinkEnd::Project(id.clone()));
        let change = match moves::known_link(&plan, &predecessor, &successor) {
            Some(known) => commands::unlink(&plan, &known),
            None => {
                let link = Link {
                    predecessor,
                    successor,
                    kind: LinkKind::FinishStart,
                    lag: Lag::default(),
                    accepted: None,
                };
                let new = env.id("link");
                self.planned(|plan, push| commands::link(plan, push.network, &new, link))
            }
        };
        self.make_aloud(std::slice::from_ref(id), change, env, effects);
    }

    pub(super) fn stop_linking(&mut self, env: &Env, effects: &mut Vec<Effect>) {
        self.linking.set(None);
        effects.push(Effect::Announce(t::linking_ended(env.lang)));
    }

    // ---- Going along links

    pub(super) fn go_to_driver(&mut self, id: &ProjectId, env: &Env, effects: &mut Vec<Effect>) {
        let driver = self.on_standing(|plan, schedule| goto::driver(plan, schedule, id));
        self.go_or_say(driver, t::no_driver(env.lang), effects);
    }

    pub(super) fn go_to_successor(&mut self, id: &ProjectId, env: &Env, effects: &mut Vec<Effect>) {
        let successor = goto::successor(self.plan(), id);
        self.go_or_say(successor, t::no_successor(env.lang), effects);
    }

    fn go_or_say(&mut self, id: Option<ProjectId>, none: String, effects: &mut Vec<Effect>) {
        match id {
            Some(id) => self.go_to_bar(id, effects),
            None => effects.push(Effect::Announce(none)),
        }
    }

    pub(super) fn go_to_product(&mut self, id: &ProjectId, env: &Env, effects: &mut Vec<Effect>) {
        match goto::product(self.plan(), id) {
            Some(product) => self.look_at(Subject::Product(product), effects),
            None => effects.push(Effect::Announce(t::no_delivery(env.lang))),
        }
    }

    pub(super) fn next_conflict(&mut self, effects: &mut Vec<Effect>) {
        let selected = self.selection.project().cloned();
        let next = self
            .on_standing(|plan, schedule| goto::next_conflict(plan, schedule, selected.as_ref()));
        if let Some(id) = next {
            self.selection.show(Some(Subject::Project(id.clone())));
            effects.push(Effect::Seek(id));
        }
    }

    // ---- For the ear

    /// Makes a change about these projects, and says the new dates, what was pushed and what it did
    /// to launches. Answers whether the plan is now as wished.
    pub(super) fn make_aloud(
        &mut self,
        ids: &[ProjectId],
        change: Result<Change, Refusal>,
        env: &mut Env,
        effects: &mut Vec<Effect>,
    ) -> bool {
        if change.as_ref().is_ok_and(|change| change.patch.is_empty()) {
            return true;
        }
        let before = self.plan().clone();
        let products = self.on_standing(|plan, schedule| fed(plan, schedule, ids));
        let stood = self.standing_now(products);
        if !self.make_and_tell(change, env, effects) {
            return false;
        }
        let Some(change) = self.document().history.done().last().cloned() else { return true };
        let chances = self.forecaster().settled().clone();
        let affected = self.on_standing(|plan, schedule| {
            affected(&before, &change.patch, (plan, schedule, &chances), &stood)
        });
        let plan = self.plan();
        let dates: Vec<_> = ids
            .iter()
            .filter_map(|id| Some((plan.get(id)?.name.clone(), plan.get(id)?.dates?)))
            .collect();
        effects.push(Effect::Announce(t::aloud(env.lang, &dates, &affected)));
        true
    }

    /// Returns how these launches stand by the plan as it stands.
    fn standing_now(
        &mut self,
        products: impl IntoIterator<Item = ProductId>,
    ) -> BTreeMap<ProductId, ProductStanding> {
        let chances = self.forecaster().settled().clone();
        self.on_standing(|plan, schedule| {
            products
                .into_iter()
                .map(|id| (id.clone(), standing(plan, schedule, &chances, &id)))
                .gather()
        })
    }
}
