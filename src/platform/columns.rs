//! Which columns stand beside the bars in this browser, and how wide: the reader's view, and no
//! part of a plan.

use gloo_storage::{LocalStorage, Storage};

use session::viewmodel::Column;

const KEY: &str = "overzicht.columns";

/// What was kept: the width of the names, and the columns with theirs, in CSS pixels; none when
/// nothing readable was.
pub fn load() -> Option<(u16, Vec<(Column, u16)>)> {
    let (names, columns): (u16, Vec<(String, u16)>) = LocalStorage::get(KEY).ok()?;
    Some((
        names,
        columns
            .into_iter()
            .filter_map(|(mark, width)| Some((Column::parse(&mark)?, width)))
            .collect(),
    ))
}

/// Keeps them; a browser that refuses forgets them at the end of the visit, which loses nothing of
/// a plan.
pub fn keep(names: u16, columns: &[(Column, u16)]) {
    let columns: Vec<_> = columns.iter().map(|(column, width)| (column.mark(), width)).collect();
    let _ = LocalStorage::set(KEY, (names, columns));
}
