use rebated_domain::id::{LedgerAccountId, UserId};
use rebated_domain::ledger::{AccountKey, AccountPurpose};
use rebated_domain::money::Currency;
use sea_orm::{ConnectionTrait, Statement};
use uuid::Uuid;

use crate::Fault;

/// A member's money in one currency: what one bill is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Holder {
    /// The member.
    pub user_id: UserId,
    /// The currency.
    pub currency: Currency,
}

impl Holder {
    /// One of the holder's accounts.
    pub fn account(&self, purpose: AccountPurpose) -> LedgerAccountId {
        AccountKey::user(self.user_id, purpose, self.currency).id()
    }
}

/// A holder in the list of all.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Listed {
    /// The id of the available account as it is stored: the place in the list. Paging by the id that the
    /// account should have would never end once somebody has changed whose it is.
    pub(crate) account: LedgerAccountId,
    /// Who.
    pub(crate) holder: Holder,
    /// Whether there is a bill of the month.
    pub(crate) has_bill: bool,
}

/// The next holders by the ids of their available accounts, behind `after`. Every holder comes, also one who never moved: leaving them out here would mean to look at all of them
/// for every page.
pub(crate) async fn holders_after(
    db: &impl ConnectionTrait,
    after: LedgerAccountId,
    period: &str,
    count: u64,
) -> Result<Vec<Listed>, Fault> {
    let sql = format!(
        "SELECT a.owner_id, a.currency, EXISTS (SELECT 1 FROM bills b WHERE b.user_id = a.owner_id \
         AND b.currency = a.currency AND b.period = $2) AS has_bill, a.id FROM (SELECT id, owner_id, currency \
         FROM ledger_accounts WHERE id > $1 AND purpose = 'USER_AVAILABLE' ORDER BY id LIMIT {count}) AS a \
         ORDER BY a.id"
    );
    let params = [after.0.into(), period.into()];
    let rows =
        db.query_all_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, params)).await?;
    let holder = |row: sea_orm::QueryResult| {
        let user_id = UserId(row.try_get_by_index::<Uuid>(0)?);
        let holder = Holder { user_id, currency: row.try_get_by_index(1)? };
        Ok(Listed { holder, has_bill: row.try_get_by_index(2)?, account: row.try_get_by_index(3)? })
    };
    rows.into_iter().map(holder).collect()
}
