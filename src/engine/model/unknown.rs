//! What a newer version wrote and this one cannot read: raw JSON by table and id, kept beside the
//! records and written back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Id;
use crate::sorting::Gather;

/// The fields of an object, by name.
pub type JsonObject = serde_json::Map<String, Value>;

/// The fields of one record that this version cannot read, each as its JSON text under its path.
///
/// A path is a JSON Pointer (RFC 6901) through objects alone: `/beacon`, `/dates/zone`. The empty
/// path is the record as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Unknown(pub BTreeMap<String, String>);

/// Names the unknown fields of a record.
pub type UnknownId = Id<Unknown>;

/// What stands in the place of a table and an id for the plan as a whole.
const ABOUT: &str = "about";

impl Unknown {
    /// The id of what is unknown of the record of this id in this table of a file.
    pub fn id(table: &str, id: &str) -> UnknownId {
        Id::new(format!("{table}/{id}"))
    }

    /// The id of what is unknown of the plan as a whole.
    pub fn about() -> UnknownId {
        Id::new(ABOUT)
    }

    /// The id of a whole entry at the top of a file.
    pub fn entry(name: &str) -> UnknownId {
        Id::new(format!("{name}/"))
    }

    /// The table and the id of the record that this is unknown of; the table alone for an entry at
    /// the top, nothing for the plan as a whole.
    pub fn of(id: &UnknownId) -> Option<(&str, &str)> {
        id.as_str().split_once('/')
    }

    /// What is still unknown of a record with these fields that becomes one with those; none when
    /// nothing is.
    ///
    /// A field that the change sets is known from then on. The others stay as they are.
    pub fn follow(&self, before: &JsonObject, after: &JsonObject) -> Option<Unknown> {
        let stays = |path: &str| {
            let mut names = names(path);
            let Some(field) = names.next() else { return true };
            let (was, is) = (before.get(&field), after.get(&field));
            was == is || (names.next().is_some() && is.is_some_and(Value::is_object))
        };
        let kept: BTreeMap<_, _> = self
            .0
            .iter()
            .filter(|(path, _)| stays(path))
            .map(|(path, json)| (path.clone(), json.clone()))
            .gather();
        (!kept.is_empty()).then_some(Unknown(kept))
    }

    /// The JSON text of a field that stands at the top of the record.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.0.get(&pointer([name])).map(String::as_str)
    }
}

/// The path through fields of these names.
pub fn pointer<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names
        .into_iter()
        .fold(String::new(), |path, name| path + "/" + &name.replace('~', "~0").replace('/', "~1"))
}

/// The names of the fields that a path leads through.
pub fn names(path: &str) -> impl Iterator<Item = String> {
    path.split('/').skip(1).map(unescape)
}

fn unescape(name: &str) -> String {
    name.replace("~1", "/").replace("~0", "~")
}

/// The fields of a record as a file has them.
pub fn fields(record: &impl Serialize) -> JsonObject {
    // By way of the text, which is written elsewhere too: so the page holds one writer of each type.
    let json = serde_json::to_string(record);
    json.and_then(|json| serde_json::from_str(&json)).unwrap_or_default()
}
