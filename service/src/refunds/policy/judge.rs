use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::refund::machine::{GoodsPlace, PersonFacts, RequestFacts};
use rebated_domain::refund::{RefundPayout, RefundRisk, RefundTrigger};
use sea_orm::DatabaseTransaction;

use super::risk_in;
use crate::Actor;
use crate::rebates::Desk;
use crate::refunds::decide::may_approve;
use crate::refunds::life::Locked;
use crate::refunds::{RefundError, RefundRequest};
use crate::risk::OpenHolds;

/// What the platform and staff may still have refunded: channels take money back for about a year.
const STAFF_WINDOW: TimeDelta = TimeDelta::days(365);

/// What is known of a request, for the machine.
pub(in crate::refunds) struct Judged {
    pub facts: RequestFacts,
    pub risk: Option<RefundRisk>,
}

/// What the machine is told of a request: the facts, about whoever asks, and how much may be granted by asking.
///
/// Where the platform did not collect the money nothing is granted by asking: somebody has to know that it went back.
pub(in crate::refunds) async fn judge_in(
    txn: &DatabaseTransaction,
    desk: &Desk<'_>,
    actor: &Actor,
    locked: &Locked,
    wanted: &RefundRequest,
    line_taken: bool,
) -> Result<(Judged, PersonFacts, i64), RefundError> {
    let Locked { order, payment, refund, order_sum_minor, goods, .. } = locked;
    let settings = &desk.settings.settings;
    let is_buyer = refund.trigger == RefundTrigger::User;
    let is_recorded = refund.payout == RefundPayout::Recorded;
    let shows = settings.refunds.evidence_reasons.contains(&wanted.reason);
    if is_buyer && shows && goods.place == GoodsPlace::AtTheBuyer && wanted.evidence.is_empty() {
        return Err(RefundError::EvidenceMissing);
    }
    let risk = match is_buyer {
        true => risk_in(txn, desk, locked).await?,
        false => OpenHolds::covers_order(txn, order).await?.then_some(RefundRisk::OnHold),
    };
    let of_order = order.refund_capacity_minor - order.refund_reserved_minor;
    let of_payment = payment.as_ref().map_or(of_order, |paid| paid.paid_minor - paid.reserved_minor);
    let facts = RequestFacts {
        amount_minor: refund.amount_minor,
        order_sum_minor: *order_sum_minor,
        room_minor: of_order.min(of_payment),
        is_paid: true,
        in_window: is_recorded || in_window(locked, desk, is_buyer),
        line_taken: line_taken && !is_recorded,
        reason_listed: settings.refunds.asks_for(wanted.reason),
        is_risky: risk.is_some(),
        may_grant_itself: is_buyer && settings.refund_auto_approve_minutes > 0,
    };
    // the platform grants itself nothing of what a person keeps
    let is_kept = refund.trigger == RefundTrigger::System && risk.is_some();
    let asks_in_vain = is_recorded && !is_buyer || is_kept;
    let limit = if asks_in_vain { -1 } else { settings.refund_limit_minor };
    let person = PersonFacts {
        may_approve: !is_recorded && may_approve(settings.refund_limit_minor, actor, *order_sum_minor),
        ..PersonFacts::default()
    };
    Ok((Judged { facts, risk }, person, limit))
}

/// Buyers ask within the window after the receipt, and always before it. Staff and the platform within a year.
fn in_window(locked: &Locked, desk: &Desk<'_>, is_buyer: bool) -> bool {
    let order = &locked.order;
    let within = |since: Option<DateTime<Utc>>, window| since.is_none_or(|at| desk.now <= at + window);
    let days = TimeDelta::days(desk.settings.settings.refunds.window_days.into());
    let by_channel = within(order.paid_at, STAFF_WINDOW);
    by_channel && (!is_buyer || within(order.received_at, days))
}
