//! One sort for all types, against that of the standard library.

use std::collections::BTreeMap;

use engine::sorting::{Gather, Order};
use proptest::prelude::*;

proptest! {
    #[test]
    fn it_sorts_as_the_standard_library_does(
        keys in prop::collection::vec(0_u8..20, 0..200),
    ) {
        let list: Vec<(u8, usize)> = keys.into_iter().zip(0..).collect();
        let [mut by, mut expect] = [list.clone(), list.clone()];
        by.order_by(|a, b| b.0.cmp(&a.0));
        expect.sort_by_key(|it| std::cmp::Reverse(it.0));
        prop_assert_eq!(&by, &expect);
        by.order_by_key(|it| it.0);
        expect.sort_by_key(|it| it.0);
        prop_assert_eq!(&by, &expect);
        by.order();
        expect.sort();
        prop_assert_eq!(by, expect);
        let [ours, theirs]: [BTreeMap<u8, usize>; 2] =
            [list.iter().copied().gather(), list.iter().copied().collect()];
        prop_assert_eq!(ours, theirs);
    }
}
