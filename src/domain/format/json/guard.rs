//! The guard at the door: size, encoding and nesting, checked over the bytes before any parser sees
//! them.

use std::str::Bytes;

use super::{MAX_BYTES, MAX_DEPTH, MAX_TEXT, PlanFileError};
use crate::format::BOM;

/// The text of a file that is safe to parse, without a byte order mark.
pub(super) fn text_of(bytes: &[u8]) -> Result<&str, PlanFileError> {
    if bytes.len() > MAX_BYTES {
        return Err(PlanFileError::TooLarge { limit: MAX_BYTES });
    }
    let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
    // JSON escapes the zero byte; where it stands as it is, the file is something else.
    if bytes.contains(&0) {
        return Err(PlanFileError::NotText);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| match error.error_len() {
        Some(_) => PlanFileError::NotText,
        None => PlanFileError::Truncated,
    })?;
    check_nesting(text)?;
    Ok(text)
}

fn check_nesting(text: &str) -> Result<(), PlanFileError> {
    let mut depth = 0_usize;
    let mut line = 1;
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' if text_is_longer(&mut bytes, MAX_TEXT) => {
                return Err(PlanFileError::TextTooLong { line, limit: MAX_TEXT });
            }
            b'[' | b'{' if depth == MAX_DEPTH => {
                return Err(PlanFileError::TooDeep { limit: MAX_DEPTH });
            }
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b'\n' => line += 1,
            _ => {}
        }
    }
    Ok(())
}

/// Passes over the text that has just begun, up to its closing quote.
///
/// An escape counts as one byte, which is never more than what it stands for: a text that is short
/// enough in a plan is so in any file.
fn text_is_longer(bytes: &mut Bytes<'_>, limit: usize) -> bool {
    let mut size = 0;
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => return false,
            // Four hexadecimal digits follow.
            b'\\' if bytes.next() == Some(b'u') => drop(bytes.nth(3)),
            _ => {}
        }
        size += 1;
        if size > limit {
            return true;
        }
    }
    false
}
