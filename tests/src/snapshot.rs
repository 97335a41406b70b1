use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use rebated_service::db::Db;
use sea_orm::{DatabaseConnection, DbBackend, FromQueryResult, Statement};

/// Not looked at: what a refused attempt may change, and the migrations' own table.
const LEFT_OUT: [&str; 2] = ["sign_in_throttles", "seaql_migrations"];

/// What one table holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableState {
    /// How many rows.
    pub rows: i64,
    /// Changes when any value of any row does.
    pub digest: u64,
}

/// What every table holds at one moment, to prove that a refused mutation changed nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot(pub BTreeMap<String, TableState>);

#[derive(FromQueryResult)]
struct Name {
    name: String,
}

#[derive(FromQueryResult)]
struct Content {
    name: String,
    rows: i64,
    content: String,
}

impl Snapshot {
    pub(crate) async fn take(db: &Db) -> Self {
        let db = db.read();
        let mut parts = Vec::new();
        for table in names(db, tables(db.get_database_backend())).await {
            if !LEFT_OUT.contains(&table.as_str()) {
                parts.push(content_of(db, &table).await);
            }
        }
        // one statement, so that all tables are seen at the same moment
        let statement = Statement::from_string(db.get_database_backend(), parts.join(" UNION ALL "));
        let rows = Content::find_by_statement(statement).all(db).await.expect("every table can be read");
        Self(rows.into_iter().map(|row| (row.name, digest(row.rows, &row.content))).collect())
    }

    /// The tables that differ.
    pub fn changed_tables(&self, other: &Self) -> Vec<String> {
        let mine = self.0.iter().filter(|(table, state)| other.0.get(*table) != Some(state));
        let added = other.0.keys().filter(|table| !self.0.contains_key(*table));
        mine.map(|(table, _)| table).chain(added).cloned().collect()
    }
}

fn tables(backend: DbBackend) -> String {
    match backend {
        DbBackend::Postgres => {
            "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = current_schema()".into()
        }
        _ => "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'".into(),
    }
}

/// A statement that gives a table's name, how many rows it has, and the text of all of them in order.
async fn content_of(db: &DatabaseConnection, table: &str) -> String {
    let (line, all) = match db.get_database_backend() {
        DbBackend::Postgres => ("t::text".into(), "md5(string_agg(line, '|' ORDER BY line))"),
        _ => {
            let columns = names(db, format!("SELECT name FROM pragma_table_info('{table}')")).await;
            let quoted: Vec<String> = columns.iter().map(|column| format!("quote(\"{column}\")")).collect();
            (quoted.join(" || ',' || "), "group_concat(line, '|' ORDER BY line)")
        }
    };
    format!(
        "SELECT '{table}' AS name, count(*) AS rows, coalesce({all}, '') AS content \
         FROM (SELECT {line} AS line FROM {table} AS t) AS lines"
    )
}

async fn names(db: &DatabaseConnection, sql: String) -> Vec<String> {
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let names = Name::find_by_statement(statement).all(db).await.expect("the catalogue can be read");
    names.into_iter().map(|row| row.name).collect()
}

fn digest(rows: i64, content: &str) -> TableState {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    TableState { rows, digest: hasher.finish() }
}
