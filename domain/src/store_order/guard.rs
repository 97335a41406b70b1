use super::{StoreOrderInput, StoreOrderMachine};
use crate::machine::{Case, described};

described! {
    /// What must be so for a row to apply.
    pub enum StoreOrderGuard {
        /// the stock of every line could be set aside
        StockIsSetAside,
        /// no refund holds it back
        IsNotHeld,
        /// the courier says that it was delivered
        IsDelivered,
        /// no refund of it is open
        NoRefundOpen,
        /// when a timer says so, the time has come
        OnTime,
    }
}

impl StoreOrderGuard {
    pub(super) fn holds(self, case: &Case<'_, StoreOrderMachine>) -> bool {
        let facts = case.facts;
        match self {
            Self::StockIsSetAside => facts.stock_is_set_aside,
            Self::IsNotHeld => !facts.is_held,
            Self::IsDelivered => facts.is_delivered,
            Self::NoRefundOpen => !facts.refund_is_open,
            Self::OnTime => case.input != StoreOrderInput::Timer || facts.is_due,
        }
    }
}
