use rebated_domain::id::{LedgerAccountId, UserId};
use rebated_domain::ledger::{AccountKey, AccountPurpose};
use rebated_domain::money::Currency;
use rebated_service::db::{Kind, Rows, Writes, transact};
use rebated_service::{Platform, row};
use sea_orm::ConnectionTrait;

use super::USERS;

const USER: &[(&str, Kind)] = &[
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
const ACCOUNT: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("owner_id", Kind::Uuid),
    ("purpose", Kind::Text),
    ("currency", Kind::Text),
    ("side", Kind::Text),
    ("created_at", Kind::Time),
];
const BALANCE: &[(&str, Kind)] = &[
    ("account_id", Kind::Uuid),
    ("balance_minor", Kind::Big),
    ("reserved_minor", Kind::Big),
    ("last_seq", Kind::Big),
];
const PLACE: &[(&str, Kind)] = &[("place", Kind::Big), ("account_id", Kind::Uuid)];

/// The account from which everything is paid.
pub const MARGIN: AccountKey = AccountKey::platform(AccountPurpose::PlatformMargin, Currency::Cny);

/// Users with an account each.
pub struct Members(Vec<(UserId, LedgerAccountId)>);

impl Members {
    /// Makes them, with nothing on their accounts. `bench_members` numbers the accounts from 0.
    pub async fn join(platform: &Platform) -> anyhow::Result<Self> {
        let db = platform.db.writer();
        let uuid = super::month::uuid_type(platform.db.backend());
        db.execute_unprepared(&format!(
            "CREATE TABLE bench_members (place bigint NOT NULL PRIMARY KEY, account_id {uuid} NOT NULL)"
        ))
        .await?;
        let now = platform.now();
        let (mut users, mut accounts) = (Rows::new(USER), Rows::new(ACCOUNT));
        let (mut balances, mut places) = (Rows::new(BALANCE), Rows::new(PLACE));
        let mut members = Vec::new();
        let mut open = |key: AccountKey| {
            let id = key.id();
            accounts.push(row![id, key.owner.uuid(), key.purpose, key.currency, key.purpose.side(), now]);
            id
        };
        open(MARGIN);
        for place in 0..USERS.cast_signed() {
            let user: UserId = platform.new_id(now);
            let account = open(AccountKey::user(user, AccountPurpose::UserAvailable, Currency::Cny));
            let (name, code) = (format!("Member {place}"), format!("{place:08}"));
            users.push(row![user, name, "MEMBER", "ACTIVE", "STANDARD", "zh-CN", code, now, now, 1]);
            balances.push(row![account, 0_i64, 0_i64, 0_i64]);
            places.push(row![place, account]);
            members.push((user, account));
        }
        let mut writes = Writes::new(platform.db.backend());
        writes.insert("users", &users, "");
        writes.insert("ledger_accounts", &accounts, "");
        writes.insert("ledger_balances", &balances, "");
        writes.insert("bench_members", &places, "");
        transact(&platform.db, async |txn| writes.run(txn).await).await?;
        Ok(Self(members))
    }

    /// Users and their accounts.
    pub fn iter(&self) -> impl Iterator<Item = (UserId, LedgerAccountId)> {
        self.0.iter().copied()
    }
}
