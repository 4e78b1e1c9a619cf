//! Several plans as one view, and a plan that comes into another one.

use super::{Lang, catalogue};

catalogue! {
    several_look: "Look at several together", "Meerdere samen bekijken";
    several_look_at(n: usize): "Look at these {n} together", "Deze {n} samen bekijken";
    several_pick_hint: "Pick two plans or more. They are shown as one plan, for reading; the plans themselves stay as they are.",
        "Kies twee of meer plannen. Je ziet ze als één plan, om te lezen; de plannen zelf blijven zoals ze zijn.";
    several_pick(name: &str): "Look at “{name}” too", "Ook “{name}” bekijken";
    several_line(n: usize): "A view of {n} plans, for reading", "{n} plannen samen, om te lezen";
    several_as_of(day: &str): "status {day}", "peildatum {day}";
    several_no_status: "no status date", "geen peildatum";
    several_open(name: &str): "Open “{name}” to change it", "“{name}” openen om te wijzigen";
    several_from(name: &str): "From the plan “{name}”", "Uit het plan “{name}”";
    several_open_plan: "Open this plan", "Dit plan openen";
    several_status_differs(day: &str): "The status dates differ: here the earliest holds, {day}.", "De peildatums verschillen: hier geldt de vroegste, {day}.";
    several_calendar_differs(name: &str): "The working days differ: here those of “{name}” hold.", "De werkdagen verschillen: hier gelden die van “{name}”.";
    several_settings_differ(name: &str): "The tolerance or the settings of the forecast differ: here those of “{name}” hold.",
        "De tolerantie of de instellingen van de prognose verschillen: hier gelden die van “{name}”.";
    several_newer: "What a newer version of Overzicht wrote of a plan as a whole is left out.", "Wat een nieuwere Overzicht over een plan als geheel schreef, is weggelaten.";
    several_for_reading: "This is a view of several plans, for reading. Open one of them to change it.",
        "Dit zijn meerdere plannen samen, om te lezen. Open een ervan om het te wijzigen.";
    several_refused(why: &str): "The plans cannot be shown together. {why}", "De plannen zijn niet samen te tonen. {why}";
    several_gone: "One of these plans is not in this browser (any more), so they are not shown together.",
        "Een van deze plannen staat niet (meer) in deze browser. Daarom zijn ze niet samen te zien.";

    plan_intake: "Take a plan in…", "Plan opnemen…";
    plan_intake_hint: "Take another plan in as a programme…", "Een ander plan opnemen als programma…";
    plan_intake_title: "Take a plan in as a programme", "Plan opnemen als programma";
    plan_intake_which: "Which plan?", "Welk plan?";
    plan_intake_none: "There is no other plan in this browser. Open its file from the list of plans first.",
        "Er is geen ander plan in deze browser. Open eerst het bestand ervan vanuit de lijst met plannen.";
    plan_intake_brings(name: &str, projects: usize, products: usize, people: usize): "“{name}” becomes a programme of this plan. Projects {projects}, products {products}, people {people}.",
        "“{name}” wordt een programma van dit plan. Projecten {projects}, producten {products}, personen {people}.";
    plan_intake_left(what: &str): "What holds for it as a whole does not come along: {what}. What this plan has holds.",
        "Wat voor dat plan als geheel geldt, komt niet mee: {what}. Wat dit plan heeft, geldt.";
    plan_intake_status: "its status date", "de peildatum";
    plan_intake_calendar: "its working days", "de werkdagen";
    plan_intake_settings: "its tolerance and settings of the forecast", "de tolerantie en de instellingen van de prognose";
    plan_intake_newer: "what a newer version wrote of it", "wat een nieuwere versie erover schreef";
    plan_intake_promise: "It is one step, which undo takes back. The plan that it comes from stays as it is.",
        "Het is één stap, die je ongedaan kunt maken. Het plan waar het uit komt, blijft zoals het is.";
    plan_intake_take: "Take in", "Opnemen";

    did_take_plan_in(name: &str): "Took “{name}” in as a programme", "“{name}” opgenomen als programma";
    refused_into_itself: "That is this very plan.", "Dat is dit plan zelf.";
    refused_taken_in(plan: &str, programme: &str): "“{plan}” is already in this plan, as the programme “{programme}”. To take it in anew, delete that programme and all it holds first.",
        "“{plan}” zit al in dit plan, als het programma “{programme}”. Verwijder dat programma met alles erin om het opnieuw op te nemen.";
    refused_taken_in_part(plan: &str): "A part of “{plan}” is already in this plan. To take it in anew, delete that part first.",
        "Een deel van “{plan}” zit al in dit plan. Verwijder dat deel om het opnieuw op te nemen.";
    refused_too_many_records(plan: &str, limit: usize): "With “{plan}” there would be more than {limit} records, more than a plan can hold.",
        "Met “{plan}” erbij zouden het meer dan {limit} gegevens zijn, meer dan een plan kan bevatten.";
    refused_too_many_calendars(plan: &str, limit: usize): "With “{plan}” more than {limit} parties would have working days of their own, more than a plan can hold.",
        "Met “{plan}” erbij zouden meer dan {limit} partijen eigen werkdagen hebben, meer dan een plan kan bevatten.";
}
