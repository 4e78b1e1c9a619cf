//! Where the keys go in the timeline, and what they do there: every drag has its twin, and says
//! aloud what it did.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{App, Selection};
use crate::platform::ids;
use domain::edit::{RecordType, Refusal, SpanEnd, commands, set};
use engine::model::*;
use engine::schedule::{Because, why};
use session::text as t;
use session::viewmodel::{
    Cell, Cursor, CursorMove, GroupKey, Row, RowKey, affected, fed, standing, step,
};

/// How far a key moves something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Far {
    /// A working day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
}

impl Far {
    /// The day so far on, or so far back; whoever moves something there finds a working day near
    /// it.
    fn from(self, calendar: &Calendar, day: Day, forward: bool) -> Day {
        let sign = if forward { 1 } else { -1 };
        match self {
            Far::Day if forward => calendar.on_or_after(day.plus(1)),
            Far::Day => calendar.on_or_before(day.plus(-1)),
            Far::Week => day.plus(7 * sign),
            Far::Month => day.plus_months(sign).unwrap_or(day),
        }
    }
}

/// What a key moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The whole bar.
    Whole,
    /// One end of it.
    End(SpanEnd),
}

impl App {
    /// Moves the cursor, and the focus with it.
    pub fn step_cursor(&self, by: CursorMove) {
        let next = self.rows.with_untracked(|rows| {
            self.table.with_untracked(|table| {
                self.cursor
                    .with_untracked(|cursor| step(rows, &table.columns(), cursor.as_ref(), by))
            })
        });
        self.go_to(next);
    }

    /// Puts the cursor there, and the focus with it.
    pub fn go_to(&self, cursor: Option<Cursor>) {
        if cursor.is_some() {
            self.cursor.set(cursor);
            self.refocus.update(|n| *n = n.wrapping_add(1));
        }
    }

    /// Puts the cursor on the bar of a project, be it out of sight.
    pub fn go_to_bar(&self, id: &ProjectId) {
        self.look_at(Selection::Project(id.clone()));
        let row = self
            .rows
            .with_untracked(|rows| rows.iter().find(|row| row.project() == Some(id)).map(Row::key));
        self.go_to(row.map(|row| Cursor { row, cell: Cell::Bar }));
    }

    /// Selects all rows from the selected project up to where the cursor goes.
    pub fn extend_selection(&self, rows: i32) {
        let here = self.cursor.with_untracked(|cursor| {
            cursor.as_ref().and_then(|cursor| cursor.row.project().cloned())
        });
        let selected =
            self.selection.with_untracked(|at| matches!(at, Some(Selection::Project(_))));
        if let (false, Some(here)) = (selected, here) {
            self.selection.set(Some(Selection::Project(here)));
        }
        self.step_cursor(CursorMove::Rows(rows));
        if let Some(id) = self.cursor.with_untracked(|cursor| {
            cursor.as_ref().and_then(|cursor| cursor.row.project().cloned())
        }) {
            self.pick_range(&id);
        }
    }

    /// Moves a bar, or one end of it, and says what came of it.
    pub fn shift(&self, id: &ProjectId, part: Part, far: Far, forward: bool) {
        let picked = self.picked.with_untracked(|picked| {
            if picked.contains(id) { picked.iter().cloned().collect() } else { Vec::new() }
        });
        let planned = |plan: &Plan, chain: commands::PushContext| {
            let project = plan.get(id).ok_or(Refusal::Gone(RecordType::Project))?;
            let (dates, calendar) =
                (project.dates.ok_or(Refusal::NeedsDates)?, plan.calendar_of(project));
            match part {
                Part::Whole => {
                    let to = far.from(calendar, dates.start(), forward);
                    let to =
                        if forward { calendar.on_or_after(to) } else { calendar.on_or_before(to) };
                    commands::move_together(plan, chain, id, &picked, to)
                }
                Part::End(edge) => {
                    let from = if edge == SpanEnd::Start { dates.start() } else { dates.finish() };
                    commands::resize_project(
                        plan,
                        chain,
                        id,
                        edge,
                        far.from(calendar, from, forward),
                    )
                }
            }
        };
        self.aloud(std::slice::from_ref(id), |app| app.dispatch_aloud(app.with_chain(planned)));
        if let Some(dates) = self.plan().get(id).and_then(|project| project.dates) {
            self.axis.bring(dates);
        }
    }

    /// Moves a launch, and says where it is then and how it stands.
    pub fn shift_launch(&self, id: &ProductId, far: Far, forward: bool) {
        let (plan, lang) = (self.plan(), self.lang.get_untracked());
        let Some(product) = plan.get(id) else { return };
        let Some(launch) = product.launch else { return self.announced.set(t::no_launch(lang)) };
        let calendar = &plan.about.calendar;
        let to = far.from(calendar, launch, forward);
        let to = if forward { calendar.on_or_after(to) } else { calendar.on_or_before(to) };
        if self.dispatch_aloud(commands::set_launch(&plan, id, Some(to))) {
            let chances = self.forecasting.settled();
            let stands = self.with_settled(|plan, schedule| standing(plan, schedule, &chances, id));
            let verdict = t::verdict_said(lang, stands.verdict, stands.by_hand);
            self.announced.set(format!(
                "{}, {}",
                t::lane_name(lang, &product.name, &verdict),
                t::launch_on(lang, &t::date(lang, to))
            ));
            self.axis.bring(Span::day(to));
        }
    }

    /// Says of what is running that it is so many per cent further, or less far.
    pub fn shift_progress(&self, id: &ProjectId, by: i8) {
        let (plan, lang) = (self.plan(), self.lang.get_untracked());
        let Some(project) = plan.get(id).filter(|project| project.state == ProjectState::Running)
        else {
            return self.announced.set(t::not_running(lang));
        };
        let progress = project.progress.saturating_add_signed(by).min(100);
        if self.dispatch_aloud(set(&plan, id, Project::FIELDS.progress, progress)) {
            self.announced.set(format!("{}: {}", project.name, t::percent(lang, progress)));
        }
    }

    /// Does something to these projects, and says the new dates, what was pushed and what it did to
    /// launches.
    pub fn aloud(&self, ids: &[ProjectId], act: impl FnOnce(&App) -> bool) {
        let (before, chances) = (self.plan(), self.forecasting.settled());
        let stood: BTreeMap<_, _> = self.with_settled(|plan, schedule| {
            fed(plan, schedule, ids)
                .into_iter()
                .map(|id| (id.clone(), standing(plan, schedule, &chances, &id)))
                .collect()
        });
        if !act(self) {
            return;
        }
        let Some(change) = self.last_change() else { return };
        let chances = self.forecasting.settled();
        let hit = self.with_settled(|plan, schedule| {
            affected(&before, &change.patch, (plan, schedule, &chances), &stood)
        });
        let dates: Vec<_> = ids
            .iter()
            .filter_map(|id| Some((self.plan().get(id)?.name.clone(), self.plan().get(id)?.dates?)))
            .collect();
        self.announced.set(t::aloud(self.lang.get_untracked(), &dates, &hit));
    }

    /// Begins a link from this project, or ends the one that was begun: what came first and this
    /// are linked, or no longer.
    pub fn link_by_key(&self, id: &ProjectId) {
        let plan = self.plan();
        let lang = self.lang.get_untracked();
        let name =
            |id: &ProjectId| plan.get(id).map_or_else(String::new, |project| project.name.clone());
        let Some(from) =
            self.linking.get_untracked().filter(|from| plan.projects.contains_key(from))
        else {
            self.linking.set(Some(id.clone()));
            return self.announced.set(t::linking_from(lang, &name(id)));
        };
        self.linking.set(None);
        if from == *id {
            return self.announced.set(t::linking_ended(lang));
        }
        let (predecessor, successor) =
            (LinkEnd::Project(from.clone()), LinkEnd::Project(id.clone()));
        let known = plan
            .links_at(&predecessor)
            .find(|(_, link)| link.predecessor == predecessor && link.successor == successor);
        let known = known.map(|(id, _)| id.clone());
        self.aloud(std::slice::from_ref(id), |app| {
            app.dispatch_aloud(match known {
                Some(known) => commands::unlink(&plan, &known),
                None => {
                    let link = Link {
                        predecessor,
                        successor,
                        kind: LinkKind::FinishStart,
                        lag: Lag::default(),
                        accepted: None,
                    };
                    app.with_settled(|plan, schedule| {
                        commands::link(plan, schedule.network(), &ids::fresh("link"), link)
                    })
                }
            })
        });
    }

    /// Goes to the project that decides when this one starts, or else finishes.
    pub fn go_to_driver(&self, id: &ProjectId) {
        let driver = self.with_settled(|plan, schedule| {
            let link = |edge| {
                why(plan, schedule, id, edge).into_iter().find_map(|why| match why.because {
                    Because::Link { link, .. } | Because::SetLater { link, .. } => Some(link),
                    _ => None,
                })
            };
            let link = link(SpanEnd::Start).or_else(|| link(SpanEnd::Finish))?;
            Some(plan.project_of(&plan.get(&link)?.predecessor)?.0.clone())
        });
        self.go_or_say(driver, t::no_driver);
    }

    /// Goes to the first project that waits for this one.
    pub fn go_to_successor(&self, id: &ProjectId) {
        let plan = self.plan();
        let ends = std::iter::once(LinkEnd::Project(id.clone()))
            .chain(plan.milestones_of(id).map(|(id, _)| LinkEnd::Milestone(id.clone())));
        let waits = ends.flat_map(|end| {
            plan.links_at(&end)
                .filter(|(_, link)| link.predecessor == end)
                .map(|(_, link)| link.successor.clone())
                .collect::<Vec<_>>()
        });
        let dated = waits.filter_map(|end| {
            plan.project_of(&end).map(|(id, project)| (project.dates.map(Span::start), id.clone()))
        });
        let first = dated.min().map(|(_, id)| id);
        self.go_or_say(first, t::no_successor);
    }

    fn go_or_say(&self, id: Option<ProjectId>, none: fn(t::Lang) -> String) {
        match id {
            Some(id) => self.go_to_bar(&id),
            None => self.announced.set(none(self.lang.get_untracked())),
        }
    }

    /// Shows the product that this project delivers to, the first launch first.
    pub fn go_to_product(&self, id: &ProjectId) {
        let plan = self.plan();
        let product = plan
            .deliverables_by(id)
            .filter_map(|(_, deliverable)| {
                Some((
                    plan.get(&deliverable.product)?.launch.unwrap_or(Day::MAX),
                    deliverable.product.clone(),
                ))
            })
            .min();
        match product {
            Some((_, product)) => self.look_at(Selection::Product(product)),
            None => self.announced.set(t::no_delivery(self.lang.get_untracked())),
        }
    }

    /// The heading that a row stands below; none at the top.
    pub fn heading_of(&self, key: &RowKey) -> Option<Cursor> {
        self.rows.with_untracked(|rows| {
            let place = rows.iter().position(|row| row.is(key))?;
            let depth = rows[place].depth();
            let heading = rows[..place].iter().rev().find(|row| row.depth() < depth)?;
            Some(Cursor { row: heading.key(), cell: Cell::Name })
        })
    }

    /// The programme in which something made in this row would lie.
    pub fn home_of(&self, key: &RowKey) -> Option<ProgrammeId> {
        match key {
            RowKey::Project(id, _) => self.plan().get(id)?.programme.clone(),
            RowKey::Group(GroupKey::Programme(id)) => id.clone(),
            RowKey::Group(_) => None,
        }
    }
}
