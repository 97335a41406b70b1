//! What each root field answers to each caller.

use super::cast::CALLERS;
use super::class::letter;
use super::schema::Field;

/// One root field: a call of it, and one letter for each of [`CALLERS`](super::cast::CALLERS), in groups:
/// **O**k, **U**nauthenticated, **F**orbidden, or **A**bsent, which is null or "there is no such thing".
///
/// Writes are refused for what they ask, after it was settled who may ask: a refusal that names neither
/// the caller nor an absent thing is "ok" here, and the whole table changes nothing.
pub struct Row {
    pub field: &'static str,
    pub call: &'static str,
    pub expected: &'static str,
}

const fn row(field: &'static str, call: &'static str, expected: &'static str) -> Row {
    Row { field, call, expected }
}

/// Columns as in [`CALLERS`](super::cast::CALLERS).
pub const QUERIES: &[Row] = &[
    row("apiKeys", "apiKeys { edges { cursor } }", "U FFFF FFO FFFFF F"),
    row("auditEntries", "auditEntries { edges { cursor } }", "U FFFF FOO FFFFF F"),
    row("balanceAdjustments", "balanceAdjustments { edges { cursor } }", "U FFFF FOO FFFFF F"),
    row("balanceHolds", "balanceHolds { edges { cursor } }", "U FFFF FOO FFFFF F"),
    row("bills", "bills { edges { cursor } }", "U OOOO OOO FFFFF O"),
    row("events", "events { edges { cursor } }", "U OOOO OOO FOFOO O"),
    row("jobs", "jobs { edges { cursor } }", "U FFFF FFO FFFFF F"),
    row("ledger", "ledger { __typename }", "U FFFF FOO FFFFF F"),
    row("merchants", "merchants { edges { cursor } }", "U FFFF OOO FFFFF F"),
    row("networkWindows", "networkWindows { edges { cursor } }", "U FFFF OOO FFFFF F"),
    row("networks", "networks { source }", "U FFFF OOO FFFFF F"),
    row("node", "node(id: $ORDER) { id }", "A AOAA OOO AAAOA A"),
    row("nodes", "nodes(ids: [$ORDER]) { id }", "A AOAA OOO AAAOA A"),
    row("notificationPreferences", "notificationPreferences { __typename }", "U OOOO OOO FFFFF O"),
    row(
        "notificationTemplatePreview",
        "notificationTemplatePreview(input: { kind: SIGNED_IN, medium: EMAIL, language: EN, title: \"x\", body: \"x\" }) {
            __typename
        }",
        "U FFFF FFO FFFFF F",
    ),
    row("notificationTemplates", "notificationTemplates { __typename }", "U FFFF FFO FFFFF F"),
    row("notificationUnreadCount", "notificationUnreadCount", "U OOOO OOO FFFFF O"),
    row("notifications", "notifications { edges { cursor } }", "U OOOO OOO FFFFF O"),
    row("order", "order(id: $ORDER) { id }", "A AOAA OOO AAAOA A"),
    row("orderClaims", "orderClaims { edges { cursor } }", "U OOOO OOO FFFFF O"),
    row("orders", "orders { edges { cursor } }", "U OOOO OOO FFFOF O"),
    row("paymentCallbacks", "paymentCallbacks { edges { cursor } }", "U FFFF FOO FFFFF F"),
    row("payments", "payments { edges { cursor } }", "U FFFF OOO FFFFF F"),
    row("products", "products { edges { cursor } }", "U OOOO OOO FFFOF O"),
    row(
        "rebateBacktest",
        "rebateBacktest(input: { document: $LESS, from: \"2026-10-01T00:00:00Z\", to: \"2026-11-01T00:00:00Z\" }) { report { lines } }",
        "U FFFF FOO FFFFF F",
    ),
    row(
        "rebatePreview",
        "rebatePreview(input: { source: TAOBAO, paid: { amount: \"1.00\", currencyCode: CNY } }) {
            __typename
        }",
        "U OOOO OOO OOOOO O",
    ),
    row("rebateRules", "rebateRules { edges { cursor } }", "U FFFF OOO FFFFF F"),
    row("rebateRulesExport", "rebateRulesExport", "U FFFF OOO FFFFF F"),
    row("rebates", "rebates { edges { cursor } }", "U OOOO OOO FFFFO O"),
    row("refunds", "refunds { edges { cursor } }", "U OOOO OOO FFFFF O"),
    row("riskHolds", "riskHolds { edges { cursor } }", "U FFFF OOO FFFFF F"),
    row("settings", "settings { version }", "U FFFF OOO FFFFF F"),
    row("systemHealth", "systemHealth { checkedAt }", "U FFFF FFO FFFFF F"),
    row("users", "users { edges { cursor } }", "U FFFF OOO FFFFF F"),
    row("viewer", "viewer { id }", "A OOOO OOO OOOOO O"),
    row(
        "webhookDeliveries",
        "webhookDeliveries(endpointId: $ENDPOINT) { edges { cursor } }",
        "U FFFF FFO FFFFF F",
    ),
    row("webhookEndpoints", "webhookEndpoints { edges { cursor } }", "U FFFF FFO FFFFF F"),
];

/// Columns as above. The payload's `userErrors` are selected by the test.
pub const MUTATIONS: &[Row] = &[
    row("adjustmentApprove", "input: { adjustmentId: $ADJUSTMENT }", "U FFFF FOO FFFFF F"),
    row("adjustmentReject", "input: { adjustmentId: $ADJUSTMENT }", "U FFFF FOO FFFFF F"),
    row("adjustmentReverse", "input: { adjustmentId: $REVERSAL, note: \"x\" }", "U FFFF FOO FFFFF F"),
    row("apiKeyCreate", "input: { name: \"\", scopes: [ORDERS_READ] }", "U FFFF FFO FFFFF F"),
    row("apiKeyRevoke", "input: { apiKeyId: $KEY }", "U FFFF FFO FFFFF F"),
    row(
        "balanceAdjust",
        "input: { userId: $USER, amount: { amount: \"0\", currencyCode: CNY }, reason: OTHER, note: \"x\" }",
        "U FFFF FOO FFFFF F",
    ),
    row(
        "balanceHold",
        "input: { userId: $USER, amount: { amount: \"0\", currencyCode: CNY }, reason: OTHER, note: \"x\" }",
        "U FFFF FOO FFFFF F",
    ),
    row("billsIssue", "input: { month: \"never\" }", "U FFFF FOO FFFFF F"),
    row("deviceForget", "input: { deviceId: \"nothing\" }", "U AAAA AAA FFFFF A"),
    row("deviceRegister", "input: { token: \"?\" }", "U OOOO OOO FFFFF O"),
    row(
        "holdCapture",
        "input: { holdId: $HOLD, amount: { amount: \"1\", currencyCode: CNY } }",
        "U FFFF FOO FFFFF F",
    ),
    row("holdRelease", "input: { holdId: $HOLD }", "U FFFF FOO FFFFF F"),
    row("identityLink", "input: { userId: $USER, provider: \"?\", subject: \"x\" }", "U FFFF FFO FOFFF F"),
    row("identityLinkCodeCreate", "input: { provider: \"?\" }", "U OOOO OOO FFFFF O"),
    row("identityUnlink", "input: { provider: \"?\", subject: \"x\" }", "U FFFF FFO FOFFF F"),
    row("jobDiscard", "input: { jobId: $JOB, expectedVersion: 99 }", "U FFFF FFO FFFFF F"),
    row("jobRetry", "input: { jobId: $JOB, expectedVersion: 99 }", "U FFFF FFO FFFFF F"),
    row("linkConvert", "input: { text: \"x\" }", "U OOOO OOO FFFFF O"),
    row("merchantCreate", "input: { name: \"\", terms: { rate: \"0.1\" } }", "U FFFF FFO FFFFF F"),
    row("merchantUpdate", "input: { merchantId: $MERCHANT, expectedVersion: 99 }", "U FFFF FFO FFFFF F"),
    row("networkRegister", "input: { source: STORE }", "U OOOO OOO FFFFF O"),
    row(
        "networkResync",
        "input: { source: STORE, from: \"2026-10-01T00:00:00Z\", until: \"2026-10-02T00:00:00Z\" }",
        "U FFFF FAA FFFFF F",
    ),
    row("networkSync", "input: { source: STORE }", "U FFFF FAA FFFFF F"),
    row("notificationPreferencesSet", "input: { }", "U OOOO OOO FFFFF O"),
    row(
        "notificationTemplateUpdate",
        "input: { kind: SIGNED_IN, medium: EMAIL, language: EN, title: \"x\", body: \"x\", expectedVersion: 99 }",
        "U FFFF FFO FFFFF F",
    ),
    row("notificationsMarkRead", "input: { notificationIds: [] }", "U OOOO OOO FFFFF O"),
    row("orderCancel", "input: { orderId: $STORE_ORDER, expectedVersion: 99 }", "U AOAA OOO FFFFF A"),
    row("orderClaim", "input: { orderNumber: \"?\", idempotencyKey: \"x\" }", "U OOOO OOO FOFFF O"),
    row("orderClaimDecide", "input: { claimId: $CLAIM, grant: true }", "U FFFF OOO FFFFF F"),
    row("orderClaimWithdraw", "input: { claimId: $GRANTED_CLAIM }", "U AOAA AAA FFFFF A"),
    row(
        "orderPay",
        "input: { orderId: $STORE_ORDER, channel: ALIPAY, idempotencyKey: \"x\" }",
        "U AOAA AAA FFFFF A",
    ),
    row("orderPlace", "input: { lines: [], idempotencyKey: \"x\" }", "U OOOO OOO FFFFF O"),
    row("orderReceive", "input: { orderId: $STORE_ORDER, expectedVersion: 99 }", "U AOAA OOO FFFFF A"),
    row(
        "orderShip",
        "input: { orderId: $STORE_ORDER, carrier: \"x\", trackingNumber: \"x\", expectedVersion: 99 }",
        "U FFFF OOO FFFFF F",
    ),
    row("ordersImport", "input: { records: [] }", "U FFFF FFO FFOFF F"),
    row(
        "paymentResolve",
        "input: { paymentId: $PAYMENT, isOurs: true, evidence: \"x\", expectedVersion: 99 }",
        "U FFFF FOO FFFFF F",
    ),
    row("paymentReturnRetry", "input: { paymentId: $PAYMENT, evidence: \"x\" }", "U FFFF FOO FFFFF F"),
    row("productCreate", "input: { merchantId: $MERCHANT, title: \"\", variants: [] }", "U FFFF FFO FFFFF F"),
    row("productUpdate", "input: { productId: $PRODUCT, expectedVersion: 99 }", "U FFFF FFO FFFFF F"),
    row(
        "rebateRuleDraft",
        "input: { name: \"\", reward: { percentOfOrder: \"0.1\" } }",
        "U FFFF FFO FFFFF F",
    ),
    row("rebateRulePause", "input: { ruleId: $RULE, expectedVersion: 99 }", "U FFFF FFO FFFFF F"),
    row("rebateRulePublish", "input: { ruleId: $RULE, expectedVersion: 99 }", "U FFFF FFO FFFFF F"),
    row("rebateRuleRetire", "input: { ruleId: $RULE, expectedVersion: 99 }", "U FFFF FFO FFFFF F"),
    row("rebateRulesImport", "input: { document: \"\" }", "U FFFF FFO FFFFF F"),
    row("refundApprove", "input: { refundId: $REFUND, expectedVersion: 99 }", "U FFFF OOO FFFFF F"),
    row("refundAssign", "input: { refundId: $REFUSED, assigneeId: \"nobody\" }", "U FFFF AAA FFFFF F"),
    row("refundCancel", "input: { refundId: $REFUND, expectedVersion: 99 }", "U AOAA OOO FFFFF A"),
    row(
        "refundCompensate",
        "input: { refundId: $REFUND, note: \"x\", amount: { amount: \"0.00\", currencyCode: CNY } }",
        "U FFFF FOO FFFFF F",
    ),
    row(
        "refundInterceptionReport",
        "input: { refundId: $REFUND, turnedRound: true, expectedVersion: 99 }",
        "U FFFF OOO FFFFF F",
    ),
    row("refundNoteAdd", "input: { refundId: $REFUND, note: \"\" }", "U FFFF OOO FFFFF F"),
    row("refundReject", "input: { refundId: $REFUND, expectedVersion: 99 }", "U FFFF OOO FFFFF F"),
    row(
        "refundRequest",
        "input: { orderId: $ORDER, reason: OTHER, amount: { amount: \"0.00\", currencyCode: CNY } }",
        "U AOAA OOO FFFFF A",
    ),
    row(
        "refundResolve",
        "input: { refundId: $REFUND, evidence: \"\", resolution: DONE }",
        "U FFFF FOO FFFFF F",
    ),
    row("refundRetry", "input: { refundId: $REFUND, evidence: \"\" }", "U FFFF FOO FFFFF F"),
    row(
        "refundReturnInspect",
        "input: { refundId: $REFUND, verdict: PASSED, expectedVersion: 99 }",
        "U FFFF OOO FFFFF F",
    ),
    row("refundReturnReceive", "input: { refundId: $REFUSED }", "U FFFF OOO FFFFF F"),
    row(
        "refundReturnShip",
        "input: { refundId: $REFUND, carrier: \"SF\", trackingNumber: \"1\", expectedVersion: 99 }",
        "U AOAA OOO FFFFF A",
    ),
    row("refundVoucherReissue", "input: { refundId: \"nothing\" }", "U FFFF FAA FFFFF F"),
    row("refundsApprove", "input: { refundIds: [$REFUSED] }", "U FFFF OOO FFFFF F"),
    row("refundsReject", "input: { refundIds: [$REFUSED] }", "U FFFF OOO FFFFF F"),
    row("riskHoldPlace", "input: { userId: $USER, reason: OTHER, note: \"\" }", "U FFFF OOO FFFFF F"),
    row("riskHoldRelease", "input: { holdId: $RISK_HOLD, note: \"\" }", "U FFFF FOO FFFFF F"),
    row("sessionCreate", "input: { password: \"\" }", "O OOOO OOO OOOOO O"),
    row("sessionRefresh", "input: { refreshToken: \"\" }", "O OOOO OOO OOOOO O"),
    row("sessionRevoke", "input: { sessionId: $ORDER }", "U AAAA AAA FFFFF A"),
    row("settingsUpdate", "input: { holdDays: 1, expectedVersion: 99 }", "U FFFF FFO FFFFF F"),
    row("stockAdjust", "input: { variantId: $VARIANT, delta: 0, reason: LOST }", "U FFFF OOO FFFFF F"),
    row(
        "storeSaleWithdraw",
        "input: { variantId: $VARIANT, reason: WRONG_PRICE, soldFrom: \"2026-01-02T00:00:00Z\", soldTo: \"2026-01-01T00:00:00Z\" }",
        "U FFFF FOO FFFFF F",
    ),
    row("userClose", "input: { userId: $GONE }", "U FFFF FFO FFFFF F"),
    row("userInviterSet", "input: { userId: $USER, inviterId: $USER }", "U FFFF FFO FFFFF F"),
    row("userPasswordChange", "input: { currentPassword: \"\", password: \"\" }", "U OOOO OOO FFFFF O"),
    row("userRegister", "input: { email: \"?\", password: \"\", displayName: \"\" }", "O OOOO OOO OOOOO O"),
    row("userReinstate", "input: { userId: $GONE }", "U FFFF FFO FFFFF F"),
    row("userRoleSet", "input: { userId: $USER, role: ADMIN, expectedVersion: 99 }", "U FFFF FFO FFFFF F"),
    row("userSuspend", "input: { userId: $GONE }", "U FFFF FFO FFFFF F"),
    row("userTierSet", "input: { userId: $USER, tier: \"?\" }", "U FFFF FFO FFFFF F"),
    row("userUpdate", "input: { expectedVersion: 99 }", "U OOOO OOO FFFFF O"),
    row("webhookEndpointCreate", "input: { url: \"?\" }", "U FFFF FFO FFFFF F"),
    row("webhookEndpointDelete", "input: { endpointId: $GONE }", "U FFFF FFA FFFFF F"),
    row("webhookEndpointEnable", "input: { endpointId: $GONE }", "U FFFF FFA FFFFF F"),
    row(
        "webhookEndpointSecretRotate",
        "input: { endpointId: $ENDPOINT, overlapHours: -1 }",
        "U FFFF FFO FFFFF F",
    ),
    row("webhookEndpointTest", "input: { endpointId: $GONE }", "U FFFF FFA FFFFF F"),
    row(
        "webhookEndpointUpdate",
        "input: { endpointId: $ENDPOINT, expectedVersion: 99 }",
        "U FFFF FFO FFFFF F",
    ),
    row("webhookEventsReplay", "input: { endpointId: $ENDPOINT }", "U FFFF FFO FFFFF F"),
];

/// Columns as above. Whoever may subscribe is sent what they may see and nothing else.
pub const SUBSCRIPTIONS: &[Row] = &[
    row("balanceChanged", "balanceChanged { __typename }", "U OOOO OOO OOOOO O"),
    row("events", "events { id }", "U OOOO OOO FOFOO O"),
    row("notificationReceived", "notificationReceived { id }", "U OOOO OOO FFFFF O"),
    row("orderUpdated", "orderUpdated { id }", "U OOOO OOO OOOOO O"),
    row(
        "rebateBacktest",
        "rebateBacktest(input: { from: \"2026-10-01T00:00:00Z\", to: \"2026-11-01T00:00:00Z\" }) { done }",
        "U FFFF FOO FFFFF F",
    ),
    row("rebateUpdated", "rebateUpdated { id }", "U OOOO OOO OOOOO O"),
    row("refundUpdated", "refundUpdated { id }", "U OOOO OOO OOOOO O"),
];

/// Objects by type: their ids. Columns as above.
pub const NODES: &[Row] = &[
    row("AuditEntry", "$AUDIT_ENTRY", "A AAAA AOO AAAAA A"),
    row("BalanceAdjustment", "$ADJUSTMENT", "A AOAA AOO AAAAA A"),
    row("BalanceHold", "$HOLD", "A AOAA AOO AAAAA A"),
    row("Bill", "$BILL", "A AOAA AOO AAAAA A"),
    row("Job", "$JOB", "A AAAA AAO AAAAA A"),
    row("LedgerTransfer", "$CAPTURED", "A AAAA AOO AAAAA A"),
    row("Merchant", "$MERCHANT", "A AAAA OOO AAAAA A"),
    row("Notification", "$NOTIFICATION", "A AOAA OOO AAAAA A"),
    row("Order", "$ORDER", "A AOAA OOO AAAOA A"),
    row("OrderClaim", "$CLAIM", "A AOAA OOO AAAAA A"),
    row("Payment", "$PAYMENT", "A AOAA OOO AAAAA A"),
    row("Product", "$PRODUCT", "A OOOO OOO AAAOA O"),
    row("Rebate", "$REBATE", "A AOAA OOO AAAAO A"),
    row("RebateRule", "$RULE", "A AAAA OOO AAAAA A"),
    row("Refund", "$REFUND", "A AOAA OOO AAAAA A"),
    row("RiskHold", "$RISK_HOLD", "A AAAA OOO AAAAA A"),
    row("TrackingLink", "$LINK", "A AOAA OOO AAAAA A"),
    row("User", "$USER", "A AOOO OOO AAAOO A"),
    row("WebhookDelivery", "$DELIVERY", "A AAAA AAO AAAAA A"),
    row("WebhookEndpoint", "$ENDPOINT", "A AAAA AAO AAAAA A"),
];

/// Who may make a call that others may not, by the letters of its row.
const WORDS: [(&str, &str); 5] = [
    ("U FFFF FFO FFFFF F", "administrators."),
    ("U FFFF FOO FFFFF F", "or finance and administrators."),
    ("U FFFF OOO FFFFF F", "For staff."),
    ("U FFFF FFO FOFFF F", "For administrators, and bots with the scope `IDENTITIES_WRITE`."),
    ("U FFFF FFO FFOFF F", "For administrators, and bots with the scope `ORDERS_IMPORT`."),
];

/// The rows that refuse some people without a word about it in the field's description.
pub fn undescribed(rows: &[Row], fields: &[Field]) -> Vec<String> {
    let mut wrong = Vec::new();
    // what bots alone are refused is nobody's, or people's own
    let refused = rows
        .iter()
        .filter(|row| (0..CALLERS.len() - 6).chain([13]).any(|caller| letter(row.expected, caller) == 'F'));
    for row in refused {
        let field = fields.iter().find(|field| field.name == row.field).unwrap();
        // whoever may make the call may also find nothing
        let allowed = row.expected.replace('A', "O");
        let words = WORDS.iter().find(|(letters, _)| *letters == allowed).map(|(_, words)| *words);
        let words = words.unwrap_or_else(|| panic!("which words are right for {}?", row.field));
        if !field.description.replace('\n', " ").contains(words) {
            wrong.push(format!("{} does not say \"{words}\"", row.field));
        }
    }
    wrong
}
