//! A folder of the reader's own, where the browser gives a page one to write in.

use js_sys::{AsyncIterator, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::indexed_db::{self, FOLDERS};
use session::folder::{Access, FileFacts, FolderFault, FolderMemory};

#[wasm_bindgen]
extern "C" {
    /// web-sys lacks the picker, the permission and, outside a flag for the whole build, more of it.
    #[wasm_bindgen(catch, js_name = showDirectoryPicker)]
    fn show_directory_picker(options: &Object) -> Result<Promise, JsValue>;

    #[derive(Clone)]
    type DirectoryHandle;

    #[wasm_bindgen(method, getter)]
    fn name(this: &DirectoryHandle) -> String;

    #[wasm_bindgen(method, catch, js_name = queryPermission)]
    fn query_permission(this: &DirectoryHandle, options: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = requestPermission)]
    fn request_permission(this: &DirectoryHandle, options: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn values(this: &DirectoryHandle) -> Result<AsyncIterator, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getFileHandle)]
    fn get_file_handle(
        this: &DirectoryHandle,
        name: &str,
        options: &Object,
    ) -> Result<Promise, JsValue>;

    type FileHandle;

    #[wasm_bindgen(method, getter)]
    fn kind(this: &FileHandle) -> String;

    #[wasm_bindgen(method, getter, js_name = name)]
    fn file_name(this: &FileHandle) -> String;

    #[wasm_bindgen(method, catch, js_name = getFile)]
    fn get_file(this: &FileHandle) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = createWritable)]
    fn create_writable(this: &FileHandle) -> Result<Promise, JsValue>;

    type Writable;

    #[wasm_bindgen(method, catch)]
    fn write(this: &Writable, bytes: &Uint8Array) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn close(this: &Writable) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn abort(this: &Writable) -> Result<Promise, JsValue>;
}

/// A folder that the reader has chosen.
#[derive(Clone)]
pub struct Folder(DirectoryHandle);

/// Why it could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderError {
    /// The reader has to allow it again.
    Asks,
    Fault(FolderFault),
}

/// Does this browser give a page a folder to write in?
pub fn is_offered() -> bool {
    web_sys::window()
        .is_some_and(|window| Reflect::has(&window, &"showDirectoryPicker".into()).unwrap_or(false))
}

/// Has the reader choose one; none when they do not. Needs a press of a button or a key.
pub async fn choose() -> Result<Option<Folder>, FolderFault> {
    let options = options(&[("mode", "readwrite".into()), ("id", "team".into())]);
    match settled(show_directory_picker(&options)).await {
        Ok(handle) => Ok(Some(Folder(handle.unchecked_into()))),
        Err(error) if name_of(&error) == "AbortError" => Ok(None),
        Err(error) => Err(FolderFault::Failed(name_of(&error))),
    }
}

impl Folder {
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Whether the browser lets the page use it.
    pub async fn access(&self) -> Access {
        access_of(settled(self.0.query_permission(&for_writing())).await)
    }

    /// Has the browser ask the reader. Needs a press of a button or a key.
    pub async fn ask(&self) -> Access {
        access_of(settled(self.0.request_permission(&for_writing())).await)
    }

    /// All files whose name ends in `.json`.
    pub async fn list(&self) -> Result<Vec<FileFacts>, FolderError> {
        let entries = self.0.values().map_err(folder_error)?;
        let mut files = Vec::new();
        loop {
            let next = settled(entries.next()).await.map_err(folder_error)?;
            if get(&next, "done").is_truthy() {
                return Ok(files);
            }
            let handle: FileHandle = get(&next, "value").unchecked_into();
            let is_json = handle.file_name().to_lowercase().ends_with(".json");
            if handle.kind() == "file" && is_json {
                // One that went meanwhile, or is in use, is not there for now.
                files.extend(settled(handle.get_file()).await.ok().map(|file| facts(&file)));
            }
        }
    }

    /// The bytes of a file; none where there is no such file.
    pub async fn read(&self, name: &str) -> Result<Option<(FileFacts, Vec<u8>)>, FolderError> {
        match self.file(name, false).await {
            Ok(handle) => self.bytes(&handle).await.map(Some).map_err(folder_error),
            Err(error) if name_of(&error) == "NotFoundError" => {
                // Is it the file that went, or the folder?
                let entries = self.0.values().map_err(folder_error)?;
                settled(entries.next()).await.map_err(folder_error)?;
                Ok(None)
            }
            Err(error) => Err(folder_error(error)),
        }
    }

    /// Writes a file; what it held stays until all of the new is there. Returns what was read back.
    pub async fn write(
        &self,
        name: &str,
        bytes: &[u8],
    ) -> Result<(FileFacts, Vec<u8>), FolderError> {
        let written = async {
            let handle = self.file(name, true).await?;
            let writable: Writable = settled(handle.create_writable()).await?.unchecked_into();
            let written = async {
                settled(writable.write(&Uint8Array::from(bytes))).await?;
                settled(writable.close()).await
            };
            if let Err(error) = written.await {
                // Takes away what the browser has put beside the file.
                _ = settled(writable.abort()).await;
                return Err(error);
            }
            self.bytes(&handle).await
        };
        written.await.map_err(folder_error)
    }

    async fn file(&self, name: &str, create: bool) -> Result<FileHandle, JsValue> {
        let options = options(&[("create", create.into())]);
        Ok(settled(self.0.get_file_handle(name, &options)).await?.unchecked_into())
    }

    async fn bytes(&self, handle: &FileHandle) -> Result<(FileFacts, Vec<u8>), JsValue> {
        let file: web_sys::File = settled(handle.get_file()).await?.unchecked_into();
        let buffer = JsFuture::from(file.array_buffer()).await?;
        Ok((facts(&file), Uint8Array::new(&buffer).to_vec()))
    }
}

/// The folder of a plan, if one was chosen in this browser, and what is remembered of it.
pub async fn kept(plan: &str) -> (Option<Folder>, FolderMemory) {
    let record = indexed_db::value_of(&FOLDERS, plan).await.unwrap_or(JsValue::UNDEFINED);
    let handle = Some(get(&record, "handle")).filter(JsValue::is_truthy);
    let memory = get(&record, "memory").as_string();
    let memory = memory.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default();
    (handle.map(|handle| Folder(handle.unchecked_into())), memory)
}

/// Remembers the folder of a plan. Where this fails, it has to be chosen again at the next visit.
pub async fn keep(plan: &str, folder: Option<&Folder>, memory: &FolderMemory) {
    let handle = folder.map_or(JsValue::NULL, |folder| folder.0.clone().into());
    let memory = serde_json::to_string(memory).unwrap_or_default();
    let record = options(&[("handle", handle), ("memory", memory.into())]);
    _ = indexed_db::keep_value(&FOLDERS, plan, Some(&record)).await;
}

/// Forgets all about the folder of a plan.
pub async fn forget(plan: &str) {
    _ = indexed_db::keep_value(&FOLDERS, plan, None).await;
}

fn for_writing() -> Object {
    options(&[("mode", "readwrite".into())])
}

fn options(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        // A new object takes every field.
        _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

/// Waits for what a call promises.
async fn settled(promise: Result<Promise, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(promise?).await
}

/// A field of it; nothing where it has none.
fn get(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn facts(file: &JsValue) -> FileFacts {
    let file: &web_sys::File = file.unchecked_ref();
    FileFacts { name: file.name(), size: file.size() as u64, modified: file.last_modified() as u64 }
}

fn access_of(answer: Result<JsValue, JsValue>) -> Access {
    match answer {
        Ok(state) if state.as_string().as_deref() == Some("granted") => Access::Granted,
        _ => Access::Asks,
    }
}

fn name_of(error: &JsValue) -> String {
    get(error, "name").as_string().unwrap_or_default()
}

fn folder_error(error: JsValue) -> FolderError {
    let name = name_of(&error);
    FolderError::Fault(match &*name {
        "NotAllowedError" => return FolderError::Asks,
        "NotFoundError" => FolderFault::Gone,
        "QuotaExceededError" => FolderFault::Full,
        "NoModificationAllowedError"
        | "InvalidModificationError"
        | "InvalidStateError"
        | "NotReadableError" => FolderFault::Locked,
        _ => FolderFault::Failed(name),
    })
}
