//! Small pictures that go with words.

use leptos::prelude::*;

/// A picture of 16 by 16, drawn in the colour of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Undo.
    Undo,
    /// Redo.
    Redo,
    /// Save as a file.
    Export,
    /// Open a file.
    Open,
    /// Send to others.
    Send,
    /// Settings.
    Settings,
    /// Add.
    Plus,
    /// Close or remove.
    Cross,
    /// A chart.
    Chart,
    /// A bin.
    Bin,
    /// Two sheets, for a copy.
    Copy,
    /// A pencil, for another name.
    Pencil,
    /// An open group.
    Down,
    /// A folded group.
    Right,
    /// To the left.
    Left,
    /// Upwards.
    Up,
    /// Home.
    Home,
    /// A magnifying glass.
    Search,
    /// Show only this.
    Filter,
    /// A sheet of a calendar.
    Today,
    /// Into a box.
    TakeIn,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Icon::Undo => "M6 3 3 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H7",
            Icon::Redo => "m10 3 3 3-3 3M13 6H6.5a3.5 3.5 0 0 0 0 7H9",
            Icon::Export => "M8 10V2.5M5 5.500 8 2.500l3 3M3 9.500v3.500h10V9.500",
            Icon::Send => "M14 2 2 7l5 2 2 5zM14 2 7 9",
            Icon::Open => "M2 4.500h4l1.500 1.500H14v7H2z",
            Icon::Settings => "M2 5h7M12 5h2M2 11h2M7 11h7M9 3.500v3M4 9.500v3",
            Icon::Plus => "M8 3v10M3 8h10",
            Icon::Cross => "m4 4 8 8M12 4l-8 8",
            Icon::Chart => "M2 4h7M5 8h8M3 12h5",
            Icon::Bin => "M3 4.500h10M6.500 4.500v-2h3v2M4.500 4.500l.5 9h6l.5-9",
            Icon::Copy => "M5.500 5.500v-3h8v8h-3M2.500 5.500h8v8h-8z",
            Icon::Pencil => "m3 13 .700-3L10.500 3.200l2.300 2.300L6 12.300zM9 4.700 11.300 7",
            Icon::Down => "m4 6 4 4 4-4",
            Icon::Right => "m6 4 4 4-4 4",
            Icon::Left => "m10 4-4 4 4 4",
            Icon::Up => "m4 10 4-4 4 4",
            Icon::Search => {
                "M7 11.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9m3.200-1.300L14 14"
            }
            Icon::Today => "M3 4h10v9.500H3zM3 7h10M5.500 2.500v3M10.500 2.500v3M8 9.500v1.500",
            Icon::TakeIn => "M8 2v7M5 6.500l3 3 3-3M2.500 9.500v4h11v-4",
            Icon::Filter => "M2 4h12M4.500 8h7M7 12h2",
            Icon::Home => "m2 8 6-5.500L14 8M4 7v6.500h8V7",
        }
    }
}

/// Draws an icon; it says nothing to a screen reader, the word beside it does.
#[component]
pub fn Pictogram(#[prop(into)] icon: Signal<Icon>) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            <path d=move || icon.get().path()></path>
        </svg>
    }
}
