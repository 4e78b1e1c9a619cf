//! The engine: rows of data and laws, in milliseconds.

#![allow(clippy::unwrap_used, reason = "a test that finds nothing there fails")]

#[path = "../support/notation.rs"]
mod notation;
#[path = "../support/plans.rs"]
mod plans;

mod calibration;
mod day;
mod leader;
mod networks;
mod rank;
mod scope;
mod sorting;
