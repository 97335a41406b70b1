use chrono::{DateTime, Utc};
use rebated_domain::bill::BillPeriod;
use rebated_service::Platform;
use rebated_service::db::transact;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use super::USERS;
use super::members::MARGIN;

/// A month in the platform's time zone.
pub struct Month {
    pub period: BillPeriod,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
}

/// Movements as rows of their own, with numbers and running balances, before they go into the books. Three
/// of four are credits, the fourth is a smaller debit.
const MOVEMENTS: &str = "
    WITH RECURSIVE counted (n) AS (
        SELECT CAST(0 AS bigint) UNION ALL SELECT n + 1 FROM counted WHERE n + 1 < {movements}),
    movements AS (
        SELECT n, n % {users} AS place,
        CASE WHEN n / {users} % 4 = 3 THEN -(10 + n % 90) ELSE 100 + n * 7919 % 900 END AS amount,
        {start} + n * {seconds} / {movements} AS at FROM counted)
    INSERT INTO bench_movements (id, account_id, amount, seq, balance, at)
    SELECT {id}, m.account_id, r.amount, b.last_seq + row_number() OVER own,
        b.balance_minor + CAST(sum(r.amount) OVER own AS bigint), {time}
    FROM movements r JOIN bench_members m ON m.place = r.place
    JOIN ledger_balances b ON b.account_id = m.account_id
    WINDOW own AS (PARTITION BY m.account_id ORDER BY r.n)";

/// What a posting writes, for all of them at once.
const BOOKS: [&str; 5] = [
    "INSERT INTO ledger_transfers \
     (id, phase, object_type, object_id, step, reason, currency, effective_at, recorded_at) \
     SELECT id, 'SINGLE', 'ORDER_LINE', id, 'book', 'ADJUSTMENT', 'CNY', at, at \
     FROM bench_movements ORDER BY id",
    "INSERT INTO ledger_entries (transfer_id, account_id, amount_minor, seq, balance_after_minor, \
     reserved_after_minor, effective_at) \
     SELECT id, account_id, amount, seq, balance, 0, at FROM bench_movements ORDER BY id",
    "INSERT INTO ledger_entries (transfer_id, account_id, amount_minor, effective_at) \
     SELECT id, $1, -amount, at FROM bench_movements ORDER BY id",
    "INSERT INTO ledger_unsealed (transfer_id) SELECT id FROM bench_movements ORDER BY id",
    "UPDATE ledger_balances SET balance_minor = balance_minor + r.total, last_seq = last_seq + r.entries \
     FROM (SELECT account_id, CAST(sum(amount) AS bigint) AS total, count(*) AS entries \
     FROM bench_movements GROUP BY account_id) AS r WHERE r.account_id = ledger_balances.account_id",
];

/// Books so many movements in the month, spread evenly over users and time, as postings would have.
pub async fn fill(platform: &Platform, month: &Month, place: u32, movements: u64) -> anyhow::Result<()> {
    let backend = platform.db.backend();
    let (uuid, time) = (uuid_type(backend), if is_postgres(backend) { "timestamptz" } else { "TEXT" });
    // ids grow with time, like those that the platform makes
    let first = u64::from(place) * movements;
    let (id_of, time_of) = if is_postgres(backend) {
        let hex =
            format!("lpad(to_hex(r.at * 1000), 12, '0') || '70008' || lpad(to_hex({first} + r.n), 15, '0')");
        (format!("CAST({hex} AS uuid)"), "to_timestamp(r.at)")
    } else {
        let hex = format!("printf('%012x70008%015x', r.at * 1000, {first} + r.n)");
        (format!("unhex({hex})"), "strftime('%Y-%m-%dT%H:%M:%S+00:00', r.at, 'unixepoch')")
    };
    let words = [
        ("{movements}", movements.to_string()),
        ("{users}", USERS.to_string()),
        ("{start}", month.starts_at.timestamp().to_string()),
        ("{seconds}", (month.ends_at - month.starts_at).num_seconds().to_string()),
        ("{id}", id_of),
        ("{time}", time_of.to_owned()),
    ];
    let made = words.iter().fold(MOVEMENTS.to_owned(), |sql, (word, value)| sql.replace(word, value));
    let table = format!(
        "CREATE TABLE bench_movements (id {uuid} NOT NULL, account_id {uuid} NOT NULL, amount bigint NOT NULL, \
         seq bigint NOT NULL, balance bigint NOT NULL, at {time} NOT NULL)"
    );
    Ok(transact(&platform.db, async |txn| {
        txn.execute_unprepared(&table).await?;
        txn.execute_unprepared(&made).await?;
        for sql in BOOKS {
            let params = sql.contains("$1").then(|| MARGIN.id().0.into());
            txn.execute_raw(Statement::from_sql_and_values(backend, sql, params)).await?;
        }
        txn.execute_unprepared("DROP TABLE bench_movements").await?;
        Ok::<_, rebated_service::Fault>(())
    })
    .await?)
}

/// The type of an id's column.
pub fn uuid_type(backend: DbBackend) -> &'static str {
    if is_postgres(backend) { "uuid" } else { "BLOB" }
}

fn is_postgres(backend: DbBackend) -> bool {
    backend == DbBackend::Postgres
}
