//! The plans of this browser, and what a file would change in one.

use super::catalogue;
use crate::text::Lang;

catalogue! {
    plans: "Plans", "Plannen";
}
