//! Every touch of the browser that is not drawing: storage, the lock of one writer, files, clock,
//! ids.

pub mod clipboard;
pub mod clock;
pub mod columns;
pub mod fault;
pub mod files;
pub mod focus;
pub mod folder;
pub mod folds;
pub mod ids;
mod indexed_db;
pub mod launch;
pub mod lists;
pub mod location;
pub mod lock;
pub mod me;
pub mod media;
pub mod offline;
pub mod places;
pub mod prefs;
pub mod promise;
pub mod resize;
pub mod share;
pub mod storage;
