//! The columns of the table beside the bars: which are shown, and how wide.

use crate::viewmodel::Column;
use engine::sorting::Order;

/// How narrow the names may be, and how wide they are at first, in CSS pixels.
const NAMES: (u16, u16) = (120, 248);

/// The columns beside the bars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnLayout {
    /// The width of the names, in CSS pixels.
    pub names: u16,
    /// The others that are shown with their widths, in the order of [`Column::ALL`].
    pub shown: Vec<(Column, u16)>,
}

impl Default for ColumnLayout {
    /// Names alone.
    fn default() -> Self {
        ColumnLayout { names: NAMES.1, shown: Vec::new() }
    }
}

impl ColumnLayout {
    /// The narrowest and the widest that a column may be, in CSS pixels.
    pub const WIDTHS: (u16, u16) = (44, 480);

    /// Returns what was kept of it, with widths within bounds and no column twice.
    pub fn kept(names: u16, mut shown: Vec<(Column, u16)>) -> ColumnLayout {
        shown.order();
        shown.dedup_by_key(|(column, _)| *column);
        let within = |width: u16| width.clamp(ColumnLayout::WIDTHS.0, ColumnLayout::WIDTHS.1);
        ColumnLayout {
            names: names.clamp(NAMES.0, ColumnLayout::WIDTHS.1),
            shown: shown.into_iter().map(|(column, width)| (column, within(width))).collect(),
        }
    }

    /// Returns the columns that are shown.
    pub fn columns(&self) -> Vec<Column> {
        self.shown.iter().map(|(column, _)| *column).collect()
    }

    /// Returns the width of all of them and the names, in CSS pixels.
    pub fn width(&self) -> f64 {
        f64::from(self.names) + self.shown.iter().map(|(_, width)| f64::from(*width)).sum::<f64>()
    }

    /// Shows a column, or no longer.
    pub(super) fn toggle(&mut self, column: Column) {
        let shown = self.shown.len();
        self.shown.retain(|(own, _)| *own != column);
        if self.shown.len() == shown {
            self.shown.push((column, column.width()));
            self.shown.order();
        }
    }

    /// Makes a column so wide, in CSS pixels; none is the names.
    pub(super) fn size(&mut self, column: Option<Column>, width: u16) {
        let width = width.clamp(ColumnLayout::WIDTHS.0, ColumnLayout::WIDTHS.1);
        match column {
            None => self.names = width.max(NAMES.0),
            Some(column) => self
                .shown
                .iter_mut()
                .filter(|(own, _)| *own == column)
                .for_each(|(_, own)| *own = width),
        }
    }
}
