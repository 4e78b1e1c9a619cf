//! A product in the inspector: will it be there on time and in the right form, and why.

use leptos::prelude::*;

use super::super::each::Each;
use super::activities::Activities;
use super::deliverable::DeliverableCard;
use super::gates::Gates;
use super::otherwise::{Otherwise, Said};
use super::outlook::OutlookSection;
use super::panel::{DeleteButton, Head};
use super::picker::Picker;
use super::record::RecordSection;
use crate::state::{App, Input, Selection};
use crate::view::fields::{DayField, NoteField, TextField};
use crate::view::form::{Binding, Form};
use crate::view::tr;
use crate::view::verdict::VerdictBadge;
use domain::readiness::{Readiness, Verdict, headline, trace};
use engine::forecast::Outlook;
use engine::model::*;
use session::edit::{Edit, Post};
use session::inspector::product::{
    PathLine, PathPicture, ReasonLine, ReasonsPicture, deliverables,
};
use session::text as t;

/// Everything of a product: its verdict with the reasons, its fields, and what it waits for.
#[component]
pub fn ProductInspector(id: ProductId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let product =
        Memo::new(move |_| app.open.shown.with(|plan| plan.get(&id.get_value()).cloned()));
    let readiness = Memo::new(move |_| app.with_readiness(&id.get_value(), Clone::clone));
    let read = move |of: fn(&Product) -> String| {
        Signal::derive(move || product.get().map_or_else(String::new, |product| of(&product)))
    };
    let form = Form::of(app, id, product);
    let deliverables =
        Memo::new(move |_| app.open.shown.with(|plan| deliverables(plan, &id.get_value())));
    let traced = Memo::new(move |_| {
        app.with_schedule(|plan, schedule| trace(plan, schedule, &id.get_value()))
    });
    let outlook = Memo::new(move |_| {
        app.forecasting.steps.track();
        let outlook = app.forecasting.read(|scope| {
            scope.read(|sampling, network| sampling.outlook(network, &id.get_value()))
        });
        outlook.flatten()
    });
    let likely = Memo::new(move |_| {
        outlook.with(|it| it.as_ref().map_or_else(Vec::new, |it| it.deliverables.clone()))
    });
    let made = RwSignal::new(None::<DeliverableId>);
    let add = move |project: ProjectId| {
        made.set(app.make(Edit::AddDeliverable { project, product: id.get_value() }));
    };
    view! {
        <Head>
            <h2>
                <VerdictBadge verdict=Signal::derive(move || readiness.read().verdict()) by_hand=Signal::derive(move || readiness.read().by_hand()) />
                {read(|product| product.name.clone())}
            </h2>
        </Head>
        <Show when=move || product.get().is_some() fallback=move || view! { <p class="sentence">{tr!(app, gone)}</p> }>
            <HeadlineOf id=id.get_value() readiness=readiness outlook=outlook />
            <Reasons id=id.get_value() readiness=readiness />
            <OutlookSection id=id.get_value() />
            // Without a day and something to wait for there is no path.
            <Show when=move || product.get().is_some_and(|product| product.launch.is_some()) && !deliverables.read().is_empty()>
                <CriticalTo id=id.get_value() />
            </Show>
            <div class="fields">
                <TextField label=tr!(app, name) of=form.field(Product::FIELDS.name) />
                <DayField label=tr!(app, launch)
                    of=Binding::new(Signal::derive(move || product.get().and_then(|product| product.launch)), move |day| app.edit(Edit::SetLaunch { product: id.get_value(), day })) />
                <div class="pair">
                    <TextField label=tr!(app, kind) of=form.field(Product::FIELDS.kind) />
                    <TextField label=tr!(app, product_manager) list="people" of=app.holder(Post::ProductManager(id.get_value())) />
                </div>
                <NoteField label=tr!(app, note) of=form.field(Product::FIELDS.note) />
            </div>
            <section class="part">
                <h3>{tr!(app, deliverables)}</h3>
                <Each each=move || deliverables.get() key=|id| id.clone() let(id)>
                    <DeliverableCard is_open=made.with_untracked(|made| made.as_ref() == Some(&id)) id=id traced=traced likely=likely />
                </Each>
                <Picker<Project> label=tr!(app, add_deliverable) placeholder=tr!(app, find_project) mark="add-deliverable" take=add />
            </section>
            <Gates id=id.get_value() />
            <RecordSection id=id.get_value() />
            <Activities id=id.get_value() />
            <footer class="panel-foot"><DeleteButton id=id.get_value() mark="delete-product" subject=true /></footer>
        </Show>
    }
}

/// The launch in one line, and what decided how it stands.
#[component]
fn HeadlineOf(
    id: ProductId,
    readiness: Memo<Readiness>,
    outlook: Memo<Option<Outlook>>,
) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let shown = Memo::new(move |_| {
        let plan = app.open.shown.read();
        readiness.with(|readiness| {
            outlook.with(|outlook| headline(&plan, &id.get_value(), readiness, outlook.as_ref()))
        })
    });
    let could_be = move || shown.read().could_be;
    let why = move || {
        let lang = app.lang.get();
        app.open.shown.with(|plan| t::headline_because(lang, plan, &shown.read().decided))
    };
    view! {
        <p
            class="headline"
            data-headline=""
            data-promised=move || shown.read().promised.map(|day| day.to_string())
            data-p50=move || could_be().map(|it| it.likely.to_string())
            data-p80=move || could_be().map(|it| it.safe.to_string())
            data-late=move || could_be().map(|it| it.late.to_string())
        >
            {move || t::headline(app.lang.get(), &shown.read())}
        </p>
        <p class="aside" data-decided="">{why}</p>
    }
}

/// The critical path to the launch: on the timeline and as a list, each project a click away.
#[component]
fn CriticalTo(id: ProductId) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let is_shown = move || app.scheduling.critical_to.get() == Some(id.get_value());
    // None when it is not shown; nothing in it when there is no path.
    let path = Memo::new(move |_| {
        is_shown().then(|| {
            let path = app.scheduling.critical.get()?;
            Some(app.open.shown.with(|plan| PathPicture::of(app.lang.get(), plan, &path)))
        })
    });
    let line = move |PathLine { project, name, more }: PathLine| {
        let show = move |_| app.select(Some(Selection::Project(project.clone())));
        view! { <li><button type="button" class="link" data-command="show-project" on:click=show>{name}</button>" "<span class="aside">{more}</span></li> }
    };
    let list = move || match path.get()? {
        None => Some(view! { <p class="aside">{tr!(app, critical_nothing)}</p> }.into_any()),
        Some(PathPicture { slack, said, critical, near }) => {
            let has_near = !near.is_empty();
            let near = near.into_iter().map(line).collect_view();
            Some(
                view! {
                    <p class="aside" class:is-short={slack < 0} data-path-slack=slack.to_string()>{said}</p>
                    <ol class="path" data-critical-path>{critical.into_iter().map(line).collect_view()}</ol>
                    {has_near.then(|| view! {
                        <p class="aside">{tr!(app, critical_near)}</p>
                        <ul class="path" data-near-path>{near}</ul>
                    })}
                }
                .into_any(),
            )
        }
    };
    view! {
        <section class="schedule">
            <button type="button" class="button" data-command="critical-path" aria-pressed=move || is_shown().to_string()
                on:click=move |_| app.feed(Input::ShowCriticalTo((!is_shown()).then(|| id.get_value())))>
                {move || if is_shown() { t::hide_critical(app.lang.get()) } else { t::show_critical(app.lang.get()) }}
            </button>
            {list}
        </section>
    }
}

/// What somebody says instead; both sides of the verdict as it is found and what was decided, each
/// with its reasons, worst first.
#[component]
fn Reasons(id: ProductId, readiness: Memo<Readiness>) -> impl IntoView {
    let app = App::get();
    let id = StoredValue::new(id);
    let shown = Memo::new(move |_| {
        readiness.with(|readiness| {
            app.open.shown.with(|plan| ReasonsPicture::of(app.lang.get(), plan, readiness))
        })
    });
    let on_time = Memo::new(move |_| shown.read().on_time.clone());
    let right_form = Memo::new(move |_| shown.read().right_form.clone());
    let by_decision = Memo::new(move |_| shown.read().by_decision.clone());
    let has_decision = Memo::new(move |_| by_decision.read().is_some());
    let instead = Memo::new(move |_| shown.read().instead.clone());
    let list = |lines: &[ReasonLine]| {
        let lines = lines
            .iter()
            .map(|line| view! { <li class:is-trouble=line.is_trouble>{line.said.clone()}</li> });
        view! { <ul>{lines.collect_view()}</ul> }
    };
    let decided = move || by_decision.with(|side| side.as_ref().map(|side| side.verdict));
    view! {
        <section class="reasons">
            <Said id=id.get_value() instead=instead />
            <h3><VerdictBadge verdict=Signal::derive(move || on_time.read().verdict) />{tr!(app, on_time)}</h3>
            {move || list(&on_time.read().reasons)}
            <h3><VerdictBadge verdict=Signal::derive(move || right_form.read().verdict) />{tr!(app, right_form)}</h3>
            {move || list(&right_form.read().reasons)}
            <Show when=move || has_decision.get()>
                <h3><VerdictBadge verdict=Signal::derive(move || decided().unwrap_or(Verdict::NotJudged)) />{tr!(app, by_decision)}</h3>
                {move || by_decision.read().as_ref().map(|side| list(&side.reasons))}
            </Show>
            <Otherwise id=id.get_value() />
        </section>
    }
}
