//! Lists that come again, pasted tables, and tables that are exported.

use super::catalogue;
use crate::text::Lang;

catalogue! {
    export_tables: "Tables", "Tabellen";
}
