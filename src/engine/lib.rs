//! What is computed often: the plan as a value, the schedule, and the chance of each launch.
//!
//! Pure: no browser, no clock, no global, no language. A module uses those above it.

#![forbid(unsafe_code)]

pub mod sorting;

pub mod model;

pub mod schedule;

pub mod forecast;
