//! The parts of the session that a page mirrors.

/// A part of the session that a page mirrors; [`super::Effect::Changed`] names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// How the plan is looked at.
    View,
    /// What undo would take back, and redo make again.
    History,
    /// Rows, lanes or cards came, went or changed places.
    Structure,
    Arrangement,
    Filter,
    Folded,
    /// The rows of the timeline.
    Rows,
    /// What the inspector shows.
    Subject,
    /// The projects that are selected together.
    Picked,
    /// The project whose conflicts are shown beside its bar.
    Disputed,
    Cursor,
    /// The project from which a link is drawn by keys.
    Linking,
    Columns,
    /// The cell in which somebody types.
    Editing,
    /// What was done last.
    Told,
    Alerts,
    /// A change that waits for an answer, since it breaks an agreement.
    Question,
    /// How links push.
    Rule,
    /// The product to which the critical path is shown.
    CriticalTo,
    /// The baseline that is shown behind the bars.
    Baseline,
    /// Is the slack of every bar shown?
    SlackShown,
}

/// Returns the parts that changed.
pub(super) fn changed<const N: usize>(parts: [(bool, Part); N]) -> impl Iterator<Item = Part> {
    parts.into_iter().filter_map(|(changed, part)| changed.then_some(part))
}
