//! Journeys of a reader through the release page, in a real browser: `trunk build --release`, then
//! `cargo test -p overzicht-journeys --features e2e --test e2e`. They know the page by its public
//! marks alone.

#![allow(clippy::unwrap_used, reason = "a test that finds nothing there fails")]

mod support;

mod accessible;
mod address;
mod arrange;
mod bad_files;
mod begin;
mod clashes;
mod come_back;
mod create;
mod example;
mod faults;
mod folder;
mod forecast;
mod forms;
mod gates;
mod import;
mod keyboard;
mod language;
mod large;
mod lists;
mod move_project;
mod offline;
mod people;
mod pictures;
mod plans;
mod policy;
mod product;
mod programmes;
mod schedule;
mod search;
mod second_tab;
mod sending;
mod several;
mod share;
mod states;
mod storage;
mod theme;
mod together;
mod zoom;
