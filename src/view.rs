//! The page: dumb components that read the app's signals and dispatch commands.

mod agreement;
mod baselines;
mod calendar;
mod clashes;
mod command_button;
mod conflict;
mod drop;
mod each;
mod events;
mod fields;
mod filter;
mod folder;
mod form;
mod guide;
mod history;
mod icon;
mod import;
mod inspector;
mod intake;
mod keys;
mod modal;
mod my_name;
mod notices;
mod offline;
mod page;
mod palette;
mod people;
mod products;
mod rename;
mod rescue;
mod review;
mod send;
mod settings;
mod several;
mod start;
mod storage;
mod timeline;
mod toolbar;
mod verdict;
mod windowed;

/// `tr!(app, undo)`: a text of the catalogue that follows the reader's language.
macro_rules! tr {
    ($app:ident, $text:ident $(, $arg:expr)*) => {
        move || session::text::$text($app.lang.get() $(, $arg)*)
    };
}
pub(crate) use tr;

pub use page::mount;
