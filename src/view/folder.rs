//! The team folder: how it stands in the settings, and what has to be seen at the foot of the page.

use leptos::prelude::*;

use super::icon::{Icon, Pictogram};
use super::tr;
use crate::platform::{clock, folder::is_offered, me};
use crate::state::{App, Screen};
use session::folder::{
    FolderNews, FolderNewsKind, FolderState, Moment, fault_line, moment, news_line,
};
use session::text as t;

/// So many lines of news stand at the foot of the page; the settings have all.
const AT_FOOT: usize = 2;

/// The part of the settings about it.
#[component]
pub fn TeamFolder() -> impl IntoView {
    let app = App::get();
    let state = state_of(app);
    let head = NodeRef::<leptos::html::H3>::new();
    Effect::new(move || {
        if let (true, Some(head)) = (app.sharing.wanted.get(), head.get()) {
            app.sharing.wanted.set(false);
            let _ = head.focus();
        }
    });
    view! {
        <section class="part team-folder" data-folder=move || state.get().mark() aria-labelledby="team-folder">
            <h3 id="team-folder" tabindex="-1" node_ref=head>{tr!(app, team_folder)}</h3>
            {move || match state.get() {
                _ if !app.open.writable.get() => view! { <p class="quiet">{tr!(app, folder_read_only)}</p> }.into_any(),
                FolderState::None => view! { <NotChosen /> }.into_any(),
                FolderState::Asks => view! {
                    <p class="trouble">{move || t::folder_asks(app.lang.get(), &app.sharing.name.get())}</p>
                    <div class="folder-acts"><Allow /><Leave /></div>
                }.into_any(),
                FolderState::Ready | FolderState::Fault => view! { <Chosen /> }.into_any(),
            }}
        </section>
    }
}

fn state_of(app: App) -> Memo<FolderState> {
    Memo::new(move |_| app.sharing.picture.with(|picture| picture.state))
}

#[component]
fn NotChosen() -> impl IntoView {
    let app = App::get();
    view! {
        <p class="quiet">{tr!(app, folder_hint)}</p>
        {if is_offered() {
            view! {
                {me::name().is_empty().then(|| view! { <p class="quiet">{tr!(app, folder_nameless)}</p> })}
                <div class="folder-acts"><Choose text=t::folder_choose /></div>
            }.into_any()
        } else {
            view! { <p>{tr!(app, folder_not_offered)}</p> }.into_any()
        }}
    }
}

#[component]
fn Chosen() -> impl IntoView {
    let app = App::get();
    let picture = app.sharing.picture;
    let when = move |at: Moment| {
        let (day, time) = clock::local(at);
        moment(app.lang.get(), (day, &time), app.today())
    };
    let written = move || {
        let picture = picture.read();
        let lang = app.lang.get();
        match (&picture.own, picture.written_at) {
            (Some(own), Some(at)) => t::folder_written(lang, own, &when(at)),
            _ => t::folder_unwritten(lang),
        }
    };
    let later = move || {
        let picture = picture.read();
        (picture.unwritten && picture.written_at.is_some() && picture.fault.is_none())
            .then(|| t::folder_later(app.lang.get()))
    };
    let fault = move || picture.read().fault.as_ref().map(|it| fault_line(app.lang.get(), it));
    let looked =
        move || picture.read().looked_at.map(|at| t::folder_looked(app.lang.get(), &when(at)));
    let news = Memo::new(move |_| picture.read().news.clone());
    let no_news = move || {
        let picture = picture.read();
        (picture.news.is_empty() && picture.looked_at.is_some())
            .then(|| t::folder_no_news(app.lang.get()))
    };
    view! {
        <p class="folder-name"><Pictogram icon=Icon::Open /><span>{move || t::folder_in(app.lang.get(), &app.sharing.name.get())}</span></p>
        <div class="folder-says" role="status">
            {move || fault().map(|says| view! { <p class="trouble">{says}</p> })}
            <p>{written}</p>
            {move || later().map(|says| view! { <p class="quiet">{says}</p> })}
        </div>
        <ul class="folder-news" aria-label=tr!(app, folder_news)>
            {move || news.get().into_iter().map(|news| {
                let is_bad = !can_look(&news);
                view! { <li class="folder-line" class:is-bad=is_bad><News news=news /></li> }
            }).collect_view()}
        </ul>
        <p class="quiet">{no_news}" "{looked}</p>
        <div class="folder-acts">
            <button type="button" class="button" data-command="folder-now" on:click=move |_| app.write_to_folder()>{tr!(app, folder_now)}</button>
            <Choose text=t::folder_another />
            <Leave />
        </div>
    }
}

#[component]
fn Choose(text: fn(t::Lang) -> String) -> impl IntoView {
    let app = App::get();
    view! {
        <button type="button" class="button" data-command="team-folder" on:click=move |_| app.choose_folder()>{move || text(app.lang.get())}</button>
    }
}

#[component]
fn Allow() -> impl IntoView {
    let app = App::get();
    view! {
        <button type="button" class="button" data-command="folder-allow" on:click=move |_| app.allow_folder()>{tr!(app, folder_allow)}</button>
    }
}

#[component]
fn Leave() -> impl IntoView {
    let app = App::get();
    view! {
        <button type="button" class="button is-quiet" data-command="folder-leave" title=tr!(app, folder_leave_hint) on:click=move |_| app.leave_folder()>{tr!(app, folder_leave)}</button>
    }
}

fn can_look(news: &FolderNews) -> bool {
    matches!(news.what, FolderNewsKind::Changes { .. })
}

/// What a file brings, and the way to look at it.
#[component]
fn News(news: FolderNews) -> impl IntoView {
    let app = App::get();
    let can_look = can_look(&news);
    let file = StoredValue::new(news.file.clone());
    view! {
        <span>{move || news_line(app.lang.get(), &news)}</span>
        {can_look.then(|| view! {
            <button
                type="button"
                class="button"
                data-command="folder-look"
                aria-label=move || t::folder_look_at(app.lang.get(), &file.get_value())
                title=move || t::folder_look_at(app.lang.get(), &file.get_value())
                on:click=move |_| app.look_at_file(file.get_value())
            >
                {tr!(app, folder_look)}
            </button>
        })}
    }
}

/// What has to be seen of it, at the foot of the page.
#[component]
pub fn FolderNotices() -> impl IntoView {
    let app = App::get();
    let sharing = app.sharing;
    let standing = Memo::new(move |_| {
        let picture = sharing.picture.read();
        let standing = (picture.state, picture.fault.clone());
        let is_told = matches!(picture.state, FolderState::Asks | FolderState::Fault);
        (is_told && sharing.put_away.get().as_ref() != Some(&standing)).then_some(standing)
    });
    let news = Memo::new(move |_| {
        let picture = sharing.picture.read();
        picture.news.iter().filter(|news| !news.put_away).cloned().collect::<Vec<_>>()
    });
    let more = move || news.read().len().saturating_sub(AT_FOOT);
    let says = move || {
        standing.get().map(|(state, fault)| match fault {
            Some(fault) if state == FolderState::Fault => fault_line(app.lang.get(), &fault),
            _ => t::folder_asks(app.lang.get(), &sharing.name.get()),
        })
    };
    let mark = move || standing.get().map(|(state, _)| state.mark());
    let asks = move || standing.get().is_some_and(|(state, _)| state == FolderState::Asks);
    view! {
        <div role="status" class="folder-notices">
            // The settings have all of it.
            <Show when=move || app.screen.get() == Screen::Plan && !app.dialogs.settings.get()>
                <Show when=move || standing.read().is_some()>
                    <div class="notice" data-folder-notice=mark>
                        <span>{says}</span>
                        <Show when=asks><Allow /></Show>
                        <PutAway on_click=Callback::new(move |()| sharing.put_away.set(standing.get_untracked())) />
                    </div>
                </Show>
                {move || news.get().into_iter().take(AT_FOOT).map(|news| view! { <NewsNotice news=news /> }).collect_view()}
                {move || (more() > 0).then(|| view! {
                    <div class="notice is-plain"><span>{t::folder_more(app.lang.get(), more())}</span></div>
                })}
            </Show>
        </div>
    }
}

#[component]
fn NewsNotice(news: FolderNews) -> impl IntoView {
    let app = App::get();
    let file = StoredValue::new(news.file.clone());
    let count = match &news.what {
        FolderNewsKind::Changes { count, .. } => Some(count.to_string()),
        _ => None,
    };
    view! {
        <div class="notice" data-folder-news=file.get_value() data-count=count>
            <News news=news />
            <PutAway on_click=Callback::new(move |()| app.put_news_away(file.get_value())) />
        </div>
    }
}

#[component]
fn PutAway(on_click: Callback<()>) -> impl IntoView {
    let app = App::get();
    view! {
        <button type="button" class="button is-quiet" data-command="folder-later" aria-label=tr!(app, folder_put_away) title=tr!(app, folder_put_away) on:click=move |_| on_click.run(())>
            <Pictogram icon=Icon::Cross />
        </button>
    }
}
