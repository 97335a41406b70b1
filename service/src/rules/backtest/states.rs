use std::collections::HashMap;

use chrono::{DateTime, Duration, Utc};
use rebated_domain::id::OrderLineId;
use rebated_domain::rule::backtest::LineState;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, QueryResult, Statement};
use uuid::{Builder, Uuid};

use super::Period;
use crate::Fault;

/// How many states one statement reads.
const CHUNK: u64 = 20_000;

/// How far clocks may be set back between the first pricing of an order and its next state.
const SLACK: Duration = Duration::hours(1);

/// Reads what pricings saw, in the order in which it happened.
pub(super) struct States<'a> {
    db: &'a DatabaseConnection,
    places: HashMap<OrderLineId, u32>,
    after: Uuid,
    /// How many were read, those of other orders included.
    pub(super) done: u64,
    /// How many there are to read.
    pub(super) total: u64,
}

impl<'a> States<'a> {
    /// The states of lines, none of which was priced before `since`.
    pub(super) async fn open(
        db: &'a DatabaseConnection,
        places: HashMap<OrderLineId, u32>,
        since: Option<DateTime<Utc>>,
    ) -> Result<Self, Fault> {
        // the ids begin with the time at which they were made
        let millis = since.map_or(0, |since| (since - SLACK).timestamp_millis());
        let after = Builder::from_unix_timestamp_millis(u64::try_from(millis).unwrap_or(0), &[0; 10]);
        let mut states = Self { db, places, after: after.into_uuid(), done: 0, total: 0 };
        if since.is_some() {
            let sql = "SELECT count(*) FROM order_line_states WHERE id > $1";
            states.total = count(db, sql, [states.after.into()]).await?;
        }
        Ok(states)
    }

    /// The next states; empty at the end. Those of other orders are left out.
    pub(super) async fn next(&mut self) -> Result<Vec<LineState>, Fault> {
        loop {
            if self.total == 0 {
                return Ok(Vec::new());
            }
            let rows = self.chunk().await?;
            let Some(last) = rows.last() else { return Ok(Vec::new()) };
            self.after = last.try_get_by_index(0)?;
            self.done += rows.len() as u64;
            let mut states = Vec::with_capacity(rows.len());
            for row in &rows {
                states.extend(self.state(row)?);
            }
            if !states.is_empty() {
                return Ok(states);
            }
        }
    }

    async fn chunk(&self) -> Result<Vec<QueryResult>, DbErr> {
        let sql = format!(
            "SELECT id, line_id, paid_minor, source_refunded_minor, platform_refunded_minor, \
             commission_minor, commission_returned_minor, quantity, earns, first_settled, begins, whole_order \
             FROM order_line_states WHERE id > $1 ORDER BY id LIMIT {CHUNK}"
        );
        let backend = self.db.get_database_backend();
        self.db.query_all_raw(Statement::from_sql_and_values(backend, sql, [self.after.into()])).await
    }

    fn state(&self, row: &QueryResult) -> Result<Option<LineState>, DbErr> {
        let line: OrderLineId = row.try_get_by_index(1)?;
        let Some(line) = self.places.get(&line) else { return Ok(None) };
        Ok(Some(LineState {
            line: *line,
            paid: row.try_get_by_index(2)?,
            refunded_by_source: row.try_get_by_index(3)?,
            refunded_by_platform: row.try_get_by_index(4)?,
            commission: row.try_get_by_index(5)?,
            commission_returned: row.try_get_by_index(6)?,
            quantity: row.try_get_by_index(7)?,
            earns: row.try_get_by_index(8)?,
            first_settled: row.try_get_by_index(9)?,
            begins: row.try_get_by_index(10)?,
            whole_order: row.try_get_by_index(11)?,
        }))
    }
}

/// How many states the orders of a period have.
pub(super) async fn count_of(db: &DatabaseConnection, period: Period) -> Result<u64, Fault> {
    let sql = "SELECT count(*) FROM order_line_states s JOIN orders o ON o.id = s.order_id \
               WHERE o.placed_at >= $1 AND o.placed_at < $2";
    count(db, sql, [period.from.into(), period.to.into()]).await
}

async fn count<const N: usize>(
    db: &DatabaseConnection,
    sql: &str,
    params: [sea_orm::Value; N],
) -> Result<u64, Fault> {
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, params);
    let row = db.query_one_raw(statement).await?;
    let counted: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
    Ok(u64::try_from(counted).unwrap_or(0))
}
