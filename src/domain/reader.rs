//! From JSON to any type that serde reads: the one reader of files and of what the browser keeps.
//!
//! It knows where it is. A fault says which field is wrong, and a field that the type does not have
//! is noted. It wraps none of serde's visitors, so that what reads a type exists once in the page.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{CowStrDeserializer, MapDeserializer};
use serde::de::{
    self, DeserializeSeed, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use engine::model::pointer;

/// Reads one value that is the whole text.
///
/// # Errors
///
/// The fault says what is wrong and where.
pub(crate) fn read<'de, T: Deserialize<'de>>(json: &'de str) -> Result<T, Fault> {
    Json { text: whole(json)?.get(), place: &Place::Top, unknown: None }.read(PhantomData)
}

/// Like [`read`], for a type that is an object; and notes the path of each field that it does not
/// have, as [`engine::model::Unknown`] has it.
///
/// What lies in a list, or in the case of a choice, is noted as the whole field around it: such
/// places have no name that stays.
pub(crate) fn read_record<'de, T: Deserialize<'de>>(
    json: &'de str,
    unknown: &RefCell<Vec<String>>,
) -> Result<T, Fault> {
    let json = Json { text: whole(json)?.get(), place: &Place::Top, unknown: Some(unknown) };
    if json.text.starts_with('{') {
        json.read(PhantomData)
    } else {
        Err(not_an("a record", json.text))
    }
}

/// The fault of a value that is something else than this.
pub(crate) fn not_an(expected: &str, json: &str) -> Fault {
    let json = Json { text: json.trim_ascii(), place: &Place::Top, unknown: None };
    json.located(Fault::invalid_type(json.kind(), &expected))
}

/// The fields of an object in their order, each with its value as it stands.
///
/// # Errors
///
/// When the text is no object.
pub(crate) fn object(json: &str) -> Result<Vec<(Cow<'_, str>, &str)>, Fault> {
    serde_json::from_str(json).map(|Pairs(pairs)| pairs).map_err(|error| Fault::of(&error))
}

fn whole(json: &str) -> Result<&RawValue, Fault> {
    serde_json::from_str(json).map_err(|error| Fault::of(&error))
}

/// Why a text is not what was asked for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fault(Box<FaultDetail>);

/// What is known of a fault.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FaultDetail {
    pub kind: FaultKind,
    /// What is wrong, in English and for whoever mends the file.
    pub message: String,
    /// The path to it, such as `dates.start` or `conditions[0].due`; nothing for the whole.
    pub path: String,
    /// The field at the top that it lies in.
    pub field: Option<String>,
    /// Where the value at fault begins: its first byte in memory. None until that is known.
    at: Option<usize>,
}

/// Which faults need an answer of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FaultKind {
    /// A value of an enumeration that this version does not have.
    NewerValue,
    /// A field that there must be is not there.
    Missing,
    Other,
}

impl Fault {
    fn new(kind: FaultKind, message: String) -> Fault {
        Fault(Box::new(FaultDetail { kind, message, path: String::new(), field: None, at: None }))
    }

    fn of(error: &serde_json::Error) -> Fault {
        let message = error.to_string();
        let detail = message.rsplit_once(" at line ").map_or(&*message, |(detail, _)| detail);
        Fault::new(FaultKind::Other, detail.to_owned())
    }

    /// The line of a file on which the value at fault begins; the first is 1. `value` is what was read
    /// of the file: its line, where the fault lies elsewhere.
    pub fn line(&self, file: &str, value: &str) -> usize {
        let place = |at: usize| file.get(..at.checked_sub(file.as_ptr().addr())?);
        let before = self.0.at.and_then(place).or_else(|| place(value.as_ptr().addr()));
        before.map_or(1, |before| before.matches('\n').count() + 1)
    }
}

impl std::ops::Deref for Fault {
    type Target = FaultDetail;

    fn deref(&self) -> &FaultDetail {
        &self.0
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Fault {
        Fault::new(FaultKind::Other, message.to_string())
    }

    fn invalid_type(found: de::Unexpected<'_>, expected: &dyn de::Expected) -> Fault {
        match found {
            de::Unexpected::Unit => {
                Fault::custom(format!("invalid type: null, expected {expected}"))
            }
            found => Fault::custom(format!("invalid type: {found}, expected {expected}")),
        }
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Fault {
        let expected: Vec<_> = expected.iter().map(|name| format!("`{name}`")).collect();
        let message = format!("unknown variant `{variant}`, expected {}", expected.join(" or "));
        Fault::new(FaultKind::NewerValue, message)
    }

    fn missing_field(field: &'static str) -> Fault {
        Fault::new(FaultKind::Missing, format!("missing field `{field}`"))
    }
}

/// Where the reader is.
enum Place<'a> {
    Top,
    Field(&'a Place<'a>, &'a str),
    Item(&'a Place<'a>, usize),
    Case(&'a Place<'a>, &'a str),
}

impl Place<'_> {
    /// Calls this with each step from the top to here.
    fn walk(&self, step: &mut dyn FnMut(&Place<'_>)) {
        match self {
            Place::Top => return,
            Place::Field(outer, _) | Place::Item(outer, _) | Place::Case(outer, _) => {
                outer.walk(step);
            }
        }
        step(self);
    }

    /// The path to here, for people.
    fn path(&self) -> String {
        let mut path = String::new();
        self.walk(&mut |place| match place {
            Place::Top => {}
            Place::Item(_, number) => path += &format!("[{number}]"),
            Place::Field(_, name) | Place::Case(_, name) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path += name;
            }
        });
        path
    }

    /// The names on the way to here, up to the first step that has none that stays.
    fn names(&self) -> Vec<String> {
        let (mut names, mut all_fields) = (Vec::new(), true);
        self.walk(&mut |place| match place {
            Place::Field(_, name) => names.push((*name).to_owned()),
            _ => all_fields = false,
        });
        if !all_fields {
            names.truncate(1);
        }
        names
    }
}

/// A value at its place.
#[derive(Clone, Copy)]
struct Json<'de, 'a> {
    text: &'de str,
    place: &'a Place<'a>,
    unknown: Option<&'a RefCell<Vec<String>>>,
}

impl<'de> Json<'de, '_> {
    /// Reads it; a fault says where it lies.
    fn read<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        seed.deserialize(self).map_err(|fault| self.located(fault))
    }

    /// Says of a fault that it lies here, unless it lies deeper.
    fn located(self, mut fault: Fault) -> Fault {
        if fault.0.at.is_none() {
            fault.0.at = Some(self.text.as_ptr().addr());
            fault.0.path = self.place.path();
            fault.0.field = self.place.names().into_iter().next();
        }
        fault
    }

    /// The text of a string.
    fn string(self) -> Result<Cow<'de, str>, Fault> {
        match self.text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            Some(inner) if !inner.contains('\\') => Ok(Cow::Borrowed(inner)),
            _ => serde_json::from_str(self.text).map(Cow::Owned).map_err(|error| Fault::of(&error)),
        }
    }

    /// A value that is neither text nor holds others.
    fn plain<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.text {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            "null" => visitor.visit_unit(),
            number => {
                if let Ok(number) = number.parse() {
                    visitor.visit_u64(number)
                } else if let Ok(number) = number.parse() {
                    visitor.visit_i64(number)
                } else if let Ok(number) = number.parse() {
                    visitor.visit_f64(number)
                } else {
                    Err(Fault::custom("no JSON"))
                }
            }
        }
    }
}

/// What serde calls a text that is kept as it stands (`RawValue`), and the only key of it.
const AS_IT_STANDS: &str = "$serde_json::private::RawValue";

impl<'de> Deserializer<'de> for Json<'de, '_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.text.as_bytes().first() {
            Some(b'{') => visitor.visit_map(Entries::of(self)?),
            Some(b'[') => visitor.visit_seq(Items::of(self)?),
            Some(b'"') => match self.string()? {
                Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
                Cow::Owned(text) => visitor.visit_string(text),
            },
            _ => self.plain(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.text == "null" { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if name == AS_IT_STANDS {
            visitor.visit_map(MapDeserializer::new(std::iter::once((AS_IT_STANDS, self.text))))
        } else {
            visitor.visit_newtype_struct(self)
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_map(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.text.starts_with('{') {
            visitor.visit_map(Entries::of(self)?)
        } else {
            Err(Fault::invalid_type(self.kind(), &visitor))
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.text.starts_with('[') {
            visitor.visit_seq(Items::of(self)?)
        } else {
            Err(Fault::invalid_type(self.kind(), &visitor))
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let case = match self.text.as_bytes().first() {
            Some(b'"') => Case { name: self.string()?, value: None, json: self },
            Some(b'{') => match object(self.text)?.as_slice() {
                [(name, value)] => Case { name: name.clone(), value: Some(value), json: self },
                _ => return Err(Fault::invalid_value(de::Unexpected::Map, &"one case")),
            },
            _ => return Err(Fault::invalid_type(self.kind(), &visitor)),
        };
        visitor.visit_enum(case)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if let Some(unknown) = self.unknown {
            unknown.borrow_mut().push(pointer(self.place.names().iter().map(String::as_str)));
        }
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct identifier
    }
}

impl Json<'_, '_> {
    /// What it is, in words.
    fn kind(self) -> de::Unexpected<'static> {
        match self.text.as_bytes().first() {
            Some(b'{') => de::Unexpected::Map,
            Some(b'[') => de::Unexpected::Seq,
            Some(b'"') => de::Unexpected::Other("a text"),
            Some(b'n') => de::Unexpected::Unit,
            Some(b't') => de::Unexpected::Bool(true),
            Some(b'f') => de::Unexpected::Bool(false),
            _ => de::Unexpected::Other("a number"),
        }
    }
}

/// The fields of an object, one after another.
struct Entries<'de, 'a> {
    pairs: std::vec::IntoIter<(Cow<'de, str>, &'de str)>,
    next: Option<(Cow<'de, str>, &'de str)>,
    json: Json<'de, 'a>,
}

impl<'de, 'a> Entries<'de, 'a> {
    fn of(json: Json<'de, 'a>) -> Result<Self, Fault> {
        Ok(Entries { pairs: object(json.text)?.into_iter(), next: None, json })
    }
}

impl<'de> MapAccess<'de> for Entries<'de, '_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        self.next = self.pairs.next();
        match &self.next {
            Some((name, _)) => {
                let place = Place::Field(self.json.place, name);
                let here = Json { place: &place, ..self.json };
                let key = CowStrDeserializer::new(name.clone());
                seed.deserialize(key).map(Some).map_err(|fault| here.located(fault))
            }
            None => Ok(None),
        }
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Fault> {
        let Some((name, text)) = self.next.take() else {
            return Err(Fault::custom("a value without a name"));
        };
        Json { text, place: &Place::Field(self.json.place, &name), ..self.json }.read(seed)
    }
}

/// The items of a list, one after another.
struct Items<'de, 'a> {
    items: std::iter::Enumerate<std::vec::IntoIter<&'de RawValue>>,
    json: Json<'de, 'a>,
}

impl<'de, 'a> Items<'de, 'a> {
    fn of(json: Json<'de, 'a>) -> Result<Self, Fault> {
        let items: Vec<&RawValue> =
            serde_json::from_str(json.text).map_err(|error| Fault::of(&error))?;
        Ok(Items { items: items.into_iter().enumerate(), json })
    }
}

impl<'de> SeqAccess<'de> for Items<'de, '_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        let Some((number, item)) = self.items.next() else { return Ok(None) };
        let place = Place::Item(self.json.place, number);
        Json { text: item.get(), place: &place, ..self.json }.read(seed).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

/// A case of a choice: its name alone, or with what belongs to it.
struct Case<'de, 'a> {
    name: Cow<'de, str>,
    value: Option<&'de str>,
    json: Json<'de, 'a>,
}

impl<'de, 'a> EnumAccess<'de> for Case<'de, 'a> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Fault> {
        let which = seed.deserialize(CowStrDeserializer::new(self.name.clone()))?;
        Ok((which, self))
    }
}

impl<'de> Case<'de, '_> {
    /// Reads what belongs to it.
    fn with<T>(self, read: impl FnOnce(Json<'de, '_>) -> Result<T, Fault>) -> Result<T, Fault> {
        let Some(text) = self.value else {
            return Err(Fault::invalid_type(de::Unexpected::UnitVariant, &"a case with a value"));
        };
        read(Json { text, place: &Place::Case(self.json.place, &self.name), ..self.json })
    }
}

impl<'de> VariantAccess<'de> for Case<'de, '_> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        match self.value {
            None | Some("null") => Ok(()),
            Some(_) => Err(Fault::invalid_type(de::Unexpected::NewtypeVariant, &"a case alone")),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        self.with(|json| json.read(seed))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.with(|json| json.deserialize_seq(visitor))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.with(|json| json.deserialize_map(visitor))
    }
}

/// An object as the parser gives it.
struct Pairs<'de>(Vec<(Cow<'de, str>, &'de str)>);

impl<'de> Deserialize<'de> for Pairs<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Pairs<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<'de>, A::Error> {
                let mut pairs = Vec::new();
                while let Some((Name(name), value)) = map.next_entry::<_, &RawValue>()? {
                    pairs.push((name, value.get()));
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

/// The name of a field, borrowed from the text where it can be.
#[derive(Deserialize)]
struct Name<'t>(#[serde(borrow)] Cow<'t, str>);
