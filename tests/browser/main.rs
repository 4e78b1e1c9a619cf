//! What only a real browser can show.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that finds nothing there fails")]

#[path = "../support/golden.rs"]
mod golden;
mod reading;
mod saving;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// As natively in `tests/session/forecast.rs` (SPEC C3).
#[wasm_bindgen_test::wasm_bindgen_test]
fn the_example_has_the_same_forecast_everywhere() {
    golden::check();
}
