use std::fmt::Write as _;

use chrono::{DateTime, SecondsFormat, Utc};
use sea_orm::sea_query::{ArrayType, Value};
use sea_orm::{DbBackend, Value as DbValue};
use uuid::Uuid;

use super::Cell;

/// The type of a column, and whether it may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it; `Opt` may be empty")]
pub enum Kind {
    Uuid,
    UuidOpt,
    Int,
    Big,
    BigOpt,
    Text,
    TextOpt,
    Json,
    JsonOpt,
    Time,
    TimeOpt,
    Bool,
    Bytes,
    BytesOpt,
}

impl Kind {
    /// The array type, and the value that stands for "empty" in it: drivers bind arrays without nulls.
    pub(super) fn postgres(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Uuid => ("uuid[]", None),
            Self::UuidOpt => ("uuid[]", Some("'00000000-0000-0000-0000-000000000000'::uuid")),
            Self::Int => ("int8[]", None),
            Self::Big => ("int8[]", None),
            Self::BigOpt => ("int8[]", Some("'-9223372036854775808'::int8")),
            Self::Text | Self::Json => ("text[]", None),
            Self::TextOpt | Self::JsonOpt => ("text[]", Some("''")),
            Self::Time => ("timestamptz[]", None),
            Self::TimeOpt => ("timestamptz[]", Some("'epoch'::timestamptz")),
            Self::Bool => ("bool[]", None),
            Self::Bytes => ("bytea[]", None),
            Self::BytesOpt => ("bytea[]", Some("''::bytea")),
        }
    }

    fn array_type(self) -> ArrayType {
        match self {
            Self::Uuid | Self::UuidOpt => ArrayType::Uuid,
            Self::Int | Self::Big | Self::BigOpt => ArrayType::BigInt,
            Self::Text | Self::TextOpt | Self::Json | Self::JsonOpt => ArrayType::String,
            Self::Time | Self::TimeOpt => ArrayType::ChronoDateTimeUtc,
            Self::Bool => ArrayType::Bool,
            Self::Bytes | Self::BytesOpt => ArrayType::Bytes,
        }
    }
}

/// Many rows that travel to the database in one statement of constant text: on PostgreSQL as one
/// array per column, on SQLite as one JSON text.
#[derive(Clone, Debug)]
pub struct Rows {
    columns: &'static [(&'static str, Kind)],
    rows: Vec<Vec<Cell>>,
}

impl Rows {
    /// No rows yet, of these columns.
    pub fn new(columns: &'static [(&'static str, Kind)]) -> Self {
        Self { columns, rows: Vec::new() }
    }

    /// Adds a row, written with [`row!`](crate::row).
    pub fn push(&mut self, row: Vec<Cell>) {
        debug_assert_eq!(row.len(), self.columns.len(), "a row has one cell per column");
        self.rows.push(row);
    }

    /// Adds the rows of another list of the same columns.
    pub(super) fn extend(&mut self, other: Self) {
        debug_assert_eq!(self.columns, other.columns, "rows of one table have one shape");
        self.rows.extend(other.rows);
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The columns' names, with commas between them.
    pub fn names(&self) -> String {
        self.columns.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    }

    /// A table expression named `r` with these columns; parameters are numbered after `params`,
    /// to which the values are added.
    pub fn source(&self, backend: DbBackend, params: &mut Vec<DbValue>) -> String {
        match backend {
            DbBackend::Postgres => self.unnest(params),
            _ => self.json_each(params),
        }
    }

    fn unnest(&self, params: &mut Vec<DbValue>) -> String {
        let (mut picks, mut arrays) = (String::new(), String::new());
        for (i, (name, kind)) in self.columns.iter().enumerate() {
            let comma = if i == 0 { "" } else { ", " };
            let (array, empty) = kind.postgres();
            let pick = match (empty, kind) {
                (Some(empty), Kind::JsonOpt) => format!("NULLIF(u.{name}, {empty})::jsonb AS {name}"),
                (Some(empty), _) => format!("NULLIF(u.{name}, {empty}) AS {name}"),
                (None, Kind::Json) => format!("u.{name}::jsonb AS {name}"),
                (None, _) => format!("u.{name}"),
            };
            let values = self.rows.iter().map(|row| array_value(&row[i])).collect();
            params.push(Value::Array(kind.array_type(), Some(Box::new(values))));
            let _ = write!(picks, "{comma}{pick}");
            let _ = write!(arrays, "{comma}${}::{array}", params.len());
        }
        format!("(SELECT {picks} FROM unnest({arrays}) AS u({})) AS r", self.names())
    }

    fn json_each(&self, params: &mut Vec<DbValue>) -> String {
        let mut picks = String::new();
        for (i, (name, kind)) in self.columns.iter().enumerate() {
            let comma = if i == 0 { "" } else { ", " };
            let _ = match kind {
                Kind::Uuid | Kind::UuidOpt | Kind::Bytes => {
                    write!(picks, "{comma}unhex(value ->> {i}) AS {name}")
                }
                Kind::BytesOpt => write!(picks, "{comma}NULLIF(unhex(value ->> {i}), x'') AS {name}"),
                _ => write!(picks, "{comma}value ->> {i} AS {name}"),
            };
        }
        let document: Vec<Vec<serde_json::Value>> =
            self.rows.iter().map(|row| row.iter().map(json_value).collect()).collect();
        let text = serde_json::to_string(&document).expect("cells are JSON");
        params.push(text.into());
        format!("(SELECT {picks} FROM json_each(${})) AS r", params.len())
    }
}

fn array_value(cell: &Cell) -> Value {
    match cell {
        Cell::Uuid(id) => Value::Uuid(Some(id.unwrap_or(Uuid::nil()))),
        Cell::Int(number) => Value::BigInt(Some(number.unwrap_or(i64::MIN))),
        Cell::Text(text) => Value::String(Some(text.clone().unwrap_or_default())),
        Cell::Time(time) => Value::ChronoDateTimeUtc(Some(time.unwrap_or_default())),
        Cell::Bool(yes) => Value::Bool(Some(*yes)),
        Cell::Bytes(bytes) => Value::Bytes(Some(bytes.clone())),
    }
}

fn json_value(cell: &Cell) -> serde_json::Value {
    match cell {
        Cell::Uuid(id) => id.map(|id| id.simple().to_string()).into(),
        Cell::Int(number) => (*number).into(),
        Cell::Text(text) => text.clone().into(),
        Cell::Time(time) => time.map(sqlite_time).into(),
        Cell::Bool(yes) => i32::from(*yes).into(),
        Cell::Bytes(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into(),
    }
}

/// The form in which the driver writes a time, so that texts compare as times do.
fn sqlite_time(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::AutoSi, false)
}
