//! What was foreseen of a launch with each decision, beside how it stands now.

use crate::text::{self as t, Lang};
use crate::viewmodel::{ChartRow, TrackRecord, TrackRecordChart};
use engine::model::DecisionId;

/// The track record of a launch, in words and drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordPicture {
    /// A line for each decision with which something was foreseen, the oldest first.
    pub lines: Vec<(DecisionId, String)>,
    /// How it stands now.
    pub today: String,
    pub drawing: Option<RecordDrawing>,
}

/// A row for each decision and one for now, all on one axis; the words say the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordDrawing {
    /// What each row is called.
    pub names: Vec<String>,
    /// What each row shows, that of now last.
    pub rows: Vec<ChartRow>,
    /// Where the launch is promised now, and where it came, in per mille of the axis.
    pub launch: Option<u16>,
    pub came: Option<u16>,
    /// The first and the last day of the axis.
    pub ends: (String, String),
}

impl RecordPicture {
    pub fn of(lang: Lang, record: &TrackRecord) -> RecordPicture {
        let line = |entry: &_| t::record_entry(lang, entry);
        RecordPicture {
            lines: record.entries.iter().map(|it| (it.decision.clone(), line(it))).collect(),
            today: t::record_today(lang, record),
            drawing: record.chart().map(|chart| drawing(lang, record, &chart)),
        }
    }
}

fn drawing(lang: Lang, record: &TrackRecord, chart: &TrackRecordChart) -> RecordDrawing {
    let days = record.entries.iter().map(|entry| t::date_short(lang, entry.day));
    // What has come is no forecast any more.
    let band = chart.now.band.filter(|_| chart.came.is_none());
    let now = ChartRow { band, ..chart.now };
    let (first, last) = chart.ends;
    RecordDrawing {
        names: days.chain([t::record_now(lang)]).collect(),
        rows: chart.rows.iter().copied().chain([now]).collect(),
        launch: chart.now.launch,
        came: chart.came,
        ends: (t::date_short(lang, first), t::date_short(lang, last)),
    }
}
