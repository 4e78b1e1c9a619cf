//! Why a file was not read: values that say what to look at.

use crate::edit::RecordType;

/// Why a file was not read. Nothing of it was taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanFileError {
    /// It is larger than a plan can be.
    TooLarge {
        /// Bytes, at most.
        limit: usize,
    },
    /// It is no text in UTF-8: a picture, an archive, another encoding.
    NotText,
    /// It ends in the middle: a download or a copy that broke off.
    Truncated,
    /// It is no JSON.
    Malformed {
        /// The line of the first fault, from 1.
        line: usize,
        /// The character in that line, from 1.
        column: usize,
    },
    /// Its braces and brackets lie too deep within one another.
    TooDeep {
        /// How deep, at most.
        limit: usize,
    },
    /// One of its texts is too long.
    TextTooLong {
        /// The line on which the text begins, from 1.
        line: usize,
        /// Bytes, at most.
        limit: usize,
    },
    /// It is JSON, but not one of our plans: `schema` or `format` is missing or something else.
    NotAPlan,
    /// A newer version of the program wrote it.
    NewerSchema {
        /// The schema of the file.
        found: u64,
        /// The newest schema that this version reads.
        known: u64,
    },
    /// It holds too many records.
    TooMany {
        /// How many, at most.
        limit: usize,
    },
    /// It holds too many different fields that no plan has.
    TooManyUnknown {
        /// How many, at most.
        limit: usize,
    },
    /// An id stands there twice. For the plan: an entry at the top of the file.
    DuplicateId {
        /// The type of the record.
        what: RecordType,
        /// The id.
        id: String,
    },
    /// An id is empty, too long, or holds characters that an id may not hold (see
    /// [`super::is_id`]).
    BadId {
        /// The type of the record.
        what: RecordType,
        /// The id as it stands there; empty when the plan has none.
        id: String,
    },
    /// A record cannot be read.
    BadRecord {
        /// The type of the record.
        what: RecordType,
        /// Its id; empty for the plan, and for a table that holds no records.
        id: String,
        /// What is wrong with it.
        problem: RecordProblem,
    },
}

/// What is wrong with a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordProblem {
    /// The line it stands on, from 1.
    pub line: usize,
    /// The field, as the file calls it: `dates.start`; empty when the record as a whole is wrong,
    /// as when a field is missing.
    pub field: String,
    /// What the parser made of it, in its own English words: to be shown beside a sentence, not
    /// instead of one.
    pub detail: String,
}
