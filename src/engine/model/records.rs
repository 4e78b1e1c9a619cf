//! The records of a plan, in the field's words.

use serde::{Deserialize, Serialize};

use std::collections::BTreeMap;

use super::field::{record, saturating};
use super::{
    Calendar, CalendarRules, ClosedPeriod, Day, Holidays, Id, Override, Rank, Span, SpanEnd,
    UncertaintySettings, WorkUncertainty, WorkingWeek,
};

/// Names a programme.
pub type ProgrammeId = Id<Programme>;
/// Names a project.
pub type ProjectId = Id<Project>;
/// Names a milestone.
pub type MilestoneId = Id<Milestone>;
/// Names a link between two projects or milestones.
pub type LinkId = Id<Link>;
/// Names a product.
pub type ProductId = Id<Product>;
/// Names a deliverable.
pub type DeliverableId = Id<Deliverable>;
/// Names a criterion.
pub type CriterionId = Id<Criterion>;
/// Names a person.
pub type PersonId = Id<Person>;
/// Names a party.
pub type PartyId = Id<Party>;
/// Names a baseline.
pub type BaselineId = Id<Baseline>;
/// Names a request.
pub type RequestId = Id<Request>;

record! {
    /// What holds for the plan as a whole.
    #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(from = "AboutFile", into = "AboutFile")]
    pub struct About, AboutFields {
        /// What people call the plan.
        name: String => Name;
        /// The day the facts of the plan are true as of. Plan data, never the clock; none: nothing is
        /// judged against a day.
        status_date: Option<Day> => StatusDate;
        /// The days that are worked, where a party has no calendar of its own.
        calendar: Calendar => Calendar;
        /// Working days that a deliverable may be late and still be amber instead of red (SPEC R3).
        tolerance: Tolerance => Tolerance;
        /// How far work slips, and which chance is good enough.
        uncertainty: UncertaintySettings => Uncertainty;
        /// The text that the draws of the forecast follow from, instead of the plan's id: so a copy has
        /// the same chances (SPEC C3).
        seed: Option<String> => Seed;
    }
}

/// The same as a file has it: the rules of the calendar stand among the other fields.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct AboutFile {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    status_date: Option<Day>,
    week: WorkingWeek,
    #[serde(skip_serializing_if = "Option::is_none")]
    holidays: Option<Holidays>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    closed: Vec<ClosedPeriod>,
    tolerance: Tolerance,
    #[serde(skip_serializing_if = "UncertaintySettings::is_usual")]
    uncertainty: UncertaintySettings,
    #[serde(skip_serializing_if = "Option::is_none")]
    seed: Option<String>,
}

impl From<AboutFile> for About {
    fn from(
        AboutFile { name, status_date, week, holidays, closed, tolerance, uncertainty, seed }: AboutFile,
    ) -> Self {
        About {
            name,
            status_date,
            calendar: CalendarRules { week, holidays, closed }.into(),
            tolerance,
            uncertainty,
            seed,
        }
    }
}
impl From<About> for AboutFile {
    fn from(About { name, status_date, calendar, tolerance, uncertainty, seed }: About) -> Self {
        let CalendarRules { week, holidays, closed } = calendar.into();
        AboutFile { name, status_date, week, holidays, closed, tolerance, uncertainty, seed }
    }
}

/// Working days, 0 to 1000; 5 unless set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Tolerance(#[serde(deserialize_with = "saturating")] pub u16);

impl Default for Tolerance {
    fn default() -> Self {
        Self(5)
    }
}

record! {
    /// A programme; it may sit under another one.
    #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(default)]
    pub struct Programme, ProgrammeFields {
        /// What people call it.
        name: String => Name;
        /// The programme above it.
        #[serde(skip_serializing_if = "Option::is_none")]
        parent: Option<ProgrammeId> => Programme;
        /// Its programme manager, who also leads its projects that have no manager of their own.
        #[serde(skip_serializing_if = "Option::is_none")]
        manager: Option<PersonId> => Manager;
        /// The place of its colour stripe on the wheel, 0 to 359 degrees.
        #[serde(deserialize_with = "saturating")]
        hue: u16 => Hue, at most 359;
        /// Its place among its siblings.
        rank: Rank => Rank;
    }
}

/// Where a project stands.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum ProjectState {
    /// An idea: it may lack dates, and nothing is judged by it.
    #[default]
    Proposed,
    /// Decided on, not begun.
    Planned,
    /// Begun.
    Running,
    /// Done: its finish is a fact.
    Finished,
}

record! {
    /// A project; it has a start and a finish unless it is proposed.
    #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(default)]
    pub struct Project, ProjectFields {
        /// What people call it.
        name: String => Name;
        /// The programme it belongs to.
        #[serde(skip_serializing_if = "Option::is_none")]
        programme: Option<ProgrammeId> => Programme;
        /// What sort of project it is, in the plan's own words.
        #[serde(skip_serializing_if = "String::is_empty")]
        kind: String => Kind;
        /// Its project manager; none: the programme's manager leads it.
        #[serde(skip_serializing_if = "Option::is_none")]
        manager: Option<PersonId> => Manager;
        /// The party that does the work.
        #[serde(skip_serializing_if = "Option::is_none")]
        party: Option<PartyId> => Party;
        /// Start and finish as somebody set them; only a proposed project may lack them.
        #[serde(skip_serializing_if = "Option::is_none")]
        dates: Option<Span> => Dates;
        /// Where it stands.
        state: ProjectState => State;
        /// Which of its dates are agreed with a party, so that nothing pushes them.
        #[serde(skip_serializing_if = "Agreed::is_none")]
        agreed: Agreed => Agreed;
        /// The day it must be finished by, set by somebody outside the plan.
        #[serde(skip_serializing_if = "Option::is_none")]
        deadline: Option<Day> => Deadline;
        /// Per cent complete, 0 to 100.
        #[serde(skip_serializing_if = "is_zero", deserialize_with = "saturating")]
        progress: u8 => Progress, at most 100;
        /// Working days of work that are left as of the status date, while it is running (SPEC L4).
        #[serde(skip_serializing_if = "Option::is_none")]
        remaining: Option<u16> => Remaining;
        /// How far the work that is left may come out otherwise; none: as is usual in the plan (SPEC
        /// C2).
        #[serde(skip_serializing_if = "Option::is_none")]
        spread: Option<WorkUncertainty> => Spread;
        /// What is known of the dates while it lacks them.
        #[serde(skip_serializing_if = "KnownDates::is_empty")]
        known: KnownDates => Known;
        /// What somebody else reported of it.
        #[serde(skip_serializing_if = "Option::is_none")]
        rating: Option<Rating> => Rating;
        /// Free text.
        #[serde(skip_serializing_if = "String::is_empty")]
        note: String => Note;
        /// Its place among the projects of its programme.
        rank: Rank => Rank;
    }
}

fn is_zero(n: &u8) -> bool {
    *n == 0
}

/// Which dates of a project are agreed with a party.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Agreed {
    /// Neither.
    #[default]
    None,
    /// The start.
    Start,
    /// The finish.
    Finish,
    /// Both.
    Both,
}

impl Agreed {
    /// Whether neither is agreed.
    pub fn is_none(&self) -> bool {
        *self == Agreed::None
    }

    /// Whether the start is agreed.
    pub fn start(self) -> bool {
        matches!(self, Agreed::Start | Agreed::Both)
    }

    /// Whether the finish is agreed.
    pub fn finish(self) -> bool {
        matches!(self, Agreed::Finish | Agreed::Both)
    }
}

/// What is known of the dates of a proposed project that lacks them: the part that could be read,
/// and the texts that stood there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KnownDates {
    /// A start, when that much is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Day>,
    /// A finish, when that much is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finish: Option<Day>,
    /// The text that stood where the start belongs, when it was no usable day.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub start_text: String,
    /// The text that stood where the finish belongs, when it was no usable day.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub finish_text: String,
}

impl KnownDates {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == KnownDates::default()
    }
}

/// A rating that someone else gave, in their words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// As it was reported: "Amber/Red".
    pub value: String,
    /// Who or what reported it.
    pub source: String,
    /// The day it was true as of.
    pub as_at: Day,
}

record! {
    /// A day in a project that matters by itself.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct Milestone, MilestoneFields {
        /// What people call it.
        name: String => Name;
        /// The project it lies in.
        project: ProjectId => Project;
        /// Its day, within the project's dates.
        day: Day => Day;
        /// It was reached: its day is a fact.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        done: bool => State;
        /// Its day is agreed with a party, so that nothing pushes it.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        agreed: bool => Agreed;
    }
}

/// What a link begins or ends at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LinkEnd {
    /// A project.
    Project(ProjectId),
    /// A milestone.
    Milestone(MilestoneId),
}

/// The type of a link: which end of the predecessor drives which end of the successor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkKind {
    /// Finish to start: the successor starts after the predecessor finishes.
    #[default]
    #[serde(rename = "FS")]
    FinishStart,
    /// Start to start.
    #[serde(rename = "SS")]
    StartStart,
    /// Finish to finish.
    #[serde(rename = "FF")]
    FinishFinish,
    /// Start to finish.
    #[serde(rename = "SF")]
    StartFinish,
}

impl LinkKind {
    /// Returns the type of a link from this end of the predecessor to that end of the successor.
    pub fn between(leaves: SpanEnd, enters: SpanEnd) -> LinkKind {
        match (leaves, enters) {
            (SpanEnd::Finish, SpanEnd::Start) => LinkKind::FinishStart,
            (SpanEnd::Start, SpanEnd::Start) => LinkKind::StartStart,
            (SpanEnd::Finish, SpanEnd::Finish) => LinkKind::FinishFinish,
            (SpanEnd::Start, SpanEnd::Finish) => LinkKind::StartFinish,
        }
    }
}

/// The days between both ends of a link; a lead is negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lag {
    /// Working days.
    Working(i16),
    /// Calendar days.
    Calendar(i16),
}

impl Default for Lag {
    fn default() -> Self {
        Lag::Working(0)
    }
}

record! {
    /// The successor depends on the predecessor.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct Link, LinkFields {
        /// What comes first.
        predecessor: LinkEnd => Predecessor;
        /// What depends on it.
        successor: LinkEnd => Successor;
        /// Which ends are tied.
        #[serde(default)]
        kind: LinkKind => Kind;
        /// Days between the two ends.
        #[serde(default)]
        lag: Lag => Lag;
        /// A conflict on this link that is lived with.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        accepted: Option<Acceptance> => Accepted;
    }
}

/// Who lives with a conflict, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    /// Who accepted it.
    pub by: String,
    /// Why.
    pub reason: String,
}

record! {
    /// What projects realise: a thing, a service, a building, a campaign.
    #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(default)]
    pub struct Product, ProductFields {
        /// What people call it.
        name: String => Name;
        /// What sort of product it is, in the plan's own words.
        #[serde(skip_serializing_if = "String::is_empty")]
        kind: String => Kind;
        /// Its product manager.
        #[serde(skip_serializing_if = "Option::is_none")]
        manager: Option<PersonId> => Manager;
        /// The promised day of its launch; without one, nothing is judged.
        #[serde(skip_serializing_if = "Option::is_none")]
        launch: Option<Day> => Launch;
        /// A verdict that stands in the place of the one that is found, for a while (SPEC R7).
        #[serde(skip_serializing_if = "Option::is_none")]
        override_ as "override": Option<Override> => Override;
        /// Free text.
        #[serde(skip_serializing_if = "String::is_empty")]
        note: String => Note;
        /// Its place among the products.
        rank: Rank => Rank;
    }
}

/// Whether the launch can do without it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Need {
    /// No: the launch waits for it.
    #[default]
    Must,
    /// Yes: the product is the poorer for it.
    Should,
}

impl Need {
    pub const ALL: [Need; 2] = [Need::Must, Need::Should];
}

record! {
    /// What one project hands over to one product, at its finish or at a milestone.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct Deliverable, DeliverableFields {
        /// What is handed over.
        name: String => Name;
        /// The project that hands it over.
        project: ProjectId => Project;
        /// The milestone it is handed over at; none: the project's finish.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        milestone: Option<MilestoneId> => Handover;
        /// The product that receives it.
        product: ProductId => Product;
        /// Whether the launch can do without it.
        #[serde(default)]
        need: Need => Need;
        /// Working days before the launch that it is needed by.
        #[serde(default)]
        preparation as "lead": u16 => Preparation;
        /// Its place among the deliverables of its product.
        #[serde(default)]
        rank: Rank => Rank;
    }
}

/// How far a criterion is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CriterionState {
    /// Not judged yet.
    #[default]
    Open,
    /// Met.
    Accepted,
    /// Accepted although it is not wholly met.
    Concession,
    /// Not met.
    Rejected,
    /// No longer asked; counts as accepted, for the reason that stands in the evidence.
    Waived,
}

record! {
    /// A measurable statement that a deliverable must meet to be in the right form.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct Criterion, CriterionFields {
        /// The statement.
        text: String => Wording;
        /// The deliverable it judges.
        deliverable: DeliverableId => Deliverable;
        /// Whether the deliverable can do without it.
        #[serde(default)]
        need: Need => Need;
        /// Who sees to it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        owner: Option<PersonId> => Owner;
        /// What shows that it is met, or why it was waived.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        evidence: String => Evidence;
        /// The day it is to be accepted by.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Day> => Due;
        /// How far it is.
        #[serde(default)]
        state: CriterionState => State;
        /// Its place among the criteria of its deliverable.
        #[serde(default)]
        rank: Rank => Rank;
    }
}

record! {
    /// Somebody.
    #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(default)]
    pub struct Person, PersonFields {
        /// What people call them.
        name: String => Name;
        /// Whom they work for; none: the own organisation.
        #[serde(skip_serializing_if = "Option::is_none")]
        party: Option<PartyId> => Party;
    }
}

record! {
    /// An organisation.
    #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(default)]
    pub struct Party, PartyFields {
        /// What people call it.
        name: String => Name;
        /// Another organisation than the plan's own.
        external: bool => External;
        /// The days it works; none: those of the plan.
        #[serde(skip_serializing_if = "Option::is_none")]
        calendar: Option<Calendar> => Calendar;
    }
}

record! {
    /// Frozen dates, to compare with.
    #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(default)]
    pub struct Baseline, BaselineFields {
        /// What people call it.
        name: String => Name;
        /// The status date when it was taken.
        #[serde(skip_serializing_if = "Option::is_none")]
        as_at: Option<Day> => StatusDate;
        /// Start and finish of each project that had them.
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        projects: BTreeMap<ProjectId, Span> => Projects;
        /// The day of each milestone.
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        milestones: BTreeMap<MilestoneId, Day> => Milestones;
        /// The launch of each product that had one.
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        launches: BTreeMap<ProductId, Day> => Launches;
        /// Its place among the baselines.
        rank: Rank => Rank;
    }
}

record! {
    /// Something asked of who leads a project.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct Request, RequestFields {
        /// The project it is about.
        project: ProjectId => Project;
        /// Who is asked; none: nobody leads the project yet.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        owner: Option<PersonId> => Owner;
        /// What is asked.
        ask: Ask => Ask;
        /// The link whose conflict it would end.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        link: Option<LinkId> => Link;
        /// The status date when it was asked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        asked: Option<Day> => Asked;
        /// What was answered; empty: it is open.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        answer: String => Answer;
    }
}

/// What a request asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// To start on this day or before it.
    StartBy(Day),
    /// To finish, or to reach a milestone, on this day or before it.
    FinishBy(Day),
    /// To decide on this.
    Decide(String),
}
