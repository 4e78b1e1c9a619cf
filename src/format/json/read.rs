//! Reading: from any bytes to a plan and the list of what was repaired, or to the one fault that stopped it.

use std::{collections::BTreeSet, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, DeserializeSeed, Error, IgnoredAny, MapAccess, Visitor, value::MapAccessDeserializer},
};
use serde_json::error::Category;

use super::{
    FORMAT, Fault, MAX_RECORDS, MAX_UNKNOWN, Problem, Repair, SCHEMA, guard, is_id,
    repair::{self, Filed, LeftOut, Mender},
};
use crate::{edit::What, model::*};

/// A plan from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The plan.
    pub plan: Plan,
    /// What was mended, and what was kept although it is not right: first record by record, then what lies between records.
    pub repairs: Vec<Repair>,
}

/// Reads a plan. Any bytes will do: what is no plan gives a fault, and nothing is done by halves.
pub fn read(bytes: &[u8]) -> Result<Read, Fault> {
    let text = guard::text_of(bytes)?;
    check_head(text)?;
    let mut reader = Reader::default();
    let mut parser = serde_json::Deserializer::from_str(text);
    match parser.deserialize_map(&mut reader) {
        Ok(()) => reader.finish(),
        Err(error) => Err(reader.fault(text, &error)),
    }
}

#[derive(Deserialize)]
struct Head {
    schema: u64,
    format: String,
}

/// A first pass over the whole text that keeps nothing else: whether it is JSON and whose must be known before its records are judged,
/// and a script may have sorted `schema` behind them.
fn check_head(text: &str) -> Result<(), Fault> {
    let head: Head = serde_json::from_str(text).map_err(|error| syntax(text, &error).unwrap_or(Fault::NotAPlan))?;
    match head {
        Head { format, .. } if format != FORMAT => Err(Fault::NotAPlan),
        Head { schema, .. } if schema > SCHEMA => Err(Fault::NewerSchema { found: schema, known: SCHEMA }),
        _ => Ok(()),
    }
}

/// The fault of a text that is no JSON; none when it is JSON that says the wrong thing.
fn syntax(text: &str, error: &serde_json::Error) -> Option<Fault> {
    match error.classify() {
        Category::Eof => Some(Fault::Truncated),
        // The parser passes over values it need not keep, and there takes a sign at the very end for a number without digits.
        Category::Syntax if text.ends_with('-') && is_at_end(text, error) => Some(Fault::Truncated),
        Category::Syntax => {
            // The parser counts bytes in a line; people count characters.
            let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
            let column = line.char_indices().take_while(|(at, _)| *at < error.column()).count().max(1);
            Some(Fault::Malformed { line: error.line(), column })
        }
        Category::Data | Category::Io => None,
    }
}

fn is_at_end(text: &str, error: &serde_json::Error) -> bool {
    let last = text.rsplit('\n').next().unwrap_or_default();
    error.line() == text.split('\n').count() && error.column() >= last.len()
}

/// What has been read so far, and where the reading is.
#[derive(Default)]
struct Reader {
    plan: Plan,
    repairs: Vec<Repair>,
    left_out: LeftOut,
    at: Option<(What, String)>,
    field: String,
    /// A fault that is ours; those of the parser come as its errors.
    fault: Option<Fault>,
}

impl Reader {
    fn finish(mut self) -> Result<Read, Fault> {
        if !is_id(&self.plan.id) {
            return Err(Fault::BadId { what: What::Plan, id: self.plan.id });
        }
        let mut about = (*self.plan.about).clone();
        repair::mend_about(&mut about, &mut Mender::new(What::Plan, &self.plan.id, &mut self.repairs));
        self.plan.about = about.into();
        repair::mend_calendars(&mut self.plan, &mut self.repairs);
        repair::check(&self.plan, &mut self.repairs);
        self.repairs.extend(self.left_out.into_repairs(&self.plan.id));
        Ok(Read { plan: self.plan, repairs: self.repairs })
    }

    fn fault(self, text: &str, error: &serde_json::Error) -> Fault {
        if let Some(fault) = self.fault.or_else(|| syntax(text, error)) {
            return fault;
        }
        let Some((what, id)) = self.at else { return Fault::NotAPlan };
        let message = error.to_string();
        let detail = message.rsplit_once(" at line ").map_or(&*message, |(detail, _)| detail).to_string();
        Fault::BadRecord { what, id, problem: Problem { line: error.line(), field: self.field, detail } }
    }

    fn stop<E: Error>(&mut self, fault: Fault) -> E {
        self.fault = Some(fault);
        E::custom("")
    }

    fn enter(&mut self, what: What, id: &str, field: &str) {
        self.at = Some((what, id.into()));
        self.field = field.into();
    }

    fn enter_record<T: Filed, E: Error>(&mut self, id: &Id<T>) -> Result<(), E> {
        let text = id.as_str();
        self.enter(T::WHAT, text, "");
        if !is_id(text) {
            return Err(self.stop(Fault::BadId { what: T::WHAT, id: text.into() }));
        }
        if self.plan.get(id).is_some() {
            return Err(self.stop(Fault::DuplicateId { what: T::WHAT, id: text.into() }));
        }
        if self.plan.len() == MAX_RECORDS {
            return Err(self.stop(Fault::TooMany { limit: MAX_RECORDS }));
        }
        Ok(())
    }

    fn check_left_out<E: Error>(&mut self) -> Result<(), E> {
        if self.left_out.is_too_much() { Err(self.stop(Fault::TooManyUnknown { limit: MAX_UNKNOWN })) } else { Ok(()) }
    }
}

/// The top of the file.
impl<'de> Visitor<'de> for &mut Reader {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a plan")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut seen = BTreeSet::new();
        while let Some(key) = map.next_key::<String>()? {
            self.enter(What::Plan, "", &key);
            if !seen.insert(key.clone()) {
                return Err(self.stop(Fault::DuplicateId { what: What::Plan, id: key }));
            }
            match &*key {
                "schema" | "format" => drop(map.next_value::<IgnoredAny>()?),
                "id" => self.plan.id = map.next_value()?,
                "about" => self.plan.about = map.next_value_seed(Fields::<About>::of(self))?.into(),
                "programmes" => map.next_value_seed(Table::<Programme>::of(self))?,
                "projects" => map.next_value_seed(Table::<Project>::of(self))?,
                "milestones" => map.next_value_seed(Table::<Milestone>::of(self))?,
                "links" => map.next_value_seed(Table::<Link>::of(self))?,
                "products" => map.next_value_seed(Table::<Product>::of(self))?,
                "deliverables" => map.next_value_seed(Table::<Deliverable>::of(self))?,
                "criteria" => map.next_value_seed(Table::<Criterion>::of(self))?,
                "people" => map.next_value_seed(Table::<Person>::of(self))?,
                "parties" => map.next_value_seed(Table::<Party>::of(self))?,
                "baselines" => map.next_value_seed(Table::<Baseline>::of(self))?,
                "requests" => map.next_value_seed(Table::<Request>::of(self))?,
                "decisions" => map.next_value_seed(Table::<Decision>::of(self))?,
                "activities" => map.next_value_seed(Table::<Activity>::of(self))?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    self.left_out.add(What::Plan, "", key);
                    self.check_left_out()?;
                }
            }
        }
        Ok(())
    }
}

/// One table: records by id.
struct Table<'a, T>(&'a mut Reader, PhantomData<T>);

impl<'a, T> Table<'a, T> {
    fn of(reader: &'a mut Reader) -> Self {
        Self(reader, PhantomData)
    }
}

impl<'de, T: Filed> DeserializeSeed<'de> for Table<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.0.enter(T::WHAT, "", "");
        deserializer.deserialize_map(self)
    }
}

impl<'de, T: Filed> Visitor<'de> for Table<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("records by id")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Table(reader, _) = self;
        while let Some(id) = map.next_key::<Id<T>>()? {
            reader.enter_record(&id)?;
            let mut record: T = map.next_value_seed(Fields::of(reader))?;
            reader.check_left_out()?;
            record.mend(&mut Mender::new(T::WHAT, id.as_str(), &mut reader.repairs));
            reader.plan.insert(id, record);
        }
        Ok(())
    }
}

/// The fields of one record; those that it does not know are noted, and so is the one that cannot be read.
struct Fields<'a, T>(&'a mut Reader, PhantomData<T>);

impl<'a, T> Fields<'a, T> {
    fn of(reader: &'a mut Reader) -> Self {
        Self(reader, PhantomData)
    }
}

impl<'de, T: DeserializeOwned> DeserializeSeed<'de> for Fields<'_, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, T: DeserializeOwned> Visitor<'de> for Fields<'_, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        let Reader { at, field, left_out, .. } = self.0;
        let mut unknown = |path: serde_ignored::Path<'_>| {
            if let Some((what, id)) = at {
                // The path marks with `?` that it passes through something optional.
                left_out.add(*what, id, join(field, &path.to_string().replace("?.", "")));
            }
        };
        let fields = serde_ignored::Deserializer::new(MapAccessDeserializer::new(map), &mut unknown);
        serde_path_to_error::deserialize(fields).map_err(|error| {
            *field = join(field, &error.path().to_string());
            error.into_inner()
        })
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
