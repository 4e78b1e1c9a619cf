//! The domain: rows of data in milliseconds, laws in a minute or two.

#![allow(clippy::unwrap_used, reason = "a test that finds nothing there fails")]

#[path = "../support/notation.rs"]
mod notation;
#[path = "../support/plans.rs"]
mod plans;

mod activities;
mod commands;
mod csv;
mod growth;
mod json;
mod merge;
mod patch;
mod persist;
mod persist_plans;
mod plan_notation;
mod privacy;
mod push;
mod readiness;
mod revisions;
mod several;
mod together;
mod trace;
