//! Overzicht: every project, every product, and whether each product will be there on time and in the right form.
//!
//! The map, from the pure inside out; a module uses those above it, never those below (docs/ARCHITECTURE.md).

#![warn(missing_docs)]

pub mod edit;
pub mod example;
pub mod model;
pub mod readiness;
pub mod schedule;
pub mod text;
pub mod viewmodel;

#[cfg(feature = "ui")]
pub mod platform;
#[cfg(feature = "ui")]
pub mod state;
#[cfg(feature = "ui")]
pub mod view;
