//! One order of one piece, two payments of it, and a channel that is late, repeats itself and loses requests.
//!
//! Every change of a state comes from the real machines. The order and the payments are linked as the tables
//! say: a payment that pays the order does both in one step, and asking for a refund of a payment that the
//! order did not need is taken as done, because the refund machine has a search of its own.

mod books;
mod mistakes;
mod orders;
mod payments;
mod steps;

use rebated_domain::payment::PaymentStatus;
use rebated_domain::store_order::StoreOrderStatus;

pub use mistakes::Design;
pub use steps::Step;

/// Everything that is true at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shop {
    /// How the platform is built.
    pub design: Design,
    /// The order's state; none before it is placed.
    pub order: Option<StoreOrderStatus>,
    /// Pieces on the shelf, set aside and taken.
    pub stock: [i8; 3],
    /// The payments, each through a channel of its own.
    pub payments: [Payment; 2],
    /// The buyer's refund of the order is open.
    pub refund_open: bool,
    /// Times that the buyer's refund paid back what the order had kept.
    pub paid_back: i8,
    /// Something happened that the books cannot show.
    pub broken: Option<&'static str>,
}

/// One payment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Payment {
    /// Its state; none before it is asked for.
    pub status: Option<PaymentStatus>,
    /// What the channel has stored.
    pub record: Record,
    /// A request to make it may still land.
    pub in_flight: bool,
    /// Times that the ledger booked the money for the order.
    pub booked: i8,
    /// Times that the ledger holds it in suspense.
    pub suspense: i8,
    /// Times that the order took it.
    pub kept: i8,
    /// Times that it was sent back because the order did not need it.
    pub sent_back: i8,
}

/// What the channel has stored of a payment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Record {
    /// Nothing.
    #[default]
    None,
    /// The buyer can pay.
    Open,
    /// Nobody can pay any more.
    Closed,
    /// The buyer paid.
    Paid,
    /// The buyer paid another amount.
    PaidOtherAmount,
}

impl Shop {
    /// Before the order is placed.
    pub fn new(design: Design) -> Self {
        Self {
            design,
            order: None,
            stock: [1, 0, 0],
            payments: [Payment::default(); 2],
            refund_open: false,
            paid_back: 0,
            broken: None,
        }
    }
}
