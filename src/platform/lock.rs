//! One writer a plan among the tabs of a browser, by its Web Locks.
//!
//! A browser without them lets every tab write: what two of them make is kept and listed by
//! recovery.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// web-sys keeps Web Locks behind a compiler flag for the whole build.
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &Object,
        granted: &Function,
    ) -> Result<Promise, JsValue>;
}

/// The right to write a plan, until it is dropped or the tab goes.
#[derive(Debug)]
pub struct Lock {
    release: Function,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // It settles a promise, which throws nothing.
        _ = self.release.call0(&JsValue::UNDEFINED);
    }
}

/// The lock of a plan, if no other tab has it.
pub async fn acquire_now(plan: &str) -> Option<Lock> {
    let (lock, granted) = request(plan, true).await;
    granted.then_some(lock)
}

/// The lock of a plan, as soon as no other tab has it. Dropping the wait gives up the place in the
/// queue.
pub async fn wait(plan: &str) -> Lock {
    request(plan, false).await.0
}

/// A lock, and whether the browser has granted it: it refuses only what had to be `now`.
async fn request(plan: &str, now: bool) -> (Lock, bool) {
    // The browser holds a lock for as long as the promise that it is answered with is open.
    let (held, release) = open_promise();
    let (answer, answered) = open_promise();
    // If the wait is dropped, this releases the lock before it is granted.
    let lock = Lock { release };
    let Some(manager) = manager() else { return (lock, true) };
    let granted = Closure::once_into_js(move |lock: JsValue| {
        _ = answered.call1(&JsValue::UNDEFINED, &(!lock.is_null()).into());
        held
    });
    let options = Object::new();
    _ = Reflect::set(&options, &"ifAvailable".into(), &now.into());
    let Ok(request) =
        manager.request(&format!("overzicht.{plan}"), &options, granted.unchecked_ref())
    else {
        return (lock, true);
    };
    // A refused request answers nothing, so its own promise is listened to as well.
    let answer =
        JsFuture::from(Promise::race(&[answer, request].into_iter().collect::<js_sys::Array>()))
            .await;
    (lock, answer.is_ok_and(|granted| granted.is_truthy()))
}

/// A promise, and the function that settles it.
fn open_promise() -> (Promise, Function) {
    let mut settle = None;
    let promise = Promise::new(&mut |done, _| settle = Some(done));
    (promise, settle.expect("a promise runs its function at once"))
}

/// None where the browser has no Web Locks, as on a page that came without TLS.
fn manager() -> Option<LockManager> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"locks".into())
        .ok()
        .filter(|locks| !locks.is_undefined())
        .map(JsCast::unchecked_into)
}
