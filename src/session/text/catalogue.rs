//! Every text of the page, English and Dutch side by side: a text that lacks one of them does not
//! compile.

mod arrange;
mod folder;
mod forecast;
mod gates;
mod history;
mod joining;
mod lists;
mod offline;
mod people;
mod plans;
mod programmes;
mod record;
mod schedule;
mod search;
mod several;
mod table;
mod timeline;
mod together;

pub use arrange::*;
pub use folder::*;
pub use forecast::*;
pub use gates::*;
pub use history::*;
pub use joining::*;
pub use lists::*;
pub use offline::*;
pub use people::*;
pub use plans::*;
pub use programmes::*;
pub use record::*;
pub use schedule::*;
pub use search::*;
pub use several::*;
pub use table::*;
pub use timeline::*;
pub use together::*;

use super::Lang;

/// A text a line: its name and arguments, then English, then Dutch. The arguments stand in the
/// texts by name.
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
use catalogue;

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
    open: "Open", "Openen";
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
    read_only: "Read-only: this plan is open in another tab. It is writable here as soon as that tab is closed.",
        "Alleen lezen: dit plan is open in een ander tabblad. Zodra dat sluit, kan het hier bewerkt worden.";
    refused_read_only: "This tab is read-only, because the plan is open in another tab. Make the change there, or close it.",
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
    start_list_hint: "A CSV from a spreadsheet, or paste a table (Ctrl+V); you see first how it comes in", "Een CSV uit een spreadsheet, of plak een tabel (Ctrl+V); je ziet eerst hoe die binnenkomt";
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
    today_hint: "Go to today", "Naar vandaag";
    today_shown(day: &str): "Today: {day}.", "Vandaag: {day}.";
    empty_projects: "Drag here to draw the first project, or paste a table from a spreadsheet (Ctrl+V)", "Sleep hier om het eerste project te tekenen, of plak een tabel uit een spreadsheet (Ctrl+V)";
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
    need: "Must or should", "Verplicht of gewenst";
    must: "must", "verplicht";
    should: "should", "gewenst";
    preparation: "Needed before launch", "Nodig vóór lancering";
    preparation_days: "Working days before", "Werkdagen ervoor";
    handover: "Handover", "Oplevering";
    at_finish: "at its finish", "bij het einde";
    owner: "Owner", "Eigenaar";
    evidence: "Evidence", "Bewijs";
    due: "Due", "Uiterlijk";
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
    change: "Change", "Wijzigen";
    criterion: "Criterion", "Criterium";
    new_criterion: "New criterion", "Nieuw criterium";
    delete: "Delete", "Verwijderen";
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
    the_link: "link", "afhankelijkheid";

    // What a project says first
    project_runs(start: &str, finish: &str, days: &str): "Runs from {start} to {finish}: {days}.", "Loopt van {start} tot en met {finish}: {days}.";
    project_undated: "Has no dates yet: drag its card onto the timeline, or fill them in.",
        "Heeft nog geen datums: sleep de kaart naar de tijdlijn, of vul ze in.";
    project_overdue(finish: &str, status: &str): "Should have been finished on {finish}; on the status date, {status}, it was not.",
        "Had op {finish} gereed moeten zijn; op de peildatum, {status}, was dat niet zo.";

    // Steps
    did_create(what: &str, name: &str): "New {what} “{name}”", "Nieuw: {what} “{name}”";
    did_delete(what: &str, name: &str): "Deleted {what} “{name}”", "Verwijderd: {what} “{name}”";
    did_delete_all(what: &str, n: usize): "Deleted, {what}: {n}", "Verwijderd, {what}: {n}";
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
    because_overdue(text: &str, due: &str): "Not accepted, though due on {due}: “{text}”.", "Niet geaccepteerd, terwijl het op {due} gereed moest zijn: “{text}”.";
    because_no_owner(text: &str): "Nobody owns “{text}”.", "Niemand is eigenaar van “{text}”.";
    because_no_due(text: &str): "No due date for “{text}”.", "Geen datum waarop “{text}” gereed moet zijn.";
    because_due_too_late(text: &str, due: &str, needed: &str): "“{text}” is due on {due}, after it is needed ({needed}).",
        "“{text}” is gereed op {due}, nadat het nodig is ({needed}).";
    because_no_evidence(text: &str): "Accepted without evidence: “{text}”.", "Geaccepteerd zonder bewijs: “{text}”.";
    because_concession(text: &str): "Accepted with a concession: “{text}”.", "Geaccepteerd met een concessie: “{text}”.";
    because_all_accepted(accepted: usize): "All criteria are accepted ({accepted}).", "Alle criteria zijn geaccepteerd ({accepted}).";
    because_in_order(accepted: usize, open: usize): "Criteria accepted: {accepted}; still to come: {open}, each owned and due in time.",
        "Criteria geaccepteerd: {accepted}; nog te gaan: {open}, elk met een eigenaar en op tijd gepland.";

    // Files
    exported(file: &str): "Exported as “{file}”", "Geëxporteerd als “{file}”";
    repaired(file: &str, count: usize): "“{file}” was opened; {count} things in it were mended or marked:", "“{file}” is geopend; {count} dingen erin zijn hersteld of gemarkeerd:";
    and_more(count: usize): "and {count} more", "en nog {count}";
    file_unreadable(file: &str): "“{file}” could not be read. Is it still there, and may the browser open it?", "“{file}” kon niet gelezen worden. Staat het er nog, en mag de browser het openen?";
    file_too_large(megabytes: usize): "The file is larger than {megabytes} MB, more than a plan can be. Nothing was changed.",
        "Het bestand is groter dan {megabytes} MB, meer dan een plan kan zijn. Er is niets gewijzigd.";
    file_not_text: "The file is not text: perhaps a picture, an archive or a spreadsheet. Export a plan as JSON, or save a list as CSV, and open that.",
        "Het bestand is geen tekst: misschien een afbeelding, een archief of een spreadsheet. Exporteer een plan als JSON, of bewaar een lijst als CSV, en open dat.";
    file_truncated: "The file ends in the middle, as a download does that broke off. Fetch it again; nothing was changed.",
        "Het bestand houdt halverwege op, zoals een afgebroken download. Haal het opnieuw op; er is niets gewijzigd.";
    file_malformed(line: usize, column: usize): "The file is no valid JSON: see line {line}, character {column}. Nothing was changed.",
        "Het bestand is geen geldige JSON: zie regel {line}, teken {column}. Er is niets gewijzigd.";
    file_too_deep(limit: usize): "The file is nested more than {limit} levels deep, which no plan is. Nothing was changed.",
        "Het bestand is meer dan {limit} lagen diep genest, en dat is geen plan. Er is niets gewijzigd.";
    file_text_too_long(line: usize): "A text on line {line} is longer than a plan can hold. Shorten it and open the file again.",
        "Een tekst op regel {line} is langer dan een plan kan bevatten. Kort hem in en open het bestand opnieuw.";
    file_no_plan: "The file is JSON, but no Overzicht plan. Open a file that was exported from Overzicht.",
        "Het bestand is JSON, maar geen Overzicht-plan. Open een bestand dat uit Overzicht is geëxporteerd.";
    file_newer(found: u64, known: u64): "A newer Overzicht wrote this file (schema {found}; this page reads up to {known}). Reload the page to get the newest version.",
        "Een nieuwere Overzicht schreef dit bestand (schema {found}; deze pagina leest tot en met {known}). Herlaad de pagina voor de nieuwste versie.";
    file_too_many(limit: usize): "The file holds more than {limit} records, more than a plan can. Nothing was changed.",
        "Het bestand bevat meer dan {limit} gegevens, meer dan een plan kan. Er is niets gewijzigd.";
    file_duplicate(what: &str, id: &str): "In the file, the {what} “{id}” stands there twice. Keep one of them and open the file again.",
        "In het bestand staat dit twee keer: {what} “{id}”. Houd er één en open het bestand opnieuw.";
    file_bad_id(what: &str, id: &str): "In the file, a {what} has an id that cannot be used: “{id}”.", "In het bestand staat een onbruikbare id: {what} “{id}”.";
    file_bad_record(what: &str, id: &str, line: usize, field: &str): "In the file, the {what} “{id}” on line {line} cannot be read {field}. Nothing was changed.",
        "In het bestand is dit niet te lezen: {what} “{id}” op regel {line} {field}. Er is niets gewijzigd.";
    in_field(field: &str): "(field “{field}”)", "(veld “{field}”)";
    list_empty: "The list has no row under a header. Nothing was changed.", "De lijst heeft geen rij onder een kop. Er is niets gewijzigd.";
    list_too_long: "The list has too many rows or columns for one plan. Nothing was changed.", "De lijst heeft te veel rijen of kolommen voor één plan. Er is niets gewijzigd.";
    list_cell_too_long(row: u32): "A cell in row {row} is longer than a plan can hold. Shorten it and open the list again.",
        "Een cel in rij {row} is langer dan een plan kan bevatten. Kort hem in en open de lijst opnieuw.";
    list_open_quote(row: u32): "A quotation mark opens in row {row} and never closes, so the rows after it cannot be told apart. Close it and open the list again.",
        "In rij {row} opent een aanhalingsteken dat nooit sluit, dus de rijen erna zijn niet te onderscheiden. Sluit het en open de lijst opnieuw.";
    list_no_column: "No column of the list can be the names of projects. Add a header row with a column “project” or “name”.",
        "Geen kolom van de lijst kan de namen van projecten zijn. Voeg een kopregel toe met een kolom “project” of “naam”.";

    // Repairs
    mended_name(what: &str, id: &str): "{what} “{id}” had no name and is called by its id.", "{what} “{id}” had geen naam en heet nu naar zijn id.";
    mended_proposed(id: &str): "Project “{id}” lacked dates and became proposed.", "Project “{id}” miste datums en is nu voorgesteld.";
    mended_clamped(what: &str, id: &str, field: &str): "{what} “{id}”: {field} was out of range and is now the nearest value within it.",
        "{what} “{id}”: {field} viel buiten het bereik en is nu de dichtstbijzijnde waarde.";
    mended_condition_id(id: &str, was: &str, now: &str): "Decision “{id}”: a condition had the id “{was}”, which cannot be used or is another's; its id is now “{now}”.",
        "Besluit “{id}”: een voorwaarde had de id “{was}”, die niet kan of al van een andere is; de id is nu “{now}”.";
    kept_newer(field: &str, records: usize): "“{field}” is of a newer version: it is kept and written back, but not shown ({records} times).", "“{field}” is van een nieuwere versie: het blijft bewaard en gaat mee terug, maar is niet te zien ({records} keer).";
    marked_absent(what: &str, id: &str, other: &str, other_id: &str): "{what} “{id}” refers to the {other} “{other_id}”, which is not in the plan.",
        "{what} “{id}” verwijst naar iets dat niet in het plan staat: {other} “{other_id}”.";
    marked_outside(id: &str): "Milestone “{id}” lies outside its project.", "Mijlpaal “{id}” valt buiten het project.";
    marked_circle(id: &str): "Programme “{id}” lies under itself.", "Programma “{id}” valt onder zichzelf.";

    // Keeping
    not_saved_local: "This browser’s local storage did not take the last change. It is safe in a copy; export the plan to be sure.",
        "De lokale opslag van deze browser nam de laatste wijziging niet aan. Er is een kopie; exporteer het plan voor de zekerheid.";
    not_saved: "The last change is not on disk: export the plan now, and free some space in this browser.",
        "De laatste wijziging staat niet op schijf: exporteer het plan nu en maak ruimte vrij in deze browser.";
    storage_closed: "This browser does not let the page store anything here. You can work, but export the plan before you close the page.",
        "Deze browser laat de pagina hier niets opslaan. Je kunt werken, maar exporteer het plan voordat je de pagina sluit.";
    plan_absent: "That plan is no longer in this browser.", "Dat plan staat niet meer in deze browser.";
    plan_unreadable: "The plan in this browser cannot be read. Its parts were left as they are; open an exported file to go on.",
        "Het plan in deze browser is niet te lezen. De delen zijn gelaten zoals ze zijn; open een geëxporteerd bestand om verder te gaan.";
    plan_newer(found: u64, known: u64): "A newer Overzicht keeps this plan (version {found}; this page knows up to {known}). Nothing was opened or changed. Reload the page to get the newest version.",
        "Een nieuwere Overzicht bewaart dit plan (versie {found}; deze pagina kent tot en met {known}). Er is niets geopend of veranderd. Herlaad de pagina voor de nieuwste versie.";
    damaged(count: usize): "{count} parts of the saved plan could not be used and were kept aside; the rest was put together again. Look the plan over, and export it.",
        "{count} delen van het bewaarde plan waren onbruikbaar en zijn apart gehouden; de rest is weer samengevoegd. Kijk het plan na en exporteer het.";

    // The preview of a list
    import_title(file: &str): "Import “{file}”", "“{file}” importeren";
    import_confirm(count: usize): "Import {count} projects", "{count} projecten importeren";
    import_counts(dated: usize, proposed: usize): "{dated} with dates, {proposed} without: those wait in the tray", "{dated} met datums, {proposed} zonder: die wachten in de bak";
    import_columns: "What the columns mean", "Wat de kolommen betekenen";
    import_none: "(not in the list)", "(niet in de lijst)";
    import_as_at: "The list is true as of", "De lijst geldt per";
    import_source: "Who reported the ratings", "Wie de oordelen rapporteerde";
    import_order: "Dates like 03/04/2026 could be read either way. Which comes first?", "Datums als 03/04/2026 zijn op twee manieren te lezen. Wat komt eerst?";
    import_day_first: "the day (3 April)", "de dag (3 april)";
    import_month_first: "the month (4 March)", "de maand (4 maart)";
    import_choose: "Choose…", "Kies…";
    import_kinds: "Kinds in the list, and what they become here", "Soorten in de lijst, en wat ze hier worden";
    import_sample: "The first projects as they come in", "De eerste projecten zoals ze binnenkomen";
    import_faults(count: usize): "{count} cells could not be read; their rows come in without dates, with the text that stood there",
        "{count} cellen waren niet te lezen; hun rijen komen binnen zonder datums, met de tekst die er stond";
    import_no_faults: "Every cell could be read.", "Elke cel was te lezen.";
    import_no_name: "Choose the column that holds the names of the projects.", "Kies de kolom met de namen van de projecten.";
    import_shared(a: &str, b: &str): "{a} and {b} cannot be the same column.", "{a} en {b} kunnen niet dezelfde kolom zijn.";
    row: "Row", "Rij";
    row_fault(row: u32, field: &str, problem: &str): "Row {row}, {field}: {problem}", "Rij {row}, {field}: {problem}";
    problem_missing: "empty", "leeg";
    problem_no_date(text: &str): "“{text}” is not a date", "“{text}” is geen datum";
    problem_no_such_day(text: &str): "“{text}” does not exist in the calendar", "“{text}” bestaat niet op de kalender";
    problem_out_of_range(text: &str): "“{text}” lies outside the years 1900 to 2200", "“{text}” valt buiten de jaren 1900 tot en met 2200";
    problem_either(text: &str): "“{text}” can be read in two ways", "“{text}” is op twee manieren te lezen";
    problem_ends_before_start(text: &str): "ends on {text}, before it starts", "eindigt op {text}, vóór de start";
}
