//! Working without a network, and new releases of the page.

use super::catalogue;
use crate::text::Lang;

catalogue! {
    rescue_title: "The page broke down", "De pagina is vastgelopen";
    rescue_what: "It was stopped at once, so that nothing of a plan is harmed, and has been loaded anew. No plan is open now.",
        "Hij is meteen gestopt, zodat geen plan schade oploopt, en is opnieuw geladen. Er is nu geen plan open.";
    rescue_safe(name: &str, projects: &str): "“{name}” is safe, with {projects}.", "“{name}” is veilig, met {projects}.";
    rescue_damaged(name: &str, parts: usize): "“{name}” can be read; {parts} stored parts of it cannot. Save it as a file first.",
        "“{name}” is te lezen; {parts} opgeslagen delen ervan niet. Bewaar het eerst als bestand.";
    rescue_absent: "The plan that was open is not in this browser. Open its last file, if there is one.",
        "Het plan dat open was, staat niet in deze browser. Open het laatste bestand ervan, als dat er is.";
    rescue_no_plan: "No plan was open. All plans in this browser are as they were.", "Er was geen plan open. Alle plannen in deze browser zijn zoals ze waren.";
    rescue_last: "What was being done at that moment may be missing; everything that was shown as saved is there.",
        "Wat op dat moment gebeurde, kan ontbreken; alles wat als bewaard te zien was, is er.";
    rescue_open: "Open it again", "Weer openen";
    rescue_export: "Save it as a file", "Als bestand bewaren";
    rescue_fault: "What the browser says of it", "Wat de browser erover zegt";
    release_ready: "A new version of Overzicht is ready.", "Er is een nieuwe versie van Overzicht.";
    release_comes: "Everything is being saved; then the new version opens.", "Alles wordt bewaard; daarna opent de nieuwe versie.";
    release_not_saved: "The last changes are not on disk: export the plan first.", "De laatste wijzigingen staan niet op schijf: exporteer het plan eerst.";
    release_take: "Use it now", "Nu gebruiken";
    release_later: "Later", "Later";
    offline_yes: "This page works without a network: all of it is kept in this browser.",
        "Deze pagina werkt zonder netwerk: ze is helemaal in deze browser bewaard.";
    offline_no: "This browser does not keep the page: without a network it does not open.",
        "Deze browser bewaart de pagina niet: zonder netwerk opent ze niet.";
    offline_coming: "The page is being kept for use without a network.", "De pagina wordt bewaard voor gebruik zonder netwerk.";
    release_line(version: &str, name: &str): "Overzicht v{version} (release {name})", "Overzicht v{version} (uitgave {name})";
}
