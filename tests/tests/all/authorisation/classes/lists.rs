use super::super::class::{Class, class};

pub fn classes() -> Vec<Class> {
    let of_user = |list: &str| format!("node(id: $USER) {{ ... on User {{ {list} }} }}");
    let mut all = Vec::new();
    let mut list = |connection: &'static str, edge: &'static str, at: &str, letters, is_counted: bool| {
        let page = match is_counted {
            true => class(connection, "edges pageInfo totalCount"),
            false => class(connection, "edges pageInfo").blank("totalCount"),
        };
        let meeting = |wanted: &str| at.replace('*', wanted);
        all.push(page.met(meeting("@"), letters));
        all.push(class(edge, "cursor node").met(meeting("edges { @ }"), letters));
    };
    let (money, people) = ("A AVFF FVV AAAFF A", "A AVFF VVV AAAFF A");
    let (orders, rebates) = ("A AVFF VVV AAAVF A", "A AVFF VVV AAAFV A");
    list("OrderConnection", "OrderEdge", &of_user("orders { * }"), orders, true);
    list("RebateConnection", "RebateEdge", &of_user("rebates { * }"), rebates, false);
    list("RefundConnection", "RefundEdge", &of_user("refunds { * }"), people, false);
    list("UserConnection", "UserEdge", &of_user("invitees { * }"), people, false);
    let links = of_user("trackingLinks { * }");
    list("TrackingLinkConnection", "TrackingLinkEdge", &links, people, false);
    list("BillConnection", "BillEdge", &of_user("bills { * }"), money, false);
    let transactions = of_user("transactions { * }");
    list("AccountTransactionConnection", "AccountTransactionEdge", &transactions, money, false);
    let lines = "node(id: $BILL) { ... on Bill { lines { * } } }";
    list("BillLineConnection", "BillLineEdge", lines, "A AVAA AVV AAAAA A", true);
    let transfers = "ledger { transfers { * } }";
    list("LedgerTransferConnection", "LedgerTransferEdge", transfers, "U FFFF FVV FFFFF F", false);
    let finance = "U FFFF FVV FFFFF F";
    let (adjustments, holds) = ("balanceAdjustments { * }", "balanceHolds { * }");
    list("BalanceAdjustmentConnection", "BalanceAdjustmentEdge", adjustments, finance, false);
    list("BalanceHoldConnection", "BalanceHoldEdge", holds, finance, false);
    list("RiskHoldConnection", "RiskHoldEdge", "riskHolds { * }", "U FFFF VVV FFFFF F", false);
    let windows = "networkWindows { * }";
    list("NetworkWindowConnection", "NetworkWindowEdge", windows, "U FFFF VVV FFFFF F", false);
    let entries = "auditEntries { * }";
    list("AuditEntryConnection", "AuditEntryEdge", entries, "U FFFF FVV FFFFF F", false);
    list("EventConnection", "EventEdge", "events { * }", "U VVVV VVV FVFVV V", false);
    list("RebateRuleConnection", "RebateRuleEdge", "rebateRules { * }", "U FFFF VVV FFFFF F", false);
    let own = "notifications(userId: $USER) { * }";
    list("NotificationConnection", "NotificationEdge", own, "U FVFF VVV FFFFF F", false);
    list("JobConnection", "JobEdge", "jobs { * }", "U FFFF FFV FFFFF F", false);
    let (endpoints, deliveries) =
        ("webhookEndpoints { * }", "webhookDeliveries(endpointId: $ENDPOINT) { * }");
    list("WebhookEndpointConnection", "WebhookEndpointEdge", endpoints, "U FFFF FFV FFFFF F", false);
    list("WebhookDeliveryConnection", "WebhookDeliveryEdge", deliveries, "U FFFF FFV FFFFF F", false);
    list("ApiKeyConnection", "ApiKeyEdge", "apiKeys { * }", "U FFFF FFV FFFFF F", false);
    let told = "paymentCallbacks { * }";
    list("PaymentConnection", "PaymentEdge", "payments { * }", "U FFFF VVV FFFFF F", false);
    list("PaymentCallbackConnection", "PaymentCallbackEdge", told, finance, false);
    list("ProductConnection", "ProductEdge", "products { * }", "U VVVV VVV FFFVF V", false);
    list("MerchantConnection", "MerchantEdge", "merchants { * }", "U FFFF VVV FFFFF F", false);
    let movements = "node(id: $PRODUCT) { ... on Product { variants { stock { movements { * } } } } }";
    list("StockMovementConnection", "StockMovementEdge", movements, "A FFFF VVV AAAFA F", false);
    // a page from the middle would have more to say of its neighbours, but booleans are never null
    let info = class("PageInfo", "endCursor hasNextPage hasPreviousPage startCursor");
    all.push(info.met(of_user("orders { pageInfo { @ } }"), orders));
    all
}
