use async_graphql::{Context, ID, Result, Subscription};
use futures_util::Stream;
use rebated_domain::id::RefundId;
use rebated_service::access;
use rebated_service::events::EventKind;
use rebated_service::{orders, refunds};

use super::changes::changes;
use crate::graphql::decode_or_nothing;
use crate::graphql::types::refund::Refund;

/// Changes of refunds.
#[derive(Default)]
pub struct RefundSubscriptions;

/// Changes of refunds.
#[Subscription]
impl RefundSubscriptions {
    /// A refund, every time it is requested or decided: of the caller's own orders, or of all for staff.
    async fn refund_updated<'ctx>(
        &self,
        ctx: &Context<'ctx>,
        #[graphql(desc = "Only this refund.")] refund_id: Option<ID>,
    ) -> Result<impl Stream<Item = Result<Refund>> + use<'ctx>> {
        let wanted = refund_id.as_ref().map(decode_or_nothing::<RefundId>);
        changes(ctx, EventKind::RefundUpdated, move |watcher, event| async move {
            let id = RefundId(event.aggregate_id);
            if wanted.is_some_and(|wanted| wanted != id) {
                return Ok(None);
            }
            let (actor, db) = (&watcher.caller.actor, watcher.platform.db.read());
            let Some(refund) = refunds::queries::by_ids(db, [id]).await?.remove(&id) else { return Ok(None) };
            let order = orders::queries::by_ids(db, [refund.order_id]).await?.remove(&refund.order_id);
            let buyer = order.and_then(|order| order.buyer_id);
            Ok(access::sees(actor, buyer, access::read_refunds).then(|| Refund::from(refund)))
        })
    }
}
