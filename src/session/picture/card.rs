//! What a drop would do, beside the pointer: in a line, with its particulars, and who is affected.

use super::from_to;
use crate::state::{DropTarget, Gesture, Grasp, Grip};
use crate::text::{self as t, Lang};
use crate::viewmodel::{Affected, LaunchShift, ProductStanding, Shift};
use domain::edit::{Preview, commands::name_of};
use engine::model::*;

/// Room that the card wants, in CSS pixels; without it, it stands on the other side of the pointer.
const ROOM: (f64, f64) = (380.0, 280.0);
/// CSS pixels between the pointer and the card.
const GAP: (f64, f64) = (20.0, 26.0);
/// People and parties that are named at most, each.
const NAMED: usize = 4;

/// What a drop would do, in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    pub text: String,
    /// It cannot be: the text says why.
    pub is_refused: bool,
}

/// Returns what a drop would do in a line, with so many projects selected together; none where the
/// timeline itself shows it.
pub fn headline(lang: Lang, gesture: &Gesture, picked: usize) -> Option<Headline> {
    let text = match (&gesture.refusal, &gesture.preview) {
        (Some(refusal), _) => t::refusal(lang, refusal),
        (None, Some(preview)) => what_it_does(lang, gesture, preview)?,
        (None, None) => what_is_held(lang, gesture, picked)?,
    };
    Some(Headline { text, is_refused: gesture.refusal.is_some() })
}

fn what_it_does(lang: Lang, gesture: &Gesture, preview: &Preview) -> Option<String> {
    Some(match &gesture.grip {
        Grip::NewBar(..) | Grip::Card(_) => return None,
        Grip::Milestone(id) => {
            let (milestone, day) = (gesture.before.get(id)?, preview.dates()?.milestones.get(id)?);
            format!("{}: {}", milestone.name, t::date(lang, *day))
        }
        Grip::Progress(id) => {
            let project = preview.patch()?.projects.get(id)?.after.as_ref()?;
            format!("{}: {}", project.name, t::percent(lang, project.progress))
        }
        _ => t::label(lang, preview.label()),
    })
}

fn what_is_held(lang: Lang, gesture: &Gesture, picked: usize) -> Option<String> {
    let plan = &gesture.before;
    Some(match &gesture.grip {
        Grip::NewBar(..) | Grip::Card(_) => return None,
        Grip::Bar(id) | Grip::BarEnd(id, _) | Grip::Progress(id) | Grip::Row(id) => {
            plan.get(id)?.name.clone()
        }
        Grip::Handle(id, _) => t::link_from(lang, &plan.get(id)?.name),
        Grip::Milestone(id) => name_of(plan, &LinkEnd::Milestone(id.clone())),
        Grip::Heading(id) => plan.get(id)?.name.clone(),
        Grip::Flag(id) | Grip::Chance(id) => plan.get(id)?.name.clone(),
        Grip::Band(..) => t::number_of_projects(lang, picked),
    })
}

/// Returns the dates that the bar in hand would get, or what sort of link is drawn.
pub fn particulars(lang: Lang, gesture: &Gesture) -> Option<String> {
    match &gesture.grip {
        Grip::Handle(..) => {
            let link = gesture.patch()?.links.values().find_map(|diff| diff.after.as_ref())?;
            Some(t::link_kind_name(lang, link.kind))
        }
        Grip::Bar(id) | Grip::BarEnd(id, _) => {
            let moved = gesture.dates().and_then(|dates| dates.projects.get(id).copied());
            Some(from_to(lang, moved.or_else(|| gesture.before.get(id)?.dates)?))
        }
        _ => None,
    }
}

/// Returns how many conflicts more there are than at pointer-down, of so many that `open` counts;
/// only what moves dates or draws links makes any.
pub fn new_conflicts(grasp: &Grasp, open: impl FnOnce() -> usize) -> usize {
    let makes_any = grasp.grip.pushes() || matches!(grasp.grip, Grip::Handle(..));
    if makes_any { open().saturating_sub(grasp.conflicts) } else { 0 }
}

/// Returns what a drop would do, if it is told whom that affects; none for what moves nothing in
/// time.
pub fn told_preview(gesture: &Gesture) -> Option<&Preview> {
    let tells = matches!(gesture.at, Some(DropTarget::Day(_)))
        || matches!(gesture.grip, Grip::Chance(_) | Grip::Handle(..));
    gesture.preview.as_deref().filter(|_| tells)
}

/// Where the card stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CardPlace {
    /// The corner that is nearest to the pointer, in CSS pixels on the page.
    pub corner: (f64, f64),
    pub is_left_of_pointer: bool,
    pub is_above_pointer: bool,
}

/// Returns where the card stands beside a pointer on a page so high: below and to the left where
/// there is room, since launches are above, and what is pushed is to the right.
pub fn card_place((x, y): (f64, f64), height: f64) -> CardPlace {
    // The hand may be beyond the edge of the window.
    let (x, y) = (x.max(0.0), y.max(0.0));
    let (left, above) = (x > ROOM.0, y + ROOM.1 >= height);
    let beside = |at: f64, gap: f64, before: bool| if before { at - gap } else { at + gap };
    CardPlace {
        corner: (beside(x, GAP.0, left), beside(y, GAP.1, above)),
        is_left_of_pointer: left,
        is_above_pointer: above,
    }
}

/// Returns the launches that stand otherwise, as many as are named.
pub fn launches(affected: &Affected) -> Vec<LaunchShift> {
    affected.hits.iter().take(Affected::SHOWN).cloned().collect()
}

/// Returns the projects that move along with the one in hand, as many as are named.
pub fn along(affected: &Affected, own: Option<&ProjectId>) -> Vec<Shift> {
    affected.shifts.iter().filter(|shift| Some(&shift.id) != own).cloned().collect()
}

/// Returns how many projects move that are not named.
pub fn left_out(affected: &Affected) -> usize {
    affected.moved.saturating_sub(affected.shifts.len())
}

/// Returns who is to be told: people, then parties, a line each.
pub fn to_be_told(lang: Lang, affected: &Affected) -> Vec<String> {
    let all = [
        (t::affected_people as fn(Lang, &str) -> String, &affected.people),
        (t::affected_parties, &affected.parties),
    ];
    all.into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(say, names)| say(lang, &t::some_of(lang, names, NAMED)))
        .collect()
}

/// Says when a project finishes, before and after.
pub fn finishes(lang: Lang, shift: &Shift) -> String {
    let finish = |dates: Span| t::date_short(lang, dates.finish());
    format!("{} → {}", finish(shift.from), finish(shift.to))
}

/// Says how much slack a launch has; a dash where nothing is judged.
pub fn slack_said(lang: Lang, standing: &ProductStanding) -> String {
    standing.slack.map_or_else(|| "–".to_owned(), |days| t::signed(lang, days))
}

/// Says the chance of a launch; none where it is not known.
pub fn chance_said(lang: Lang, standing: &ProductStanding) -> Option<String> {
    standing.chance.map(|percent| t::percent(lang, percent))
}
