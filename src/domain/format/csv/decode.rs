//! From bytes to text: the encodings that spreadsheets write.

use std::borrow::Cow;

use super::error::ListError;

/// Returns the text of a file: UTF-8, UTF-16 when it begins with a byte order mark, else
/// Windows-1252.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ListError> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => Cow::Owned(utf_16(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => Cow::Owned(utf_16(rest, u16::from_be_bytes)),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf_8_or_windows_1252(rest),
        _ => utf_8_or_windows_1252(bytes),
    };
    if text.contains('\0') { Err(ListError::Binary) } else { Ok(text) }
}

/// Decodes UTF-16. Half a pair becomes the replacement character; an odd last byte is dropped.
fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn utf_8_or_windows_1252(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(bytes.iter().map(|byte| windows_1252(*byte)).collect()),
    }
}

/// Returns the character of a byte of Windows-1252, which is Latin-1 but for 32: five of these mean
/// nothing and stay control characters.
fn windows_1252(byte: u8) -> char {
    const FROM_0X80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => FROM_0X80[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}
