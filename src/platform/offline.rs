//! The worker that keeps the page for use without a network, and the new releases that it brings:
//! docs/OFFLINE.md.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Date;
use leptos::prelude::{document, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    RegistrationOptions, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration,
    ServiceWorkerState, ServiceWorkerUpdateViaCache, VisibilityState,
};

/// An hour, in milliseconds: a page that stays open looks for a new release so often, when it is
/// looked at.
const LOOK_EVERY: f64 = 3_600_000.0;

/// What there is to hear of the releases of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// This browser keeps nothing for use without a network.
    Never,
    /// The whole page is kept in this browser.
    Kept,
    /// A new release is kept as well, and waits.
    NewRelease,
}

/// Which release of the page this is; none in a page that was not packed as one.
pub fn release() -> Option<String> {
    document().query_selector("meta[name=release]").ok()??.get_attribute("content")
}

/// Has the worker keep the page, and tells what becomes of it for as long as the page lives.
pub async fn keep_page(tell: impl Fn(Heard) + Clone + 'static) {
    let registered = match container() {
        Some(container) => register(&container).await,
        None => None,
    };
    let Some(registration) = registered else { return tell(Heard::Never) };
    look_out(&registration, tell.clone());
    look_now_and_then(registration);
    let ready = container().and_then(|container| container.ready().ok());
    if let Some(ready) = ready
        && JsFuture::from(ready).await.is_ok()
    {
        tell(Heard::Kept);
    }
}

/// Lets the release that waits take over, then opens this page anew; pages in other tabs go on as
/// they are.
pub async fn take_over() {
    let registration = match container() {
        Some(container) => JsFuture::from(container.get_registration()).await.ok(),
        None => None,
    };
    let waiting = registration
        .and_then(|found| found.dyn_into::<ServiceWorkerRegistration>().ok())
        .and_then(|found| found.waiting());
    match waiting {
        Some(worker) => {
            on_state(&worker.clone(), move |state| {
                if state == ServiceWorkerState::Activated {
                    reload();
                }
            });
            _ = worker.post_message(&"take-over".into());
        }
        // Another tab was earlier: the new release is there for the asking.
        None => reload(),
    }
}

fn reload() {
    _ = window().location().reload();
}

/// None where the browser has no such thing, as on a page that came without TLS.
fn container() -> Option<ServiceWorkerContainer> {
    let container = window().navigator().service_worker();
    (!JsValue::is_undefined(&container)).then_some(container)
}

async fn register(container: &ServiceWorkerContainer) -> Option<ServiceWorkerRegistration> {
    let options = RegistrationOptions::new();
    options.set_scope("./");
    options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
    JsFuture::from(container.register_with_options("./worker.js", &options))
        .await
        .ok()?
        .dyn_into()
        .ok()
}

/// Tells of a release that waits already, and of each that comes.
fn look_out(registration: &ServiceWorkerRegistration, tell: impl Fn(Heard) + Clone + 'static) {
    if registration.waiting().is_some() {
        tell(Heard::NewRelease);
    }
    let watch = {
        let registration = registration.clone();
        move || {
            let Some(worker) = registration.installing() else { return };
            let (registration, tell) = (registration.clone(), tell.clone());
            on_state(&worker, move |state| {
                // The first release of all does not wait: it has nobody to wait for.
                if state == ServiceWorkerState::Installed && registration.active().is_some() {
                    tell(Heard::NewRelease);
                }
            });
        }
    };
    watch();
    let heard = Closure::<dyn FnMut()>::new(watch).into_js_value();
    registration.set_onupdatefound(Some(heard.unchecked_ref()));
}

fn on_state(worker: &ServiceWorker, mut hear: impl FnMut(ServiceWorkerState) + 'static) {
    let heard = {
        let worker = worker.clone();
        Closure::<dyn FnMut()>::new(move || hear(worker.state())).into_js_value()
    };
    worker.set_onstatechange(Some(heard.unchecked_ref()));
}

/// Asks the host for a new release when the page comes into view again. Without a network nothing
/// is found, and nothing is lost.
fn look_now_and_then(registration: ServiceWorkerRegistration) {
    let last = Rc::new(Cell::new(Date::now()));
    let heard = Closure::<dyn FnMut()>::new(move || {
        if document().visibility_state() == VisibilityState::Visible
            && Date::now() - last.get() > LOOK_EVERY
        {
            last.set(Date::now());
            // A promise that nobody awaits would be reported as an error of the page.
            if let Ok(update) = registration.update() {
                wasm_bindgen_futures::spawn_local(
                    async move { drop(JsFuture::from(update).await) },
                );
            }
        }
    });
    _ = document().add_event_listener_with_callback(
        "visibilitychange",
        heard.into_js_value().unchecked_ref(),
    );
}
