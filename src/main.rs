//! Mounts the page, and nothing else.

fn main() {
    overzicht::view::mount();
}
