//! Working without a network, and new releases of the page.

use super::catalogue;
use crate::text::Lang;

catalogue! {
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
    release_line(name: &str): "Version {name}", "Versie {name}";
}
