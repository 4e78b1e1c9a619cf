//! Editing a calendar: the working week, public holidays and closed periods, of the plan or of a
//! party.

use leptos::prelude::*;

use super::icon::{Icon, Pictogram};
use super::inspector::fields::{CheckField, ChoiceField, DayField, TextField};
use super::inspector::form::Binding;
use super::tr;
use crate::state::{App, Notice};
use domain::edit::Refusal;
use engine::model::*;
use session::text as t;

/// The fields of a calendar.
#[component]
pub fn CalendarFields(of: Binding<CalendarRules>) -> impl IntoView {
    let app = App::get();
    let Binding { value: rules, set, .. } = of;
    let change = move |edit: &dyn Fn(&mut CalendarRules)| {
        let mut changed = rules.get_untracked();
        edit(&mut changed);
        set.run(changed)
    };
    let toggle = move |place: usize| {
        let mut days: [bool; 7] = rules.with_untracked(|rules| rules.week.into());
        days[place] = !days[place];
        match WorkingWeek::try_from(days) {
            Ok(week) => drop(change(&|rules| rules.week = week)),
            Err(_) => app.alert(Notice::Refused(Refusal::NoWorkingDay)),
        }
    };
    let holidays = move || rules.with(|rules| rules.holidays);
    let count = Memo::new(move |_| rules.with(|rules| rules.closed.len()));
    // Beside the others: from the day after the last one, a week long.
    let add = move |_| {
        let plan = app.plan();
        let start = plan.about.status_date.unwrap_or_else(crate::platform::clock::today);
        let name = t::new_closed(app.lang.get_untracked());
        let Some(dates) = Span::new(start, start.plus(6)) else { return };
        change(&|rules| rules.closed.push(ClosedPeriod { name: name.clone(), dates }));
    };
    view! {
        <fieldset class="choice is-week">
            <legend>{tr!(app, calendar)}</legend>
            {(0..7).map(|place| {
                // 5 January 1970 was a Monday.
                let day = Day::from_number(4 + place as i32).expect("a day of 1970");
                view! {
                    <button type="button" class="button" data-command="work-day" data-day=place.to_string()
                        aria-pressed=move || rules.with(|rules| rules.week.works(day)).to_string() on:click=move |_| toggle(place)>
                        {move || t::weekday_name(app.lang.get(), day)}
                    </button>
                }
            }).collect_view()}
        </fieldset>
        <ChoiceField label=tr!(app, holidays) choices=&[false, true] name=move |on| if on { t::holidays_nl(app.lang.get()) } else { t::holidays_none(app.lang.get()) }
            of=Binding::new(Signal::derive(move || holidays().is_some()), move |on| change(&|rules| rules.holidays = on.then(Holidays::default))) />
        <Show when=move || holidays().is_some()>
            <CheckField label=tr!(app, good_friday_off)
                of=Binding::new(Signal::derive(move || holidays().is_some_and(|it| it.good_friday)), move |on| change(&|rules| rules.holidays.iter_mut().for_each(|it| it.good_friday = on))) />
            <CheckField label=tr!(app, liberation_day_off)
                of=Binding::new(Signal::derive(move || holidays().is_some_and(|it| it.liberation_day_yearly)), move |on| change(&|rules| rules.holidays.iter_mut().for_each(|it| it.liberation_day_yearly = on))) />
        </Show>
        <div class="closed" title=tr!(app, closed_hint)>
            <h3>{tr!(app, closed_periods)}</h3>
            <For each=move || 0..count.get() key=|place| *place let(place)>
                {
                    let closed = move || rules.with(|rules| rules.closed.get(place).cloned());
                    let set_dates = move |start: Option<Day>, finish: Option<Day>| {
                        let dates = start.zip(finish).and_then(|(start, finish)| Span::new(start, finish));
                        let Some(dates) = dates else {
                            app.alert(Notice::Refused(Refusal::EndsBeforeStart));
                            return false;
                        };
                        change(&|rules| rules.closed[place].dates = dates)
                    };
                    let start = move || closed().map(|it| it.dates.start());
                    let finish = move || closed().map(|it| it.dates.finish());
                    view! {
                        <div class="card" data-closed=place.to_string()>
                            <div class="line">
                                <TextField label=tr!(app, name)
                                    of=Binding::new(Signal::derive(move || closed().map_or_else(String::new, |it| it.name)), move |name: String| change(&|rules| rules.closed[place].name = name.clone())) />
                                <button type="button" class="button is-quiet" data-command="remove-closed" aria-label=tr!(app, remove_closed) title=tr!(app, remove_closed)
                                    on:click=move |_| { change(&|rules| drop(rules.closed.remove(place))); }>
                                    <Pictogram icon=Icon::Cross />
                                </button>
                            </div>
                            <div class="pair">
                                <DayField label=tr!(app, first_day)
                                    of=Binding::new(Signal::derive(start), move |day| set_dates(day, finish())) />
                                <DayField label=tr!(app, last_day)
                                    of=Binding::new(Signal::derive(finish), move |day| set_dates(start(), day)) />
                            </div>
                        </div>
                    }
                }
            </For>
            <button type="button" class="button" data-command="add-closed" on:click=add>
                <Pictogram icon=Icon::Plus />
                <span>{tr!(app, add_closed)}</span>
            </button>
        </div>
        <p class="aside">{tr!(app, calendar_note)}</p>
    }
}
