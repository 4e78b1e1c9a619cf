//! Every text of the page, English and Dutch side by side: a text that lacks one of them does not compile.

use super::Lang;

/// A text a line: its name and arguments, then English, then Dutch. The arguments stand in the texts by name.
macro_rules! catalogue {
    ($($name:ident $(($($arg:ident: $type:ty),*))? : $en:literal, $nl:literal;)*) => {$(
        #[doc = concat!("“", $en, "”")]
        pub fn $name(lang: Lang $(, $($arg: $type),*)?) -> String {
            match lang {
                Lang::En => format!($en),
                Lang::Nl => format!($nl),
            }
        }
    )*};
}

catalogue! {
    // The page as a whole
    app_name: "Overzicht", "Overzicht";
    tagline: "Keep the overview: every project, every product, and whether each will be there on time and in the right form.",
        "Houd overzicht: elk project, elk product, en of elk product er op tijd en in de juiste vorm zal zijn.";
    loading: "Opening…", "Openen…";
    undo: "Undo", "Ongedaan maken";
    redo: "Redo", "Opnieuw";
    undo_what(what: &str): "Undo: {what}", "Ongedaan maken: {what}";
    redo_what(what: &str): "Redo: {what}", "Opnieuw: {what}";
    export: "Export", "Exporteren";
    export_hint: "Save the whole plan as one file", "Het hele plan als één bestand bewaren";
    open_file: "Open a file", "Bestand openen";
    open_file_hint: "An Overzicht plan (JSON) or a list (CSV)", "Een Overzicht-plan (JSON) of een lijst (CSV)";
    settings: "Settings", "Instellingen";
    close: "Close", "Sluiten";
    cancel: "Cancel", "Annuleren";
    language: "Language", "Taal";
    theme: "Colours", "Kleuren";
    theme_light: "Light", "Licht";
    theme_dark: "Dark", "Donker";
    theme_system: "As the device", "Zoals het apparaat";
    saved: "Saved", "Bewaard";
    saving: "Saving…", "Bewaren…";
    unsaved: "Not saved", "Niet bewaard";
    saved_hint: "Everything is kept in this browser", "Alles is bewaard in deze browser";
    unsaved_hint: "The last changes are not on disk: export the plan now", "De laatste wijzigingen staan niet op schijf: exporteer het plan nu";
    read_only: "Read only: this plan is open in another tab. It is writable here as soon as that tab is closed.",
        "Alleen lezen: dit plan is open in een ander tabblad. Zodra dat sluit, kan het hier bewerkt worden.";
    refused_read_only: "This tab is read only, because the plan is open in another tab. Make the change there, or close it.",
        "Dit tabblad is alleen-lezen, omdat het plan open is in een ander tabblad. Wijzig het daar, of sluit dat tabblad.";
    writable_now: "The other tab was closed: this plan can be edited here now.",
        "Het andere tabblad is gesloten: dit plan kan nu hier bewerkt worden.";
    dismiss: "Dismiss", "Sluiten";
    home: "All plans", "Alle plannen";
    plan_name: "Name of the plan", "Naam van het plan";

    // The start
    start_example: "Open the example", "Voorbeeld openen";
    start_example_hint: "A ferry, four launches, and one of them in trouble", "Een veerdienst, vier lanceringen, en één ervan in de knel";
    start_file_hint: "A plan that a colleague sent, or your own copy", "Een plan van een collega, of je eigen kopie";
    start_list: "Import a list", "Lijst importeren";
    start_list_hint: "A CSV from a spreadsheet; you see first how it comes in", "Een CSV uit een rekenblad; je ziet eerst hoe die binnenkomt";
    start_empty: "Start empty", "Leeg beginnen";
    start_empty_hint: "Drag on the timeline to draw the first project", "Sleep op de tijdlijn om het eerste project te tekenen";
    start_plans: "In this browser", "In deze browser";
    start_private: "No account and no server: your plan stays in this browser, and in the files you export.",
        "Geen account en geen server: je plan blijft in deze browser, en in de bestanden die je exporteert.";
    new_plan: "New plan", "Nieuw plan";

    // The timeline
    timeline: "Timeline", "Tijdlijn";
    products: "Products", "Producten";
    projects: "Projects", "Projecten";
    count_projects(n: usize): "{n} projects", "{n} projecten";
    one_project: "1 project", "1 project";
    new_project: "New project", "Nieuw project";
    add_project: "Project", "Project";
    new_product: "New product", "Nieuw product";
    add_product: "Product", "Product";
    no_programme: "No programme", "Geen programma";
    zoom: "Zoom", "Zoomen";
    zoom_day: "Day", "Dag";
    zoom_week: "Week", "Week";
    zoom_month: "Month", "Maand";
    zoom_quarter: "Quarter", "Kwartaal";
    zoom_year: "Year", "Jaar";
    zoom_fit: "Fit all", "Alles";
    today: "Today", "Vandaag";
    empty_projects: "Drag here to draw the first project", "Sleep hier om het eerste project te tekenen";
    empty_products: "No products yet: what do the projects make?", "Nog geen producten: wat maken de projecten samen?";
    no_launch: "no launch yet", "nog geen lancering";
    launch: "Launch", "Lancering";
    launch_on(day: &str): "Launch {day}", "Lancering {day}";
    tray: "Without dates", "Zonder datums";
    tray_hint: "Drag a card onto the timeline to give it dates", "Sleep een kaart naar de tijdlijn om die datums te geven";
    from_day(day: &str): "from {day}", "vanaf {day}";
    until_day(day: &str): "until {day}", "tot {day}";
    nothing_known: "no date known", "geen datum bekend";
    fold: "Fold", "Inklappen";
    unfold: "Unfold", "Uitklappen";
    bar_name(name: &str, start: &str, finish: &str, state: &str): "{name}, {start} to {finish}, {state}", "{name}, {start} tot en met {finish}, {state}";
    lane_name(name: &str, verdict: &str): "{name}: {verdict}", "{name}: {verdict}";

    // Words
    name: "Name", "Naam";
    programme: "Programme", "Programma";
    kind: "Kind", "Soort";
    manager: "Manager", "Manager";
    project_manager: "Project manager", "Projectmanager";
    product_manager: "Product manager", "Productmanager";
    state: "State", "Status";
    progress: "Complete", "Gereed";
    progress_percent: "% complete", "% gereed";
    note: "Notes", "Notities";
    day: "Day", "Dag";
    dates: "Dates", "Datums";
    start: "Start", "Start";
    finish: "Finish", "Einde";
    duration: "Duration", "Duur";
    need: "Must or should", "Moet of hoort";
    must: "must", "moet";
    should: "should", "hoort";
    lead: "Needed before launch", "Nodig vóór lancering";
    lead_days: "working days before", "werkdagen ervoor";
    handover: "Handover", "Oplevering";
    at_finish: "at its finish", "bij het einde";
    owner: "Owner", "Eigenaar";
    evidence: "Evidence", "Bewijs";
    due: "Due", "Gereed op";
    status_date: "Status date", "Peildatum";
    status_date_hint: "The day the facts of this plan are true as of", "De dag waarop de feiten van dit plan gelden";
    tolerance: "Tolerance", "Tolerantie";
    tolerance_hint: "Working days a deliverable may be late and still be amber", "Werkdagen die een resultaat te laat mag zijn en toch oranje blijft";
    rating: "Reported rating", "Gerapporteerd oordeel";
    rating_said(value: &str, source: &str, day: &str): "{value} ({source}, {day})", "{value} ({source}, {day})";
    milestones: "Milestones", "Mijlpalen";
    milestone: "Milestone", "Mijlpaal";
    add_milestone: "Add milestone", "Mijlpaal toevoegen";
    new_milestone: "New milestone", "Nieuwe mijlpaal";
    deliverables: "Deliverables", "Op te leveren resultaten";
    delivers_to: "Delivers to", "Levert aan";
    add_deliverable: "Add a deliverable from…", "Resultaat toevoegen van…";
    find_project: "Type the name of a project", "Typ de naam van een project";
    find_product: "Type the name of a product", "Typ de naam van een product";
    add_delivers_to: "Deliver to a product…", "Leveren aan een product…";
    criteria: "Acceptance criteria", "Acceptatiecriteria";
    add_criterion: "Add criterion", "Criterium toevoegen";
    criterion_text: "What must be true of it?", "Wat moet ervoor gelden?";
    delete: "Delete", "Verwijderen";
    open_record(name: &str): "Open {name}", "{name} openen";
    known_text: "Stood in the list", "Stond in de lijst";
    gone: "(no longer in the plan)", "(niet meer in het plan)";

    state_proposed: "proposed", "voorgesteld";
    state_planned: "planned", "gepland";
    state_running: "running", "loopt";
    state_finished: "finished", "gereed";
    criterion_open: "open", "open";
    criterion_accepted: "accepted", "geaccepteerd";
    criterion_concession: "accepted with concession", "geaccepteerd met concessie";
    criterion_rejected: "rejected", "afgekeurd";
    criterion_waived: "waived", "vervallen verklaard";

    verdict_green: "ready for launch", "lanceerklaar";
    verdict_amber: "at risk", "in gevaar";
    verdict_red: "will not be ready", "komt niet gereed";
    verdict_none: "not judged", "niet beoordeeld";
    on_time: "On time", "Op tijd";
    right_form: "In the right form", "In de juiste vorm";

    the_plan: "plan", "plan";
    the_programme: "programme", "programma";
    the_project: "project", "project";
    the_milestone: "milestone", "mijlpaal";
    the_product: "product", "product";
    the_deliverable: "deliverable", "resultaat";
    the_criterion: "criterion", "criterium";
    the_person: "person", "persoon";
    the_party: "party", "partij";

    // What a project says first
    project_runs(start: &str, finish: &str, days: &str): "Runs from {start} to {finish}: {days}.", "Loopt van {start} tot en met {finish}: {days}.";
    project_undated: "Has no dates yet: drag its card onto the timeline, or fill them in.",
        "Heeft nog geen datums: sleep de kaart naar de tijdlijn, of vul ze in.";
    project_overdue(finish: &str, status: &str): "Should have been finished on {finish}; on the status date, {status}, it was not.",
        "Had op {finish} gereed moeten zijn; op de peildatum, {status}, was dat niet zo.";

    // Steps
    did_create(what: &str, name: &str): "New {what} “{name}”", "Nieuw: {what} “{name}”";
    did_delete(what: &str, name: &str): "Deleted {what} “{name}”", "Verwijderd: {what} “{name}”";
    did_rename(from: &str, to: &str): "Renamed “{from}” to “{to}”", "“{from}” hernoemd naar “{to}”";
    did_change(field: &str, name: &str): "Changed {field} of “{name}”", "Gewijzigd: {field} van “{name}”";
    did_change_plan(field: &str): "Changed {field} of the plan", "Gewijzigd: {field} van het plan";
    did_move(name: &str, days: &str): "Moved “{name}” {days}", "“{name}” {days} verplaatst";
    did_move_start(name: &str, days: &str): "Start of “{name}” {days}", "Start van “{name}” {days}";
    did_move_finish(name: &str, days: &str): "Finish of “{name}” {days}", "Einde van “{name}” {days}";
    did_place(name: &str): "“{name}” put on the timeline", "“{name}” op de tijdlijn gezet";
    did_set_launch(name: &str, day: &str): "Launch of “{name}” set to {day}", "Lancering van “{name}” op {day} gezet";
    did_clear_launch(name: &str): "Launch of “{name}” cleared", "Lancering van “{name}” leeggemaakt";
    did_open(file: &str): "Replaced the plan by the file “{file}”", "Plan vervangen door het bestand “{file}”";
    did_undo(what: &str): "Undone: {what}", "Ongedaan gemaakt: {what}";
    did_redo(what: &str): "Done again: {what}", "Opnieuw gedaan: {what}";

    refused_gone(what: &str): "That {what} is no longer in the plan.", "Dit staat niet meer in het plan: {what}.";
    refused_no_name(what: &str): "A {what} needs a name: type one.", "Geef een naam op: {what} zonder naam kan niet.";
    refused_ends_before_start: "The finish would come before the start: choose a later finish or an earlier start.",
        "Het einde zou vóór de start komen: kies een later einde of een eerdere start.";
    refused_needs_dates: "Only a proposed project may be without dates: give it a start and a finish first.",
        "Alleen een voorgesteld project mag zonder datums: geef het eerst een start en een einde.";
    refused_outside_project: "The day lies outside the project: choose one between its start and finish.",
        "De dag valt buiten het project: kies er een tussen start en einde.";

    one_working_day: "1 working day", "1 werkdag";
    many_working_days(n: i32): "{n} working days", "{n} werkdagen";
    one_day: "1 day", "1 dag";
    many_days(n: u32): "{n} days", "{n} dagen";

    // Why
    because_no_launch: "No launch is set, so there is no day to judge it by.", "Er is geen lancering gezet, dus geen dag om naar te oordelen.";
    because_no_deliverable: "No project delivers anything to it yet.", "Nog geen project levert er iets aan.";
    because_no_project(name: &str): "“{name}” comes from a project that is no longer in the plan.",
        "“{name}” komt van een project dat niet meer in het plan staat.";
    because_proposed(name: &str): "“{name}” comes from a project that is only proposed.", "“{name}” komt van een project dat nog maar voorgesteld is.";
    because_in_time(name: &str, finish: &str, slack: &str): "“{name}” is there on {finish}, with {slack} to spare.",
        "“{name}” is er op {finish}, met {slack} speling.";
    because_just_in_time(name: &str, finish: &str): "“{name}” is there on {finish}, the very day it is needed.",
        "“{name}” is er op {finish}, precies op de dag dat het nodig is.";
    because_late(name: &str, finish: &str, needed: &str, days: &str): "“{name}” is there on {finish}, {days} after it is needed ({needed}).",
        "“{name}” is er op {finish}, {days} nadat het nodig is ({needed}).";
    because_no_criterion(name: &str): "Nothing says yet what the right form of “{name}” is.", "Nog niets zegt wat de juiste vorm van “{name}” is.";
    because_rejected(text: &str): "Rejected: “{text}”.", "Afgekeurd: “{text}”.";
    because_overdue(text: &str, due: &str): "Not accepted, though due on {due}: “{text}”.", "Niet geaccepteerd, hoewel gereed op {due}: “{text}”.";
    because_no_owner(text: &str): "Nobody owns “{text}”.", "Niemand is eigenaar van “{text}”.";
    because_no_due(text: &str): "No due date for “{text}”.", "Geen datum waarop “{text}” gereed moet zijn.";
    because_due_too_late(text: &str, due: &str, needed: &str): "“{text}” is due on {due}, after it is needed ({needed}).",
        "“{text}” is gereed op {due}, nadat het nodig is ({needed}).";
    because_no_evidence(text: &str): "Accepted without evidence: “{text}”.", "Geaccepteerd zonder bewijs: “{text}”.";
    because_concession(text: &str): "Accepted with a concession: “{text}”.", "Geaccepteerd met een concessie: “{text}”.";
    because_all_accepted(accepted: usize): "All {accepted} criteria are accepted.", "Alle criteria zijn geaccepteerd ({accepted}).";
    because_in_order(accepted: usize, open: usize): "{accepted} criteria accepted; {open} still to come, each owned and due in time.",
        "{accepted} criteria geaccepteerd; {open} nog te gaan, elk met een eigenaar en op tijd gepland.";
}
