use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement};

use super::Rows;
use crate::Fault;

/// Independent set-based writes of one transaction.
///
/// PostgreSQL gets them as one statement, a chain of data-modifying `WITH` parts, in one round trip;
/// none sees another's effect, so no two may touch the same row. SQLite, which has no round trips
/// to save, gets one statement each, in order.
#[derive(Clone, Debug)]
pub struct Writes {
    backend: DbBackend,
    steps: Vec<Step>,
}

#[derive(Clone, Debug)]
struct Step {
    /// The statement with `{rows}` where the rows' table expression goes.
    template: String,
    rows: Rows,
}

impl Writes {
    /// Nothing to write yet.
    pub fn new(backend: DbBackend) -> Self {
        Self { backend, steps: Vec::new() }
    }

    /// Inserts rows into a table; `conflict` is an `ON CONFLICT …` clause,
    /// or an `ORDER BY …` where the order of the rows matters, or empty.
    pub fn insert(&mut self, table: &str, rows: &Rows, conflict: &str) {
        let names = rows.names();
        // "WHERE true" keeps SQLite from reading ON CONFLICT as a join condition
        let template =
            format!("INSERT INTO {table} ({names}) SELECT {names} FROM {{rows}} WHERE true {conflict}");
        self.add(template, rows);
    }

    /// Updates one row per row of `rows`: `set` assigns from `r`, `matching` compares the table with `r`.
    pub fn update(&mut self, table: &str, rows: &Rows, set: &str, matching: &str) {
        self.add(format!("UPDATE {table} SET {set} FROM {{rows}} WHERE {matching}"), rows);
    }

    /// Updates one row per row of `rows`, whose keys differ, and locks them in the order of `key`, which both have:
    /// two transactions that update some of the same rows do not wait for each other in a circle.
    pub fn update_by_key(&mut self, table: &str, rows: &Rows, set: &str, key: &str) {
        let source = match self.backend {
            DbBackend::Postgres => format!(
                "(SELECT r.* FROM {{rows}} JOIN {table} t ON t.{key} = r.{key} ORDER BY t.{key} FOR UPDATE OF t) AS r"
            ),
            _ => "{rows}".into(),
        };
        self.add(format!("UPDATE {table} SET {set} FROM {source} WHERE {table}.{key} = r.{key}"), rows);
    }

    /// Removes the rows of a table whose `column` is among those of `rows`, which have that one column.
    pub fn delete(&mut self, table: &str, rows: &Rows) {
        let column = rows.names();
        self.add(format!("DELETE FROM {table} WHERE {column} IN (SELECT r.{column} FROM {{rows}})"), rows);
    }

    /// Adds the writes of another list behind these. Steps of one kind become one, so that the text of
    /// the statement does not depend on how many lists were put together.
    pub fn append(&mut self, other: Writes) {
        for step in other.steps {
            match self.steps.iter_mut().find(|mine| mine.template == step.template) {
                Some(mine) => mine.rows.extend(step.rows),
                None => self.steps.push(step),
            }
        }
    }

    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    fn add(&mut self, template: String, rows: &Rows) {
        if !rows.is_empty() {
            self.steps.push(Step { template, rows: rows.clone() });
        }
    }

    /// Sends everything. Any refusal by a constraint fails the transaction.
    pub async fn run(self, txn: &DatabaseTransaction) -> Result<(), Fault> {
        if self.backend == DbBackend::Postgres && self.steps.len() > 1 {
            let mut params = Vec::new();
            let mut parts = Vec::with_capacity(self.steps.len());
            for (i, step) in self.steps.iter().enumerate() {
                let source = step.rows.source(self.backend, &mut params);
                parts.push(format!("w{i} AS ({})", step.template.replace("{rows}", &source)));
            }
            let sql = format!("WITH {} SELECT 1", parts.join(", "));
            txn.execute_raw(Statement::from_sql_and_values(self.backend, sql, params)).await?;
            return Ok(());
        }
        for step in &self.steps {
            let mut params = Vec::new();
            let source = step.rows.source(self.backend, &mut params);
            let sql = step.template.replace("{rows}", &source);
            txn.execute_raw(Statement::from_sql_and_values(self.backend, sql, params)).await?;
        }
        Ok(())
    }
}
