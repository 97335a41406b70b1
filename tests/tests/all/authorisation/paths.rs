//! What each caller finds at the end of each path.

/// One field that leads to an object: see [`edges`](super::edges::edges). `operation` starts at something that
/// some callers see and has `@` at the end of the path; letters as in
/// [`Reading::visibility`](super::reading::Reading::visibility).
pub struct Path {
    pub edge: &'static str,
    pub operation: &'static str,
    pub expected: &'static str,
}

const fn path(edge: &'static str, operation: &'static str, expected: &'static str) -> Path {
    Path { edge, operation, expected }
}

/// Columns as in [`CALLERS`](super::cast::CALLERS). An edge may have several paths.
pub const PATHS: &[Path] = &[
    path(
        "AccountTransaction.order: Order",
        "node(id: $USER) { ... on User { transactions { edges { node { order { @ } } } } } }",
        "A AVFF FVV AAAFF A",
    ),
    // the inviter's movements are about somebody else's order
    path(
        "AccountTransaction.order: Order",
        "viewer { transactions { edges { node { order { @ } } } } }",
        "A AVAA AAA FFFFF A",
    ),
    path(
        "BalanceAdjustment.decidedBy: User",
        "node(id: $ADJUSTMENT) { ... on BalanceAdjustment { decidedBy { @ } } }",
        "A AAAA AVV AAAAA A",
    ),
    path(
        "BalanceAdjustment.requestedBy: User",
        "node(id: $ADJUSTMENT) { ... on BalanceAdjustment { requestedBy { @ } } }",
        "A AAAA AVV AAAAA A",
    ),
    path(
        "BalanceAdjustment.reverses: BalanceAdjustment",
        "node(id: $REVERSAL) { ... on BalanceAdjustment { reverses { @ } } }",
        "A AVAA AVV AAAAA A",
    ),
    path(
        "BalanceAdjustment.user: User",
        "node(id: $ADJUSTMENT) { ... on BalanceAdjustment { user { @ } } }",
        "A AVAA AVV AAAAA A",
    ),
    path(
        "BalanceHold.placedBy: User",
        "node(id: $HOLD) { ... on BalanceHold { placedBy { @ } } }",
        "A AAAA AVV AAAAA A",
    ),
    path(
        "BalanceHold.user: User",
        "node(id: $HOLD) { ... on BalanceHold { user { @ } } }",
        "A AVAA AVV AAAAA A",
    ),
    path(
        "RiskHold.order: Order",
        "node(id: $RISK_HOLD) { ... on RiskHold { order { @ } } }",
        "A AAAA VVV AAAAA A",
    ),
    path(
        "RiskHold.placedBy: User",
        "node(id: $RISK_HOLD) { ... on RiskHold { placedBy { @ } } }",
        "A AAAA VVV AAAAA A",
    ),
    path(
        "RiskHold.releasedBy: User",
        "node(id: $RISK_RELEASED) { ... on RiskHold { releasedBy { @ } } }",
        "A AAAA VVV AAAAA A",
    ),
    path(
        "RiskHold.user: User",
        "node(id: $RISK_RELEASED) { ... on RiskHold { user { @ } } }",
        "A AAAA VVV AAAAA A",
    ),
    path(
        "Query.networkWindows: NetworkWindow",
        "networkWindows { edges { node { @ } } }",
        "U FFFF VVV FFFFF F",
    ),
    path("Query.riskHolds: RiskHold", "riskHolds { edges { node { @ } } }", "U FFFF VVV FFFFF F"),
    path("AuditEntry.actor: User", "auditEntries { edges { node { actor { @ } } } }", "U FFFF FVV FFFFF F"),
    path(
        "AccountTransaction.source: MovementSource",
        "node(id: $USER) { ... on User { transactions { edges { node { source { @ } } } } } }",
        "A AVFF FVV AAAFF A",
    ),
    // the rebate is the inviter's own
    path(
        "AccountTransaction.source: MovementSource",
        "viewer { transactions { edges { node { source { @ } } } } }",
        "A AVVA AAA FFFFF A",
    ),
    path("ApiKey.bot: User", "apiKeys { edges { node { bot { @ } } } }", "U FFFF FFV FFFFF F"),
    path(
        "Bill.lines: BillLine",
        "node(id: $BILL) { ... on Bill { lines { edges { node { @ } } } } }",
        "A AVAA AVV AAAAA A",
    ),
    path("Bill.user: User", "node(id: $BILL) { ... on Bill { user { @ } } }", "A AVAA AVV AAAAA A"),
    path(
        "BillLine.order: Order",
        "node(id: $BILL) { ... on Bill { lines { edges { node { order { @ } } } } } }",
        "A AVAA AVV AAAAA A",
    ),
    path(
        "BillLine.order: Order",
        "node(id: $INVITERS_BILL) { ... on Bill { lines { edges { node { order { @ } } } } } }",
        "A AAAA AVV AAAAA A",
    ),
    path("Ledger.chainHead: LedgerChainHead", "ledger { chainHead { @ } }", "U FFFF FVV FFFFF F"),
    path(
        "LedgerTransfer.reserved: LedgerEntry",
        "node(id: $RESERVED) { ... on LedgerTransfer { reserved { @ } } }",
        "A AAAA AVV AAAAA A",
    ),
    path(
        "LedgerTransfer.reverses: LedgerTransfer",
        "node(id: $REVERSED) { ... on LedgerTransfer { reverses { @ } } }",
        "A AAAA AVV AAAAA A",
    ),
    path(
        "LedgerTransfer.settles: LedgerTransfer",
        "node(id: $CAPTURED) { ... on LedgerTransfer { settles { @ } } }",
        "A AAAA AVV AAAAA A",
    ),
    path(
        "Query.balanceAdjustments: BalanceAdjustment",
        "balanceAdjustments { edges { node { @ } } }",
        "U FFFF FVV FFFFF F",
    ),
    path("Query.balanceHolds: BalanceHold", "balanceHolds { edges { node { @ } } }", "U FFFF FVV FFFFF F"),
    path(
        "BillLine.source: MovementSource",
        "node(id: $BILL) { ... on Bill { lines { edges { node { source { @ } } } } } }",
        "A AVAA AVV AAAAA A",
    ),
    path(
        "BillLine.source: MovementSource",
        "node(id: $INVITERS_BILL) { ... on Bill { lines { edges { node { source { @ } } } } } }",
        "A AAVA AVV AAAAA A",
    ),
    path(
        "Ledger.transfers: LedgerTransfer",
        "ledger { transfers { edges { node { @ } } } }",
        "U FFFF FVV FFFFF F",
    ),
    path("Ledger.trialBalance: TrialBalanceRow", "ledger { trialBalance { @ } }", "U FFFF FVV FFFFF F"),
    path(
        "LedgerTransfer.entries: LedgerEntry",
        "ledger { transfers { edges { node { entries { @ } } } } }",
        "U FFFF FVV FFFFF F",
    ),
    path(
        "OrderLine.product: Product",
        "node(id: $STORE_ORDER) { ... on Order { lines { product { @ } } } }",
        "A AVAA VVV AAAVA A",
    ),
    path(
        "Product.merchant: Merchant",
        "node(id: $PRODUCT) { ... on Product { merchant { @ } } }",
        "A FFFF VVV AAAFA F",
    ),
    path(
        "Product.variants: ProductVariant",
        "node(id: $PRODUCT) { ... on Product { variants { @ } } }",
        "A VVVV VVV AAAVA V",
    ),
    path(
        "Order.payments: Payment",
        "node(id: $PAID_ORDER) { ... on Order { payments { @ } } }",
        "A AVAA VVV AAAAA A",
    ),
    path("Query.orderClaims: OrderClaim", "orderClaims { edges { node { @ } } }", "U AVAA VVV FFFFF A"),
    path(
        "OrderClaim.decidedBy: User",
        "node(id: $GRANTED_CLAIM) { ... on OrderClaim { decidedBy { @ } } }",
        "A AFAA VVV AAAAA A",
    ),
    path(
        "OrderClaim.order: Order",
        "node(id: $GRANTED_CLAIM) { ... on OrderClaim { order { @ } } }",
        "A AVAA VVV AAAAA A",
    ),
    path(
        "OrderClaim.user: User",
        "node(id: $CLAIM) { ... on OrderClaim { user { @ } } }",
        "A AVAA VVV AAAAA A",
    ),
    path(
        "Payment.order: Order",
        "node(id: $PAYMENT) { ... on Payment { order { @ } } }",
        "A AVAA VVV AAAAA A",
    ),
    path(
        "PaymentCallback.payment: Payment",
        "paymentCallbacks { edges { node { payment { @ } } } }",
        "U FFFF FVV FFFFF F",
    ),
    path(
        "Query.paymentCallbacks: PaymentCallback",
        "paymentCallbacks { edges { node { @ } } }",
        "U FFFF FVV FFFFF F",
    ),
    path("Query.payments: Payment", "payments { edges { node { @ } } }", "U FFFF VVV FFFFF F"),
    path("Query.merchants: Merchant", "merchants { edges { node { @ } } }", "U FFFF VVV FFFFF F"),
    path("Query.products: Product", "products { edges { node { @ } } }", "U VVVV VVV FFFVF V"),
    path("Order.buyer: User", "node(id: $ORDER) { ... on Order { buyer { @ } } }", "A AVAA VVV AAAVA A"),
    path("Order.lines: OrderLine", "node(id: $ORDER) { ... on Order { lines { @ } } }", "A AVAA VVV AAAVA A"),
    path(
        "Order.rebates: Rebate",
        "node(id: $ORDER) { ... on Order { rebates { @ } } }",
        "A AVAA VVV AAAAA A",
    ),
    path(
        "Order.refunds: Refund",
        "node(id: $ORDER) { ... on Order { refunds { @ } } }",
        "A AVAA VVV AAAAA A",
    ),
    // a page of orders reads its relations ahead
    path("Order.buyer: User", "orders { edges { node { buyer { @ } } } }", "U AVAV VVV FFFVF A"),
    path("Order.lines: OrderLine", "orders { edges { node { lines { @ } } } }", "U AVAV VVV FFFVF A"),
    path("Order.rebates: Rebate", "orders { edges { node { rebates { @ } } } }", "U AVAA VVV FFFAF A"),
    path("Order.refunds: Refund", "orders { edges { node { refunds { @ } } } }", "U AVAA VVV FFFAF A"),
    path("Query.apiKeys: ApiKey", "apiKeys { edges { node { @ } } }", "U FFFF FFV FFFFF F"),
    path("Query.auditEntries: AuditEntry", "auditEntries { edges { node { @ } } }", "U FFFF FVV FFFFF F"),
    path("Query.bills: Bill", "bills { edges { node { @ } } }", "U AVVA AVV FFFFF A"),
    path("Query.events: Event", "events { edges { node { @ } } }", "U VVVV VVV FVFVV V"),
    path("Query.jobs: Job", "jobs { edges { node { @ } } }", "U FFFF FFV FFFFF F"),
    path("Query.systemHealth: SystemHealth", "systemHealth { @ }", "U FFFF FFV FFFFF F"),
    path(
        "Query.webhookDeliveries: WebhookDelivery",
        "webhookDeliveries(endpointId: $ENDPOINT) { edges { node { @ } } }",
        "U FFFF FFV FFFFF F",
    ),
    path(
        "Query.webhookEndpoints: WebhookEndpoint",
        "webhookEndpoints { edges { node { @ } } }",
        "U FFFF FFV FFFFF F",
    ),
    path("Query.ledger: Ledger", "ledger { @ }", "U FFFF FVV FFFFF F"),
    path(
        "Query.notifications: Notification",
        "notifications(userId: $USER) { edges { node { @ } } }",
        "U FVFF VVV FFFFF F",
    ),
    path("Query.node: Node", "node(id: $ORDER) { @ }", "A AVAA VVV AAAVA A"),
    path("Query.nodes: Node", "nodes(ids: [$ORDER]) { @ }", "A AVAA VVV AAAVA A"),
    path("Query.order: Order", "order(id: $ORDER) { @ }", "A AVAA VVV AAAVA A"),
    path("Query.order: Order", "order(number: $NUMBER) { @ }", "A AVAA VVV AAAVA A"),
    path("Query.orders: Order", "orders { edges { node { @ } } }", "U AVAV VVV FFFVF A"),
    path(
        "Query.orders: Order",
        "orders(filter: { buyerId: $USER }) { edges { node { @ } } }",
        "U AVAA VVV FFFVF A",
    ),
    path("Query.rebateRules: RebateRule", "rebateRules { edges { node { @ } } }", "U FFFF VVV FFFFF F"),
    path("Query.rebates: Rebate", "rebates { edges { node { @ } } }", "U AVVA VVV FFFFV A"),
    // nobody sees both rebates of the order but those who see all
    path(
        "Query.rebates: Rebate",
        "rebates(filter: { orderId: $ORDER }) { edges { node { @ } } }",
        "U AVVA VVV FFFFV A",
    ),
    path("Query.refunds: Refund", "refunds { edges { node { @ } } }", "U AVAA VVV FFFFF A"),
    path(
        "Query.refunds: Refund",
        "refunds(filter: { orderId: $ORDER }) { edges { node { @ } } }",
        "U AVAA VVV FFFFF A",
    ),
    path("Query.settings: Settings", "settings { @ }", "U FFFF VVV FFFFF F"),
    path("Query.users: User", "users { edges { node { @ } } }", "U FFFF VVV FFFFF F"),
    path("Query.viewer: User", "viewer { @ }", "A VVVV VVV VVVVV V"),
    path(
        "Rebate.beneficiary: User",
        "node(id: $REBATE) { ... on Rebate { beneficiary { @ } } }",
        "A AVAA VVV AAAAV A",
    ),
    path(
        "Rebate.beneficiary: User",
        "node(id: $INVITERS_REBATE) { ... on Rebate { beneficiary { @ } } }",
        "A AAVA VVV AAAAV A",
    ),
    path(
        "Rebate.explanation: RebateExplanation",
        "node(id: $REBATE) { ... on Rebate { explanation { @ } } }",
        "A AVAA VVV AAAAV A",
    ),
    path(
        "Rebate.line: OrderLine",
        "node(id: $REBATE) { ... on Rebate { line { @ } } }",
        "A AVAA VVV AAAAA A",
    ),
    path(
        "Rebate.line: OrderLine",
        "node(id: $INVITERS_REBATE) { ... on Rebate { line { @ } } }",
        "A AAAA VVV AAAAA A",
    ),
    path("Rebate.order: Order", "node(id: $REBATE) { ... on Rebate { order { @ } } }", "A AVAA VVV AAAAA A"),
    path(
        "Rebate.order: Order",
        "node(id: $INVITERS_REBATE) { ... on Rebate { order { @ } } }",
        "A AAAA VVV AAAAA A",
    ),
    path(
        "Rebate.revisions: RebateRevision",
        "node(id: $REBATE) { ... on Rebate { revisions { @ } } }",
        "A AVAA VVV AAAAV A",
    ),
    // the version that priced a line is part of why its rebate is what it is
    path(
        "Rebate.rule: RebateRuleVersion",
        "node(id: $REBATE) { ... on Rebate { rule { @ } } }",
        "A AVAA VVV AAAAV A",
    ),
    path(
        "RebateRevision.explanation: RebateExplanation",
        "node(id: $REBATE) { ... on Rebate { revisions { explanation { @ } } } }",
        "A AVAA VVV AAAAV A",
    ),
    path(
        "RebateBacktest.mostChanged: RebateBacktestLine",
        "rebateBacktest(input: { document: $LESS, from: \"2026-10-01T00:00:00Z\", to: \"2026-11-01T00:00:00Z\" }) { report { mostChanged { @ } } }",
        "U FFFF FVV FFFFF F",
    ),
    path(
        "RebateBacktest.mostGained: RebateBacktestPerson",
        "rebateBacktest(input: { document: $MORE, from: \"2026-10-01T00:00:00Z\", to: \"2026-11-01T00:00:00Z\" }) { report { mostGained { @ } } }",
        "U FFFF FVV FFFFF F",
    ),
    path(
        "RebateBacktest.mostLost: RebateBacktestPerson",
        "rebateBacktest(input: { document: $LESS, from: \"2026-10-01T00:00:00Z\", to: \"2026-11-01T00:00:00Z\" }) { report { mostLost { @ } } }",
        "U FFFF FVV FFFFF F",
    ),
    path(
        "Query.rebateBacktest: RebateBacktestPayload",
        "rebateBacktest(input: { document: $LESS, from: \"2026-10-01T00:00:00Z\", to: \"2026-11-01T00:00:00Z\" }) { @ }",
        "U FFFF FVV FFFFF F",
    ),
    path(
        "RebateBacktestLine.line: OrderLine",
        "rebateBacktest(input: { document: $LESS, from: \"2026-10-01T00:00:00Z\", to: \"2026-11-01T00:00:00Z\" }) { report { mostChanged { line { @ } } } }",
        "U FFFF FVV FFFFF F",
    ),
    path(
        "RebateBacktestPerson.user: User",
        "rebateBacktest(input: { document: $LESS, from: \"2026-10-01T00:00:00Z\", to: \"2026-11-01T00:00:00Z\" }) { report { mostLost { user { @ } } } }",
        "U FFFF FVV FFFFF F",
    ),
    path(
        "RebatePreview.explanation: RebateExplanation",
        "rebatePreview(input: { source: IMPORT, paid: { amount: \"1\", currencyCode: CNY } }) { explanation { @ } }",
        "U VVVV VVV VVVVV V",
    ),
    path(
        "RebateRule.current: RebateRuleVersion",
        "node(id: $RULE) { ... on RebateRule { current { @ } } }",
        "A AAAA VVV AAAAA A",
    ),
    path(
        "RebateRule.terms: RebateRuleTerm",
        "node(id: $RULE) { ... on RebateRule { terms { @ } } }",
        "A AAAA VVV AAAAA A",
    ),
    path(
        "RebateRule.versions: RebateRuleVersion",
        "node(id: $RULE) { ... on RebateRule { versions { @ } } }",
        "A AAAA VVV AAAAA A",
    ),
    path(
        "RebateRuleTerm.version: RebateRuleVersion",
        "node(id: $RULE) { ... on RebateRule { terms { version { @ } } } }",
        "A AAAA VVV AAAAA A",
    ),
    path(
        "Refund.lines: RefundLine",
        "node(id: $REFUND) { ... on Refund { lines { @ } } }",
        "A AVAA VVV AAAAA A",
    ),
    path(
        "Refund.assignedTo: User",
        "node(id: $DONE_REFUND) { ... on Refund { assignedTo { @ } } }",
        "A AFAA VVV AAAAA A",
    ),
    path(
        "Refund.payment: Payment",
        "node(id: $DONE_REFUND) { ... on Refund { payment { @ } } }",
        "A AVAA VVV AAAAA A",
    ),
    path(
        "RefundEvent.actor: User",
        "node(id: $DONE_REFUND) { ... on Refund { timeline { actor { @ } } } }",
        "A AAAA VVV AAAAA A",
    ),
    path(
        "RefundInspectionLine.line: OrderLine",
        "node(id: $DONE_REFUND) { ... on Refund { inspection { lines { line { @ } } } } }",
        "A AVAA VVV AAAAA A",
    ),
    path(
        "RefundNote.author: User",
        "node(id: $DONE_REFUND) { ... on Refund { notes { author { @ } } } }",
        "A AFAA VVV AAAAA A",
    ),
    path("Refund.order: Order", "node(id: $REFUND) { ... on Refund { order { @ } } }", "A AVAA VVV AAAAA A"),
    path(
        "RefundLine.line: OrderLine",
        "node(id: $REFUND) { ... on Refund { lines { line { @ } } } }",
        "A AVAA VVV AAAAA A",
    ),
    path("User.balance: Balance", "node(id: $USER) { ... on User { balance { @ } } }", "A AVFF FVV AAAFF A"),
    path(
        "User.balances: Balance",
        "node(id: $USER) { ... on User { balances { @ } } }",
        "A AVFF FVV AAAFF A",
    ),
    path("User.billDraft: Bill", "node(id: $USER) { ... on User { billDraft { @ } } }", "A AVFF FVV AAAFF A"),
    path(
        "User.bills: Bill",
        "node(id: $USER) { ... on User { bills { edges { node { @ } } } } }",
        "A AVFF FVV AAAFF A",
    ),
    path(
        "User.identities: ExternalIdentity",
        "node(id: $USER) { ... on User { identities { @ } } }",
        "A AVFF VVV AAAFF A",
    ),
    path(
        "User.invitees: User",
        "node(id: $USER) { ... on User { invitees { edges { node { @ } } } } }",
        "A AVFF VVV AAAFF A",
    ),
    // the owner does not learn who invited the inviter, nor the invitee who invited the owner
    path("User.inviter: User", "node(id: $USER) { ... on User { inviter { @ } } }", "A AVFF VVV AAAFF A"),
    path("User.inviter: User", "viewer { inviter { @ } }", "A AVAV AAA AAAAA A"),
    path("User.inviter: User", "viewer { inviter { inviter { @ } } }", "A AFAF AAA AAAAA A"),
    path(
        "User.orders: Order",
        "node(id: $USER) { ... on User { orders { edges { node { @ } } } } }",
        "A AVFF VVV AAAVF A",
    ),
    path(
        "User.rebates: Rebate",
        "node(id: $USER) { ... on User { rebates { edges { node { @ } } } } }",
        "A AVFF VVV AAAFV A",
    ),
    path(
        "User.refunds: Refund",
        "node(id: $USER) { ... on User { refunds { edges { node { @ } } } } }",
        "A AVFF VVV AAAFF A",
    ),
    path(
        "TrackingLink.user: User",
        "node(id: $LINK) { ... on TrackingLink { user { @ } } }",
        "A AVAA VVV AAAAA A",
    ),
    path(
        "ExternalIdentity.user: User",
        "node(id: $USER) { ... on User { identities { user { @ } } } }",
        "A AVFF VVV AAAFF A",
    ),
    path(
        "User.trackingLinks: TrackingLink",
        "node(id: $USER) { ... on User { trackingLinks { edges { node { @ } } } } }",
        "A AVFF VVV AAAFF A",
    ),
    path(
        "User.transactions: AccountTransaction",
        "node(id: $USER) { ... on User { transactions { edges { node { @ } } } } }",
        "A AVFF FVV AAAFF A",
    ),
];
