//! How the rows of the timeline are grouped and sorted.

use super::catalogue;
use crate::text::Lang;

catalogue! {
    group_rows: "Group rows", "Rijen groeperen";
    group_rows_by(by: &str): "Group rows: {by}", "Rijen groeperen: {by}";
    by_programme: "by programme", "per programma";
    by_product: "by product", "per product";
    by_manager: "by manager", "per manager";
    by_party: "by party", "per partij";
    by_state: "by state", "per status";
    by_kind: "by kind", "per soort";
    sort_rows: "Sort rows", "Rijen sorteren";
    sort_rows_by(by: &str): "Sort rows: {by}", "Rijen sorteren: {by}";
    own_order: "own order", "eigen volgorde";
    by_start: "by start", "op start";
    by_finish: "by finish", "op einde";
    by_name: "by name", "op naam";
    by_state_sorted: "by state", "op status";
    no_product: "No product", "Geen product";
    no_manager: "Nobody leads it", "Niemand leidt het";
    no_party: "No party", "Geen partij";
    no_kind: "No kind", "Geen soort";
}
