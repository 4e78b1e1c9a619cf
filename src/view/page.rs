//! The whole page: which screen, what floats above it, and the keys that work everywhere.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::agreement::AgreementDialog;
use super::clashes::ClashDialog;
use super::drop::follow_drops;
use super::filter::FilterBar;
use super::history::HistoryDialog;
use super::import::ImportDialog;
use super::inspector::{self, Inspector};
use super::intake::IntakeDialog;
use super::keys::KeysDialog;
use super::notices::NoticeList;
use super::palette::Palette;
use super::people::People;
use super::products::Products;
use super::rescue::RescueScreen;
use super::review::ReviewDialog;
use super::send::SendDialog;
use super::settings::Settings;
use super::start::Start;
use super::timeline::Timeline;
use super::toolbar::Toolbar;
use crate::platform::{launch, prefs::Theme};
use crate::state::{App, Command, Input, Screen, View};
use session::text as t;

/// Puts the page in the document's body.
pub fn mount() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(Page);
}

#[component]
fn Page() -> impl IntoView {
    let app = App::new();
    provide_context(app);
    app.begin();
    follow_prefs(app);
    keys(app);
    paste(app);
    follow_drops(app);
    launch::on_files(move |files| app.open_files(files));
    // Going to the view that is shown does not make it anew.
    let view = Memo::new(move |_| app.view.get());
    view! {
        {move || match app.screen.get() {
            Screen::Loading => view! { <p class="loading">{t::loading(app.lang.get())}</p> }.into_any(),
            Screen::Start => view! { <Start /> }.into_any(),
            Screen::Rescue => view! { <RescueScreen /> }.into_any(),
            Screen::Plan => view! {
                <div class="plan-screen">
                    <Toolbar />
                    <FilterBar />
                    <main class="plan-main">
                        {move || match view.get() {
                            View::Timeline => view! { <Timeline /> }.into_any(),
                            View::Products => view! { <Products /> }.into_any(),
                            View::People => view! { <People /> }.into_any(),
                        }}
                        <Inspector />
                    </main>
                </div>
            }
            .into_any(),
        }}
        <Settings />
        <Palette />
        <ImportDialog />
        <ReviewDialog />
        <IntakeDialog />
        <ClashDialog />
        <SendDialog />
        <HistoryDialog />
        <AgreementDialog />
        <KeysDialog />
        <NoticeList />
    }
}

/// Tells the document its language and colours.
fn follow_prefs(app: App) {
    Effect::new(move || {
        let root = document().document_element().expect("a page has a root element");
        let _ = root.set_attribute("lang", app.lang.get().tag());
        let theme = match app.device.prefs.get().theme {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        let _ = root.set_attribute("data-theme", theme);
    });
    Effect::new(move || {
        // From now on a click works: assets/page/before.js hands over what was asked until then.
        if app.screen.get() != Screen::Loading {
            let root = document().document_element().expect("a page has a root element");
            let _ = root.set_attribute("data-ready", "");
        }
    });
    let name = Memo::new(move |_| app.open.shown.with(|plan| plan.about.name.clone()));
    Effect::new(move || {
        let name = name.get();
        let on_plan = app.screen.get() == Screen::Plan && !name.is_empty();
        document().set_title(&if on_plan {
            format!("{name} – Overzicht")
        } else {
            "Overzicht".into()
        });
    });
}

/// A table that was copied in a spreadsheet can be pasted anywhere but in a text being typed, or
/// under a dialog.
fn paste(app: App) {
    let handle = window_event_listener(ev::paste, move |event| {
        let asked = app.dialogs.asks_about_file() || app.dialogs.sends();
        let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok());
        if let Some(text) = text.filter(|_| !asked && !is_typed_in(&event))
            && app.paste(text)
        {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Does the event come from a field that text is typed in?
fn is_typed_in(event: &web_sys::Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| {
        element
            .matches("textarea, input:not([type=file]):not([type=checkbox]), select")
            .unwrap_or(false)
    })
}

/// Does the event come from a field in which something else stands by now than in the plan?
fn has_typed_in(event: &web_sys::Event) -> bool {
    let of =
        |name: &str| js_sys::Reflect::get(event.target().as_ref()?, &name.into()).ok()?.as_string();
    is_typed_in(event) && of("defaultValue").is_some_and(|stands| of("value") != Some(stands))
}

/// Undo, redo and Escape work wherever the focus is, except that a text being typed has an undo of
/// its own.
fn keys(app: App) {
    let handle = window_event_listener(ev::keydown, move |event| {
        let typing = has_typed_in(&event);
        let ctrl = event.ctrl_key() || event.meta_key();
        let given = Command::by_keys(ctrl, event.shift_key(), &event.key());
        if let Some(command) = given {
            // A text being typed has an undo of its own; all else is of an open plan.
            let is_free = match command {
                Command::Undo | Command::Redo => !typing,
                Command::Today if event.alt_key() => false,
                _ => (ctrl || !is_typed_in(&event)) && app.screen.get_untracked() == Screen::Plan,
            };
            if is_free {
                event.prevent_default();
                app.run(command);
            }
            return;
        }
        match event.key().as_str() {
            "1" | "2" | "3" | "4" if app.drag.gesture.with_untracked(Option::is_some) => {
                event.prevent_default();
                let place = event.key().parse::<usize>().unwrap_or(1) - 1;
                app.feed(Input::PushBy(engine::schedule::PushRule::ALL[place]));
            }
            "Escape" => {
                if app.drag.gesture.with_untracked(Option::is_some) {
                    app.feed(Input::LetGo);
                } else if app.cursor.linking.with_untracked(Option::is_some) {
                    app.feed(Input::StopLinking);
                    app.announce(t::linking_ended(app.lang.get_untracked()));
                } else if app.selection.disputed.with_untracked(Option::is_some) {
                    app.feed(Input::Dispute(None));
                } else if app.dialogs.settings.get_untracked() {
                    app.dialogs.settings.set(false);
                } else if !typing {
                    inspector::close(app);
                }
            }
            _ => {}
        }
    });
    on_cleanup(move || handle.remove());
}
