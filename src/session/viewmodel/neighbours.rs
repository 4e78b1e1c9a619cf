//! What a project is tied to by links, and the line that ties it to a launch.

use engine::model::*;

/// Where something out of sight lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Earlier.
    Left,
    /// Later.
    Right,
    /// In a row above.
    Above,
    /// In a row below.
    Below,
}

impl Side {
    /// All of them.
    pub const ALL: [Side; 4] = [Side::Left, Side::Right, Side::Above, Side::Below];
}

/// The projects that this one waits for and those that wait for it, milestones counted as their
/// projects, each once and with its name.
pub fn neighbours(plan: &Plan, id: &ProjectId) -> Vec<(ProjectId, String)> {
    let milestones = plan.milestones_of(id).map(|(id, _)| LinkEnd::Milestone(id.clone()));
    let mut found: Vec<(ProjectId, String)> = Vec::new();
    for end in std::iter::once(LinkEnd::Project(id.clone())).chain(milestones) {
        for (_, link) in plan.links_at(&end) {
            let other = if link.predecessor == end { &link.successor } else { &link.predecessor };
            if let Some((other, project)) = plan.project_of(other)
                && other != id
                && found.iter().all(|(known, _)| known != other)
            {
                found.push((other.clone(), project.name.clone()));
            }
        }
    }
    found
}

/// The line from a bar to the foot of a flag above it, as an SVG path: it leaves along the bar and
/// arrives from below.
pub fn thread((x, y): (f64, f64), (to_x, to_y): (f64, f64)) -> String {
    let half = (y + to_y) / 2.0;
    format!("M{x:.1} {y:.1}C{x:.1} {half:.1} {to_x:.1} {half:.1} {to_x:.1} {to_y:.1}")
}
