use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use rebated_domain::ledger::{AccountKey, AccountPurpose, TransferReason};
use rebated_entity::bill;
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};

use super::{DocumentLine, OrderName};
use crate::Fault;
use crate::bills::queries::LINES;

#[derive(FromQueryResult)]
struct Row {
    reason: TransferReason,
    effective_at: DateTime<Utc>,
    occurred_at: Option<DateTime<Utc>>,
    amount: i64,
    balance: i64,
    number: Option<String>,
    external_id: Option<String>,
}

/// Every movement of a bill by date, then transfer, in one statement.
pub(super) async fn lines(
    db: &impl ConnectionTrait,
    bill: &bill::Model,
    zone: Tz,
) -> Result<Vec<DocumentLine>, Fault> {
    let account = |purpose| AccountKey::user(bill.user_id, purpose, bill.currency).id();
    let params: [sea_orm::Value; 6] = [
        account(AccountPurpose::UserAvailable).0.into(),
        account(AccountPurpose::UserOwed).0.into(),
        bill.starts_at.into(),
        bill.ends_at.into(),
        bill.opening_minor.into(),
        bill.user_id.0.into(),
    ];
    let sql = format!(
        "SELECT l.reason, l.effective_at, t.occurred_at, l.amount, l.balance, o.number, o.external_id \
         FROM ({LINES}) AS l JOIN ledger_transfers t ON t.id = l.transfer_id \
         LEFT JOIN orders o ON o.id = l.order_id AND o.buyer_id = $6 \
         ORDER BY l.effective_at, l.transfer_id"
    );
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, params);
    let rows = Row::find_by_statement(statement).all(db).await?;
    Ok(rows.into_iter().map(|row| row.line(bill, zone)).collect())
}

impl Row {
    fn line(self, bill: &bill::Model, zone: Tz) -> DocumentLine {
        let order = self.number.zip(self.external_id);
        let late = self.occurred_at.filter(|at| *at < bill.starts_at);
        DocumentLine {
            at: self.effective_at.with_timezone(&zone),
            reason: self.reason,
            order: order.map(|(number, external_id)| OrderName { number, external_id }),
            late_from: late.map(|at| at.with_timezone(&zone).date_naive()),
            amount: self.amount,
            balance: self.balance,
        }
    }
}
