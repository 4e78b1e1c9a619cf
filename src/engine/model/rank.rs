//! Places in an order that leave room between any two of them.

use std::{fmt, iter, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A place in an order: a text over `0-9A-Za-z`, compared as text.
///
/// A whole number comes first, whose head says how many digits follow: `a0` to `az`, `b00` to
/// `bzz`, `c000` and so on, and below those `Zz`, `Z0`, `Yzz`. Behind it may stand a fraction,
/// which never ends in `0`. So there is always a place between two, and behind the last.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rank(Arc<str>);

/// The digits, in the order of their characters.
const DIGITS: &[u8; BASE as usize] =
    b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE: u64 = 62;
/// The heads of the smallest whole number, of 0, and of the largest, as digits.
const FIRST_HEAD: u8 = 10;
const ZERO_HEAD: u8 = 36;
const LAST_HEAD: u8 = 61;

impl Default for Rank {
    fn default() -> Rank {
        Rank::nth(0)
    }
}

impl Rank {
    /// Returns the place of the number `n`, as schema 0 counted places: `a0` for 0, `b00` for 62.
    pub fn nth(n: u32) -> Rank {
        let (mut head, mut left, mut size) = (ZERO_HEAD, u64::from(n), BASE);
        while left >= size {
            (head, left, size) = (head + 1, left - size, size * BASE);
        }
        let mut digits = smallest(head);
        add(&mut digits, left);
        Rank::of(digits)
    }

    /// Returns the place behind the last one; none: the place of the first.
    pub fn after(last: Option<&Rank>) -> Rank {
        last.map_or_else(Rank::default, Rank::next)
    }

    /// Returns a place between two; without one of them, before or behind the other.
    ///
    /// Where there is none, as between equal ones, it lies behind `low`.
    pub fn between(low: Option<&Rank>, high: Option<&Rank>) -> Rank {
        Rank::spread(low, high, 1).into_iter().next().unwrap_or_default()
    }

    /// Returns `n` places between two, in order and as far apart as they can be, as
    /// [`Rank::between`] finds one.
    pub fn spread(low: Option<&Rank>, high: Option<&Rank>, n: usize) -> Vec<Rank> {
        match (low, high) {
            (Some(low), Some(high)) if low.mended() < high.mended() => within(low, high, n),
            (None, Some(high)) => {
                let before = iter::successors(Some(high.previous()), |rank| Some(rank.previous()));
                let mut ranks: Vec<_> = before.take(n).collect();
                ranks.reverse();
                ranks
            }
            (low, _) => {
                iter::successors(Some(Rank::after(low)), |rank| Some(rank.next())).take(n).collect()
            }
        }
    }

    /// Returns the place that a text made by hand means, where it is none itself. Texts of digits
    /// keep their order.
    pub fn mended(&self) -> Rank {
        Rank::of(self.digits())
    }

    /// Returns the text of it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The digits of the text from its head on. A character that is none counts as the digit below
    /// it, and what has no head comes before all that have one.
    fn digits(&self) -> Vec<u8> {
        let digit = |c: char| DIGITS.iter().rposition(|digit| char::from(*digit) <= c);
        let digits = self.0.chars().map(|c| digit(c).unwrap_or(0) as u8);
        match digits.clone().next() {
            Some(FIRST_HEAD..) => digits.collect(),
            _ => smallest(FIRST_HEAD).into_iter().chain(digits).collect(),
        }
    }

    /// The place of these digits, which begin with a head.
    fn of(mut digits: Vec<u8>) -> Rank {
        let whole = size(digits[0]);
        digits.resize(digits.len().max(whole), 0);
        while digits.len() > whole && digits.last() == Some(&0) {
            digits.pop();
        }
        let text: String =
            digits.iter().map(|digit| char::from(DIGITS[usize::from(*digit)])).collect();
        Rank(text.into())
    }

    /// The next whole number; behind the last of them, a fraction more.
    fn next(&self) -> Rank {
        let digits = self.digits();
        let head = digits[0];
        let mut whole = digits.clone();
        whole.resize(size(head), 0);
        if !add(&mut whole[1..], 1) {
            Rank::of(whole)
        } else if head < LAST_HEAD {
            Rank::of(smallest(head + 1))
        } else {
            Rank::of([digits, vec![BASE as u8 / 2]].concat())
        }
    }

    /// The whole number before it; there is none before the first.
    fn previous(&self) -> Rank {
        let Rank(text) = self.mended();
        let mut digits = self.digits();
        let head = digits[0];
        digits.resize(size(head), 0);
        let is_whole = text.len() == size(head);
        let place = digits[1..].iter().rposition(|digit| *digit > 0).map(|place| place + 1);
        match place {
            _ if !is_whole => {}
            Some(place) => {
                digits[place] -= 1;
                digits[place + 1..].fill(BASE as u8 - 1);
            }
            None if head > FIRST_HEAD => {
                digits = smallest(head - 1);
                digits[1..].fill(BASE as u8 - 1);
            }
            None => {}
        }
        Rank::of(digits)
    }
}

/// How many digits a whole number with this head has, the head among them.
fn size(head: u8) -> usize {
    1 + usize::from(if head < ZERO_HEAD { ZERO_HEAD - head } else { head + 1 - ZERO_HEAD })
}

/// The digits of the smallest whole number with this head.
fn smallest(head: u8) -> Vec<u8> {
    let mut digits = vec![0; size(head)];
    digits[0] = head;
    digits
}

/// Adds to the last digit, and carries; returns whether something is left to carry.
fn add(digits: &mut [u8], mut number: u64) -> bool {
    for digit in digits.iter_mut().rev() {
        number += u64::from(*digit);
        *digit = (number % BASE) as u8;
        number /= BASE;
    }
    number > 0
}

/// Places between two that differ: fractions in base 62, the head their first digit, with as few
/// digits as leave `n` places between them.
fn within(low: &Rank, high: &Rank, n: usize) -> Vec<Rank> {
    let (low, high, n) = (low.digits(), high.digits(), n as u64);
    let (mut digits, mut room) = (Vec::new(), 0);
    while room <= n {
        let digit = |of: &[u8]| of.get(digits.len()).copied().unwrap_or(0);
        room = room * BASE + u64::from(digit(&high)) - u64::from(digit(&low));
        digits.push(digit(&low));
    }
    let place = |number: u64| {
        let mut digits = digits.clone();
        add(&mut digits, room * number / (n + 1));
        Rank::of(digits)
    };
    (1..=n).map(place).collect()
}

impl fmt::Debug for Rank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Rank {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Rank {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Rank, D::Error> {
        deserializer.deserialize_any(TextOrNumber)
    }
}

/// Reads a text, or a number as schema 0 has it.
struct TextOrNumber;

impl de::Visitor<'_> for TextOrNumber {
    type Value = Rank;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a place in an order")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Rank, E> {
        Ok(Rank(text.into()))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Rank, E> {
        let place = u32::try_from(number).map(Rank::nth);
        place.map_err(|_| E::invalid_value(de::Unexpected::Unsigned(number), &self))
    }
}
