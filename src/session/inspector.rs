//! What the parts of the inspector, and the lists and panels beside it, say, as values: the page
//! compares them and writes.
//!
//! A file is one part. Each value is made of a plan, its analysis and a language, and follows
//! nothing by itself.

pub mod activities;
pub mod baselines;
pub mod board;
pub mod conflict;
pub mod deliverable;
pub mod estimate;
pub mod gates;
pub mod lists;
pub mod outlook;
pub mod palette;
pub mod people;
pub mod picker;
pub mod places;
pub mod product;
pub mod programme;
pub mod project;
pub mod record;
pub mod requests;
pub mod several;
pub mod slips;
pub mod storage;
pub mod trace;
pub mod waits;
pub mod why;
