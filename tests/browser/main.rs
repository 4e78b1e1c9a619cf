//! Tests that need a browser: `cargo test --target wasm32-unknown-unknown --test browser`.

mod calendar;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
