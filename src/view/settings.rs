//! The settings: language and colours of this browser, and what holds for the plan as a whole.

use leptos::prelude::*;

use super::baselines::Baselines;
use super::calendar::CalendarFields;
use super::fields::{ChoiceField, DayField, NumberField, TextField};
use super::folder::TeamFolder;
use super::form::Binding;
use super::icon::{Icon, Pictogram};
use super::storage::StorageSettings;
use super::tr;
use crate::platform::prefs::Theme;
use crate::state::{App, Screen};
use engine::model::{About, Class, Tolerance, UsualClass};
use session::edit::{CalendarOf, Edit, UncertaintyNumber};
use session::inspector::estimate::class_name;
use session::text::{self as t, Lang};

/// A panel beside the button that opened it.
#[component]
pub fn Settings() -> impl IntoView {
    let app = App::get();
    view! {
        <Show when=move || app.dialogs.settings.get()>
            <div class="panel settings" role="dialog" aria-label=tr!(app, settings)>
                <div class="panel-head">
                    <h2>{tr!(app, settings)}</h2>
                    <button type="button" class="button is-quiet" data-command="close-settings" aria-label=tr!(app, close) on:click=move |_| app.dialogs.settings.set(false)>
                        <Pictogram icon=Icon::Cross />
                    </button>
                </div>
                <fieldset class="choice">
                    <legend>{tr!(app, language)}</legend>
                    {Lang::ALL.map(|lang| view! { <LangButton lang=lang /> })}
                </fieldset>
                <fieldset class="choice">
                    <legend>{tr!(app, theme)}</legend>
                    {[Theme::System, Theme::Light, Theme::Dark].map(|theme| view! { <ThemeButton theme=theme /> })}
                </fieldset>
                <fieldset class="choice" title=tr!(app, dragging_hint)>
                    <legend>{tr!(app, dragging)}</legend>
                    <DraggingButton clicks=false />
                    <DraggingButton clicks=true />
                </fieldset>
                <Show when=move || app.screen.get() == Screen::Plan>
                    <PlanSettings />
                </Show>
                <StorageSettings />
            </div>
        </Show>
    }
}

#[component]
fn LangButton(lang: Lang) -> impl IntoView {
    let app = App::get();
    let (mark, name) = match lang {
        Lang::En => ("language-en", "English"),
        Lang::Nl => ("language-nl", "Nederlands"),
    };
    view! {
        <button
            type="button"
            class="button"
            lang=lang.tag()
            data-command=mark
            aria-pressed=move || (app.lang.get() == lang).to_string()
            on:click=move |_| app.prefer(|prefs| prefs.lang = Some(lang))
        >
            {name}
        </button>
    }
}

#[component]
fn ThemeButton(theme: Theme) -> impl IntoView {
    let app = App::get();
    let (mark, name): (_, fn(Lang) -> String) = match theme {
        Theme::System => ("theme-system", t::theme_system),
        Theme::Light => ("theme-light", t::theme_light),
        Theme::Dark => ("theme-dark", t::theme_dark),
    };
    view! {
        <button
            type="button"
            class="button"
            data-command=mark
            aria-pressed=move || (app.device.prefs.get().theme == theme).to_string()
            on:click=move |_| app.prefer(|prefs| prefs.theme = theme)
        >
            {move || name(app.lang.get())}
        </button>
    }
}

#[component]
fn DraggingButton(clicks: bool) -> impl IntoView {
    let app = App::get();
    let (mark, name): (_, fn(Lang) -> String) =
        if clicks { ("drag-clicks", t::dragging_clicks) } else { ("drag-hold", t::dragging_hold) };
    view! {
        <button
            type="button"
            class="button"
            data-command=mark
            aria-pressed=move || (app.device.prefs.get().clicks == clicks).to_string()
            on:click=move |_| app.prefer(|prefs| prefs.clicks = clicks)
        >
            {move || name(app.lang.get())}
        </button>
    }
}

/// How far work slips, and which chance is good enough.
#[component]
fn UncertaintyFields(about: Memo<About>) -> impl IntoView {
    let app = App::get();
    let number = move |which: UncertaintyNumber| {
        let value = Signal::derive(move || about.with(|about| which.of(&about.uncertainty)));
        Binding::new(value, move |number| app.edit(Edit::SetUncertainty { which, number }))
    };
    let usual = Binding::new(
        Signal::derive(move || about.with(|about| about.uncertainty.usual)),
        move |class| app.edit(Edit::SetUsualClass(class)),
    );
    let class = move |class: UsualClass| {
        let name = move || class_name(app.lang.get(), class);
        view! {
            <div class="pair">
                <NumberField label=Signal::derive(move || t::class_holds(app.lang.get(), &name())) max=100
                    of=number(UncertaintyNumber::Holds(class)) />
                <NumberField label=Signal::derive(move || t::class_slip(app.lang.get(), &name())) max=u32::from(Class::MOST)
                    of=number(UncertaintyNumber::Slip(class)) />
            </div>
        }
    };
    view! {
        <details class="more" data-uncertainty>
            <summary>{tr!(app, uncertainty)}</summary>
            <div class="pair">
                <NumberField label=tr!(app, green_from) max=100
                    of=number(UncertaintyNumber::GreenFrom) />
                <NumberField label=tr!(app, red_below) max=100
                    of=number(UncertaintyNumber::RedBelow) />
            </div>
            <NumberField label=tr!(app, common) hint=Signal::derive(tr!(app, common_hint)) max=100
                of=number(UncertaintyNumber::Common) />
            <ChoiceField label=tr!(app, usual_class) choices=USUAL name=move |usual| class_name(app.lang.get(), usual)
                of=usual />
            <p class="aside">{tr!(app, uncertainty_hint)}</p>
            {USUAL.iter().map(|own| class(*own)).collect_view()}
        </details>
    }
}

const USUAL: &[UsualClass] = &[UsualClass::Routine, UsualClass::Normal, UsualClass::New];

#[component]
fn PlanSettings() -> impl IntoView {
    let app = App::get();
    let about = Memo::new(move |_| app.open.shown.with(|plan| (*plan.about).clone()));
    let tolerance = app
        .setting(about, About::FIELDS.tolerance)
        .via(|days| u32::from(days.0), |days| u16::try_from(days).ok().map(Tolerance));
    view! {
        <div class="fields">
            <TextField label=tr!(app, plan_name) of=app.setting(about, About::FIELDS.name) />
            <DayField label=tr!(app, status_date) hint=Signal::derive(tr!(app, status_date_hint))
                of=app.setting(about, About::FIELDS.status_date) />
            <NumberField label=tr!(app, tolerance) max=1000 hint=Signal::derive(tr!(app, tolerance_hint))
                of=tolerance />
            <UncertaintyFields about=about />
            <CalendarFields of=CalendarOf::Plan />
        </div>
        <Baselines />
        <TeamFolder />
    }
}
