//! The calendar of the plan or of a party: the working week, public holidays, closed periods.

use super::env::EditEnv;
use crate::text as t;
use domain::edit::commands::set_about;
use domain::edit::{Change, Refusal, set};
use engine::model::*;

/// Whose calendar it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalendarOf {
    Plan,
    Party(PartyId),
}

impl CalendarOf {
    /// Returns its rules; the usual ones of a party without its own.
    pub fn rules(&self, plan: &Plan) -> CalendarRules {
        match self {
            CalendarOf::Plan => plan.about.calendar.rules().clone(),
            CalendarOf::Party(id) => {
                let own = plan.get(id).and_then(|party| party.calendar.clone());
                own.unwrap_or_default().rules().clone()
            }
        }
    }

    fn put(&self, plan: &Plan, rules: CalendarRules) -> Result<Change, Refusal> {
        match self {
            CalendarOf::Plan => set_about(plan, About::FIELDS.calendar, rules.into()),
            CalendarOf::Party(id) => set(plan, id, Party::FIELDS.calendar, Some(rules.into())),
        }
    }
}

/// What is changed of a calendar; closed periods by their place, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalendarEdit {
    /// Works on this day of the week, from 0 for Monday, or no longer.
    ToggleDay(usize),
    /// Has public holidays, or none.
    Holidays(bool),
    GoodFriday(bool),
    /// Liberation Day is off every year.
    LiberationDay(bool),
    /// A week from the status date on, or from today.
    AddClosed,
    RenameClosed(usize, String),
    SetClosedDay(usize, SpanEnd, Option<Day>),
    RemoveClosed(usize),
}

/// Changes a calendar; refused when no working day would be left, and for a period that ends before
/// it starts.
pub(super) fn change(
    plan: &Plan,
    of: &CalendarOf,
    edit: &CalendarEdit,
    env: &EditEnv,
) -> Result<Change, Refusal> {
    let mut rules = of.rules(plan);
    match edit {
        CalendarEdit::ToggleDay(place) => rules.week = toggled(rules.week, *place)?,
        CalendarEdit::Holidays(on) => rules.holidays = on.then(Holidays::default),
        CalendarEdit::GoodFriday(on) => {
            rules.holidays.iter_mut().for_each(|holidays| holidays.good_friday = *on)
        }
        CalendarEdit::LiberationDay(on) => {
            rules.holidays.iter_mut().for_each(|holidays| holidays.liberation_day_yearly = *on)
        }
        CalendarEdit::AddClosed => {
            let start = plan.about.status_date.unwrap_or(env.today);
            let dates = Span::new(start, start.plus(6)).ok_or(Refusal::EndsBeforeStart)?;
            rules.closed.push(ClosedPeriod { name: t::new_closed(env.lang), dates });
        }
        CalendarEdit::RenameClosed(place, name) => {
            if let Some(closed) = rules.closed.get_mut(*place) {
                closed.name = name.clone();
            }
        }
        CalendarEdit::SetClosedDay(place, end, day) => {
            if let Some(closed) = rules.closed.get_mut(*place) {
                closed.dates = with_end(closed.dates, *end, *day)?;
            }
        }
        CalendarEdit::RemoveClosed(place) => {
            if *place < rules.closed.len() {
                rules.closed.remove(*place);
            }
        }
    }
    of.put(plan, rules)
}

/// Gives a party a calendar of its own, which begins as the plan's, or takes it away.
pub(super) fn own(plan: &Plan, id: &PartyId, own: bool) -> Result<Change, Refusal> {
    set(plan, id, Party::FIELDS.calendar, own.then(|| plan.about.calendar.clone()))
}

fn toggled(week: WorkingWeek, place: usize) -> Result<WorkingWeek, Refusal> {
    let mut days: [bool; 7] = week.into();
    days.iter_mut().skip(place).take(1).for_each(|works| *works = !*works);
    WorkingWeek::try_from(days).map_err(|_| Refusal::NoWorkingDay)
}

fn with_end(dates: Span, end: SpanEnd, day: Option<Day>) -> Result<Span, Refusal> {
    let day = day.ok_or(Refusal::EndsBeforeStart)?;
    let (start, finish) = match end {
        SpanEnd::Start => (day, dates.finish()),
        SpanEnd::Finish => (dates.start(), day),
    };
    Span::new(start, finish).ok_or(Refusal::EndsBeforeStart)
}
