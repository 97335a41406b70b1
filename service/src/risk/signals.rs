use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rebated_domain::id::UserId;
use rebated_domain::risk::{RiskFacts, RiskPolicy, RiskSignal, assess, score};
use sea_orm::ConnectionTrait;

use super::{claims, clicks, orders};
use crate::Fault;

/// What may be wrong with a user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RiskReport {
    /// The signals, at most one of each kind.
    pub signals: Vec<RiskSignal>,
    /// What they say together, 0 to 100.
    pub score: u8,
    /// Whether a person has to look at the user's requests.
    pub needs_review: bool,
}

/// What may be wrong with users, one report for each that is asked about. As many statements for many users as for one.
/// Callers have been checked.
pub async fn reports_of(
    db: &impl ConnectionTrait,
    users: impl IntoIterator<Item = UserId>,
    policy: &RiskPolicy,
    now: DateTime<Utc>,
) -> Result<HashMap<UserId, RiskReport>, Fault> {
    let mut users: Vec<UserId> = users.into_iter().collect();
    users.sort_unstable();
    users.dedup();
    let mut shared = clicks::shared_by(db, &users, policy, now).await?;
    let mut ordered = orders::orders_of(db, &users, policy, now).await?;
    let mut claimed = claims::claims_of(db, &users, now).await?;
    let report = |id: UserId| {
        let shared = shared.remove(&id).unwrap_or_default();
        let (orders, amounts) = ordered.remove(&id).unwrap_or_default();
        let facts = RiskFacts {
            referral: shared.referral,
            accounts_per_device: shared.accounts_per_device,
            accounts_per_payee: shared.accounts_per_payee,
            orders,
            amounts,
            claims: claimed.remove(&id).unwrap_or_default(),
        };
        let signals = assess(&facts, policy);
        let score = score(&signals);
        (id, RiskReport { needs_review: policy.needs_review(score), signals, score })
    };
    Ok(users.into_iter().map(report).collect())
}

/// What may be wrong with one user. Callers have been checked.
pub async fn report_of(
    db: &impl ConnectionTrait,
    user: UserId,
    policy: &RiskPolicy,
    now: DateTime<Utc>,
) -> Result<Option<RiskReport>, Fault> {
    Ok(reports_of(db, [user], policy, now).await?.remove(&user))
}
