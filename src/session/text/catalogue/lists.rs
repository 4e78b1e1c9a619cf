//! Lists that come again, pasted tables, and tables that are exported.

use super::catalogue;
use crate::text::Lang;

catalogue! {
    export_tables: "Tables for a spreadsheet (CSV)", "Tabellen voor een spreadsheet (CSV)";
    export_table(what: &str): "Export {what} as a table (CSV)", "{what} als tabel exporteren (CSV)";
    id_in_plan: "Id in the plan", "Id in het plan";
    part_of: "Part of", "Onderdeel van";
    employer: "Works for", "Werkt voor";
    head_project: "Project", "Project";
    head_product: "Product", "Product";
    head_person: "Person", "Persoon";
    parties: "Parties", "Partijen";
    pasted: "pasted table", "geplakte tabel";
    pasted_plan: "pasted text", "geplakte tekst";
    import_into: "Where it goes", "Waar het heen gaat";
    import_new_plan: "A new plan", "Een nieuw plan";
    import_this_plan(name: &str): "This plan: {name}", "Dit plan: {name}";
    import_rows_are: "A row is one of the", "Een rij is een van de";
    import_headed: "The first row holds the names of the columns", "De eerste rij bevat de namen van de kolommen";
    import_recalled: "The columns are as you set them the last time.", "De kolommen zijn zoals je ze de vorige keer instelde.";
    import_more_columns: "More columns", "Meer kolommen";
    import_apply: "Bring into the plan", "In het plan verwerken";
    import_unchanged(n: usize): "{n} are in the plan as they stand in the list", "{n} staan al zo in het plan";
    import_nothing: "Nothing changes: the plan says what the list says.", "Er verandert niets: het plan zegt wat de lijst zegt.";
    import_promise: "Nothing that the list leaves empty or garbles is wiped. One undo takes all of it back, and a backup is made first.",
        "Wat de lijst leeg laat of verminkt wordt niet gewist. Eén keer ongedaan maken neemt alles terug, en vooraf wordt een reservekopie gemaakt.";
    list_moved(n: usize): "Other dates ({n})", "Andere datums ({n})";
    list_programme(n: usize): "Another programme ({n})", "Ander programma ({n})";
    list_rating(n: usize): "Another rating ({n})", "Ander oordeel ({n})";
    list_other(n: usize): "Other changes ({n})", "Andere wijzigingen ({n})";
    list_new(n: usize): "New ({n})", "Nieuw ({n})";
    list_gone(n: usize): "In the plan, not in this list: kept as they are ({n})", "Wel in het plan, niet in deze lijst: blijven zoals ze zijn ({n})";
    list_gone_short(n: usize): "Not in the list ({n})", "Niet in de lijst ({n})";
    list_near(n: usize): "Nearly the same name: the same one? ({n})", "Bijna dezelfde naam: is het dezelfde? ({n})";
    near_line(name: &str, like: &str): "“{name}” in the list is “{like}” in the plan", "“{name}” in de lijst is “{like}” in het plan";
    moved_start(name: &str, days: &str): "{name}: start {days}", "{name}: start {days}";
    moved_finish(name: &str, days: &str): "{name}: finish {days}", "{name}: einde {days}";
    moved_both(name: &str, start: &str, finish: &str): "{name}: start {start}, finish {finish}", "{name}: start {start}, einde {finish}";
    moved_whole(name: &str, days: &str): "{name}: {days}", "{name}: {days}";
    switched(name: &str, from: &str, to: &str): "{name}: {from} → {to}", "{name}: {from} → {to}";
    nothing_before: "(none)", "(geen)";
    changed_in(name: &str, fields: &str): "{name}: {fields}", "{name}: {fields}";
    import_kept_faults(count: usize): "{count} cells could not be read; what is new comes in without them, the rest stays as it was",
        "{count} cellen waren niet te lezen; wat nieuw is komt er zonder binnen, de rest blijft zoals het was";
    did_import(file: &str): "Brought in “{file}”", "“{file}” verwerkt";
    problem_not_understood(text: &str): "“{text}” is nothing that can stand here", "“{text}” kan hier niet staan";
    problem_needs_dates(text: &str): "“{text}” needs a start and a finish", "“{text}” vraagt om een start en een einde";
    problem_loop(text: &str): "“{text}” would lie in itself", "“{text}” zou in zichzelf liggen";
    paste_hint: "A table that you copied in a spreadsheet can be pasted anywhere on the page (Ctrl+V).",
        "Een tabel die je in een spreadsheet hebt gekopieerd, plak je waar je maar wilt op de pagina (Ctrl+V).";
}
