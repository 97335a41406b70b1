use chrono::{DateTime, Utc};
use sea_orm::{DatabaseConnection, Value};
use tokio::sync::mpsc;
use uuid::Uuid;

use super::Period;
use crate::Fault;
use crate::db::{Columns, Kind};

/// How many orders one statement reads: many, because a database that joins by hashing reads all lines each time.
const CHUNK: u64 = 50_000;

/// How many chunks are read ahead.
const AHEAD: usize = 2;

/// What pricings fixed is empty for orders that have none.
const ORDERS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("source", Kind::Text),
    ("account", Kind::Text),
    ("channel", Kind::TextOpt),
    ("currency", Kind::Text),
    ("placed_at", Kind::Time),
    ("buyer_id", Kind::UuidOpt),
    ("pinned_at", Kind::TimeOpt),
    ("edition", Kind::BigOpt),
    ("tier", Kind::TextOpt),
    ("days_registered", Kind::BigOpt),
    ("invited_by", Kind::TextOpt),
    ("month_volume_minor", Kind::BigOpt),
    ("inviter_id", Kind::UuidOpt),
    ("inviter_of_inviter_id", Kind::UuidOpt),
    ("priced_at", Kind::TimeOpt),
];

const LINES: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("order_id", Kind::Uuid),
    ("line_key", Kind::Text),
    ("category", Kind::TextOpt),
    ("merchant", Kind::TextOpt),
    ("sku", Kind::TextOpt),
];

const BOOKED: &[(&str, Kind)] =
    &[("line_id", Kind::Uuid), ("role", Kind::Text), ("amount", Kind::Big), ("subsidy_minor", Kind::Big)];

/// Some orders as first priced, their lines, and what is booked for these.
pub(super) struct Chunk {
    pub(super) orders: Columns,
    pub(super) lines: Columns,
    pub(super) booked: Columns,
}

/// The end of a chunk: when its last order was placed, and which one it is.
type Bound = (DateTime<Utc>, Uuid);

/// Reads the orders placed in a period by a task that ends when the receiver is dropped.
pub(super) fn read_orders(db: DatabaseConnection, period: Period) -> mpsc::Receiver<Result<Chunk, Fault>> {
    let (send, chunks) = mpsc::channel(AHEAD);
    tokio::spawn(async move {
        if let Err(fault) = read(&db, period, &send).await {
            // nobody listens any more: nobody is missing it
            let _ = send.send(Err(fault)).await;
        }
    });
    chunks
}

/// Reads lines while the orders after them are read.
async fn read(
    db: &DatabaseConnection,
    period: Period,
    to: &mpsc::Sender<Result<Chunk, Fault>>,
) -> Result<(), Fault> {
    let mut after = (period.from, Uuid::nil());
    let mut orders = orders_after(db, after, period.to).await?;
    while let Some(last) = last_of(&orders)? {
        let (next, lines, booked) = tokio::try_join!(
            orders_after(db, last, period.to),
            lines_between(db, after, last),
            booked_between(db, after, last),
        )?;
        if to.send(Ok(Chunk { orders, lines, booked })).await.is_err() {
            break;
        }
        (after, orders) = (last, next);
    }
    Ok(())
}

/// The last of some orders, which are in no order.
fn last_of(orders: &Columns) -> Result<Option<Bound>, Fault> {
    Ok(orders.times("placed_at")?.into_iter().zip(orders.ids("id")?).max())
}

async fn orders_after(db: &DatabaseConnection, after: Bound, to: DateTime<Utc>) -> Result<Columns, Fault> {
    let select = format!(
        "SELECT o.id, o.source, o.account, o.channel, o.currency, o.placed_at, o.buyer_id, p.pinned_at, \
         p.edition, p.tier, p.days_registered, p.invited_by, p.month_volume_minor, p.inviter_id, \
         p.inviter_of_inviter_id, p.priced_at \
         FROM (SELECT id, source, account, channel, currency, placed_at, buyer_id FROM orders \
         WHERE (placed_at, id) > ($1, $2) AND placed_at < $3 ORDER BY placed_at, id LIMIT {CHUNK}) AS o \
         LEFT JOIN order_pricings p ON p.order_id = o.id"
    );
    Columns::read(db, ORDERS, &select, [after.0.into(), after.1.into(), to.into()]).await
}

async fn lines_between(db: &DatabaseConnection, after: Bound, last: Bound) -> Result<Columns, Fault> {
    let select = format!(
        "SELECT l.id, l.order_id, l.line_key, l.category, l.merchant, l.sku \
         FROM ({BETWEEN}) AS o JOIN order_lines l ON l.order_id = o.id"
    );
    Columns::read(db, LINES, &select, bounds(after, last)).await
}

async fn booked_between(db: &DatabaseConnection, after: Bound, last: Bound) -> Result<Columns, Fault> {
    let select = format!(
        "SELECT b.line_id, b.role, b.pending_minor + b.credited_minor AS amount, b.subsidy_minor \
         FROM ({BETWEEN}) AS o JOIN rebates b ON b.order_id = o.id"
    );
    Columns::read(db, BOOKED, &select, bounds(after, last)).await
}

/// The limit lies beyond a chunk: it tells PostgreSQL, which plans without knowing the bounds, how few they are.
const BETWEEN: &str = "SELECT id FROM orders WHERE (placed_at, id) > ($1, $2) AND (placed_at, id) <= ($3, $4) \
                       ORDER BY placed_at, id LIMIT 100000";

fn bounds(after: Bound, last: Bound) -> [Value; 4] {
    [after.0.into(), after.1.into(), last.0.into(), last.1.into()]
}
