//! The settings: language and colours of this browser, and what holds for the plan as a whole.

use leptos::prelude::*;

use super::baselines::Baselines;
use super::calendar::CalendarFields;
use super::icon::{Icon, Pictogram};
use super::inspector::fields::{ChoiceField, DayField, NumberField, TextField};
use super::inspector::form::Binding;
use super::storage::StorageSettings;
use super::tr;
use crate::platform::prefs::Theme;
use crate::state::{App, Screen};
use domain::edit::{Field, commands};
use engine::model::{
    About, CalendarRules, Class, FieldOf, Tolerance, UncertaintySettings, UsualClass,
};
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
    let read = move |of: fn(&UncertaintySettings) -> u32| {
        Signal::derive(move || about.with(|about| of(&about.uncertainty)))
    };
    let set = move |edit: fn(&mut UncertaintySettings, u32), number: u32| {
        app.dispatch(commands::amend_about(&app.plan(), Field::Uncertainty, |about| {
            edit(&mut about.uncertainty, number);
            about.uncertainty = about.uncertainty.mended().0;
        }))
    };
    let class = move |name: fn(Lang) -> String, of: fn(&mut UncertaintySettings) -> &mut Class| {
        let value = move |read: fn(&Class) -> u32| {
            Signal::derive(move || read(of(&mut about.get().uncertainty)))
        };
        let put = move |edit: fn(&mut Class, u16), number: u32| {
            app.dispatch(commands::amend_about(&app.plan(), Field::Uncertainty, |about| {
                edit(of(&mut about.uncertainty), u16::try_from(number).unwrap_or(u16::MAX));
                about.uncertainty = about.uncertainty.mended().0;
            }))
        };
        view! {
            <div class="pair">
                <NumberField label=Signal::derive(move || t::class_holds(app.lang.get(), &name(app.lang.get()))) max=100
                    of=Binding::new(value(|class| class.holds.into()), move |number| put(|class, number| class.holds = number as u8, number)) />
                <NumberField label=Signal::derive(move || t::class_slip(app.lang.get(), &name(app.lang.get()))) max=u32::from(Class::MOST)
                    of=Binding::new(value(|class| class.slip.into()), move |number| put(|class, number| class.slip = number, number)) />
            </div>
        }
    };
    view! {
        <details class="more" data-uncertainty>
            <summary>{tr!(app, uncertainty)}</summary>
            <div class="pair">
                <NumberField label=tr!(app, green_from) max=100
                    of=Binding::new(read(|it| it.green.into()), move |number| set(|it, number| it.green = number as u8, number)) />
                <NumberField label=tr!(app, red_below) max=100
                    of=Binding::new(read(|it| it.red.into()), move |number| set(|it, number| it.red = number as u8, number)) />
            </div>
            <NumberField label=tr!(app, common) hint=Signal::derive(tr!(app, common_hint)) max=100
                of=Binding::new(read(|it| it.common.into()), move |number| set(|it, number| it.common = number as u8, number)) />
            <ChoiceField label=tr!(app, usual_class) choices=USUAL name=move |usual| class_name(app.lang.get(), usual)
                of=Binding::new(Signal::derive(move || about.with(|about| about.uncertainty.usual)), move |usual| app.dispatch(commands::amend_about(&app.plan(), Field::Uncertainty, |about| about.uncertainty.usual = usual))) />
            <p class="aside">{tr!(app, uncertainty_hint)}</p>
            {class(|lang| class_name(lang, UsualClass::Routine), |it| &mut it.routine)}
            {class(|lang| class_name(lang, UsualClass::Normal), |it| &mut it.normal)}
            {class(|lang| class_name(lang, UsualClass::New), |it| &mut it.new)}
        </details>
    }
}

const USUAL: &[UsualClass] = &[UsualClass::Routine, UsualClass::Normal, UsualClass::New];

fn class_name(lang: Lang, class: UsualClass) -> String {
    match class {
        UsualClass::Routine => t::class_routine(lang),
        UsualClass::Normal => t::class_normal(lang),
        UsualClass::New => t::class_new(lang),
    }
}

/// Returns a binding to a setting of the plan.
fn setting<V: Clone + Send + Sync>(
    app: App,
    about: Memo<About>,
    field: FieldOf<About, V>,
) -> Binding<V> {
    Binding::new(
        Signal::derive(move || about.with(|about| (field.get)(about).clone())),
        move |value| app.dispatch(commands::set_about(&app.plan(), field, value)),
    )
}

#[component]
fn PlanSettings() -> impl IntoView {
    let app = App::get();
    let about = Memo::new(move |_| app.open.shown.with(|plan| (*plan.about).clone()));
    let tolerance = setting(app, about, About::FIELDS.tolerance)
        .via(|days| u32::from(days.0), |days| u16::try_from(days).ok().map(Tolerance));
    let calendar = setting(app, about, About::FIELDS.calendar)
        .via(|calendar| calendar.rules().clone(), |rules: CalendarRules| Some(rules.into()));
    view! {
        <div class="fields">
            <TextField label=tr!(app, plan_name) of=setting(app, about, About::FIELDS.name) />
            <DayField label=tr!(app, status_date) hint=Signal::derive(tr!(app, status_date_hint))
                of=setting(app, about, About::FIELDS.status_date) />
            <NumberField label=tr!(app, tolerance) max=1000 hint=Signal::derive(tr!(app, tolerance_hint))
                of=tolerance />
            <UncertaintyFields about=about />
            <CalendarFields of=calendar />
        </div>
        <Baselines />
    }
}
