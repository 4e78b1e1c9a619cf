//! Places in an order: there is always one more between two, and they keep the order of what they
//! were made from.

use engine::model::Rank;
use proptest::prelude::*;

/// A place as a file has it, whether its text is one or not.
fn read(text: &str) -> Rank {
    serde_json::from_value(text.into()).expect("any text is read")
}

fn is_valid(rank: &Rank) -> bool {
    rank.mended() == *rank
}

#[test]
fn numbers_of_schema_0_are_whole_places() {
    let rows: &[(u32, &str)] = &[
        (0, "a0"),
        (9, "a9"),
        (10, "aA"),
        (36, "aa"),
        (61, "az"),
        (62, "b00"),
        (62 + 62 * 62 - 1, "bzz"),
        (62 + 62 * 62, "c000"),
        (10_000, "c1aI"),
        (u32::MAX, "f3feEB3"),
    ];
    for (number, text) in rows {
        assert_eq!(Rank::nth(*number).as_str(), *text, "{number}");
        assert_eq!(serde_json::from_value::<Rank>((*number).into()).ok(), Some(read(text)));
    }
    assert_eq!(Rank::default(), Rank::nth(0));
}

#[test]
fn what_is_neither_a_text_nor_a_number_of_schema_0_is_refused() {
    for json in ["-1", "4294967296", "0.5", "null", "true", "[]", "{}"] {
        assert!(serde_json::from_str::<Rank>(json).is_err(), "{json}");
    }
}

#[test]
fn a_place_lies_between_two_as_short_as_it_can() {
    let rows: &[(Option<&str>, Option<&str>, &str)] = &[
        (None, None, "a0"),
        (Some("a0"), None, "a1"),
        (Some("a0V"), None, "a1"),
        (Some("az"), None, "b00"),
        (Some("Zz"), None, "a0"),
        (None, Some("a0"), "Zz"),
        (None, Some("a0V"), "a0"),
        (None, Some("b00"), "az"),
        (None, Some("Z0"), "Yzz"),
        (Some("a0"), Some("a2"), "a1"),
        (Some("a0"), Some("a1"), "a0V"),
        (Some("a0"), Some("a01"), "a00V"),
        (Some("a0z"), Some("a1"), "a0zV"),
        (Some("az"), Some("b00"), "azV"),
        (Some("Zz"), Some("a0"), "ZzV"),
        (Some("a0"), Some("c000"), "b00"),
        // Equal or reversed: behind the first.
        (Some("a0"), Some("a0"), "a1"),
        (Some("a5"), Some("a1"), "a6"),
        // At either end of all.
        (Some("zzzzzzzzzzzzzzzzzzzzzzzzzzz"), None, "zzzzzzzzzzzzzzzzzzzzzzzzzzzV"),
        (None, Some("A000000000000000000000000001"), "A00000000000000000000000000"),
        (None, Some("A00000000000000000000000000"), "A00000000000000000000000000"),
    ];
    for (low, high, expected) in rows {
        let (lower, higher) = (low.map(read), high.map(read));
        let between = Rank::between(lower.as_ref(), higher.as_ref());
        assert_eq!(between.as_str(), *expected, "{low:?} {high:?}");
        assert!(is_valid(&between), "{between:?}");
    }
}

#[test]
fn a_text_by_hand_is_mended() {
    let rows: &[(&str, &str)] = &[
        ("a0", "a0"),
        ("a00", "a0"),
        ("a1V000", "a1V"),
        ("a", "a0"),
        ("b1", "b10"),
        ("a1-2", "a102"),
        ("a1é", "a1z"),
        (" a1", "A000000000000000000000000000a1"),
        ("7", "A000000000000000000000000007"),
        ("", "A00000000000000000000000000"),
    ];
    for (text, expected) in rows {
        assert_eq!(read(text).mended().as_str(), *expected, "{text:?}");
    }
}

/// Appending stays short, and so does making room for many at once.
#[test]
fn ten_thousand_places_are_short() {
    let longest = |ranks: &[Rank]| ranks.iter().map(|rank| rank.as_str().len()).max();
    let mut last = Rank::default();
    for _ in 0..10_000 {
        last = Rank::after(Some(&last));
    }
    assert_eq!(last.as_str(), "c1aI");
    let (zero, one) = (Rank::nth(0), Rank::nth(1));
    for (low, high) in
        [(None, None), (Some(&one), None), (None, Some(&zero)), (Some(&zero), Some(&one))]
    {
        let ranks = Rank::spread(low, high, 10_000);
        assert!(ranks.is_sorted_by(|a, b| a < b) && longest(&ranks) <= Some(6), "{low:?} {high:?}");
    }
}

#[test]
fn a_thousand_at_one_place_stay_in_order() {
    let (low, high) = (Rank::nth(0), Rank::nth(1));
    let (mut above, mut below) = (low.clone(), high.clone());
    for _ in 0..1000 {
        let (up, down) =
            (Rank::between(Some(&above), Some(&high)), Rank::between(Some(&low), Some(&below)));
        assert!(above < up && up < high && low < down && down < below, "{up:?} {down:?}");
        assert!(is_valid(&up) && is_valid(&down), "{up:?} {down:?}");
        (above, below) = (up, down);
    }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[XYZabc][0z]{0,4}[0-9A-Za-z]{0,3}", "[ -~é]{0,8}"]
}

proptest! {
    #[test]
    fn numbers_keep_their_order(a: u32, b: u32) {
        prop_assert_eq!(a.cmp(&b), Rank::nth(a).cmp(&Rank::nth(b)));
    }

    /// Whatever the texts are, what is made of them is a place; between two that differ it lies
    /// strictly between.
    #[test]
    fn many_lie_between_any_two(low in proptest::option::of(text()), high in proptest::option::of(text()), n in 0_usize..40) {
        let (low, high) = (low.map(|text| read(&text)), high.map(|text| read(&text)));
        let ranks = Rank::spread(low.as_ref(), high.as_ref(), n);
        prop_assert_eq!(ranks.len(), n);
        prop_assert!(ranks.iter().all(is_valid), "{:?}", ranks);
        let mended = |rank: &Option<Rank>| rank.as_ref().map(Rank::mended);
        let (low, high) = (mended(&low), mended(&high));
        // There is nothing before the first of all.
        let first = read("A").mended();
        if high.as_ref().is_some_and(|high| low.is_none() && *high < Rank::spread(Some(&first), None, n + 1)[n]) {
            return Ok(());
        }
        prop_assert!(ranks.is_sorted_by(|a, b| a < b), "{:?}", ranks);
        prop_assert!(low.as_ref().is_none_or(|low| ranks.iter().all(|rank| low < rank)), "{:?}", ranks);
        let is_between = low.is_none() || low < high;
        prop_assert!(!is_between || high.is_none_or(|high| ranks.iter().all(|rank| *rank < high)), "{:?}", ranks);
    }

    /// Two texts of digits stay in their order, save by the first place of all.
    #[test]
    fn mending_keeps_order(a in "[0-9A-Za-z]{0,8}", b in "[0-9A-Za-z]{0,8}") {
        let (low, high) = (read(&a), read(&b));
        let is_first = |rank: &Rank| rank.as_str().starts_with("A0") || rank.as_str() == "A";
        prop_assume!(low <= high && !is_first(&low) && !is_first(&high));
        prop_assert!(low.mended() <= high.mended());
    }
}
