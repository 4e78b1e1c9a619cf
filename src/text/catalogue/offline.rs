//! Working without a network, and new versions of the page.

use super::catalogue;
use crate::text::Lang;

catalogue! {
    update_ready: "A new version is ready.", "Er is een nieuwe versie.";
}
