//! Links: one project or milestone waits for another; and the answers to a conflict on one.

use super::chain::PushContext;
use crate::edit::{Change, Label, Moves, RecordType, Refusal, amend::add};
use engine::model::*;
use engine::schedule::{Conflict, Network, Schedule};

/// Makes one end wait for another. Refused when an end is gone, when both lie in one project, when
/// such a link is there already, and when it would close a loop. It moves nothing: what lies too
/// early shows as a conflict.
pub fn link(plan: &Plan, network: &Network, id: &LinkId, link: Link) -> Result<Change, Refusal> {
    let gone = |end: &LinkEnd| {
        Refusal::Gone(if matches!(end, LinkEnd::Project(_)) {
            RecordType::Project
        } else {
            RecordType::Milestone
        })
    };
    let (from, _) = plan.project_of(&link.predecessor).ok_or_else(|| gone(&link.predecessor))?;
    let (to, _) = plan.project_of(&link.successor).ok_or_else(|| gone(&link.successor))?;
    if from == to {
        return Err(Refusal::LinkToItself);
    }
    refuse_twin(plan, id, &link)?;
    // Projects without dates are in no network; their loops are found by walking the plan.
    if let Some(path) = network.path(to, from).or_else(|| path(plan, to, from)) {
        let name = |id: &ProjectId| {
            plan.get(id).map_or_else(|| id.to_string(), |project| project.name.clone())
        };
        return Err(Refusal::LinkLoop(path.iter().map(name).collect()));
    }
    let label = Label::Linked {
        from: name_of(plan, &link.predecessor),
        to: name_of(plan, &link.successor),
    };
    let mut patch = Patch::default();
    add(&mut patch, plan, id, link)?;
    Ok(Change { label, patch })
}

/// Changes which ends a link ties and the days between them.
pub fn set_link(plan: &Plan, id: &LinkId, kind: LinkKind, lag: Lag) -> Result<Change, Refusal> {
    let before = plan.get(id).ok_or(Refusal::Gone(RecordType::Link))?;
    let after = Link { kind, lag, ..Link::clone(before) };
    refuse_twin(plan, id, &after)?;
    let mut patch = Patch::default();
    patch.put(plan, id, after);
    Ok(Change {
        label: Label::Linked {
            from: name_of(plan, &before.predecessor),
            to: name_of(plan, &before.successor),
        },
        patch,
    })
}

/// Refuses a second link of one kind between the same two.
fn refuse_twin(plan: &Plan, id: &LinkId, link: &Link) -> Result<(), Refusal> {
    let ties = |link: &Link| (link.predecessor.clone(), link.successor.clone(), link.kind);
    let is_there =
        plan.links_at(&link.predecessor).any(|(other, it)| other != id && ties(it) == ties(link));
    if is_there { Err(Refusal::LinkedAlready) } else { Ok(()) }
}

/// Takes a link away; what was asked because of it stays asked.
pub fn unlink(plan: &Plan, id: &LinkId) -> Result<Change, Refusal> {
    let link = plan.get(id).ok_or(Refusal::Gone(RecordType::Link))?;
    let label = Label::Unlinked {
        from: name_of(plan, &link.predecessor),
        to: name_of(plan, &link.successor),
    };
    let mut patch = Patch::default();
    super::delete::remove_link(plan, id, &mut patch);
    Ok(Change { label, patch })
}

/// The first answer to a conflict: the successor goes to the first dates that the link allows, and
/// pushes on by the rule of the chain.
///
/// Refused when it is finished, has begun or is agreed. Without a conflict nothing changes.
pub fn snap_back(
    plan: &Plan,
    schedule: &Schedule,
    chain: PushContext,
    id: &LinkId,
) -> Result<Change, Refusal> {
    let link = plan.get(id).ok_or(Refusal::Gone(RecordType::Link))?;
    let (project_id, project) =
        plan.project_of(&link.successor).ok_or(Refusal::Gone(RecordType::Project))?;
    let before = project.dates.ok_or(Refusal::NeedsDates)?;
    let mut pinned = Dates::default();
    if let Some(Conflict { stop: Some(stop), .. }) = schedule.conflict(id) {
        return Err(Refusal::CannotMove(stop));
    }
    match schedule.resolved(id) {
        None => {}
        Some(after) if after.start() == before.start() => {
            chain.pin_resized(plan, project_id, after, &mut pinned)
        }
        Some(after) => chain.pin(plan, project_id, after, &mut pinned),
    }
    if let (Some(day), LinkEnd::Milestone(milestone)) =
        (schedule.resolved_milestone(id), &link.successor)
    {
        pinned.milestones.insert(milestone.clone(), day);
    }
    let days = pinned.projects.get(project_id).map_or(0, |after| {
        match after.start().since(before.start()) {
            0 => after.finish().since(before.finish()),
            days => days,
        }
    });
    let (dates, along) = chain.push(plan, pinned);
    let label = Label::Moved { name: project.name.clone(), days, along };
    Ok(Moves { label, dates }.change(plan))
}

/// The second answer: whoever leads the predecessor is asked to be there in time.
///
/// Refused when the schedule leaves the link out, as where an end of it has no dates: then there is
/// no day to ask for.
pub fn ask(
    plan: &Plan,
    schedule: &Schedule,
    id: &RequestId,
    link_id: &LinkId,
) -> Result<Change, Refusal> {
    let link = plan.get(link_id).ok_or(Refusal::Gone(RecordType::Link))?;
    let (project_id, project) =
        plan.project_of(&link.predecessor).ok_or(Refusal::Gone(RecordType::Project))?;
    let latest = schedule.latest_by(link_id).ok_or(Refusal::Gone(RecordType::Link))?;
    let ask = match link.kind {
        LinkKind::FinishStart | LinkKind::FinishFinish => Ask::FinishBy(latest),
        LinkKind::StartStart | LinkKind::StartFinish => Ask::StartBy(latest),
    };
    let owner = leader(plan, project).map(|leader| leader.person().clone());
    let request = Request {
        project: project_id.clone(),
        owner,
        ask,
        link: Some(link_id.clone()),
        asked: plan.about.status_date,
        answer: String::new(),
    };
    let mut patch = Patch::default();
    add(&mut patch, plan, id, request)?;
    Ok(Change { label: Label::Asked { name: project.name.clone() }, patch })
}

/// Notes what was answered to a request; an empty answer opens it again.
pub fn answer(plan: &Plan, id: &RequestId, answer: &str) -> Result<Change, Refusal> {
    let request = plan.get(id).ok_or(Refusal::Gone(RecordType::Request))?;
    let name = plan.get(&request.project).map_or_else(String::new, |project| project.name.clone());
    let mut patch = Patch::default();
    patch.put(plan, id, Request { answer: answer.trim().into(), ..Request::clone(request) });
    Ok(Change { label: Label::Answered { name }, patch })
}

/// Takes a request back.
pub fn withdraw(plan: &Plan, id: &RequestId) -> Result<Change, Refusal> {
    let request = plan.get(id).ok_or(Refusal::Gone(RecordType::Request))?;
    let name = plan.get(&request.project).map_or_else(String::new, |project| project.name.clone());
    let mut patch = Patch::default();
    patch.remove(plan, id);
    Ok(Change { label: Label::Deleted { what: RecordType::Request, name }, patch })
}

/// The third answer: the conflict is lived with, by this person and for this reason; it is still
/// shown. None takes that back.
pub fn accept(plan: &Plan, id: &LinkId, accepted: Option<Acceptance>) -> Result<Change, Refusal> {
    let link = plan.get(id).ok_or(Refusal::Gone(RecordType::Link))?;
    let (from, to) = (name_of(plan, &link.predecessor), name_of(plan, &link.successor));
    let label =
        if accepted.is_some() { Label::Accepted { from, to } } else { Label::Linked { from, to } };
    let mut patch = Patch::default();
    patch.put(plan, id, Link { accepted, ..Link::clone(link) });
    Ok(Change { label, patch })
}

/// What an end of a link is called.
pub fn name_of(plan: &Plan, end: &LinkEnd) -> String {
    match end {
        LinkEnd::Project(id) => {
            plan.get(id).map_or_else(|| id.to_string(), |project| project.name.clone())
        }
        LinkEnd::Milestone(id) => {
            plan.get(id).map_or_else(|| id.to_string(), |milestone| milestone.name.clone())
        }
    }
}

/// A way along the links of the plan, dates or not.
fn path(plan: &Plan, from: &ProjectId, to: &ProjectId) -> Option<Vec<ProjectId>> {
    let mut came = std::collections::BTreeMap::from([(from, None)]);
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        if at == to {
            let mut path = vec![at.clone()];
            let mut back = at;
            while let Some(before) = came[back] {
                path.push(ProjectId::clone(before));
                back = before;
            }
            path.reverse();
            return Some(path);
        }
        let milestones = plan.milestones_of(at).map(|(id, _)| LinkEnd::Milestone(id.clone()));
        for end in std::iter::once(LinkEnd::Project(at.clone())).chain(milestones) {
            for (_, link) in plan.links_at(&end).filter(|(_, link)| link.predecessor == end) {
                if let Some((next, _)) = plan.project_of(&link.successor)
                    && !came.contains_key(next)
                {
                    came.insert(next, Some(at));
                    open.push(next);
                }
            }
        }
    }
    None
}
