//! What a member has.

use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use rebated_domain::ledger;
use rebated_service::access;
use rebated_service::ledger::queries::{Movement, UserBalance};

use super::order::Order;
use crate::graphql::context::Ask;
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
    /// When the balance was read.
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

impl From<UserAccount> for ledger::AccountPurpose {
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
#[graphql(remote = "ledger::TransferReason")]
pub enum TransferReason {
    /// Finance corrected a balance by hand.
    Adjustment,
    /// A network's commission was reported, amended or taken back.
    Commission,
    /// Part of a balance was put on hold, taken, or given free again.
    Hold,
    /// A credited rebate was taken back, in whole or in part.
    RebateClawback,
    /// A rebate became available.
    RebateCredit,
    /// A rebate was announced, or its estimate changed.
    RebateEstimate,
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
        let order = ctx.loaders().one(self.movement.transfer.order_id?).await;
        let seen = |order: &rebated_entity::order::Model| {
            access::sees(ctx.actor(), order.buyer_id, access::read_orders)
        };
        order.map(|order| order.filter(seen).map(Order::from)).transpose()
    }
    /// The date that counts.
    fn effective_at(&self) -> DateTime {
        self.movement.transfer.effective_at.into()
    }
    /// When it was booked.
    fn recorded_at(&self) -> DateTime {
        self.movement.transfer.recorded_at.into()
    }
}
