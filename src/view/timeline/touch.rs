//! Fingers on the timeline: one scrolls, or drags what it has lifted; two pinch to zoom.

use leptos::ev::TouchEvent;
use leptos::prelude::*;

use super::pointer::Pointer;

/// Two fingers.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Pinch {
    /// How far they are apart, in CSS pixels.
    apart: f64,
    /// Midway between them, from the left of the page.
    middle: f64,
}

impl Pinch {
    fn of(event: &TouchEvent) -> Option<Pinch> {
        let touches = event.touches();
        let at = |place: u32| {
            touches
                .item(place)
                .map(|touch| (f64::from(touch.client_x()), f64::from(touch.client_y())))
        };
        let ((x, y), (other_x, other_y)) =
            (touches.length() == 2).then(|| at(0).zip(at(1))).flatten()?;
        Some(Pinch {
            apart: (x - other_x).hypot(y - other_y).max(1.0),
            middle: (x + other_x) / 2.0,
        })
    }
}

/// The fingers on the timeline.
#[derive(Clone, Copy)]
pub struct Touch {
    pointer: Pointer,
    pinch: StoredValue<Option<Pinch>>,
}

impl Touch {
    /// No fingers.
    pub fn new(pointer: Pointer) -> Touch {
        Touch { pointer, pinch: StoredValue::new(None) }
    }

    /// A finger more: with two of them whatever one of them pressed is let go, unless it is being
    /// dragged or carried.
    pub fn started(&self, event: TouchEvent) {
        let pinch = Pinch::of(&event).filter(|_| !self.pointer.drags());
        if pinch.is_some() {
            self.pointer.cancelled();
        }
        self.pinch.set_value(pinch);
    }

    /// Two fingers zoom around their middle and take the axis along. The browser scrolls for one
    /// finger, but not with what it has lifted.
    pub fn moved(&self, event: TouchEvent) {
        let pinch = self.pinch.get_value().zip(Pinch::of(&event));
        if (pinch.is_some() || self.pointer.drags()) && event.cancelable() {
            event.prevent_default();
        }
        if let Some((before, now)) = pinch {
            self.pointer.zoom(now.apart / before.apart, now.middle);
            self.pointer.pan(before.middle - now.middle);
            self.pinch.set_value(Some(now));
        }
    }

    /// A finger less.
    pub fn ended(&self, _: TouchEvent) {
        self.pinch.set_value(None);
    }
}
