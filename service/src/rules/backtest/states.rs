use std::collections::HashMap;

use chrono::{DateTime, Duration, Utc};
use rebated_domain::id::OrderLineId;
use rebated_domain::rule::FirstSettled;
use rebated_domain::rule::backtest::LineState;
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement, Value};
use tokio::sync::mpsc;
use uuid::{Builder, Uuid};

use super::Period;
use crate::Fault;
use crate::db::{Columns, EMPTY, Kind};

/// How many states one statement reads.
const CHUNK: u64 = 20_000;

/// How many chunks are read ahead.
const AHEAD: usize = 2;

/// How far clocks may be set back between the first pricing of an order and its next state.
const SLACK: Duration = Duration::hours(1);

const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("line_id", Kind::Uuid),
    ("paid_minor", Kind::Big),
    ("source_refunded_minor", Kind::Big),
    ("platform_refunded_minor", Kind::Big),
    ("commission_minor", Kind::BigOpt),
    ("commission_returned_minor", Kind::BigOpt),
    ("quantity", Kind::Big),
    ("earns", Kind::Bool),
    ("first_settled", Kind::Text),
    ("begins", Kind::Bool),
    ("whole_order", Kind::Bool),
];

/// What pricings saw, in the order in which it happened. Read ahead by a task that ends when this is dropped.
pub(super) struct States {
    chunks: mpsc::Receiver<Result<Columns, Fault>>,
    /// How many there are to read, those of other orders included.
    pub(super) total: u64,
}

impl States {
    /// The states of lines, none of which was priced before `since`.
    pub(super) async fn open(db: &DatabaseConnection, since: Option<DateTime<Utc>>) -> Result<Self, Fault> {
        let (send, chunks) = mpsc::channel(AHEAD);
        let Some(since) = since else { return Ok(Self { chunks, total: 0 }) };
        // the ids begin with the time at which they were made
        let millis = u64::try_from((since - SLACK).timestamp_millis()).unwrap_or(0);
        let after = Builder::from_unix_timestamp_millis(millis, &[0; 10]).into_uuid();
        let sql = "SELECT count(*) FROM order_line_states WHERE id > $1";
        let total = count(db, sql, [after.into()]).await?;
        tokio::spawn(read(db.clone(), after, send));
        Ok(Self { chunks, total })
    }

    /// The next of them; nothing at the end.
    pub(super) async fn next(&mut self) -> Result<Option<Columns>, Fault> {
        self.chunks.recv().await.transpose()
    }
}

async fn read(db: DatabaseConnection, mut after: Uuid, to: mpsc::Sender<Result<Columns, Fault>>) {
    let sql = format!("SELECT * FROM order_line_states WHERE id > $1 ORDER BY id LIMIT {CHUNK}");
    loop {
        let read = Columns::read(&db, COLUMNS, &sql, [after.into()]).await;
        let read = read.and_then(|chunk| Ok((chunk.ids("id")?.last().copied(), chunk)));
        let last = read.as_ref().ok().and_then(|(last, _)| *last);
        let sent = to.send(read.map(|(_, chunk)| chunk)).await;
        let (Some(last), Ok(())) = (last, sent) else { return };
        after = last;
    }
}

/// The states of a chunk, those of other orders left out; and how many it has with them.
pub(super) fn states_of(
    chunk: &Columns,
    places: &HashMap<OrderLineId, u32>,
) -> Result<(Vec<LineState>, u64), Fault> {
    let lines = chunk.ids("line_id")?;
    let paid = chunk.numbers("paid_minor")?;
    let refunded_by_source = chunk.numbers("source_refunded_minor")?;
    let refunded_by_platform = chunk.numbers("platform_refunded_minor")?;
    let commission = chunk.numbers("commission_minor")?;
    let commission_returned = chunk.numbers("commission_returned_minor")?;
    let quantity = chunk.numbers("quantity")?;
    let earns = chunk.flags("earns")?;
    let first_settled = chunk.texts("first_settled")?;
    let begins = chunk.flags("begins")?;
    let whole_order = chunk.flags("whole_order")?;
    let mut states = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let Some(line) = places.get(&OrderLineId(*line)) else { continue };
        states.push(LineState {
            line: *line,
            paid: paid[at],
            refunded_by_source: refunded_by_source[at],
            refunded_by_platform: refunded_by_platform[at],
            commission: (commission[at] != EMPTY).then_some(commission[at]),
            commission_returned: (commission_returned[at] != EMPTY).then_some(commission_returned[at]),
            quantity: quantity[at],
            earns: earns[at],
            first_settled: first_settled[at].parse::<FirstSettled>()?,
            begins: begins[at],
            whole_order: whole_order[at],
        });
    }
    Ok((states, lines.len() as u64))
}

/// How many states the orders of a period have.
pub(super) async fn count_of(db: &DatabaseConnection, period: Period) -> Result<u64, Fault> {
    let sql = "SELECT count(*) FROM order_line_states s JOIN orders o ON o.id = s.order_id \
               WHERE o.placed_at >= $1 AND o.placed_at < $2";
    count(db, sql, [period.from.into(), period.to.into()]).await
}

async fn count<const N: usize>(db: &DatabaseConnection, sql: &str, params: [Value; N]) -> Result<u64, Fault> {
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, params);
    let row = db.query_one_raw(statement).await?;
    let counted: i64 = row.map_or(Ok(0), |row| row.try_get_by_index(0))?;
    Ok(u64::try_from(counted).unwrap_or(0))
}
