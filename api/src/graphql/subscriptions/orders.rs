use async_graphql::{Context, ID, Result, Subscription};
use futures_util::Stream;
use rebated_domain::id::OrderId;
use rebated_service::access;
use rebated_service::events::AggregateType;
use rebated_service::orders::queries;

use super::changes::changes;
use crate::graphql::decode_or_nothing;
use crate::graphql::types::order::Order;

/// Changes of orders.
#[derive(Default)]
pub struct OrderSubscriptions;

/// Changes of orders.
#[Subscription]
impl OrderSubscriptions {
    /// An order, every time it is recorded or changes: of the caller's own, or of all that the caller may
    /// read.
    async fn order_updated<'ctx>(
        &self,
        ctx: &Context<'ctx>,
        #[graphql(desc = "Only this order.")] order_id: Option<ID>,
    ) -> Result<impl Stream<Item = Result<Order>> + use<'ctx>> {
        let wanted = order_id.as_ref().map(decode_or_nothing::<OrderId>);
        changes(ctx, Some(AggregateType::Order), move |watcher, event| async move {
            let id = OrderId(event.aggregate_id);
            let (actor, db) = (&watcher.caller.actor, watcher.platform.db.read());
            let may_see = access::sees(actor, event.user_id, access::read_orders);
            if !may_see || wanted.is_some_and(|wanted| wanted != id) {
                return Ok(None);
            }
            let row = queries::by_ids(db, [id]).await?.remove(&id);
            let row = row.filter(|row| access::sees(actor, row.buyer_id, access::read_orders));
            Ok(row.map(Order::from))
        })
    }
}
