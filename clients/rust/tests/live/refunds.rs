use rebated_client::operations::{
    CancelRefund, MyOrders, OrderDetails, RefundUpdated, RequestRefund, cancel_refund, my_orders,
    order_details, refund_updated, request_refund,
};
use rebated_client::rust_decimal::Decimal;
use rebated_client::types::{
    MoneyInput, OrderFilter, OrderStatus, RefundAction, RefundDecisionInput, RefundReason,
    RefundRequestInput, RefundStatus, RefundSummary,
};
use rebated_client::{Client, Subscription};

use crate::server::{member, soon};

#[tokio::test]
async fn a_member_hears_of_her_refund() {
    let member = member();
    let (order_id, amount) = refundable(&member).await;
    let mut events = soon(member.subscribe::<RefundUpdated>(refund_updated::Variables::default()))
        .await
        .expect("a subscription");

    let input = RefundRequestInput {
        amount: Some(amount.clone()),
        ..RefundRequestInput::new(order_id.clone(), RefundReason::Other)
    };
    let variables = request_refund::Variables { input };
    let done = member.run::<RequestRefund>(variables).await.expect("an answer").refund_request;
    assert_eq!(done.user_errors, []);
    let done = done.refund.expect("the refund");
    assert_eq!(done.order.id, order_id);
    let refund = done.refund_summary;
    assert_eq!((&refund.status, &refund.reason), (&RefundStatus::InReview, &RefundReason::Other));
    assert_eq!((refund.amount.amount, &refund.amount.currency_code), (amount.amount, &amount.currency_code));
    assert_eq!(
        (refund.allowed_actions.as_slice(), refund.decided_at),
        ([RefundAction::Cancel].as_slice(), None)
    );
    assert_eq!(next_of(&refund.id, &mut events).await, refund);

    let input = RefundDecisionInput {
        expected_version: Some(refund.version),
        ..RefundDecisionInput::new(refund.id.clone())
    };
    let variables = cancel_refund::Variables { input };
    let done = member.run::<CancelRefund>(variables).await.expect("an answer").refund_cancel;
    assert_eq!(done.user_errors, []);
    let cancelled = done.refund.expect("the refund");
    assert_eq!((&cancelled.id, &cancelled.status), (&refund.id, &RefundStatus::Cancelled));
    assert_eq!(next_of(&refund.id, &mut events).await, cancelled);
}

/// An order of the member's, and the smallest amount that can be asked back for it.
async fn refundable(member: &Client) -> (String, MoneyInput) {
    let filter = OrderFilter { status: Some(vec![OrderStatus::Settled]), ..Default::default() };
    let variables = my_orders::Variables { first: Some(5), filter: Some(filter), ..Default::default() };
    let data = member.run::<MyOrders>(variables).await.expect("an answer");
    for edge in data.viewer.expect("somebody").orders.expect("orders").edges {
        let variables = order_details::Variables { order_id: edge.node.id };
        let order = member.run::<OrderDetails>(variables).await.expect("an answer").order.expect("the order");
        let rest = order.refundable;
        if rest.amount > Decimal::ZERO {
            let amount = Decimal::new(1, rest.amount.scale());
            return (order.id, MoneyInput { amount, currency_code: rest.currency_code });
        }
    }
    panic!("the member has no order with something left to refund");
}

/// The next event about the refund. Others may be about refunds of other suites' making.
async fn next_of(refund_id: &str, events: &mut Subscription<RefundUpdated>) -> RefundSummary {
    loop {
        let event = soon(events.next()).await.expect("an open subscription").expect("an event");
        if event.refund_updated.id == refund_id {
            return event.refund_updated;
        }
    }
}
