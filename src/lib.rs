//! The page of Overzicht: the browser, the running app, and what is drawn. All that it knows comes
//! from the packages below it (docs/ARCHITECTURE.md). A module uses those above it.

#![forbid(unsafe_code)]

pub mod platform;

pub mod state;

pub mod view;
