//! Paying orders of the store, and what people decide about payments.

use async_graphql::{Context, ID, InputObject, Object, Result};
use rebated_service::idempotency::IdempotencyError;
use rebated_service::payments::{self, Pay, PaymentError, Resolution, ReturnRetry};

use crate::graphql::context::Ask;
use crate::graphql::decode_or_nothing;
use crate::graphql::error::answer;
use crate::graphql::types::payment::Payment;
use crate::graphql::types::payment_words::{PaymentChannel, PaymentScene};
use crate::{area_errors, payload};

area_errors! {
    /// What is wrong with a request about a payment.
    PaymentUserError,
    /// Why a request about a payment was refused.
    PaymentErrorCode,
    PaymentError {
        /// Another payment of the order is open at the channel, in another scene or with another payer.
        AnotherIsOpen: PaymentError::AnotherIsOpen => ["channel"],
        /// The evidence is missing, too long or not printable.
        BadEvidence: PaymentError::BadEvidence => ["evidence"],
        /// The idempotency key is not 1 to 128 printable characters.
        BadIdempotencyKey: PaymentError::Idempotency(IdempotencyError::BadKey) => ["idempotencyKey"],
        /// The scene needs the payer's id, or takes none.
        BadOpenId: PaymentError::BadOpenId => ["openId"],
        /// The channel is not offered here.
        ChannelNotOffered: PaymentError::ChannelNotOffered => ["channel"],
        /// The idempotency key was used with another input.
        IdempotencyKeyMismatch: PaymentError::Idempotency(IdempotencyError::Mismatch) => ["idempotencyKey"],
        /// The state of the order or payment does not allow it.
        NotAllowedNow: PaymentError::NotAllowedNow => [],
        /// The order comes to nothing, or is not in yuan.
        NotPayable: PaymentError::NotPayable => ["orderId"],
        /// No such order of the store, or not the caller's.
        OrderNotFound: PaymentError::OrderNotFound => ["orderId"],
        /// No such payment.
        PaymentNotFound: PaymentError::PaymentNotFound => ["paymentId"],
        /// The channel has no such scene.
        SceneNotOffered: PaymentError::SceneNotOffered => ["scene"],
        /// Somebody else changed the payment meanwhile.
        StaleVersion: PaymentError::StaleVersion => ["expectedVersion"],
    }
    top_level: PaymentError::Denied(_) | PaymentError::Fault(_)
        | PaymentError::Idempotency(IdempotencyError::Fault(_))
}

payload! {
    /// The answer of `orderPay`.
    OrderPayPayload {
        /// The payment. While its state is `CREATED` or `UNKNOWN` the channel is still being asked: read it again.
        payment: Payment,
    }
    PaymentUserError
}

payload! {
    /// The answer of `paymentResolve`.
    PaymentResolvePayload {
        /// The payment.
        payment: Payment,
    }
    PaymentUserError
}

payload! {
    /// The answer of `paymentReturnRetry`.
    PaymentReturnRetryPayload {
        /// The payment that goes back.
        payment: Payment,
    }
    PaymentUserError
}

/// How somebody wants to pay an order.
#[derive(InputObject)]
pub struct OrderPayInput {
    /// The order.
    order_id: ID,
    /// By which channel.
    channel: PaymentChannel,
    /// How the buyer gets to the payment.
    #[graphql(default_with = "PaymentScene::Qr")]
    scene: PaymentScene,
    /// The payer's id for our app at WeChat, 1 to 128 characters: for the scene `JSAPI` alone.
    open_id: Option<String>,
    /// A name for this payment, 1 to 128 characters: repeated with the same input it is one payment, answered as it is
    /// then.
    idempotency_key: String,
}

/// Whose the money of a disputed payment is.
#[derive(InputObject)]
pub struct PaymentResolveInput {
    /// The payment.
    payment_id: ID,
    /// Whether the money is ours: the payment then counts as paid, with the amount that was asked for.
    is_ours: bool,
    /// What proves it, such as a row of the channel's statement; 1 to 500 characters.
    evidence: String,
    /// Refuse when the payment is not at this version any more.
    expected_version: Option<i32>,
}

/// A return that is to be sent again.
#[derive(InputObject)]
pub struct PaymentReturnRetryInput {
    /// The payment that goes back.
    payment_id: ID,
    /// What was found out, 1 to 500 characters.
    evidence: String,
}

/// Paying orders of the store, and what people decide about payments.
#[derive(Default)]
pub struct PaymentMutations;

/// Paying orders of the store, and what people decide about payments.
#[Object]
impl PaymentMutations {
    /// Begins a payment of an order of the store, for its buyer. An open payment of the order at the channel is answered
    /// with, if it was asked for in the same way.
    async fn order_pay(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How to pay which order.")] input: OrderPayInput,
    ) -> Option<Result<OrderPayPayload>> {
        let OrderPayInput { order_id, channel, scene, open_id, idempotency_key } = input;
        let order_id = decode_or_nothing(&order_id);
        let wish = Pay { order_id, channel: channel.into(), scene: scene.into(), open_id };
        let done = payments::pay(ctx.platform(), ctx.actor(), wish, &idempotency_key).await;
        answer(done, |payment| OrderPayPayload::of(payment.into()))
    }

    /// Says whose the money of a disputed payment is. For finance and administrators.
    async fn payment_resolve(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The decision.")] input: PaymentResolveInput,
    ) -> Option<Result<PaymentResolvePayload>> {
        let PaymentResolveInput { payment_id, is_ours, evidence, expected_version } = input;
        let payment_id = decode_or_nothing(&payment_id);
        let resolution = Resolution { payment_id, is_ours, evidence, expected_version };
        let done = payments::resolve(ctx.platform(), ctx.actor(), resolution).await;
        answer(done, |payment| PaymentResolvePayload::of(payment.into()))
    }

    /// Has the return of a payment sent again that people were left with, under the same number. For finance and
    /// administrators.
    async fn payment_return_retry(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The return.")] input: PaymentReturnRetryInput,
    ) -> Option<Result<PaymentReturnRetryPayload>> {
        let PaymentReturnRetryInput { payment_id, evidence } = input;
        let wish = ReturnRetry { payment_id: decode_or_nothing(&payment_id), evidence };
        let done = payments::retry_return(ctx.platform(), ctx.actor(), wish).await;
        answer(done, |payment| PaymentReturnRetryPayload::of(payment.into()))
    }
}
