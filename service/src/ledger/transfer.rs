use chrono::{DateTime, Utc};
use rebated_domain::id::{LedgerTransferId, OrderId, RefundId, UserId};
use rebated_domain::ledger::{AccountKey, AccountPurpose, Balance, EntryDraft, LedgerObject, TransferReason};
use rebated_domain::money::Currency;
use rebated_domain::rebate::net_of_debt;
use uuid::Uuid;

/// The object that causes a transfer, and which of its steps the transfer is. (Object, step) happens once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// Kind of the object.
    pub object_type: LedgerObject,
    /// The object.
    pub object_id: Uuid,
    /// Its step, without spaces.
    pub step: String,
    /// Why money moves.
    pub reason: TransferReason,
}

/// A transfer that is about to be booked.
#[derive(Clone, Debug)]
pub struct NewTransfer {
    /// Its id, made and kept by the caller before the transfer is sent: a repeat carries the same.
    pub id: LedgerTransferId,
    /// What it is for.
    pub cause: Cause,
    /// The order that it is about.
    pub order_id: Option<OrderId>,
    /// The refund that made it necessary.
    pub refund_id: Option<RefundId>,
    /// The transfer that it undoes; each can be undone once.
    pub reverses_id: Option<LedgerTransferId>,
    /// The date that counts, or now; moved to the present when that month is closed.
    pub effective_at: Option<DateTime<Utc>>,
    /// Between which accounts.
    pub legs: Legs,
}

/// The sides of a transfer.
#[derive(Clone, Debug)]
pub enum Legs {
    /// Exactly these.
    Fixed(Vec<EntryDraft>),
    /// A credit to a user from an account of the platform. What the user owes is paid off first, so
    /// that the sides depend on the balances at the time of booking.
    Credit {
        /// Who is credited.
        user: UserId,
        /// In what.
        currency: Currency,
        /// How much, in minor units.
        amount: i64,
        /// From which account of the platform.
        from: AccountPurpose,
    },
}

impl Legs {
    /// The accounts whose balances must be locked to know the sides.
    pub(super) fn accounts(&self) -> Vec<AccountKey> {
        match self {
            Self::Fixed(entries) => entries.iter().map(|entry| entry.account).collect(),
            Self::Credit { user, currency, .. } => [AccountPurpose::UserAvailable, AccountPurpose::UserOwed]
                .map(|purpose| AccountKey::user(*user, purpose, *currency))
                .to_vec(),
        }
    }

    /// The sides, given the balances.
    pub(super) fn resolve(&self, balance: impl Fn(&AccountKey) -> Option<Balance>) -> Vec<EntryDraft> {
        match self {
            Self::Fixed(entries) => entries.clone(),
            Self::Credit { user, currency, amount, from } => {
                let account = |purpose| AccountKey::user(*user, purpose, *currency);
                let free = |key: &AccountKey| balance(key).map_or(0, |balance| balance.free());
                let available = account(AccountPurpose::UserAvailable);
                let owed = account(AccountPurpose::UserOwed);
                let change = net_of_debt(*amount, free(&available), free(&owed));
                let sides = [
                    (available, change.available),
                    (owed, -change.owed),
                    (AccountKey::platform(*from, *currency), -amount),
                ];
                let drafts = sides.into_iter().filter(|(_, amount)| *amount != 0);
                drafts.map(|(account, amount)| EntryDraft { account, amount }).collect()
            }
        }
    }
}

/// One step of a posting.
#[derive(Clone, Debug)]
pub enum Step {
    /// Moves money at once.
    Single(NewTransfer),
    /// Try: reserves what the transfer would move.
    Reserve {
        /// What would move; its id is the id of the pending transfer.
        transfer: NewTransfer,
        /// When the reservation ends by itself. Never for money that a channel may still move.
        expires_at: Option<DateTime<Utc>>,
    },
    /// Confirm: moves what was reserved, or a part of it, and frees the rest.
    Post {
        /// The pending transfer.
        pending_id: LedgerTransferId,
        /// What the confirmation is for.
        cause: Cause,
        /// The part in minor units; all when absent.
        amount: Option<i64>,
    },
    /// Cancel: frees what was reserved. Before its try it leaves a tombstone that refuses the try.
    Void {
        /// The pending transfer.
        pending_id: LedgerTransferId,
        /// What the cancellation is for.
        cause: Cause,
    },
    /// Cancel by the clock.
    Expire {
        /// The pending transfer.
        pending_id: LedgerTransferId,
        /// What the expiry is for.
        cause: Cause,
    },
}

impl Step {
    /// The id of the transfer that the step books.
    pub fn transfer_id(&self) -> LedgerTransferId {
        match self {
            Self::Single(transfer) | Self::Reserve { transfer, .. } => transfer.id,
            Self::Post { pending_id, .. }
            | Self::Void { pending_id, .. }
            | Self::Expire { pending_id, .. } => settlement_id(*pending_id),
        }
    }

    /// What it is for.
    pub(super) fn cause(&self) -> &Cause {
        match self {
            Self::Single(transfer) | Self::Reserve { transfer, .. } => &transfer.cause,
            Self::Post { cause, .. } | Self::Void { cause, .. } | Self::Expire { cause, .. } => cause,
        }
    }
}

/// The id of the one transfer that can settle a pending one: name-based, so that two that race are one.
pub fn settlement_id(pending: LedgerTransferId) -> LedgerTransferId {
    LedgerTransferId(Uuid::new_v5(&pending.0, b"settlement"))
}
