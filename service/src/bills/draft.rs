use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rebated_domain::bill::BillPeriod;
use rebated_domain::ledger::AccountPurpose;
use rebated_entity::{bill, bill_period};
use sea_orm::{ConnectionTrait, Statement};

use super::Holder;
use super::chunk::bill_of;
use super::period::{bounds, month_of};
use super::statements::{Month, statements_of};
use crate::ledger::queries::balance_at;
use crate::{Fault, Platform};

/// A bill that is not issued yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DraftKey {
    /// Whose.
    pub holder: Holder,
    /// Of which month; none for the one that is running.
    pub period: Option<BillPeriod>,
}

/// What the bills of open months would say now, with the ids and numbers that they will have. Nothing is stored.
///
/// Months whose bills are issued and months that have not begun have no drafts. Who had no movement in the
/// month gets a draft without lines, though there will be no bill unless there is one.
pub async fn drafts(platform: &Platform, keys: &[DraftKey]) -> Result<HashMap<DraftKey, bill::Model>, Fault> {
    let zone = platform.settings.current(&platform.db).await?.settings.zone();
    let (now, db) = (platform.now(), platform.db.read());
    let issued_until = issued_until(db).await?;
    let mut by_month: HashMap<Option<BillPeriod>, Vec<Holder>> = HashMap::new();
    for key in keys {
        by_month.entry(key.period).or_default().push(key.holder);
    }
    let mut drafts = HashMap::new();
    for (asked, holders) in by_month {
        let period = asked.unwrap_or_else(|| month_of(now, zone));
        let (starts_at, ends_at) = bounds(period, zone);
        if starts_at > now || issued_until.is_some_and(|until| ends_at <= until) {
            continue;
        }
        let month = bill_period::Model { period: period.to_string(), starts_at, ends_at, closed_at: now };
        let openings = openings(db, &holders, starts_at).await?;
        for statement in statements_of(db, &Month { period, starts_at, ends_at }, &openings).await? {
            let holder = Holder { user_id: statement.user_id, currency: statement.currency };
            drafts.insert(DraftKey { holder, period: asked }, bill_of(&statement, &month));
        }
    }
    Ok(drafts)
}

/// The end of the last month whose bills are issued.
async fn issued_until(db: &impl ConnectionTrait) -> Result<Option<DateTime<Utc>>, Fault> {
    let sql = "SELECT max(p.ends_at) FROM bill_issues i JOIN bill_periods p ON p.period = i.period";
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    Ok(row.map(|row| row.try_get_by_index(0)).transpose()?.flatten())
}

async fn openings(
    db: &impl ConnectionTrait,
    holders: &[Holder],
    at: DateTime<Utc>,
) -> Result<Vec<(Holder, i64)>, Fault> {
    let both = [AccountPurpose::UserAvailable, AccountPurpose::UserOwed];
    let accounts = holders.iter().flat_map(|holder| both.map(|of| (holder.account(of), of.side())));
    let balances = balance_at(db, accounts, at).await?;
    let opening = |holder: &Holder| {
        let [available, owed] = both.map(|of| balances.get(&holder.account(of)).copied().unwrap_or(0));
        (*holder, available - owed)
    };
    Ok(holders.iter().map(opening).collect())
}
