use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::id::UserId;
use rebated_domain::risk::{ReferralFacts, RiskPolicy};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};

use super::orders::number;
use crate::db::{Kind, Rows};
use crate::{Fault, row};

/// What one user has in common with others.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shared {
    pub(super) referral: ReferralFacts,
    pub(super) accounts_per_device: u32,
    pub(super) accounts_per_payee: u32,
}

#[derive(FromQueryResult)]
struct Found {
    id: UserId,
    kind: String,
    accounts: i64,
    with_inviter: i64,
}

/// Devices, addresses and payers of the users that are asked about, and for each how many users have it. Of addresses
/// only the inviter matters: offices and families share them.
const SHARED: &str = "\
    asked AS (SELECT u.id, u.inviter_id FROM {source} JOIN users u ON u.id = r.id), \
    devices AS (SELECT DISTINCT a.id, a.inviter_id, c.device_digest AS value FROM asked a \
    JOIN link_clicks c ON c.user_id = a.id WHERE c.device_digest IS NOT NULL AND c.clicked_at > $1), \
    addresses AS (SELECT DISTINCT a.id, a.inviter_id, c.address_digest AS value FROM asked a \
    JOIN link_clicks c ON c.user_id = a.id WHERE a.inviter_id IS NOT NULL AND c.address_digest IS NOT NULL \
    AND c.clicked_at > $1), \
    payers AS (SELECT DISTINCT a.id, a.inviter_id, p.open_id AS value FROM asked a \
    JOIN orders o ON o.buyer_id = a.id JOIN payments p ON p.order_id = o.id \
    WHERE p.open_id IS NOT NULL AND p.paid_at IS NOT NULL), \
    by_device AS (SELECT d.id, d.value, count(DISTINCT c.user_id) AS accounts, \
    max(CASE WHEN c.user_id = d.inviter_id THEN 1 ELSE 0 END) AS with_inviter FROM devices d \
    JOIN link_clicks c ON c.device_digest = d.value AND c.clicked_at > $1 GROUP BY d.id, d.value), \
    by_payer AS (SELECT y.id, y.value, count(DISTINCT o.buyer_id) AS accounts, \
    max(CASE WHEN o.buyer_id = y.inviter_id THEN 1 ELSE 0 END) AS with_inviter FROM payers y \
    JOIN payments p ON p.open_id = y.value AND p.paid_at IS NOT NULL JOIN orders o ON o.id = p.order_id \
    GROUP BY y.id, y.value) \
    SELECT id, 'DEVICE' AS kind, CAST(max(accounts) AS bigint) AS accounts, \
    CAST(max(with_inviter) AS bigint) AS with_inviter FROM by_device GROUP BY id \
    UNION ALL SELECT id, 'PAYEE', CAST(max(accounts) AS bigint), CAST(max(with_inviter) AS bigint) \
    FROM by_payer GROUP BY id \
    UNION ALL SELECT DISTINCT x.id, 'ADDRESS', CAST(0 AS bigint), CAST(1 AS bigint) FROM addresses x \
    WHERE EXISTS (SELECT 1 FROM link_clicks c WHERE c.address_digest = x.value AND c.user_id = x.inviter_id \
    AND c.clicked_at > $1)";

/// What users have in common with others, by one statement; users with nothing are absent.
pub(super) async fn shared_by(
    db: &impl ConnectionTrait,
    users: &[UserId],
    policy: &RiskPolicy,
    now: DateTime<Utc>,
) -> Result<HashMap<UserId, Shared>, Fault> {
    const KEYS: &[(&str, Kind)] = &[("id", Kind::Uuid)];
    let mut keys = Rows::new(KEYS);
    users.iter().for_each(|id| keys.push(row![*id]));
    let backend = db.get_database_backend();
    let mut params = vec![(now - TimeDelta::days(policy.days.max(1).into())).into()];
    let source = keys.source(backend, &mut params);
    let sql = format!("WITH {}", SHARED.replace("{source}", &source));
    let found =
        Found::find_by_statement(Statement::from_sql_and_values(backend, sql, params)).all(db).await?;
    let mut of: HashMap<UserId, Shared> = HashMap::new();
    for row in found {
        let shared = of.entry(row.id).or_default();
        let with_inviter = row.with_inviter > 0;
        match row.kind.as_str() {
            "DEVICE" => {
                shared.accounts_per_device = number(row.accounts);
                shared.referral.shares_device = with_inviter;
            }
            "PAYEE" => {
                shared.accounts_per_payee = number(row.accounts);
                shared.referral.shares_payee = with_inviter;
            }
            _ => shared.referral.shares_address = with_inviter,
        }
    }
    Ok(of)
}
