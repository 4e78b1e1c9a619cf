//! What the parts of the inspector say, as values: the page compares them and writes.

pub mod estimate;
