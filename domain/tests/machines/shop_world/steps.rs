//! What can happen next.

use std::collections::BTreeSet;

use rebated_domain::machine::Status as _;
use rebated_domain::payment::PaymentInput;
use rebated_domain::store_order::StoreOrderInput;

use super::{Record, Shop, orders, payments};
use crate::search::World;

/// One step. Payments count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Something happens to the order.
    Order(StoreOrderInput),
    /// Something happens to a payment.
    Payment(PaymentInput, usize),
    /// A request to make it goes out.
    Sends(usize),
    /// It arrives.
    Lands(usize),
    /// It is lost.
    Lost(usize),
    /// The buyer pays.
    Pays(usize),
    /// The buyer pays another amount.
    PaysOtherAmount(usize),
    /// The channel closes it.
    Closes(usize),
}

impl World for Shop {
    type Step = Step;

    fn next(&self, rows: &mut BTreeSet<&'static str>, to: &mut Vec<(Step, Self)>) {
        orders::steps(self, rows, to);
        for at in 0..self.payments.len() {
            payments::steps(self, at, rows, to);
        }
        to.retain(|(_, next)| next != self);
    }

    fn wrong(&self) -> Option<&'static str> {
        self.broken.or_else(|| self.wrong_stock()).or_else(|| self.wrong_money())
    }

    fn is_end(&self) -> bool {
        let told = |payment: &super::Payment| match payment.status {
            None => true,
            // a paid number that nobody has told us of is told again, by the channel or by its statement
            Some(status) => status.is_terminal() && (payment.record != Record::Paid || payment.booked == 1),
        };
        self.order.is_some_and(|order| order.is_terminal()) && self.payments.iter().all(told)
    }
}
