//! How links push: the four rules, at hand while a bar is dragged.

use leptos::prelude::*;

use crate::schedule::Rule;
use crate::state::{App, Grip};
use crate::text as t;
use crate::view::tr;

/// The stable mark of a rule.
pub fn mark(rule: Rule) -> &'static str {
    match rule {
        Rule::OnOverlap => "overlap",
        Rule::KeepDistance => "distance",
        Rule::CloseGaps => "gaps",
        Rule::OnlyThis => "only",
    }
}

/// The rules with their keys, while a bar is dragged: 1 to 4 choose one, and the drag follows at once.
#[component]
pub fn PushChooser() -> impl IntoView {
    let app = App::get();
    let drags = Memo::new(move |_| {
        app.gesture.with(|gesture| gesture.as_ref().is_some_and(|gesture| matches!(gesture.grip, Grip::Bar(_) | Grip::BarEdge(..))))
    });
    view! {
        <Show when=move || drags.get()>
            <div class="push-chooser" role="status" aria-label=tr!(app, push_rule)>
                {Rule::ALL.into_iter().zip(1..).map(|(rule, key)| view! {
                    <span
                        class="push-rule"
                        class:is-chosen=move || app.scheduling.rule.get() == rule
                        data-push=mark(rule)
                        title=move || t::rule_hint(app.lang.get(), rule)
                    >
                        <kbd>{key}</kbd>
                        {move || t::rule_name(app.lang.get(), rule)}
                    </span>
                }).collect_view()}
            </div>
        </Show>
    }
}
