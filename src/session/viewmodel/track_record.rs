//! What came of the forecasts: what was foreseen with each decision beside what is so now, and how
//! many launches came by the days that were called (SPEC R12).

use domain::readiness::launched_on;
use engine::forecast::{Chance, Outlook};
use engine::model::{Calendar, ChanceCounts, Day, Decision, DecisionId, Foreseen, Plan, ProductId};
use engine::sorting::Order;

/// How a launch was called on a day, or is called now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ForecastCall {
    /// The launch that was promised.
    pub launch: Option<Day>,
    /// The chance of being on time.
    pub chance: Option<Chance>,
    /// The days by which half, and four fifths, of the samples are there: P50 and P80.
    pub days: Option<(Day, Day)>,
}

impl ForecastCall {
    fn then(foreseen: &Foreseen) -> ForecastCall {
        let chance = foreseen.chance.map(|ChanceCounts { hits, samples }| Chance { hits, samples });
        ForecastCall { launch: foreseen.launch, chance, days: foreseen.p50.zip(foreseen.p80) }
    }

    fn now(launch: Option<Day>, outlook: Option<&Outlook>) -> ForecastCall {
        let days = outlook.map(|outlook| (outlook.ready.p50, outlook.ready.p80));
        ForecastCall { launch, chance: outlook.map(|outlook| outlook.chance), days }
    }

    fn says_nothing(&self) -> bool {
        self.launch.is_none() && self.days.is_none()
    }

    /// Every day it names.
    fn named(&self) -> impl Iterator<Item = Day> {
        self.launch.into_iter().chain(self.days.into_iter().flat_map(|(half, most)| [half, most]))
    }
}

/// By which of the days that were called a launch came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CallOutcome {
    /// By the P50, and so by the P80.
    Half,
    /// After the P50, by the P80.
    Most,
    /// After the P80.
    Neither,
}

/// What was foreseen with one decision, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The decision.
    pub decision: DecisionId,
    /// The day it was decided.
    pub day: Day,
    /// What was foreseen with it.
    pub then: ForecastCall,
    /// Working days that the promised launch moved since; later is positive.
    pub launch_moved: Option<i32>,
    /// Working days that P80 moved since; later is positive.
    pub p80_moved: Option<i32>,
    /// How the call was kept, once the launch has come; none for a call that was made after that.
    pub kept: Option<CallOutcome>,
}

/// What was foreseen of a launch, decision by decision, beside how it stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackRecord {
    /// Those with which something was foreseen, the oldest first; at least one.
    pub entries: Vec<Entry>,
    /// How it stands now.
    pub now: ForecastCall,
    /// The day it came, if it has.
    pub came: Option<Day>,
}

/// The track record of a product, with its forecast of today if there is one; none while nothing
/// was foreseen of it.
pub fn track_record(
    plan: &Plan,
    product: &ProductId,
    outlook: Option<&Outlook>,
) -> Option<TrackRecord> {
    let now = ForecastCall::now(plan.get(product)?.launch, outlook);
    let came = launched_on(plan, product);
    let calendar = &plan.about.calendar;
    let entry = |(id, decision): (&DecisionId, &Decision)| {
        let then = ForecastCall::then(&decision.foreseen);
        Entry {
            decision: id.clone(),
            day: decision.day,
            then,
            launch_moved: moved(calendar, then.launch, now.launch),
            p80_moved: moved(calendar, then.days.map(|days| days.1), now.days.map(|days| days.1)),
            kept: came.and_then(|came| kept(decision, came)),
        }
    };
    let entries: Vec<_> = decisions(plan, product)
        .into_iter()
        .map(entry)
        .filter(|entry| !entry.then.says_nothing())
        .collect();
    (!entries.is_empty()).then_some(TrackRecord { entries, now, came })
}

/// The decisions on a product, the oldest first.
fn decisions<'a>(plan: &'a Plan, product: &ProductId) -> Vec<(&'a DecisionId, &'a Decision)> {
    let mut decisions: Vec<_> = plan.decisions_of(product).collect();
    decisions.order_by_key(|(id, decision)| (decision.day, *id));
    decisions
}

fn moved(calendar: &Calendar, from: Option<Day>, to: Option<Day>) -> Option<i32> {
    from.zip(to).map(|(from, to)| calendar.between(from, to))
}

/// How the call of a decision was kept by a launch that came on this day. What was called on that
/// day or later is no forecast.
fn kept(decision: &Decision, came: Day) -> Option<CallOutcome> {
    let (half, most) = ForecastCall::then(&decision.foreseen).days?;
    let called = decision.foreseen.as_at.unwrap_or(decision.day);
    (called < came).then_some(match came {
        came if came <= half => CallOutcome::Half,
        came if came <= most => CallOutcome::Most,
        _ => CallOutcome::Neither,
    })
}

/// How the calls of all launches were kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Launches that came after they were called.
    pub came: usize,
    /// Of those, how many by the P50.
    pub by_half: usize,
    /// Of those, how many by the P80.
    pub by_most: usize,
}

impl Tally {
    /// So many launches say something of the forecasts; fewer are too few to tell.
    pub const ENOUGH: usize = 5;

    /// Are there enough to tell?
    pub fn is_enough(self) -> bool {
        self.came >= Tally::ENOUGH
    }
}

/// How the launches that came kept what was called; none while nothing was decided. A launch counts
/// once, by its first call: later ones know more, and one with many gates would outweigh the
/// others.
pub fn tally(plan: &Plan) -> Option<Tally> {
    let first = |product: &ProductId| {
        let came = launched_on(plan, product)?;
        decisions(plan, product).into_iter().find_map(|(_, decision)| kept(decision, came))
    };
    let all: Vec<CallOutcome> = plan.products.keys().filter_map(first).collect();
    let by = |worst: CallOutcome| all.iter().filter(|kept| **kept <= worst).count();
    (plan.decisions.size() > 0).then(|| Tally {
        came: all.len(),
        by_half: by(CallOutcome::Half),
        by_most: by(CallOutcome::Most),
    })
}

/// A row of the chart: where its days stand, in per mille of the width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChartRow {
    /// From P50 to P80.
    pub band: Option<(u16, u16)>,
    /// The promised launch.
    pub launch: Option<u16>,
}

/// The track record as a chart: a row a decision, and one for now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackRecordChart {
    /// The days at either end.
    pub ends: (Day, Day),
    /// A row for each entry, in their order.
    pub rows: Vec<ChartRow>,
    /// How it stands now.
    pub now: ChartRow,
    /// The day it came.
    pub came: Option<u16>,
}

impl TrackRecord {
    /// Where everything stands beside one another, with a little room at either end.
    pub fn chart(&self) -> Option<TrackRecordChart> {
        let calls = || self.entries.iter().map(|entry| &entry.then).chain([&self.now]);
        let days = || calls().flat_map(ForecastCall::named).chain(self.came);
        let (first, last) = (days().min()?, days().max()?);
        let room = (last.since(first) / 16).max(2);
        let ends = (first.plus(-room), last.plus(room));
        // In the middle of its day.
        let width = 2 * i64::from(ends.1.since(ends.0) + 1);
        let at = |day: Day| ((2 * i64::from(day.since(ends.0)) + 1) * 1000 / width) as u16;
        let row = |call: &ForecastCall| ChartRow {
            band: call.days.map(|(half, most)| (at(half), at(most))),
            launch: call.launch.map(at),
        };
        let rows = self.entries.iter().map(|entry| row(&entry.then)).collect();
        Some(TrackRecordChart { ends, rows, now: row(&self.now), came: self.came.map(at) })
    }
}
