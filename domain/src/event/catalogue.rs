use schemars::{Schema, schema_for};
use serde::Serialize;
use uuid::Uuid;

use super::facts::{
    BalanceFacts, BillFacts, ClaimFacts, OrderFacts, PasswordFacts, PaymentFacts, RebateFacts, RefundFacts,
    RegistrationFacts, SessionFacts, WebhookFacts,
};
use super::{AggregateType, Subject};
use crate::code::codes;
use crate::id::UserId;

/// The only list of kinds: what the outbox writes, what the API names and what the reference tells follow
/// from it.
macro_rules! catalogue {
    ($($(#[doc = $doc:literal])+ $kind:ident($facts:ty) = $name:literal, $version:literal, $about:ident;)+) => {
        codes! {
            /// What happened. The code is the name under which brokers route it.
            pub enum EventKind { $($(#[doc = $doc])+ $kind = $name,)+ }
        }

        /// What happened, with the facts.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
        #[serde(untagged)]
        pub enum EventData { $($(#[doc = $doc])+ $kind($facts),)+ }

        impl EventKind {
            /// The version of the facts that are told today.
            pub const fn version(self) -> i32 {
                match self { $(Self::$kind => $version,)+ }
            }

            /// What it is about.
            pub const fn aggregate_type(self) -> AggregateType {
                match self { $(Self::$kind => AggregateType::$about,)+ }
            }

            /// What it means, for readers of the reference.
            pub fn meaning(self) -> String {
                let lines: &[&str] = match self { $(Self::$kind => &[$($doc,)+],)+ };
                lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
            }

            /// The JSON Schema of its facts.
            pub fn schema(self) -> Schema {
                match self { $(Self::$kind => schema_for!($facts),)+ }
            }

            /// Reads the facts of an event of today's version.
            pub fn read(self, facts: &serde_json::Value) -> Result<EventData, serde_json::Error> {
                use serde::Deserialize as _;
                match self { $(Self::$kind => <$facts>::deserialize(facts).map(EventData::$kind),)+ }
            }
        }

        impl EventData {
            /// What happened.
            pub const fn kind(&self) -> EventKind {
                match self { $(Self::$kind(_) => EventKind::$kind,)+ }
            }

            fn subject(&self) -> &dyn Subject {
                match self { $(Self::$kind(facts) => facts,)+ }
            }
        }
    };
}

impl EventData {
    /// The id of what it is about.
    pub fn aggregate_id(&self) -> Uuid {
        self.subject().aggregate_id()
    }

    /// The user whom it concerns.
    pub fn user_id(&self) -> Option<UserId> {
        self.subject().user_id()
    }
}

catalogue! {
    /// A user's balance changed. It does not say to what: read the balance, which may have moved on.
    BalanceChanged(BalanceFacts) = "balance.changed", 1, Balance;
    /// A bill was issued.
    BillIssued(BillFacts) = "bill.issued", 1, Bill;
    /// It was decided whether a claimed order is the claimant's, or nobody decided it in time.
    OrderClaimDecided(ClaimFacts) = "order_claim.decided", 1, OrderClaim;
    /// An order of the store is paid: pick and pack it.
    OrderPickRequested(OrderFacts) = "order.pick_requested", 1, Order;
    /// An order of the store is not to be shipped any more: stop picking it, or put the goods back.
    OrderPickWithdrawn(OrderFacts) = "order.pick_withdrawn", 1, Order;
    /// An order was recorded or changed.
    OrderUpdated(OrderFacts) = "order.updated", 1, Order;
    /// A payment of an order of the store was begun, or its state changed.
    PaymentUpdated(PaymentFacts) = "payment.updated", 1, Payment;
    /// A rebate's expected amount or state changed, and nothing was credited or taken back.
    RebateChanged(RebateFacts) = "rebate.changed", 1, Rebate;
    /// A rebate, or a part of it, became available.
    RebateCredited(RebateFacts) = "rebate.credited", 1, Rebate;
    /// Some or all of what was credited was taken back.
    RebateTakenBack(RebateFacts) = "rebate.taken_back", 1, Rebate;
    /// A rebate was recorded for the first time, and nothing is credited yet.
    RebateTracked(RebateFacts) = "rebate.tracked", 1, Rebate;
    /// A refund was withdrawn.
    RefundCancelled(RefundFacts) = "refund.cancelled", 1, Refund;
    /// A refund was given up: it is proved that no money moved.
    RefundFailed(RefundFacts) = "refund.failed", 1, Refund;
    /// A refund was refused.
    RefundRejected(RefundFacts) = "refund.rejected", 1, Refund;
    /// A refund was asked for.
    RefundRequested(RefundFacts) = "refund.requested", 1, Refund;
    /// The buyer is asked to send the goods of a refund back, or reminded of it.
    RefundReturnAsked(RefundFacts) = "refund.return_asked", 1, Refund;
    /// The buyer has the money of a refund, and it has taken its effect.
    RefundSucceeded(RefundFacts) = "refund.succeeded", 1, Refund;
    /// A refund went on in another way than the other kinds tell: its state now says where it is.
    RefundUpdated(RefundFacts) = "refund.updated", 1, Refund;
    /// A user changed their password; their other sessions have ended.
    UserPasswordChanged(PasswordFacts) = "user.password_changed", 1, User;
    /// A member registered.
    UserRegistered(RegistrationFacts) = "user.registered", 1, User;
    /// A refresh token came a second time: somebody may have stolen it, and its session has ended.
    UserSessionCompromised(SessionFacts) = "user.session_compromised", 1, User;
    /// A user signed in.
    UserSignedIn(SessionFacts) = "user.signed_in", 1, User;
    /// An endpoint of webhooks was disabled, because it said so or because it failed for too long.
    WebhookEndpointDisabled(WebhookFacts) = "webhook.endpoint_disabled", 1, Webhook;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_begin_with_what_the_event_is_about() {
        for kind in EventKind::ALL {
            let (about, what) = kind.code().split_once('.').expect("a dotted name");
            assert_eq!(about.to_uppercase(), kind.aggregate_type().code(), "{kind}");
            assert!(what.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{kind}");
            assert!(kind.version() >= 1 && kind.meaning().ends_with('.'), "{kind}");
        }
    }

    #[test]
    fn facts_are_read_as_they_are_written() {
        let user_id = UserId(Uuid::from_u128(7));
        let data = EventData::BalanceChanged(BalanceFacts {
            user_id,
            cause: super::super::facts::BalanceCause::Hold,
        });
        let written = serde_json::to_value(&data).expect("facts are JSON");
        assert_eq!(written, serde_json::json!({ "userId": user_id, "cause": "HOLD" }));
        assert_eq!(data.kind().read(&written).expect("its own facts"), data);
        assert_eq!((data.aggregate_id(), data.user_id()), (user_id.0, Some(user_id)));
        EventKind::BillIssued.read(&written).expect_err("the facts of another kind");
    }

    #[test]
    fn every_fact_is_described() {
        for kind in EventKind::ALL {
            let schema = kind.schema();
            let fields = schema.get("properties").and_then(|fields| fields.as_object()).expect("an object");
            for (name, field) in fields {
                assert!(field["description"].is_string(), "{kind}: {name} says nothing of itself");
            }
        }
    }
}
