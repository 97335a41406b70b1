use rebated_domain::money::{Currency, Money};
use rebated_domain::network::{AfterSale, AfterSaleEffect};
use rebated_domain::order::{FieldProblem, OrderSource, ProblemCode};

use crate::ReadOptions;
use crate::page::Row;
use crate::record::STAND_IN;

/// What a `publisher_refund_order_d_t_o` says.
pub(super) fn refund(text: &str, options: &ReadOptions) -> Result<AfterSale, Vec<FieldProblem>> {
    let mut row = Row::parse(text)?;
    let effect = effect(&mut row);
    let nothing = Money::zero(Currency::Cny);
    let refunded = row.yuan("refund_fee");
    let refunded = row.needed("refund_fee", refunded);
    // Net of the technical fee, which the network returns in the fields named `…_alimm_refund_fee`.
    let commission = row.yuan("tk_commission_fee_refund").unwrap_or(nothing);
    let subsidy = row.yuan("tk_subsidy_fee_refund").unwrap_or(nothing);
    let latest = ["tk_refund_suit_time", "tk_refund_time"].map(|field| row.china_time(field));
    let modified_at = row.china_time("modified_time").or(latest.into_iter().flatten().max());
    let case = AfterSale {
        source: OrderSource::Taobao,
        account: options.account.clone(),
        case_key: row.needed_id("refund_suit_id"),
        line_key: row.needed_id("tb_trade_id"),
        order_ref: row.needed_id("tb_trade_parent_id"),
        effect: effect.unwrap_or(AfterSaleEffect::Hold),
        refunded: refunded.unwrap_or(nothing),
        commission_returned: Money::new(commission.minor() + subsidy.minor(), Currency::Cny),
        modified_at: row.needed("modified_time", modified_at).unwrap_or(STAND_IN),
    };
    row.unless_wrong(case)
}

fn effect(row: &mut Row<'_>) -> Option<AfterSaleEffect> {
    let code = row.whole("refund_status");
    match row.needed("refund_status", code)? {
        4 | 11 | 12 => Some(AfterSaleEffect::Hold),
        2 | 13 => Some(AfterSaleEffect::Deduct),
        3 => Some(AfterSaleEffect::Release),
        14 | 15 => Some(AfterSaleEffect::SellerBears),
        _ => {
            row.note("refund_status", ProblemCode::UnknownStatus, "is not one of the known states");
            None
        }
    }
}
