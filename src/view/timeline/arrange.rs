//! The two choices in the corner of the timeline: what its rows are grouped by, and in which order
//! they stand.

use leptos::prelude::*;

use crate::state::{App, Command};
use crate::view::events::while_here;
use crate::view::tr;
use session::text::{self as t, Lang};
use session::viewmodel::{Grouping, Sorting};

/// Both choices, side by side.
#[component]
pub fn Arrange() -> impl IntoView {
    let app = App::get();
    let grouping = Memo::new(move |_| app.rows.arrangement.get().grouping);
    let sorting = Memo::new(move |_| app.rows.arrangement.get().sorting);
    view! {
        <div class="arrange">
            <ChoiceMenu mark="group-by" label=tr!(app, group_rows) all=&Grouping::ALL chosen=grouping word=Grouping::word name=t::grouping_name choose=Command::GroupBy />
            <ChoiceMenu mark="sort-by" label=tr!(app, sort_rows) all=&Sorting::ALL chosen=sorting word=Sorting::word name=t::sorting_name choose=Command::SortBy />
        </div>
    }
}

/// A choice of one of `all`, each the argument of a command.
#[component]
fn ChoiceMenu<T: Copy + PartialEq + Send + Sync + 'static>(
    /// The public mark.
    mark: &'static str,
    #[prop(into)] label: Signal<String>,
    all: &'static [T],
    chosen: Memo<T>,
    /// Its value for a script.
    word: fn(T) -> &'static str,
    name: fn(Lang, T) -> String,
    choose: fn(T) -> Command,
) -> impl IntoView {
    let app = App::get();
    let changed = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        if let Some(it) = all.iter().find(|it| word(**it) == value) {
            app.run(choose(*it));
        }
    };
    view! {
        <select data-command=mark aria-label=label prop:value=move || word(chosen.get()) on:change=while_here(changed)>
            {all.iter().map(|it| view! {
                <option value=word(*it) selected=move || chosen.get() == *it>{move || name(app.lang.get(), *it)}</option>
            }).collect_view()}
        </select>
    }
}
