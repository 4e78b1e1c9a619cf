//! The table beside the bars, the keys, and what a screen reader hears of them.

use super::catalogue;
use crate::text::Lang;

catalogue! {
    table: "Table", "Tabel";
    table_hint: "Choose which columns stand beside the bars", "Kies welke kolommen naast de balken staan";
    columns: "Columns", "Kolommen";
    column_width(column: &str): "Width of {column}", "Breedte van {column}";
    column_of(column: &str): "Column: {column}", "Kolom: {column}";
    link_here: "Link from the selected project, or to it", "Koppelen vanaf het geselecteerde project, of ernaartoe";
    place_up: "Selected project: one place up", "Geselecteerd project: één plaats omhoog";
    place_down: "Selected project: one place down", "Geselecteerd project: één plaats omlaag";
    keys_copy: "Copy the selected rows for a spreadsheet", "De geselecteerde rijen kopiëren voor een spreadsheet";
    column_progress: "Done", "Gereed";
    column_bar: "Bar", "Balk";
    working_days_short(days: i32): "{days} d", "{days} d";
    typed_not_a_day(typed: &str): "“{typed}” is no day: try 12 May, 12-5, w24, +3d or today.", "“{typed}” is geen dag: probeer 12 mei, 12-5, w24, +3d of vandaag.";
    typed_not_a_number(typed: &str): "“{typed}” is not a number that fits here.", "“{typed}” is geen getal dat hier past.";
    typed_read_only(column: &str): "{column} is computed: it cannot be typed.", "{column} wordt berekend: typen kan niet.";
    pasted_too_much(rows: usize, columns: usize, room: usize, wide: usize): "What was copied has {rows} rows of {columns} cells; from here on there are {room} rows of {wide}. Begin further up or to the left, or show more columns.",
        "Er zijn {rows} rijen van {columns} cellen gekopieerd; vanaf hier zijn er {room} rijen van {wide}. Begin hoger of meer naar links, of toon meer kolommen.";
    did_paste(cells: usize): "Pasted cells: {cells}", "Cellen geplakt: {cells}";
    edit_cell(column: &str, name: &str): "{column} of {name}", "{column} van {name}";
    aloud_dates(name: &str, start: &str, finish: &str): "{name}: {start} to {finish}", "{name}: {start} tot en met {finish}";
    aloud_launch(name: &str, from: &str, to: &str, verdict: &str): "Launch {name}: {from}, now {to}, {verdict}", "Lancering {name}: {from}, nu {to}, {verdict}";
    linking_from(name: &str): "Linking from {name}: go to what waits for it and press L. Escape ends it.", "Koppelen vanaf {name}: ga naar wat erop wacht en druk op L. Escape stopt.";
    linking_ended: "Linking ended.", "Koppelen gestopt.";
    no_driver: "Nothing that it waits for decides its dates.", "Niets waarop het wacht bepaalt de datums.";
    no_successor: "Nothing waits for it.", "Niets wacht erop.";
    no_delivery: "It delivers to no product.", "Het levert aan geen product.";
    rule_chosen(rule: &str): "Push rule: {rule}", "Doorschuiven: {rule}";
    // The list of keys
    keys: "Keys", "Toetsen";
    keys_title: "Keys on the timeline", "Toetsen op de tijdlijn";
    keys_intro: "Every drag has a key. They work on the row or bar that has the focus.", "Elke sleepbeweging heeft een toets. Ze werken op de rij of balk met de focus.";
    keys_progress: "Of what is running: 5 % further, or less far", "Van wat loopt: 5 % verder, of minder ver";
    keys_launch: "On the name of a launch: another launch; move it by a day, a week, a month", "Op de naam van een lancering: een andere lancering; een dag, week of maand verplaatsen";
    not_running: "It is not running, so there is no telling how far it is", "Het loopt niet, dus valt niet te zeggen hoe ver het is";
    keys_rows: "Another row", "Een andere rij";
    keys_cells: "Another cell of the row; on a heading: fold, unfold", "Een andere cel van de rij; op een kop: in- en uitklappen";
    keys_ends: "First cell (name), last cell (bar)", "Eerste cel (naam), laatste cel (balk)";
    keys_first_last: "First row, last row", "Eerste rij, laatste rij";
    keys_day: "On a bar: a working day earlier, later", "Op een balk: een werkdag eerder, later";
    keys_week: "On a bar: a week", "Op een balk: een week";
    keys_month: "On a bar: a month", "Op een balk: een maand";
    keys_finish: "The same with Shift: the finish", "Hetzelfde met Shift: het einde";
    keys_start: "The same with Alt Shift: the start", "Hetzelfde met Alt Shift: het begin";
    keys_rules: "How links push", "Hoe afhankelijkheden doorschuiven";
    keys_link: "Link: on what comes first, then on what waits; again: unlink", "Koppelen: op wat eerst komt, dan op wat wacht; nogmaals: loskoppelen";
    keys_driver: "To what decides its dates", "Naar wat de datums bepaalt";
    keys_successor: "To the first that waits for it", "Naar het eerste dat erop wacht";
    keys_product: "To the product it delivers to", "Naar het product waaraan het levert";
    keys_conflicts: "Answer its conflicts", "De conflicten beantwoorden";
    keys_open: "Open it", "Openen";
    keys_edit: "Type in the cell; rename", "In de cel typen; hernoemen";
    keys_select: "Select one more; up to here", "Eén erbij selecteren; tot hier";
    keys_place: "Another place among its siblings", "Een andere plaats in de groep";
    keys_new: "New project here", "Nieuw project hier";
    keys_delete: "Delete", "Verwijderen";
    keys_find: "Find anything, give any command", "Alles vinden, elke opdracht geven";
    keys_keys: "This list", "Deze lijst";
}
