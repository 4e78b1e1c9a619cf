//! Files that colleagues send one another.

use super::{Lang, catalogue};

catalogue! {
    did_merge(from: &str): "Took in what {from} brought", "Opgenomen wat {from} bracht";
    did_settle(name: &str): "Settled what both changed in “{name}”", "Gekozen wat in “{name}” geldt";
    mended_no_merge: "What the file says of who wrote what cannot be read. It is treated as a file that does not say.",
        "Wat het bestand zegt over wie wat schreef, is niet te lezen. Het geldt als een bestand dat dat niet zegt.";

    somebody: "somebody", "iemand";
    review_title(file: &str): "What “{file}” brings", "Wat “{file}” brengt";
    review_from(who: &str): "From {who}", "Van {who}";
    review_note(note: &str): "“{note}”", "“{note}”";
    review_unnamed: "Sender not named", "Afzender niet genoemd";
    review_by_itself(n: usize): "{n} come in by themselves", "{n} komen er vanzelf bij";
    review_need_you(n: usize): "{n} changed by both", "{n} door beide gewijzigd";
    review_go(n: usize): "{n} removed", "{n} verwijderd";
    review_nothing_since(file: &str, when: &str): "Nothing new: all of “{file}” has been here since {when}.",
        "Niets nieuws: alles uit “{file}” is hier al sinds {when}.";
    review_nothing(file: &str): "Nothing new: all of “{file}” is here already.", "Niets nieuws: alles uit “{file}” is hier al.";
    review_older(file: &str): "Nothing new: “{file}” is an older copy, and all of it is in this plan.",
        "Niets nieuws: “{file}” is een oudere kopie, en alles daaruit zit in dit plan.";
    review_no_origin: "The file does not say who wrote what. What differs from the beginning of this plan counts as written by its sender; what it lacks is not taken for deleted.",
        "Het bestand zegt niet wie wat schreef. Wat afwijkt van het begin van dit plan geldt als geschreven door de afzender; wat erin ontbreekt geldt niet als verwijderd.";
    review_by_hand: "The file was changed outside Overzicht since it was written. Those changes count as new.",
        "Het bestand is buiten Overzicht gewijzigd sinds het geschreven werd. Die wijzigingen gelden als nieuw.";
    review_shrinks(before: usize, after: usize): "The plan would become much smaller: {after} records instead of {before}. See below what is removed.",
        "Het plan zou veel kleiner worden: {after} records in plaats van {before}. Zie hieronder wat verdwijnt.";
    review_list: "What the file brings", "Wat het bestand brengt";
    review_promise: "Nothing has changed yet. Taking it in is one step, which undo takes back; the plan as it is now is kept as a backup.",
        "Er is nog niets gewijzigd. Opnemen is één stap, die je ongedaan kunt maken; het plan zoals het nu is, blijft als reservekopie.";
    review_read_only: "This plan is open in another tab. Take the file in there.", "Dit plan is in een ander tabblad open. Neem het bestand daar op.";
    review_take: "Take in", "Opnemen";
    review_mine(value: &str): "Yours: {value}", "Van jou: {value}";
    review_other(who: &str, value: &str): "{who}: {value}", "{who}: {value}";
    review_later: "Decide later", "Later beslissen";
    review_leave_out: "Leave out", "Niet opnemen";
    review_leave_out_hint: "What you leave out counts as removed or as it was, at colleagues too once you send this plan.",
        "Wat je niet opneemt, geldt als verwijderd of als niet gewijzigd, ook bij collega's zodra je dit plan verstuurt.";
    review_back(what: &str, name: &str, who: &str): "{what} “{name}” stays: {who} kept what was removed here", "{what} “{name}” blijft: {who} behield wat hier verwijderd was";
    review_until_then(text: &str, value: &str): "{text}. Until somebody chooses: {value}", "{text}. Tot iemand kiest: {value}";
    gone_record: "something that was removed", "iets wat verwijderd is";
    you: "You", "Jij";
    at_the_beginning: "At the beginning", "Bij het begin";
    came_with(file: &str, who: &str, note: &str): "“{file}” came from {who}: “{note}”", "“{file}” kwam van {who}: “{note}”";
    review_comes: "Take", "Wel opnemen";
    review_keep_it: "Keep it", "Behouden";
    review_remove_it: "Remove it", "Verwijderen";
    review_new(what: &str, name: &str): "{what} “{name}” is new", "{what} “{name}” is nieuw";
    review_gone(what: &str, name: &str): "{what} “{name}” is removed", "{what} “{name}” verdwijnt";
    review_twin(what: &str, name: &str, here: &str): "{what} “{name}” comes, and “{here}” is here: are they one?", "{what} “{name}” komt erbij, en “{here}” is er al: zijn ze dezelfde?";
    review_one: "Make them one", "Maak er één van";
    review_two: "They are two", "Het zijn er twee";
    review_push: "Then move along what would lie too early", "Schuif daarna mee wat te vroeg zou liggen";
    review_becomes(field: &str, before: &str, after: &str): "{field} {after} instead of {before}", "{field} {after} in plaats van {before}";
    review_changed(what: &str, name: &str, field: &str): "{what} “{name}”: {field}", "{what} “{name}”: {field}";
    review_they_delete(what: &str, name: &str): "{what} “{name}” was removed there, and changed or used here", "{what} “{name}” is daar verwijderd, en hier gewijzigd of gebruikt";
    review_you_delete(what: &str, name: &str): "{what} “{name}” was removed here, and changed or used there", "{what} “{name}” is hier verwijderd, en daar gewijzigd of gebruikt";
    empty_value: "nothing", "niets";
    value_yes: "yes", "ja";
    value_no: "no", "nee";
    period(start: &str, finish: &str): "{start} to {finish}", "{start} tot en met {finish}";

    clash_one: "1 thing that both changed", "1 ding dat beide kanten wijzigden";
    clash_count(n: usize): "{n} things that both changed", "{n} dingen die beide kanten wijzigden";
    clash_here: "Both sides changed something here", "Beide kanten wijzigden hier iets";
    clash_hint: "Both values are kept until somebody chooses", "Beide waarden blijven tot iemand kiest";
    clash_title: "What both sides changed", "Wat beide kanten wijzigden";
    clash_none: "Everything is settled.", "Alles is beslist.";
    clash_life(what: &str, name: &str): "{what} “{name}” was removed by one side, and changed or used by the other",
        "{what} “{name}” is aan één kant verwijderd, en aan de andere gewijzigd of gebruikt";

    part_holds(projects: usize, products: usize, people: usize):
        "The file holds only what concerns this: projects {projects}, products {products}, people {people}. What is changed in it comes back like any other file.",
        "Het bestand bevat alleen wat hiermee te maken heeft: projecten {projects}, producten {products}, personen {people}. Wat erin gewijzigd wordt, komt terug zoals elk ander bestand.";
    part_report: "Send this project alone", "Alleen dit project versturen";
    part_send: "Send what concerns them", "Verstuur wat hen aangaat";

    my_name: "Your name", "Je naam";
    my_name_hint: "Colleagues see it with what you changed. It is kept in this browser.", "Collega's zien hem bij wat je wijzigde. Hij blijft in deze browser.";
    my_name_give: "Put your name on it", "Zet je naam erbij";
    my_name_ask: "Your name, for what you send from now on. Colleagues see it with what you changed.", "Je naam, voor wat je vanaf nu verstuurt. Collega's zien hem bij wat je wijzigde.";
    my_name_keep: "Keep", "Bewaren";
}
