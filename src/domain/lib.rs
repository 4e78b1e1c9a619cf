//! What may be done with a plan: how ready it is, the commands that change it, its files, and how
//! it is kept.
//!
//! Pure, as the engine below it. A module uses those above it.

#![forbid(unsafe_code)]

mod reader;

pub mod readiness;

pub mod merge;

pub mod edit;

pub mod format;

pub mod together;

pub mod persist;
