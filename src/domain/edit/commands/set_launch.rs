//! Setting, moving or clearing the launch of a product.

use crate::edit::{Change, Label, Refusal, set};
use engine::model::{Day, Plan, Product, ProductId};

/// Promises the product for this day, or for none.
pub fn set_launch(plan: &Plan, id: &ProductId, launch: Option<Day>) -> Result<Change, Refusal> {
    let mut change = set(plan, id, Product::FIELDS.launch, launch)?;
    if let Label::Changed { name, .. } = change.label {
        change.label = Label::Launch { name, day: launch };
    }
    Ok(change)
}
