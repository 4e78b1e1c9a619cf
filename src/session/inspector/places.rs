//! Cards that keep their places while somebody is at one of them.

/// Returns the list as it was when it holds the same as now, else as it is now: a card that moved
/// would lose the focus of its fields.
pub fn keep_places<T: Clone + PartialEq>(before: Option<&Vec<T>>, now: Vec<T>) -> Vec<T> {
    let is_same =
        |before: &&Vec<T>| before.len() == now.len() && now.iter().all(|id| before.contains(id));
    before.filter(is_same).cloned().unwrap_or(now)
}
