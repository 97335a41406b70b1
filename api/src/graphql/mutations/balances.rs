//! Correcting balances, and setting parts of them aside.

use async_graphql::{Context, Object, Result};
use rebated_domain::money::Money;
use rebated_service::balances::{self, Adjusted, BalanceError, Held, NewAdjustment, NewHold};
use rebated_service::idempotency::IdempotencyError;

use super::balance_inputs::{
    AdjustmentDecisionInput, AdjustmentReverseInput, BalanceAdjustInput, BalanceHoldInput, HoldCaptureInput,
    HoldReleaseInput,
};
use crate::graphql::context::Ask;
use crate::graphql::error::answer;
use crate::graphql::money::MoneyInput;
use crate::graphql::types::adjustment::BalanceAdjustment;
use crate::graphql::types::hold::BalanceHold;
use crate::graphql::types::receipt::TransferReceipt;
use crate::graphql::{bad_argument, decode_or_nothing};
use crate::{area_errors, payload};

area_errors! {
    /// What is wrong with a request about balances.
    BalanceUserError,
    /// Why a request about balances was refused.
    BalanceErrorCode,
    BalanceError {
        /// There is no such adjustment.
        AdjustmentNotFound: BalanceError::AdjustmentNotFound => ["adjustmentId"],
        /// The adjustment was reversed before, or is about to be.
        AlreadyReversed: BalanceError::AlreadyReversed => ["adjustmentId"],
        /// The amount is zero, or not above zero where it must be.
        BadAmount: BalanceError::BadAmount => ["amount"],
        /// The idempotency key is not 1 to 128 printable characters.
        BadIdempotencyKey: BalanceError::Idempotency(IdempotencyError::BadKey) => ["idempotencyKey"],
        /// The note is missing, too long or not printable.
        BadNote: BalanceError::BadNote => ["note"],
        /// The amount is more than what is available and not reserved.
        ExceedsBalance: BalanceError::ExceedsBalance => ["amount"],
        /// The amount is more than what is held.
        ExceedsHold: BalanceError::ExceedsHold => ["amount"],
        /// The hold must end in the future.
        ExpiryInPast: BalanceError::ExpiryInPast => ["expiresAt"],
        /// The hold was captured before, with another amount or before it was to be released.
        HoldCaptured: BalanceError::HoldCaptured => ["holdId"],
        /// The hold's time is over.
        HoldExpired: BalanceError::HoldExpired => ["holdId"],
        /// There is no such hold.
        HoldNotFound: BalanceError::HoldNotFound => ["holdId"],
        /// The hold was released before.
        HoldReleased: BalanceError::HoldReleased => ["holdId"],
        /// The idempotency key was used with another input.
        IdempotencyKeyMismatch: BalanceError::Idempotency(IdempotencyError::Mismatch) => ["idempotencyKey"],
        /// An amount above the limit takes a second person.
        NeedsSecondPerson: BalanceError::NeedsSecondPerson(_) => [],
        /// The adjustment's state does not allow it.
        NotAllowedNow: BalanceError::NotAllowedNow(_) => ["adjustmentId"],
        /// Only a booked adjustment that is no reversal itself can be reversed.
        NotReversible: BalanceError::NotReversible => ["adjustmentId"],
        /// There is no such member.
        UserNotFound: BalanceError::UserNotFound => ["userId"],
        /// The amount must be in the hold's currency.
        WrongCurrency: BalanceError::WrongCurrency => ["amount", "currencyCode"],
    }
    top_level: BalanceError::Denied(_) | BalanceError::Fault(_)
        | BalanceError::Idempotency(IdempotencyError::Fault(_))
}

/// Declares payloads that carry an object and what the ledger answered.
macro_rules! payloads {
    ($($operation:literal $name:ident { $field:ident: $object:ty = $made:ident.$row:ident from $done:ty })+) => {$(
        #[doc = concat!("The answer of `", $operation, "`.")]
        #[derive(async_graphql::SimpleObject)]
        pub struct $name {
            /// The object that was made or changed.
            pub $field: Option<$object>,
            /// What the ledger answered; null when nothing was booked.
            pub receipt: Option<TransferReceipt>,
            /// What the caller must correct; empty on success.
            pub user_errors: Vec<BalanceUserError>,
        }

        impl From<$done> for $name {
            fn from($made: $done) -> Self {
                let (user, currency) = ($made.$row.user_id, $made.$row.currency);
                let receipt = Option::from($made.receipt);
                let receipt = receipt.map(|receipt| TransferReceipt::new(receipt, user, currency));
                Self { $field: Some($made.$row.into()), receipt, user_errors: Vec::new() }
            }
        }

        impl From<Vec<BalanceUserError>> for $name {
            fn from(user_errors: Vec<BalanceUserError>) -> Self {
                Self { $field: None, receipt: None, user_errors }
            }
        }
    )+};
}

payloads! {
    "balanceAdjust" BalanceAdjustPayload { adjustment: BalanceAdjustment = done.adjustment from Adjusted }
    "adjustmentApprove" AdjustmentApprovePayload { adjustment: BalanceAdjustment = done.adjustment from Adjusted }
    "adjustmentReverse" AdjustmentReversePayload { adjustment: BalanceAdjustment = done.adjustment from Adjusted }
    "balanceHold" BalanceHoldPayload { hold: BalanceHold = done.hold from Held }
    "holdCapture" HoldCapturePayload { hold: BalanceHold = done.hold from Held }
    "holdRelease" HoldReleasePayload { hold: BalanceHold = done.hold from Held }
}

payload! {
    /// The answer of `adjustmentReject`.
    AdjustmentRejectPayload {
        /// The adjustment.
        adjustment: BalanceAdjustment,
    }
    BalanceUserError
}

fn amount_of(input: MoneyInput) -> Result<Money> {
    Money::try_from(input).map_err(|error| bad_argument("input.amount", format!("is refused: {error}")))
}

/// Correcting balances, and setting parts of them aside.
#[derive(Default)]
pub struct BalanceMutations;

/// Correcting balances, and setting parts of them aside.
#[Object]
impl BalanceMutations {
    /// Corrects a member's available balance by hand. Above the limit of the settings it waits for a
    /// second person. For finance and administrators.
    async fn balance_adjust(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The correction.")] input: BalanceAdjustInput,
    ) -> Option<Result<BalanceAdjustPayload>> {
        let amount = match amount_of(input.amount) {
            Ok(amount) => amount,
            Err(error) => return Some(Err(error)),
        };
        let (user_id, reason) = (decode_or_nothing(&input.user_id), input.reason.into());
        let wanted = NewAdjustment { user_id, amount, reason, note: input.note };
        let key = input.idempotency_key.as_deref();
        answer(balances::adjust(ctx.platform(), ctx.actor(), wanted, key).await, Into::into)
    }

    /// Books a proposed adjustment: another person than the one who proposed it. For finance and
    /// administrators.
    async fn adjustment_approve(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The decision.")] input: AdjustmentDecisionInput,
    ) -> Option<Result<AdjustmentApprovePayload>> {
        answer(balances::approve(ctx.platform(), ctx.actor(), input.into()).await, Into::into)
    }

    /// Refuses a proposed adjustment, or withdraws it. For finance and administrators.
    async fn adjustment_reject(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The decision.")] input: AdjustmentDecisionInput,
    ) -> Option<Result<AdjustmentRejectPayload>> {
        let done = balances::reject(ctx.platform(), ctx.actor(), input.into()).await;
        answer(done, |done| AdjustmentRejectPayload::of(done.adjustment.into()))
    }

    /// Undoes a booked adjustment by a transfer the other way round. Above the limit of the settings it
    /// waits for a second person. For finance and administrators.
    async fn adjustment_reverse(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to undo.")] input: AdjustmentReverseInput,
    ) -> Option<Result<AdjustmentReversePayload>> {
        let (id, key) = (decode_or_nothing(&input.adjustment_id), input.idempotency_key.as_deref());
        let done = balances::reverse(ctx.platform(), ctx.actor(), id, &input.note, key).await;
        answer(done, Into::into)
    }

    /// Sets a part of a member's available balance aside: it is frozen until it is captured, released, or
    /// its time is over. For finance and administrators.
    async fn balance_hold(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to set aside.")] input: BalanceHoldInput,
    ) -> Option<Result<BalanceHoldPayload>> {
        let amount = match amount_of(input.amount) {
            Ok(amount) => amount,
            Err(error) => return Some(Err(error)),
        };
        let (user_id, reason) = (decode_or_nothing(&input.user_id), input.reason.into());
        let expires_at = input.expires_at.map(Into::into);
        let wanted = NewHold { user_id, amount, reason, note: input.note, expires_at };
        let key = input.idempotency_key.as_deref();
        answer(balances::place_hold(ctx.platform(), ctx.actor(), wanted, key).await, Into::into)
    }

    /// Takes what a hold reserved, or a part of it; the rest is free again. Above the limit of the
    /// settings another person has to do it than the one who placed the hold. Repeating it with the same
    /// amount changes nothing. For finance and administrators.
    async fn hold_capture(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to take.")] input: HoldCaptureInput,
    ) -> Option<Result<HoldCapturePayload>> {
        let amount = match input.amount.map(amount_of).transpose() {
            Ok(amount) => amount,
            Err(error) => return Some(Err(error)),
        };
        let hold = decode_or_nothing(&input.hold_id);
        answer(balances::capture_hold(ctx.platform(), ctx.actor(), hold, amount).await, Into::into)
    }

    /// Frees what a hold reserved. Repeating it changes nothing. For finance and administrators.
    async fn hold_release(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which hold.")] input: HoldReleaseInput,
    ) -> Option<Result<HoldReleasePayload>> {
        let hold = decode_or_nothing(&input.hold_id);
        answer(balances::release_hold(ctx.platform(), ctx.actor(), hold).await, Into::into)
    }
}
