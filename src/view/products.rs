//! The readiness board: every product in a line, and of the one that is selected all it waits for,
//! each step a click.

use leptos::prelude::*;

use super::command_button::CommandButton;
use super::each::Each;
use super::icon::Icon;
use super::tr;
use super::verdict::VerdictBadge;
use super::windowed::Windowed;
use crate::state::{App, Command, Selection};
use domain::readiness::{TraceLine, Verdict, trace};
use engine::model::*;
use session::inspector::board::BoardCells;
use session::inspector::trace::ThreadPicture;
use session::text as t;
use session::viewmodel::{BoardLine, board_line, products_by_rank, tally};

/// The height of a row in CSS pixels; and where a finger points.
const ROWS: (f64, f64) = (48.0, 72.0);

/// The screen of products.
#[component]
pub fn Products() -> impl IntoView {
    let app = App::get();
    let list = Windowed::new();
    let all = Memo::new(move |_| app.open.shown.with(products_by_rank));
    let tally = Memo::new(move |_| app.open.shown.with(tally));
    let row = Memo::new(move |_| if app.device.coarse.get() { ROWS.1 } else { ROWS.0 });
    let visible = Memo::new(move |_| {
        all.with(|all| {
            list.rows(row.get(), all.len())
                .map(|place| (place, all[place].clone()))
                .collect::<Vec<_>>()
        })
    });
    let count = Memo::new(move |_| all.read().len());
    view! {
        <section class="products" aria-label=tr!(app, products)>
            <header class="people-head">
                <h2>{tr!(app, products)} " " <span class="quiet">{count}</span></h2>
                <Show when=move || app.open.writable.get()><CommandButton command=Command::AddProduct icon=Icon::Plus /></Show>
            </header>
            {move || tally.get().map(|tally| view! {
                <p class="board-tally" data-tally=tally.came.to_string()>{t::tallied(app.lang.get(), tally)}</p>
            })}
            <Show when=move || count.get() == 0><p class="empty">{tr!(app, empty_products)}</p></Show>
            <div class="board" role="table" aria-label=tr!(app, readiness_board) aria-rowcount=move || (count.get() + 1).to_string()
                node_ref=list.scroller
                style:--board-row=move || format!("{}px", row.get())
                on:scroll=move |_| list.scrolled()
            >
                <div class="board-line is-head" role="row" aria-rowindex="1">
                    {[t::word_product, t::launch, t::board_chance, t::board_days, t::word_slack, t::board_criteria, t::board_decided, t::product_manager].map(|name| view! {
                        <span role="columnheader">{move || name(app.lang.get())}</span>
                    })}
                </div>
                <div class="board-all" role="rowgroup" style:--count=move || count.get().to_string()>
                    <Each each=move || visible.get() key=|line| line.clone() let((place, id))>
                        <BoardRow place=place id=id />
                    </Each>
                </div>
            </div>
            <Traced />
        </section>
    }
}

/// A product: how it stands on both sides, how sure it is, and what matters most.
#[component]
fn BoardRow(place: usize, id: ProductId) -> impl IntoView {
    let app = App::get();
    let key = StoredValue::new(id.clone());
    // Made for the rows on screen alone.
    let line = Memo::new(move |_| {
        app.with_forecast(|plan, schedule, chances| {
            board_line(plan, schedule, chances, &key.get_value())
        })
    });
    let days = Memo::new(move |_| {
        app.forecasting.steps.track();
        let outlook = app.forecasting.read(|scope| {
            scope.read(|sampling, network| sampling.outlook(network, &key.get_value()))
        });
        outlook.flatten().map(|outlook| (outlook.ready.p50, outlook.ready.p80))
    });
    let cells = Memo::new(move |_| {
        let lang = app.lang.get();
        line.with(|line| {
            app.open.shown.with(|plan| BoardCells::of(lang, plan, line.as_ref(), days.get()))
        })
    });
    let read = move |of: fn(&BoardCells) -> &String| move || cells.with(|cells| of(cells).clone());
    let verdict = move |of: fn(&BoardLine) -> Verdict| {
        Signal::derive(move || line.with(|line| line.as_ref().map_or(Verdict::NotJudged, of)))
    };
    let by_hand =
        Signal::derive(move || line.with(|line| line.as_ref().and_then(|line| line.by_hand)));
    let why = move || cells.read().why.clone();
    let is_selected =
        move || app.selection.subject.read().as_ref() == Some(&Selection::Product(key.get_value()));
    view! {
        <div class="board-line" class:is-selected=is_selected on:click=move |_| app.select(Some(Selection::Product(key.get_value()))) role="row" aria-rowindex=(place + 2).to_string() data-board-line=id.to_string() style:--row=place.to_string()>
            <span role="rowheader" class="board-name">
                <VerdictBadge verdict=verdict(|line| line.verdicts.0) by_hand=by_hand />
                <span>
                    <button type="button" class="link" data-command="show-product">
                        {read(|cells| &cells.name)}
                    </button>
                    <small class="quiet" title=why>{why}</small>
                </span>
            </span>
            <span role="cell">{read(|cells| &cells.launch)}</span>
            <span role="cell" class="board-chance">
                <b>{read(|cells| &cells.chance)}</b>
                <i aria-hidden="true"><i style:width=read(|cells| &cells.chance_width)></i></i>
            </span>
            <span role="cell">{read(|cells| &cells.days)}</span>
            <span role="cell"><VerdictBadge verdict=verdict(|line| line.verdicts.1) /> {read(|cells| &cells.slack)}</span>
            <span role="cell"><VerdictBadge verdict=verdict(|line| line.verdicts.2) /> {read(|cells| &cells.criteria)}</span>
            <span role="cell">{read(|cells| &cells.decided)}</span>
            <span role="cell">{read(|cells| &cells.manager)}</span>
        </div>
    }
}

/// All that the selected product waits for: deliverable, criteria, project, milestone, who leads
/// it, and the days there are to spare.
#[component]
fn Traced() -> impl IntoView {
    let app = App::get();
    let product = Memo::new(move |_| match app.selection.subject.get() {
        Some(Selection::Product(id)) => Some(id),
        _ => None,
    });
    // It stays while one follows a line of it to a project or a person, and comes back.
    let last = Memo::new(move |before: Option<&Option<ProductId>>| {
        product.get().or_else(|| before.cloned().flatten())
    });
    let lines = Memo::new(move |_| {
        let id = last.get()?;
        app.with_schedule(|plan, schedule| {
            plan.get(&id)
                .map(|product| (id.clone(), product.name.clone(), trace(plan, schedule, &id)))
        })
    });
    move || {
        lines.get().map(|(id, name, lines)| {
            let back = {
                let id = id.clone();
                move |_| app.select(Some(Selection::Product(id.clone())))
            };
            view! {
                <section class="traced" aria-label=t::waits_for_all(app.lang.get(), &name) data-traced=id.to_string()>
                    <h3><button type="button" class="link" data-command="show-product" on:click=back>{name.clone()}</button> " " <span class="quiet">{tr!(app, waits_for_what)}</span></h3>
                    <ul>{lines.into_iter().map(|line| view! { <Thread line=line /> }).collect_view()}</ul>
                </section>
            }
        })
    }
}

/// One deliverable with all that it depends on.
#[component]
fn Thread(line: TraceLine) -> impl IntoView {
    let app = App::get();
    let lang = app.lang.get();
    let shown = app.open.shown.with(|plan| ThreadPicture::of(lang, plan, &line));
    let person = move |(id, name): (PersonId, String)| {
        view! { <button type="button" class="link" data-command="show-person" on:click=move |_| app.select(Some(Selection::Person(id.clone())))>{name}</button> }
    };
    let to_project = shown.project;
    view! {
        <li data-thread-of=shown.deliverable.to_string()>
            <div class="thread-head">
                <strong>{shown.name}</strong>
                <span class="quiet">{shown.need}</span>
                <span class="spring"></span>
                <span class="quiet">{shown.days}</span>
                <b class:is-short=shown.is_short>{shown.slack}</b>
            </div>
            <div class="thread-line">
                <button type="button" class="link" data-command="show-project" on:click=move |_| app.select(Some(Selection::Project(to_project.clone())))>
                    {shown.project_name}
                </button>
                {shown.milestone.map(|name| view! { <span class="quiet">"◆ "{name}</span> })}
                {shown.leader.map(person)}
            </div>
            <ul>
                {shown.criteria.into_iter().map(|line| view! {
                    <li data-criterion-of=line.criterion.to_string()><span>{line.text}</span> <span class="quiet">{line.state}</span> {line.owner.map(person)}</li>
                }).collect_view()}
            </ul>
        </li>
    }
}
