//! A real pointer and real keys, as the browser gets them from a hand.

use std::time::Duration;

use fantoccini::Client;
use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
    WheelAction, WheelActions,
};
use fantoccini::key::Key;

use super::console::touch;

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

/// Into how many movements a leg of a drag falls apart: a hand does not jump, and a page may ask
/// for a few pixels before it calls it a drag.
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
        perform(self.client, steps(self.at, there).map(to).collect()).await;
        self.at = there;
        self
    }

    /// Lets go.
    pub async fn release(self) {
        perform(self.client, vec![PointerAction::Up { button: MOUSE_BUTTON_LEFT }]).await;
    }
}

/// Moves the pointer there, no button pressed.
pub async fn point(client: &Client, at: Point) {
    perform(client, vec![to(at)]).await;
}

/// A finger on the screen.
#[must_use = "take it off, or it stays"]
pub struct Finger<'a> {
    client: &'a Client,
    at: Point,
}

impl<'a> Finger<'a> {
    /// Puts it down here.
    pub async fn put(client: &'a Client, at: Point) -> Finger<'a> {
        touch(client, "touchStart", &[(at.x, at.y)]).await;
        Finger { client, at }
    }

    /// Moves it there in steps.
    pub async fn to(mut self, there: Point) -> Finger<'a> {
        for at in steps(self.at, there) {
            touch(self.client, "touchMove", &[(at.x, at.y)]).await;
        }
        self.at = there;
        self
    }

    /// Takes it off.
    pub async fn lift(self) {
        touch(self.client, "touchEnd", &[]).await;
    }

    /// The system takes it away, as for a call that comes in.
    pub async fn cancel(self) {
        touch(self.client, "touchCancel", &[]).await;
    }
}

/// Two fingers that go from one pair of places to another.
pub async fn pinch(client: &Client, from: (Point, Point), there: (Point, Point)) {
    let both = |one: Point, other: Point| [(one.x, one.y), (other.x, other.y)];
    touch(client, "touchStart", &both(from.0, from.1)).await;
    for (one, other) in steps(from.0, there.0).zip(steps(from.1, there.1)) {
        touch(client, "touchMove", &both(one, other)).await;
    }
    touch(client, "touchEnd", &[]).await;
}

/// The places on the way from one to another.
fn steps(from: Point, there: Point) -> impl Iterator<Item = Point> {
    let step = |n: u32| f64::from(n) / f64::from(MOVES);
    (1..=MOVES).map(move |n| from.by((there.x - from.x) * step(n), (there.y - from.y) * step(n)))
}

/// Turns the wheel here by so many pixels.
pub async fn wheel(client: &Client, at: Point, delta: (i64, i64)) {
    let (x, y) = (at.x as i64, at.y as i64);
    let scroll = WheelAction::Scroll { duration: None, x, y, delta_x: delta.0, delta_y: delta.1 };
    client
        .perform_actions(WheelActions::new("wheel".into()).then(scroll))
        .await
        .expect("the wheel turns");
}

/// Holds a key down, or lets it go.
pub async fn hold_key(client: &Client, name: &str, down: bool) {
    let value = key(name);
    let action = if down { KeyAction::Down { value } } else { KeyAction::Up { value } };
    client
        .perform_actions(KeyActions::new("held".into()).then(action))
        .await
        .expect("the key is held");
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
        ("Home", ..) => Key::Home.into(),
        ("End", ..) => Key::End.into(),
        ("Insert", ..) => Key::Insert.into(),
        ("Plus", ..) => '+',
        ("PageUp", ..) => Key::PageUp.into(),
        ("PageDown", ..) => Key::PageDown.into(),
        _ => panic!("no key is called {name}"),
    }
}
