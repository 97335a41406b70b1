use async_graphql::{Context, ID, Result, Subscription};
use futures_util::Stream;
use rebated_domain::id::RefundId;
use rebated_service::access;
use rebated_service::events::AggregateType;
use rebated_service::refunds;

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
        changes(ctx, Some(AggregateType::Refund), move |watcher, event| async move {
            let id = RefundId(event.aggregate_id);
            if wanted.is_some_and(|wanted| wanted != id) {
                return Ok(None);
            }
            if !access::sees(&watcher.caller.actor, event.user_id, access::read_refunds) {
                return Ok(None);
            }
            let found = refunds::queries::by_ids(watcher.platform.db.read(), [id]).await?;
            Ok(found.into_values().next().map(Refund::from))
        })
    }
}
