use crate::code::codes;

codes! {
    /// What moved the stock of a variant.
    pub enum StockMovementKind {
        /// Somebody counted, received or wrote off goods.
        Adjustment = "ADJUSTMENT",
        /// What was set aside for a line was taken out: it is paid.
        Deduct = "DEDUCT",
        /// What was set aside for a line is free again.
        Release = "RELEASE",
        /// Goods were set aside for a line.
        Reserve = "RESERVE",
        /// What was taken out for a line is back.
        Restock = "RESTOCK",
        /// A part of what was taken out for a line is back, by a refund.
        Return = "RETURN",
    }
}

codes! {
    /// Why somebody changed the stock.
    pub enum StockReason {
        /// The shelf was counted.
        Counted = "COUNTED",
        /// Goods broke or went bad.
        Damaged = "DAMAGED",
        /// Goods are missing.
        Lost = "LOST",
        /// Another reason, told in the note.
        Other = "OTHER",
        /// Goods came in.
        Received = "RECEIVED",
        /// Goods went back to the merchant.
        Returned = "RETURNED",
    }
}

codes! {
    /// How much of an order of the store is refunded.
    pub enum RefundProgress {
        /// All of it.
        Full = "FULL",
        /// Nothing.
        None = "NONE",
        /// A part of it.
        Partial = "PARTIAL",
    }
}

/// By how much a movement changes the two counters of a stock. What can be ordered is on hand less reserved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StockChange {
    /// What lies in the warehouse.
    pub on_hand: i64,
    /// The part of it that open orders have.
    pub reserved: i64,
}

impl StockMovementKind {
    /// What it does to the counters, for `quantity` items. An adjustment may be below zero.
    pub const fn change(self, quantity: i64) -> StockChange {
        match self {
            Self::Adjustment | Self::Restock | Self::Return => StockChange { on_hand: quantity, reserved: 0 },
            Self::Reserve => StockChange { on_hand: 0, reserved: quantity },
            Self::Release => StockChange { on_hand: 0, reserved: -quantity },
            Self::Deduct => StockChange { on_hand: -quantity, reserved: -quantity },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use StockMovementKind::{Deduct, Release, Reserve, Restock};

    fn after(kinds: &[StockMovementKind]) -> (i64, i64) {
        kinds.iter().fold((10, 0), |(on_hand, reserved), kind| {
            let change = kind.change(3);
            (on_hand + change.on_hand, reserved + change.reserved)
        })
    }

    #[test]
    fn every_way_of_an_order_leaves_what_it_should() {
        assert_eq!(after(&[Reserve]), (10, 3), "open");
        assert_eq!(after(&[Reserve, Release]), (10, 0), "expired: exactly what it took is back");
        assert_eq!(after(&[Reserve, Deduct]), (7, 0), "paid");
        assert_eq!(after(&[Reserve, Deduct, Restock]), (10, 0), "refunded before it was shipped");
    }
}
