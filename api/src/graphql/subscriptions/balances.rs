use async_graphql::{Context, Result, Subscription};
use futures_util::Stream;
use rebated_service::events::AggregateType;
use rebated_service::ledger::queries::{UserBalance, balances_of};

use super::changes::changes;
use crate::graphql::types::balance::Balance;

/// Changes of balances.
#[derive(Default)]
pub struct BalanceSubscriptions;

/// Changes of balances.
#[Subscription]
impl BalanceSubscriptions {
    /// The caller's own balance in the currency of the settings, every time it changes.
    async fn balance_changed<'ctx>(
        &self,
        ctx: &Context<'ctx>,
    ) -> Result<impl Stream<Item = Result<Balance>> + use<'ctx>> {
        changes(ctx, Some(AggregateType::Balance), |watcher, event| async move {
            let platform = &watcher.platform;
            let Some(own) = watcher.caller.actor.user_id().filter(|own| event.user_id == Some(*own)) else {
                return Ok(None);
            };
            let currency = platform.settings.current(&platform.db).await?.settings.currency;
            let balances = balances_of(platform.db.read(), [own]).await?.remove(&own).unwrap_or_default();
            let balance = balances.into_iter().find(|balance| balance.currency == currency);
            let balance = balance.unwrap_or_else(|| UserBalance::zero(currency));
            Ok(Some(Balance::new(balance, platform.now().into())))
        })
    }
}
