//! Every touch of the browser.

mod indexed_db;
pub mod lock;
pub mod storage;
