//! People and parties.

use super::catalogue;
use crate::text::Lang;

catalogue! {
    people: "People", "Mensen";
    party: "Party", "Partij";
    works_for: "Works for (empty: the own organisation)", "Werkt voor (leeg: de eigen organisatie)";
    done_by: "Done by party", "Uitgevoerd door partij";
    own_or_external: "Own or external", "Eigen of extern";
    internal: "own organisation", "eigen organisatie";
    external: "external", "extern";
    own_people: "Own organisation", "Eigen organisatie";
    add_person: "Person", "Persoon";
    add_party: "Party", "Partij";
    add_person_to(name: &str): "New person of {name}", "Nieuwe persoon van {name}";
    new_person: "New person", "Nieuwe persoon";
    new_party: "New party", "Nieuwe partij";
    empty_people: "Nobody yet. Add somebody here, or type a name wherever a manager or owner is asked for.",
        "Nog niemand. Voeg hier iemand toe, of typ een naam waar om een manager of eigenaar wordt gevraagd.";
    leads_nothing: "Leads and owns nothing yet.", "Leidt nog niets en heeft nog niets in eigendom.";
    leads(things: &str): "Leads {things}.", "Leidt {things}.";
    owns(things: &str): "Owns {things}.", "Eigenaar van {things}.";
    leads_and_owns(led: &str, owned: &str): "Leads {led}; owns {owned}.", "Leidt {led}; eigenaar van {owned}.";
    count_programmes(n: usize): "{n} programmes", "{n} programma’s";
    one_programme: "1 programme", "1 programma";
    count_products(n: usize): "{n} products", "{n} producten";
    one_product: "1 product", "1 product";
    count_criteria(n: usize): "{n} criteria", "{n} criteria";
    one_criterion: "1 criterion", "1 criterium";
    count_people(n: usize): "{n} people", "{n} mensen";
    one_person: "1 person", "1 persoon";
    and_last(first: &str, last: &str): "{first} and {last}", "{first} en {last}";
    owns_criteria_of: "Owns criteria of", "Eigenaar van criteria van";
    party_own(people: &str, projects: &str): "Part of the own organisation: {people}, {projects}.", "Deel van de eigen organisatie: {people}, {projects}.";
    party_external(people: &str, projects: &str): "An external party: {people}, {projects}.", "Een externe partij: {people}, {projects}.";
    replace_everywhere(name: &str): "Replace {name} everywhere", "{name} overal vervangen";
    stands_in(n: usize): "Named in {n} places.", "Op {n} plaatsen genoemd.";
    stands_once: "Named in 1 place.", "Op 1 plaats genoemd.";
    replaced_by: "By whom", "Door wie";
    replace_everywhere_do: "Replace everywhere", "Overal vervangen";
    delete_and_clear_one: "Delete, and leave 1 place empty", "Verwijderen, en 1 plaats leeg laten";
    delete_and_clear(n: usize): "Delete, and leave {n} places empty", "Verwijderen, en {n} plaatsen leeg laten";
    delete_and_replace(name: &str): "Delete, and let {name} take over", "Verwijderen, en {name} laten overnemen";
    did_replace(name: &str, by: &str, n: usize): "Replaced “{name}” by “{by}” in {n} places", "“{name}” op {n} plaatsen vervangen door “{by}”";
    did_replace_once(name: &str, by: &str): "Replaced “{name}” by “{by}” in 1 place", "“{name}” op 1 plaats vervangen door “{by}”";
    did_clear_once(name: &str): "Cleared “{name}” in 1 place", "“{name}” op 1 plaats leeggemaakt";
    did_clear(name: &str, n: usize): "Cleared “{name}” in {n} places", "“{name}” op {n} plaatsen leeggemaakt";
}
