//! The forecast: how far work may come out otherwise, and the chance of a launch.

use super::catalogue;
use crate::text::Lang;

catalogue! {
    spread: "Spread", "Bandbreedte";
    uncertainty: "Uncertainty", "Onzekerheid";
    because_likely(chance: &str): "The chance that all it must have is in time: {chance}.", "De kans dat alles wat nodig is op tijd is: {chance}.";
    in_time(chance: &str): "chance of being in time {chance}", "kans om op tijd te zijn {chance}";
    chance_unknown: "not known", "onbekend";
    chance_none: "hardly any", "vrijwel geen";
    chance_all: "nearly certain", "vrijwel zeker";
    chance_about(percent: u8): "about {percent} %", "ongeveer {percent} %";
}
