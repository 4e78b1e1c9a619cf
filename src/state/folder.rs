//! The team folder of the open plan: carries out what `session::folder` decides.

use std::collections::VecDeque;

use gloo_timers::callback::Interval;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::opening::file_name;
use super::{App, Notice, Screen};
use crate::platform::folder::{self, Folder, FolderError};
use crate::platform::{clock, ids, me};
use domain::edit::Step;
use domain::format::json;
use session::folder::{
    Access, Digest, FileFacts, Finding, FolderAct, FolderFault, FolderInput, FolderMemory,
    FolderNewsKind, FolderPicture, FolderState, OwnName, StepKind, TeamFolder, find, too_large,
};

/// How often it is looked at, in milliseconds.
const LOOK: u32 = 60_000;

/// The team folder of the open plan. A copy is a handle to the same.
#[derive(Clone, Copy)]
pub struct Sharing {
    /// What is shown of it.
    pub picture: RwSignal<FolderPicture>,
    /// What the folder is called.
    pub name: RwSignal<String>,
    /// Was it asked for, so that the focus goes there?
    pub wanted: RwSignal<bool>,
    /// What nobody wants to see at the foot of the page.
    pub put_away: RwSignal<Option<(FolderState, Option<FolderFault>)>>,
    used: StoredValue<Option<Used>, LocalStorage>,
    /// Goes up with another plan or folder, so that what was under way for the last one is let go.
    turn: StoredValue<u32>,
}

/// A folder that is used.
struct Used {
    folder: Folder,
    plan: String,
    team: TeamFolder,
}

impl Sharing {
    /// Shares by no folder.
    pub fn new() -> Sharing {
        Sharing {
            picture: RwSignal::default(),
            name: RwSignal::default(),
            wanted: RwSignal::new(false),
            put_away: RwSignal::new(None),
            used: StoredValue::new_local(None),
            turn: StoredValue::new(0),
        }
    }

    fn next_turn(&self) -> u32 {
        self.turn.update_value(|turn| *turn += 1);
        self.turn.get_value()
    }

    fn is_turn(&self, turn: u32) -> bool {
        self.turn.try_get_value() == Some(turn)
    }

    fn folder(&self) -> Option<Folder> {
        self.used.with_value(|used| used.as_ref().map(|used| used.folder.clone()))
    }

    fn use_folder(&self, used: Option<Used>) {
        self.name.set(used.as_ref().map(|used| used.folder.name()).unwrap_or_default());
        self.used.set_value(used);
        self.show();
    }

    fn show(&self) {
        let picture = self.used.with_value(|used| used.as_ref().map(|used| used.team.picture()));
        let picture = picture.unwrap_or_default();
        if self.picture.with_untracked(|shown| *shown != picture) {
            self.picture.set(picture);
        }
    }

    /// Says what happened; returns what is to be done.
    fn handle(&self, input: FolderInput) -> Vec<FolderAct> {
        let acts = self.used.try_update_value(|used| {
            used.as_mut().map(|used| used.team.handle(input, clock::now()))
        });
        self.show();
        acts.flatten().unwrap_or_default()
    }
}

impl Default for Sharing {
    fn default() -> Self {
        Self::new()
    }
}

/// What the reader does about it.
impl App {
    /// The one command for it: chooses a folder, allows it again, or shows how it stands.
    pub fn team_folder(&self) {
        match self.sharing.picture.with_untracked(|picture| picture.state) {
            FolderState::None if folder::is_offered() => self.choose_folder(),
            FolderState::None => self.alert(Notice::NoTeamFolder),
            FolderState::Asks => self.allow_folder(),
            FolderState::Ready | FolderState::Fault => {
                self.dialogs.settings.set(true);
                self.sharing.wanted.set(true);
            }
        }
    }

    /// Has the reader choose the folder of this plan.
    pub fn choose_folder(&self) {
        let app = *self;
        let plan = app.plan().id;
        spawn_local(async move {
            let chosen = folder::choose().await;
            if app.plan().id != plan || !app.open.writable.get_untracked() {
                return;
            }
            match chosen {
                Ok(None) => {}
                Ok(Some(folder)) => app.begin_with(folder, plan).await,
                Err(fault) => app.alert(Notice::FolderFault(fault)),
            }
        });
    }

    async fn begin_with(&self, folder: Folder, plan: String) {
        let turn = self.sharing.next_turn();
        let (_, memory) = folder::kept(&plan).await;
        folder::keep(&plan, Some(&folder), &memory).await;
        if self.sharing.is_turn(turn) {
            self.sharing.put_away.set(None);
            self.use_folder(folder, plan, memory);
            self.focus_on_folder();
            let tag = ids::fresh_text("").chars().rev().take(4).collect();
            self.heed(FolderInput::Chosen { tag });
            self.heed(FolderInput::Access(Access::Granted));
        }
    }

    /// Leads the focus to the folder in the settings, if they are open: the button goes that had it.
    fn focus_on_folder(&self) {
        if self.dialogs.settings.get_untracked() {
            self.sharing.wanted.set(true);
        }
    }

    fn use_folder(&self, folder: Folder, plan: String, memory: FolderMemory) {
        let team = TeamFolder::new(memory, self.keeping.steps().unwrap_or_default());
        self.sharing.use_folder(Some(Used { folder, plan, team }));
    }

    /// Has the browser ask whether the folder may be used.
    pub fn allow_folder(&self) {
        let (app, turn) = (*self, self.sharing.turn.get_value());
        let Some(folder) = app.sharing.folder() else { return };
        spawn_local(async move {
            let access = folder.ask().await;
            if app.sharing.is_turn(turn) {
                app.focus_on_folder();
                app.heed(FolderInput::Access(access));
            }
        });
    }

    /// Uses the folder no longer. What is in it stays.
    pub fn leave_folder(&self) {
        let Some(used) = self.sharing.used.try_update_value(Option::take).flatten() else { return };
        self.sharing.next_turn();
        self.sharing.use_folder(None);
        self.focus_on_folder();
        spawn_local(async move { folder::keep(&used.plan, None, used.team.memory()).await });
    }

    /// Writes the own file at once, after a look at the others.
    pub fn write_to_folder(&self) {
        self.heed(FolderInput::WriteNow);
    }

    /// Opens the review of a file of the folder.
    pub fn look_at_file(&self, name: String) {
        let (app, turn) = (*self, self.sharing.turn.get_value());
        let Some(folder) = app.sharing.folder() else { return };
        spawn_local(async move {
            let read = folder.read(&name).await;
            if !app.sharing.is_turn(turn) {
                return;
            }
            match read {
                Ok(Some((file, bytes))) => {
                    // The plan may be another one since it was read.
                    let finding = find(&app.document(), &name, &bytes, clock::today());
                    app.heed(FolderInput::Read(file, finding));
                    app.open_json(name, &bytes).await;
                }
                Ok(None) => app.heed(FolderInput::Looked { visible: true }),
                Err(FolderError::Asks) => app.heed(FolderInput::Access(Access::Asks)),
                Err(FolderError::Fault(_)) => app.alert(Notice::UnreadableFile(name)),
            }
        });
    }

    /// Takes the news of a file away from the foot of the page.
    pub fn put_news_away(&self, file: String) {
        self.heed(FolderInput::PutAway(file));
    }
}

/// What happens by itself.
impl App {
    /// Looks at the folder each minute, and when the page comes into sight.
    pub(super) fn watch_folder(&self) {
        let app = *self;
        let look = move || {
            // Nobody waits for it with something in hand.
            if app.drag.gesture.with_untracked(Option::is_none) {
                app.heed(FolderInput::Looked { visible: is_visible() });
            }
        };
        let minutely = Interval::new(LOOK, look);
        let focused = window_event_listener(leptos::ev::focus, move |_| look());
        let seen = window_event_listener(leptos::ev::visibilitychange, move |_| look());
        let held = StoredValue::new_local(Some(minutely));
        on_cleanup(move || {
            held.set_value(None);
            focused.remove();
            seen.remove();
        });
    }

    /// Uses the folder that was chosen for the plan that has just been opened, if there is one.
    pub(super) fn find_folder(&self) {
        let (app, turn, plan) = (*self, self.sharing.next_turn(), self.plan().id);
        spawn_local(async move {
            let (Some(folder), memory) = folder::kept(&plan).await else { return };
            let access = folder.access().await;
            if app.sharing.is_turn(turn) {
                app.use_folder(folder, plan, memory);
                app.heed(FolderInput::Access(access));
            }
        });
    }

    /// Uses no folder while no plan is open.
    pub(super) fn let_go_of_folder(&self) {
        self.sharing.next_turn();
        self.sharing.put_away.set(None);
        self.sharing.use_folder(None);
    }

    /// Takes note of a step.
    pub(super) fn heed_step(&self, step: &Step) {
        let kind = match step {
            Step::Do(_) => StepKind::Edit,
            Step::Undo | Step::Redo => StepKind::Undone,
            Step::Merge(_) => StepKind::TookIn,
            Step::Seal(_) => StepKind::Sealed,
        };
        if let Some(steps) = self.keeping.steps() {
            self.heed(FolderInput::Stepped(steps, kind));
        }
    }

    /// Takes note of what happened, and does what is to be done about it.
    fn heed(&self, input: FolderInput) {
        let acts = self.sharing.handle(input);
        let used = self
            .sharing
            .used
            .with_value(|used| used.as_ref().map(|used| (used.folder.clone(), used.plan.clone())));
        if let (false, Some((folder, plan))) = (acts.is_empty(), used) {
            spawn_local((*self).carry_out_all(folder, plan, acts));
        }
    }

    /// Does all that is to be done, until nothing is.
    async fn carry_out_all(self, folder: Folder, plan: String, acts: Vec<FolderAct>) {
        let turn = self.sharing.turn.get_value();
        let (mut acts, mut bytes) = (VecDeque::from(acts), Vec::new());
        loop {
            let input = match acts.pop_front() {
                Some(FolderAct::Keep(memory)) => {
                    folder::keep(&plan, Some(&folder), &memory).await;
                    continue;
                }
                Some(act) => self.do_in_folder(&folder, act, &mut bytes).await,
                None => FolderInput::Rested,
            };
            if !self.sharing.is_turn(turn) {
                return;
            }
            if matches!(input, FolderInput::Written(_, found) if found == Digest::of(&bytes)) {
                self.note_export();
            }
            // The browser withdrew the permission: nothing else can be done.
            if matches!(input, FolderInput::Access(_)) {
                acts.clear();
            }
            let is_rest = input == FolderInput::Rested;
            let more = self.sharing.handle(input);
            if is_rest && more.is_empty() {
                return;
            }
            acts.extend(more);
        }
    }

    /// Does one thing; says what came of it.
    async fn do_in_folder(
        &self,
        folder: &Folder,
        act: FolderAct,
        bytes: &mut Vec<u8>,
    ) -> FolderInput {
        match act {
            FolderAct::List => match folder.list().await {
                Ok(files) => FolderInput::Listed(files),
                Err(error) => not_listed(error),
            },
            FolderAct::Read(file) => self.read_in_folder(folder, file).await,
            FolderAct::Prepare => match self.prepare().await {
                Ok((text, prepared)) => {
                    *bytes = text;
                    prepared
                }
                Err(input) => input,
            },
            FolderAct::ReadOwn(name) => match folder.read(&name).await {
                Ok(found) => FolderInput::OwnRead(found.map(|(_, bytes)| Digest::of(&bytes))),
                Err(error) => not_written(error),
            },
            FolderAct::Write(name) => match folder.write(&name, bytes).await {
                Ok((file, found)) => FolderInput::Written(file, Digest::of(&found)),
                Err(error) => not_written(error),
            },
            // Done by the caller, who knows the plan.
            FolderAct::Keep(_) => FolderInput::Rested,
        }
    }

    async fn read_in_folder(&self, folder: &Folder, file: FileFacts) -> FolderInput {
        if let Some(finding) = too_large(&file) {
            return FolderInput::Read(file, finding);
        }
        let found = match folder.read(&file.name).await {
            Ok(None) => Finding::Vanished,
            Ok(Some((_, bytes))) => {
                // The page has a turn before each file.
                TimeoutFuture::new(0).await;
                find(&self.document(), &file.name, &bytes, clock::today())
            }
            Err(FolderError::Asks) => return FolderInput::Access(Access::Asks),
            Err(FolderError::Fault(_)) => Finding::News(FolderNewsKind::InUse),
        };
        FolderInput::Read(file, found)
    }

    /// Seals what was changed, and makes the bytes of the own file.
    async fn prepare(&self) -> Result<(Vec<u8>, FolderInput), FolderInput> {
        // A seal is a step, and would let go of what is in hand.
        if self.drag.gesture.with_untracked(Option::is_some) {
            return Err(FolderInput::InHand);
        }
        if !self.seal(String::new()).await {
            return Err(FolderInput::NotWritten(FolderFault::NotKept));
        }
        let document = self.document();
        if self.screen.get_untracked() != Screen::Plan || document.merge.is_open() {
            return Err(FolderInput::InHand);
        }
        let who = me::name();
        let who = if who.is_empty() { who } else { file_name(&who) };
        let text = json::write_with(&document.plan, &document.merge).into_bytes();
        let prepared = FolderInput::Prepared {
            digest: Digest::of(&text),
            steps: self.keeping.steps().unwrap_or_default(),
            name: OwnName::new(&file_name(&document.plan.about.name), &who),
        };
        Ok((text, prepared))
    }
}

fn not_listed(error: FolderError) -> FolderInput {
    match error {
        FolderError::Asks => FolderInput::Access(Access::Asks),
        // What is said of the others is about the own file.
        FolderError::Fault(FolderFault::Full | FolderFault::Locked) => {
            FolderInput::NotListed(FolderFault::Failed("NotReadableError".into()))
        }
        FolderError::Fault(fault) => FolderInput::NotListed(fault),
    }
}

fn not_written(error: FolderError) -> FolderInput {
    match error {
        FolderError::Asks => FolderInput::Access(Access::Asks),
        FolderError::Fault(fault) => FolderInput::NotWritten(fault),
    }
}

fn is_visible() -> bool {
    document().visibility_state() == web_sys::VisibilityState::Visible
}
