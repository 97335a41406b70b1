//! What a member has.

use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use rebated_domain::ledger as words;
use rebated_service::ledger;
use rebated_service::ledger::queries::{Movement, UserBalance};

use super::movement_source::{MovementSource, first_visible, visible_order};
use super::order::Order;
use crate::graphql::encode;
use crate::graphql::money::{CurrencyCode, Money};
use crate::graphql::scalars::DateTime;

/// What a member has in one currency.
#[derive(SimpleObject, Clone)]
pub struct Balance {
    /// The currency of all four amounts.
    currency_code: CurrencyCode,
    /// Can be withdrawn.
    available: Money,
    /// Announced rebates that are not yet available.
    pending: Money,
    /// Reserved for a withdrawal.
    frozen: Money,
    /// Taken back beyond what was available, and still due: later rebates pay it off first.
    owed: Money,
    /// The moment: when the balance was read, or what `asOf` said.
    as_of: DateTime,
}

impl Balance {
    /// A balance read at `as_of`.
    pub fn new(balance: UserBalance, as_of: DateTime) -> Self {
        let money = |minor| Money::minor(minor, balance.currency);
        Self {
            currency_code: balance.currency.into(),
            available: money(balance.available),
            pending: money(balance.pending),
            frozen: money(balance.frozen),
            owed: money(balance.owed),
            as_of,
        }
    }
}

/// One of a member's accounts.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserAccount {
    /// Rebates that can be withdrawn.
    Available,
    /// What must still be given back.
    Owed,
    /// Rebates that are announced and not yet available.
    Pending,
}

impl From<UserAccount> for words::AccountPurpose {
    fn from(account: UserAccount) -> Self {
        match account {
            UserAccount::Available => Self::UserAvailable,
            UserAccount::Owed => Self::UserOwed,
            UserAccount::Pending => Self::UserPending,
        }
    }
}

/// Why money moved.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "words::TransferReason")]
pub enum TransferReason {
    /// Finance corrected a balance by hand.
    Adjustment,
    /// A network's commission was reported, amended or taken back.
    Commission,
    /// Part of a balance was put on hold, taken, or given free again.
    Hold,
    /// An order of the store is complete: what was prepaid is sold.
    OrderRevenue,
    /// A buyer paid by a channel.
    PaymentCapture,
    /// A payment that no order takes went back.
    PaymentReturn,
    /// Money came to a channel that no payment accounts for, or somebody has cleared it up.
    PaymentSuspense,
    /// A credited rebate was taken back, in whole or in part.
    RebateClawback,
    /// A rebate became available.
    RebateCredit,
    /// A rebate was announced, or its estimate changed.
    RebateEstimate,
    /// Money went back to the payer of an order.
    Refund,
    /// The buyer's bank sent refunded money back.
    RefundReturned,
    /// Finance undid an adjustment.
    Reversal,
}

/// See the GraphQL description.
pub struct AccountTransaction {
    pub(crate) movement: Movement,
    pub(crate) currency: rebated_domain::money::Currency,
    /// Whether the account grows by debits: what is owed does.
    pub(crate) debit_normal: bool,
}

/// One movement of one of a member's accounts, with the balance after it.
#[Object]
impl AccountTransaction {
    /// The ledger transfer that it is a side of.
    fn transfer_id(&self) -> ID {
        encode(self.movement.transfer.id)
    }
    /// The movement's number on its account, from 1 without gaps.
    fn sequence(&self) -> i32 {
        self.movement.entry.seq.and_then(|seq| i32::try_from(seq).ok()).unwrap_or(i32::MAX)
    }
    /// Why money moved.
    fn reason(&self) -> TransferReason {
        self.movement.transfer.reason.into()
    }
    /// By how much the account changed: positive when it grew.
    fn amount(&self) -> Money {
        let amount = self.movement.entry.amount_minor;
        Money::minor(if self.debit_normal { -amount } else { amount }, self.currency)
    }
    /// The account's balance after the movement.
    fn balance_after(&self) -> Money {
        Money::minor(self.movement.entry.balance_after_minor.unwrap_or(0), self.currency)
    }
    /// The order that it is about. For the buyer and staff; null for others, such as an inviter.
    async fn order(&self, ctx: &Context<'_>) -> Option<Result<Order>> {
        visible_order(ctx, self.movement.transfer.order_id?).await.transpose()
    }
    /// What caused it: the refund for which a rebate was taken back, else the rebate. Null when there is
    /// neither, or none that the caller may see: an inviter sees the own rebate, not the buyer's refund.
    async fn source(&self, ctx: &Context<'_>) -> Option<Result<MovementSource>> {
        let transfer = &self.movement.transfer;
        let sources =
            ledger::MovementSource::of(transfer.object_type, transfer.object_id, transfer.refund_id);
        first_visible(ctx, &sources).await.transpose()
    }
    /// The date that counts.
    fn effective_at(&self) -> DateTime {
        self.movement.transfer.effective_at.into()
    }
    /// When it happened, if that was in a month that was closed before it became known; else null, and
    /// `effectiveAt` says when.
    fn occurred_at(&self) -> Option<DateTime> {
        self.movement.transfer.occurred_at.map(DateTime::from)
    }
    /// Whether it came too late for the month in which it happened.
    fn is_late(&self) -> bool {
        self.movement.transfer.occurred_at.is_some()
    }
    /// When it was booked.
    fn recorded_at(&self) -> DateTime {
        self.movement.transfer.recorded_at.into()
    }
}
