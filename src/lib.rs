//! Overzicht: every project, every product, and whether each product will be there on time and in the right form.
//!
//! The map, from the pure inside out; a module uses those above it, never those below (docs/ARCHITECTURE.md).
//! The blank lines keep it a map: without them it would be sorted.

#![warn(missing_docs)]

pub mod model;

pub mod schedule;

pub mod forecast;

pub mod readiness;

pub mod edit;

pub mod format;

pub mod persist;

pub mod viewmodel;

pub mod text;

pub mod example;

#[cfg(feature = "ui")]
pub mod platform;

#[cfg(feature = "ui")]
pub mod state;

#[cfg(feature = "ui")]
pub mod view;
