//! A table of a plan for a spreadsheet, which comes back in as it went out.

use ::csv::{QuoteStyle, Terminator, WriterBuilder};

use super::listed::{Listed, SayWord, plain};
use super::sheet::{ColumnRole, Sheet, TableWord};
use super::table::armour;
use engine::model::*;
use engine::sorting::Order;

/// Writes a table: UTF-8 with a byte order mark, RFC 4180 with this separator, a head and a row for
/// each record, in the order of the plan.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe before it, which reading
/// takes away again.
pub fn write(plan: &Plan, sheet: Sheet, separator: u8, say: SayWord) -> Vec<u8> {
    match sheet {
        Sheet::Projects => {
            rows::<Project>(plan, separator, say, |it| (it.rank.clone(), it.name.clone()))
        }
        Sheet::Programmes => {
            rows::<Programme>(plan, separator, say, |it| (it.rank.clone(), it.name.clone()))
        }
        Sheet::Products => {
            rows::<Product>(plan, separator, say, |it| (it.rank.clone(), it.name.clone()))
        }
        Sheet::People => rows::<Person>(plan, separator, say, |it| by_name(&it.name)),
        Sheet::Parties => rows::<Party>(plan, separator, say, |it| by_name(&it.name)),
    }
}

/// The place of a record that has none of its own.
fn by_name(name: &str) -> (Rank, String) {
    (Rank::default(), name.to_lowercase())
}

fn rows<T: Listed>(
    plan: &Plan,
    separator: u8,
    say: SayWord,
    place: fn(&T) -> (Rank, String),
) -> Vec<u8> {
    const BOM: &[u8] = "\u{feff}".as_bytes();
    let mut writer = WriterBuilder::new()
        .delimiter(separator)
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(BOM.to_vec());
    let roles = T::SHEET.roles();
    let mut records: Vec<_> = T::of(plan).iter().collect();
    records.order_by_key(|(id, record)| (place(record), (*id).clone()));
    let cell = |id: &Id<T>, record: &T, role: ColumnRole| match role {
        ColumnRole::Id => id.to_string(),
        role => record.text(plan, role, say),
    };
    let head = roles.iter().map(|role| say(TableWord::Head(T::SHEET, *role))).collect::<Vec<_>>();
    let rows = records.into_iter().map(|(id, record)| {
        roles.iter().map(|role| armour(&plain(&cell(id, record, *role)))).collect()
    });
    // Writing to memory never fails, and all rows are as long as the head, so neither can this.
    for row in std::iter::once(head).chain(rows) {
        writer.write_record(&row).expect("memory takes a row");
    }
    writer.into_inner().expect("memory takes all rows")
}
