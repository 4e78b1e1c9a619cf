//! The team folder: when the own file is written there, and which files of others are read.
//!
//! [`TeamFolder::handle`] takes what happened and answers what the page has to do. It knows no
//! browser and no clock.

mod file;
mod memory;
mod news;
mod picture;
mod words;

pub use file::{Digest, FileFacts, OwnName, Stamp};
pub use memory::FolderMemory;
pub use news::{Finding, FolderNews, FolderNewsKind, find, too_large};
pub use picture::{FolderPicture, FolderState};
pub use words::{fault_line, moment, news_line};

use engine::sorting::Order;
use std::collections::{BTreeMap, BTreeSet};

/// Milliseconds since 1970, by the reader's clock.
pub type Moment = u64;

/// How long nothing was changed before the own file is written by itself.
pub const QUIET: Moment = 2 * 60_000;
/// How long after a write the next one comes by itself.
pub const BETWEEN_WRITES: Moment = 60 * 60_000;
/// How long after a write that failed it is tried again by itself.
pub const RETRY: Moment = 5 * 60_000;
/// So many files are read at one look; the others at the next.
pub const AT_ONCE: usize = 20;

/// What the browser says of the permission to use the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// It may be read and written.
    Granted,
    /// The reader has to allow it again.
    Asks,
}

/// Why the folder could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderFault {
    /// The folder is not there, or what it lies on.
    Gone,
    /// There is no room for the file.
    Full,
    /// The file is in use by something else.
    Locked,
    /// What was read back is not what was written.
    Differs,
    /// What was changed is not kept in the browser, so it may not leave it.
    NotKept,
    /// The own file is no longer in the folder.
    OwnGone,
    /// Anything else, in the browser's own word.
    Failed(String),
}

/// What kind of step was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    Edit,
    /// Something was undone or redone: what was taken in may be news again.
    Undone,
    /// A file was taken in, or a difference settled: other files may be news no longer.
    TookIn,
    /// What was changed was sealed.
    Sealed,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum FolderInput {
    /// The reader has chosen a folder. The text stands for who has no name.
    Chosen { tag: String },
    /// The browser says whether the folder may be used.
    Access(Access),
    /// The plan has taken so many steps.
    Stepped(u64, StepKind),
    /// The page came into sight, or a minute has gone by; is it in sight?
    Looked { visible: bool },
    /// The reader wants the own file written at once.
    WriteNow,
    /// Does nobody want to see the news of this file at the foot of the page?
    PutAway(String),
    /// The folder holds these files.
    Listed(Vec<FileFacts>),
    /// A file of it was read.
    Read(FileFacts, Finding),
    /// What was changed is sealed and kept, and the bytes to be written are at hand.
    Prepared { digest: Digest, steps: u64, name: OwnName },
    /// Somebody is dragging: nothing may be sealed now.
    InHand,
    /// The file of the name that was asked for holds this; none, where there is no such file.
    OwnRead(Option<Digest>),
    /// The file was written, and this was read back.
    Written(FileFacts, Digest),
    /// The folder could not be listed.
    NotListed(FolderFault),
    /// The own file could not be written.
    NotWritten(FolderFault),
    /// All that was asked for is done. The page says so until nothing more is asked.
    Rested,
}

/// What the page has to do, in this order.
#[derive(Clone, Debug, PartialEq)]
pub enum FolderAct {
    /// List the files of the folder.
    List,
    /// Read a file and say what it brings.
    Read(FileFacts),
    /// Seal what was changed, and make the bytes.
    Prepare,
    /// Say what the file of this name holds.
    ReadOwn(String),
    /// Keep what is to be remembered of the folder.
    Keep(Box<FolderMemory>),
    /// Write the bytes to the file of this name, and read them back.
    Write(String),
}

/// The folder that a plan is shared by.
#[derive(Clone, Debug)]
pub struct TeamFolder {
    memory: FolderMemory,
    kept: FolderMemory,
    access: Access,
    /// What was asked of the page is not done yet.
    busy: bool,
    /// There is reason to look again after that.
    again: bool,
    /// The reader wants the own file written at once.
    asked: bool,
    steps: u64,
    edited: Option<Moment>,
    looked: Option<Moment>,
    /// Not before this moment is a write tried again.
    not_before: Moment,
    /// The own file was written, and is not there.
    missing: bool,
    list_fault: Option<FolderFault>,
    write_fault: Option<FolderFault>,
    /// The own file, while it is being written.
    writing: Option<Writing>,
    news: BTreeMap<String, (Option<Stamp>, FolderNews)>,
    /// Files that had news once: an undo can make it news again.
    told: BTreeSet<String>,
}

#[derive(Clone, Debug)]
struct Writing {
    digest: Digest,
    steps: u64,
    name: OwnName,
    /// How many names were found to be somebody else's.
    passed: u32,
}

impl TeamFolder {
    /// The folder as it is remembered, in a plan of so many steps; nothing is known of the
    /// permission yet.
    pub fn new(memory: FolderMemory, steps: u64) -> TeamFolder {
        TeamFolder {
            kept: memory.clone(),
            memory,
            access: Access::Asks,
            busy: false,
            again: false,
            asked: false,
            steps,
            edited: None,
            looked: None,
            not_before: 0,
            missing: false,
            list_fault: None,
            write_fault: None,
            writing: None,
            news: BTreeMap::new(),
            told: BTreeSet::new(),
        }
    }

    /// What is remembered of it.
    pub fn memory(&self) -> &FolderMemory {
        &self.memory
    }

    /// Takes what happened; returns what the page has to do about it.
    pub fn handle(&mut self, input: FolderInput, now: Moment) -> Vec<FolderAct> {
        match input {
            FolderInput::Chosen { tag } => {
                self.memory.begin(tag);
                self.asked = true;
                Vec::new()
            }
            FolderInput::Access(access) => {
                self.access = access;
                self.writing = None;
                self.look()
            }
            FolderInput::Stepped(steps, kind) => self.follow(steps, kind, now),
            FolderInput::Looked { visible: true } => self.begin(FolderAct::List),
            FolderInput::Looked { visible: false } if self.is_due(now) => {
                self.begin(FolderAct::Prepare)
            }
            FolderInput::Looked { visible: false } => Vec::new(),
            FolderInput::WriteNow => {
                (self.asked, self.not_before) = (true, 0);
                self.look()
            }
            FolderInput::PutAway(name) => {
                if let Some((_, news)) = self.news.get_mut(&name) {
                    news.put_away = true;
                }
                Vec::new()
            }
            FolderInput::Listed(files) => self.list(&files, now),
            FolderInput::Read(file, finding) => {
                self.take_note(file, finding);
                Vec::new()
            }
            FolderInput::Prepared { digest, steps, name } => {
                self.steps = steps;
                let name = name.or(&self.memory.tag);
                let writing = Writing { digest, steps, name, passed: 0 };
                let own = self.memory.own.clone().unwrap_or_else(|| writing.name.pick(0));
                self.writing = Some(writing);
                vec![FolderAct::ReadOwn(own)]
            }
            FolderInput::InHand => {
                self.not_before = now + QUIET;
                Vec::new()
            }
            FolderInput::OwnRead(found) => self.choose_name(found, now),
            FolderInput::Written(file, found) => {
                match self.writing.take() {
                    Some(writing) if writing.digest == found => {
                        self.memory.seen.insert(file.name.clone(), file.stamp());
                        self.wrote(writing, Some(now));
                    }
                    _ => self.fail_to_write(FolderFault::Differs, now),
                }
                Vec::new()
            }
            FolderInput::NotListed(fault) => {
                self.list_fault = Some(fault);
                Vec::new()
            }
            FolderInput::NotWritten(fault) => {
                self.fail_to_write(fault, now);
                Vec::new()
            }
            FolderInput::Rested => self.rest(),
        }
    }

    /// Begins with this, unless something is being done or may not be done.
    fn begin(&mut self, act: FolderAct) -> Vec<FolderAct> {
        if self.busy || self.access != Access::Granted {
            return Vec::new();
        }
        self.busy = true;
        vec![act]
    }

    fn look(&mut self) -> Vec<FolderAct> {
        self.again = self.busy;
        self.begin(FolderAct::List)
    }

    fn follow(&mut self, steps: u64, kind: StepKind, now: Moment) -> Vec<FolderAct> {
        self.steps = steps;
        if kind != StepKind::Sealed {
            self.edited = Some(now);
        }
        if matches!(kind, StepKind::Undone | StepKind::TookIn) {
            for name in &self.told {
                self.memory.seen.remove(name);
            }
            self.news.values_mut().for_each(|(stamp, _)| *stamp = None);
        }
        if kind == StepKind::TookIn { self.look() } else { Vec::new() }
    }

    /// Reads what is not as it was, and then writes if it is time to.
    fn list(&mut self, files: &[FileFacts], now: Moment) -> Vec<FolderAct> {
        (self.looked, self.list_fault) = (Some(now), None);
        let is_there = |name: &String| files.iter().any(|file| file.name == *name);
        self.memory.seen.retain(|name, _| is_there(name));
        self.news.retain(|name, _| is_there(name));
        self.missing =
            self.memory.written_at.is_some() && !self.memory.own.as_ref().is_some_and(is_there);
        let mut changed: Vec<_> = files.iter().filter(|file| !self.knows(file)).collect();
        changed.order_by_key(|file| std::cmp::Reverse(file.modified));
        let mut acts: Vec<_> =
            changed.into_iter().take(AT_ONCE).cloned().map(FolderAct::Read).collect();
        if self.is_due(now) {
            acts.push(FolderAct::Prepare);
        }
        acts
    }

    /// Was this file read as it is now?
    fn knows(&self, file: &FileFacts) -> bool {
        let seen = self.memory.seen.get(&file.name).copied();
        let news = self.news.get(&file.name).and_then(|(stamp, _)| *stamp);
        [seen, news].contains(&Some(file.stamp()))
    }

    fn take_note(&mut self, file: FileFacts, finding: Finding) {
        let stamp = file.stamp();
        let before = self.news.remove(&file.name);
        match finding {
            Finding::Nothing => {
                self.memory.seen.insert(file.name, stamp);
            }
            Finding::Vanished => {}
            Finding::News(what) => {
                self.memory.seen.remove(&file.name);
                let put_away = before.is_some_and(|(_, it)| it.put_away && it.what == what);
                // A file in use is read again at the next look.
                let stamp = what.stays().then_some(stamp);
                self.told.insert(file.name.clone());
                let news = FolderNews { file: file.name.clone(), what, put_away };
                self.news.insert(file.name, (stamp, news));
            }
        }
    }

    /// Is the plan other than what was written last from here?
    fn is_unwritten(&self) -> bool {
        self.memory.steps != Some(self.steps) || self.missing
    }

    fn is_due(&self, now: Moment) -> bool {
        // A clock that was set back never holds a write up.
        let since = |moment: Option<Moment>| moment.map_or(Moment::MAX, |it| now.abs_diff(it));
        let by_itself = self.is_unwritten()
            && since(self.edited) >= QUIET
            && since(self.memory.written_at) >= BETWEEN_WRITES;
        (self.asked || by_itself) && now >= self.not_before
    }

    /// Takes the name, or another one if the file is not what was written from here.
    fn choose_name(&mut self, found: Option<Digest>, now: Moment) -> Vec<FolderAct> {
        let Some(mut writing) = self.writing.take() else { return Vec::new() };
        let is_ours = found.is_none_or(|it| self.memory.is_ours(it) || it == writing.digest);
        if !is_ours {
            writing.passed += 1;
            let own = writing.name.pick(writing.passed);
            self.memory.own = Some(own.clone());
            self.writing = Some(writing);
            return vec![FolderAct::ReadOwn(own)];
        }
        let own = self.memory.own.get_or_insert_with(|| writing.name.pick(0)).clone();
        if found == Some(writing.digest) {
            let moment = self.memory.written_at.is_none().then_some(now);
            self.wrote(writing, moment);
            return Vec::new();
        }
        self.memory.intended = Some(writing.digest);
        self.writing = Some(writing);
        self.kept = self.memory.clone();
        vec![FolderAct::Keep(Box::new(self.memory.clone())), FolderAct::Write(own)]
    }

    fn wrote(&mut self, writing: Writing, moment: Option<Moment>) {
        self.memory.written = Some(writing.digest);
        self.memory.intended = None;
        self.memory.steps = Some(writing.steps);
        self.memory.written_at = moment.or(self.memory.written_at);
        self.missing = false;
        (self.asked, self.write_fault) = (false, None);
    }

    fn fail_to_write(&mut self, fault: FolderFault, now: Moment) {
        self.writing = None;
        self.write_fault = Some(fault);
        self.not_before = now + RETRY;
    }

    /// Keeps what is new to be remembered; then is free again.
    fn rest(&mut self) -> Vec<FolderAct> {
        if self.memory != self.kept {
            self.kept = self.memory.clone();
            return vec![FolderAct::Keep(Box::new(self.memory.clone()))];
        }
        self.busy = false;
        if std::mem::take(&mut self.again) { self.look() } else { Vec::new() }
    }
}
