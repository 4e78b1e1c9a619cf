//! Why a project's dates are what they are, and how much it may slip.

use leptos::prelude::*;

use crate::state::App;
use crate::view::tr;
use engine::model::*;
use engine::schedule::{variance, why};
use session::text as t;

/// When it is expected, if not as it is set; its slack; and, when asked, why each of its dates is
/// what it is.
#[component]
pub fn Schedule(id: ProjectId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let asked = RwSignal::new(false);
    let expected = Memo::new(move |_| {
        app.with_schedule(|plan, schedule| {
            let set = plan.get(&id.get_value())?.dates?;
            schedule.forecast(&id.get_value()).filter(|dates| *dates != set)
        })
    });
    let is_open = Memo::new(move |_| {
        app.open.shown.with(|plan| {
            plan.get(&id.get_value()).is_some_and(|project| {
                project.dates.is_some() && project.state != ProjectState::Finished
            })
        })
    });
    let slack = Memo::new(move |_| {
        app.with_schedule(|_, schedule| {
            (schedule.slack(&id.get_value()), schedule.free_slack(&id.get_value()))
        })
    });
    let reasons = move || {
        let lang = app.lang.get();
        app.with_schedule(|plan, schedule| {
            let mut said: Vec<String> = Vec::new();
            for edge in [SpanEnd::Start, SpanEnd::Finish] {
                for step in why(plan, schedule, &id.get_value(), edge) {
                    // The date itself needs no name; what it follows from does.
                    let own = step.project == id.get_value();
                    let sentence =
                        if own { t::why(lang, plan, &step) } else { t::why_of(lang, plan, &step) };
                    if !said.contains(&sentence) {
                        said.push(sentence);
                    }
                }
            }
            said
        })
    };
    let against = move || {
        let baseline = app.scheduling.baseline.get()?;
        app.open.shown.with(|plan| {
            let baseline = plan.get(&baseline)?;
            Some((
                baseline.name.clone(),
                t::variance(app.lang.get(), variance(plan, baseline, &id.get_value())),
            ))
        })
    };
    view! {
        <section class="schedule">
            {move || expected.get().map(|dates| {
                let lang = app.lang.get();
                view! { <p class="sentence is-warning" data-expected>{t::expected(lang, &t::date(lang, dates.start()), &t::date(lang, dates.finish()))}</p> }
            })}
            <Show when=move || is_open.get()>
                <p class="slack" class:is-short=move || slack.get().0.is_some_and(|days| days < 0) data-slack=move || slack.get().0.map(|days| days.to_string())>
                    {move || t::slack(app.lang.get(), slack.get().0)}
                </p>
                {move || slack.get().1.map(|days| view! { <p class="aside" data-free-slack=days.to_string()>{t::free_slack(app.lang.get(), days)}</p> })}
            </Show>
            {move || against().map(|(name, said)| view! { <p class="aside" data-variance>{format!("{name}: {said}")}</p> })}
            <button
                type="button"
                class="button is-link"
                data-command="why"
                aria-expanded=move || asked.get().to_string()
                on:click=move |_| asked.update(|asked| *asked = !*asked)
            >
                {move || if asked.get() { t::why_hide(app.lang.get()) } else { t::ask_why(app.lang.get()) }}
            </button>
            <Show when=move || asked.get()>
                <ol class="why" data-why aria-label=tr!(app, ask_why)>
                    {move || reasons().into_iter().map(|said| view! { <li>{said}</li> }).collect_view()}
                </ol>
            </Show>
        </section>
    }
}
