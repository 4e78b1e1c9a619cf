//! What the page shows, without a browser: rows of data and laws.

#![allow(clippy::unwrap_used, reason = "a test that finds nothing there fails")]

#[path = "../support/golden.rs"]
mod golden;
#[path = "../support/notation.rs"]
mod notation;
#[path = "../support/plans.rs"]
mod plans;

mod acts;
mod arrange;
mod before;
mod board;
mod chances;
mod clicks;
mod command;
mod compare;
mod cursor;
mod drags;
mod edit;
mod example;
mod folder;
mod forecast;
mod gates;
mod headline;
mod history;
mod import;
mod inputs;
mod inspector;
mod layers;
mod links;
mod lists;
mod people;
mod picture;
mod picture_drag;
mod picture_lanes;
mod picture_names;
mod plan_words;
mod press;
mod programmes;
mod record;
mod review;
mod schedule;
mod search;
mod several;
mod text;
mod timeline;
mod typed;
mod unsettled;
mod viewmodel;
