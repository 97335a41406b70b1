use rebated_domain::id::RefundId;
use rebated_domain::money::Money;

use super::{RefundError, queries};
use crate::balances::{self, Adjusted};
use crate::orders::queries as orders;
use crate::{Actor, Platform, access};

/// Something that a buyer is given beyond a refund.
#[derive(Clone, Debug)]
pub struct Compensation {
    /// Beyond which refund.
    pub refund_id: RefundId,
    /// How much, above zero.
    pub amount: Money,
    /// Why, 1 to 500 characters.
    pub reason: String,
}

/// Gives the buyer of a refund goodwill. More than was paid is no refund, so that this is a correction of the buyer's
/// balance, with the limit and the second person of those.
///
/// Repeated with the same key it has one effect and the first answer.
pub async fn compensate(
    platform: &Platform,
    actor: &Actor,
    wanted: Compensation,
    key: Option<&str>,
) -> Result<Adjusted, RefundError> {
    let permit = access::compensate_refunds(actor)?;
    let db = platform.db.read();
    let refund = queries::by_ids(db, [wanted.refund_id]).await?.remove(&wanted.refund_id);
    let refund = refund.ok_or(RefundError::RefundNotFound)?;
    let order = orders::by_ids(db, [refund.order_id]).await?.remove(&refund.order_id);
    let buyer = order.and_then(|order| order.buyer_id).ok_or(RefundError::NoBalance)?;
    let Compensation { refund_id, amount, reason } = wanted;
    Ok(balances::give_goodwill(platform, permit, (refund_id, buyer), (amount, &reason), key).await?)
}
