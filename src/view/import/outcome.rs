//! How the rows of a list would come in as a plan of their own: counts, the first rows, and every
//! fault.

use leptos::prelude::*;

use crate::state::App;
use crate::view::tr;
use domain::format::csv::{CellError, Imported};
use session::inspector::lists;
use session::text::{self as t, Lang};

/// Faults listed in full; the count says how many there are.
const LISTED: usize = 200;

/// Counts, the first rows, and every fault.
#[component]
pub fn Outcome(imported: Imported) -> impl IntoView {
    let app = App::get();
    let lang = app.lang.get();
    let rows = lists::rows(lang, &imported).into_iter().map(|row| {
        view! {
            <tr>
                <th scope="row">{row.name}</th>
                <td>{row.programme}</td>
                <td>{row.kind}</td>
                <td>{row.start}</td>
                <td>{row.finish}</td>
                <td>{row.rating}</td>
                <td>{row.state}</td>
            </tr>
        }
    });
    let Imported { faults, dated, proposed, .. } = imported;
    let heads = [
        t::name(lang),
        t::programme(lang),
        t::kind(lang),
        t::start(lang),
        t::finish(lang),
        t::rating(lang),
        t::state(lang),
    ];
    view! {
        <section>
            <h3>{tr!(app, import_sample)}</h3>
            <p class="quiet" role="status">{t::import_counts(lang, dated, proposed)}</p>
            <div class="table-frame" tabindex="0" role="region" aria-label=tr!(app, import_sample)>
                <table>
                    <thead><tr>{heads.map(|head| view! { <th scope="col">{head}</th> })}</tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
        <Faults faults=faults title=t::import_faults />
    }
}

/// Every cell that could not be read.
#[component]
pub fn Faults(faults: Vec<CellError>, title: fn(Lang, usize) -> String) -> impl IntoView {
    let lang = App::get().lang.get();
    let listed = faults
        .iter()
        .take(LISTED)
        .map(|fault| view! { <li>{t::row_fault(lang, fault)}</li> })
        .collect_view();
    let more = faults.len().saturating_sub(LISTED);
    view! {
        <section class="faults">
            {if faults.is_empty() {
                view! { <p class="quiet">{t::import_no_faults(lang)}</p> }.into_any()
            } else {
                view! {
                    <h3>{title(lang, faults.len())}</h3>
                    <ul tabindex="0">{listed}{(more > 0).then(|| view! { <li>{t::and_more(lang, more)}</li> })}</ul>
                }.into_any()
            }}
        </section>
    }
}
