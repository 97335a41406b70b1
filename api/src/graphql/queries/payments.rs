//! Reading payments, and what channels told.

use async_graphql::{Context, InputObject, Object, Result};
use rebated_service::access;
use rebated_service::page::Key;
use rebated_service::payments::queries::{self, PaymentFilter as Narrowing};

use crate::connection;
use crate::graphql::connection::{KeyKind, List, PageArgs};
use crate::graphql::context::Ask;
use crate::graphql::types::payment::{Payment, PaymentCallback};
use crate::graphql::types::payment_words::{PaymentCallbackResult, PaymentChannel, PaymentStatus};
use crate::graphql::{denied, fault};

const NEWEST: List = List::new("payments.desc", KeyKind::TimeId);
const CALLBACKS: List = List::new("paymentCallbacks.desc", KeyKind::TimeId);

connection! {
    /// A page of payments.
    PaymentConnection,
    /// A payment and where it stands in its list.
    PaymentEdge: Payment
}

connection! {
    /// A page of what channels told.
    PaymentCallbackConnection,
    /// A callback and where it stands in its list.
    PaymentCallbackEdge: PaymentCallback
}

/// Which payments. Absent fields do not narrow; all that are given must hold.
#[derive(InputObject, Default)]
pub struct PaymentFilter {
    /// Only by this channel.
    channel: Option<PaymentChannel>,
    /// Only the one with this number of ours.
    number: Option<String>,
    /// Only in this state.
    status: Option<PaymentStatus>,
}

impl From<PaymentFilter> for Narrowing {
    fn from(filter: PaymentFilter) -> Self {
        Self {
            status: filter.status.map(Into::into),
            channel: filter.channel.map(Into::into),
            number: filter.number,
        }
    }
}

/// Reading payments, and what channels told.
#[derive(Default)]
pub struct PaymentQueries;

/// Reading payments, and what channels told.
#[Object]
impl PaymentQueries {
    /// What channels told by callbacks, newest first. For finance and administrators.
    async fn payment_callbacks(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
        #[graphql(desc = "Only those of which this became.")] result: Option<PaymentCallbackResult>,
    ) -> Option<Result<PaymentCallbackConnection>> {
        let read = async {
            access::read_payment_callbacks(ctx.actor()).map_err(denied)?;
            let request = PageArgs::new(first, after, last, before).request(&CALLBACKS)?;
            let db = ctx.platform().db.read();
            let page = queries::callbacks(db, result.map(Into::into), &request).await.map_err(fault)?;
            let page = page.map(|row| (Key::TimeId(row.received_at, row.id.0), PaymentCallback::from(row)));
            Ok(PaymentCallbackConnection::new(CALLBACKS, page, None))
        };
        Some(read.await)
    }

    /// Everybody's payments by channels, newest first. For staff.
    async fn payments(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
        #[graphql(desc = "Narrows the list.")] filter: Option<PaymentFilter>,
    ) -> Option<Result<PaymentConnection>> {
        let read = async {
            access::read_payments(ctx.actor()).map_err(denied)?;
            let request = PageArgs::new(first, after, last, before).request(&NEWEST)?;
            let narrowing = filter.unwrap_or_default().into();
            let page = queries::payments(ctx.platform().db.read(), &narrowing, &request).await;
            let page = page.map_err(fault)?;
            let page = page.map(|row| (Key::TimeId(row.created_at, row.id.0), Payment::from(row)));
            Ok(PaymentConnection::new(NEWEST, page, None))
        };
        Some(read.await)
    }
}
