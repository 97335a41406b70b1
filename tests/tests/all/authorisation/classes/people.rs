use super::super::audience::{
    MASKED_FOR_OTHERS, STAFF_ELSE_NULL, USER_AND_MONEY, USER_AND_STAFF, USER_AND_STAFF_ELSE_EMPTY,
    USER_AND_STAFF_ELSE_NULL, USER_STAFF_AND_ORDER_BOTS, USER_STAFF_AND_REBATE_BOTS,
};
use super::super::class::{Class, class};

pub fn classes() -> Vec<Class> {
    let entry = "action actor actorKind after before id note objectId objectType permission recordedAt \
                 requestId";
    vec![
        class("User", "createdAt displayName id inviteCode locale role status tier version")
            .met("node(id: $USER) { ... on User { @ } }", "A AVVV VVV AAAVV A")
            .restricted("email", MASKED_FOR_OTHERS)
            .restricted("phone", MASKED_FOR_OTHERS)
            .restricted("identities", USER_AND_STAFF)
            .restricted("invitees", USER_AND_STAFF)
            .restricted("inviter", USER_AND_STAFF)
            .restricted("points", USER_AND_STAFF_ELSE_NULL)
            .restricted("inviteStatistics", USER_AND_STAFF_ELSE_EMPTY)
            .restricted("riskSignals", STAFF_ELSE_NULL)
            .restricted("refunds", USER_AND_STAFF)
            .restricted("trackingLinks", USER_AND_STAFF)
            .restricted("balance", USER_AND_MONEY)
            .restricted("balances", USER_AND_MONEY)
            .restricted("billDraft", USER_AND_MONEY)
            .restricted("bills", USER_AND_MONEY)
            .restricted("transactions", USER_AND_MONEY)
            .restricted("orders", USER_STAFF_AND_ORDER_BOTS)
            .restricted("rebates", USER_STAFF_AND_REBATE_BOTS),
        class("ExternalIdentity", "createdAt provider subject user")
            .met("node(id: $USER) { ... on User { identities { @ } } }", "A AVFF VVV AAAFF A"),
        class("AuditEntry", entry)
            .met("auditEntries(first: 100) { edges { node { @ } } }", "U FFFF FVV FFFFF F"),
        class("Event", "aggregateId aggregateType cursor data id kind occurredAt sequence type userId version")
            .met("events(first: 100) { edges { node { @ } } }", "U VVVV VVV FVFVV V"),
        class("ApiKey", "bot createdAt expiresAt id lastUsedAt name prefix revokedAt scopes")
            .met("apiKeys { edges { node { @ } } }", "U FFFF FFV FFFFF F"),
        class("Session", "accessToken accessTokenExpiresAt id refreshToken").met(
            "mutation { sessionRefresh(input: { refreshToken: $REFRESH# }) { session { @ } } }",
            "V VVVV VVV VVVVV V",
        ),
        class(
            "Settings",
            "adjustmentLimit currencyCode holdDays notificationAttempts pinRulesAt refundAutoApproveMinutes refundLimit refundPolicy riskPolicy storeCancelRecheckSeconds storeCompleteAfterDays storeDeliverWithinDays storePaymentMinutes storeShipWithinHours timeZone version",
        )
        .met("settings { @ }", "U FFFF VVV FFFFF F"),
        class(
            "RefundPolicy",
            "arrivalDays evidenceReasons noReturnReasons onOutOfStock onShippingTimeout onWrongPrice ratioLimitPercent \
             returnAddress returnDays twoPersonLimit velocityLimit windowDays",
        )
        .met("settings { refundPolicy { @ } }", "U FFFF VVV FFFFF F"),
        class(
            "RiskPolicy",
            "accountsPerDevice accountsPerPayee claimsPerDay claimsPerHour days hastyOrders hastySeconds ordersPerDay \
             ordersPerHour ordersWithoutClick refundFloor refundPercent reviewScore",
        )
        .met("settings { riskPolicy { @ } }", "U FFFF VVV FFFFF F"),
        class("RiskReport", "needsReview score signals").met(risk_of_user("@"), "A AAAA VVV AAAAA A"),
        class("RiskSignal", "kind weight why").met(risk_of_user("signals { @ }"), "A AAAA VVV AAAAA A"),
        class(
            "RiskHold",
            "id isOpen note order placedAt placedBy reason releaseNote releasedAt releasedBy scope user",
        )
        .met("node(id: $RISK_HOLD) { ... on RiskHold { @ } }", "A AAAA VVV AAAAA A")
        .met("node(id: $RISK_RELEASED) { ... on RiskHold { @ } }", "A AAAA VVV AAAAA A"),
    ]
}

fn risk_of_user(wanted: &str) -> String {
    format!("node(id: $USER) {{ ... on User {{ riskSignals {{ {wanted} }} }} }}")
}
