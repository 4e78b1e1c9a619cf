//! What a vault needs of a browser: a small fast place, and a durable one that answers later.

use std::future::Future;

/// A key and its value.
pub type Pair = (String, String);

/// One write of the durable place.
#[derive(Clone, Debug, Default)]
pub struct Write {
    /// A key that must be there, checked in the same transaction: the browser may have replaced the
    /// store by an empty one.
    pub needs: Option<String>,
    /// Keys to remove.
    pub removes: Vec<String>,
    /// Pairs to set, after the removals.
    pub puts: Vec<Pair>,
}

impl Write {
    /// Sets these pairs.
    pub fn puts(puts: Vec<Pair>) -> Write {
        Write { puts, ..Write::default() }
    }

    /// Removes these keys.
    pub fn removes(removes: Vec<String>) -> Write {
        Write { removes, ..Write::default() }
    }
}

/// Two places that hold the same pairs.
///
/// The *local* one is read and written at once, but may forget its last writes when the browser is
/// killed (`localStorage`). The *durable* one answers later, and what it has answered for survives
/// (IndexedDB).
pub trait Store {
    /// The keys in the local place that begin with `prefix`, in any order.
    fn local_keys(&self, prefix: &str) -> Vec<String>;
    /// The value of a key in the local place.
    fn local_get(&self, key: &str) -> Option<String>;
    /// Whether the local place has this key; its value is not read.
    fn local_has(&self, key: &str) -> bool;
    /// Sets the value of a key in the local place.
    fn local_set(&self, key: &str, value: &str) -> Result<(), StoreError>;
    /// Removes a key from the local place, if it is there.
    fn local_remove(&self, key: &str);

    /// The keys in the durable place that begin with `prefix`, in any order.
    fn durable_keys(&self, prefix: &str) -> impl Future<Output = Result<Vec<String>, StoreError>>;
    /// The pairs in the durable place whose keys begin with `prefix`, in any order.
    fn durable_read(&self, prefix: &str) -> impl Future<Output = Result<Vec<Pair>, StoreError>>;
    /// Makes one write in the durable place, all of it or nothing, after every earlier one. Returns
    /// when it survives a kill.
    ///
    /// Fails with [`StoreError::Gone`], and changes nothing, when the key that the write needs is
    /// not there.
    fn durable_write(&self, write: Write) -> impl Future<Output = Result<(), StoreError>>;

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
    /// It no longer has what was written to it: somebody cleared it, or it is another store under
    /// the same name.
    Gone,
    /// Something else; the browser's own name of the error.
    Failed(String),
}
