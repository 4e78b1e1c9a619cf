//! Files: what a plan is written to and read from, one format a module.

pub mod csv;
pub mod days;
pub mod json;

/// Which reader a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFormat {
    /// JSON: a plan of our own.
    Json,
    /// A table of rows and columns.
    Csv,
}

/// Which reader is this file for? What stands in it decides, its name only when that says nothing.
pub fn sniff(name: &str, bytes: &[u8]) -> FileFormat {
    let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
    let opens_json = matches!(bytes.trim_ascii_start().first(), Some(b'{' | b'['));
    let named_json = name.to_ascii_lowercase().ends_with(".json");
    if opens_json || named_json { FileFormat::Json } else { FileFormat::Csv }
}

/// The byte order mark that some programs put before UTF-8.
const BOM: &[u8] = b"\xEF\xBB\xBF";
