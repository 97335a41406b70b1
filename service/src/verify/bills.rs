use std::collections::HashMap;

use rebated_domain::bill::Statement;
use rebated_domain::id::{LedgerAccountId, UserId};
use rebated_domain::money::Currency;
use rebated_entity::{bill, bill_issue, bill_period};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::bills::{Holder, Listed, Month, hash_of, holders_after, parse_stored, statements_of};
use crate::db::any_of;
use crate::{Fault, Platform};

/// What must hold.
pub(super) const NAME: &str = "every bill says what its entries say";

/// How many members' statements are written again at a time.
const HOLDERS: u64 = 1_000;

type Closings = HashMap<(UserId, Currency), i64>;

/// Writes every closed month's statements again and compares them with the bills issued, month by month.
///
/// Openings come from the closings before, not from snapshots. A month that is closed and still without some
/// of its bills must have none that are wrong.
pub(super) async fn first_wrong(platform: &Platform) -> Result<Option<String>, Fault> {
    let db = platform.db.read();
    let periods = bill_period::Entity::find().order_by_asc(bill_period::Column::Period).all(db).await?;
    let mut closings = Closings::new();
    let mut is_behind = false;
    for period in periods {
        let issue = bill_issue::Entity::find_by_id(&period.period).one(db).await?;
        if is_behind && issue.is_some() {
            return Ok(Some(format!("month {} was issued before an earlier one", period.period)));
        }
        is_behind |= issue.is_none();
        let (right, wrong) = month(platform, &period, issue.is_some(), &mut closings).await?;
        let bills = bill::Entity::find().filter(bill::Column::Period.eq(&period.period)).count(db).await?;
        let is_counted = |issue: bill_issue::Model| u64::try_from(issue.bill_count).ok() == Some(bills);
        if wrong.is_some() {
            return Ok(wrong);
        } else if right != bills {
            return Ok(Some(format!("a bill of {} has no entries", period.period)));
        } else if !issue.is_none_or(is_counted) {
            return Ok(Some(format!(
                "month {} has {bills} bills, which is not what was issued",
                period.period
            )));
        }
    }
    Ok(None)
}

/// How many of the month's bills are right, and the first that is not.
async fn month(
    platform: &Platform,
    period: &bill_period::Model,
    is_issued: bool,
    closings: &mut Closings,
) -> Result<(u64, Option<String>), Fault> {
    let db = platform.db.read();
    let (starts_at, ends_at) = (period.starts_at, period.ends_at);
    let month = Month { period: parse_stored(&period.period)?, starts_at, ends_at };
    let (mut right, mut after) = (0, LedgerAccountId(Uuid::nil()));
    loop {
        let holders = holders_after(db, after, &period.period, HOLDERS).await?;
        let Some(last) = holders.last() else { return Ok((right, None)) };
        after = last.account;
        let users = any_of(
            platform.db.backend(),
            bill::Column::UserId,
            holders.iter().map(|listed| listed.holder.user_id),
        );
        let issued = bill::Entity::find().filter(bill::Column::Period.eq(&period.period)).filter(users);
        let issued = issued.all(db).await?;
        let mut issued: HashMap<_, _> =
            issued.into_iter().map(|bill| ((bill.user_id, bill.currency), bill)).collect();
        let opening = |Holder { user_id, currency }: Holder| closings.get(&(user_id, currency)).copied();
        let openings: Vec<_> =
            holders.into_iter().map(|Listed { holder, .. }| (holder, opening(holder).unwrap_or(0))).collect();
        for statement in statements_of(db, &month, &openings).await? {
            if statement.lines.is_empty() {
                continue;
            }
            let whose = (statement.user_id, statement.currency);
            closings.insert(whose, statement.closing());
            let bill = issued.remove(&whose);
            match bill {
                Some(bill) if says(&bill, &statement) => right += 1,
                None if !is_issued => {}
                bill => {
                    let what = bill.map_or("missing bill".to_owned(), |bill| format!("bill {}", bill.number));
                    let wrong = format!("{what} of user {} for {}", statement.user_id, statement.period);
                    return Ok((right, Some(wrong)));
                }
            }
        }
    }
}

/// Whether a bill says what the statement says, in every figure: the hash covers the statement, and the
/// figures beside it are what people are shown.
fn says(bill: &bill::Model, statement: &Statement) -> bool {
    let figures = [bill.opening_minor, bill.credits_minor, bill.debits_minor, bill.closing_minor];
    bill.hash == hash_of(statement)
        && figures == [statement.opening, statement.credits(), statement.debits(), statement.closing()]
        && usize::try_from(bill.line_count) == Ok(statement.lines.len())
}
