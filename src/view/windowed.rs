//! A list of which only the rows on screen exist: where it is scrolled to, and how high it is.

use leptos::html::Div;
use leptos::prelude::*;

use crate::platform::resize::Resize;
use session::viewmodel::window;

/// The scroll container of such a list.
#[derive(Clone, Copy)]
pub struct Windowed {
    /// The container itself.
    pub scroller: NodeRef<Div>,
    /// How far it is scrolled, and its height, in CSS pixels.
    seen: RwSignal<(f64, f64)>,
}

impl Windowed {
    /// A container that is on its way to the screen; its size is followed from then on.
    pub fn new() -> Windowed {
        let (scroller, seen) = (NodeRef::<Div>::new(), RwSignal::new((0.0, 800.0)));
        let resize = StoredValue::new_local(None::<Resize>);
        Effect::new(move || {
            if let Some(scroller) = scroller.get() {
                resize.set_value(Resize::observe(&scroller, move |_, height| {
                    seen.update(|seen| seen.1 = height)
                }));
            }
        });
        Windowed { scroller, seen }
    }

    /// It was scrolled.
    pub fn scrolled(self) {
        if let Some(scroller) = self.scroller.get_untracked() {
            self.seen.update(|seen| seen.0 = f64::from(scroller.scroll_top()));
        }
    }

    /// The places of the rows on screen, of so many that are so high, in CSS pixels.
    pub fn rows(self, height: f64, count: usize) -> std::ops::Range<usize> {
        let (top, room) = self.seen.get();
        window(top, room, height, count)
    }
}
