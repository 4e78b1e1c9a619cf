//! Gates, overrides and the product manager's own plan.

use super::catalogue;
use crate::text::Lang;

catalogue! {
    the_decision: "decision", "besluit";
    word_decision: "Decision", "Besluit";
    the_activity: "activity", "activiteit";
    the_newer: "part of a newer version", "onderdeel van een nieuwere versie";
    newer_hint: "Kept as it stands and written back; not used here.", "Blijft bewaard zoals het er staat en gaat mee terug; hier niet gebruikt.";
    from_newer(value: &str): "From a newer version: {value}", "Van een nieuwere versie: {value}";
    word_newer: "Of a newer version", "Van een nieuwere versie";
    word_activity: "Activity", "Activiteit";
    outcome: "Outcome", "Uitkomst";
    decided_by: "Decided by", "Besloten door";
    gate: "Gate", "Beslismoment";
    conditions: "Conditions", "Voorwaarden";
    when: "When", "Wanneer";
    one_condition: "1 condition", "1 voorwaarde";
    count_conditions(n: usize): "{n} conditions", "{n} voorwaarden";
    one_activity: "1 activity", "1 activiteit";
    count_activities(n: usize): "{n} activities", "{n} activiteiten";
    field_override: "override", "afwijkend oordeel";
    field_foreseen: "forecast at the decision", "prognose bij het besluit";
    field_seed: "the seed of its chances", "het startgetal van de kansen";

    // Steps and refusals
    did_override(name: &str, until: &str): "Overrode the verdict on “{name}” until {until}", "Oordeel over “{name}” tot en met {until} vervangen";
    did_lift_override(name: &str): "The verdict on “{name}” is as found again", "Oordeel over “{name}” is weer zoals gevonden";
    did_decide(name: &str, outcome: &str): "Decided on “{name}”: {outcome}", "Besloten over “{name}”: {outcome}";
    refused_no_reason: "Say why the verdict should be another one.", "Zeg waarom het oordeel anders moet zijn.";
    refused_expired(status: &str): "A verdict that ended before the status date, {status}, would stand for nothing: choose a later last day.",
        "Een oordeel dat vóór de peildatum, {status}, al ophield, geldt nergens voor: kies een latere laatste dag.";
    refused_no_expiry: "Say until when it holds: choose a last day.", "Zeg tot wanneer het geldt: kies een laatste dag.";
    refused_no_condition: "A conditional go needs a condition: say what has to be met.", "Een go onder voorwaarden heeft een voorwaarde nodig: zeg waaraan voldaan moet zijn.";
    refused_empty_condition: "A condition needs a text: say what has to be met.", "Een voorwaarde heeft een tekst nodig: zeg waaraan voldaan moet zijn.";
    refused_id_taken: "Nothing was added: its id is in use already. Try again.", "Er is niets toegevoegd: het id is al in gebruik. Probeer het opnieuw.";
    refused_no_launch: "The product has no launch yet: set that first.", "Het product heeft nog geen lancering: zet die eerst.";
    mended_no_reason(id: &str): "The override of product “{id}” gave no reason and was taken away.",
        "Het afwijkende oordeel over product “{id}” had geen reden en is weggehaald.";

    // The verdict in the inspector
    by_decision: "What was decided", "Wat is besloten";
    say_otherwise: "Override the verdict", "Oordeel vervangen";
    said_verdict: "Verdict", "Oordeel";
    said_reason: "Reason", "Reden";
    said_by: "By", "Door";
    said_until: "Until", "Tot en met";
    override_confirm: "Override", "Vervangen";
    lift_override: "Back to the verdict as found", "Terug naar het gevonden oordeel";

    // Verdicts
    verdict_because(name: &str, verdict: &str, reasons: &str): "“{name}”: {verdict}, because {reasons}.", "“{name}”: {verdict}, want {reasons}.";
    overridden(until: &str, said: &str, found: &str, reason: &str): "Until {until} it counts as “{said}” instead of “{found}”: {reason}",
        "Tot en met {until} geldt “{said}” in plaats van “{found}”: {reason}";
    overridden_by(until: &str, said: &str, found: &str, by: &str, reason: &str): "Until {until} it counts as “{said}” instead of “{found}”, says {by}: {reason}",
        "Tot en met {until} geldt “{said}” in plaats van “{found}”, zegt {by}: {reason}";
    by_hand(verdict: &str, until: &str, found: &str): "{verdict} (set by hand until {until}; found: {found})",
        "{verdict} (handmatig gezet tot en met {until}; gevonden: {found})";
    by_hand_mark: "set by hand", "handmatig gezet";
    override_expired(until: &str, said: &str, found: &str, reason: &str): "The override “{said}” expired after {until}, so “{found}” counts; its reason was: {reason}",
        "Het afwijkende oordeel “{said}” is na {until} verlopen, dus “{found}” geldt; de reden was: {reason}";
    because_unmet(text: &str, due: &str): "The condition “{text}” was to be met by {due} and is not.", "Aan de voorwaarde “{text}” is niet voldaan, hoewel dat op {due} moest.";
    because_held(day: &str): "It was decided on {day} to hold.", "Op {day} is besloten het aan te houden.";
    because_recycled(day: &str): "It was decided on {day} to recycle it: to do it over and come back.", "Op {day} is besloten het over te doen en opnieuw voor te leggen.";
    because_stopped(day: &str): "It was stopped on {day}.", "Op {day} is besloten te stoppen.";

    // Decisions
    gates: "Gates", "Beslismomenten";
    decide: "Decide", "Besluiten";
    decide_confirm: "Note the decision", "Besluit vastleggen";
    between_gates: "none: between gates", "geen: tussen beslismomenten";
    gate_of(gate: &str, project: &str): "{gate} ({project})", "{gate} ({project})";

    change_this(outcome: &str, day: &str): "Change: {outcome} on {day}", "Wijzigen: {outcome} op {day}";
    delete_condition: "Take the condition away", "Voorwaarde weghalen";
    take_back: "Take the decision back", "Besluit terugnemen";
    word_condition: "Condition", "Voorwaarde";
    another_condition: "Another condition", "Nog een voorwaarde";
    condition_is_met: "Met", "Voldaan";
    outcome_go: "go", "go";
    outcome_conditional: "conditional go", "go onder voorwaarden";
    outcome_hold: "hold", "aanhouden";
    outcome_recycle: "recycle", "opnieuw voorleggen";
    outcome_stop: "stop", "stoppen";
    decided(name: &str, outcome: &str, day: &str): "“{name}”: {outcome} on {day}", "“{name}”: {outcome} op {day}";
    decided_at(said: &str, gate: &str): "{said} at “{gate}”", "{said} bij “{gate}”";
    decided_by_whom(said: &str, by: &str): "{said} by {by}", "{said} door {by}";
    decided_conditions(said: &str, met: usize, all: usize): "{said}, {met} of {all} conditions met", "{said}, aan {met} van {all} voorwaarden voldaan";
    decided_foreseen(said: &str, foreseen: &str): "{said}; forecast that day: {foreseen}", "{said}; prognose van die dag: {foreseen}";
    foreseen_launch(day: &str): "launch {day}", "lancering {day}";
    foreseen_chance(chance: &str): "chance of being on time {chance}", "kans om op tijd te zijn {chance}";
    foreseen_days(p50: &str, p80: &str): "ready by {p50} (P50) or {p80} (P80)", "gereed op {p50} (P50) of {p80} (P80)";
    condition_line(text: &str, who: &str, due: &str): "“{text}”: {who}, {due}", "“{text}”: {who}, {due}";
    condition_due(day: &str): "by {day}", "uiterlijk {day}";
    condition_no_due: "without a date", "zonder datum";

    // Activities
    add_activity(kind: &str): "Add {kind}", "{kind} toevoegen";
    new_activity: "New activity", "Nieuwe activiteit";
    follows_launch: "Moves with the launch", "Beweegt mee met de lancering";
    first_from_launch: "First working day from the launch", "Eerste werkdag vanaf de lancering";
    last_from_launch: "Last working day from the launch", "Laatste werkdag vanaf de lancering";
    from_launch_hint: "Working days from the launch: 0 is the launch itself, -5 is five working days before it", "Werkdagen vanaf de lancering: 0 is de lancering zelf, -5 is vijf werkdagen ervoor";
    activities: "Activities", "Activiteiten";
    activity_promotion: "promotion", "promotie";
    activity_launch: "launch", "lancering";
    activity_improvement: "improvement", "verbetering";
    activity_release: "release", "release";
    activity_support: "support", "ondersteuning";
    activity_on(name: &str, kind: &str, days: &str, how: &str): "“{name}” ({kind}): {days}, {how}.", "“{name}” ({kind}): {days}, {how}.";
    activity_nowhere(name: &str, kind: &str, how: &str): "“{name}” ({kind}): {how}, as soon as a launch is set.", "“{name}” ({kind}): {how}, zodra er een lancering is gezet.";
    activity_days(start: &str, finish: &str): "{start} to {finish}", "{start} tot en met {finish}";
    activity_fixed: "whatever becomes of the launch", "wat er ook met de lancering gebeurt";
    before_launch(days: &str): "{days} before the launch", "{days} vóór de lancering";
    after_launch(days: &str): "{days} after the launch", "{days} na de lancering";
    at_launch: "the day of the launch", "de dag van de lancering";
    between_launch(start: &str, finish: &str): "from {start} to {finish}", "van {start} tot en met {finish}";

    // If it slips
    if_slips(name: &str, days: &str, what: &str): "If “{name}” takes {days} longer: {what}.", "Als “{name}” {days} langer duurt: {what}.";
    if_slips_not(name: &str): "“{name}” finishes no later, so nothing follows.", "“{name}” eindigt niet later, dus er volgt niets uit.";
    slip_launch(name: &str, from: &str, to: &str): "“{name}” goes from {from} to {to}", "“{name}” gaat van {from} naar {to}";
    slip_no_launch: "every launch stands as before", "elke lancering staat er even goed voor";
    slip_one_other: "1 other project finishes later", "1 ander project eindigt later";
    slip_others(n: usize): "{n} other projects finish later", "{n} andere projecten eindigen later";
    slip_people(names: &str): "to adjust: {names}", "bij te sturen door: {names}";
    standing(verdict: &str, more: &str): "{verdict} ({more})", "{verdict} ({more})";
}
