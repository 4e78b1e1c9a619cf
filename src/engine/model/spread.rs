//! How far work may come out otherwise than it is set, and which chance is good enough (SPEC C2 to
//! C5).

use serde::{Deserialize, Serialize};

/// How far what is left of a project may come out otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WorkUncertainty {
    /// Done often before: it mostly holds.
    Routine,
    /// As most work.
    Normal,
    /// Not done before by those who do it.
    New,
    /// Somebody's own estimate.
    Points(Points),
}

/// An estimate of the work that is left, as of the status date, in three points: working days, 1 or
/// more, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Points {
    /// When all goes well.
    pub low: u16,
    /// Most likely.
    pub likely: u16,
    /// When it goes badly.
    pub high: u16,
}

impl Points {
    /// An estimate; none when a point is 0 or they are not in order.
    pub fn new(low: u16, likely: u16, high: u16) -> Option<Points> {
        let points = Points { low, likely, high };
        (points == points.mended()).then_some(points)
    }

    /// The nearest estimate that is one: a point that is too low becomes the lowest that it may be.
    pub fn mended(self) -> Points {
        let low = self.low.max(1);
        let likely = self.likely.max(low);
        Points { low, likely, high: self.high.max(likely) }
    }
}

/// How a class of work comes out: it holds, or it slips by a heavy tail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Class {
    /// The chance that what is left takes exactly as long as it is set, 0 to 100 per cent.
    pub holds: u8,
    /// By how much it slips on average when it does not hold, 0 to [`Class::MOST`] per cent of what
    /// is left.
    pub slip: u16,
}

impl Class {
    /// The highest average slip, in per cent.
    pub const MOST: u16 = 1000;
}

/// Which class a project without a spread of its own is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UsualClass {
    /// [`WorkUncertainty::Routine`].
    Routine,
    /// [`WorkUncertainty::Normal`].
    #[default]
    Normal,
    /// [`WorkUncertainty::New`].
    New,
}

/// The settings of the forecast: how far work slips, how far that of one party slips together, and
/// which chance is good enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UncertaintySettings {
    /// Work that was done often before.
    pub routine: Class,
    /// Most work.
    pub normal: Class,
    /// Work that was not done before.
    pub new: Class,
    /// The class of what has no spread of its own.
    pub usual: UsualClass,
    /// In how many samples one thing hits all projects of a party alike, 0 to 100 per cent (SPEC
    /// C4).
    pub common: u8,
    /// From this chance on, a launch is green, 0 to 100 per cent (SPEC R3).
    pub green: u8,
    /// Below this chance, a launch is red, 0 to 100 per cent, at most
    /// [`UncertaintySettings::green`].
    pub red: u8,
}

/// As docs/CALIBRATION.md has it from lists.
impl Default for UncertaintySettings {
    fn default() -> Self {
        UncertaintySettings {
            routine: Class { holds: 85, slip: 55 },
            normal: Class { holds: 70, slip: 110 },
            new: Class { holds: 50, slip: 110 },
            usual: UsualClass::Normal,
            common: 30,
            green: 80,
            red: 50,
        }
    }
}

impl UncertaintySettings {
    /// Is it as it is unless somebody sets it otherwise?
    pub fn is_usual(&self) -> bool {
        *self == UncertaintySettings::default()
    }

    /// The class of a spread, that of the plan where there is none; or its three points.
    pub fn class(&self, spread: Option<WorkUncertainty>) -> Result<Class, Points> {
        match (spread, self.usual) {
            (Some(WorkUncertainty::Points(points)), _) => Err(points.mended()),
            (Some(WorkUncertainty::Routine), _) | (None, UsualClass::Routine) => Ok(self.routine),
            (Some(WorkUncertainty::Normal), _) | (None, UsualClass::Normal) => Ok(self.normal),
            (Some(WorkUncertainty::New), _) | (None, UsualClass::New) => Ok(self.new),
        }
    }

    /// The nearest settings within their ranges, and the field of the first that was beyond.
    pub fn mended(self) -> (UncertaintySettings, Option<&'static str>) {
        let class =
            |class: Class| Class { holds: class.holds.min(100), slip: class.slip.min(Class::MOST) };
        let green = self.green.min(100);
        let mended = UncertaintySettings {
            routine: class(self.routine),
            normal: class(self.normal),
            new: class(self.new),
            usual: self.usual,
            common: self.common.min(100),
            green,
            red: self.red.min(green),
        };
        let fields = [
            (self.routine != mended.routine, "uncertainty.routine"),
            (self.normal != mended.normal, "uncertainty.normal"),
            (self.new != mended.new, "uncertainty.new"),
            (self.common != mended.common, "uncertainty.common"),
            (self.green != mended.green, "uncertainty.green"),
            (self.red != mended.red, "uncertainty.red"),
        ];
        (mended, fields.into_iter().find(|(beyond, _)| *beyond).map(|(_, field)| field))
    }
}
