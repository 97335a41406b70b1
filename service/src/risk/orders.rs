use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::id::UserId;
use rebated_domain::money::Currency;
use rebated_domain::risk::{AmountFacts, OrderFacts, RiskPolicy};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};

use crate::db::{Kind, Rows};
use crate::{Fault, row};

/// What one user has ordered in one currency.
#[derive(FromQueryResult)]
struct Found {
    buyer_id: UserId,
    currency: Currency,
    orders: i64,
    refunded: i64,
    punished: i64,
    hasty: i64,
    without_click: i64,
    last_hour: i64,
    last_day: i64,
    paid_minor: i64,
    refunded_minor: i64,
}

/// What users have ordered, by one statement; users without orders are absent.
pub(super) async fn orders_of(
    db: &impl ConnectionTrait,
    users: &[UserId],
    policy: &RiskPolicy,
    now: DateTime<Utc>,
) -> Result<HashMap<UserId, (OrderFacts, Vec<AmountFacts>)>, Fault> {
    const KEYS: &[(&str, Kind)] = &[("id", Kind::Uuid)];
    let mut keys = Rows::new(KEYS);
    users.iter().for_each(|id| keys.push(row![*id]));
    let backend = db.get_database_backend();
    let since = |span: TimeDelta| (now - span).into();
    let mut params = vec![
        since(TimeDelta::days(policy.days.max(1).into())),
        since(TimeDelta::hours(1)),
        since(TimeDelta::hours(24)),
    ];
    let source = keys.source(backend, &mut params);
    let count = |what: &str| format!("sum(CASE WHEN {what} THEN 1 ELSE 0 END)");
    let sql = format!(
        "SELECT o.buyer_id, o.currency, count(*) AS orders, {refunded} AS refunded, {punished} AS punished, \
         {hasty} AS hasty, {without_click} AS without_click, {last_hour} AS last_hour, {last_day} AS last_day, \
         CAST(sum(o.paid_minor) AS bigint) AS paid_minor, \
         CAST(sum(o.refunded_minor) AS bigint) AS refunded_minor \
         FROM {source} JOIN orders o ON o.buyer_id = r.id \
         WHERE o.placed_at > $1 AND NOT (o.source = 'STORE' AND o.paid_at IS NULL) \
         GROUP BY o.buyer_id, o.currency ORDER BY o.buyer_id, o.currency",
        refunded = count("o.refunded_minor > 0"),
        punished = count("o.held"),
        hasty = count(&sooner_than(backend, policy.hasty_seconds)),
        without_click = count(WITHOUT_CLICK),
        last_hour = count("o.placed_at > $2"),
        last_day = count("o.placed_at > $3"),
    );
    let found =
        Found::find_by_statement(Statement::from_sql_and_values(backend, sql, params)).all(db).await?;
    let mut of: HashMap<UserId, (OrderFacts, Vec<AmountFacts>)> = HashMap::new();
    for row in found {
        let (orders, amounts) = of.entry(row.buyer_id).or_default();
        orders.all += number(row.orders);
        orders.refunded += number(row.refunded);
        orders.punished += number(row.punished);
        orders.hasty += number(row.hasty);
        orders.without_click += number(row.without_click);
        orders.last_hour += number(row.last_hour);
        orders.last_day += number(row.last_day);
        amounts.push(AmountFacts {
            currency: row.currency,
            paid_minor: row.paid_minor,
            refunded_minor: row.refunded_minor,
        });
    }
    Ok(of)
}

/// The network names a click, the buyer has links of that network, and no click on them is known from before the order.
const WITHOUT_CLICK: &str = "o.clicked_at IS NOT NULL \
    AND EXISTS (SELECT 1 FROM tracking_links l WHERE l.user_id = o.buyer_id AND l.network = o.source) \
    AND NOT EXISTS (SELECT 1 FROM link_clicks c WHERE c.user_id = o.buyer_id AND c.network = o.source \
    AND c.clicked_at <= o.placed_at)";

/// The order follows its click within fewer seconds. One that comes before its click is not hasty but attributed to a
/// later one.
fn sooner_than(backend: DbBackend, seconds: u16) -> String {
    let sooner = match backend {
        DbBackend::Postgres => format!("o.placed_at < o.clicked_at + interval '{seconds} seconds'"),
        // rounded, because days are counted in fractions
        _ => format!(
            "round((julianday(o.placed_at) - julianday(o.clicked_at)) * 86400000) < {}",
            i64::from(seconds) * 1_000
        ),
    };
    format!("o.placed_at >= o.clicked_at AND {sooner}")
}

/// A count. No user has more than four thousand million orders.
pub(super) fn number(count: i64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
