use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, QueryResult, Statement, TryGetable, Value};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::Kind;
use crate::Fault;

/// Many rows that were read as one row with an array per column: on PostgreSQL arrays, on SQLite JSON texts.
/// Far cheaper than rows of their own, which the drivers hand over one by one.
///
/// An empty value is read as the one that stands for it: no text, the number [`EMPTY`], the nil id,
/// 1970-01-01.
#[derive(Debug)]
pub struct Columns {
    row: Option<QueryResult>,
    backend: DbBackend,
}

/// The number that stands for an empty one.
pub const EMPTY: i64 = i64::MIN;

impl Columns {
    /// Reads `columns` of the rows of a select, in its order.
    pub async fn read(
        db: &DatabaseConnection,
        columns: &[(&str, Kind)],
        select: &str,
        params: impl IntoIterator<Item = Value>,
    ) -> Result<Self, Fault> {
        let backend = db.get_database_backend();
        let picks: Vec<String> = columns.iter().map(|(name, kind)| pick(backend, name, *kind)).collect();
        let sql = format!("SELECT {} FROM ({select}) AS r", picks.join(", "));
        let row = db.query_one_raw(Statement::from_sql_and_values(backend, sql, params)).await?;
        Ok(Self { row, backend })
    }

    /// A column of ids.
    pub fn ids(&self, name: &str) -> Result<Vec<Uuid>, Fault> {
        self.column(name)
    }

    /// A column of whole numbers.
    pub fn numbers(&self, name: &str) -> Result<Vec<i64>, Fault> {
        self.column(name)
    }

    /// A column of texts.
    pub fn texts(&self, name: &str) -> Result<Vec<String>, Fault> {
        self.column(name)
    }

    /// A column of instants.
    pub fn times(&self, name: &str) -> Result<Vec<DateTime<Utc>>, Fault> {
        self.column(name)
    }

    /// A column of yes and no.
    pub fn flags(&self, name: &str) -> Result<Vec<bool>, Fault> {
        match self.backend {
            DbBackend::Postgres => self.column(name),
            _ => Ok(self.numbers(name)?.into_iter().map(|number| number != 0).collect()),
        }
    }

    fn column<T>(&self, name: &str) -> Result<Vec<T>, Fault>
    where
        Vec<T>: TryGetable,
        T: DeserializeOwned,
    {
        let Some(row) = &self.row else { return Ok(Vec::new()) };
        match self.backend {
            DbBackend::Postgres => Ok(row.try_get::<Option<Vec<T>>>("", name)?.unwrap_or_default()),
            _ => Ok(serde_json::from_str(&row.try_get::<String>("", name)?)?),
        }
    }
}

fn pick(backend: DbBackend, name: &str, kind: Kind) -> String {
    match (backend, kind.postgres()) {
        (DbBackend::Postgres, (_, None)) => format!("array_agg({name}) AS {name}"),
        (DbBackend::Postgres, (_, Some(empty))) => format!("array_agg(COALESCE({name}, {empty})) AS {name}"),
        _ => match kind {
            Kind::Uuid => format!("json_group_array(hex({name})) AS {name}"),
            Kind::UuidOpt => format!("json_group_array(hex(COALESCE({name}, zeroblob(16)))) AS {name}"),
            Kind::BigOpt => format!("json_group_array(COALESCE({name}, {EMPTY})) AS {name}"),
            Kind::TimeOpt => format!("json_group_array(COALESCE({name}, '1970-01-01T00:00:00Z')) AS {name}"),
            Kind::TextOpt => format!("json_group_array(COALESCE({name}, '')) AS {name}"),
            _ => format!("json_group_array({name}) AS {name}"),
        },
    }
}
