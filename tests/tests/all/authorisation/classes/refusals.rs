use super::super::class::{Class, class};
use super::money::GIVEN;

/// What is wrong with an input is told to whoever may make the call.
pub fn classes() -> Vec<Class> {
    let refusal = |name, call: &str, letters| {
        let operation = format!("mutation {{ {call} {{ userErrors {{ @ }} }} }}");
        class(name, "code field message").met(operation, letters)
    };
    let register = "userRegister(input: { email: \"?\", password: \"\", displayName: \"x\" })";
    let draft = "rebateRuleDraft(input: { name: \"\", reward: { percentOfOrder: \"0.1\" } })";
    let approve = "refundApprove(input: { refundId: $REFUND, expectedVersion: 99 })";
    let change = "settingsUpdate(input: { expectedVersion: 99 })";
    vec![
        refusal("AccountUserError", register, "V VVVV VVV VVVVV V"),
        refusal(
            "BalanceUserError",
            &format!("balanceAdjust(input: {{ userId: \"nobody\", {GIVEN} }})"),
            "U FFFF FVV FFFFF F",
        ),
        refusal("BillUserError", "billsIssue(input: { month: \"never\" })", "U FFFF FVV FFFFF F"),
        refusal(
            "CatalogueUserError",
            "merchantCreate(input: { name: \"\", terms: { rate: \"0.1\" } })",
            "U FFFF FFV FFFFF F",
        ),
        refusal("ImportUserError", "ordersImport(input: { records: [] })", "U FFFF FFV FFVFF F"),
        refusal("JobUserError", "jobRetry(input: { jobId: \"nothing\" })", "U FFFF FFV FFFFF F"),
        refusal("LinkUserError", "linkConvert(input: { text: \"\" })", "U VVVV VVV FFFFF V"),
        refusal("NetworkUserError", "networkSync(input: { source: STORE })", "U FFFF FVV FFFFF F"),
        refusal(
            "RiskUserError",
            "riskHoldPlace(input: { userId: \"nobody\", reason: OTHER, note: \"x\" })",
            "U FFFF VVV FFFFF F",
        ),
        refusal("NotificationUserError", "deviceRegister(input: { token: \"?\" })", "U VVVV VVV FFFFF V"),
        refusal(
            "OrderClaimUserError",
            "orderClaim(input: { orderNumber: \"?\", idempotencyKey: \"x\" })",
            "U VVVV VVV FVFFF V",
        ),
        refusal(
            "PaymentUserError",
            "orderPay(input: { orderId: \"nothing\", channel: ALIPAY, idempotencyKey: \"x\" })",
            "U VVVV VVV FFFFF V",
        ),
        refusal("RebateRuleUserError", draft, "U FFFF FFV FFFFF F"),
        refusal(
            "VoucherUserError",
            "refundVoucherReissue(input: { refundId: \"nothing\" })",
            "U FFFF FVV FFFFF F",
        ),
        refusal("RefundUserError", approve, "U FFFF VVV FFFFF F"),
        refusal("SettingsUserError", change, "U FFFF FFV FFFFF F"),
        refusal(
            "StockUserError",
            "stockAdjust(input: { variantId: \"nothing\", delta: 1, reason: LOST })",
            "U FFFF VVV FFFFF F",
        ),
        refusal(
            "StoreOrderUserError",
            "orderPlace(input: { lines: [], idempotencyKey: \"x\" })",
            "U VVVV VVV FFFFF V",
        ),
        refusal("WebhookUserError", "webhookEndpointCreate(input: { url: \"?\" })", "U FFFF FFV FFFFF F"),
    ]
}
