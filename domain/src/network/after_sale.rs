use chrono::{DateTime, Utc};

use crate::code::codes;
use crate::money::Money;
use crate::order::OrderSource;

codes! {
    /// What an after-sale case (维权, a freeze) means for its line.
    pub enum AfterSaleEffect {
        /// It succeeded, and the commission is taken from the publisher.
        Deduct = "DEDUCT",
        /// It is open: nothing may be credited meanwhile.
        Hold = "HOLD",
        /// It failed or was withdrawn: the line stands as before.
        Release = "RELEASE",
        /// It succeeded, and the commission is taken from the seller: the publisher keeps it.
        SellerBears = "SELLER_BEARS",
    }
}

/// What a network reports about one after-sale case of a line. A line may have several, and learns of each apart from
/// its own row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AfterSale {
    /// Who reports.
    pub source: OrderSource,
    /// Which account at the source.
    pub account: String,
    /// The case's own key at the source.
    pub case_key: String,
    /// The line that it belongs to.
    pub line_key: String,
    /// The order that the line belongs to.
    pub order_ref: String,
    /// What it means for the line.
    pub effect: AfterSaleEffect,
    /// What goes back to the buyer by this case alone.
    pub refunded: Money,
    /// How much of the line's net commission goes back by this case alone.
    pub commission_returned: Money,
    /// When the source last changed the case.
    pub modified_at: DateTime<Utc>,
}
