//! Words about orders.

use async_graphql::Enum;
use rebated_domain::order;

/// Where an order comes from.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "order::OrderSource")]
pub enum OrderSource {
    /// Imported from a file in the platform's own record format.
    Import,
    /// JD Union (京东联盟).
    Jd,
    /// Pinduoduo (多多进宝).
    Pinduoduo,
    /// Sold by the platform itself.
    Store,
    /// Taobao Union (淘宝联盟).
    Taobao,
}

/// How an order has found its buyer.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "order::Attribution")]
pub enum OrderAttribution {
    /// Somebody said that it was theirs, and what spoke for it was enough for the platform or for staff.
    Claim,
    /// Its network names nobody, and the buyer alone followed a link to it when the network says that somebody did.
    Click,
    /// Its source names the buyer by an identity that is linked to them.
    Name,
    /// The buyer placed it in the platform's own store.
    Store,
}

/// Where an order, or one of its lines, is in its life.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "order::OrderStatus")]
pub enum OrderStatus {
    /// Waiting for the buyer's payment.
    AwaitingPayment,
    /// Cancelled.
    Cancelled,
    /// Being cancelled; nobody may ship it.
    Cancelling,
    /// Placed, not yet asked to pay.
    Created,
    /// Never paid in time.
    Expired,
    /// Being picked and packed.
    Fulfilling,
    /// Declared void by its source: it earns no commission.
    Invalid,
    /// Paid.
    Paid,
    /// Received by the buyer.
    Received,
    /// Received, and the commission is final.
    Settled,
    /// On its way to the buyer.
    Shipped,
}
