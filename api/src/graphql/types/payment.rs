//! Payments by the channels.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use rebated_entity::{payment, payment_callback, payment_return, payment_transition};
use rebated_service::payments::{Checkout, JsapiCheckout, queries};

use super::order::Order;
use super::payment_words::{
    PaymentCallbackReason, PaymentCallbackResult, PaymentChannel, PaymentEventCause, PaymentEventKind,
    PaymentReturnStatus, PaymentScene, PaymentStatus, PaymentSurplus,
};
use crate::graphql::context::Ask;
use crate::graphql::loaders::{PaymentLogOf, ReturnOf};
use crate::graphql::money::Money;
use crate::graphql::scalars::DateTime;
use crate::graphql::{encode, fault, missing};

/// See the GraphQL description.
#[derive(Clone)]
pub struct Payment(payment::Model);

impl From<payment::Model> for Payment {
    fn from(row: payment::Model) -> Self {
        Self(row)
    }
}

impl Payment {
    fn checkout(&self) -> Result<Option<Checkout>> {
        queries::checkout(&self.0).map_err(fault)
    }
}

/// A payment of an order of the store by a channel. An order may have several: at most one pays it, and what the others
/// bring goes back by itself.
#[Object]
impl Payment {
    /// The global id.
    pub async fn id(&self) -> ID {
        encode(self.0.id)
    }
    /// Our number, which the channel knows.
    async fn number(&self) -> &str {
        &self.0.number
    }
    /// The order.
    async fn order(&self, ctx: &Context<'_>) -> Result<Order> {
        let order = ctx.loaders().one(self.0.order_id).await?;
        order.map(Order::from).ok_or_else(|| missing("order"))
    }
    /// By which channel.
    async fn channel(&self) -> PaymentChannel {
        self.0.channel.into()
    }
    /// How the buyer gets to it.
    async fn scene(&self) -> PaymentScene {
        self.0.scene.into()
    }
    /// Where it is in its life.
    async fn status(&self) -> PaymentStatus {
        self.0.status.into()
    }
    /// What is to be paid, or was.
    async fn amount(&self) -> Money {
        Money::minor(self.0.amount_minor, self.0.currency)
    }
    /// The channel's number, once it has said one.
    async fn channel_trade_number(&self) -> Option<&str> {
        self.0.channel_number.as_deref()
    }
    /// The page on which the buyer pays; null unless the payment is open and of the scene `PAGE`.
    async fn pay_url(&self) -> Option<Result<String>> {
        let found = self.checkout().map(|found| match found {
            Some(Checkout::Page { url }) => Some(url),
            _ => None,
        });
        found.transpose()
    }
    /// The content of the code that the buyer scans; null unless the payment is open and of the scene `QR`.
    async fn qr_code(&self) -> Option<Result<String>> {
        let found = self.checkout().map(|found| match found {
            Some(Checkout::Qr { content }) => Some(content),
            _ => None,
        });
        found.transpose()
    }
    /// What the page inside WeChat hands on; null unless the payment is open and of the scene `JSAPI`.
    async fn jsapi(&self) -> Option<Result<PaymentJsapi>> {
        let found = self.checkout().map(|found| match found {
            Some(Checkout::Jsapi(jsapi)) => Some(jsapi.into()),
            _ => None,
        });
        found.transpose()
    }
    /// Until when it can be paid.
    async fn expires_at(&self) -> DateTime {
        self.0.expires_at.into()
    }
    /// When the buyer paid, by the channel.
    async fn paid_at(&self) -> Option<DateTime> {
        self.0.paid_at.map(DateTime::from)
    }
    /// Why all of it goes back; null for a payment that the order takes.
    async fn surplus(&self) -> Option<PaymentSurplus> {
        self.0.surplus.map(Into::into)
    }
    /// The channel's code of what went wrong the last time that it was called or asked; null when nothing did.
    async fn trouble(&self) -> Option<&str> {
        self.0.trouble.as_deref()
    }
    /// How it goes back; null for a payment that the order takes.
    #[graphql(name = "return")]
    async fn on_its_way_back(&self, ctx: &Context<'_>) -> Option<Result<PaymentReturn>> {
        let row = ctx.loaders().one(ReturnOf(self.0.id)).await.transpose()?;
        Some(row.map(PaymentReturn))
    }
    /// What has happened to it, oldest first.
    async fn timeline(&self, ctx: &Context<'_>) -> Result<Vec<PaymentEvent>> {
        let rows = ctx.loaders().many(PaymentLogOf(self.0.id)).await?;
        Ok(rows.into_iter().map(PaymentEvent).collect())
    }
    /// When it was begun.
    async fn created_at(&self) -> DateTime {
        self.0.created_at.into()
    }
    /// Grows with every change.
    async fn version(&self) -> i32 {
        self.0.version
    }
}

/// The arguments of WeChat's `requestPayment`. `signType` is `RSA`.
#[derive(SimpleObject)]
pub struct PaymentJsapi {
    /// `appId`.
    app_id: String,
    /// `timeStamp`, in seconds.
    time_stamp: String,
    /// `nonceStr`.
    nonce_str: String,
    /// `package`.
    package: String,
    /// `paySign`.
    pay_sign: String,
}

impl From<JsapiCheckout> for PaymentJsapi {
    fn from(jsapi: JsapiCheckout) -> Self {
        let JsapiCheckout { app_id, time_stamp, nonce, package, signature, .. } = jsapi;
        Self { app_id, time_stamp, nonce_str: nonce, package, pay_sign: signature }
    }
}

/// See the GraphQL description.
pub struct PaymentEvent(payment_transition::Model);

/// One change of a payment. It is never changed or removed.
#[Object]
impl PaymentEvent {
    /// What happened.
    async fn kind(&self) -> PaymentEventKind {
        self.0.input.into()
    }
    /// The state before; null for the first.
    async fn status_before(&self) -> Option<PaymentStatus> {
        self.0.status_before.map(Into::into)
    }
    /// The state afterwards.
    async fn status(&self) -> PaymentStatus {
        self.0.status_after.into()
    }
    /// What moved it.
    async fn cause(&self) -> PaymentEventCause {
        self.0.cause.into()
    }
    /// The row of the table of payments that applied, such as `P07`.
    async fn row(&self) -> &str {
        &self.0.row_name
    }
    /// The payment's version afterwards.
    async fn version(&self) -> i32 {
        self.0.version_after
    }
    /// When.
    async fn at(&self) -> DateTime {
        self.0.at.into()
    }
}

/// See the GraphQL description.
pub struct PaymentReturn(payment_return::Model);

/// A payment that no order takes, on its way back.
#[Object]
impl PaymentReturn {
    /// Our number of it, which the channel knows. A new one only after the channel has closed the one before.
    async fn number(&self) -> &str {
        &self.0.number
    }
    /// How much.
    async fn amount(&self) -> Money {
        Money::minor(self.0.amount_minor, self.0.currency)
    }
    /// Where it is.
    async fn status(&self) -> PaymentReturnStatus {
        self.0.status.into()
    }
    /// The channel's number, where it has one and has said it.
    async fn channel_number(&self) -> Option<&str> {
        self.0.channel_number.as_deref()
    }
    /// The channel's code of what went wrong the last time; null when nothing did.
    async fn trouble(&self) -> Option<&str> {
        self.0.trouble.as_deref()
    }
    /// When it was decided.
    async fn created_at(&self) -> DateTime {
        self.0.created_at.into()
    }
    /// When the payer had it.
    async fn succeeded_at(&self) -> Option<DateTime> {
        self.0.succeeded_at.map(DateTime::from)
    }
}

/// See the GraphQL description.
pub struct PaymentCallback(payment_callback::Model);

impl From<payment_callback::Model> for PaymentCallback {
    fn from(row: payment_callback::Model) -> Self {
        Self(row)
    }
}

/// What a channel told by a callback, its signature checked.
#[Object]
impl PaymentCallback {
    /// The callback's id.
    async fn id(&self) -> ID {
        encode(self.0.id)
    }
    /// Which channel.
    async fn channel(&self) -> PaymentChannel {
        self.0.channel.into()
    }
    /// The channel's own name of it. It comes again under the same name.
    async fn event_id(&self) -> &str {
        &self.0.event_id
    }
    /// The number of a payment that it names, which may be nobody's.
    async fn number(&self) -> Option<&str> {
        self.0.number.as_deref()
    }
    /// The payment that it is about; null when we have none with the number.
    async fn payment(&self, ctx: &Context<'_>) -> Option<Result<Payment>> {
        let row = ctx.loaders().one(self.0.payment_id?).await.transpose()?;
        Some(row.map(Payment))
    }
    /// What became of it; null until it is applied.
    async fn result(&self) -> Option<PaymentCallbackResult> {
        self.0.result.map(Into::into)
    }
    /// Why it was parked or refused.
    async fn reason(&self) -> Option<PaymentCallbackReason> {
        self.0.reason.map(Into::into)
    }
    /// When it came for the first time.
    async fn received_at(&self) -> DateTime {
        self.0.received_at.into()
    }
    /// When it was applied.
    async fn applied_at(&self) -> Option<DateTime> {
        self.0.applied_at.map(DateTime::from)
    }
}
