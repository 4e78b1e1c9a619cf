//! What is critical on the way to the launch that is asked for.

use std::collections::BTreeSet;

use engine::model::ProjectId;
use engine::schedule::CriticalPath;
use engine::sorting::Gather;

/// What is critical on the way to a launch, and nearly so.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CriticalProjects {
    pub path: BTreeSet<ProjectId>,
    pub near: BTreeSet<ProjectId>,
}

impl CriticalProjects {
    /// Returns those on this path; nothing is critical where none is asked for.
    pub fn on(path: Option<&CriticalPath>) -> CriticalProjects {
        path.map_or_else(CriticalProjects::default, |path| CriticalProjects {
            path: path.critical.iter().cloned().gather(),
            near: path.near.iter().map(|(id, _)| id.clone()).gather(),
        })
    }
}
