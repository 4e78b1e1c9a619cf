//! Reading changes nothing: whoever asks for the plan as it stands, while another is previewed, takes no preview back.

use std::sync::Arc;

use domain::edit::{Document, commands};
use engine::model::{Id, Project};
use leptos::prelude::Owner;
use overzicht::state::App;
use session::{example, text::Lang};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_preview_outlasts_whoever_reads_the_plan_as_it_stands() {
    let owner = Owner::new();
    owner.with(|| {
        let app = App::new();
        let plan = example::plan(Lang::En, "2026-05-04".parse().expect("a day"));
        let crew = Id::<Project>::new("crew");
        let later = plan.projects[&crew].dates.expect("it has dates").start().plus(70);
        app.show(Document::new(plan));
        let forecast = || app.with_schedule_untracked(|_, schedule| schedule.forecast(&crew));
        let stands = forecast();
        assert!(app.read_standing(|_, schedule| schedule.forecast(&crew)) == Some(stands));

        let change = app
            .with_chain(|plan, chain| commands::move_project(plan, chain, &crew, later))
            .expect("it may move");
        app.preview(Some(Arc::new(change)));
        let previewed = forecast();
        assert!(previewed != stands);
        assert!(app.read_standing(|_, schedule| schedule.forecast(&crew)).is_none());
        assert!(forecast() == previewed, "reading took the preview back");

        app.preview(None);
        assert!(app.read_standing(|_, schedule| schedule.forecast(&crew)) == Some(stands));
    });
}
