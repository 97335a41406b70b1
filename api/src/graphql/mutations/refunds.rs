//! Requesting and deciding refunds.

use async_graphql::{Context, ID, InputObject, Object, Result};
use rebated_domain::money::Money;
use rebated_domain::refund::{PolicyRefusal, SpreadRefusal};
use rebated_service::balances::BalanceError;
use rebated_service::idempotency::IdempotencyError;
use rebated_service::refunds::{self, Decision, RefundError, RefundRequest, WantedLine, WantedPart};

use crate::graphql::context::Ask;
use crate::graphql::error::answer;
use crate::graphql::money::MoneyInput;
use crate::graphql::types::refund::Refund;
use crate::graphql::types::refund_words::RefundReason;
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
        /// No such member of staff, or one who is not active.
        AssigneeNotFound: RefundError::AssigneeNotFound => ["assigneeId"],
        /// Something went wrong on our side before it was decided. It can be asked for again.
        NotDecided: RefundError::NotDecided => ["refundIds"],
        /// The amount must be above zero.
        BadAmount: RefundError::Balance(BalanceError::BadAmount) => ["amount"],
        /// Not at most ten printable texts of 1 to 500 characters.
        BadEvidence: RefundError::BadEvidence => ["evidence"],
        /// The idempotency key is not 1 to 128 printable characters.
        BadIdempotencyKey: RefundError::Idempotency(IdempotencyError::BadKey)
            | RefundError::Balance(BalanceError::Idempotency(IdempotencyError::BadKey)) => ["idempotencyKey"],
        /// The inspection does not fit the lines and the amount of the refund.
        BadInspection: RefundError::BadInspection => ["lines"],
        /// The note is missing, too long or not printable.
        BadNote: RefundError::BadNote | RefundError::Balance(BalanceError::BadNote) => ["note"],
        /// The carrier or the number of the parcel is missing or too long.
        BadParcel: RefundError::BadParcel => ["trackingNumber"],
        /// The reason, or the command, needs something that shows or proves it.
        EvidenceMissing: RefundError::EvidenceMissing => ["evidence"],
        /// The idempotency key was used with another input.
        IdempotencyKeyMismatch: RefundError::Idempotency(IdempotencyError::Mismatch)
            | RefundError::Balance(BalanceError::Idempotency(IdempotencyError::Mismatch)) => ["idempotencyKey"],
        /// A line of it is already in an open refund.
        LineInRefund: RefundError::LineInRefund => ["lines"],
        /// Both lines and an amount were named.
        LinesAndAmount: RefundError::LinesAndAmount => ["amount"],
        /// A refund above the limit needs a second person.
        NeedsSecondPerson: RefundError::Policy(PolicyRefusal::NeedsSecondPerson) => ["refundId"],
        /// The platform did not collect the money, or does not know the buyer.
        NoBalance: RefundError::NoBalance => ["toBalance"],
        /// The refund's state does not allow it.
        NotAllowedNow: RefundError::NotAllowedNow => ["refundId"],
        /// The amount must be above zero.
        NotPositive: RefundError::Spread(SpreadRefusal::NotPositive) => ["amount"],
        /// It is not proved what the channel did with the number in use.
        NotProved: RefundError::NotProved => ["evidence"],
        /// No such order, or not the caller's.
        OrderNotFound: RefundError::OrderNotFound => ["orderId"],
        /// The order cannot be refunded in its state.
        OrderNotRefundable: RefundError::OrderNotRefundable => ["orderId"],
        /// The decision needs a reason.
        ReasonMissing: RefundError::ReasonMissing => ["note"],
        /// The platform does not ask for a refund by itself for this reason.
        ReasonNotListed: RefundError::ReasonNotListed => ["reason"],
        /// No such refund, or not the caller's.
        RefundNotFound: RefundError::RefundNotFound => ["refundId"],
        /// Only staff say whether goods need not come back.
        StaffOnly: RefundError::StaffOnly => ["noReturn"],
        /// Somebody else decided meanwhile.
        StaleVersion: RefundError::StaleVersion => ["expectedVersion"],
        /// More than can be refunded.
        TooMuch: RefundError::Spread(SpreadRefusal::TooMuch) => ["amount"],
        /// A line that the order does not have, or one named twice.
        UnknownLine: RefundError::Spread(SpreadRefusal::UnknownLine) => ["lines"],
        /// The time in which a refund of the order may be asked for has passed.
        WindowPassed: RefundError::WindowPassed => ["orderId"],
        /// The amount must be in the order's currency.
        WrongCurrency: RefundError::WrongCurrency => ["amount", "currencyCode"],
        /// The buyer's balance could not be corrected.
        GoodwillRefused: RefundError::Balance(_) => [],
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

/// How much of one line is asked back: items, or an amount; with neither, all that is left of it.
#[derive(InputObject)]
pub struct RefundLineInput {
    /// The order line.
    line_id: ID,
    /// How many items, with their share of what was paid.
    quantity: Option<i32>,
    /// How much money; no items come back.
    amount: Option<MoneyInput>,
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
    /// What shows why: addresses of pictures or numbers of papers, at most ten of at most 500 characters.
    evidence: Option<Vec<String>>,
    /// The money goes to the buyer's balance instead of the way it came. False when absent.
    to_balance: Option<bool>,
    /// Whether the goods need not come back. For staff; without it the reason decides.
    no_return: Option<bool>,
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

impl RefundLineInput {
    fn decode(self) -> Result<WantedLine> {
        let part = match (self.quantity, self.amount) {
            (Some(_), Some(_)) => {
                return Err(bad_argument("input.lines", "has both a quantity and an amount"));
            }
            (Some(items), None) => WantedPart::Items(items.into()),
            (None, Some(amount)) => WantedPart::Amount(money(amount)?),
            (None, None) => WantedPart::Whole,
        };
        Ok(WantedLine { line_id: decode_or_nothing(&self.line_id), part })
    }
}

fn money(input: MoneyInput) -> Result<Money> {
    Money::try_from(input).map_err(|error| bad_argument("input.amount", format!("is refused: {error}")))
}

impl RefundRequestInput {
    fn decode(self) -> Result<RefundRequest> {
        let input = self;
        let lines = input.lines.unwrap_or_default();
        if lines.len() > 100 {
            return Err(bad_argument("input.lines", "has more than 100 items"));
        }
        let lines: Result<_> = lines.into_iter().map(RefundLineInput::decode).collect();
        Ok(RefundRequest {
            order_id: decode_or_nothing(&input.order_id),
            lines: lines?,
            amount: input.amount.map(money).transpose()?,
            reason: input.reason.into(),
            note: input.note,
            evidence: input.evidence.unwrap_or_default(),
            to_balance: input.to_balance.unwrap_or(false),
            no_return: input.no_return,
        })
    }
}

/// Requesting and deciding refunds.
#[derive(Default)]
pub struct RefundMutations;

/// Requesting and deciding refunds.
#[Object]
impl RefundMutations {
    /// Asks for a refund: the buyer for an own order, staff for any. The amount is held back from the order and its
    /// payment at once. What staff ask for within the limit is granted by asking, if the platform collected the money.
    async fn refund_request(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is asked back.")] input: RefundRequestInput,
    ) -> Option<Result<RefundRequestPayload>> {
        let key = input.idempotency_key.clone();
        let wanted = match input.decode() {
            Ok(wanted) => wanted,
            Err(error) => return Some(Err(error)),
        };
        let done = refunds::request(ctx.platform(), ctx.actor(), wanted, key.as_deref()).await;
        answer(done, |refund| RefundRequestPayload::of(refund.into()))
    }

    /// Grants a refund, within the limits of the refund policy. Above the higher limit two people do. For staff.
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
