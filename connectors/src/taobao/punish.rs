use rebated_domain::money::{Currency, Money};
use rebated_domain::network::{AfterSale, AfterSaleEffect};
use rebated_domain::order::{FieldProblem, OrderSource, ProblemCode};

use crate::ReadOptions;
use crate::page::Row;
use crate::record::STAND_IN;

/// What a `punish_order_dto` says: a line that was frozen for a breach of rules, or freed again. A line has at most one
/// such case, and no money moves by it.
pub(super) fn punishment(text: &str, options: &ReadOptions) -> Result<AfterSale, Vec<FieldProblem>> {
    let mut row = Row::parse(text)?;
    let effect = effect(&mut row);
    let line_key = row.needed_id("tb_trade_id");
    let modified_at = row.china_time("modified_time");
    let case = AfterSale {
        source: OrderSource::Taobao,
        account: options.account.clone(),
        case_key: format!("punish:{line_key}"),
        line_key,
        order_ref: row.needed_id("tb_trade_parent_id"),
        effect: effect.unwrap_or(AfterSaleEffect::Hold),
        refunded: Money::zero(Currency::Cny),
        commission_returned: Money::zero(Currency::Cny),
        modified_at: row.needed("modified_time", modified_at).unwrap_or(STAND_IN),
    };
    row.unless_wrong(case)
}

fn effect(row: &mut Row<'_>) -> Option<AfterSaleEffect> {
    let code = row.whole("punish_status");
    match row.needed("punish_status", code)? {
        0 => Some(AfterSaleEffect::Hold),
        1 => Some(AfterSaleEffect::Release),
        _ => {
            row.note("punish_status", ProblemCode::UnknownStatus, "is neither 0 (frozen) nor 1 (freed)");
            None
        }
    }
}
