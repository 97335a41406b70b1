use std::collections::HashMap;

use rebated_domain::bill::Statement;
use rebated_entity::{bill, bill_period};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::bills::{hash_of, statements_of_period};
use crate::{Fault, Platform};

/// What must hold.
pub(super) const NAME: &str = "every bill says what its entries say";

/// Writes every closed month's statements again and compares them with the bills issued, month by month.
pub(super) async fn first_wrong(platform: &Platform) -> Result<Option<String>, Fault> {
    let db = platform.db.read();
    let periods = bill_period::Entity::find().order_by_asc(bill_period::Column::Period).all(db).await?;
    let mut closings = HashMap::new();
    for period in periods {
        let issued = bill::Entity::find().filter(bill::Column::Period.eq(&period.period)).all(db).await?;
        let mut issued: HashMap<_, _> =
            issued.into_iter().map(|bill| ((bill.user_id, bill.currency), bill)).collect();
        let mut wrong = None;
        statements_of_period(db, &period, &mut closings, |statement| {
            let bill = issued.remove(&(statement.user_id, statement.currency));
            let same = bill.as_ref().is_some_and(|bill| says(bill, &statement));
            if !same && wrong.is_none() {
                let what = bill.map_or("missing bill".to_owned(), |bill| format!("bill {}", bill.number));
                wrong = Some(format!("{what} of user {} for {}", statement.user_id, statement.period));
            }
        })
        .await?;
        let left_over =
            issued.into_values().next().map(|bill| format!("bill {} has no entries", bill.number));
        if let Some(first) = wrong.or(left_over) {
            return Ok(Some(first));
        }
    }
    Ok(None)
}

/// Whether a bill says what the statement says, in every figure: the hash covers the statement, and the
/// figures beside it are what people are shown.
fn says(bill: &bill::Model, statement: &Statement) -> bool {
    let figures = [bill.opening_minor, bill.credits_minor, bill.debits_minor, bill.closing_minor];
    bill.hash == hash_of(statement)
        && figures == [statement.opening, statement.credits(), statement.debits(), statement.closing()]
        && usize::try_from(bill.line_count) == Ok(statement.lines.len())
}
