//! Files of the folder: what can be told of one without reading it, and what the own one is called.

use serde::{Deserialize, Serialize};

/// What a folder tells of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFacts {
    pub name: String,
    /// In bytes.
    pub size: u64,
    /// In milliseconds since 1970.
    pub modified: u64,
}

/// What tells a file from itself at another time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    size: u64,
    modified: u64,
}

impl FileFacts {
    pub fn stamp(&self) -> Stamp {
        Stamp { size: self.size, modified: self.modified }
    }
}

/// What tells the bytes of a file from others: their number and their FNV-1a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digest {
    size: u64,
    hash: u64,
}

impl Digest {
    pub fn of(bytes: &[u8]) -> Digest {
        const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
        const PRIME: u64 = 0x0100_0000_01b3;
        let hash =
            bytes.iter().fold(BASIS, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME));
        Digest { size: bytes.len() as u64, hash }
    }
}

/// What the own file can be called: after the plan and after who writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnName {
    plan: String,
    who: String,
}

/// Characters of the name of the plan, and of the name of the person: a file's name may have 255
/// bytes, and three stand for a character of some languages.
const PLAN: usize = 45;
const WHO: usize = 30;

impl OwnName {
    /// Both names are fit for a file; `who` is empty where the name is not known.
    pub fn new(plan: &str, who: &str) -> OwnName {
        let short =
            |text: &str, most: usize| text.chars().take(most).collect::<String>().trim().to_owned();
        OwnName { plan: short(plan, PLAN), who: short(who, WHO) }
    }

    /// The same, where this stands for who has no name.
    pub fn or(self, tag: &str) -> OwnName {
        let who = if self.who.is_empty() { tag.to_owned() } else { self.who };
        OwnName { who, ..self }
    }

    /// The name to be taken when so many are somebody else's.
    pub fn pick(&self, passed: u32) -> String {
        let OwnName { plan, who } = self;
        match passed {
            0 => format!("{plan} - {who}.json"),
            passed => format!("{plan} - {who} {}.json", passed + 1),
        }
    }
}
