//! The address of what is on screen: which plan, which view, where on it; never anything of the
//! plan itself (rules A of docs/SPEC.md).

use std::borrow::Cow;

use form_urlencoded::{Serializer, parse};

use super::{Arrangement, Filter, Grouping, Sorting, Subject};
use engine::model::Day;

/// How the open plan is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Launches and projects on one time axis.
    #[default]
    Timeline,
    /// How ready each product is.
    Products,
    /// People and the parties they work for.
    People,
}

impl View {
    /// All of them, in the order of the tabs.
    pub const ALL: [View; 3] = [View::Timeline, View::Products, View::People];

    fn word(self) -> &'static str {
        match self {
            View::Timeline => "timeline",
            View::Products => "products",
            View::People => "people",
        }
    }
}

/// Where the time axis stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AxisPosition {
    /// The day at its left edge.
    pub day: Day,
    /// The width of a day in CSS pixels.
    pub day_width: f64,
}

/// What is on screen, as it stands behind the `#` of the page's address.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Address {
    /// The id of the open plan; none: the start screen.
    pub plan: Option<String>,
    /// The ids of plans that are shown as one, in their order, two at least; none: it is `plan` that is open.
    pub several: Vec<String>,
    /// How it is looked at.
    pub view: View,
    /// What the inspector shows.
    pub subject: Option<Subject>,
    /// What is left out.
    pub filter: Filter,
    /// How the rows are arranged.
    pub arrangement: Arrangement,
    /// Where the time axis stands; none: where it was, or everything.
    pub spot: Option<AxisPosition>,
    /// The page broke down: what stood behind the `#` then. All else is empty.
    pub rescue: Option<String>,
}

impl Address {
    /// Reads what stands behind the `#`; what is not understood is left out, so that an address of
    /// another version still leads somewhere.
    pub fn parse(hash: &str) -> Address {
        let mut address = Address::default();
        let (mut day, mut width) = (None, None);
        for (key, value) in parse(hash.trim_start_matches('#').as_bytes()) {
            match &*key {
                "rescue" => address.rescue = Some(value.into_owned()),
                "plan" => address.plan = Some(Cow::into_owned(value)).filter(|id| !id.is_empty()),
                "with" => {
                    address.several.extend(Some(value.into_owned()).filter(|id| !id.is_empty()))
                }
                "view" => {
                    address.view =
                        View::ALL.into_iter().find(|view| view.word() == value).unwrap_or_default()
                }
                "show" => address.subject = Subject::parse(&value),
                "only" => Subject::parse(&value)
                    .into_iter()
                    .for_each(|subject| address.filter.add(subject)),
                "named" => address.filter.text = value.into_owned(),
                "group" => {
                    address.arrangement.grouping =
                        Grouping::ALL.into_iter().find(|it| it.word() == value).unwrap_or_default();
                }
                "sort" => {
                    address.arrangement.sorting =
                        Sorting::ALL.into_iter().find(|it| it.word() == value).unwrap_or_default()
                }
                "day" => day = value.parse::<Day>().ok(),
                "zoom" => {
                    width =
                        value.parse::<f64>().ok().filter(|width| width.is_finite() && *width > 0.0)
                }
                _ => {}
            }
        }
        match address.several.len() {
            0 => {}
            1 => address.plan = address.several.pop(),
            _ => address.plan = None,
        }
        address.spot = day.zip(width).map(|(day, day_width)| AxisPosition { day, day_width });
        address
    }

    /// What stands behind the `#`: [`Address::parse`] reads it back, the width of a day to a
    /// thousandth of a pixel.
    pub fn hash(&self) -> String {
        let mut hash = Serializer::new(String::new());
        if let Some(was) = &self.rescue {
            return hash.append_pair("rescue", was).finish();
        }
        if self.several.is_empty() {
            let Some(plan) = &self.plan else { return String::new() };
            hash.append_pair("plan", plan);
        }
        hash.extend_pairs(self.several.iter().map(|plan| ("with", plan)));
        if self.view != View::default() {
            hash.append_pair("view", self.view.word());
        }
        if let Some(subject) = &self.subject {
            hash.append_pair("show", &subject.mark());
        }
        hash.extend_pairs(self.filter.only.iter().map(|subject| ("only", subject.mark())));
        if !self.filter.text.trim().is_empty() {
            hash.append_pair("named", &self.filter.text);
        }
        let Arrangement { grouping, sorting } = self.arrangement;
        if grouping != Grouping::default() {
            hash.append_pair("group", grouping.word());
        }
        if sorting != Sorting::default() {
            hash.append_pair("sort", sorting.word());
        }
        if let Some(AxisPosition { day, day_width }) = self.spot {
            hash.append_pair("day", &day.to_string())
                .append_pair("zoom", &format!("{}", (day_width * 1_000.0).round() / 1_000.0));
        }
        hash.finish()
    }

    /// The same without what was selected and filtered: where one would like to stand on coming
    /// back.
    pub fn place(&self) -> Address {
        Address { subject: None, filter: Filter::default(), ..self.clone() }
    }

    /// Is it another place, one to come back to, rather than another angle on the same?
    pub fn is_elsewhere(&self, other: &Address) -> bool {
        (&self.plan, &self.several, self.view, &self.rescue)
            != (&other.plan, &other.several, other.view, &other.rescue)
    }
}
