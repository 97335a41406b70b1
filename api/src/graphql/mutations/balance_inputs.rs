//! Inputs of the mutations about balances.

use async_graphql::{ID, InputObject};
use rebated_service::balances::Decision;

use crate::graphql::decode_or_nothing;
use crate::graphql::money::MoneyInput;
use crate::graphql::scalars::DateTime;
use crate::graphql::types::adjustment::AdjustmentReason;

/// A correction of a balance.
#[derive(InputObject)]
pub struct BalanceAdjustInput {
    /// Whose available balance.
    pub user_id: ID,
    /// By how much, not zero: above zero it is given, below zero taken.
    pub amount: MoneyInput,
    /// Why.
    pub reason: AdjustmentReason,
    /// Why, in words: 1 to 500 characters.
    pub note: String,
    /// A name for this request, 1 to 128 characters: repeated with the same input it has one effect and
    /// the first answer.
    pub idempotency_key: Option<String>,
}

/// A decision about a proposed adjustment.
#[derive(InputObject)]
pub struct AdjustmentDecisionInput {
    /// Which adjustment.
    adjustment_id: ID,
    /// Why, for the record: 1 to 500 characters.
    note: Option<String>,
}

impl From<AdjustmentDecisionInput> for Decision {
    fn from(input: AdjustmentDecisionInput) -> Self {
        Self { adjustment_id: decode_or_nothing(&input.adjustment_id), note: input.note }
    }
}

/// An adjustment that is to be undone.
#[derive(InputObject)]
pub struct AdjustmentReverseInput {
    /// Which adjustment.
    pub adjustment_id: ID,
    /// Why, in words: 1 to 500 characters.
    pub note: String,
    /// A name for this request, 1 to 128 characters: repeated with the same input it has one effect and
    /// the first answer.
    pub idempotency_key: Option<String>,
}

/// A part of a balance that is to be set aside.
#[derive(InputObject)]
pub struct BalanceHoldInput {
    /// Of whose available balance.
    pub user_id: ID,
    /// How much, above zero.
    pub amount: MoneyInput,
    /// Why.
    pub reason: AdjustmentReason,
    /// Why, in words: 1 to 500 characters.
    pub note: String,
    /// When the hold ends by itself; never when absent.
    pub expires_at: Option<DateTime>,
    /// A name for this request, 1 to 128 characters: repeated with the same input it has one effect and
    /// the first answer.
    pub idempotency_key: Option<String>,
}

/// A hold that is to be captured.
#[derive(InputObject)]
pub struct HoldCaptureInput {
    /// Which hold.
    pub hold_id: ID,
    /// How much of it, above zero; all when absent.
    pub amount: Option<MoneyInput>,
}

/// A hold that is to be released.
#[derive(InputObject)]
pub struct HoldReleaseInput {
    /// Which hold.
    pub hold_id: ID,
}
