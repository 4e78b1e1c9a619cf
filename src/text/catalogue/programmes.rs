//! Programmes in layers.

use super::catalogue;
use crate::text::Lang;

catalogue! {
    programmes: "Programmes", "Programma’s";
}
