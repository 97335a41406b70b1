//! Payments by the channels of the outside: their life, and the port that `connectors` fills in.
//!
//! What may happen to a payment is the table in [`rebated_domain::payment`]; `life` is the only place that moves one.
//! Three ways lead there: `pay` and the answer to its call, `look`, which asks the channel, and `inbox`, which takes what
//! the channel tells. `returns` sends back what no order takes.
//!
//! Our own number of a payment or refund is stored before the first call that carries it, and is never replaced
//! while the outcome is unknown. A repeat carries the same number and the same parameters; the channel then moves
//! the money once. Whether to repeat is decided by whoever called, from the [`Outcome`]: nothing is hidden in a
//! connector.

mod ask;
pub(crate) mod books;
mod callback;
mod channel;
mod channels;
mod error;
mod inbox;
pub(crate) mod life;
mod look;
mod outcome;
mod pay;
mod payment;
pub mod queries;
mod refund;
mod resolve;
mod returns;
mod told;

pub(crate) use books::{between, book_in, clearing, named};
pub use callback::{
    Callback, CallbackAnswer, CallbackRefusal, CallbackVerdict, Notice, PaymentNotice, RefundNotice,
    RefundPart,
};
pub use channel::{Account, Pace, PaymentChannel};
pub use channels::Channels;
pub use error::PaymentError;
pub use inbox::take as take_callback;
pub use outcome::{Outcome, Trouble};
pub use pay::{Pay, pay};
pub use payment::{Checkout, JsapiCheckout, NewPayment, PayWay, PaymentReport, PaymentState};
pub use rebated_domain::payment_channel::{ChannelKind, OutcomeKind};
pub use refund::{NewRefund, RefundReport, RefundState};
pub use resolve::{Resolution, resolve};
pub(crate) use returns::Said as RefundHeard;
pub use returns::{Retry as ReturnRetry, retry as retry_return};

use crate::jobs::Registry;

/// Says how the jobs of payments are done.
pub(crate) fn register(registry: &Registry) {
    registry.handle(life::WAKE, look::look);
    registry.handle(inbox::APPLY, inbox::apply);
    registry.handle(returns::RETURN, returns::work);
}
