use async_graphql::{Context, Result, Subscription};
use futures_util::Stream;
use rebated_service::access;
use rebated_service::notifications::queries;

use super::changes::changes;
use crate::graphql::context::Ask;
use crate::graphql::denied;
use crate::graphql::types::notification::Notification;

/// New notifications.
#[derive(Default)]
pub struct NotificationSubscriptions;

/// New notifications.
#[Subscription]
impl NotificationSubscriptions {
    /// The caller's notifications, each when it is written.
    async fn notification_received<'ctx>(
        &self,
        ctx: &Context<'ctx>,
    ) -> Result<impl Stream<Item = Result<Notification>> + use<'ctx>> {
        let owner = access::act_for_self(ctx.actor()).map_err(denied)?;
        changes(ctx, None, move |watcher, event| async move {
            if event.user_id != Some(owner) {
                return Ok(None);
            }
            // written in the transaction that gave the event its position
            let found = queries::of_event(watcher.platform.db.read(), event.id, owner).await?;
            Ok(found.map(Notification::from))
        })
    }
}
