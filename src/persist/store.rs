//! What a vault needs of a browser: a small fast place, and a durable one that answers later.

use std::future::Future;

/// A key and its value.
pub type Pair = (String, String);

/// Two places that hold the same pairs.
///
/// The *local* one is read and written at once, but may forget its last writes when the browser is killed
/// (`localStorage`). The *durable* one answers later, and what it has answered for survives (IndexedDB).
pub trait Store {
    /// The keys in the local place that begin with `prefix`, in any order.
    fn local_keys(&self, prefix: &str) -> Vec<String>;
    /// The value of a key in the local place.
    fn local_get(&self, key: &str) -> Option<String>;
    /// Sets the value of a key in the local place.
    fn local_set(&self, key: &str, value: &str) -> Result<(), StoreError>;
    /// Removes a key from the local place, if it is there.
    fn local_remove(&self, key: &str);

    /// The keys in the durable place that begin with `prefix`, in any order.
    fn durable_keys(&self, prefix: &str) -> impl Future<Output = Result<Vec<String>, StoreError>>;
    /// The pairs in the durable place whose keys begin with `prefix`, in any order.
    fn durable_read(&self, prefix: &str) -> impl Future<Output = Result<Vec<Pair>, StoreError>>;
    /// Sets pairs and removes keys in the durable place, all or none, after every earlier write; it answers when they survive a kill.
    fn durable_write(&self, puts: Vec<Pair>, removes: Vec<String>) -> impl Future<Output = Result<(), StoreError>>;

    /// Lets the page draw and answer, in the midst of long work.
    fn pause(&self) -> impl Future<Output = ()>;
}

/// Why a place does not take or give a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// There is no such place here, or the browser keeps it closed.
    Unavailable,
    /// It is full.
    Full,
    /// Something else; the browser's own name of the error.
    Failed(String),
}
