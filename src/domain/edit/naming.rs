//! What records are called, in labels, refusals and lists.

use engine::model::*;
use engine::sorting::Order;

/// A record that can be told from others in a list.
pub trait Titled: Record + 'static {
    /// What it is called: its own name, or that of what it belongs to, as the first of these plans that has it says.
    fn title(&self, plans: &[&Plan]) -> String;

    /// Returns the field that holds its own name, if it has one.
    fn own_name() -> Option<FieldOf<Self, String>> {
        None
    }
}

/// A record that labels and refusals can name.
pub trait Named: Titled {
    /// The field that holds its name.
    const NAME: FieldOf<Self, String>;

    /// Returns what people call it.
    fn name(&self) -> &str {
        (Self::NAME.get)(self)
    }
}

macro_rules! named {
    ($($record:ident.$field:ident),*) => {$(
        impl Titled for $record {
            fn title(&self, _: &[&Plan]) -> String {
                self.$field.clone()
            }

            fn own_name() -> Option<FieldOf<Self, String>> {
                Some(Self::NAME)
            }
        }

        impl Named for $record {
            const NAME: FieldOf<Self, String> = $record::FIELDS.$field;
        }
    )*};
}
named!(
    Programme.name,
    Project.name,
    Milestone.name,
    Product.name,
    Deliverable.name,
    Criterion.text,
    Person.name,
    Party.name,
    Baseline.name,
    Activity.name
);

impl Titled for Link {
    fn title(&self, plans: &[&Plan]) -> String {
        let end = |end: &LinkEnd| match end {
            LinkEnd::Project(id) => name_in(plans, id),
            LinkEnd::Milestone(id) => name_in(plans, id),
        };
        format!("{} → {}", end(&self.predecessor), end(&self.successor))
    }
}

impl Titled for Request {
    fn title(&self, plans: &[&Plan]) -> String {
        name_in(plans, &self.project)
    }
}

impl Titled for Decision {
    fn title(&self, plans: &[&Plan]) -> String {
        name_in(plans, &self.product)
    }
}

/// The name of a record in the first plan that has it; its id where none has.
fn name_in<T: Named>(plans: &[&Plan], id: &Id<T>) -> String {
    let record = plans.iter().find_map(|plan| plan.get(id));
    record.map_or_else(|| id.to_string(), |record| record.name().to_owned())
}

/// A text without case and without the accents of European names.
pub fn fold(text: &str) -> String {
    let plain = |c: char| match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' => 'd',
        'è'..='ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' => 's',
        'ť' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    };
    text.chars().flat_map(char::to_lowercase).map(plain).collect()
}

/// The words of a name, by which it is nearly the same as another: in order, whatever their case,
/// accents and signs.
pub fn words_of(name: &str) -> Vec<String> {
    let name = fold(name);
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words: Vec<String> = words.map(String::from).collect();
    words.order();
    words
}
