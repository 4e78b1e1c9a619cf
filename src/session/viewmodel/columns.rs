//! The columns of the table beside the bars.

/// A column between the name and the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Who leads it.
    Manager,
    /// Its first day.
    Start,
    /// Its last day.
    Finish,
    /// Its working days.
    Duration,
    /// Per cent complete.
    Progress,
    /// Working days that it may slip before a launch does.
    Slack,
    /// The products that it delivers to.
    Product,
}

impl Column {
    /// All columns, in the order in which they stand.
    pub const ALL: [Column; 7] = [
        Column::Manager,
        Column::Start,
        Column::Finish,
        Column::Duration,
        Column::Progress,
        Column::Slack,
        Column::Product,
    ];

    /// The stable mark, as it is kept and as the page bears it.
    pub fn mark(self) -> &'static str {
        match self {
            Column::Manager => "manager",
            Column::Start => "start",
            Column::Finish => "finish",
            Column::Duration => "duration",
            Column::Progress => "progress",
            Column::Slack => "slack",
            Column::Product => "product",
        }
    }

    /// The column of this mark.
    pub fn parse(mark: &str) -> Option<Column> {
        Column::ALL.into_iter().find(|column| column.mark() == mark)
    }

    /// As wide as it is at first, in CSS pixels.
    pub fn width(self) -> u16 {
        match self {
            Column::Manager | Column::Product => 128,
            Column::Start | Column::Finish => 100,
            Column::Duration | Column::Slack => 72,
            Column::Progress => 64,
        }
    }

    /// Can it be typed in?
    pub fn is_edited(self) -> bool {
        !matches!(self, Column::Slack | Column::Product)
    }
}
