//! Putting users and orders on hold, and letting them go.

use async_graphql::{Context, ID, InputObject, Object, Result};
use rebated_service::idempotency::IdempotencyError;
use rebated_service::risk::{self, NewRiskHold, RiskError};

use crate::graphql::context::Ask;
use crate::graphql::decode_or_nothing;
use crate::graphql::error::answer;
use crate::graphql::types::risk::{RiskHold, RiskHoldReason};
use crate::{area_errors, payload};

area_errors! {
    /// What is wrong with a request about a hold.
    RiskUserError,
    /// Why a request about a hold was refused.
    RiskErrorCode,
    RiskError {
        /// There is an open hold on it already.
        AlreadyOnHold: RiskError::AlreadyOnHold => [],
        /// The idempotency key is not 1 to 128 printable characters.
        BadIdempotencyKey: RiskError::Idempotency(IdempotencyError::BadKey) => ["idempotencyKey"],
        /// The note is missing, too long or not printable.
        BadNote: RiskError::BadNote => ["note"],
        /// Neither a user nor an order is named, or both are.
        BadSubject: RiskError::BadSubject => [],
        /// There is no such hold.
        HoldNotFound: RiskError::HoldNotFound => ["holdId"],
        /// The idempotency key was used with another input.
        IdempotencyKeyMismatch: RiskError::Idempotency(IdempotencyError::Mismatch) => ["idempotencyKey"],
        /// There is no such order.
        OrderNotFound: RiskError::OrderNotFound => ["orderId"],
        /// Another person has to release what is about oneself.
        OwnHold: RiskError::OwnHold => ["holdId"],
        /// There is no such user.
        UserNotFound: RiskError::UserNotFound => ["userId"],
    }
    top_level: RiskError::Denied(_) | RiskError::Fault(_)
        | RiskError::Idempotency(IdempotencyError::Fault(_))
}

payload! {
    /// The answer of `riskHoldPlace`.
    RiskHoldPlacePayload {
        /// The hold.
        hold: RiskHold,
    }
    RiskUserError
}

payload! {
    /// The answer of `riskHoldRelease`.
    RiskHoldReleasePayload {
        /// The hold.
        hold: RiskHold,
    }
    RiskUserError
}

/// Who or what to put on hold: exactly one of a user and an order.
#[derive(InputObject)]
pub struct RiskHoldPlaceInput {
    /// The user: what is paid to them, and what their orders pay to anybody.
    user_id: Option<ID>,
    /// The order: what it pays to anybody.
    order_id: Option<ID>,
    /// Why.
    reason: RiskHoldReason,
    /// Why, in words: 1 to 500 characters.
    note: String,
    /// A name for this request, 1 to 128 characters: repeated with the same input it has one effect and
    /// the first answer.
    idempotency_key: Option<String>,
}

/// Which hold to release.
#[derive(InputObject)]
pub struct RiskHoldReleaseInput {
    /// The hold.
    hold_id: ID,
    /// Why, in words: 1 to 500 characters.
    note: Option<String>,
}

/// Putting users and orders on hold, and letting them go.
#[derive(Default)]
pub struct RiskMutations;

/// Putting users and orders on hold, and letting them go.
#[Object]
impl RiskMutations {
    /// Puts a user or an order on hold: nothing is credited of what it covers, and requests for refunds wait for a
    /// person, until the hold is released. What is credited already stays. For staff.
    async fn risk_hold_place(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who or what, and why.")] input: RiskHoldPlaceInput,
    ) -> Option<Result<RiskHoldPlacePayload>> {
        let (user, order) = (input.user_id.as_ref(), input.order_id.as_ref());
        let (user, order) = (user.map(decode_or_nothing), order.map(decode_or_nothing));
        let wanted = NewRiskHold { user, order, reason: input.reason.into(), note: input.note };
        let key = input.idempotency_key.as_deref();
        answer(risk::place(ctx.platform(), ctx.actor(), wanted, key).await, |hold| {
            RiskHoldPlacePayload::of(hold.into())
        })
    }

    /// Releases a hold: what is due is credited within a minute, unless another hold or a dispute keeps it. Nobody
    /// releases what is about their own account or order. Repeating it changes nothing. For finance and administrators.
    async fn risk_hold_release(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which hold, and why.")] input: RiskHoldReleaseInput,
    ) -> Option<Result<RiskHoldReleasePayload>> {
        let id = decode_or_nothing(&input.hold_id);
        let released = risk::release(ctx.platform(), ctx.actor(), id, input.note.as_deref()).await;
        answer(released, |hold| RiskHoldReleasePayload::of(hold.into()))
    }
}
