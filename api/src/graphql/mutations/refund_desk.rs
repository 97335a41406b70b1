//! The desk of refunds: who looks after them, notes, goodwill, and what people end by hand.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use rebated_domain::money::Money;
use rebated_service::refunds::{
    self, Assignment, Compensation, Decision, NewNote, RefundError, Resolution, ResolutionKind,
};

use super::refunds::RefundUserError;
use crate::graphql::context::Ask;
use crate::graphql::error::answer;
use crate::graphql::money::MoneyInput;
use crate::graphql::types::adjustment::BalanceAdjustment;
use crate::graphql::types::refund::Refund;
use crate::graphql::{AreaError, bad_argument, decode_or_nothing};
use crate::payload;

payload! {
    /// The answer of `refundAssign`.
    RefundAssignPayload {
        /// The refund.
        refund: Refund,
    }
    RefundUserError
}

payload! {
    /// The answer of `refundNoteAdd`.
    RefundNoteAddPayload {
        /// The refund.
        refund: Refund,
    }
    RefundUserError
}

payload! {
    /// The answer of `refundCompensate`.
    RefundCompensatePayload {
        /// The correction of the buyer's balance; it may wait for a second person.
        adjustment: BalanceAdjustment,
    }
    RefundUserError
}

payload! {
    /// The answer of `refundResolve`.
    RefundResolvePayload {
        /// The refund.
        refund: Refund,
    }
    RefundUserError
}

payload! {
    /// The answer of `refundRetry`.
    RefundRetryPayload {
        /// The refund.
        refund: Refund,
    }
    RefundUserError
}

payload! {
    /// The answer of `refundsApprove`.
    RefundsApprovePayload {
        /// What came of each, in the order of the input.
        results: Vec<RefundDecisionResult>,
    }
    RefundUserError
}

payload! {
    /// The answer of `refundsReject`.
    RefundsRejectPayload {
        /// What came of each, in the order of the input.
        results: Vec<RefundDecisionResult>,
    }
    RefundUserError
}

/// What came of the decision about one of many refunds.
#[derive(SimpleObject)]
pub struct RefundDecisionResult {
    /// The refund; null when it was refused.
    refund: Option<Refund>,
    /// Why it was refused; empty on success.
    user_errors: Vec<RefundUserError>,
}

/// Who is to look after a refund.
#[derive(InputObject)]
pub struct RefundAssignInput {
    /// Which refund.
    refund_id: ID,
    /// The member of staff; null or absent takes it from whoever has it.
    assignee_id: Option<ID>,
}

/// A note about a refund.
#[derive(InputObject)]
pub struct RefundNoteAddInput {
    /// About which refund.
    refund_id: ID,
    /// 1 to 1000 characters.
    note: String,
}

/// Something that a buyer is given beyond a refund.
#[derive(InputObject)]
pub struct RefundCompensateInput {
    /// Beyond which refund.
    refund_id: ID,
    /// How much, above zero.
    amount: MoneyInput,
    /// Why, 1 to 500 characters.
    note: String,
    /// A name for this request, 1 to 128 characters: repeated with the same input it has one effect and
    /// the first answer.
    idempotency_key: Option<String>,
}

/// How a refund ends that people were left with.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefundResolution {
    /// The buyer has the money, as a query or a statement shows.
    Done,
    /// No money moved, and none can.
    Failed,
    /// It was paid in another way, and nothing can move by the channel any more.
    PaidAnotherWay,
}

impl From<RefundResolution> for ResolutionKind {
    fn from(word: RefundResolution) -> Self {
        match word {
            RefundResolution::Done => Self::Done,
            RefundResolution::Failed => Self::Failed,
            RefundResolution::PaidAnotherWay => Self::PaidAnotherWay,
        }
    }
}

/// What somebody found out about a refund.
#[derive(InputObject)]
pub struct RefundResolveInput {
    /// Which refund.
    refund_id: ID,
    /// How it ends.
    resolution: RefundResolution,
    /// The query, the row of a statement or the transfer that proves it, 1 to 500 characters.
    evidence: String,
    /// Refuse when the refund is not at this version any more.
    expected_version: Option<i32>,
}

/// Why a refund may be sent again.
#[derive(InputObject)]
pub struct RefundRetryInput {
    /// Which refund.
    refund_id: ID,
    /// What was found out, 1 to 500 characters.
    evidence: String,
}

/// One decision about many refunds.
#[derive(InputObject)]
pub struct RefundsDecisionInput {
    /// Which refunds, 1 to 50.
    refund_ids: Vec<ID>,
    /// Why, for the record, at most 1000 characters.
    note: Option<String>,
}

impl RefundsDecisionInput {
    fn decode(self) -> Result<Vec<Decision>> {
        if self.refund_ids.is_empty() || self.refund_ids.len() > 50 {
            return Err(bad_argument("input.refundIds", "has not 1 to 50 items"));
        }
        let note = self.note;
        let one = |id: &ID| Decision {
            refund_id: decode_or_nothing(id),
            note: note.clone(),
            expected_version: None,
        };
        Ok(self.refund_ids.iter().map(one).collect())
    }
}

fn results(all: Vec<Result<refunds::Decided, RefundError>>) -> Vec<RefundDecisionResult> {
    let one = |done: Result<refunds::Decided, RefundError>| match done {
        Ok(refund) => RefundDecisionResult { refund: Some(refund.into()), user_errors: Vec::new() },
        Err(error) => RefundDecisionResult { refund: None, user_errors: error.user_errors() },
    };
    all.into_iter().map(one).collect()
}

/// The desk of refunds.
#[derive(Default)]
pub struct RefundDeskMutations;

/// The desk of refunds.
#[Object]
impl RefundDeskMutations {
    /// Gives a refund to a member of staff, or takes it away. For staff.
    async fn refund_assign(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who looks after it.")] input: RefundAssignInput,
    ) -> Option<Result<RefundAssignPayload>> {
        let refund_id = decode_or_nothing(&input.refund_id);
        let assignee = input.assignee_id.as_ref().map(decode_or_nothing);
        let done = refunds::assign(ctx.platform(), ctx.actor(), Assignment { refund_id, assignee }).await;
        answer(done, |refund| RefundAssignPayload::of(refund.into()))
    }

    /// Writes a note about a refund, which stays as it is. For staff.
    async fn refund_note_add(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The note.")] input: RefundNoteAddInput,
    ) -> Option<Result<RefundNoteAddPayload>> {
        let note = NewNote { refund_id: decode_or_nothing(&input.refund_id), text: input.note };
        let done = refunds::add_note(ctx.platform(), ctx.actor(), note).await;
        answer(done, |refund| RefundNoteAddPayload::of(refund.into()))
    }

    /// Gives the buyer of a refund goodwill beyond it, into their balance. Above the limit for corrections it waits for a
    /// second person. For finance and administrators.
    async fn refund_compensate(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What the buyer is given.")] input: RefundCompensateInput,
    ) -> Option<Result<RefundCompensatePayload>> {
        let refund_id = decode_or_nothing(&input.refund_id);
        let amount = match Money::try_from(input.amount) {
            Ok(amount) => amount,
            Err(error) => return Some(Err(bad_argument("input.amount", format!("is refused: {error}")))),
        };
        let wanted = Compensation { refund_id, amount, reason: input.note };
        let key = input.idempotency_key.as_deref();
        let done = refunds::compensate(ctx.platform(), ctx.actor(), wanted, key).await;
        answer(done, |done| RefundCompensatePayload::of(done.adjustment.into()))
    }

    /// Ends a refund that people were left with. That nothing moved, or that it was paid
    /// in another way, is said by somebody else than who asked for it or granted it. For finance and administrators.
    async fn refund_resolve(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What was found out.")] input: RefundResolveInput,
    ) -> Option<Result<RefundResolvePayload>> {
        let RefundResolveInput { refund_id, resolution, evidence, expected_version } = input;
        let (refund_id, kind) = (decode_or_nothing(&refund_id), resolution.into());
        let resolution = Resolution { refund_id, kind, evidence, expected_version };
        let done = refunds::resolve(ctx.platform(), ctx.actor(), resolution).await;
        answer(done, |refund| RefundResolvePayload::of(refund.into()))
    }

    /// Has a refund sent again that people were left with, or that a bank sent back. For finance and administrators.
    async fn refund_retry(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Why it may be sent again.")] input: RefundRetryInput,
    ) -> Option<Result<RefundRetryPayload>> {
        let refund_id = decode_or_nothing(&input.refund_id);
        let done = refunds::retry(ctx.platform(), ctx.actor(), refund_id, &input.evidence).await;
        answer(done, |refund| RefundRetryPayload::of(refund.into()))
    }

    /// Grants many refunds, each for itself. For staff.
    async fn refunds_approve(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The decision.")] input: RefundsDecisionInput,
    ) -> Option<Result<RefundsApprovePayload>> {
        let decisions = match input.decode() {
            Ok(decisions) => decisions,
            Err(error) => return Some(Err(error)),
        };
        let done = refunds::approve_many(ctx.platform(), ctx.actor(), decisions).await;
        answer(done, |all| RefundsApprovePayload::of(results(all)))
    }

    /// Refuses many refunds, each for itself. For staff.
    async fn refunds_reject(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The decision.")] input: RefundsDecisionInput,
    ) -> Option<Result<RefundsRejectPayload>> {
        let decisions = match input.decode() {
            Ok(decisions) => decisions,
            Err(error) => return Some(Err(error)),
        };
        let done = refunds::reject_many(ctx.platform(), ctx.actor(), decisions).await;
        answer(done, |all| RefundsRejectPayload::of(results(all)))
    }
}
