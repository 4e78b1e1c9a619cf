//! The running app without a browser: pictures of the plan, every text in both languages, and what happens to the open plan.
//!
//! A module uses those above it.

#![forbid(unsafe_code)]

pub mod viewmodel;

pub mod text;

pub mod example;

pub mod edit;

pub mod command;

pub mod import;

pub mod review;

pub mod history;

pub mod part;

pub mod folder;

pub mod several;

pub mod state;
pub use state::{Effect, Env, Input, Session};

pub mod inspector;

pub mod picture;
