//! A store in memory that can be killed at any call, filled up and made to fail: for the tests of
//! whatever stands on a vault.

use std::cell::{RefCell, RefMut};
use std::collections::BTreeMap;
use std::future::{Future, pending, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

use super::store::{Pair, Store, StoreError, Write};

/// The store; a copy of it is the same store.
#[derive(Clone, Default)]
pub struct Fake(Rc<RefCell<Disk>>);

/// What the store holds, and the faults it has.
#[derive(Default)]
pub struct Disk {
    /// The local place.
    pub local: BTreeMap<String, String>,
    /// The durable place.
    pub durable: BTreeMap<String, String>,
    /// The characters of keys and values that the local place has room for; none: there is no end
    /// to it.
    pub room: Option<usize>,
    /// So many durable writes fail next.
    pub failing: usize,
    /// The durable place is not to be had.
    pub closed: bool,
    /// So many calls may still be made before the kill; none: no kill.
    pub calls_left: Option<usize>,
    /// So many calls have been made.
    pub calls: usize,
    /// So many durable writes have been taken.
    pub writes: usize,
    /// What local writes replaced, in order.
    replaced: Vec<(String, Option<String>)>,
}

impl Fake {
    /// An empty store without faults.
    pub fn new() -> Fake {
        Fake::default()
    }

    /// Its contents and faults.
    pub fn disk(&self) -> RefMut<'_, Disk> {
        self.0.borrow_mut()
    }

    /// What is there after a kill in which the local place forgot its last `forgotten` writes, and
    /// without any fault.
    pub fn after_kill(&self, forgotten: usize) -> Fake {
        let disk = self.0.borrow();
        let mut local = disk.local.clone();
        for (key, value) in disk.replaced.iter().rev().take(forgotten) {
            match value {
                Some(value) => local.insert(key.clone(), value.clone()),
                None => local.remove(key),
            };
        }
        Fake(Rc::new(RefCell::new(Disk {
            local,
            durable: disk.durable.clone(),
            ..Disk::default()
        })))
    }

    /// Is there a next call? None after the kill.
    fn call(&self) -> Option<RefMut<'_, Disk>> {
        let mut disk = self.0.borrow_mut();
        disk.calls += 1;
        match &mut disk.calls_left {
            Some(0) => return None,
            Some(left) => *left -= 1,
            None => {}
        }
        Some(disk)
    }

    /// A call of the durable place, which takes a while; it never answers after the kill.
    async fn durable_call(&self) -> Result<RefMut<'_, Disk>, StoreError> {
        self.pause().await;
        match self.call() {
            None => pending().await,
            Some(disk) if disk.closed => Err(StoreError::Unavailable),
            Some(disk) => Ok(disk),
        }
    }
}

impl Disk {
    /// Takes every fault away.
    pub fn mend(&mut self) {
        (self.room, self.failing, self.closed, self.calls_left) = (None, 0, false, None);
    }

    fn local_change(&mut self, key: &str, value: Option<&str>) {
        let before = match value {
            Some(value) => self.local.insert(key.into(), value.into()),
            None => self.local.remove(key),
        };
        self.replaced.push((key.into(), before));
    }
}

impl Store for Fake {
    fn local_keys(&self, prefix: &str) -> Vec<String> {
        self.0.borrow().local.keys().filter(|key| key.starts_with(prefix)).cloned().collect()
    }

    fn local_get(&self, key: &str) -> Option<String> {
        self.0.borrow().local.get(key).cloned()
    }

    fn local_has(&self, key: &str) -> bool {
        self.0.borrow().local.contains_key(key)
    }

    fn local_set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let Some(mut disk) = self.call() else { return Ok(()) };
        let others = disk
            .local
            .iter()
            .filter(|(other, _)| *other != key)
            .map(|(key, value)| key.len() + value.len())
            .sum::<usize>();
        if disk.room.is_some_and(|room| others + key.len() + value.len() > room) {
            return Err(StoreError::Full);
        }
        disk.local_change(key, Some(value));
        Ok(())
    }

    fn local_remove(&self, key: &str) {
        if let Some(mut disk) = self.call() {
            disk.local_change(key, None);
        }
    }

    async fn durable_keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        Ok(self.durable_read(prefix).await?.into_iter().map(|(key, _)| key).collect())
    }

    async fn durable_read(&self, prefix: &str) -> Result<Vec<Pair>, StoreError> {
        let disk = self.durable_call().await?;
        Ok(disk
            .durable
            .iter()
            .filter(|(key, _)| key.starts_with(prefix))
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect())
    }

    async fn durable_write(&self, Write { needs, removes, puts }: Write) -> Result<(), StoreError> {
        {
            let mut disk = self.durable_call().await?;
            if disk.failing > 0 {
                disk.failing -= 1;
                return Err(StoreError::Full);
            }
            if needs.is_some_and(|key| !disk.durable.contains_key(&key)) {
                return Err(StoreError::Gone);
            }
            disk.writes += 1;
            removes.iter().for_each(|key| _ = disk.durable.remove(key));
            disk.durable.extend(puts);
        }
        // A kill may come between the write and its answer.
        self.durable_call().await.map(|_| ())
    }

    async fn pause(&self) {
        let mut waited = false;
        poll_fn(|context| {
            if std::mem::replace(&mut waited, true) {
                return Poll::Ready(());
            }
            context.waker().wake_by_ref();
            Poll::Pending
        })
        .await;
    }
}

/// Runs a future that waits for nothing but fakes; none if a kill left it waiting.
pub fn run<T>(future: impl Future<Output = T>) -> Option<T> {
    struct Woken(AtomicBool);
    impl Wake for Woken {
        fn wake(self: Arc<Self>) {
            self.0.store(true, Ordering::Relaxed);
        }
    }
    let woken = Arc::new(Woken(AtomicBool::new(true)));
    let waker = Waker::from(woken.clone());
    let mut future = pin!(future);
    while woken.0.swap(false, Ordering::Relaxed) {
        if let Poll::Ready(answer) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
            return Some(answer);
        }
    }
    None
}
