//! The forecast: how far work may come out otherwise, and the chance of a launch.

use super::catalogue;
use crate::text::Lang;

catalogue! {
    spread: "Uncertainty", "Onzekerheid";
    uncertainty: "Uncertainty", "Onzekerheid";
    because_likely(chance: &str): "The chance that all it must have is there on time: {chance}.", "Kans dat alles wat nodig is er op tijd is: {chance}.";
    headline_promised(day: &str): "Promised {day}", "Beloofd op {day}";
    headline_not_promised: "No launch promised", "Geen lancering beloofd";
    headline_late(day: &str, days: &str): "likely {day}, {days} late", "waarschijnlijk {day}, {days} te laat";
    headline_early(day: &str, days: &str): "likely {day}, {days} early", "waarschijnlijk {day}, {days} eerder";
    headline_then: "likely on that day", "waarschijnlijk op die dag";
    headline_safe(day: &str): "safe by {day}", "veilig op {day}";
    headline_by_hand(until: &str, found: &str): "Set by hand until {until}. Found: {found}.", "Met de hand gezet tot en met {until}. Gevonden: {found}.";
    headline_should(reason: &str): "Only something that it should have is late. {reason}", "Alleen iets wat er zou moeten zijn, is te laat. {reason}";
    headline_dates: "All of it is in time by its dates. No chance is known.", "Volgens de datums is alles op tijd. Een kans is niet bekend.";
    outlook: "How sure it is", "Hoe zeker het is";
    outlook_chance(day: &str, chance: &str): "The chance of being on time for {day}: {chance}.", "De kans om op tijd te zijn voor {day}: {chance}.";
    outlook_days(half: &str, most: &str): "Half of all cases are ready by {half} (P50), four out of five by {most} (P80).",
        "In de helft van de gevallen is het er op {half} (P50), in vier van de vijf op {most} (P80).";
    below_merging(plain: &str, paths: usize): "If all went as it is set, it would be there on {plain}. That is too good: {paths} paths come together, and the last of them decides.",
        "Als alles gaat zoals het gepland is, is het er op {plain}. Dat is te mooi: {paths} paden komen samen, en het laatste beslist.";
    below_tail(plain: &str): "If all went as it is set, it would be there on {plain}. That is too good: what decides can slip far, and hardly comes sooner.",
        "Als alles gaat zoals het gepland is, is het er op {plain}. Dat is te mooi: wat bepalend is kan ver uitlopen, en komt zelden eerder.";
    drivers: "What decides it", "Wat bepalend is";
    often_critical(percent: u8): "on the critical path in {percent} % of all cases", "in {percent} % van de gevallen op het kritieke pad";
    gains(from: u8, to: u8): "if it goes as planned: {from} → {to} %", "als het volgens plan gaat: {from} → {to} %";
    seek: "What another chance takes", "Wat een andere kans vraagt";
    and_later(day: &str): "{day} and later", "{day} en later";
    seek_wanted: "Chance wanted (%)", "Gewenste kans (%)";
    seek_day(percent: u8, day: &str): "For {percent} % the launch would be on {day}.", "Voor {percent} % zou de lancering op {day} zijn.";
    seek_move: "Move the launch there", "Verplaats de lancering daarheen";
    seek_first(percent: u8, day: &str): "{day} is the first day on which it could be there at all; it has about {percent} %.",
        "{day} is de eerste dag waarop het er kan zijn; die heeft ongeveer {percent} %.";
    seek_projects: "Which projects would make up for it", "Welke projecten het goed kunnen maken";
    seek_there: "It has that chance as it stands.", "Die kans is er al.";
    seek_nobody: "No project can do that alone.", "Geen project kan dat alleen.";
    bid(days: &str, chance: &str): "{days} less: {chance}", "{days} minder: {chance}";
    bid_too_little(days: &str, chance: &str): "not enough alone: {days} less gives {chance}", "alleen niet genoeg: {days} minder geeft {chance}";
    spread_usual: "as usual in this plan", "zoals gebruikelijk in dit plan";
    spread_routine: "routine: it mostly holds", "routine: het houdt meestal";
    spread_normal: "normal", "normaal";
    spread_new: "new: nobody has done it before", "nieuw: niemand deed het eerder";
    spread_points: "three points", "drie punten";
    points_low: "At best (working days left)", "Op zijn best (resterende werkdagen)";
    points_likely: "Most likely", "Waarschijnlijkst";
    points_high: "At worst", "Op zijn slechtst";
    slips: "What if it slips", "Wat als het uitloopt";
    slips_days: "Working days", "Werkdagen";
    of_samples(done: usize, all: usize): "{done} of {all} samples", "{done} van {all} trekkingen";
    readiness_board: "Readiness of all products", "Gereedheid van alle producten";
    go_products: "Go to the readiness of all products", "Ga naar de gereedheid van alle producten";
    board_chance: "Chance", "Kans";
    board_days: "P50 · P80", "P50 · P80";
    board_criteria: "Right form", "Juiste vorm";
    board_decided: "Gate", "Beslismoment";
    so_many_of(part: usize, all: usize): "{part} of {all}", "{part} van {all}";
    waits_for_all(name: &str): "All that “{name}” waits for", "Alles waar “{name}” op wacht";
    waits_for_what: "waits for", "wacht op";
    expected_and_needed(expected: &str, needed: &str): "forecast {expected}, needed {needed}", "prognose {expected}, nodig {needed}";
    pull_chance: "Pull up or down: the launch goes to the day that has this chance", "Trek omhoog of omlaag: de lancering gaat naar de dag met deze kans";
    class_routine: "Routine", "Routine";
    class_normal: "Normal", "Normaal";
    class_new: "New", "Nieuw";
    usual_class: "Usual uncertainty", "Gebruikelijke onzekerheid";
    class_holds(class: &str): "{class}: holds (%)", "{class}: houdt (%)";
    class_slip(class: &str): "{class}: slips by, on average (%)", "{class}: loopt gemiddeld uit (%)";
    common: "One cause for a whole party (%)", "Eén oorzaak voor een hele partij (%)";
    uncertainty_hint: "Of a hundred projects of a sort so many finish as set; the others take longer, on average by so many per cent of the working days that are left.",
        "Van honderd projecten van een soort komen er zoveel klaar zoals gepland; de andere duren langer, gemiddeld zoveel procent van de werkdagen die nog over zijn.";
    common_hint: "In how many of a hundred cases all projects of a party slip by the same cause", "In hoeveel van de honderd gevallen alle projecten van een partij door dezelfde oorzaak uitlopen";
    green_from: "Green from a chance of (%)", "Groen vanaf een kans van (%)";
    red_below: "Red below a chance of (%)", "Rood onder een kans van (%)";
    in_time(chance: &str): "chance of being on time {chance}", "kans om op tijd te zijn {chance}";
    chance_unknown: "not known", "onbekend";
    chance_none: "hardly any", "vrijwel geen";
    chance_all: "nearly certain", "vrijwel zeker";
    chance_about(percent: u8): "about {percent} %", "ongeveer {percent} %";
}
