//! The timeline: what is dragged, who is affected, what lies out of sight, and several projects at
//! once.

use super::catalogue;
use crate::text::Lang;

catalogue! {
    draw_link: "Drag to what waits for it", "Sleep naar wat hierop wacht";
    drag_progress: "Drag to say how far it is", "Sleep om te zeggen hoe ver het is";
    link_from(name: &str): "Waits for “{name}”: drop on another bar", "Wacht op “{name}”: laat los op een andere balk";
    percent(percent: u8): "{percent} %", "{percent} %";
    affected_people(names: &str): "To be told: {names}", "Te informeren: {names}";
    affected_parties(names: &str): "Parties: {names}", "Partijen: {names}";
    show_neighbour(name: &str): "Show “{name}”", "Toon “{name}”";
    conflict_answers: "Conflicts and their answers", "Conflicten en hun antwoorden";

    // Dragging, held or from click to click
    dragging: "Dragging", "Slepen";
    dragging_hold: "Hold and pull", "Vasthouden en trekken";
    dragging_clicks: "Click and click", "Klik en klik";
    dragging_hint: "Click and click: one click picks up, the next one puts down. Escape leaves all as it was.",
        "Klik en klik: een klik pakt op, de volgende zet neer. Escape laat alles zoals het was.";
    drag_by_clicking: "Drag by clicking", "Slepen met klikken";
    dragging_now(how: &str): "Dragging: {how}", "Slepen: {how}";
    carried_hint: "Click where it goes. Escape leaves it.", "Klik waar het heen gaat. Escape laat het liggen.";

    // Several projects at once
    several_move: "Move by working days", "Werkdagen verplaatsen";
    several_move_hint: "Negative is earlier", "Negatief is eerder";
    several_hint: "Drag one of them and all move. Ctrl and click: one more or less. Shift and drag over empty room: a band around several.",
        "Sleep er een en ze gaan allemaal mee. Ctrl en klik: één erbij of eraf. Shift en slepen over lege ruimte: een band om meerdere.";
    several_delete: "Delete all of them", "Allemaal verwijderen";
    move_them: "Move", "Verplaatsen";

    // What was done, as text
    copy: "Copy", "Kopiëren";
    copy_hint: "Copy what changed as text", "Kopieer als tekst wat er veranderd is";
    copied: "Copied as text", "Als tekst gekopieerd";
    not_copied: "The browser does not let this page copy. Allow it in the settings of the browser, or select and copy by hand.",
        "De browser laat deze pagina niet kopiëren. Sta het toe in de instellingen van de browser, of selecteer en kopieer met de hand.";
    report_was(name: &str, from: &str, to: &str): "{name}: {from} → {to}", "{name}: {from} → {to}";
    report_new(name: &str, to: &str): "{name}: {to} (new)", "{name}: {to} (nieuw)";
    report_gone(name: &str, from: &str): "{name}: {from} (gone)", "{name}: {from} (weg)";
    report_launch(name: &str): "Launch of {name}", "Lancering van {name}";
    report_no_dates: "no dates", "geen datums";

    // What is seen
    fit_selection: "Selection", "Selectie";
    fit_selection_hint: "Show the whole of what is selected", "Toon wat geselecteerd is in zijn geheel";
}
