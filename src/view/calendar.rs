//! Editing a calendar: the working week, public holidays and closed periods, of the plan or of a
//! party.

use leptos::prelude::*;

use super::each::Each;
use super::fields::{CheckField, ChoiceField, DayField, TextField};
use super::form::Binding;
use super::icon::{Icon, Pictogram};
use super::tr;
use crate::state::App;
use engine::model::*;
use session::edit::{CalendarEdit, CalendarOf, Edit};
use session::text as t;

/// The fields of a calendar.
#[component]
pub fn CalendarFields(of: CalendarOf) -> impl IntoView {
    let app = App::get();
    let of = StoredValue::new(of);
    let rules = Memo::new(move |_| app.open.shown.with(|plan| of.with_value(|of| of.rules(plan))));
    let change = move |edit| app.edit(Edit::Calendar { of: of.get_value(), edit });
    let holidays = move || rules.with(|rules| rules.holidays);
    let count = Memo::new(move |_| rules.with(|rules| rules.closed.len()));
    view! {
        <fieldset class="choice is-week">
            <legend>{tr!(app, calendar)}</legend>
            {(0..7).map(|place| {
                // 5 January 1970 was a Monday.
                let day = Day::from_number(4 + place as i32).expect("a day of 1970");
                view! {
                    <button type="button" class="button" data-command="work-day" data-day=place.to_string()
                        aria-pressed=move || rules.with(|rules| rules.week.works(day)).to_string() on:click=move |_| { change(CalendarEdit::ToggleDay(place)); }>
                        {move || t::weekday_name(app.lang.get(), day)}
                    </button>
                }
            }).collect_view()}
        </fieldset>
        <ChoiceField label=tr!(app, holidays) choices=&[false, true] name=move |on| if on { t::holidays_nl(app.lang.get()) } else { t::holidays_none(app.lang.get()) }
            of=Binding::new(Signal::derive(move || holidays().is_some()), move |on| change(CalendarEdit::Holidays(on))) />
        <Show when=move || holidays().is_some()>
            <CheckField label=tr!(app, good_friday_off)
                of=Binding::new(Signal::derive(move || holidays().is_some_and(|it| it.good_friday)), move |on| change(CalendarEdit::GoodFriday(on))) />
            <CheckField label=tr!(app, liberation_day_off)
                of=Binding::new(Signal::derive(move || holidays().is_some_and(|it| it.liberation_day_yearly)), move |on| change(CalendarEdit::LiberationDay(on))) />
        </Show>
        <div class="closed" title=tr!(app, closed_hint)>
            <h3>{tr!(app, closed_periods)}</h3>
            <Each each=move || 0..count.get() key=|place| *place let(place)>
                {
                    let closed = move || rules.with(|rules| rules.closed.get(place).cloned());
                    let rename = move |name| change(CalendarEdit::RenameClosed(place, name));
                    let set = move |end, day| change(CalendarEdit::SetClosedDay(place, end, day));
                    let start = move || closed().map(|it| it.dates.start());
                    let finish = move || closed().map(|it| it.dates.finish());
                    view! {
                        <div class="card" data-closed=place.to_string()>
                            <div class="line">
                                <TextField label=tr!(app, name)
                                    of=Binding::new(Signal::derive(move || closed().map_or_else(String::new, |it| it.name)), rename) />
                                <button type="button" class="button is-quiet" data-command="remove-closed" aria-label=tr!(app, remove_closed) title=tr!(app, remove_closed)
                                    on:click=move |_| { change(CalendarEdit::RemoveClosed(place)); }>
                                    <Pictogram icon=Icon::Cross />
                                </button>
                            </div>
                            <div class="pair">
                                <DayField label=tr!(app, first_day)
                                    of=Binding::new(Signal::derive(start), move |day| set(SpanEnd::Start, day)) />
                                <DayField label=tr!(app, last_day)
                                    of=Binding::new(Signal::derive(finish), move |day| set(SpanEnd::Finish, day)) />
                            </div>
                        </div>
                    }
                }
            </Each>
            <button type="button" class="button" data-command="add-closed" on:click=move |_| { change(CalendarEdit::AddClosed); }>
                <Pictogram icon=Icon::Plus />
                <span>{tr!(app, add_closed)}</span>
            </button>
        </div>
        <p class="aside">{tr!(app, calendar_note)}</p>
    }
}
