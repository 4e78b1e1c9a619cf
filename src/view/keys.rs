//! The list of keys, opened by `?`.

use leptos::prelude::*;

use super::icon::{Icon, Pictogram};
use super::modal::modal;
use super::tr;
use crate::state::App;
use session::text::{self as t, Lang};

/// Keys, and what they do.
type Line = (&'static str, fn(Lang) -> String);

/// The keys and what they do, in the order of use. None of them is one by which a browser goes somewhere, and
/// letters work on a focused bar alone, save T.
const KEYS: [Line; 27] = [
    ("↑ ↓", t::keys_rows),
    ("← →", t::keys_cells),
    ("Home End", t::keys_ends),
    ("Ctrl Home, Ctrl End", t::keys_first_last),
    ("Enter", t::keys_open),
    ("F2", t::keys_edit),
    ("Ctrl Enter, Shift ↑ ↓", t::keys_select),
    ("Ctrl C", t::keys_copy),
    ("Alt ↑ ↓", t::keys_place),
    ("Insert", t::keys_new),
    ("Delete", t::keys_delete),
    ("← →", t::keys_day),
    ("Ctrl ← →", t::keys_week),
    ("PageUp PageDown", t::keys_month),
    ("Shift ← →", t::keys_finish),
    ("Alt Shift ← →", t::keys_start),
    ("+ −", t::keys_progress),
    ("1 2 3 4", t::keys_rules),
    ("L", t::keys_link),
    ("D", t::keys_driver),
    ("S", t::keys_successor),
    ("P", t::keys_product),
    ("C", t::keys_conflicts),
    ("↑ ↓, ← →, PageUp PageDown", t::keys_launch),
    ("T", t::today_hint),
    ("Ctrl K", t::keys_find),
    ("?", t::keys_keys),
];

/// The list, while it is open.
#[component]
pub fn KeysDialog() -> impl IntoView {
    let app = App::get();
    view! { <Show when=move || app.dialogs.keys.get()><List /></Show> }
}

#[component]
fn List() -> impl IntoView {
    let app = App::get();
    let dialog = modal();
    let close = move || app.dialogs.keys.set(false);
    view! {
        <dialog
            class="question keys"
            node_ref=dialog
            aria-label=tr!(app, keys_title)
            on:cancel=move |event: leptos::ev::Event| { event.prevent_default(); close(); }
        >
            <h2>{tr!(app, keys_title)}</h2>
            <button type="button" class="button is-quiet keys-close" data-command="close-keys" aria-label=tr!(app, close) on:click=move |_| close()>
                <Pictogram icon=Icon::Cross />
            </button>
            <p class="quiet">{tr!(app, keys_intro)}</p>
            <dl>
                {KEYS.map(|(keys, says)| view! {
                    <div><dt><kbd>{keys}</kbd></dt><dd>{move || says(app.lang.get())}</dd></div>
                })}
            </dl>
        </dialog>
    }
}
