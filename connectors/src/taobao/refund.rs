use chrono::{DateTime, Utc};
use rebated_domain::money::{Currency, Money};
use rebated_domain::order::{FieldProblem, OrderSource, ProblemCode};

use crate::ReadOptions;
use crate::page::Row;
use crate::record::STAND_IN;

/// What a network reports about one refund of a line. A line may have several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineRefund {
    /// Who reports.
    pub source: OrderSource,
    /// Which account at the source.
    pub account: String,
    /// The refund's own key at the source.
    pub refund_key: String,
    /// The line that it belongs to.
    pub line_key: String,
    /// The order that the line belongs to.
    pub order_ref: String,
    /// What it means for the line.
    pub effect: RefundEffect,
    /// What goes back to the buyer by this refund alone.
    pub refunded: Money,
    /// How much of the line's net commission goes back by this refund alone.
    pub commission_returned: Money,
    /// When the source last changed the refund.
    pub modified_at: DateTime<Utc>,
}

/// What a refund means for its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefundEffect {
    /// It is open: nothing may be credited meanwhile.
    Hold,
    /// It succeeded, and the commission is taken from the publisher.
    Deduct,
    /// It failed: the line stands as before.
    Release,
    /// It succeeded, and the commission is taken from the seller: the publisher keeps it.
    SellerBears,
}

/// What a `publisher_refund_order_d_t_o` says.
pub(super) fn refund(text: &str, options: &ReadOptions) -> Result<LineRefund, Vec<FieldProblem>> {
    let mut row = Row::parse(text)?;
    let effect = effect(&mut row);
    let nothing = Money::zero(Currency::Cny);
    let refunded = row.yuan("refund_fee");
    let refunded = row.needed("refund_fee", refunded);
    // Net of the technical fee, which the network returns in the fields named `…_alimm_refund_fee`.
    let commission = row.yuan("tk_commission_fee_refund").unwrap_or(nothing);
    let subsidy = row.yuan("tk_subsidy_fee_refund").unwrap_or(nothing);
    let [refund_key, line_key, order_ref] =
        ["refund_suit_id", "tb_trade_id", "tb_trade_parent_id"].map(|field| {
            let id = row.id(field);
            row.needed(field, id).unwrap_or_default()
        });
    let latest = ["tk_refund_suit_time", "tk_refund_time"].map(|field| row.china_time(field));
    let modified_at = row.china_time("modified_time").or(latest.into_iter().flatten().max());
    let refund = LineRefund {
        source: OrderSource::Taobao,
        account: options.account.clone(),
        refund_key,
        line_key,
        order_ref,
        effect: effect.unwrap_or(RefundEffect::Hold),
        refunded: refunded.unwrap_or(nothing),
        commission_returned: Money::new(commission.minor() + subsidy.minor(), Currency::Cny),
        modified_at: row.needed("modified_time", modified_at).unwrap_or(STAND_IN),
    };
    let problems = row.into_problems();
    if problems.is_empty() { Ok(refund) } else { Err(problems) }
}

fn effect(row: &mut Row<'_>) -> Option<RefundEffect> {
    let code = row.whole("refund_status");
    match row.needed("refund_status", code)? {
        4 | 11 | 12 => Some(RefundEffect::Hold),
        2 | 13 => Some(RefundEffect::Deduct),
        3 => Some(RefundEffect::Release),
        14 | 15 => Some(RefundEffect::SellerBears),
        _ => {
            row.note("refund_status", ProblemCode::UnknownStatus, "is not one of the known states");
            None
        }
    }
}
