//! Reading: from any bytes to a plan and the list of what was repaired, or to the one fault that
//! stopped it.

use std::{
    borrow::Cow,
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::error::Category;

use super::{
    FORMAT, MAX_RECORDS, MAX_UNKNOWN, PlanFileError, RecordProblem, Repair, RepairKind, SCHEMA,
    guard, is_id,
    repair::{self, Filed, Mender, UnknownFields},
    write::digest,
};
use crate::edit::RecordType;
use crate::merge::object::{Object, one_line, value_at};
use crate::merge::{BatchId, MergeState, Stored};
use crate::reader::{self, Fault, FaultKind};
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
    reader.entries()?;
    reader.finish()
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
    at: (RecordType, String),
    field: String,
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
            at: (RecordType::Plan, String::new()),
            field: String::new(),
        }
    }

    /// Reads the top of the file.
    fn entries(&mut self) -> Result<(), PlanFileError> {
        let mut seen = BTreeSet::new();
        for (key, json) in reader::object(self.text).map_err(|_| PlanFileError::NotAPlan)? {
            self.enter(RecordType::Plan, "", &key);
            if !seen.insert(key.clone()) {
                let id = key.into_owned();
                return Err(PlanFileError::DuplicateId { what: RecordType::Plan, id });
            }
            match &*key {
                "schema" | "format" => {}
                "id" => self.plan.id = self.value(json)?,
                "about" => {
                    if let Some(about) = self.record::<About>(json, Unknown::about())? {
                        self.plan.about = about.into();
                    }
                }
                "merge" => {
                    self.merge = Stored::read(json).and_then(|stored| stored.state());
                    if self.merge.is_none() {
                        let (what, id) = (RecordType::Plan, self.plan.id.clone());
                        self.repairs.push(Repair { what, id, how: RepairKind::NoMerge });
                    }
                }
                "digest" => self.digest = BatchId::parse(&self.value::<String>(json)?),
                table if read_table(self, table, json)? => {}
                _ => self.keep_entry(&key, json)?,
            }
        }
        Ok(())
    }

    /// Reads a value that is no record.
    fn value<T: DeserializeOwned>(&self, json: &str) -> Result<T, PlanFileError> {
        reader::read(json).map_err(|fault| self.bad(&fault, json))
    }

    /// Reads one table: records by id.
    fn table<T: Filed>(&mut self, json: &str) -> Result<(), PlanFileError> {
        self.enter(T::TYPE, "", "");
        if !json.starts_with('{') {
            return Err(self.bad(&reader::not_an("records by id", json), json));
        }
        let records = reader::object(json).map_err(|fault| self.bad(&fault, json))?;
        for (id, json) in records {
            let id = Id::<T>::new(id);
            self.enter_record(&id)?;
            if let Some(mut record) = self.record::<T>(json, Unknown::id(T::TABLE, id.as_str()))? {
                let mut mender = Mender::new(T::TYPE, id.as_str(), &mut self.repairs);
                repair::mend(&mut record, &mut mender);
                self.plan.insert(id, record);
            }
        }
        Ok(())
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

    /// The fault of what stands in the file as `json`, where the reader is.
    fn bad(&self, fault: &Fault, json: &str) -> PlanFileError {
        let (what, id) = self.at.clone();
        let problem = RecordProblem {
            line: fault.line(self.text, json),
            field: join(&self.field, &fault.path),
            detail: fault.message.clone(),
        };
        PlanFileError::BadRecord { what, id, problem }
    }

    /// Reads one record, and keeps what a newer version wrote in it: fields that this one does not
    /// know, and values of an enumeration. None for a record that cannot do without such a value:
    /// it is kept as a whole.
    fn record<T: DeserializeOwned>(
        &mut self,
        raw: &str,
        unknown: UnknownId,
    ) -> Result<Option<T>, PlanFileError> {
        let mut kept = BTreeMap::new();
        let mut text = Cow::Borrowed(raw);
        let record =
            loop {
                let paths = RefCell::default();
                match reader::read_record::<T>(&text, &paths) {
                    Ok(record) => {
                        kept.extend(paths.take().into_iter().filter_map(|path| {
                            Some((path.clone(), value_at(&text, names(&path))?))
                        }));
                        break Some(record);
                    }
                    Err(fault) => {
                        let newer =
                            fault.field.as_ref().filter(|_| fault.kind == FaultKind::NewerValue);
                        let taken = newer.and_then(|field| {
                            let mut object = Object::read(&text)?;
                            Some((pointer([&**field]), object.take(field)?, object))
                        });
                        if let Some((path, json, rest)) = taken {
                            kept.insert(path, json);
                            text = Cow::Owned(rest.write());
                        } else if !kept.is_empty() && fault.kind == FaultKind::Missing {
                            kept = BTreeMap::from([(String::new(), raw.to_owned())]);
                            break None;
                        } else {
                            return Err(self.bad(&fault, raw));
                        }
                    }
                }
            };
        self.keep(unknown, kept)?;
        Ok(record)
    }

    /// Keeps what this version does not know.
    fn keep(&mut self, id: UnknownId, kept: BTreeMap<String, String>) -> Result<(), PlanFileError> {
        if kept.is_empty() {
            return Ok(());
        }
        let (what, record) = &self.at;
        for path in kept.keys() {
            let field = names(path).fold(self.field.clone(), |outer, inner| join(&outer, &inner));
            self.unknown.add(*what, record, field);
        }
        let kept = kept.into_iter().map(|(path, json)| (path, one_line(&json))).collect();
        self.plan.insert(id, Unknown(kept));
        self.check_size()
    }

    /// Keeps an entry of the file that this version does not know: a table record by record,
    /// anything else whole.
    fn keep_entry(&mut self, name: &str, json: &str) -> Result<(), PlanFileError> {
        let whole = |json: &str| BTreeMap::from([(String::new(), json.to_owned())]);
        match reader::object(json) {
            Ok(records) if !records.is_empty() => records
                .into_iter()
                .try_for_each(|(id, json)| self.keep(Unknown::id(name, &id), whole(json))),
            _ => self.keep(Unknown::entry(name), whole(json)),
        }
    }

    fn enter(&mut self, what: RecordType, id: &str, field: &str) {
        self.at = (what, id.into());
        self.field = field.into();
    }

    fn enter_record<T: Filed>(&mut self, id: &Id<T>) -> Result<(), PlanFileError> {
        let text = id.as_str();
        self.enter(T::TYPE, text, "");
        if !is_id(text) {
            return Err(PlanFileError::BadId { what: T::TYPE, id: text.into() });
        }
        if self.plan.get(id).is_some() {
            return Err(PlanFileError::DuplicateId { what: T::TYPE, id: text.into() });
        }
        if self.plan.len() == MAX_RECORDS {
            return Err(PlanFileError::TooMany { limit: MAX_RECORDS });
        }
        Ok(())
    }

    fn check_size(&self) -> Result<(), PlanFileError> {
        if self.unknown.is_too_much() {
            Err(PlanFileError::TooManyUnknown { limit: MAX_UNKNOWN })
        } else if self.plan.len() > MAX_RECORDS {
            Err(PlanFileError::TooMany { limit: MAX_RECORDS })
        } else {
            Ok(())
        }
    }
}

macro_rules! tables {
    ($($(#[$doc:meta])* $table:ident: $record:ident,)*) => {
        /// Reads the table of this name. False, with nothing read, for one that this version does not know.
        fn read_table(
            reader: &mut Reader<'_>,
            name: &str,
            json: &str,
        ) -> Result<bool, PlanFileError> {
            match name {
                $(stringify!($table) => reader.table::<$record>(json)?,)*
                _ => return Ok(false),
            }
            Ok(true)
        }
    };
}
engine::each_record!(tables);

/// A field within a field; nothing stands for the record itself.
fn join(outer: &str, inner: &str) -> String {
    match (outer, inner) {
        ("", inner) => inner.into(),
        (outer, "") => outer.into(),
        (outer, inner) => format!("{outer}.{inner}"),
    }
}
