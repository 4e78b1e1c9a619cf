//! Finding things and commands, and what is filtered out.

use super::catalogue;
use crate::text::Lang;

catalogue! {
    search: "Search or command", "Zoeken of opdracht";
    search_short: "Search", "Zoeken";
    search_hint: "A project, product, programme, person, party or command", "Een project, product, programma, persoon, partij of opdracht";
    search_results: "Found", "Gevonden";
    search_nothing: "Nothing of that name", "Niets met die naam";
    search_go: "open", "openen";
    search_only: "show only this", "alleen dit tonen";
    word_plan: "Plan", "Plan";
    word_project: "Project", "Project";
    word_milestone: "Milestone", "Mijlpaal";
    word_link: "Link", "Afhankelijkheid";
    word_product: "Product", "Product";
    word_deliverable: "Deliverable", "Op te leveren resultaat";
    word_criterion: "Criterion", "Criterium";
    word_person: "Person", "Persoon";
    word_party: "Party", "Partij";
    command: "Command", "Opdracht";
    filter: "Filter", "Filter";
    filter_this: "Show only what has to do with this", "Alleen tonen wat hiermee te maken heeft";
    filter_only: "Only", "Alleen";
    filter_named(text: &str): "Projects with “{text}” in the name", "Projecten met “{text}” in de naam";
    filter_shown(shown: usize, all: usize): "{shown} of {all} projects shown, the others are left out", "{shown} van {all} projecten getoond, de andere zijn weggelaten";
    filter_clear: "Show everything", "Alles tonen";
    filter_remove(name: &str): "Filter no longer by {name}", "Niet meer filteren op {name}";
    filter_cleared(name: &str): "Everything is shown again: the filter had left out {name}.", "Alles wordt weer getoond: het filter had {name} weggelaten.";
    filter_empty: "No project has to do with all of this.", "Geen project heeft met dit alles te maken.";
    not_here: "This address leads to a plan that this browser does not keep. Ask whoever sent it for the exported file, and open that here.",
        "Dit adres leidt naar een plan dat deze browser niet bewaart. Vraag de afzender om het geëxporteerde bestand, en open dat hier.";
    views: "Views", "Weergaven";
    go_timeline: "Go to the timeline", "Naar de tijdlijn";
    go_people: "Go to people", "Naar mensen";
    zoom_to(name: &str): "Zoom: {name}", "Zoomen: {name}";
}
