//! A line of the readiness board, cell by cell.

use crate::text::{self as t, Lang};
use crate::viewmodel::BoardLine;
use engine::model::{Day, Plan};

/// What the cells of a product say; a dash where there is nothing to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardCells {
    pub name: String,
    /// What matters most.
    pub why: Option<String>,
    pub launch: String,
    pub chance: String,
    /// The same, as wide as it is drawn.
    pub chance_width: String,
    /// P50 and P80.
    pub days: String,
    pub slack: String,
    pub criteria: String,
    pub decided: String,
    pub manager: String,
}

impl BoardCells {
    /// Returns the cells of a line, all dashes when the product is gone.
    pub fn of(
        lang: Lang,
        plan: &Plan,
        line: Option<&BoardLine>,
        days: Option<(Day, Day)>,
    ) -> BoardCells {
        let or_dash = |said: Option<String>| said.unwrap_or_else(|| "–".to_owned());
        let cell = |of: &dyn Fn(&BoardLine) -> Option<String>| or_dash(line.and_then(of));
        let day = |day: Day| t::date_short(lang, day);
        let chance = line.and_then(|line| line.chance);
        BoardCells {
            name: cell(&|line| Some(line.name.clone())),
            why: line.and_then(|it| it.reason.as_ref()).map(|it| t::reason(lang, plan, it)),
            launch: cell(&|line| line.launch.map(day)),
            chance: or_dash(chance.map(|percent| t::percent(lang, percent))),
            chance_width: chance.map_or_else(|| "0".to_owned(), |percent| format!("{percent}%")),
            days: or_dash(days.map(|(half, most)| format!("{} · {}", day(half), day(most)))),
            slack: cell(&|line| line.slack.map(|days| t::signed(lang, days))),
            criteria: cell(&|line| Some(t::so_many_of(lang, line.criteria.0, line.criteria.1))),
            decided: cell(&|line| line.decided.map(|outcome| t::outcome_name(lang, outcome))),
            manager: cell(&|line| line.manager.clone()),
        }
    }
}
