//! Reading: from any bytes to a plan and the list of what was repaired, or to the one fault that
//! stopped it.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    fmt,
    marker::PhantomData,
};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, DeserializeSeed, Error, IgnoredAny, MapAccess, Visitor},
};
use serde_json::{error::Category, value::RawValue};

use super::{
    FORMAT, MAX_RECORDS, MAX_UNKNOWN, PlanFileError, RecordProblem, Repair, RepairKind, SCHEMA,
    guard, is_id,
    repair::{self, Filed, Mender, UnknownFields},
    write::digest,
};
use crate::edit::RecordType;
use crate::merge::object::{Object, one_line, value_at};
use crate::merge::{BatchId, MergeState, Stored};
use engine::model::*;

/// A plan from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct LoadedPlan {
    /// The plan.
    pub plan: Plan,
    /// Who wrote what; none: the file does not say.
    pub merge: Option<MergeState>,
    /// Was it changed by something else than this program since it was written?
    pub by_hand: bool,
    /// What was mended, and what was kept although it is not right: first record by record, then
    /// what lies between records.
    pub repairs: Vec<Repair>,
}

/// Reads a plan. Any bytes will do: what is no plan gives a fault, and nothing is done by halves.
pub fn read(bytes: &[u8]) -> Result<LoadedPlan, PlanFileError> {
    let text = guard::text_of(bytes)?;
    check_head(text)?;
    let mut reader = Reader::new(text);
    let mut parser = serde_json::Deserializer::from_str(text);
    match parser.deserialize_map(&mut reader) {
        Ok(()) => reader.finish(),
        Err(error) => Err(reader.fault(&error)),
    }
}

#[derive(Deserialize)]
struct Head {
    schema: u64,
    format: String,
}

/// A first pass over the whole text that keeps nothing else: whether it is JSON and whose must be
/// known before its records are judged, and a script may have sorted `schema` behind them.
fn check_head(text: &str) -> Result<(), PlanFileError> {
    let head: Head = serde_json::from_str(text)
        .map_err(|error| syntax(text, &error).unwrap_or(PlanFileError::NotAPlan))?;
    match head {
        Head { format, .. } if format != FORMAT => Err(PlanFileError::NotAPlan),
        Head { schema, .. } if schema > SCHEMA => {
            Err(PlanFileError::NewerSchema { found: schema, known: SCHEMA })
        }
        _ => Ok(()),
    }
}

/// The fault of a text that is no JSON; none when it is JSON that says the wrong thing.
fn syntax(text: &str, error: &serde_json::Error) -> Option<PlanFileError> {
    match error.classify() {
        Category::Eof => Some(PlanFileError::Truncated),
        // The parser passes over values it need not keep, and there takes a sign at the very end
        // for a number without digits.
        Category::Syntax if text.ends_with('-') && is_at_end(text, error) => {
            Some(PlanFileError::Truncated)
        }
        Category::Syntax => {
            // The parser counts bytes in a line; people count characters.
            let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
            let column =
                line.char_indices().take_while(|(at, _)| *at < error.column()).count().max(1);
            Some(PlanFileError::Malformed { line: error.line(), column })
        }
        Category::Data | Category::Io => None,
    }
}

fn is_at_end(text: &str, error: &serde_json::Error) -> bool {
    let last = text.rsplit('\n').next().unwrap_or_default();
    error.line() == text.split('\n').count() && error.column() >= last.len()
}

/// What has been read so far, and where the reading is.
struct Reader<'t> {
    text: &'t str,
    plan: Plan,
    repairs: Vec<Repair>,
    unknown: UnknownFields,
    merge: Option<MergeState>,
    digest: Option<BatchId>,
    at: Option<(RecordType, String)>,
    field: String,
    /// A fault that is ours; those of the parser come as its errors.
    fault: Option<PlanFileError>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Reader<'t> {
        let (plan, repairs, unknown) = Default::default();
        Reader {
            text,
            plan,
            repairs,
            unknown,
            merge: None,
            digest: None,
            at: None,
            field: String::new(),
            fault: None,
        }
    }

    fn finish(mut self) -> Result<LoadedPlan, PlanFileError> {
        if !is_id(&self.plan.id) {
            return Err(PlanFileError::BadId { what: RecordType::Plan, id: self.plan.id });
        }
        let mut about = (*self.plan.about).clone();
        repair::mend_about(
            &mut about,
            &mut Mender::new(RecordType::Plan, &self.plan.id, &mut self.repairs),
        );
        self.plan.about = about.into();
        repair::mend_calendars(&mut self.plan, &mut self.repairs);
        repair::check(&self.plan, &mut self.repairs);
        self.repairs.extend(self.unknown.into_repairs(&self.plan.id));
        let digest = self.merge.as_ref().map(|state| digest(&self.plan, state));
        Ok(LoadedPlan {
            by_hand: digest.is_some() && digest != self.digest,
            plan: self.plan,
            merge: self.merge,
            repairs: self.repairs,
        })
    }

    fn fault(self, error: &serde_json::Error) -> PlanFileError {
        if let Some(fault) = self.fault.or_else(|| syntax(self.text, error)) {
            return fault;
        }
        let Some((what, id)) = self.at else { return PlanFileError::NotAPlan };
        PlanFileError::BadRecord {
            what,
            id,
            problem: RecordProblem { line: error.line(), field: self.field, detail: detail(error) },
        }
    }

    /// The fault of a record that stands in the file as `raw`.
    fn bad_record<E: Error>(&mut self, raw: &str, error: &serde_json::Error) -> E {
        let Some((what, id)) = self.at.clone() else { return self.stop(PlanFileError::NotAPlan) };
        // The parser of the record counts lines from where the record begins.
        let begins = raw.as_ptr().addr() - self.text.as_ptr().addr();
        let line = self.text[..begins].matches('\n').count() + error.line();
        let problem =
            RecordProblem { line, field: std::mem::take(&mut self.field), detail: detail(error) };
        self.stop(PlanFileError::BadRecord { what, id, problem })
    }

    /// Reads one record, and keeps what a newer version wrote in it: fields that this one does not
    /// know, and values of an enumeration. None for a record that cannot do without such a value:
    /// it is kept as a whole.
    fn record<T: DeserializeOwned, E: Error>(
        &mut self,
        raw: &str,
        unknown: UnknownId,
    ) -> Result<Option<T>, E> {
        let mut kept = BTreeMap::new();
        let mut text = Cow::Borrowed(raw);
        let record = loop {
            let mut paths = BTreeSet::new();
            match parse::<T>(&text, &mut paths) {
                Ok(record) => {
                    kept.extend(
                        paths.into_iter().filter_map(|path| {
                            Some((path.clone(), value_at(&text, names(&path))?))
                        }),
                    );
                    break Some(record);
                }
                Err(error) => {
                    let newer =
                        is_newer_value(error.inner()).then(|| first_field(error.path())).flatten();
                    let taken = newer.and_then(|field| {
                        let mut object = Object::read(&text)?;
                        Some((pointer([&*field]), object.take(&field)?, object))
                    });
                    if let Some((path, json, rest)) = taken {
                        kept.insert(path, json);
                        text = Cow::Owned(rest.write());
                    } else if !kept.is_empty() && is_missing(error.inner()) {
                        kept = BTreeMap::from([(String::new(), raw.to_owned())]);
                        break None;
                    } else {
                        self.field = join(&self.field, &error.path().to_string());
                        return Err(self.bad_record(raw, error.inner()));
                    }
                }
            }
        };
        self.keep(unknown, kept)?;
        Ok(record)
    }

    /// Keeps what this version does not know.
    fn keep<E: Error>(&mut self, id: UnknownId, kept: BTreeMap<String, String>) -> Result<(), E> {
        if kept.is_empty() {
            return Ok(());
        }
        if let Some((what, record)) = &self.at {
            for path in kept.keys() {
                let field =
                    names(path).fold(self.field.clone(), |outer, inner| join(&outer, &inner));
                self.unknown.add(*what, record, field);
            }
        }
        let kept = kept.into_iter().map(|(path, json)| (path, one_line(&json))).collect();
        self.plan.insert(id, Unknown(kept));
        self.check_size()
    }

    /// Keeps an entry of the file that this version does not know: a table record by record,
    /// anything else whole.
    fn keep_entry<E: Error>(&mut self, name: &str, raw: &RawValue) -> Result<(), E> {
        let whole = |raw: &RawValue| BTreeMap::from([(String::new(), raw.get().to_owned())]);
        match serde_json::from_str::<BTreeMap<String, &RawValue>>(raw.get()) {
            Ok(records) if !records.is_empty() => records
                .into_iter()
                .try_for_each(|(id, raw)| self.keep(Unknown::id(name, &id), whole(raw))),
            _ => self.keep(Unknown::entry(name), whole(raw)),
        }
    }

    fn stop<E: Error>(&mut self, fault: PlanFileError) -> E {
        self.fault = Some(fault);
        E::custom("")
    }

    fn enter(&mut self, what: RecordType, id: &str, field: &str) {
        self.at = Some((what, id.into()));
        self.field = field.into();
    }

    fn enter_record<T: Filed, E: Error>(&mut self, id: &Id<T>) -> Result<(), E> {
        let text = id.as_str();
        self.enter(T::TYPE, text, "");
        if !is_id(text) {
            return Err(self.stop(PlanFileError::BadId { what: T::TYPE, id: text.into() }));
        }
        if self.plan.get(id).is_some() {
            return Err(self.stop(PlanFileError::DuplicateId { what: T::TYPE, id: text.into() }));
        }
        if self.plan.len() == MAX_RECORDS {
            return Err(self.stop(PlanFileError::TooMany { limit: MAX_RECORDS }));
        }
        Ok(())
    }

    fn check_size<E: Error>(&mut self) -> Result<(), E> {
        if self.unknown.is_too_much() {
            Err(self.stop(PlanFileError::TooManyUnknown { limit: MAX_UNKNOWN }))
        } else if self.plan.len() > MAX_RECORDS {
            Err(self.stop(PlanFileError::TooMany { limit: MAX_RECORDS }))
        } else {
            Ok(())
        }
    }
}

/// The top of the file.
impl<'de> Visitor<'de> for &mut Reader<'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a plan")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut seen = BTreeSet::new();
        while let Some(key) = map.next_key::<String>()? {
            self.enter(RecordType::Plan, "", &key);
            if !seen.insert(key.clone()) {
                return Err(
                    self.stop(PlanFileError::DuplicateId { what: RecordType::Plan, id: key })
                );
            }
            match &*key {
                "schema" | "format" => drop(map.next_value::<IgnoredAny>()?),
                "id" => self.plan.id = map.next_value()?,
                "about" => {
                    let raw: &RawValue = map.next_value()?;
                    if let Some(about) = self.record::<About, _>(raw.get(), Unknown::about())? {
                        self.plan.about = about.into();
                    }
                }
                "merge" => {
                    let raw: &RawValue = map.next_value()?;
                    self.merge = Stored::read(raw.get()).and_then(|stored| stored.state());
                    if self.merge.is_none() {
                        let (what, id) = (RecordType::Plan, self.plan.id.clone());
                        self.repairs.push(Repair { what, id, how: RepairKind::NoMerge });
                    }
                }
                "digest" => self.digest = BatchId::parse(&map.next_value::<String>()?),
                table if read_table(self, table, &mut map)? => {}
                _ => {
                    let raw: &RawValue = map.next_value()?;
                    self.keep_entry(&key, raw)?;
                }
            }
        }
        Ok(())
    }
}

macro_rules! tables {
    ($($(#[$doc:meta])* $table:ident: $record:ident,)*) => {
        /// Reads the table of this name. False, with nothing read, for one that this version does not know.
        fn read_table<'de, A: MapAccess<'de>>(
            reader: &mut Reader<'de>,
            name: &str,
            map: &mut A,
        ) -> Result<bool, A::Error> {
            match name {
                $(stringify!($table) => map.next_value_seed(RecordTable::<$record>::of(reader))?,)*
                _ => return Ok(false),
            }
            Ok(true)
        }
    };
}
engine::each_record!(tables);

/// One table: records by id.
struct RecordTable<'a, 't, T>(&'a mut Reader<'t>, PhantomData<T>);

impl<'a, 't, T> RecordTable<'a, 't, T> {
    fn of(reader: &'a mut Reader<'t>) -> Self {
        Self(reader, PhantomData)
    }
}

impl<'de, T: Filed> DeserializeSeed<'de> for RecordTable<'_, 'de, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.0.enter(T::TYPE, "", "");
        deserializer.deserialize_map(self)
    }
}

impl<'de, T: Filed> Visitor<'de> for RecordTable<'_, 'de, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("records by id")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let RecordTable(reader, _) = self;
        while let Some(id) = map.next_key::<Id<T>>()? {
            reader.enter_record(&id)?;
            let raw: &RawValue = map.next_value()?;
            if let Some(mut record) =
                reader.record::<T, _>(raw.get(), Unknown::id(T::TABLE, id.as_str()))?
            {
                repair::mend(
                    &mut record,
                    &mut Mender::new(T::TYPE, id.as_str(), &mut reader.repairs),
                );
                reader.plan.insert(id, record);
            }
        }
        Ok(())
    }
}

/// The record that this text is; the paths to fields that it does not have go into `unknown`.
fn parse<T: DeserializeOwned>(
    text: &str,
    unknown: &mut BTreeSet<String>,
) -> Result<T, serde_path_to_error::Error<serde_json::Error>> {
    let mut parser = serde_json::Deserializer::from_str(text);
    let mut note = |path: serde_ignored::Path<'_>| _ = unknown.insert(path_of(&path));
    serde_path_to_error::deserialize(serde_ignored::Deserializer::new(
        RecordDeserializer(&mut parser),
        &mut note,
    ))
}

/// A parser at a record, which is an object and nothing else.
struct RecordDeserializer<D>(D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for RecordDeserializer<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(ObjectOnly(visitor))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

struct ObjectOnly<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for ObjectOnly<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(map)
    }
}

/// The path to a field that is not known, as [`Unknown`] has it. What lies in a list, or in the
/// case of a choice, is kept with the whole field around it: such places have no name that stays.
fn path_of(path: &serde_ignored::Path<'_>) -> String {
    use serde_ignored::Path;
    /// The names on the way, and whether all of them are names of fields.
    fn walk(path: &Path<'_>, names: &mut Vec<String>) -> bool {
        match path {
            Path::Root => true,
            Path::Map { parent, key } => {
                let named = walk(parent, names);
                names.push(key.clone());
                named
            }
            Path::Some { parent } | Path::NewtypeStruct { parent } => walk(parent, names),
            Path::Seq { parent, .. } | Path::NewtypeVariant { parent } => {
                walk(parent, names);
                false
            }
        }
    }
    let mut names = Vec::new();
    if !walk(path, &mut names) {
        names.truncate(1);
    }
    pointer(names.iter().map(String::as_str))
}

/// Is it a value of an enumeration that this version does not have? The parser has no other sign of
/// it than its words.
fn is_newer_value(error: &serde_json::Error) -> bool {
    error.is_data() && error.to_string().starts_with("unknown variant ")
}

fn is_missing(error: &serde_json::Error) -> bool {
    error.is_data() && error.to_string().starts_with("missing field ")
}

/// What the parser made of it, without the place.
fn detail(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.rsplit_once(" at line ").map_or(&*message, |(detail, _)| detail).to_owned()
}

fn first_field(path: &serde_path_to_error::Path) -> Option<String> {
    match path.iter().next()? {
        serde_path_to_error::Segment::Map { key } => Some(key.clone()),
        _ => None,
    }
}

/// A field within a field; the parsers write `.` for the record itself.
fn join(outer: &str, inner: &str) -> String {
    match (outer, inner) {
        ("", ".") => String::new(),
        (outer, ".") => outer.into(),
        ("", inner) => inner.into(),
        (outer, inner) => format!("{outer}.{inner}"),
    }
}
