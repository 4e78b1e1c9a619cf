//! Every touch of the browser that is not drawing: storage, files, clock, ids.

pub mod clock;
pub mod files;
pub mod ids;
pub mod prefs;
pub mod resize;
