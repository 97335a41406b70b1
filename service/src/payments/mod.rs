//! Payments by the channels of the outside: the port that `connectors` fills in.
//!
//! Our own number of a payment or refund is stored before the first call that carries it, and is never replaced
//! while the outcome is unknown. A repeat carries the same number and the same parameters; the channel then moves
//! the money once. Whether to repeat is decided by whoever called, from the [`Outcome`]: nothing is hidden in a
//! connector.

mod callback;
mod channel;
mod outcome;
mod payment;
mod refund;

pub use callback::{
    Callback, CallbackAnswer, CallbackRefusal, CallbackVerdict, Notice, PaymentNotice, RefundNotice,
    RefundPart,
};
pub use channel::{Account, Pace, PaymentChannel};
pub use outcome::{Outcome, Trouble};
pub use payment::{Checkout, JsapiCheckout, NewPayment, PayWay, PaymentReport, PaymentState};
pub use rebated_domain::payment_channel::{ChannelKind, OutcomeKind};
pub use refund::{NewRefund, RefundReport, RefundState};
