//! Files: what other programs and other people hand over, and what they get.

pub mod csv;
