use async_graphql::{Context, Result, Subscription};
use futures_util::Stream;
use rebated_domain::id::RebateId;
use rebated_service::access;
use rebated_service::events::AggregateType;
use rebated_service::rebates::queries;

use super::changes::changes;
use crate::graphql::types::rebate::Rebate;

/// Changes of rebates.
#[derive(Default)]
pub struct RebateSubscriptions;

/// Changes of rebates.
#[Subscription]
impl RebateSubscriptions {
    /// A rebate, every time it is recorded or changes: of the caller's own, or of all that the caller may
    /// read.
    async fn rebate_updated<'ctx>(
        &self,
        ctx: &Context<'ctx>,
    ) -> Result<impl Stream<Item = Result<Rebate>> + use<'ctx>> {
        changes(ctx, Some(AggregateType::Rebate), |watcher, event| async move {
            let id = RebateId(event.aggregate_id);
            let (actor, db) = (&watcher.caller.actor, watcher.platform.db.read());
            if !access::sees(actor, event.user_id, access::read_rebates) {
                return Ok(None);
            }
            let row = queries::by_ids(db, [id]).await?.remove(&id);
            let seen = row.filter(|row| access::sees(actor, Some(row.beneficiary_id), access::read_rebates));
            Ok(seen.map(Rebate::from))
        })
    }
}
