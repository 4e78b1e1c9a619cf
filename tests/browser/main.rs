//! What only a real browser can show.
#![cfg(target_arch = "wasm32")]

mod saving;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
