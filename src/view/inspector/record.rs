//! What was foreseen of a launch with each decision, beside how it stands now: drawn, and in words
//! that say the same (SPEC R12).

use leptos::prelude::*;

use crate::state::App;
use crate::view::tr;
use engine::model::*;
use session::inspector::record::{RecordDrawing, RecordPicture};
use session::viewmodel::{ChartRow, track_record};

/// The height of a row of the drawing in CSS pixels.
const ROW: usize = 24;

/// The record of a launch; nothing while nothing was foreseen of it.
#[component]
pub fn RecordSection(id: ProductId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    // Of the plan as it stands, once all samples are there.
    let outlook = Memo::new(move |before| {
        app.forecasting.steps.track();
        let read = || {
            app.forecasting
                .read(|scope| {
                    scope.read(|sampling, network| sampling.outlook(network, &id.get_value()))
                })
                .flatten()
        };
        if app.forecasting.is_complete() { read() } else { before.cloned().flatten() }
    });
    let record = Memo::new(move |_| {
        app.open.history.track();
        outlook.with(|outlook| track_record(&app.plan(), &id.get_value(), outlook.as_ref()))
    });
    let shown = Memo::new(move |_| {
        record
            .with(|record| record.as_ref().map(|record| RecordPicture::of(app.lang.get(), record)))
    });
    move || {
        shown.get().map(|RecordPicture { lines, today, drawing }| {
            view! {
                <section class="part record" data-record>
                    <h3>{tr!(app, record)}</h3>
                    {drawing.map(|drawing| drawn(app, drawing))}
                    <ul class="record-lines">
                        {lines.into_iter().map(|(decision, said)| view! { <li data-record-of=decision.to_string()>{said}</li> }).collect_view()}
                        <li class="is-now">{today}</li>
                    </ul>
                </section>
            }
        })
    }
}

/// A row a decision and one for now, all on one axis; the words below it say the same.
fn drawn(app: App, drawing: RecordDrawing) -> impl IntoView + use<> {
    let RecordDrawing { names, rows, launch, came, ends: (first, last) } = drawing;
    let (count, is_come) = (rows.len(), came.is_some());
    let middle = |row: usize| (row * ROW + ROW / 2).to_string();
    let came =
        came.map(|at| view! { <svg class="record-came" x=share(at) y=middle(count - 1)><path d="m0-6 6 6-6 6-6-6z"></path></svg> });
    view! {
        <div class="record-drawing" aria-hidden="true" style:--record-row=format!("{ROW}px")>
            <ul>{names.into_iter().map(|name| view! { <li>{name}</li> }).collect_view()}</ul>
            <div>
                <svg width="100%" height=(count * ROW).to_string()>
                    {launch.map(|at| view! { <line class="record-launch-now" x1=share(at) x2=share(at) y1="0" y2="100%"></line> })}
                    {rows.into_iter().enumerate().map(|(place, row)| mark(row, &middle(place), place + 1 == count)).collect_view()}
                    {came}
                </svg>
                <div class="ends"><span>{first}</span><span>{last}</span></div>
            </div>
            <p class="record-key">
                <span><svg width="22" height="12"><line class="record-band" x1="4" x2="18" y1="6" y2="6"></line></svg>{tr!(app, record_band)}</span>
                <span><svg width="12" height="12"><path class="record-flag" d="M2 1v11M2 1.500h8L8 4.500l2 3H2"></path></svg>{tr!(app, launch)}</span>
                {is_come.then(|| view! { <span><svg class="record-came" width="12" height="12"><path d="m6 0 6 6-6 6-6-6z"></path></svg>{tr!(app, record_came_key)}</span> })}
            </p>
        </div>
    }
}

/// A row: the band from P50 to P80, and the flag of the launch.
fn mark(row: ChartRow, y: &str, is_now: bool) -> impl IntoView + use<> {
    let band = row
        .band
        .map(|(half, most)| view! { <line class="record-band" x1=share(half) x2=share(most) y1=y.to_owned() y2=y.to_owned()></line> });
    let launch = row
        .launch
        .map(|at| view! { <svg x=share(at) y=y.to_owned()><path class="record-flag" d="M0-9V9M0-8.500h8L6-5.500l2 3H0"></path></svg> });
    view! { <g class:is-now=is_now>{band}{launch}</g> }
}

/// A place on the axis, from per mille.
fn share(at: u16) -> String {
    format!("{}.{}%", at / 10, at % 10)
}
