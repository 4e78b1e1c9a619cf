//! From plan to picture, pure: the time scale, its ticks, the rows, and which of them are on
//! screen.

mod address;
mod affected;
mod arrange;
mod arrows;
mod bar;
mod board;
mod columns;
mod cursor;
mod distribution;
mod edge_scroll;
mod filter;
mod group;
mod links;
mod marks;
mod neighbours;
mod people;
mod rollup;
mod rows;
mod scale;
mod search;
mod subject;
mod swimlane;
mod ticks;
mod track_record;
mod window;

pub use address::{Address, AxisPosition, View};
pub use affected::{
    Affected, LaunchShift, ProductStanding, Shift, affected, affected_by_preview, fed, standing,
};
pub use arrange::{Arrangement, Grouping, Sorting, restructures};
pub use arrows::{Arrow, LinkState, MOST_ARROWS, RowOfProject, arrow, links_in, places};
pub use bar::{BarLook, Tail, bar, days_moved};
pub use board::{BoardLine, board_line};
pub use columns::Column;
pub use cursor::{Cell, Cursor, CursorMove, RowKey, positions, step};
pub use distribution::{Distribution, distribution};
pub use edge_scroll::edge_scroll;
pub use filter::Filter;
pub use group::GroupKey;
pub use links::links;
pub use marks::{Mark, show_mark};
pub use neighbours::{Side, neighbours, thread};
pub use people::{Duties, PeopleRow, duties, people_rows};
pub use rollup::{Rollups, layers};
pub use rows::{Row, products_by_rank, rows, rows_between, tray};
pub use scale::{Scale, Strip, Zoom, extent};
pub use search::{Fit, Hit, Query, SearchResults, search};
pub use subject::Subject;
pub use swimlane::{Landing, Swimlane, slack, swimlane};
pub use ticks::{Tick, TickKind, Ticks, ticks};
pub use track_record::{
    CallOutcome, ChartRow, Entry, ForecastCall, Tally, TrackRecord, TrackRecordChart, tally,
    track_record,
};
pub use window::{Pool, window};
