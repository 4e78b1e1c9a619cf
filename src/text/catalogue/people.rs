//! People and parties.

use super::catalogue;
use crate::text::Lang;

catalogue! {
    people: "People", "Mensen";
}
