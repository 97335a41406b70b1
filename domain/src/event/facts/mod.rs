//! The facts of each kind: enough for a consumer to act without asking back, and nothing that the user
//! whom they concern may not read.

mod account;
mod claim;
mod money;
mod order;
mod payment;
mod rebate;
mod refund;
mod webhook;

pub use account::{PasswordFacts, RegistrationFacts, SessionFacts};
pub use claim::ClaimFacts;
pub use money::{BalanceCause, BalanceFacts, BillFacts};
pub use order::OrderFacts;
pub use payment::PaymentFacts;
pub use rebate::RebateFacts;
pub use refund::RefundFacts;
pub use webhook::WebhookFacts;

/// What facts are about: the field with its id, and the one with the user.
macro_rules! subject {
    ($facts:ident, $aggregate:ident, $user:ident) => {
        impl $crate::event::Subject for $facts {
            fn aggregate_id(&self) -> uuid::Uuid {
                self.$aggregate.0
            }

            fn user_id(&self) -> Option<$crate::id::UserId> {
                self.$user.into()
            }
        }
    };
}

use subject;
