//! What clients are told of as it happens. An event tells only what has changed; the object is read
//! again for every subscriber, with that subscriber's rights.

mod backtests;
mod balances;
mod changes;
mod events;
mod notifications;
mod orders;
mod rebates;
mod refunds;

use async_graphql::MergedSubscription;

pub use backtests::BacktestSubscriptions;
pub use balances::BalanceSubscriptions;
pub use events::EventSubscriptions;
pub use notifications::NotificationSubscriptions;
pub use orders::OrderSubscriptions;
pub use rebates::RebateSubscriptions;
pub use refunds::RefundSubscriptions;

/// Where every subscription starts. Changes are told at most once: after a reconnection
/// read what may have been missed, or follow `events`, which goes on where it was left.
#[derive(MergedSubscription, Default)]
pub struct Subscription(
    OrderSubscriptions,
    RebateSubscriptions,
    RefundSubscriptions,
    BalanceSubscriptions,
    BacktestSubscriptions,
    EventSubscriptions,
    NotificationSubscriptions,
);
