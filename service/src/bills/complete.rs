use rebated_domain::ledger::{AccountPurpose, Owner};
use rebated_entity::{bill, bill_issue, bill_period, ledger_account, ledger_entry};
use sea_orm::sea_query::{Expr, ExprTrait as _, OnConflict, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter,
};

use crate::db::Writes;
use crate::ledger::{MonthEnd, month_ends, write_snapshots};
use crate::{Fault, Platform};

/// The balances of the platform's own accounts at the end of a month, and of what buyers prepaid for orders for which
/// something moved in it.
pub(super) async fn platform_ends(
    db: &impl ConnectionTrait,
    period: &bill_period::Model,
) -> Result<Vec<MonthEnd>, Fault> {
    let own = ledger_account::Column::OwnerId.eq(Owner::Platform.uuid());
    let of_account = Expr::col((ledger_entry::Entity, ledger_entry::Column::AccountId))
        .equals((ledger_account::Entity, ledger_account::Column::Id));
    let moved = Query::select()
        .expr(Expr::val(1))
        .from(ledger_entry::Entity)
        .and_where(of_account)
        .and_where(ledger_entry::Column::EffectiveAt.gte(period.starts_at))
        .and_where(ledger_entry::Column::EffectiveAt.lt(period.ends_at))
        .to_owned();
    let prepaid =
        ledger_account::Column::Purpose.eq(AccountPurpose::OrderPrepayment).and(Expr::exists(moved));
    let accounts = ledger_account::Entity::find().filter(own.or(prepaid)).all(db).await?;
    month_ends(db, accounts.iter().map(|account| (account.id, account.side)), period).await
}

/// Records that a month has all its bills. Whoever comes second changes nothing.
pub(super) async fn complete_in(
    txn: &DatabaseTransaction,
    platform: &Platform,
    period: &bill_period::Model,
    ends: &[MonthEnd],
) -> Result<(), Fault> {
    let mut writes = Writes::new(txn.get_database_backend());
    write_snapshots(ends, &period.period, &mut writes);
    writes.run(txn).await?;
    let bills = bill::Entity::find().filter(bill::Column::Period.eq(&period.period)).count(txn).await?;
    let row = bill_issue::Model {
        period: period.period.clone(),
        bill_count: i64::try_from(bills).unwrap_or(i64::MAX),
        issued_at: platform.now(),
    };
    let once = OnConflict::column(bill_issue::Column::Period).do_nothing().to_owned();
    let insert = bill_issue::Entity::insert(row.into_active_model()).on_conflict(once);
    insert.exec_without_returning(txn).await?;
    Ok(())
}
