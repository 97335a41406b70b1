use std::collections::HashMap;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use rebated_domain::id::{OrderId, OrderLineId, UserId};
use rebated_domain::rebate::BeneficiaryRole;
use rebated_domain::rule::Beneficiaries;
use rebated_domain::rule::backtest::{Past, PastLine, PastOrder};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, QueryResult, Statement};
use uuid::Uuid;

use super::Period;
use crate::db::{Kind, Rows};
use crate::{Fault, row};

/// How many orders one statement reads.
const CHUNK: u64 = 5_000;
const KEYS: &[(&str, Kind)] = &[("id", Kind::Uuid)];

/// The orders and lines that are priced again.
pub(super) struct Found {
    pub(super) past: Past,
    /// The place of each line.
    pub(super) places: HashMap<OrderLineId, u32>,
    /// When the earliest of the orders was first priced.
    pub(super) priced_since: Option<DateTime<Utc>>,
}

/// Reads what is fixed about orders placed in a period, and what is booked for their lines.
pub(super) struct Orders<'a> {
    pub(super) db: &'a DatabaseConnection,
    pub(super) zone: Tz,
    /// Which orders are read.
    pub(super) read: Period,
    /// Which of them the report counts.
    pub(super) counted: Period,
}

impl Orders<'_> {
    /// Reads them all, a chunk at a time.
    pub(super) async fn load(&self) -> Result<Found, Fault> {
        let mut found = Found { past: Past::default(), places: HashMap::new(), priced_since: None };
        let mut after = (self.read.from, Uuid::nil());
        loop {
            let rows = self.chunk(after).await?;
            let Some(last) = rows.last() else { return Ok(found) };
            after = (last.try_get_by_index(5)?, last.try_get_by_index(0)?);
            let mut orders = HashMap::with_capacity(rows.len());
            let mut keys = Rows::new(KEYS);
            for row in &rows {
                let priced_at: DateTime<Utc> = row.try_get_by_index(15)?;
                found.priced_since = Some(found.priced_since.map_or(priced_at, |since| since.min(priced_at)));
                let order = self.order(&mut found.past, row)?;
                keys.push(row![order.id]);
                orders.insert(order.id, found.past.add_order(order));
            }
            for row in self.lines(&keys).await? {
                add_line(&mut found, &orders, &row)?;
            }
        }
    }

    async fn chunk(&self, (placed_at, id): (DateTime<Utc>, Uuid)) -> Result<Vec<QueryResult>, DbErr> {
        let sql = format!(
            "SELECT o.id, o.source, o.account, o.channel, o.currency, o.placed_at, o.buyer_id, p.pinned_at, \
             p.edition, p.tier, p.days_registered, p.invited_by, p.month_volume_minor, p.inviter_id, \
             p.inviter_of_inviter_id, p.priced_at \
             FROM orders o JOIN order_pricings p ON p.order_id = o.id \
             WHERE (o.placed_at, o.id) > ($1, $2) AND o.placed_at < $3 \
             ORDER BY o.placed_at, o.id LIMIT {CHUNK}"
        );
        let params = [placed_at.into(), id.into(), self.read.to.into()];
        let backend = self.db.get_database_backend();
        self.db.query_all_raw(Statement::from_sql_and_values(backend, sql, params)).await
    }

    fn order(&self, past: &mut Past, row: &QueryResult) -> Result<PastOrder, DbErr> {
        let placed_at: DateTime<Utc> = row.try_get_by_index(5)?;
        let text = |at: usize| row.try_get_by_index::<Option<String>>(at);
        let account: String = row.try_get_by_index(2)?;
        let tier: String = row.try_get_by_index(9)?;
        Ok(PastOrder {
            id: row.try_get_by_index(0)?,
            source: row.try_get_by_index(1)?,
            account: past.text(&account),
            channel: text(3)?.map(|channel| past.text(&channel)),
            currency: row.try_get_by_index(4)?,
            placed_at,
            local: placed_at.with_timezone(&self.zone).naive_local().into(),
            pinned_at: row.try_get_by_index(7)?,
            edition: row.try_get_by_index(8)?,
            tier: past.text(&tier),
            days_registered: row.try_get_by_index(10)?,
            invited_by: text(11)?.map(|code| past.text(&code)),
            month_volume: row.try_get_by_index(12)?,
            beneficiaries: Beneficiaries([
                row.try_get_by_index::<Option<UserId>>(6)?,
                row.try_get_by_index(13)?,
                row.try_get_by_index(14)?,
            ]),
            is_counted: self.counted.covers(placed_at),
        })
    }

    async fn lines(&self, orders: &Rows) -> Result<Vec<QueryResult>, DbErr> {
        let backend = self.db.get_database_backend();
        let mut params = Vec::new();
        let source = orders.source(backend, &mut params);
        let sql = format!(
            "SELECT l.id, l.order_id, l.line_key, l.category, l.merchant, l.sku, b.role, \
             b.pending_minor + b.credited_minor, b.subsidy_minor \
             FROM {source} JOIN order_lines l ON l.order_id = r.id LEFT JOIN rebates b ON b.line_id = l.id"
        );
        self.db.query_all_raw(Statement::from_sql_and_values(backend, sql, params)).await
    }
}

/// Adds a line, unless it is there, and what is booked for it in one role.
fn add_line(found: &mut Found, orders: &HashMap<OrderId, u32>, row: &QueryResult) -> Result<(), Fault> {
    let id: OrderLineId = row.try_get_by_index(0)?;
    let place = match found.places.get(&id) {
        Some(place) => *place,
        None => {
            let order: OrderId = row.try_get_by_index(1)?;
            let order =
                orders.get(&order).ok_or_else(|| Fault::Corrupt(format!("line {id} has no order")))?;
            let past = &mut found.past;
            let key: String = row.try_get_by_index(2)?;
            let mut text = |at: usize| {
                let text = row.try_get_by_index::<Option<String>>(at)?;
                Ok::<_, DbErr>(text.map(|text| past.text(&text)))
            };
            let (category, merchant, product) = (text(3)?, text(4)?, text(5)?);
            let line = PastLine {
                id,
                order: *order,
                key: past.text(&key),
                category,
                merchant,
                product,
                booked: [0; BeneficiaryRole::ALL.len()],
                booked_subsidy: 0,
            };
            let place = past.add_line(line);
            found.places.insert(id, place);
            place
        }
    };
    if let Some(role) = row.try_get_by_index::<Option<BeneficiaryRole>>(6)? {
        found.past.book(place, role, row.try_get_by_index(7)?, row.try_get_by_index(8)?);
    }
    Ok(())
}
