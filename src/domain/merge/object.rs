//! A JSON object as text: its fields in their order, and their values as they stand.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{MapAccess, Visitor},
};
use serde_json::value::RawValue;

/// The fields of an object in their order.
pub(crate) struct Object(pub Vec<(String, Box<RawValue>)>);

impl Object {
    /// Reads an object; none for any other JSON.
    pub fn read(json: &str) -> Option<Object> {
        serde_json::from_str(json).ok()
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|(field, _)| field == name)
    }

    /// The value of a field; of the first, where a file has two.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.place(name).map(|place| self.0[place].1.get())
    }

    /// Takes a field out; none unless it stands there exactly once.
    pub fn take(&mut self, name: &str) -> Option<String> {
        let (_, value) = self.0.remove(self.place(name)?);
        self.place(name).is_none().then(|| value.get().to_owned())
    }

    /// Sets the field at this path of names; a new one comes last. None where the path leads
    /// through something else than objects.
    pub fn set(&mut self, path: &[String], value: &str) -> Option<()> {
        let (name, rest) = path.split_first()?;
        let place = self.place(name);
        let value = if rest.is_empty() {
            value.to_owned()
        } else {
            let mut inner = Object::read(place.map_or("{}", |place| self.0[place].1.get()))?;
            inner.set(rest, value)?;
            inner.write()
        };
        let value = RawValue::from_string(value).ok()?;
        match place {
            Some(place) => self.0[place].1 = value,
            None => self.0.push((name.clone(), value)),
        }
        Some(())
    }

    /// The object on one line.
    pub fn write(&self) -> String {
        let fields: Vec<String> =
            self.0.iter().map(|(name, value)| format!("{}:{}", text(name), value.get())).collect();
        format!("{{{}}}", fields.join(","))
    }
}

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Object;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Object(fields))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

/// A value as JSON.
pub(crate) fn text(value: &(impl Serialize + ?Sized)) -> String {
    serde_json::to_string(value).expect("a record holds nothing that JSON has no form for")
}

/// The value at this path of names in an object.
pub(crate) fn value_at(json: &str, mut names: impl Iterator<Item = String>) -> Option<String> {
    names.try_fold(json.to_owned(), |json, name| Some(Object::read(&json)?.get(&name)?.to_owned()))
}

/// The same JSON without white space around its values.
pub(crate) fn one_line(json: &str) -> String {
    let (mut in_text, mut escaped) = (false, false);
    let stays = |c: &char| {
        if in_text {
            in_text = escaped || *c != '"';
            escaped = !escaped && *c == '\\';
            return true;
        }
        in_text = *c == '"';
        !c.is_ascii_whitespace()
    };
    json.chars().filter(stays).collect()
}
