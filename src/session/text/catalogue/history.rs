//! Who changed what, and what goes out in a file.

use super::{Lang, catalogue};

catalogue! {
    history: "Who changed what", "Wie wijzigde wat";
    history_of_record: "Who changed this", "Wie wijzigde dit";
    history_hint: "What still stands of it; what was written over since is left out.",
        "Wat er nog van staat; wat daarna overschreven is, staat er niet bij.";
    remove_for_good: "Remove for good", "Voorgoed verwijderen";
    remove_for_good_sure: "Press again: no file will hold it", "Druk nogmaals: geen bestand bevat het dan nog";
    remove_for_good_hint: "Empties all that is kept of it, here and, with the next file, at colleagues. That it was removed stays known.",
        "Wist alles wat ervan bewaard is, hier en met het volgende bestand ook bij collega's. Dat het verwijderd is, blijft bekend.";
    history_none: "Nothing was changed since the plan began.", "Er is niets gewijzigd sinds het plan begon.";
    history_none_here: "There is nothing of that.", "Daarvan is er niets.";
    history_who: "By whom", "Door wie";
    history_everybody: "Everybody", "Iedereen";
    history_when: "Since when", "Sinds wanneer";
    history_beginning: "Since the beginning", "Sinds het begin";
    history_last_file: "Not sent from here yet", "Hiervandaan nog niet verstuurd";
    history_last_review: "Came with the last file taken in", "Kwam met het laatst opgenomen bestand";
    history_you: "You, not sent yet", "Jij, nog niet verstuurd";
    history_records_one: "1 record", "1 record";
    history_records(n: usize): "{n} records", "{n} records";
    history_unsettled(field: &str, value: &str): "{field} {value}, not settled yet", "{field} {value}, nog niet beslist";
    history_is_now(field: &str, value: &str): "{field} now {value}", "{field} nu {value}";
    history_stays(what: &str, name: &str): "{what} “{name}” stays, though somebody removed it", "{what} “{name}” blijft, hoewel iemand het verwijderde";
    history_made: "made", "gemaakt";
    history_removed: "removed", "verwijderd";
    history_kept: "kept", "behouden";

    send: "Send", "Versturen";
    send_hint: "A file for colleagues, with a note: all of the plan or a part", "Een bestand voor collega's, met een notitie: het hele plan of een deel";
    send_title: "Send to colleagues", "Naar collega's sturen";
    send_whom: "What to send", "Wat je verstuurt";
    send_all: "The whole plan", "Het hele plan";
    send_project(name: &str): "Only project “{name}”", "Alleen project “{name}”";
    send_theirs(name: &str): "Only what concerns {name}", "Alleen wat {name} aangaat";
    send_since(when: &str): "Since your last file, {when}, this is new:", "Sinds je laatste bestand, {when}, is dit nieuw:";
    send_first: "No file of this plan went out from here yet. Changed since it began:",
        "Van dit plan ging hiervandaan nog geen bestand uit. Gewijzigd sinds het begin:";
    send_nothing_since(when: &str): "Nothing has changed since your last file, {when}.", "Sinds je laatste bestand, {when}, is er niets gewijzigd.";
    send_nothing: "Nothing has changed since the plan began. The file holds all of it.", "Er is niets gewijzigd sinds het plan begon. Het bestand bevat het hele plan.";
    send_list: "What goes out", "Wat er uitgaat";
    send_note: "A note for who opens it", "Een notitie voor wie het opent";
    send_file: "Save as file", "Opslaan als bestand";
    send_share: "Share…", "Delen…";
    send_text: "Copy as text", "Als tekst kopiëren";
    send_text_hint: "The file as text, for a mail: whoever gets it pastes it on the page", "Het bestand als tekst, voor een mail: de ontvanger plakt het op de pagina";
    send_copied(kilobytes: usize): "Copied: {kilobytes} kB of text. Whoever gets it pastes it on the page.", "Gekopieerd: {kilobytes} kB tekst. De ontvanger plakt het op de pagina.";
    send_shared(file: &str): "Shared as “{file}”", "Gedeeld als “{file}”";
    not_shared: "The file was not shared. Save it instead.", "Het bestand is niet gedeeld. Sla het op.";

    guide: "How a team works together", "Hoe een team samenwerkt";
    guide_send: "Everybody has a copy of the plan. Send yours as a file, by mail or in a shared folder, as often as you like.",
        "Iedereen heeft een kopie van het plan. Stuur de jouwe als bestand, per mail of in een gedeelde map, zo vaak je wilt.";
    guide_take: "Open what you get, or drop it on the page: you see what it brings, and choose. Nothing changes before that, and one undo takes it back.",
        "Open wat je krijgt, of sleep het op de pagina: je ziet wat het brengt, en kiest. Daarvoor verandert er niets, en één keer ongedaan maken haalt het terug.";
    guide_any: "Files may come in any order, twice, late, or by way of somebody else. Nothing is lost.",
        "Bestanden mogen in elke volgorde komen, dubbel, laat, of via een ander. Er gaat niets verloren.";
    guide_both: "What two people changed without knowing of each other is kept twice, counted, and waits until somebody chooses.",
        "Wat twee mensen wijzigden zonder het van elkaar te weten, blijft dubbel bewaard, wordt geteld, en wacht tot iemand kiest.";
    guide_part: "Somebody outside gets only the part that concerns them. What they change in it comes back like any other file.",
        "Een buitenstaander krijgt alleen het deel dat hem aangaat. Wat hij daarin wijzigt, komt terug zoals elk ander bestand.";

    several_files(at: usize, of: usize): "File {at} of {of}", "Bestand {at} van {of}";
    review_conflict_copy: "By its name this is a copy that a sync service put aside. It is taken in like any other file; nothing in it gets lost.",
        "De naam is die van een kopie die een synchronisatiedienst opzij zette. Die wordt opgenomen zoals elk ander bestand; er gaat niets uit verloren.";
    other_plan(file: &str, plan: &str): "“{file}” is a file of another plan, and opened as that. “{plan}” is as it was.",
        "“{file}” is een bestand van een ander plan, en is als dat plan geopend. “{plan}” is zoals het was.";
    review_all: "All that both changed", "Alles wat beide kanten wijzigden";
    review_all_mine: "Yours", "Van jou";
    review_all_theirs: "Theirs", "Van de ander";
    review_launches(names: &str): "Launches that stand otherwise: {names}", "Lanceringen die anders staan: {names}";
    review_launch(name: &str, before: &str, after: &str): "{name}: {after} instead of {before}", "{name}: {after} in plaats van {before}";
}
