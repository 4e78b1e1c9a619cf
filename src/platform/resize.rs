//! Hearing of an element's size.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, ResizeObserver};

/// Calls `heard` with the element's inner width and height in CSS pixels, now and whenever they
/// change, until dropped.
pub struct Resize {
    observer: ResizeObserver,
    _heard: Closure<dyn FnMut()>,
}

impl Resize {
    /// Begins to listen. None in a browser that cannot observe sizes.
    pub fn observe(element: &Element, mut heard: impl FnMut(f64, f64) + 'static) -> Option<Resize> {
        let target = element.clone();
        let heard = Closure::<dyn FnMut()>::new(move || {
            heard(f64::from(target.client_width()), f64::from(target.client_height()))
        });
        let observer = ResizeObserver::new(heard.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Resize { observer, _heard: heard })
    }
}

impl Drop for Resize {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
