//! What each root field answers to each caller.

/// One root field: a call of it, and one letter for each of [`CALLERS`](super::cast::CALLERS):
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

/// Columns: anonymous, another member, owner, support, finance, administrator, bare bot, scoped bot.
pub const QUERIES: &[Row] = &[
    row("apiKeys", "apiKeys { edges { cursor } }", "UFFFFOFF"),
    row("bills", "bills { edges { cursor } }", "UOOOOOFF"),
    row("ledger", "ledger { __typename }", "UFFFOOFF"),
    row("node", "node(id: $ORDER) { id }", "AAOOOOAO"),
    row("nodes", "nodes(ids: [$ORDER]) { id }", "AAOOOOAO"),
    row("order", "order(id: $ORDER) { id }", "AAOOOOAO"),
    row("orders", "orders { edges { cursor } }", "UOOOOOFO"),
    row(
        "rebatePreview",
        "rebatePreview(input: { source: TAOBAO, paid: { amount: \"1.00\", currencyCode: CNY } }) {
            __typename
        }",
        "UOOOOOOO",
    ),
    row("rebateRules", "rebateRules { edges { cursor } }", "UFFOOOFF"),
    row("rebates", "rebates { edges { cursor } }", "UOOOOOFO"),
    row("refunds", "refunds { edges { cursor } }", "UOOOOOFF"),
    row("settings", "settings { version }", "UFFOOOFF"),
    row("users", "users { edges { cursor } }", "UFFOOOFF"),
    row("viewer", "viewer { id }", "AOOOOOOO"),
];

/// Columns as above. The payload's `userErrors` are selected by the test.
pub const MUTATIONS: &[Row] = &[
    row("apiKeyCreate", "input: { name: \"\", scopes: [ORDERS_READ] }", "UFFFFOFF"),
    row("apiKeyRevoke", "input: { apiKeyId: $KEY }", "UFFFFOFF"),
    row("billsIssue", "input: { month: \"never\" }", "UFFFOOFF"),
    row("identityLink", "input: { userId: $USER, provider: \"?\", subject: \"x\" }", "UFFFFOFO"),
    row("identityUnlink", "input: { provider: \"?\", subject: \"x\" }", "UFFFFOFO"),
    row("ordersImport", "input: { records: [] }", "UFFFFOFO"),
    row("rebateRuleDraft", "input: { name: \"\", reward: { percentOfOrder: \"0.1\" } }", "UFFFFOFF"),
    row("rebateRulePause", "input: { ruleId: $RULE, expectedVersion: 99 }", "UFFFFOFF"),
    row("rebateRulePublish", "input: { ruleId: $RULE, expectedVersion: 99 }", "UFFFFOFF"),
    row("rebateRuleRetire", "input: { ruleId: $RULE, expectedVersion: 99 }", "UFFFFOFF"),
    row("refundApprove", "input: { refundId: $REFUND, expectedVersion: 99 }", "UFFOOOFF"),
    row("refundCancel", "input: { refundId: $REFUND, expectedVersion: 99 }", "UAOOOOFF"),
    row("refundReject", "input: { refundId: $REFUND, expectedVersion: 99 }", "UFFOOOFF"),
    row(
        "refundRequest",
        "input: { orderId: $ORDER, reason: OTHER, amount: { amount: \"0.00\", currencyCode: CNY } }",
        "UAOOOOFF",
    ),
    row("sessionCreate", "input: { password: \"\" }", "OOOOOOOO"),
    row("sessionRefresh", "input: { refreshToken: \"\" }", "OOOOOOOO"),
    row("sessionRevoke", "input: { sessionId: $ORDER }", "UAAAAAFF"),
    row("settingsUpdate", "input: { holdDays: 1, expectedVersion: 99 }", "UFFFFOFF"),
    row("userClose", "input: { userId: $GONE }", "UFFFFOFF"),
    row("userInviterSet", "input: { userId: $USER, inviterId: $USER }", "UFFFFOFF"),
    row("userPasswordChange", "input: { currentPassword: \"\", password: \"\" }", "UOOOOOFF"),
    row("userRegister", "input: { email: \"?\", password: \"\", displayName: \"\" }", "OOOOOOOO"),
    row("userReinstate", "input: { userId: $GONE }", "UFFFFOFF"),
    row("userRoleSet", "input: { userId: $USER, role: ADMIN, expectedVersion: 99 }", "UFFFFOFF"),
    row("userSuspend", "input: { userId: $GONE }", "UFFFFOFF"),
    row("userTierSet", "input: { userId: $USER, tier: \"?\" }", "UFFFFOFF"),
    row("userUpdate", "input: { expectedVersion: 99 }", "UOOOOOFF"),
];

/// Columns as above. Whoever may subscribe is sent what they may see and nothing else.
pub const SUBSCRIPTIONS: &[Row] = &[
    row("balanceChanged", "balanceChanged { __typename }", "UOOOOOOO"),
    row("orderUpdated", "orderUpdated { id }", "UOOOOOOO"),
    row("rebateUpdated", "rebateUpdated { id }", "UOOOOOOO"),
    row("refundUpdated", "refundUpdated { id }", "UOOOOOOO"),
];

/// Objects by type. Columns as above.
pub const NODES: &[Row] = &[
    row("Bill", "node(id: $BILL) { id }", "AAOAOOAA"),
    row("Order", "node(id: $ORDER) { id }", "AAOOOOAO"),
    row("Rebate", "node(id: $REBATE) { id }", "AAOOOOAO"),
    row("RebateRule", "node(id: $RULE) { id }", "AAAOOOAA"),
    row("Refund", "node(id: $REFUND) { id }", "AAOOOOAA"),
    row("User", "node(id: $USER) { id }", "AAOOOOAA"),
];
