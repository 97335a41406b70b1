//! Correcting what is in stock.

use async_graphql::{Context, ID, InputObject, Object, Result};
use rebated_service::idempotency::IdempotencyError;
use rebated_service::store::stock::{self, StockAdjustment, StockBy, StockError};
use rebated_service::store::withdrawal::{self, SaleWithdrawal};

use crate::graphql::context::Ask;
use crate::graphql::decode_or_nothing;
use crate::graphql::error::{answer, bad_argument};
use crate::graphql::scalars::DateTime;
use crate::graphql::types::product::{ProductVariant, StockMovement};
use crate::graphql::types::store_words::{SaleWithdrawalReason, StockReason};
use crate::{area_errors, payload};

area_errors! {
    /// What is wrong with a correction of the stock.
    StockUserError,
    /// Why a correction of the stock was refused.
    StockErrorCode,
    StockError {
        /// The idempotency key is not 1 to 128 printable characters.
        BadIdempotencyKey: StockError::Idempotency(IdempotencyError::BadKey) => ["idempotencyKey"],
        /// The note is too long or not printable, or missing where the reason needs one.
        BadNote: StockError::BadNote => ["note"],
        /// Nothing, below zero, or too much.
        BadQuantity: StockError::BadQuantity => [],
        /// The time of the sales ends before it begins.
        BadTime: StockError::BadTime => ["soldTo"],
        /// The idempotency key was used with another input.
        IdempotencyKeyMismatch: StockError::Idempotency(IdempotencyError::Mismatch) => ["idempotencyKey"],
        /// Open orders have more than what would be left.
        Reserved: StockError::Reserved => [],
        /// The settings do not let the platform ask for refunds for this reason.
        SwitchedOff: StockError::SwitchedOff => ["reason"],
        /// No such variant.
        VariantNotFound: StockError::VariantNotFound => ["variantId"],
    }
    top_level: StockError::Denied(_) | StockError::Fault(_)
        | StockError::Idempotency(IdempotencyError::Fault(_))
}

payload! {
    /// The answer of `stockAdjust`.
    StockAdjustPayload {
        /// The variant.
        variant: ProductVariant,
        /// The movement; null when the count was right.
        movement: StockMovement,
    }
    StockUserError
}

payload! {
    /// The answer of `storeSaleWithdraw`.
    StoreSaleWithdrawPayload {
        /// How many orders had paid and unshipped lines of the variant when it was asked for.
        orders: i32,
        /// The variant.
        variant: ProductVariant,
    }
    StockUserError
}

/// What is to be taken back of what was sold.
#[derive(InputObject)]
pub struct StoreSaleWithdrawInput {
    /// The variant.
    variant_id: ID,
    /// Why. The settings say for which reasons the platform asks for refunds by itself.
    reason: SaleWithdrawalReason,
    /// Only what was paid at this time or later.
    sold_from: DateTime,
    /// Only what was paid before this time.
    sold_to: DateTime,
    /// Why, in words, at most 1000 characters, for the audit log.
    note: Option<String>,
    /// A name for this request, 1 to 128 characters: repeated with the same input it has one effect and the first
    /// answer.
    idempotency_key: Option<String>,
}

/// A correction of what is in stock. Name either `delta` or `counted`.
#[derive(InputObject)]
pub struct StockAdjustInput {
    /// The variant.
    variant_id: ID,
    /// So many more, or fewer when below zero.
    delta: Option<i32>,
    /// So many are there, those included that open orders have.
    counted: Option<i32>,
    /// Why.
    reason: StockReason,
    /// Why, in words, at most 1000 characters. The reason `OTHER` needs them.
    note: Option<String>,
    /// A name for this request, 1 to 128 characters: repeated with the same input it has one effect and the first
    /// answer.
    idempotency_key: Option<String>,
}

impl StockAdjustInput {
    fn read(&self) -> Result<StockAdjustment> {
        let by = match (self.delta, self.counted) {
            (Some(delta), None) => StockBy::Delta(delta.into()),
            (None, Some(counted)) => StockBy::Counted(counted.into()),
            _ => return Err(bad_argument("input.delta", "or `counted` must be given, not both")),
        };
        Ok(StockAdjustment {
            variant_id: decode_or_nothing(&self.variant_id),
            by,
            reason: self.reason.into(),
            note: self.note.clone(),
        })
    }
}

impl StoreSaleWithdrawInput {
    fn read(self) -> SaleWithdrawal {
        SaleWithdrawal {
            variant_id: decode_or_nothing(&self.variant_id),
            reason: self.reason.into(),
            sold_from: self.sold_from.into(),
            sold_to: self.sold_to.into(),
            note: self.note,
        }
    }
}

/// Correcting what is in stock.
#[derive(Default)]
pub struct StockMutations;

/// Correcting what is in stock.
#[Object]
impl StockMutations {
    /// Corrects what is in stock of a variant. Less than open orders have cannot be left. For staff.
    async fn stock_adjust(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The correction.")] input: StockAdjustInput,
    ) -> Option<Result<StockAdjustPayload>> {
        let wanted = match input.read() {
            Ok(wanted) => wanted,
            Err(error) => return Some(Err(error)),
        };
        let key = input.idempotency_key.as_deref();
        match stock::adjust(ctx.platform(), ctx.actor(), wanted, key).await {
            Ok(done) => {
                let movement = done.movement.map(StockMovement::from);
                let variant = ProductVariant::of(ctx, done.variant).await.map(Some);
                let payload = |variant| StockAdjustPayload { variant, movement, user_errors: Vec::new() };
                Some(variant.map(payload))
            }
            Err(refusal) => answer(Err::<(), _>(refusal), |()| Vec::new().into()),
        }
    }

    /// Has the platform ask for a refund of every paid line of a variant that is not shipped, because it is sold out or
    /// was sold at a wrong price. It is done after the answer: within the limit of refunds at once, above it after
    /// somebody has granted it. Lines whose refund is asked for already are left alone. For finance and administrators.
    async fn store_sale_withdraw(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is taken back.")] input: StoreSaleWithdrawInput,
    ) -> Option<Result<StoreSaleWithdrawPayload>> {
        let key = input.idempotency_key.clone();
        match withdrawal::withdraw(ctx.platform(), ctx.actor(), input.read(), key.as_deref()).await {
            Ok(done) => {
                let orders = i32::try_from(done.orders).ok();
                let variant = ProductVariant::of(ctx, done.variant).await.map(Some);
                let payload = |variant| StoreSaleWithdrawPayload { orders, variant, user_errors: Vec::new() };
                Some(variant.map(payload))
            }
            Err(refusal) => answer(Err::<(), _>(refusal), |()| Vec::new().into()),
        }
    }
}
