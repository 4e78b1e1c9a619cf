//! Overzicht: every project, every product, and whether each product will be there on time and in the right form.
//!
//! The map, from the pure inside out; a module uses those above it, never those below (docs/ARCHITECTURE.md).

#![warn(missing_docs)]

pub mod model;

pub mod edit;

pub mod persist;

#[cfg(feature = "ui")]
pub mod platform;
