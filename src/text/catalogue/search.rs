//! Finding things and commands, and what is filtered out.

use super::catalogue;
use crate::text::Lang;

catalogue! {
    search: "Search or command", "Zoeken of opdracht";
    views: "Views", "Weergaven";
}
