//! Sorting and collecting with one copy of the code for all types: what the page loads is the
//! smaller for it (docs/DEPENDENCIES.md).
//!
//! The sort of the standard library is compiled anew for each type and each order, and so it is for
//! each set and map that is collected: 145 copies, a twelfth of the page. What runs with every pointer
//! move goes on using it.

use std::cmp::Ordering;

/// Sorting that knows no type.
pub trait Order<T> {
    /// Sorts by this order; equal ones stay as they were.
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// Sorts by what `key` makes of each, once; equal ones stay as they were.
    fn order_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K);

    /// Sorts by their own order.
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

impl<T> Order<T> for [T] {
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let places = places(self.len(), &mut |a, b| compare(&self[a], &self[b]));
        arrange(self, places);
    }

    fn order_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K) {
        let keys: Vec<K> = self.iter().map(key).collect();
        arrange(self, places(keys.len(), &mut |a, b| keys[a].cmp(&keys[b])));
    }
}

/// Puts in each place what stands in the place that is named there.
fn arrange<T>(things: &mut [T], mut places: Vec<usize>) {
    // Round each circle of things that take one another's place.
    for first in 0..places.len() {
        let mut at = first;
        loop {
            let from = std::mem::replace(&mut places[at], at);
            if from == first {
                break;
            }
            things.swap(at, from);
            at = from;
        }
    }
}

/// The places of so many things in their order.
fn places(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

/// Collecting that sorts nothing.
pub trait Gather: Iterator + Sized {
    /// Collects like `collect`, one after another: of two with the same key the last one stays.
    fn gather<C: Default + Extend<Self::Item>>(self) -> C {
        let mut all = C::default();
        all.extend(self);
        all
    }
}

impl<I: Iterator> Gather for I {}
