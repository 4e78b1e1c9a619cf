//! Our calendar against the browser's own.

use js_sys::Date;
use overzicht::model::Day;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

const MILLISECONDS_A_DAY: f64 = 86_400_000.0;

#[wasm_bindgen_test]
fn every_day_has_the_browsers_date_and_weekday() {
    for number in Day::MIN.number()..=Day::MAX.number() {
        let day = Day::from_number(number).expect("a day between the first and the last");
        let theirs = Date::new(&JsValue::from_f64(f64::from(number) * MILLISECONDS_A_DAY));
        assert_eq!(day.ymd(), (theirs.get_utc_full_year() as i32, theirs.get_utc_month() + 1, theirs.get_utc_date()));
        assert_eq!(u32::from(day.weekday()), (theirs.get_utc_day() + 6) % 7, "{day:?}");
    }
}
