//! Reading claims. Callers have been checked.

use std::collections::HashMap;

use rebated_domain::claim::{ClaimStanding, ClaimStatus, Evidence};
use rebated_domain::id::{OrderClaimId, UserId};
use rebated_domain::order::OrderSource;
use rebated_entity::order_claim;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Statement};

use crate::db::{Kind, Rows, any_of};
use crate::page::{Page, PageRequest, SortBy, fetch};
use crate::{Fault, row};

/// Which claims. Absent conditions do not narrow.
#[derive(Clone, Debug, Default)]
pub struct ClaimFilter {
    /// Only this member's.
    pub user: Option<UserId>,
    /// Only those of which their claimants may know that.
    pub standing: Option<ClaimStanding>,
    /// Only in this state. For staff: a claimant must not learn whether an order is known.
    pub status: Option<ClaimStatus>,
    /// Only for orders of this network.
    pub source: Option<OrderSource>,
}

/// Claims, newest first.
pub async fn page(
    db: &impl ConnectionTrait,
    filter: &ClaimFilter,
    page: &PageRequest,
) -> Result<Page<order_claim::Model>, Fault> {
    use order_claim::Column as C;
    let mut select = order_claim::Entity::find();
    if let Some(user) = filter.user {
        select = select.filter(C::UserId.eq(user));
    }
    if let Some(standing) = filter.standing {
        let alike = ClaimStatus::ALL.iter().copied().filter(|status| status.standing() == standing);
        select = select.filter(C::Status.is_in(alike));
    }
    if let Some(status) = filter.status {
        select = select.filter(C::Status.eq(status));
    }
    if let Some(source) = filter.source {
        select = select.filter(C::Source.eq(source));
    }
    fetch(db, select, SortBy::TimeId(C::CreatedAt, C::Id), true, page).await
}

/// Claims by id.
pub async fn by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = OrderClaimId>,
) -> Result<HashMap<OrderClaimId, order_claim::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), order_claim::Column::Id, ids);
    let claims = order_claim::Entity::find().filter(wanted).all(db).await?;
    Ok(claims.into_iter().map(|claim| (claim.id, claim)).collect())
}

/// How many other members claim the same orders or have got them by a claim.
pub async fn rivals_of(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = OrderClaimId>,
) -> Result<HashMap<OrderClaimId, i64>, Fault> {
    const KEYS: &[(&str, Kind)] = &[("id", Kind::Uuid)];
    let mut keys = Rows::new(KEYS);
    ids.into_iter().for_each(|id| keys.push(row![id]));
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let (backend, mut params) = (db.get_database_backend(), Vec::new());
    let source = keys.source(backend, &mut params);
    let sql = format!(
        "SELECT c.id, count(DISTINCT o.user_id) FROM {source} JOIN order_claims c ON c.id = r.id \
         JOIN order_claims o ON o.source = c.source AND o.order_number = c.order_number \
         AND o.user_id <> c.user_id AND o.status IN ('WAITING', 'IN_REVIEW', 'GRANTED') GROUP BY c.id"
    );
    let rows = db.query_all_raw(Statement::from_sql_and_values(backend, sql, params)).await?;
    rows.into_iter().map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))).collect()
}

/// What speaks for a claim and against it, as it was weighed last; nothing while its order is not known.
pub fn evidence(claim: &order_claim::Model) -> Result<Vec<Evidence>, Fault> {
    let stored = claim.evidence.clone();
    Ok(stored.map(serde_json::from_value).transpose()?.unwrap_or_default())
}
