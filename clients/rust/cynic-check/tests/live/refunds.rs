use cynic::{GraphQlResponse, MutationBuilder, QueryBuilder, SubscriptionBuilder};
use futures_core::Stream;
use rebated_cynic_check::enums::{RefundReason, RefundStatus};
use rebated_cynic_check::home::{Home, HomeVariables};
use rebated_cynic_check::refunds::{
    CancelRefund, CancelRefundVariables, Refund, RefundDecisionInput, RefundRequestInput, RefundUpdated,
    RefundUpdatedVariables, RequestRefund, RequestRefundVariables,
};
use rebated_cynic_check::scalars::{Decimal, MoneyInput};

use crate::server::{data, member};
use crate::socket::{next, subscribe};

#[tokio::test]
async fn a_member_hears_of_her_refund() {
    let member = member();
    let (order_id, amount) = refundable(&member).await;
    let operation = RefundUpdated::build(RefundUpdatedVariables { refund_id: None });
    let mut events = subscribe(&member, operation).await;

    let input = RefundRequestInput { amount: Some(amount.clone()), order_id, reason: RefundReason::Other };
    let operation = RequestRefund::build(RequestRefundVariables { input });
    let done = data(Some(&member), &operation).await.refund_request.expect("a payload");
    assert_eq!(done.user_errors, []);
    let refund = done.refund.expect("the refund");
    assert_eq!((refund.status, refund.reason), (RefundStatus::InReview, RefundReason::Other));
    assert_eq!((&refund.amount.amount, refund.amount.currency_code), (&amount.amount, amount.currency_code));
    assert_eq!(next_of(&refund, &mut events).await, refund);

    let input = RefundDecisionInput { expected_version: Some(refund.version), refund_id: refund.id.clone() };
    let operation = CancelRefund::build(CancelRefundVariables { input });
    let done = data(Some(&member), &operation).await.refund_cancel.expect("a payload");
    assert_eq!(done.user_errors, []);
    let cancelled = done.refund.expect("the refund");
    assert_eq!((&cancelled.id, cancelled.status), (&refund.id, RefundStatus::Cancelled));
    assert_eq!(next_of(&refund, &mut events).await, cancelled);
}

/// An order of the member's, and an amount that can be asked back for it.
async fn refundable(member: &str) -> (cynic::Id, MoneyInput) {
    let operation = Home::build(HomeVariables { orders: Some(20), after: None });
    let orders = data(Some(member), &operation).await.viewer.expect("somebody").orders.expect("orders");
    let order = orders.edges.into_iter().map(|edge| edge.node).find(|order| {
        let (whole, decimals) = order.refundable.amount.0.split_once('.').unwrap_or(("0", ""));
        whole != "0" && decimals.len() == 2
    });
    let order = order.expect("an order with something left to refund");
    let currency_code = order.refundable.currency_code;
    (order.id, MoneyInput { amount: Decimal("1.00".into()), currency_code })
}

/// The next event about the refund. Others may be about refunds of other suites' making.
async fn next_of<E: std::fmt::Debug>(
    refund: &Refund,
    events: &mut (impl Stream<Item = Result<GraphQlResponse<RefundUpdated>, E>> + Unpin),
) -> Refund {
    loop {
        let event = next(events).await.expect("an open subscription");
        let event = event.data.expect("an event without errors").refund_updated;
        if event.id == refund.id {
            return event;
        }
    }
}
