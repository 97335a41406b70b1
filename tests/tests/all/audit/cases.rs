use std::collections::BTreeSet;

use rebated_domain::job::Retry;
use rebated_domain::order::OrderSource;
use rebated_domain::store_order::StoreOrderInput;
use rebated_domain::user::Role;
use rebated_service::db::{Writes, transact};
use rebated_service::jobs::{JobFailure, JobKind, NewJob, NewJobs};
use rebated_tests::{Client, PASSWORD, TestApp, both_databases};
use serde_json::{Value, json};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::case::{Case, case};
use super::stage::{Stage, entries, screaming};
use crate::authorisation::world_webhooks::disabled_endpoint;

const ADA: &str = "email: \"ada@example.test\", password: \"correct horse battery staple\"";
const VERSION: &str = "{ \"number\": 1, \"priority\": 0, \"startsAt\": null, \"endsAt\": null, \"spec\": {
    \"beneficiary\": \"BUYER\", \"scope\": {}, \"reward\": { \"percentOfCommission\": \"0.5\" }, \"caps\": {} } }";
const FILE: &str = "document: \"{ \\\"rules\\\": [{ \\\"key\\\": \\\"half\\\", \\\"name\\\": \\\"half\\\", \
    \\\"priority\\\": 8, \\\"spec\\\": { \\\"reward\\\": { \\\"percentOfCommission\\\": \\\"0.5\\\" } } }] }\"";
const REFUND: &str = "orderId: \"$ORDER\", reason: OTHER, note: \"too much tea\", \
    amount: { amount: \"1.00\", currencyCode: CNY }";

/// Every mutation once or more, in an order in which each can succeed.
fn cases() -> Vec<Case> {
    [people(), staff(), rules(), orders(), links(), refunds(), balances(), store(), platform()]
        .into_iter()
        .flatten()
        .collect()
}

fn people() -> Vec<Case> {
    let own = |case: Case| case.by("OWN_ACCOUNT_CHANGE", "USER", "ADA");
    let signed_in = |case: Case| case.by("SIGN_IN", "USER", "ADA");
    vec![
        signed_in(case(
            "userRegister",
            "",
            "email: \"ada@example.test\", phone: \"+8613800138000\", \
            password: \"correct horse battery staple\", displayName: \"Ada\"",
        ))
        .keeps(
            "user { id } session { id accessToken }",
            &[("ADA", "/user/id"), ("OWN", "/session/id"), ("ADA_TOKEN", "/session/accessToken")],
        )
        .on("USER", "ADA")
        .to(json!({
            "displayName": "Ada", "email": "a***@example.test", "phone": "+86*********00",
            "role": "MEMBER", "status": "ACTIVE", "tier": "STANDARD", "locale": "zh-CN",
            "inviterId": null,
        })),
        signed_in(case("sessionCreate", "", ADA))
            .keeps(
                "session { id refreshToken }",
                &[("OTHER", "/session/id"), ("REFRESH", "/session/refreshToken")],
            )
            .on("SESSION", "OTHER"),
        signed_in(case("sessionRefresh", "", "refreshToken: \"$REFRESH\"")).on("SESSION", "OTHER"),
        own(case("userUpdate", "ADA_TOKEN", "displayName: \"Ada L.\""))
            .on("USER", "ADA")
            .from(json!({ "displayName": "Ada" }))
            .to(json!({ "displayName": "Ada L." })),
        own(case(
            "userPasswordChange",
            "ADA_TOKEN",
            "currentPassword: \"correct horse battery staple\", \
            password: \"another horse battery staple\"",
        ))
        .on("USER", "ADA"),
        own(case(
            "notificationPreferencesSet",
            "ADA_TOKEN",
            "choices: [{ kind: ORDER_PAID, channel: PUSH, isWanted: true }]",
        ))
        .on("USER", "ADA")
        .from(json!({ "choices": {} }))
        .to(json!({ "choices": { "ORDER_PAID PUSH": true } })),
        own(case("notificationsMarkRead", "ADA_TOKEN", "")).on("USER", "ADA").to(json!({ "read": 2 })),
        own(case("deviceRegister", "ADA_TOKEN", "token: \"0123456789abcdef\""))
            .keeps("device { id }", &[("DEVICE", "/device/id")])
            .on("USER", "ADA")
            .to(json!({ "deviceId": "#DEVICE" })),
        own(case("deviceForget", "ADA_TOKEN", "deviceId: \"$DEVICE\""))
            .on("USER", "ADA")
            .from(json!({ "deviceId": "#DEVICE" })),
        own(case("identityLinkCodeCreate", "ADA_TOKEN", "provider: \"WECHAT\""))
            .on("USER", "ADA")
            .to(json!({ "provider": "WECHAT", "expiresAt": "2026-11-01T00:10:00Z" })),
        own(case("sessionRevoke", "ADA_TOKEN", "")).on("SESSION", "OWN").to(json!({ "ended": 1 })),
    ]
}

fn staff() -> Vec<Case> {
    let chief = |mutation, input, before: Value, after: Value| {
        let case = case(mutation, "CHIEF_TOKEN", input).by("USERS_MANAGE", "USER", "CHIEF");
        case.on("USER", "BOB").from(before).to(after)
    };
    let status = |status: &str| json!({ "status": status });
    let bob = "userId: \"$BOB\"";
    vec![
        chief(
            "userTierSet",
            "userId: \"$BOB\", tier: \"GOLD\"",
            json!({ "tier": "STANDARD" }),
            json!({ "tier": "GOLD" }),
        ),
        chief(
            "userRoleSet",
            "userId: \"$BOB\", role: SUPPORT",
            json!({ "role": "MEMBER" }),
            json!({ "role": "SUPPORT" }),
        ),
        chief(
            "userInviterSet",
            "userId: \"$BOB\", inviterId: \"$ADA\"",
            json!({ "inviterId": null }),
            json!({ "inviterId": "#ADA" }),
        ),
        chief("userSuspend", bob, status("ACTIVE"), status("SUSPENDED")),
        chief("userReinstate", bob, status("SUSPENDED"), status("ACTIVE")),
        chief("userClose", bob, status("ACTIVE"), status("CLOSED")),
        case("apiKeyCreate", "CHIEF_TOKEN", "name: \"importer\", scopes: [ORDERS_IMPORT]")
            .keeps(
                "apiKey { id bot { id } } secret",
                &[("KEY", "/apiKey/id"), ("BOT", "/apiKey/bot/id"), ("SECRET", "/secret")],
            )
            .by("API_KEYS_MANAGE", "USER", "CHIEF")
            .on("API_KEY", "KEY")
            .to(json!({
                "name": "importer", "botId": "#BOT", "scopes": ["ORDERS_IMPORT"], "expiresAt": null,
                "revokedAt": null,
            })),
    ]
}

fn rules() -> Vec<Case> {
    let version: Value = serde_json::from_str(VERSION).unwrap();
    let rule = |mutation, input| {
        case(mutation, "CHIEF_TOKEN", input).by("RULES_MANAGE", "USER", "CHIEF").on("REBATE_RULE", "RULE")
    };
    let status = |status: &str| json!({ "status": status });
    let mut second = version.clone();
    second["number"] = json!(2);
    second["priority"] = json!(7);
    let mut third = second.clone();
    third["number"] = json!(3);
    third["priority"] = json!(8);
    let id = "ruleId: \"$RULE\"";
    vec![
        rule("rebateRuleDraft", "key: \"half\", name: \"half\", reward: { percentOfCommission: \"0.5\" }")
            .keeps("rebateRule { id }", &[("RULE", "/rebateRule/id")])
            .to(json!({ "key": "half", "name": "half", "status": "DRAFT", "version": version })),
        rule("rebateRulePublish", id)
            .from(json!({ "status": "DRAFT", "version": null }))
            .to(json!({ "status": "PUBLISHED", "version": version })),
        rule(
            "rebateRuleDraft",
            "ruleId: \"$RULE\", name: \"half\", priority: 7, \
            reward: { percentOfCommission: \"0.5\" }",
        )
        .from(json!({ "version": version }))
        .to(json!({ "version": second })),
        rule("rebateRulePublish", id)
            .from(json!({ "version": version }))
            .to(json!({ "version": second, "from": "2026-11-01T00:00:00Z" })),
        rule("rebateRulesImport", FILE)
            .recorded_as("rebateRuleDraft")
            .from(json!({ "version": second }))
            .to(json!({ "version": third })),
        rule("rebateRulePause", id).from(status("PUBLISHED")).to(status("PAUSED")),
        rule("rebateRuleRetire", id).from(status("PAUSED")).to(status("RETIRED")),
    ]
}

fn orders() -> Vec<Case> {
    let chief = |mutation, input| {
        case(mutation, "CHIEF_TOKEN", input).by("IDENTITIES_LINK", "USER", "CHIEF").on("USER", "EVE")
    };
    let chat = "provider: \"TELEGRAM\", subject: \"eve_2026\"";
    let masked = json!({ "provider": "TELEGRAM", "subject": "e***" });
    let claimed = |input, name, keeps, number: &str| {
        let claimed = case("orderClaim", "EVE_TOKEN", input).keeps("claim { id }", keeps);
        claimed.by("ORDERS_CLAIM", "USER", "EVE").on("ORDER_CLAIM", name).note("mine").to(json!({
            "userId": "#EVE", "source": "TAOBAO", "orderNumber": number, "status": "WAITING", "orderId": null,
            "score": null,
        }))
    };
    let status = |status: &str| json!({ "status": status });
    vec![
        chief("identityLink", "userId: \"$EVE\", provider: \"IMPORT\", subject: \"buyer\"")
            .to(json!({ "provider": "IMPORT", "subject": "buyer" })),
        chief("identityLink", "userId: \"$EVE\", provider: \"TELEGRAM\", subject: \"eve_2026\"")
            .to(masked.clone()),
        chief("identityUnlink", chat).from(masked),
        case(
            "ordersImport",
            "SECRET",
            "onError: SKIP_FAILED, records: [
            { orderRef: \"o1\", lineKey: \"l1\", buyerRef: \"buyer\", status: \"PAID\", title: \"Tea\",
              currency: \"CNY\", paid: \"100.00\", commission: \"20.00\",
              placedAt: \"2026-10-01T08:00:00+08:00\", modifiedAt: \"2026-10-01T08:00:00+08:00\" },
            { orderRef: \"o1\", lineKey: \"l1\", buyerRef: \"buyer\", status: \"PAID\", title: \"Tea\",
              currency: \"CNY\", paid: \"100.00\", commission: \"30.00\",
              placedAt: \"2026-10-01T08:00:00+08:00\", modifiedAt: \"2026-10-02T08:00:00+08:00\" },
            { orderRef: \"o2\" },
        ]",
        )
        .by("ORDERS_IMPORT", "BOT", "BOT")
        .on("ORDERS", "")
        .to(json!({ "created": 1, "updated": 1, "unchanged": 0, "failed": 1 })),
        claimed(
            "orderNumber: \"2104813001234567890\", note: \"mine\", idempotencyKey: \"c1\"",
            "CLAIM1",
            &[("CLAIM1", "/claim/id")],
            "2104813001234567890",
        ),
        claimed(
            "orderNumber: \"2104813001234567891\", note: \"mine\", idempotencyKey: \"c2\"",
            "CLAIM2",
            &[("CLAIM2", "/claim/id")],
            "2104813001234567891",
        ),
        case("orderClaimDecide", "SUPPORT_TOKEN", "claimId: \"$CLAIM1\", grant: false, note: \"no receipt\"")
            .by("CLAIMS_DECIDE", "USER", "SUPPORT")
            .on("ORDER_CLAIM", "CLAIM1")
            .from(status("WAITING"))
            .to(status("REFUSED"))
            .note("no receipt"),
        case("orderClaimWithdraw", "EVE_TOKEN", "claimId: \"$CLAIM2\"")
            .by("ORDERS_CLAIM", "USER", "EVE")
            .on("ORDER_CLAIM", "CLAIM2")
            .from(status("WAITING"))
            .to(status("WITHDRAWN")),
    ]
}

fn refunds() -> Vec<Case> {
    let ask = |keeps, name| {
        let of_owner = case("refundRequest", "EVE_TOKEN", REFUND).by("REFUNDS_REQUEST", "USER", "EVE");
        let asked = of_owner.keeps("refund { id order { id } }", keeps).on("REFUND", name);
        asked.note("too much tea").to(json!({
            "orderId": "#ORDER", "trigger": "USER", "reason": "OTHER", "status": "IN_REVIEW",
            "amount": { "amount": "1.00", "currencyCode": "CNY" },
        }))
    };
    let decide = |mutation, name, input, after: &str| {
        let decided = case(mutation, "SUPPORT_TOKEN", input).by("REFUNDS_DECIDE", "USER", "SUPPORT");
        decided.on("REFUND", name).from(json!({ "status": "IN_REVIEW" })).to(json!({ "status": after }))
    };
    let goods = |mutation, name, input| {
        case(mutation, "SUPPORT_TOKEN", input).by("REFUNDS_DECIDE", "USER", "SUPPORT").on("REFUND", name)
    };
    let resolved = |mutation, name, input| {
        let case = case(mutation, "FINANCE_TOKEN", input).by("REFUNDS_RESOLVE", "USER", "FINANCE");
        case.on("REFUND", name).note("row 7")
    };
    vec![
        ask(&[("R1", "/refund/id")], "R1"),
        ask(&[("R2", "/refund/id")], "R2"),
        ask(&[("R3", "/refund/id")], "R3"),
        ask(&[("R4", "/refund/id")], "R4"),
        ask(&[("R5", "/refund/id")], "R5"),
        ask(&[("R6", "/refund/id")], "R6"),
        decide("refundsApprove", "R5", "refundIds: [\"$R5\"]", "SUCCEEDED").recorded_as("refundApprove"),
        decide("refundsReject", "R6", "refundIds: [\"$R6\"], note: \"it was drunk\"", "REJECTED")
            .recorded_as("refundReject")
            .note("it was drunk"),
        decide("refundApprove", "R1", "refundId: \"$R1\"", "SUCCEEDED"),
        decide("refundReject", "R2", "refundId: \"$R2\", note: \"it was drunk\"", "REJECTED")
            .note("it was drunk"),
        case("refundVoucherReissue", "FINANCE_TOKEN", "refundId: \"$R1\"")
            .by("VOUCHERS_REISSUE", "USER", "FINANCE")
            .on("REFUND", "R1")
            .to(json!({ "documents": [["PDF", "LOST"]] })),
        case("refundNoteAdd", "SUPPORT_TOKEN", "refundId: \"$R2\", note: \"called\"")
            .by("REFUNDS_DECIDE", "USER", "SUPPORT")
            .on("REFUND", "R2")
            .note("called"),
        case("refundAssign", "SUPPORT_TOKEN", "refundId: \"$R2\", assigneeId: \"$SUPPORT\"")
            .by("REFUNDS_DECIDE", "USER", "SUPPORT")
            .on("REFUND", "R2")
            .from(json!({ "assignedTo": null }))
            .to(json!({ "assignedTo": "#SUPPORT" })),
        goods("refundInterceptionReport", "TURNED", "refundId: \"$TURNED\", turnedRound: false")
            .from(json!({ "status": "INTERCEPTING" }))
            .to(json!({ "status": "AWAITING_RETURN" })),
        goods("refundReturnShip", "TURNED", "refundId: \"$TURNED\", carrier: \"SF\", trackingNumber: \"1\"")
            .from(json!({ "status": "AWAITING_RETURN" }))
            .to(json!({ "status": "RETURNING" }))
            .note("SF 1"),
        goods("refundReturnReceive", "TURNED", "refundId: \"$TURNED\"")
            .from(json!({ "status": "RETURNING" }))
            .to(json!({ "status": "INSPECTING" })),
        goods("refundReturnInspect", "TURNED", "refundId: \"$TURNED\", verdict: FAILED, note: \"worn\"")
            .from(json!({ "status": "INSPECTING" }))
            .to(json!({ "status": "REJECTED" }))
            .note("worn"),
        resolved("refundRetry", "LEFT", "refundId: \"$LEFT\", evidence: \"row 7\"")
            .from(json!({ "status": "MANUAL" }))
            .to(json!({ "status": "READY" })),
        resolved(
            "refundResolve",
            "PAID_BACK",
            "refundId: \"$PAID_BACK\", evidence: \"row 7\", resolution: DONE",
        )
        .from(json!({ "status": "MANUAL" }))
        .to(json!({ "status": "SUCCEEDED" })),
        case(
            "refundCompensate",
            "FINANCE_TOKEN",
            "refundId: \"$R2\", note: \"why\", amount: { amount: \"3\", currencyCode: CNY }",
        )
        .by("REFUNDS_COMPENSATE", "USER", "FINANCE")
        .keeps("adjustment { id }", &[("KIND", "/adjustment/id")])
        .on("BALANCE_ADJUSTMENT", "KIND")
        .to(json!({
            "userId": "#EVE", "amount": { "amount": "3.00", "currencyCode": "CNY" }, "reason": "GOODWILL",
            "status": "POSTED", "reversesId": null,
        }))
        .note("why"),
        // staff withdraw by another right than whoever asked
        decide("refundCancel", "R3", "refundId: \"$R3\"", "CANCELLED"),
        Case { caller: "EVE_TOKEN", ..decide("refundCancel", "R4", "refundId: \"$R4\"", "CANCELLED") }.by(
            "REFUNDS_REQUEST",
            "USER",
            "EVE",
        ),
    ]
}

fn balances() -> Vec<Case> {
    let by = |case: Case, who| case.by("BALANCES_ADJUST", "USER", who);
    let finance = |mutation, input| by(case(mutation, "FINANCE_TOKEN", input), "FINANCE");
    let chief = |mutation, input| by(case(mutation, "CHIEF_TOKEN", input), "CHIEF");
    let adjusted = |minor: i64, status: &str, reverses: Value| {
        json!({
            "userId": "#EVE", "amount": { "amount": format!("{}.00", minor / 100), "currencyCode": "CNY" }, "reason": "GOODWILL",
            "status": status, "reversesId": reverses,
        })
    };
    let status = |status: &str| json!({ "status": status });
    let (made, taken) =
        ("adjustment { id }", json!({ "taken": { "amount": "1.00", "currencyCode": "CNY" } }));
    let held = json!({
        "userId": "#EVE", "amount": { "amount": "1.00", "currencyCode": "CNY" }, "reason": "DISPUTE",
        "expiresAt": null,
    });
    let hold =
        "userId: \"$EVE\", amount: { amount: \"1\", currencyCode: CNY }, reason: DISPUTE, note: \"why\"";
    let propose =
        "userId: \"$EVE\", amount: { amount: \"600\", currencyCode: CNY }, reason: GOODWILL, note: \"why\"";
    vec![
        finance(
            "balanceAdjust",
            "userId: \"$EVE\", amount: { amount: \"9\", currencyCode: CNY }, \
            reason: GOODWILL, note: \"why\"",
        )
        .keeps(made, &[("A1", "/adjustment/id")])
        .on("BALANCE_ADJUSTMENT", "A1")
        .to(adjusted(900, "POSTED", Value::Null))
        .note("why"),
        finance("balanceAdjust", propose)
            .keeps(made, &[("A2", "/adjustment/id")])
            .on("BALANCE_ADJUSTMENT", "A2")
            .to(adjusted(60_000, "PROPOSED", Value::Null))
            .note("why"),
        finance("balanceAdjust", propose)
            .keeps(made, &[("A3", "/adjustment/id")])
            .on("BALANCE_ADJUSTMENT", "A3")
            .to(adjusted(60_000, "PROPOSED", Value::Null))
            .note("why"),
        chief("adjustmentApprove", "adjustmentId: \"$A2\", note: \"checked\"")
            .on("BALANCE_ADJUSTMENT", "A2")
            .from(status("PROPOSED"))
            .to(status("POSTED"))
            .note("checked"),
        finance("adjustmentReject", "adjustmentId: \"$A3\"")
            .on("BALANCE_ADJUSTMENT", "A3")
            .from(status("PROPOSED"))
            .to(status("REJECTED")),
        finance("adjustmentReverse", "adjustmentId: \"$A1\", note: \"wrong member\"")
            .keeps(made, &[("A4", "/adjustment/id")])
            .on("BALANCE_ADJUSTMENT", "A4")
            .to(adjusted(-900, "POSTED", json!("#A1")))
            .note("wrong member"),
        finance("balanceHold", hold)
            .keeps("hold { id }", &[("H1", "/hold/id")])
            .on("BALANCE_HOLD", "H1")
            .to(held.clone())
            .note("why"),
        finance("balanceHold", hold)
            .keeps("hold { id }", &[("H2", "/hold/id")])
            .on("BALANCE_HOLD", "H2")
            .to(held)
            .note("why"),
        finance("holdCapture", "holdId: \"$H1\"").on("BALANCE_HOLD", "H1").to(taken),
        finance("holdRelease", "holdId: \"$H2\"").on("BALANCE_HOLD", "H2"),
        finance("networkSync", "source: JD")
            .by("NETWORKS_MANAGE", "USER", "FINANCE")
            .on("NETWORKS", "")
            .to(json!({ "source": "JD", "account": "default" })),
        finance(
            "networkResync",
            "source: JD, from: \"2026-10-01T00:00:00Z\", until: \"2026-10-02T00:00:00Z\"",
        )
        .by("NETWORKS_MANAGE", "USER", "FINANCE")
        .on("NETWORKS", "")
        .to(json!({
            "source": "JD", "account": "default", "from": "2026-10-01T00:00:00Z", "until": "2026-10-02T00:00:00Z",
        })),
        case("riskHoldPlace", "SUPPORT_TOKEN", "userId: \"$EVE\", reason: OTHER, note: \"why\"")
            .by("RISK_HOLDS_PLACE", "USER", "SUPPORT")
            .keeps("hold { id }", &[("K1", "/hold/id")])
            .on("RISK_HOLD", "K1")
            .to(json!({ "userId": "#EVE", "orderId": null, "reason": "OTHER", "releasedAt": null }))
            .note("why"),
        case("riskHoldRelease", "FINANCE_TOKEN", "holdId: \"$K1\", note: \"checked\"")
            .by("RISK_HOLDS_RELEASE", "USER", "FINANCE")
            .on("RISK_HOLD", "K1")
            .from(json!({ "releasedAt": null }))
            .to(json!({ "releasedAt": "2026-11-01T00:00:00Z" }))
            .note("checked"),
    ]
}

fn store() -> Vec<Case> {
    let catalogue =
        |mutation, input| case(mutation, "CHIEF_TOKEN", input).by("CATALOGUE_MANAGE", "USER", "CHIEF");
    let terms = json!({ "rate": "0.1", "categories": {} });
    let variant =
        json!({ "id": "#VARIANT", "sku": "TEA", "title": null, "priceMinor": 2_500, "status": "ACTIVE" });
    let placed = |mutation, order, input| {
        case(mutation, "EVE_TOKEN", input).by("ORDERS_PLACE", "USER", "EVE").on("ORDER", order)
    };
    let decided = |mutation, input| {
        case(mutation, "FINANCE_TOKEN", input).by("PAYMENTS_RESOLVE", "USER", "FINANCE").note("row 7")
    };
    let order = |number: &str| json!({ "number": number, "status": "CREATED", "totalMinor": 2_500, "carrier": null, "trackingNumber": null });
    vec![
        catalogue("merchantCreate", "name: \"House\", terms: { rate: \"0.1\" }")
            .keeps("merchant { id }", &[("MERCHANT", "/merchant/id")])
            .on("MERCHANT", "MERCHANT")
            .to(json!({ "name": "House", "terms": terms, "status": "ACTIVE" })),
        catalogue("merchantUpdate", "merchantId: \"$MERCHANT\", name: \"Tea house\"")
            .on("MERCHANT", "MERCHANT")
            .from(json!({ "name": "House" }))
            .to(json!({ "name": "Tea house" })),
        catalogue(
            "productCreate",
            "merchantId: \"$MERCHANT\", title: \"Tea\", \
            variants: [{ sku: \"TEA\", price: { amount: \"25.00\", currencyCode: CNY } }]",
        )
        .keeps(
            "product { id variants { id } }",
            &[("PRODUCT", "/product/id"), ("VARIANT", "/product/variants/0/id")],
        )
        .on("PRODUCT", "PRODUCT")
        .to(json!({
            "merchantId": "#MERCHANT", "title": "Tea", "description": null, "category": null, "imageUrl": null,
            "linkUrl": null, "currency": "CNY", "status": "ACTIVE", "variants": [variant],
        })),
        catalogue("productUpdate", "productId: \"$PRODUCT\", category: \"food\"")
            .on("PRODUCT", "PRODUCT")
            .from(json!({ "category": null }))
            .to(json!({ "category": "food" })),
        case("stockAdjust", "SUPPORT_TOKEN", "variantId: \"$VARIANT\", counted: 9, reason: RECEIVED, note: \"pallet\"")
            .by("STOCK_ADJUST", "USER", "SUPPORT")
            .on("PRODUCT_VARIANT", "VARIANT")
            .from(json!({ "onHand": 0 }))
            .to(json!({ "onHand": 9 }))
            .note("pallet"),
        case(
            "storeSaleWithdraw",
            "FINANCE_TOKEN",
            "variantId: \"$VARIANT\", reason: OUT_OF_STOCK, soldFrom: \"2020-01-01T00:00:00Z\", \
             soldTo: \"2020-01-02T00:00:00Z\", note: \"flood\"",
        )
        .by("SALES_WITHDRAW", "USER", "FINANCE")
        .on("PRODUCT_VARIANT", "VARIANT")
        .to(json!({
            "reason": "OUT_OF_STOCK", "soldFrom": "2020-01-01T00:00:00Z", "soldTo": "2020-01-02T00:00:00Z", "orders": 0,
        }))
        .note("flood"),
        placed(
            "orderPlace",
            "SOLD",
            "lines: [{ variantId: \"$VARIANT\", quantity: 1 }], note: \"ring twice\", idempotencyKey: \"1\"",
        )
        .keeps("order { id number }", &[("SOLD", "/order/id"), ("SOLD_NUMBER", "/order/number")])
        .to(order("$SOLD_NUMBER"))
        .note("ring twice"),
        case("orderPay", "EVE_TOKEN", "orderId: \"$SOLD\", channel: ALIPAY, idempotencyKey: \"1\"")
            .by("ORDERS_PLACE", "USER", "EVE")
            .keeps("payment { id number }", &[("PAID", "/payment/id"), ("PAID_NUMBER", "/payment/number")])
            .on("PAYMENT", "PAID")
            .to(json!({
                "number": "$PAID_NUMBER", "channel": "ALIPAY", "amountMinor": 2_500, "status": "CREATED",
                "surplus": null,
            })),
        decided("paymentResolve", "paymentId: \"$DISPUTED\", isOurs: false, evidence: \"row 7\"")
            .on("PAYMENT", "DISPUTED")
            .from(json!({ "status": "DISPUTED" }))
            .to(json!({ "status": "CLOSED" })),
        decided("paymentReturnRetry", "paymentId: \"$STOPPED\", evidence: \"row 7\"")
            .on("PAYMENT", "STOPPED")
            .from(json!({ "status": "MANUAL" }))
            .to(json!({ "status": "READY" })),
        case("orderShip", "SUPPORT_TOKEN", "orderId: \"$SOLD\", carrier: \"SF\", trackingNumber: \"1\"")
            .by("ORDERS_FULFIL", "USER", "SUPPORT")
            .on("ORDER", "SOLD")
            .from(json!({ "status": "FULFILLING", "carrier": null, "trackingNumber": null }))
            .to(json!({ "status": "SHIPPED", "carrier": "SF", "trackingNumber": "1" })),
        placed("orderReceive", "SOLD", "orderId: \"$SOLD\"")
            .from(json!({ "status": "SHIPPED" }))
            .to(json!({ "status": "RECEIVED" })),
        placed(
            "orderPlace",
            "UNSOLD",
            "lines: [{ variantId: \"$VARIANT\", quantity: 1 }], idempotencyKey: \"2\"",
        )
        .keeps("order { id number }", &[("UNSOLD", "/order/id"), ("UNSOLD_NUMBER", "/order/number")])
        .to(order("$UNSOLD_NUMBER")),
        placed("orderCancel", "UNSOLD", "orderId: \"$UNSOLD\", note: \"changed my mind\"")
            .from(json!({ "cancellation": null }))
            .to(json!({ "cancellation": "WAITING" }))
            .note("changed my mind"),
    ]
}

fn platform() -> Vec<Case> {
    let job = |mutation, name, input| {
        case(mutation, "CHIEF_TOKEN", input).by("JOBS_MANAGE", "USER", "CHIEF").on("JOB", name)
    };
    let hook = |mutation, name, input| {
        case(mutation, "CHIEF_TOKEN", input)
            .by("WEBHOOKS_MANAGE", "USER", "CHIEF")
            .on("WEBHOOK_ENDPOINT", name)
    };
    let made = json!({
        "address": "http://127.0.0.1:1025/hook", "description": "books", "kinds": ["webhook.endpoint_disabled"],
        "order": "NONE", "state": "ENABLED",
    });
    let mut removed = made.clone();
    removed["description"] = json!("more books");
    vec![
        hook(
            "webhookEndpointCreate",
            "HOOK",
            "url: \"http://127.0.0.1:1025/hook?token=x\", description: \"books\", \
             kinds: [WEBHOOK_ENDPOINT_DISABLED]",
        )
        .keeps("endpoint { id } secret", &[("HOOK", "/endpoint/id"), ("HOOK_SECRET", "/secret")])
        .to(made),
        hook("webhookEndpointUpdate", "HOOK", "endpointId: \"$HOOK\", description: \"more books\"")
            .from(json!({ "description": "books" }))
            .to(json!({ "description": "more books" })),
        hook("webhookEndpointSecretRotate", "HOOK", "endpointId: \"$HOOK\"")
            .to(json!({ "oldGoodUntil": "2026-11-02T00:00:00Z" })),
        hook("webhookEndpointTest", "HOOK", "endpointId: \"$HOOK\""),
        hook("webhookEventsReplay", "HOOK", "endpointId: \"$HOOK\", since: \"2026-11-01T00:00:00Z\"").to(
            json!({
                "queued": 0, "after": null, "since": "2026-11-01T00:00:00Z",
                "kinds": ["webhook.endpoint_disabled"],
            }),
        ),
        hook("webhookEndpointEnable", "OLD_HOOK", "endpointId: \"$OLD_HOOK\"")
            .from(json!({ "state": "DISABLED" }))
            .to(json!({ "state": "ENABLED" })),
        hook("webhookEndpointDelete", "HOOK", "endpointId: \"$HOOK\"").from(removed),
        case("billsIssue", "FINANCE_TOKEN", "month: \"2026-10\"")
            .by("BILLS_ISSUE", "USER", "FINANCE")
            .on("BILLING_MONTH", "")
            .to(json!({ "closed": ["2026-10"] })),
        job("jobRetry", "RETRIED", "jobId: \"$RETRIED\", note: \"it works again\"")
            .from(json!({ "state": "DEAD", "attempts": 1 }))
            .to(json!({ "state": "WAITING", "attempts": 0 }))
            .note("it works again"),
        job("jobDiscard", "GIVEN_UP", "jobId: \"$GIVEN_UP\"")
            .from(json!({ "state": "DEAD" }))
            .to(json!({ "state": "DISCARDED" })),
        case("settingsUpdate", "CHIEF_TOKEN", "holdDays: 20")
            .by("SETTINGS_CHANGE", "USER", "CHIEF")
            .on("SETTINGS", "")
            .from(json!({ "holdDays": 15 }))
            .to(json!({ "holdDays": 20 })),
        case(
            "notificationTemplateUpdate",
            "CHIEF_TOKEN",
            "kind: SIGNED_IN, medium: SMS, language: EN, title: \"t\", body: \"New sign-in\"",
        )
        .by("SETTINGS_CHANGE", "USER", "CHIEF")
        .on("SETTINGS", "")
        .from(json!({
            "version": 0, "title": "New sign-in",
            "body": "Somebody signed in to your account. If that was not you, change your password.",
        }))
        .to(json!({ "version": 1, "title": "t", "body": "New sign-in" }))
        .note("SIGNED_IN SMS EN"),
        case("apiKeyRevoke", "CHIEF_TOKEN", "apiKeyId: \"$KEY\"")
            .by("API_KEYS_MANAGE", "USER", "CHIEF")
            .on("API_KEY", "KEY")
            .from(json!({ "revokedAt": null }))
            .to(json!({ "revokedAt": "2026-11-01T00:00:00Z" })),
    ]
}

fn links() -> Vec<Case> {
    let eve = |mutation, input| case(mutation, "EVE_TOKEN", input).by("LINKS_MAKE", "USER", "EVE");
    vec![
        eve("networkRegister", "source: PINDUODUO")
            .on("USER", "EVE")
            .to(json!({ "network": "PINDUODUO", "names": ["member_7"] })),
        eve("linkConvert", "text: \"https://item.jd.com/100012043978.html\", channel: \"wechat\"")
            .keeps("link { id code }", &[("LINK", "/link/id"), ("LINK_CODE", "/link/code")])
            .on("TRACKING_LINK", "LINK")
            .to(json!({
                "userId": "#EVE", "network": "JD", "itemId": "100012043978", "channel": "wechat",
                "code": "$LINK_CODE",
            })),
    ]
}

/// Networks that sell something to Eve, who has a name there already.
async fn networks_of(app: &TestApp, stage: &Stage) {
    app.partner(OrderSource::Jd).sells("100012043978", &[]);
    app.partner(OrderSource::Pinduoduo).registers("member_7");
    let chief = app.as_user(stage.kept("CHIEF_TOKEN"));
    for source in ["JD", "PINDUODUO"] {
        let eve = stage.kept("EVE");
        let input = format!("userId: \"{eve}\", provider: \"{source}\", subject: \"eve\"");
        let link = format!(
            "mutation {{ identityLink(input: {{ {input} }}) {{ userErrors {{ code field message }} }} }}"
        );
        chief.send(&link, json!({})).await.ok();
    }
}

/// Everybody whom the cases need beside those whom they make.
async fn people_of(app: &TestApp) -> Stage {
    let mut stage = Stage::default();
    for (name, role) in [("CHIEF", Role::Admin), ("FINANCE", Role::Finance), ("SUPPORT", Role::Support)] {
        let token = app.staff(role).await;
        let viewer = app.as_user(&token).send("{ viewer { id } }", json!({})).await.ok();
        stage.keep(name, viewer.text("/viewer/id"));
        stage.keep(&format!("{name}_TOKEN"), &token);
    }
    for (name, id) in ["RETRIED", "GIVEN_UP"].into_iter().zip(dead_jobs(app).await) {
        stage.keep(name, &id);
    }
    let old = disabled_endpoint(app).await;
    stage.keep("OLD_HOOK", &URL_SAFE_NO_PAD.encode(format!("WebhookEndpoint:{old}")));
    for (name, id) in super::paid::prepare(app).await {
        stage.keep(name, &id);
    }
    for name in ["BOB", "EVE"] {
        let member = app.member(&name.to_lowercase()).await;
        stage.keep(name, &member.id);
        stage.keep(&format!("{name}_TOKEN"), &member.token);
    }
    networks_of(app, &stage).await;
    stage
}

/// Loses the voucher of a refund as PDF.
async fn lose_pdf(app: &TestApp, reader: &Client, refund: &str) {
    let query = "query($id: ID!) { node(id: $id) { ... on Refund { voucher { sha256Pdf } } } }";
    let voucher = reader.send(query, json!({ "id": refund })).await.ok();
    app.shelf().lose(&format!("vouchers/{}.pdf", voucher.text("/node/voucher/sha256Pdf")));
}

/// Two jobs that have failed for good.
async fn dead_jobs(app: &TestApp) -> Vec<String> {
    let kind = JobKind::new("test.dead", Retry::Delays(&[]));
    app.platform().jobs.handle(kind, |_, _| async { Err(JobFailure::Hopeless("no".into())) });
    let (platform, mut new) = (app.platform(), NewJobs::default());
    for _ in 0..2 {
        new.add(platform, platform.now(), NewJob::new(kind, &json!({})).unwrap());
    }
    transact(&platform.db, async |txn| {
        let mut writes = Writes::new(platform.db.backend());
        new.write(&mut writes);
        writes.run(txn).await
    })
    .await
    .unwrap();
    app.run_jobs().await;
    let admin = app.as_user(&app.staff(Role::Admin).await);
    let found = admin.send("{ jobs { edges { node { id } } } }", json!({})).await.ok();
    found.list("/jobs/edges").iter().map(|edge| edge["node"]["id"].as_str().unwrap().to_owned()).collect()
}

both_databases! {
    async fn every_mutation_writes_its_entry(app: &TestApp) {
        let mut stage = people_of(app).await;
        let reader = app.as_user(stage.kept("FINANCE_TOKEN"));
        let mut known = entries(&reader, json!({ "first": 100 })).await;
        let mut written = known.clone();
        let cases = cases();
        for (nth, case) in cases.iter().enumerate() {
            if case.mutation == "refundRequest" {
                let buyer = app.as_user(stage.kept("EVE_TOKEN"));
                let order = buyer.send("{ orders { edges { node { id } } } }", json!({})).await.ok();
                stage.keep("ORDER", order.text("/orders/edges/0/node/id"));
            }
            if case.mutation == "orderShip" {
                app.run_jobs().await;
                app.tell_order(stage.kept("SOLD"), StoreOrderInput::Paid).await;
                app.run_jobs().await;
            }
            if case.mutation == "refundVoucherReissue" {
                app.run_jobs().await;
                lose_pdf(app, &reader, stage.kept("R1")).await;
            }
            if case.mutation == "orderPay" {
                app.run_jobs().await;
            }
            if case.mutation == "notificationsMarkRead" {
                app.run_jobs().await;
            }
            let expected = stage.play(app, case, &format!("case-{nth}")).await;
            let found = entries(&reader, json!({ "first": 100 })).await;
            assert_eq!(found[0], expected, "{}", case.mutation);
            // the list is no longer than a page
            assert_eq!(found[1..], known[..found.len() - 1], "{} writes one entry", case.mutation);
            written.push(expected);
            known = found;
        }
        let fields = "{ __schema { mutationType { fields { name } } } }";
        let fields = app.as_anonymous().send(fields, json!({})).await.ok();
        let fields = fields.list("/__schema/mutationType/fields").iter();
        let all: BTreeSet<&str> = fields.map(|field| field["name"].as_str().unwrap()).collect();
        let played: BTreeSet<&str> = cases.iter().map(|case| case.mutation).collect();
        assert_eq!(played, all, "every mutation has a case");
        let told: BTreeSet<String> = cases.iter().map(|case| screaming(case.action)).collect();
        let seen = written.iter().map(|entry| entry["action"].as_str().unwrap().to_owned());
        assert_eq!(seen.collect::<BTreeSet<_>>(), told, "a mutation's action has its name");
        assert_tells_no_secret(&stage, &written);
    }
}

/// Nothing by which somebody could sign in, and no whole address.
fn assert_tells_no_secret(stage: &Stage, entries: &[Value]) {
    let text = json!(entries).to_string();
    let tokens =
        ["ADA_TOKEN", "CHIEF_TOKEN", "REFRESH", "SECRET", "HOOK_SECRET"].map(|name| stage.kept(name));
    let spoken = [PASSWORD, "another horse", "ada@example.test", "13800138000", "eve_2026", "argon2"];
    for secret in tokens.into_iter().chain(spoken) {
        assert!(!text.contains(secret), "{secret} is in the log");
    }
}
