//! Links as arrows from bar to bar: which of them touch the rows on screen, and the line each of
//! them takes.

use std::collections::{BTreeMap, BTreeSet};

use super::{Row, Scale};
use engine::model::*;
use engine::schedule::Schedule;
use engine::sorting::Gather;

/// Arrows drawn at once, at most: beyond that a screen is only black.
pub const MOST_ARROWS: usize = 400;

/// An arrow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrow {
    /// Its line and its head as an SVG path, in CSS pixels from the beginning of the axis and the
    /// top of the first row.
    pub path: String,
    /// What there is to be seen of it.
    pub look: LinkState,
    /// The projects at its ends.
    pub ends: [ProjectId; 2],
}

/// How a link stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// All is well.
    Kept,
    /// It drives nothing: what comes first is only proposed, or the link would close a loop.
    Idle,
    /// The successor lies too early.
    Conflict,
    /// It does, and that is lived with.
    Accepted,
}

/// The row of each project, the first where it has several, by its place.
pub type RowOfProject = BTreeMap<ProjectId, usize>;

/// The first row of each project.
pub fn places(rows: &[Row]) -> RowOfProject {
    let mut places = RowOfProject::new();
    for (place, row) in rows.iter().enumerate() {
        if let Some(id) = row.project() {
            places.entry(id.clone()).or_insert(place);
        }
    }
    places
}

/// The links that begin or end on these rows, [`MOST_ARROWS`] at most.
pub fn links_in(plan: &Plan, rows: &[Row]) -> BTreeSet<LinkId> {
    let mut ids = BTreeSet::new();
    for id in rows.iter().filter_map(Row::project) {
        let milestones = plan.milestones_of(id).map(|(id, _)| LinkEnd::Milestone(id.clone()));
        for end in std::iter::once(LinkEnd::Project(id.clone())).chain(milestones) {
            ids.extend(plan.links_at(&end).map(|(id, _)| id.clone()));
        }
    }
    ids.into_iter().take(MOST_ARROWS).gather()
}

/// The arrow of a link; none where an end has no dates, or lies in a row that is folded or filtered
/// away.
pub fn arrow(
    plan: &Plan,
    schedule: &Schedule,
    id: &LinkId,
    places: &RowOfProject,
    scale: &Scale,
    row_height: f64,
) -> Option<Arrow> {
    let link = plan.get(id)?;
    let leaves = matches!(link.kind, LinkKind::FinishStart | LinkKind::FinishFinish);
    let enters = matches!(link.kind, LinkKind::FinishFinish | LinkKind::StartFinish);
    let from = anchor(plan, &link.predecessor, leaves, places, scale, row_height)?;
    let to = anchor(plan, &link.successor, enters, places, scale, row_height)?;
    let look = match (schedule.conflict(id).is_some(), link.accepted.is_some()) {
        (true, true) => LinkState::Accepted,
        (true, false) => LinkState::Conflict,
        _ if schedule.binds(id) => LinkState::Kept,
        _ => LinkState::Idle,
    };
    let ends = [
        plan.project_of(&link.predecessor)?.0.clone(),
        plan.project_of(&link.successor)?.0.clone(),
    ];
    Some(Arrow { path: path(from, to, row_height), look, ends })
}

/// Where an arrow begins or ends, and on which side of the bar.
#[derive(Clone, Copy)]
struct Anchor {
    x: f64,
    y: f64,
    /// At the finish, which is on the right.
    right: bool,
}

fn anchor(
    plan: &Plan,
    end: &LinkEnd,
    right: bool,
    places: &RowOfProject,
    scale: &Scale,
    row_height: f64,
) -> Option<Anchor> {
    let (id, project) = plan.project_of(end)?;
    let y = (*places.get(id)? as f64 + 0.5) * row_height;
    let x = match end {
        LinkEnd::Project(_) if right => f64::from(scale.left(project.dates?.finish().plus(1))),
        LinkEnd::Project(_) => f64::from(scale.left(project.dates?.start())),
        // On its edge, so that the head stays to be seen.
        LinkEnd::Milestone(id) => {
            f64::from(scale.middle(plan.get(id)?.day)) + if right { 6.0 } else { -6.0 }
        }
    };
    Some(Anchor { x, y, right })
}

/// CSS pixels that a line goes straight on before it turns.
const STUB: f64 = 8.0;

/// The line between two ends in straight pieces, and the head; in whole pixels and a half, so that
/// it is drawn sharp.
fn path(from: Anchor, to: Anchor, row_height: f64) -> String {
    let px = |x: f64| x.floor() as i32;
    let out = from.x + if from.right { STUB } else { -STUB };
    let into = to.x + if to.right { STUB } else { -STUB };
    let turn = match (from.right, to.right) {
        (true, false) if into >= out => format!("H{}.5V{}.5", px(into), px(to.y)),
        (false, true) if into <= out => format!("H{}.5V{}.5", px(into), px(to.y)),
        (false, false) => format!("H{}.5V{}.5", px(out.min(into)), px(to.y)),
        (true, true) => format!("H{}.5V{}.5", px(out.max(into)), px(to.y)),
        // Back around the end of the bar, between two rows.
        _ => {
            let between =
                from.y + if to.y >= from.y { row_height / 2.0 } else { -row_height / 2.0 };
            format!("H{}.5V{}.5H{}.5V{}.5", px(out), px(between), px(into), px(to.y))
        }
    };
    let back = if to.right { "5" } else { "-5" };
    format!(
        "M{} {}.5{turn}H{}m{back} -3.5l{} 3.5l{back} 3.5",
        px(from.x),
        px(from.y),
        px(to.x),
        if to.right { "-5" } else { "5" }
    )
}
