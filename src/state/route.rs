//! The page's address follows what is on screen, and leads back to it.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{App, Notice, Screen};
use crate::platform::{focus, location, places};
use session::Input;
use session::several::SeveralView;
use session::viewmodel::{Address, AxisPosition};

/// A change of place is written when nothing changed for so many milliseconds: browsers refuse
/// hundreds of writes while one scrolls.
const SETTLED: u32 = 300;

/// What the address says, and what it is about to say.
#[derive(Clone, Copy)]
pub struct Route {
    /// Where to go when the plan it names is open.
    asked: StoredValue<Option<Address>>,
    /// What was written last.
    written: StoredValue<Address>,
    timer: StoredValue<Option<Timeout>, LocalStorage>,
}

impl Route {
    /// What the page's address says as it is opened.
    pub fn new() -> Route {
        let asked = Address::parse(&location::hash());
        Route {
            written: StoredValue::new(asked.clone()),
            asked: StoredValue::new(Some(asked)),
            timer: StoredValue::new_local(None),
        }
    }

    /// Where the reader was when the page broke down; none unless it did.
    pub fn rescued(&self) -> Option<Address> {
        self.asked.with_value(|asked| asked.as_ref()?.rescue.as_deref().map(Address::parse))
    }

    /// The plans that are asked for as one.
    pub fn several(&self) -> Vec<String> {
        self.asked.with_value(|asked| {
            asked.as_ref().map(|asked| asked.several.clone()).unwrap_or_default()
        })
    }

    /// The plan that is asked for.
    pub fn plan(&self) -> Option<String> {
        self.asked.with_value(|asked| asked.as_ref()?.plan.clone())
    }
}

impl Default for Route {
    fn default() -> Self {
        Self::new()
    }
}

impl App {
    /// Keeps the address and the screen together, from the start of the page on.
    pub fn follow_address(&self) {
        let app = *self;
        // Scrolling up and down leads to no other address.
        let address = Memo::new(move |_| app.address());
        Effect::new(move || {
            let address = address.get();
            // Another place is written at once: whoever loads the page anew, or goes back, comes
            // there.
            if app.route.written.with_value(|written| address.is_elsewhere(written)) {
                app.route.timer.set_value(None);
                app.write_address();
            } else {
                app.route.timer.set_value(Some(Timeout::new(SETTLED, move || app.write_address())));
            }
        });
        let handle = window_event_listener(leptos::ev::popstate, move |_| {
            app.go(Address::parse(&location::hash()))
        });
        on_cleanup(move || handle.remove());
    }

    /// What is on screen.
    fn address(&self) -> Address {
        if let Some(rescue) = self.dialogs.rescue.get() {
            return Address { rescue: Some(rescue.address.hash()), ..Address::default() };
        }
        if self.screen.get() != Screen::Plan {
            return Address::default();
        }
        let scale = self.axis.scale.get();
        let left = self.axis.viewport.with(|viewport| viewport.left);
        let several = self.open.several.with(SeveralView::ids);
        Address {
            plan: several.is_empty().then(|| self.open.id.get()),
            several,
            view: self.view.get(),
            subject: self.selection.subject.get(),
            filter: self.rows.filter.get(),
            arrangement: self.rows.arrangement.get(),
            spot: Some(AxisPosition { day: scale.day_at(left), day_width: scale.day_width }),
            rescue: None,
        }
    }

    fn write_address(&self) {
        if self.screen.get_untracked() == Screen::Loading {
            return;
        }
        let address = untrack(|| self.address());
        let before = self.route.written.get_value();
        if address.hash() != before.hash() {
            location::write(&address.hash(), address.is_elsewhere(&before));
            places::keep(&address);
            self.route.written.set_value(address);
        }
    }

    /// Goes where an address leads: the reader went back, or changed it by hand.
    pub(super) fn go(&self, address: Address) {
        focus::leave_field();
        self.route.written.set_value(address.clone());
        let is_plan =
            self.screen.get_untracked() == Screen::Plan && !untrack(|| self.open.is_view());
        let open = is_plan.then(|| self.plan().id);
        if let Some(was) = &address.rescue {
            return self.come_to_rescue(Address::parse(was));
        }
        // What was asked for last counts, also while another plan is on its way.
        self.route.asked.set_value(None);
        let view = self.open.several.with_untracked(SeveralView::ids);
        match &address.plan {
            _ if !address.several.is_empty() && address.several == view => self.arrive(address),
            _ if !address.several.is_empty() => {
                let (app, several) = (*self, address.several.clone());
                self.route.asked.set_value(Some(address));
                spawn_local(app.open_several(several));
            }
            None => self.go_home(),
            plan if *plan == open => self.arrive(address),
            Some(plan) => {
                let (app, plan) = (*self, plan.clone());
                self.route.asked.set_value(Some(address));
                spawn_local(async move { app.open_asked(plan).await });
            }
        }
    }

    /// Opens a plan that this browser keeps where this address leads.
    pub fn open_at(&self, address: Address) {
        let Some(plan) = address.plan.clone() else { return };
        self.route.asked.set_value(Some(address));
        spawn_local((*self).open_kept(plan));
    }

    /// Opens the plan that an address names, or says that it is not here.
    pub(super) async fn open_asked(self, plan: String) {
        let is_kept = self.is_kept(&plan).await;
        if self.route.plan().as_ref() != Some(&plan) {
            return;
        }
        if is_kept {
            self.open_kept(plan).await;
        } else {
            self.alert(Notice::NotHere);
            self.go_home();
        }
    }

    /// After a plan was opened: to where the address in it leads, if one was asked for, or to where
    /// the reader stood in it the last time.
    pub(super) fn arrive_where_asked(&self, plan: &str) {
        let asked = self.route.asked.try_update_value(Option::take).flatten();
        let asked = asked.filter(|address| address.plan.as_deref() == Some(plan));
        self.arrive(asked.or_else(|| places::of(plan)).unwrap_or_default());
    }

    /// After several plans were opened as one: to where the address in them leads.
    pub(super) fn arrive_at_several(&self, ids: &[String]) {
        let asked = self.route.asked.try_update_value(Option::take).flatten();
        self.arrive(asked.filter(|address| address.several == ids).unwrap_or_default());
    }

    fn arrive(&self, address: Address) {
        self.feed(Input::Arrive(address));
    }
}
