use crate::code::codes;
use crate::machine::{Answer, Case, answer};
use crate::store_order::{
    StoreOrderFacts, StoreOrderInput, StoreOrderMachine, StoreOrderStatus, StoreOrderTerms,
};

codes! {
    /// What people may do with an order of the store.
    pub enum OrderAction {
        /// Have it cancelled.
        Cancel = "CANCEL",
        /// Say that it has arrived.
        Receive = "RECEIVE",
        /// Hand it to a courier.
        Ship = "SHIP",
    }
}

impl OrderAction {
    /// Whether the state of an order allows it. `is_held` tells of an open refund.
    ///
    /// Before the payment a cancellation waits for the steps of the order if need be, and afterwards it asks for a
    /// refund, until the order is shipped. The rest is what the machine says.
    pub fn is_allowed(self, status: StoreOrderStatus, is_held: bool) -> bool {
        let input = match self {
            Self::Cancel => {
                return matches!(
                    status,
                    StoreOrderStatus::Created
                        | StoreOrderStatus::AwaitingPayment
                        | StoreOrderStatus::Paid
                        | StoreOrderStatus::Fulfilling
                );
            }
            Self::Receive => StoreOrderInput::Signed,
            Self::Ship => StoreOrderInput::Ship,
        };
        let facts = StoreOrderFacts { is_held, refund_is_open: is_held, ..StoreOrderFacts::default() };
        let case = Case::<StoreOrderMachine> { input, facts: &facts, terms: &StoreOrderTerms::default() };
        matches!(answer(Some(status), &case), Answer::Changed(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_allows_what_its_machine_does() {
        let allowed = |is_held| {
            let all = StoreOrderStatus::ALL.iter().flat_map(|status| {
                let actions = OrderAction::ALL.iter().filter(move |a| a.is_allowed(*status, is_held));
                actions.map(move |action| format!("{status} {action}"))
            });
            all.collect::<Vec<_>>()
        };
        let cancels = ["CREATED CANCEL", "AWAITING_PAYMENT CANCEL", "PAID CANCEL", "FULFILLING CANCEL"]
            .map(str::to_owned);
        let free = [&cancels[..], &["FULFILLING SHIP".into(), "SHIPPED RECEIVE".into()]].concat();
        let held = [&cancels[..], &["SHIPPED RECEIVE".into()]].concat();
        assert_eq!((allowed(false), allowed(true)), (free, held));
    }
}
