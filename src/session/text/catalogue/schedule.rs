//! The schedule: links, calendars, slack, conflicts, baselines, and why a date is what it is.

use super::catalogue;
use crate::text::Lang;

catalogue! {
    the_baseline: "baseline", "basislijn";
    baseline: "Baseline", "Basislijn";
    baselines: "Baselines", "Basislijnen";
    the_request: "request", "verzoek";
    word_request: "Request", "Verzoek";

    // Steps and refusals
    and_along(said: &str, others: &str): "{said}, {others} along", "{said}, {others} mee";
    one_other: "1 other", "1 ander";
    many_others(n: usize): "{n} others", "{n} andere";
    did_link(from: &str, to: &str): "“{to}” waits for “{from}”", "“{to}” wacht op “{from}”";
    did_unlink(from: &str, to: &str): "“{to}” no longer waits for “{from}”", "“{to}” wacht niet meer op “{from}”";
    did_accept(from: &str, to: &str): "Accepted that “{to}” does not wait for “{from}”", "Geaccepteerd dat “{to}” niet op “{from}” wacht";
    did_ask(name: &str): "Asked who leads “{name}”", "Gevraagd aan wie “{name}” leidt";
    did_answer(name: &str): "Noted the answer about “{name}”", "Antwoord over “{name}” genoteerd";
    refused_link_itself: "A project cannot wait for itself: choose another one.", "Een project kan niet op zichzelf wachten: kies een ander.";
    refused_linked: "This dependency is there already: change that one.", "Deze afhankelijkheid is er al: wijzig die.";
    refused_link_loop(names: &str): "They would wait for one another: {names}. Take away one of these dependencies first.",
        "Ze zouden op elkaar wachten: {names}. Haal eerst een van deze afhankelijkheden weg.";
    refused_finished: "It is finished, so it stays where it is.", "Het is afgerond, dus het blijft waar het is.";
    refused_begun: "It has begun, so its start stays where it is.", "Het is begonnen, dus het begin blijft waar het is.";
    refused_agreed: "Its date is agreed, so nothing pushes it: move it yourself, or take the agreement away first.",
        "De datum is afgesproken, dus niets schuift die door: verplaats het zelf, of haal eerst de afspraak weg.";
    refused_no_working_day: "Leave at least one working day in the week.", "Laat ten minste één werkdag in de week over.";

    // Links
    waits_for: "Waits for", "Wacht op";
    waited_for: "Waiting for it", "Wachten hierop";
    find_project_to_wait_for: "Find a project to wait for…", "Zoek een project om op te wachten…";
    find_project_that_waits: "Find a project that waits for it…", "Zoek een project dat hierop wacht…";
    add_waits_for: "Waits for which project?", "Wacht op welk project?";
    add_waited_for: "Which project waits for it?", "Welk project wacht hierop?";
    unlink: "Take this dependency away", "Deze afhankelijkheid weghalen";
    link_kind: "Dependency", "Afhankelijkheid";
    link_fs: "starts after it finishes", "begint na het einde";
    link_ss: "starts after it starts", "begint na het begin";
    link_ff: "finishes after it finishes", "eindigt na het einde";
    link_sf: "finishes after it starts", "eindigt na het begin";
    lag: "Days between", "Dagen ertussen";
    lag_hint: "Days between both ends; negative overlaps", "Dagen tussen beide einden; negatief overlapt";
    lag_unit: "Kind of days", "Soort dagen";
    working_unit: "working days", "werkdagen";
    calendar_unit: "calendar days", "kalenderdagen";

    // Conflicts
    one_conflict: "1 conflict", "1 conflict";
    many_conflicts(n: usize): "{n} conflicts", "{n} conflicten";
    conflict_start(to: &str, from: &str, days: &str, day: &str): "{to} starts {days} too early for {from}: {day} is the first day it allows.",
        "{to} begint {days} te vroeg voor {from}: {day} is de eerste dag die kan.";
    conflict_finish(to: &str, from: &str, days: &str, day: &str): "{to} finishes {days} too early for {from}: {day} is the first day it allows.",
        "{to} eindigt {days} te vroeg voor {from}: {day} is de eerste dag die kan.";
    conflict_milestone(to: &str, from: &str, days: &str, day: &str): "{to} lies {days} too early for {from}: {day} is the first day it allows.",
        "{to} ligt {days} te vroeg voor {from}: {day} is de eerste dag die kan.";
    accepted_by(by: &str, reason: &str): "Accepted by {by}: {reason}", "Geaccepteerd door {by}: {reason}";
    snap_back: "Move it there", "Verplaats het daarheen";
    ask_owner: "Ask who leads it", "Vraag wie het leidt";
    ask_person(name: &str): "Ask {name}", "Vraag {name}";
    accept: "Live with it", "Ermee leven";
    accept_by: "Who accepts it", "Wie accepteert het";
    accept_reason: "Why", "Waarom";
    accept_confirm: "Accept", "Accepteren";
    accept_undo: "Accept no longer", "Niet langer accepteren";
    accept_needs: "Say who accepts it and why.", "Zeg wie het accepteert en waarom.";

    // Requests
    requests: "Requests", "Verzoeken";
    asked_finish(name: &str, day: &str): "{name}: finish by {day}", "{name}: uiterlijk {day} eindigen";
    asked_start(name: &str, day: &str): "{name}: start by {day}", "{name}: uiterlijk {day} beginnen";
    asked_decide(name: &str, what: &str): "{name}: decide on {what}", "{name}: besluiten over {what}";
    nobody: "Nobody yet", "Nog niemand";
    answer: "Answer", "Antwoord";
    asked_on: "Asked on", "Gevraagd op";
    launches: "Launches", "Lanceringen";
    withdraw_request: "Take this request back", "Dit verzoek intrekken";

    // Slack and the critical path
    word_slack: "Slack", "Speling";
    slack_days(days: &str): "{days} before a launch or deadline is in danger", "{days} voordat een lancering of uiterste datum in gevaar komt";
    slack_none: "No slack: each day later is a day too late for a launch or deadline", "Geen speling: elke dag later is te laat voor een lancering of uiterste datum";
    slack_negative(days: &str): "Cannot be met: {days} short", "Niet te halen: {days} te kort";
    slack_nothing: "No launch or deadline depends on it", "Er hangt geen lancering of uiterste datum van af";
    free_slack_days(days: &str): "{days} before another project has to move", "{days} voordat een ander project moet schuiven";
    free_slack_none: "A day later, and another project has to move", "Een dag later, en een ander project moet schuiven";
    show_slack: "Show how far each bar may slip", "Toon hoe ver elke balk mag uitlopen";
    next_conflict: "Next conflict", "Volgend conflict";
    show_critical: "Critical path to this launch", "Kritieke pad naar deze lancering";
    hide_critical: "Hide the critical path", "Kritieke pad verbergen";
    critical_nothing: "Nothing on the way to this launch has dates yet.", "Niets op weg naar deze lancering heeft al datums.";
    critical_near: "Nearly on it", "Er bijna op";
    critical_more(days: &str): "{days} more", "{days} meer";
    critical_with(days: &str): "{days} of slack on it", "{days} speling erop";
    critical_without: "no slack on it", "geen speling erop";
    critical_short(days: &str): "cannot be met by {days}", "niet te halen: {days} te kort";

    // Why
    ask_why: "Why?", "Waarom?";
    why_hide: "Hide why", "Waarom verbergen";
    why_set_start(day: &str): "Starts {day}: set by hand.", "Begint {day}: zo ingesteld.";
    why_set_finish(day: &str): "Finishes {day}: set by hand.", "Eindigt {day}: zo ingesteld.";
    why_later_start(day: &str, days: &str, name: &str): "Starts {day}: set by hand, {days} later than {name} allows.",
        "Begint {day}: zo ingesteld, {days} later dan {name} toelaat.";
    why_later_finish(day: &str, days: &str, name: &str): "Finishes {day}: set by hand, {days} later than {name} allows.",
        "Eindigt {day}: zo ingesteld, {days} later dan {name} toelaat.";
    why_fact_start(day: &str): "Started {day}: that is a fact.", "Begonnen op {day}: dat is een feit.";
    why_fact_finish(day: &str): "Finished {day}: that is a fact.", "Afgerond op {day}: dat is een feit.";
    why_status_start(day: &str): "Starts {day} at the earliest: it has not begun, and that is the status date or the first working day after it.",
        "Begint op zijn vroegst {day}: het is niet begonnen, en dat is de peildatum of de eerste werkdag erna.";
    why_status_finish(day: &str): "Finishes {day} at the earliest: it is not finished, and that is the status date.",
        "Eindigt op zijn vroegst {day}: het is niet af, en dat is de peildatum.";
    why_remaining(day: &str, days: &str): "Finishes {day}: {days} of work left from the status date on.", "Eindigt {day}: vanaf de peildatum nog {days} werk.";
    why_length(day: &str, days: &str): "Finishes {day}: {days} from its start.", "Eindigt {day}: {days} vanaf het begin.";
    why_link_start(day: &str, cause: &str): "Starts {day} because {cause}.", "Begint {day} omdat {cause}.";
    why_link_finish(day: &str, cause: &str): "Finishes {day} because {cause}.", "Eindigt {day} omdat {cause}.";
    cause_finishes(name: &str, day: &str): "{name} finishes {day}", "{name} {day} eindigt";
    cause_starts(name: &str, day: &str): "{name} starts {day}", "{name} {day} begint";
    cause_reached(name: &str, day: &str): "{name} is reached {day}", "{name} {day} wordt bereikt";
    cause_lag(cause: &str, days: &str): "{cause}, {days} between", "{cause}, {days} ertussen";
    cause_lead(cause: &str, days: &str): "{cause}, {days} of overlap", "{cause}, {days} overlap";
    cause_then(cause: &str, pauses: &str): "{cause}, then {pauses}", "{cause}, daarna {pauses}";
    why_set_for(said: &str, day: &str): "Set for {day}, but: {said}", "Ingesteld op {day}, maar: {said}";
    whose(name: &str, said: &str): "{name}: {said}", "{name}: {said}";
    a_weekend: "a weekend", "een weekend";
    one_calendar_day: "1 calendar day", "1 kalenderdag";
    many_calendar_days(n: i32): "{n} calendar days", "{n} kalenderdagen";
    expected(start: &str, finish: &str): "Expected {start} to {finish}", "Verwacht {start} tot en met {finish}";

    // Agreed dates, deadline, remaining work
    agreed: "Agreed dates", "Afgesproken datums";
    agreed_none: "none", "geen";
    agreed_start: "the start", "het begin";
    agreed_finish: "the finish", "het einde";
    agreed_both: "start and finish", "begin en einde";
    agreed_hint: "What is agreed with a party is not pushed by others", "Wat met een partij is afgesproken wordt niet door anderen verschoven";
    breaks_agreement_title: "An agreed date would be broken", "Een afgesproken datum zou verschuiven";
    breaks_agreement(names: &str): "Agreed with a party: {names}. Move it all the same? The agreement stays noted, with the new date.",
        "Afgesproken met een partij: {names}. Toch verplaatsen? De afspraak blijft genoteerd, met de nieuwe datum.";
    keep_agreement: "Leave it", "Laat staan";
    break_agreement: "Move it", "Verplaats";
    milestone_reached: "Reached", "Bereikt";
    end_from: "From", "Van";
    end_to: "To", "Naar";
    end_project: "the project itself", "het project zelf";
    agreed_milestone: "Agreed", "Afgesproken";
    deadline: "Deadline", "Uiterste datum";
    deadline_hint: "The day it must be finished by, set by somebody outside the plan", "De dag waarop het af moet zijn, gesteld door iemand buiten het plan";
    remaining: "Work left (working days)", "Resterend werk (werkdagen)";
    remaining_hint: "Work left as of the status date; empty: it finishes as set", "Werk dat op de peildatum nog rest; leeg: het eindigt zoals ingesteld";

    // Calendars
    calendar: "Working days", "Werkdagen";
    calendar_note: "Changing the calendar moves no date.", "De kalender wijzigen verplaatst geen datum.";
    holidays: "Public holidays", "Feestdagen";
    holidays_none: "none", "geen";
    holidays_nl: "the Netherlands", "Nederland";
    good_friday_off: "Good Friday off", "Goede Vrijdag vrij";
    liberation_day_off: "5 May off every year", "5 mei elk jaar vrij";
    closed_periods: "Closed periods", "Gesloten periodes";
    closed_hint: "Days on which nobody works: the construction break, a move, holidays of elsewhere", "Dagen waarop niemand werkt: de bouwvak, een verhuizing, feestdagen van elders";
    add_closed: "Closed period", "Gesloten periode";
    new_closed: "Closed", "Gesloten";
    remove_closed: "Remove this period", "Deze periode verwijderen";
    first_day: "First day", "Eerste dag";
    last_day: "Last day", "Laatste dag";
    own_calendar: "A calendar of its own", "Een eigen kalender";
    own_calendar_hint: "Without one, the working days of the plan hold", "Zonder eigen kalender gelden de werkdagen van het plan";
    holiday_new_year: "New Year’s Day", "Nieuwjaarsdag";
    holiday_good_friday: "Good Friday", "Goede Vrijdag";
    holiday_easter: "Easter Sunday", "eerste paasdag";
    holiday_easter_monday: "Easter Monday", "tweede paasdag";
    holiday_kings_day: "King’s Day", "Koningsdag";
    holiday_liberation_day: "Liberation Day", "Bevrijdingsdag";
    holiday_ascension: "Ascension Day", "Hemelvaartsdag";
    holiday_whit_sunday: "Whit Sunday", "eerste pinksterdag";
    holiday_whit_monday: "Whit Monday", "tweede pinksterdag";
    holiday_christmas: "Christmas Day", "eerste kerstdag";
    holiday_boxing_day: "Boxing Day", "tweede kerstdag";

    // Baselines
    take_baseline: "Take a baseline", "Basislijn vastleggen";
    baseline_hint: "Freezes all dates as they are now, to compare with later", "Legt alle datums vast zoals ze nu zijn, om later mee te vergelijken";
    new_baseline(n: usize): "Baseline {n}", "Basislijn {n}";
    baseline_shown: "Shown on the timeline", "Op de tijdlijn getoond";
    variance_said(start: &str, finish: &str): "start {start}, finish {finish}", "begin {start}, einde {finish}";
    variance_same: "as in the baseline", "zoals in de basislijn";
    variance_unknown: "not in the baseline", "niet in de basislijn";

    // Push rules
    push_rule: "How links push", "Hoe afhankelijkheden doorschuiven";
    push_on_overlap: "Push on overlap", "Doorschuiven bij overlap";
    push_keep_distance: "Keep distance", "Houd afstand";
    push_close_gaps: "Close gaps", "Sluit gaten";
    push_only_this: "Only this", "Alleen dit";
    push_hint_on_overlap: "What waits for it moves only when it must, and just enough", "Wat erop wacht schuift alleen als het moet, en net genoeg";
    push_hint_keep_distance: "The chain moves along, each at the distance it had", "De keten schuift mee, elk op de afstand die het had";
    push_hint_close_gaps: "What waits for it follows at once, and comes back as well", "Wat erop wacht sluit direct aan, en komt ook terug";
    push_hint_only_this: "Nothing else moves; what comes too early shows as a conflict", "Niets anders schuift; wat te vroeg komt toont als conflict";
}
