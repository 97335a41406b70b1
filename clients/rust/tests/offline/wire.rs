//! What is sent and how answers are read, without a server.

use rebated_client::GraphQLQuery;
use rebated_client::operations::{
    DraftRebateRule, Home, MyOrders, OrderDetails, draft_rebate_rule, home, my_orders, order_details,
};
use rebated_client::rust_decimal::Decimal;
use rebated_client::types::{
    Amount, CurrencyCode, DateTime, MoneyInput, OrderFilter, OrderStatus, RebateRuleDraftInput, RefundReason,
    RuleRewardInput,
};
use serde_json::{from_value, json, to_value};

#[test]
fn absent_is_not_null() {
    let body = Home::build_query(home::Variables { orders: None });
    assert_eq!(
        to_value(body).expect("JSON"),
        json!({ "operationName": "Home", "query": home::QUERY, "variables": {} })
    );
    let placed_from: DateTime = "2026-11-21T16:30:00+08:00".parse().expect("a time");
    let variables = my_orders::Variables {
        filter: Some(OrderFilter {
            placed_from: Some(placed_from),
            status: Some(vec![OrderStatus::AwaitingPayment]),
            ..Default::default()
        }),
        ..Default::default()
    };
    assert_eq!(
        to_value(MyOrders::build_query(variables).variables).expect("JSON"),
        json!({ "filter": { "placedFrom": "2026-11-21T08:30:00Z", "status": ["AWAITING_PAYMENT"] } })
    );
}

#[test]
fn a_document_has_the_fragments_that_it_uses_and_no_others() {
    let names = |document: &str| -> Vec<String> {
        let names = document.lines().filter_map(|line| line.strip_prefix("fragment "));
        names.map(|line| line.split(' ').next().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(names(home::QUERY), ["Amount", "BalanceFigures", "OrderSummary", "Profile", "RebateSummary"]);
    assert_eq!(names(order_details::QUERY), ["Amount", "RebateSummary", "RefundSummary"]);
    assert_eq!(
        OrderDetails::build_query(order_details::Variables { order_id: "x".into() }).query,
        order_details::QUERY
    );
}

#[test]
fn exactly_one_field_of_a_reward_is_sent() {
    let draft = |reward| {
        let variables =
            draft_rebate_rule::Variables { input: RebateRuleDraftInput::new("Half".into(), reward) };
        to_value(DraftRebateRule::build_query(variables).variables).expect("JSON")
    };
    assert_eq!(
        draft(RuleRewardInput::PercentOfCommission(Decimal::new(5, 1))),
        json!({ "input": { "name": "Half", "reward": { "percentOfCommission": "0.5" } } })
    );
    let fixed = MoneyInput { amount: Decimal::new(1250, 2), currency_code: CurrencyCode::Cny };
    assert_eq!(
        draft(RuleRewardInput::Fixed(fixed)),
        json!({ "input": { "name": "Half", "reward": { "fixed": { "amount": "12.50", "currencyCode": "CNY" } } } })
    );
}

#[test]
fn amounts_keep_their_decimals() {
    let amount: Amount = from_value(json!({ "amount": "-12.50", "currencyCode": "USD" })).expect("an amount");
    assert_eq!(amount, Amount { amount: Decimal::new(-1250, 2), currency_code: CurrencyCode::Usd });
    assert_eq!(amount.amount.to_string(), "-12.50");
}

#[test]
fn values_of_later_schemas_are_read() {
    let read = |value: &str| from_value::<RefundReason>(json!(value)).expect("a reason");
    assert_eq!(read("OTHER"), RefundReason::Other);
    assert_eq!(read("LOST_BY_CARRIER"), RefundReason::Unrecognised("LOST_BY_CARRIER".into()));
    assert_eq!(
        to_value(RefundReason::Unrecognised("LOST_BY_CARRIER".into())).expect("JSON"),
        json!("LOST_BY_CARRIER")
    );
}
