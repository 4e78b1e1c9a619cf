//! Programmes in layers.

use super::catalogue;
use crate::text::Lang;

catalogue! {
    programmes: "Programmes", "Programma’s";
    new_programme: "New programme", "Nieuw programma";
    add_programme: "Programme", "Programma";
    add_project_to(name: &str): "New project in {name}", "Nieuw project in {name}";
    add_sub_programme: "Programme below", "Programma eronder";
    add_project_here: "Project here", "Project hier";
    fold_group(name: &str): "Fold {name}", "{name} inklappen";
    unfold_group(name: &str): "Unfold {name}", "{name} uitklappen";
    programme_above: "Part of programme", "Deel van programma";
    programme_manager: "Programme manager", "Programmamanager";
    hue: "Colour", "Kleur";
    hue_name(number: usize): "Colour {number}", "Kleur {number}";
    programmes_below: "Programmes in it", "Programma’s erin";
    projects_in_it: "Projects in it", "Projecten erin";
    empty_programme: "no projects yet", "nog geen projecten";
    led_by(name: &str): "led by {name}", "geleid door {name}";
    led_by_programme(name: &str, programme: &str): "Led by {name}, manager of {programme}", "Geleid door {name}, manager van {programme}";
    led_by_nobody: "Nobody leads it yet: neither a project manager nor a programme manager",
        "Niemand leidt het nog: geen projectmanager en geen programmamanager";
    programme_empty: "No projects in it yet: drag one here by its name, or make one.",
        "Nog geen projecten erin: sleep er een bij de naam hierheen, of maak er een.";
    programme_undated(projects: &str): "{projects}, none of them with dates yet.", "{projects}, nog geen ervan met datums.";
    programme_runs(projects: &str, start: &str, finish: &str): "{projects}, from {start} to {finish}.", "{projects}, van {start} tot en met {finish}.";
    programme_launches_fine(n: usize): "All {n} launches it feeds are on course.", "Alle {n} lanceringen die het voedt liggen op koers.";
    programme_launch_fine: "The launch it feeds is on course.", "De lancering die het voedt ligt op koers.";
    programme_launches_hurt(n: usize, all: usize): "{n} of the {all} launches it feeds are not on course.", "{n} van de {all} lanceringen die het voedt liggen niet op koers.";
    programme_launch_hurt(all: usize): "1 of the {all} launches it feeds is not on course.", "1 van de {all} lanceringen die het voedt ligt niet op koers.";
    did_regroup(name: &str, into: &str): "Moved “{name}” to {into}", "“{name}” verplaatst naar {into}";
    did_regroup_top(name: &str): "Moved “{name}” out of all programmes", "“{name}” uit alle programma’s gehaald";
    did_nest_top(name: &str): "Moved “{name}” to the top", "“{name}” naar het hoogste niveau verplaatst";
    did_reorder(name: &str): "Moved “{name}” among its neighbours", "“{name}” tussen zijn buren verplaatst";
    refused_loop(names: &str): "A programme cannot lie in itself: {names}. Choose one that is not below it.",
        "Een programma kan niet in zichzelf liggen: {names}. Kies er een die er niet onder ligt.";
}
