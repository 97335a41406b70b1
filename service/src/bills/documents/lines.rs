use chrono_tz::Tz;
use rebated_entity::bill;
use sea_orm::ConnectionTrait;

use super::{DocumentLine, OrderName};
use crate::Fault;
use crate::bills::BillWindow;
use crate::bills::queries::lines_of;
use crate::orders::queries as orders;
use crate::page::PageRequest;

/// Every movement of a bill by date, then transfer, in three statements.
pub(super) async fn lines(
    db: &impl ConnectionTrait,
    bill: &bill::Model,
    zone: Tz,
) -> Result<Vec<DocumentLine>, Fault> {
    let all = PageRequest::first(u64::try_from(bill.line_count).unwrap_or(0));
    let window = BillWindow::from(bill);
    let lines = lines_of(db, &[window], &all).await?.remove(&window).map_or(Vec::new(), |page| page.items);
    let orders = orders::by_ids(db, lines.iter().filter_map(|line| line.order_id)).await?;
    // an inviter is not told the order of somebody else
    let own = |id| orders.get(&id).filter(|order| order.buyer_id == Some(bill.user_id));
    let line = |line: crate::bills::queries::BillLine| {
        let order = line.order_id.and_then(own);
        DocumentLine {
            at: line.effective_at.with_timezone(&zone),
            reason: line.reason,
            order: order.map(|order| OrderName {
                number: order.number.clone(),
                external_id: order.external_id.clone(),
            }),
            late_from: line.occurred_at.map(|at| at.with_timezone(&zone).date_naive()),
            amount: line.amount,
            balance: line.balance,
        }
    };
    Ok(lines.into_iter().map(line).collect())
}
