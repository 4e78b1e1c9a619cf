//! Copies that come together: what is left to choose, and what hangs together.

use super::catalogue;
use crate::text::Lang;

catalogue! {
    refused_unsettled: "Both sides changed this date, so nothing pushes it: choose first what holds.",
        "Beide kanten wijzigden deze datum, dus niets schuift die door: kies eerst wat geldt.";
    left_as_it_is(names: &str): "Left as it is, since both sides changed it: {names}. Choose first what holds there.",
        "Blijft zoals het is, want beide kanten wijzigden het: {names}. Kies eerst wat daar geldt.";

    review_pushed(said: &str, n: usize): "{said}, and the {n} that it pushed", "{said}, en de {n} die daarmee doorschoven";
    review_pushed_one(said: &str): "{said}, and the one that it pushed", "{said}, en het project dat daarmee doorschoof";
    review_with_milestones(said: &str): "{said}, with the milestones in it", "{said}, met de mijlpalen daarin";
    strain_conflict(link: &str): "With what is taken now, 1 conflict comes with it: {link}.", "Met wat nu wordt opgenomen, komt er 1 conflict bij: {link}.";
    strain_conflicts(n: usize, links: &str): "With what is taken now, {n} conflicts come with it: {links}.",
        "Met wat nu wordt opgenomen, komen er {n} conflicten bij: {links}.";
    strain_loop(names: &str, first: &str, last: &str): "Together the two plans go round in a circle: {names}. That “{first}” waits for “{last}” counts for nothing until one of these dependencies is taken away.",
        "Samen lopen de twee plannen in een kring: {names}. Dat “{first}” op “{last}” wacht, telt niet mee tot een van deze afhankelijkheden weg is.";
    strain_programmes(names: &str): "Together the two plans put programmes in one another: {names}. The first of them stands at the top until one is moved out.",
        "Samen leggen de twee plannen programma's in elkaar: {names}. Het eerste staat bovenaan tot er een uit gehaald is.";
    review_no_start: "This file and this plan have no beginning in common. Where a record differs, choose as a whole which of the two holds.",
        "Dit bestand en dit plan hebben geen gemeenschappelijk begin. Waar iets verschilt, kies je in zijn geheel welk van de twee geldt.";
    review_mine_whole: "Yours", "Dat van jou";
    review_other_whole(who: &str): "That of {who}", "Dat van {who}";
    did_empty(what: &str): "Removed for good: {what}", "Voorgoed verwijderd: {what}";
}
