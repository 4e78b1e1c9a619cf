//! A real pointer and real keys, as the browser gets them from a hand.

use std::time::Duration;

use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::key::Key;

/// A place in the window, in CSS pixels from its top left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

impl Point {
    /// So much further to the right and below.
    pub fn by(self, x: f64, y: f64) -> Point {
        Point { x: self.x + x, y: self.y + y }
    }
}

/// Into how many movements a leg of a drag falls apart: a hand does not jump, and a page may ask for a few pixels before it calls it a drag.
const MOVES: u32 = 8;

/// The pointer, pressed down and not yet let go.
#[must_use = "let it go, or the button stays down"]
pub struct Held<'a> {
    client: &'a Client,
    at: Point,
}

impl<'a> Held<'a> {
    /// Presses the button here.
    pub async fn press(client: &'a Client, at: Point) -> Held<'a> {
        perform(client, vec![to(at), PointerAction::Down { button: MOUSE_BUTTON_LEFT }]).await;
        Held { client, at }
    }

    /// Moves there in steps, the button still down.
    pub async fn to(mut self, there: Point) -> Held<'a> {
        let from = self.at;
        let step = |n| f64::from(n) / f64::from(MOVES);
        perform(self.client, (1..=MOVES).map(|n| to(from.by((there.x - from.x) * step(n), (there.y - from.y) * step(n)))).collect()).await;
        self.at = there;
        self
    }

    /// Lets go.
    pub async fn release(self) {
        perform(self.client, vec![PointerAction::Up { button: MOUSE_BUTTON_LEFT }]).await;
    }
}

fn to(Point { x, y }: Point) -> PointerAction {
    PointerAction::MoveTo { duration: Some(Duration::from_millis(10)), x, y }
}

async fn perform(client: &Client, actions: Vec<PointerAction>) {
    let mouse = actions.into_iter().fold(MouseActions::new("mouse".into()), MouseActions::then);
    client.perform_actions(mouse).await.expect("the pointer moves");
}

/// Presses a chord such as `Control+Shift+z` or `Escape`.
pub async fn press_keys(client: &Client, chord: &str) {
    let keys = chord.split('+').map(key).collect::<Vec<_>>();
    let down = keys.iter().map(|&value| KeyAction::Down { value });
    let up = keys.iter().rev().map(|&value| KeyAction::Up { value });
    let actions = down.chain(up).fold(KeyActions::new("keyboard".into()), KeyActions::then);
    client.perform_actions(actions).await.expect("the keys are pressed");
}

fn key(name: &str) -> char {
    let mut letters = name.chars();
    match (name, letters.next(), letters.next()) {
        (_, Some(letter), None) => letter,
        ("Control", ..) => Key::Control.into(),
        ("Shift", ..) => Key::Shift.into(),
        ("Alt", ..) => Key::Alt.into(),
        ("ArrowDown", ..) => Key::Down.into(),
        ("ArrowLeft", ..) => Key::Left.into(),
        ("ArrowRight", ..) => Key::Right.into(),
        ("ArrowUp", ..) => Key::Up.into(),
        ("Delete", ..) => Key::Delete.into(),
        ("Tab", ..) => Key::Tab.into(),
        ("Escape", ..) => Key::Escape.into(),
        ("Enter", ..) => Key::Enter.into(),
        ("F2", ..) => Key::F2.into(),
        _ => panic!("no key is called {name}"),
    }
}
