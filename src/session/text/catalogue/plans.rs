//! The plans of this browser, where their data is, and what a file would change in one.

use super::catalogue;
use crate::text::Lang;

catalogue! {
    plans: "Plans", "Plannen";

    // A line of the list
    is_example: "example", "voorbeeld";
    changed_when(when: &str): "changed {when}", "{when} gewijzigd";
    exported_when(when: &str): "file {when}", "bestand {when}";
    exported_never: "no file yet", "nog geen bestand";
    day_today: "today", "vandaag";
    day_yesterday: "yesterday", "gisteren";
    days_ago(days: i32): "{days} days ago", "{days} dagen geleden";
    on_day(day: &str): "on {day}", "op {day}";
    rename_plan(name: &str): "Rename “{name}” (F2)", "“{name}” hernoemen (F2)";
    duplicate_plan(name: &str): "Duplicate “{name}”", "“{name}” dupliceren";
    bin_plan(name: &str): "Delete “{name}”: it can be restored", "“{name}” verwijderen: terughalen kan";
    restart_example: "Start afresh", "Opnieuw beginnen";
    restart_example_hint: "Make the example what it was at first; undo takes that back", "Maak het voorbeeld zoals het eerst was; dat kan ongedaan gemaakt worden";
    copy_of(name: &str): "{name} (copy)", "{name} (kopie)";

    // The bin
    recently_deleted(count: usize): "Recently deleted ({count})", "Onlangs verwijderd ({count})";
    bin_days_left(days: i32): "deleted for good in {days} days", "over {days} dagen definitief verwijderd";
    bin_day_left: "deleted for good tomorrow", "morgen definitief verwijderd";
    restore: "Restore", "Terughalen";
    restore_plan(name: &str): "Restore “{name}”", "Terughalen: “{name}”";
    purge: "Delete for good", "Definitief verwijderen";
    purge_plan(name: &str): "Delete for good: “{name}”", "Definitief verwijderen: “{name}”";
    purge_sure: "Cannot be undone: press again", "Kan niet ongedaan: druk nogmaals";
    plan_binned(name: &str): "Deleted “{name}”", "“{name}” verwijderd";
    open_elsewhere(name: &str): "“{name}” is open in another tab. Close it there first, then try again.",
        "“{name}” is open in een ander tabblad. Sluit het daar eerst en probeer het dan opnieuw.";
    plan_kept(name: &str): "The browser did not take the change, so “{name}” is as it was. Free some space in this browser and try again.",
        "De browser nam de wijziging niet aan, dus “{name}” is zoals het was. Maak ruimte vrij in deze browser en probeer het opnieuw.";

    // A file of a plan that is here already
    open_copy: "Open as a copy", "Als kopie openen";
    differs(what: &str, name: &str): "{what} “{name}”", "{what} “{name}”";
    differs_in(what: &str, name: &str, fields: &str): "{what} “{name}”: {fields}", "{what} “{name}”: {fields}";
    no_backup: "Nothing was changed: the backup that is made first could not be written. Free some space in this browser and try again.",
        "Er is niets gewijzigd: de reservekopie die eerst gemaakt wordt, kon niet geschreven worden. Maak ruimte vrij in deze browser en probeer het opnieuw.";
    did_restart: "The example started afresh", "Voorbeeld opnieuw begonnen";

    // Fields that have no word elsewhere
    field_parent: "programme above", "bovenliggend programma";
    field_hue: "colour", "kleur";
    field_rank: "place in the order", "plaats in de volgorde";
    field_known: "what is known of the dates", "wat van de datums bekend is";
    field_reached: "reached", "bereikt";
    field_predecessor: "predecessor", "voorganger";
    field_successor: "successor", "opvolger";
    field_lag: "lag", "wachttijd";
    field_accepted: "accepted conflict", "aanvaard conflict";
    field_wording: "wording", "tekst";
    field_external: "internal or external", "intern of extern";
    field_week: "working week", "werkweek";

    // Where the data is
    data_place: "Where your plans are", "Waar je plannen staan";
    data_here: "In this browser, on this device. There is no server: nobody else has them unless you send a file.",
        "In deze browser, op dit apparaat. Er is geen server: niemand anders heeft ze, tenzij je een bestand stuurt.";
    room: "Room used", "Gebruikte ruimte";
    room_used(percent: usize): "{percent} % of the room in this browser is used", "{percent} % van de ruimte in deze browser is gebruikt";
    room_hardly_used: "Less than 1 % of the room in this browser is used", "Minder dan 1 % van de ruimte in deze browser is gebruikt";
    room_short: "Nearly full: export what you no longer use, and delete it here.", "Bijna vol: exporteer wat je niet meer gebruikt en verwijder het hier.";
    file_never: "This plan was never exported: it exists in this browser only.", "Dit plan is nooit geëxporteerd: het bestaat alleen in deze browser.";
    file_fresh(when: &str): "Last exported {when}; nothing has changed since.", "Laatst geëxporteerd: {when}; sindsdien is er niets gewijzigd.";
    file_stale(when: &str, steps: u64): "Last exported {when}; changes since: {steps}.", "Laatst geëxporteerd: {when}; wijzigingen sindsdien: {steps}.";
    export_now: "Export now", "Nu exporteren";
    remind_first: "Export a first file", "Eerste bestand exporteren";
    remind_old(when: &str): "Export: last file {when}", "Exporteren: laatste bestand {when}";
    remind_hint(steps: u64): "{steps} changes are in this browser only: export a file", "{steps} wijzigingen staan alleen in deze browser: exporteer een bestand";
    persisted_yes: "The browser has promised not to clear them away by itself.", "De browser heeft beloofd ze niet uit zichzelf op te ruimen.";
    persisted_no: "The browser may clear them away when the device runs short of room: keep a file.",
        "De browser mag ze opruimen als het apparaat ruimte tekortkomt: bewaar een bestand.";
    persisted_unknown: "The browser does not say whether it may clear them away: keep a file.",
        "De browser zegt niet of hij ze mag opruimen: bewaar een bestand.";
    persist_ask: "Ask the browser to keep them", "Vraag de browser ze te bewaren";
    persist_refused: "The browser did not promise it. Some do after more visits; a file is always safe.",
        "De browser heeft het niet beloofd. Sommige doen dat na meer bezoeken; een bestand is altijd veilig.";
    backups: "Backups of this plan", "Reservekopieën van dit plan";
    backups_hint: "As it was before a file took its place; the last ten are kept.", "Zoals het was voordat een bestand ervoor in de plaats kwam; de laatste tien blijven.";
    backup_line(day: &str, projects: &str): "{day}, {projects}", "{day}, {projects}";
    open_backup: "Open as a new plan", "Als nieuw plan openen";
    open_backup_of(day: &str): "Open as a new plan: backup of {day}", "Als nieuw plan openen: reservekopie van {day}";
    backup_of(name: &str, day: &str): "{name} (backup of {day})", "{name} (reservekopie van {day})";
    backup_unreadable: "That backup cannot be read any more. The plan itself is untouched.", "Die reservekopie is niet meer te lezen. Het plan zelf is onaangeroerd.";
}
