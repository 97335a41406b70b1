use rebated_domain::id::LedgerAccountId;
use rebated_domain::ledger::{AccountKey, Owner};
use rebated_entity::ledger_account;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::Fault;

/// What must hold.
pub(super) const NAME: &str = "every account's id is that of its owner, purpose and currency";

/// How many accounts are held in memory at once.
const CHUNK: u64 = 5_000;

/// Makes every account's id again from what the account says of itself. The entries name accounts by id,
/// so that an account with another owner or purpose would give all its money another meaning.
pub(super) async fn first_wrong(db: &impl ConnectionTrait) -> Result<Option<String>, Fault> {
    let mut after = LedgerAccountId(Uuid::nil());
    loop {
        let accounts = ledger_account::Entity::find()
            .filter(ledger_account::Column::Id.gt(after))
            .order_by_asc(ledger_account::Column::Id)
            .limit(CHUNK)
            .all(db)
            .await?;
        let Some(last) = accounts.last() else { return Ok(None) };
        after = last.id;
        if let Some(wrong) = accounts.iter().find(|account| !is_right(account)) {
            return Ok(Some(format!("account {}", wrong.id)));
        }
    }
}

fn is_right(account: &ledger_account::Model) -> bool {
    let owner = Owner::of(account.purpose, account.owner_id);
    let key = AccountKey { owner, purpose: account.purpose, currency: account.currency };
    key.id() == account.id && account.purpose.side() == account.side
}
