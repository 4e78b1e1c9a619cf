//! The arrow of a link, and whether it stands out.

use super::CriticalProjects;
use crate::viewmodel::{Arrow, RowOfProject, Scale, arrow};
use engine::model::*;
use engine::schedule::Schedule;

/// What makes an arrow stand out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ArrowEmphasis {
    #[default]
    None,
    /// One of its ends is selected.
    Selected,
    /// It lies on the critical path.
    Critical,
}

/// What is seen of an arrow.
#[derive(Clone, Debug, PartialEq)]
pub struct ArrowLook {
    pub arrow: Arrow,
    pub emphasis: ArrowEmphasis,
}

/// What decides what arrows show; one for all of a pass.
#[derive(Clone, Copy)]
pub struct ArrowContext<'a> {
    /// As it is shown, with its analysis.
    pub plan: &'a Plan,
    pub schedule: &'a Schedule,
    /// The row of each project.
    pub places: &'a RowOfProject,
    pub scale: Scale,
    /// Of a row, in CSS pixels.
    pub row_height: f64,
    pub critical: &'a CriticalProjects,
    /// The project that the inspector shows.
    pub selected: Option<&'a ProjectId>,
}

impl ArrowContext<'_> {
    /// Returns the arrow of a link; none where an end of it has no row.
    pub fn arrow(&self, id: &LinkId) -> Option<ArrowLook> {
        let ArrowContext { plan, schedule, places, scale, row_height, .. } = *self;
        let arrow = arrow(plan, schedule, id, places, &scale, row_height)?;
        let emphasis = match () {
            () if arrow.ends.iter().all(|end| self.critical.path.contains(end)) => {
                ArrowEmphasis::Critical
            }
            () if self.selected.is_some_and(|id| arrow.ends.contains(id)) => {
                ArrowEmphasis::Selected
            }
            () => ArrowEmphasis::None,
        };
        Some(ArrowLook { arrow, emphasis })
    }
}
