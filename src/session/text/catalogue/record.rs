//! What came of the forecasts.

use super::catalogue;
use crate::text::Lang;

catalogue! {
    record: "Forecasts then and now", "Prognoses toen en nu";
    record_now: "Now", "Nu";
    record_band: "P50 to P80", "P50 tot P80";
    record_came_key: "The day it was there", "De dag dat het er was";
    record_line(day: &str, what: &str): "{day}: {what}.", "{day}: {what}.";
    record_launch(day: &str): "launch {day}", "lancering {day}";
    record_days(half: &str, most: &str): "P50 {half}, P80 {most}", "P50 {half}, P80 {most}";
    record_since(said: &str, moved: &str): "{said} ({moved} since)", "{said} (sindsdien {moved})";
    record_chance(chance: &str): "chance {chance}", "kans {chance}";
    record_half: "kept: there by the P50", "uitgekomen: het was er op de P50";
    record_most: "kept by the P80, not by the P50", "op de P80 uitgekomen, op de P50 niet";
    record_neither: "not kept: there after the P80", "niet uitgekomen: het was er pas na de P80";
    record_came(day: &str): "it was there on {day}", "het was er op {day}";
    record_nothing: "no launch", "geen lancering";
    tally_none: "No launch with a decision has taken place yet, so nothing can be said of the forecasts.",
        "Er is nog geen lancering met een besluit geweest, dus over de prognoses valt nog niets te zeggen.";
    tally_few(came: usize, half: usize, most: usize): "Launches that came after a decision: {came}; by the P50 as first called: {half}, by the P80: {most}. Too few to tell what the forecasts are worth.",
        "Lanceringen die er kwamen na een besluit: {came}; op de P50 zoals eerst voorzien: {half}, op de P80: {most}. Te weinig om te zeggen wat de prognoses waard zijn.";
    tally(came: usize, half: usize, most: usize): "Of {came} launches that came, {half} were there by the P50 and {most} by the P80 as first called; well called are about half and four fifths.",
        "Van {came} lanceringen die er kwamen, waren er {half} op de P50 en {most} op de P80 zoals eerst voorzien; goed voorzien is ongeveer de helft en vier vijfde.";
}
