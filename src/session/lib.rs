//! What the page shows, without a browser: pictures of the plan, and every text in both languages.
//!
//! A module uses those above it.

#![forbid(unsafe_code)]

pub mod viewmodel;

pub mod text;

pub mod example;
