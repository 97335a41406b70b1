//! Requesting and deciding refunds.

use async_graphql::{Context, ID, InputObject, Object, Result};
use rebated_domain::id::OrderLineId;
use rebated_domain::money::{Money, MoneyError};
use rebated_domain::refund::{PolicyRefusal, SpreadRefusal};
use rebated_service::idempotency::IdempotencyError;
use rebated_service::refunds::{self, Decision, RefundError, RefundRequest};

use crate::graphql::context::Ask;
use crate::graphql::error::answer;
use crate::graphql::money::MoneyInput;
use crate::graphql::types::refund::{Refund, RefundReason};
use crate::graphql::{bad_argument, decode_or_nothing};
use crate::{area_errors, payload};

area_errors! {
    /// What is wrong with a request about refunds.
    RefundUserError,
    /// Why a request about refunds was refused.
    RefundErrorCode,
    RefundError {
        /// The amount is above the limit of the caller's role.
        AboveLimit: RefundError::Policy(PolicyRefusal::AboveLimit) => ["refundId"],
        /// The idempotency key is not 1 to 128 printable characters.
        BadIdempotencyKey: RefundError::Idempotency(IdempotencyError::BadKey) => ["idempotencyKey"],
        /// The note is too long or not printable.
        BadNote: RefundError::BadNote => ["note"],
        /// The idempotency key was used with another input.
        IdempotencyKeyMismatch: RefundError::Idempotency(IdempotencyError::Mismatch) => ["idempotencyKey"],
        /// Both lines and an amount were named.
        LinesAndAmount: RefundError::LinesAndAmount => ["amount"],
        /// A refund above the limit needs a second person.
        NeedsSecondPerson: RefundError::Policy(PolicyRefusal::NeedsSecondPerson) => ["refundId"],
        /// The refund's state does not allow it.
        NotAllowedNow: RefundError::NotAllowedNow(_) => ["refundId"],
        /// The amount must be above zero.
        NotPositive: RefundError::Spread(SpreadRefusal::NotPositive) => ["amount"],
        /// No such order, or not the caller's.
        OrderNotFound: RefundError::OrderNotFound => ["orderId"],
        /// The order cannot be refunded in its state.
        OrderNotRefundable: RefundError::OrderNotRefundable => ["orderId"],
        /// No such refund, or not the caller's.
        RefundNotFound: RefundError::RefundNotFound => ["refundId"],
        /// Somebody else decided meanwhile.
        StaleVersion: RefundError::StaleVersion => ["expectedVersion"],
        /// More than can be refunded.
        TooMuch: RefundError::Spread(SpreadRefusal::TooMuch) => ["amount"],
        /// A line that the order does not have, or one named twice.
        UnknownLine: RefundError::Spread(SpreadRefusal::UnknownLine) => ["lines"],
        /// The amount must be in the order's currency.
        WrongCurrency: RefundError::WrongCurrency => ["amount", "currencyCode"],
    }
    top_level: RefundError::Denied(_) | RefundError::Fault(_)
        | RefundError::Idempotency(IdempotencyError::Fault(_))
}

payload! {
    /// The answer of `refundRequest`.
    RefundRequestPayload {
        /// The refund.
        refund: Refund,
    }
    RefundUserError
}

payload! {
    /// The answer of `refundApprove`.
    RefundApprovePayload {
        /// The refund.
        refund: Refund,
    }
    RefundUserError
}

payload! {
    /// The answer of `refundReject`.
    RefundRejectPayload {
        /// The refund.
        refund: Refund,
    }
    RefundUserError
}

payload! {
    /// The answer of `refundCancel`.
    RefundCancelPayload {
        /// The refund.
        refund: Refund,
    }
    RefundUserError
}

/// How much of one line is asked back.
#[derive(InputObject)]
pub struct RefundLineInput {
    /// The order line.
    line_id: ID,
    /// How much of it.
    amount: MoneyInput,
}

/// A refund that is asked for. Name lines or an amount; with neither, everything that is left is meant.
#[derive(InputObject)]
pub struct RefundRequestInput {
    /// Of which order.
    order_id: ID,
    /// How much of which lines, at most 100.
    lines: Option<Vec<RefundLineInput>>,
    /// How much in all; it falls on the lines in proportion to what is left of them.
    amount: Option<MoneyInput>,
    /// Why.
    reason: RefundReason,
    /// More about why, at most 1000 characters.
    note: Option<String>,
    /// A name for this request, 1 to 128 characters: repeated with the same input it has one effect and
    /// the first answer.
    idempotency_key: Option<String>,
}

/// A decision about a refund.
#[derive(InputObject)]
pub struct RefundDecisionInput {
    /// Which refund.
    refund_id: ID,
    /// Why, for the record, at most 1000 characters.
    note: Option<String>,
    /// Refuse when the refund is not at this version any more.
    expected_version: Option<i32>,
}

impl From<RefundDecisionInput> for Decision {
    fn from(input: RefundDecisionInput) -> Self {
        Self {
            refund_id: decode_or_nothing(&input.refund_id),
            note: input.note,
            expected_version: input.expected_version,
        }
    }
}

impl TryFrom<RefundRequestInput> for RefundRequest {
    type Error = MoneyError;

    fn try_from(input: RefundRequestInput) -> Result<Self, MoneyError> {
        let line = |line: RefundLineInput| {
            let id: OrderLineId = decode_or_nothing(&line.line_id);
            Money::try_from(line.amount).map(|amount| (id, amount))
        };
        let lines: Result<_, _> = input.lines.unwrap_or_default().into_iter().map(line).collect();
        Ok(Self {
            order_id: decode_or_nothing(&input.order_id),
            lines: lines?,
            amount: input.amount.map(Money::try_from).transpose()?,
            reason: input.reason.into(),
            note: input.note,
        })
    }
}

/// Requesting and deciding refunds.
#[derive(Default)]
pub struct RefundMutations;

/// Requesting and deciding refunds.
#[Object]
impl RefundMutations {
    /// Asks for a refund: the buyer for an own order, staff for any. The amount is held back from the
    /// order at once.
    async fn refund_request(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is asked back.")] input: RefundRequestInput,
    ) -> Option<Result<RefundRequestPayload>> {
        if input.lines.as_ref().is_some_and(|lines| lines.len() > 100) {
            return Some(Err(bad_argument("input.lines", "has more than 100 items")));
        }
        let key = input.idempotency_key.clone();
        let wanted = match RefundRequest::try_from(input) {
            Ok(wanted) => wanted,
            Err(error) => return Some(Err(bad_argument("input.amount", format!("is refused: {error}")))),
        };
        let done = refunds::request(ctx.platform(), ctx.actor(), wanted, key.as_deref()).await;
        answer(done, |refund| RefundRequestPayload::of(refund.into()))
    }

    /// Grants a refund, within the limits of the refund policy. For staff.
    async fn refund_approve(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The decision.")] input: RefundDecisionInput,
    ) -> Option<Result<RefundApprovePayload>> {
        let done = refunds::approve(ctx.platform(), ctx.actor(), input.into()).await;
        answer(done, |refund| RefundApprovePayload::of(refund.into()))
    }

    /// Refuses a refund. For staff.
    async fn refund_reject(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The decision.")] input: RefundDecisionInput,
    ) -> Option<Result<RefundRejectPayload>> {
        let done = refunds::reject(ctx.platform(), ctx.actor(), input.into()).await;
        answer(done, |refund| RefundRejectPayload::of(refund.into()))
    }

    /// Withdraws a request: whoever made it, or staff.
    async fn refund_cancel(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The decision.")] input: RefundDecisionInput,
    ) -> Option<Result<RefundCancelPayload>> {
        let done = refunds::cancel(ctx.platform(), ctx.actor(), input.into()).await;
        answer(done, |refund| RefundCancelPayload::of(refund.into()))
    }
}
