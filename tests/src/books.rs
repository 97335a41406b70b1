//! Members and movements put straight into the tables, for tests and benchmarks that need more of them than
//! could be imported. What is written is what posting would have written.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use rebated_domain::id::{LedgerAccountId, LedgerTransferId, RefundId, UserId};
use rebated_domain::ledger::{AccountKey, AccountPurpose, LedgerObject, Side, TransferReason};
use rebated_domain::money::Currency;
use rebated_service::db::{Kind, Rows, Writes, transact};
use rebated_service::{Fault, Platform, row};

/// How many members or transfers one transaction writes.
const CHUNK: usize = 5_000;
/// The other side of every booking.
const OTHER_SIDE: AccountPurpose = AccountPurpose::PlatformAdjustment;
const PURPOSES: [AccountPurpose; 3] =
    [AccountPurpose::UserAvailable, AccountPurpose::UserPending, AccountPurpose::UserOwed];

const USERS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("display_name", Kind::Text),
    ("role", Kind::Text),
    ("status", Kind::Text),
    ("tier", Kind::Text),
    ("locale", Kind::Text),
    ("invite_code", Kind::Text),
    ("created_at", Kind::Time),
    ("updated_at", Kind::Time),
    ("version", Kind::Int),
];
const ACCOUNTS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("owner_id", Kind::Uuid),
    ("purpose", Kind::Text),
    ("currency", Kind::Text),
    ("side", Kind::Text),
    ("created_at", Kind::Time),
];
const BALANCES: &[(&str, Kind)] = &[
    ("account_id", Kind::Uuid),
    ("balance_minor", Kind::Big),
    ("reserved_minor", Kind::Big),
    ("last_seq", Kind::Big),
];
const TRANSFERS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("object_type", Kind::Text),
    ("object_id", Kind::Uuid),
    ("step", Kind::Text),
    ("reason", Kind::Text),
    ("currency", Kind::Text),
    ("effective_at", Kind::Time),
    ("recorded_at", Kind::Time),
    ("refund_id", Kind::UuidOpt),
    ("occurred_at", Kind::TimeOpt),
];
const UNSEALED: &[(&str, Kind)] = &[("transfer_id", Kind::Uuid)];
const ENTRIES: &[(&str, Kind)] = &[
    ("transfer_id", Kind::Uuid),
    ("account_id", Kind::Uuid),
    ("amount_minor", Kind::Big),
    ("seq", Kind::BigOpt),
    ("balance_after_minor", Kind::BigOpt),
    ("effective_at", Kind::Time),
];

/// One movement of a member's accounts.
#[derive(Clone, Debug)]
pub struct Booking {
    /// Whose.
    pub user: UserId,
    /// Which accounts, and by how much: minor units, positive for a credit.
    pub entries: Vec<(AccountPurpose, i64)>,
    /// The date that counts.
    pub effective_at: DateTime<Utc>,
    /// The refund that caused it.
    pub refund: Option<RefundId>,
    /// When it happened, if it is late.
    pub occurred_at: Option<DateTime<Utc>>,
}

impl Booking {
    /// A movement of one account.
    pub fn of(user: UserId, purpose: AccountPurpose, amount: i64, effective_at: DateTime<Utc>) -> Self {
        Self { user, entries: vec![(purpose, amount)], effective_at, refund: None, occurred_at: None }
    }
}

/// Makes members. They cannot sign in.
pub async fn members(platform: &Platform, count: usize) -> Result<Vec<UserId>, Fault> {
    let now = platform.now();
    let all: Vec<UserId> = (0..count).map(|_| platform.new_id(now)).collect();
    for some in all.chunks(CHUNK) {
        let mut rows = Rows::new(USERS);
        for id in some {
            let code = id.0.simple().to_string();
            rows.push(row![*id, "member", "MEMBER", "ACTIVE", "STANDARD", "zh-CN", code, now, now, 1i32]);
        }
        let mut writes = Writes::new(platform.db.backend());
        writes.insert("users", &rows, "");
        transact(&platform.db, async |txn| writes.run(txn).await).await?;
    }
    Ok(all)
}

/// The accounts that some bookings have touched so far. Whatever moves on an account must be booked by the same
/// one of these.
#[derive(Debug, Default)]
pub struct Books {
    opened: BTreeSet<AccountKey>,
    /// Balance on the normal side, and number of the last entry.
    balances: BTreeMap<LedgerAccountId, (i64, i64)>,
}

impl Books {
    /// Books movements in yuan, in the order given.
    pub async fn post(
        &mut self,
        platform: &Platform,
        bookings: impl IntoIterator<Item = Booking>,
    ) -> Result<(), Fault> {
        let mut bookings = bookings.into_iter().peekable();
        while bookings.peek().is_some() {
            let mut writes = Writes::new(platform.db.backend());
            self.write(platform, bookings.by_ref().take(CHUNK), &mut writes);
            transact(&platform.db, async |txn| writes.run(txn).await).await?;
        }
        Ok(())
    }

    fn write(&mut self, platform: &Platform, bookings: impl Iterator<Item = Booking>, writes: &mut Writes) {
        let now = platform.now();
        let (mut transfers, mut entries) = (Rows::new(TRANSFERS), Rows::new(ENTRIES));
        let mut unsealed = Rows::new(UNSEALED);
        let (mut accounts, mut touched) = (Rows::new(ACCOUNTS), BTreeSet::new());
        let mut open = |key: AccountKey, opened: &mut BTreeSet<AccountKey>| {
            if opened.insert(key) {
                let (side, owner) = (key.purpose.side(), key.owner.uuid());
                accounts.push(row![key.id(), owner, key.purpose, key.currency, side, now]);
            }
        };
        let other_side = AccountKey::platform(OTHER_SIDE, Currency::Cny);
        open(other_side, &mut self.opened);
        for booking in bookings {
            let id: LedgerTransferId = platform.new_id(now);
            let at = booking.effective_at;
            let (refund, occurred) = (booking.refund, booking.occurred_at);
            let reason = TransferReason::Adjustment;
            transfers.push(row![
                id,
                LedgerObject::OrderLine,
                id.0,
                "1",
                reason,
                Currency::Cny,
                at,
                now,
                refund,
                occurred,
            ]);
            unsealed.push(row![id]);
            for purpose in PURPOSES {
                let key = AccountKey::user(booking.user, purpose, Currency::Cny);
                open(key, &mut self.opened);
                touched.insert(key.id());
                self.balances.entry(key.id()).or_default();
            }
            for (purpose, amount) in &booking.entries {
                let account = AccountKey::user(booking.user, *purpose, Currency::Cny).id();
                let (balance, seq) = self.balances.entry(account).or_default();
                *balance += if purpose.side() == Side::Credit { *amount } else { -amount };
                *seq += 1;
                entries.push(row![id, account, *amount, *seq, *balance, at]);
            }
            let sum: i64 = booking.entries.iter().map(|(_, amount)| amount).sum();
            if sum != 0 {
                entries.push(row![id, other_side.id(), -sum, None::<i64>, None::<i64>, at]);
            }
        }
        let (mut balances, mut unmoved) = (Rows::new(BALANCES), Rows::new(BALANCES));
        for account in touched {
            let (balance, seq) = self.balances[&account];
            let rows = if seq == 0 { &mut unmoved } else { &mut balances };
            rows.push(row![account, balance, 0i64, seq]);
        }
        writes.insert("ledger_balances", &unmoved, "ON CONFLICT DO NOTHING");
        writes.insert("ledger_accounts", &accounts, "ON CONFLICT DO NOTHING");
        writes.insert("ledger_transfers", &transfers, "");
        writes.insert("ledger_entries", &entries, "");
        writes.insert("ledger_unsealed", &unsealed, "");
        let set = "ON CONFLICT (account_id) DO UPDATE SET \
                   balance_minor = excluded.balance_minor, last_seq = excluded.last_seq";
        writes.insert("ledger_balances", &balances, set);
    }
}
