use rebated_tests::PASSWORD;

use super::super::audience::{
    CLAIM_OF_OWNER, CLAIM_OF_PEOPLE, DEVICE_OF_OWNER, ORDER_OF_OWNER, PAYMENT_OF_OWNER, REFUND_OF_OWNER,
};
use super::super::class::{Class, class};
use super::money::GIVEN;

const ADMIN: &str = "U FFFF FFV FFFFF F";
const PEOPLE: &str = "U VVVV VVV FFFFF V";
const ALL: &str = "V VVVV VVV VVVVV V";

/// Whose the objects of a payload are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The owner's, or nobody's in particular: the caller reads of them what they read elsewhere.
    Owners,
    /// The caller's own.
    Callers,
    /// The caller's own, of which staff read what they read of everybody's.
    CallersOrStaffs,
    /// What the caller has just said.
    Said,
    /// Of whoever signs in by the call.
    SignedIn,
}

/// Whose the objects of this payload are.
pub fn whose(payload: &str) -> Whose {
    match payload {
        "UserUpdatePayload" | "UserPasswordChangePayload" | "LinkConvertPayload" => Whose::Callers,
        "OrderClaimPayload" | "OrderPlacePayload" => Whose::CallersOrStaffs,
        "SessionCreatePayload" | "SessionRefreshPayload" | "UserRegisterPayload" => Whose::SignedIn,
        "IdentityLinkPayload"
        | "IdentityUnlinkPayload"
        | "DeviceRegisterPayload"
        | "NotificationPreferencesSetPayload" => Whose::Said,
        _ => Whose::Owners,
    }
}

/// A payload is met twice: where the call does something, and where it is refused.
pub fn classes() -> Vec<Class> {
    let mut all = Vec::new();
    let mut add = |name, fields, mutation: &str, does: &str, fails: &str, letters| {
        let operation = |input: &str| format!("mutation {{ {mutation}(input: {{ {input} }}) {{ @ }} }}");
        all.push(class(name, fields).met(operation(does), letters).met(operation(fails), letters));
    };
    let mut user = |name, mutation: &str, does: &str, fails: &str, letters| {
        add(name, "user userErrors", mutation, does, fails, letters);
    };
    let nobody = "userId: \"nobody\"";
    user("UserClosePayload", "userClose", "userId: $CLOSE", nobody, ADMIN);
    user("UserSuspendPayload", "userSuspend", "userId: $SUSPEND", nobody, ADMIN);
    user("UserReinstatePayload", "userReinstate", "userId: $REINSTATE", nobody, ADMIN);
    user("UserInviterSetPayload", "userInviterSet", "userId: $FRESH, inviterId: $USER", nobody, ADMIN);
    let tier = |user: &str| format!("{user}, tier: \"GOLD\"");
    user("UserTierSetPayload", "userTierSet", &tier("userId: $FRESH"), &tier(nobody), ADMIN);
    let role = |user: &str| format!("{user}, role: MEMBER");
    user("UserRoleSetPayload", "userRoleSet", &role("userId: $FRESH"), &role(nobody), ADMIN);
    user("UserUpdatePayload", "userUpdate", "locale: \"en\"", "locale: \"?\"", PEOPLE);
    let person = "session user userErrors";
    let register = format!("email: \"new#@example.test\", password: \"{PASSWORD}\", displayName: \"new\"");
    let unnamed = format!("password: \"{PASSWORD}\", displayName: \"new\"");
    add("UserRegisterPayload", person, "userRegister", &register, &unnamed, ALL);
    let sign_in = format!("email: \"owner@example.test\", password: \"{PASSWORD}\"");
    add("SessionCreatePayload", person, "sessionCreate", &sign_in, "password: \"\"", ALL);
    let (fresh, stale) = ("refreshToken: $AGAIN#", "refreshToken: \"\"");
    add("SessionRefreshPayload", person, "sessionRefresh", fresh, stale, ALL);
    let (own, unknown) = ("everywhere: true", "sessionId: \"nothing\"");
    add("SessionRevokePayload", "isRevoked userErrors", "sessionRevoke", own, unknown, PEOPLE);
    // it ends the caller's other sessions, so it comes after those of the owner were refreshed
    let passwords = format!("currentPassword: \"{PASSWORD}\", password: \"{PASSWORD}\"");
    let too_weak = format!("currentPassword: \"{PASSWORD}\", password: \"\"");
    add("UserPasswordChangePayload", "user userErrors", "userPasswordChange", &passwords, &too_weak, PEOPLE);

    let key = "name: \"bot\", scopes: [ORDERS_READ]";
    add(
        "ApiKeyCreatePayload",
        "apiKey secret userErrors",
        "apiKeyCreate",
        key,
        "name: \"bot\", scopes: []",
        ADMIN,
    );
    let (known, unknown) = ("apiKeyId: $KEY", "apiKeyId: \"nothing\"");
    add("ApiKeyRevokePayload", "apiKey userErrors", "apiKeyRevoke", known, unknown, ADMIN);
    let identity = |subject: &str| format!("provider: \"IMPORT\", subject: \"{subject}\"");
    let linked = |subject: &str| format!("userId: $USER, {}", identity(subject));
    let links = "U FFFF FFV FVFFF F";
    let fields = "identity userErrors";
    let shown = "code: $CODE#, provider: \"WECHAT\", subject: \"chat#\"";
    add("IdentityLinkPayload", fields, "identityLink", shown, &linked(""), links);
    let (made, none) = ("code expiresAt userErrors", "provider: \"?\"");
    add("IdentityLinkCodeCreatePayload", made, "identityLinkCodeCreate", "", none, PEOPLE);
    add("IdentityUnlinkPayload", fields, "identityUnlink", &identity("spare#"), &identity("unknown"), links);

    let rule = "rebateRule userErrors";
    let draft = |name: &str| format!("name: \"{name}\", reward: {{ percentOfOrder: \"0.1\" }}");
    add("RebateRuleDraftPayload", rule, "rebateRuleDraft", &draft("another"), &draft(""), ADMIN);
    let nothing = "ruleId: \"nothing\"";
    add("RebateRulePausePayload", rule, "rebateRulePause", "ruleId: $PAUSE", nothing, ADMIN);
    add("RebateRulePublishPayload", rule, "rebateRulePublish", "ruleId: $PUBLISH", nothing, ADMIN);
    add("RebateRuleRetirePayload", rule, "rebateRuleRetire", "ruleId: $RETIRE", nothing, ADMIN);

    let lists = "changed created published retired unchanged userErrors";
    let (file, wrong) = ("document: $FILE, publish: true, retireOthers: true", "document: \"\"");
    add("RebateRulesImportPayload", lists, "rebateRulesImport", file, wrong, ADMIN);

    let refund = "refund userErrors";
    let staff = "U FFFF VVV FFFFF F";
    let nothing = "refundId: \"nothing\"";
    add("RefundApprovePayload", refund, "refundApprove", "refundId: $APPROVE#", nothing, staff);
    add("RefundRejectPayload", refund, "refundReject", "refundId: $REJECT#", nothing, staff);
    add("RefundAssignPayload", refund, "refundAssign", "refundId: $REFUND", nothing, staff);
    let noted = |refund: &str| format!("{refund}, note: \"x\"");
    add("RefundNoteAddPayload", refund, "refundNoteAdd", &noted("refundId: $REFUND"), &noted(nothing), staff);
    let turned = |refund: &str| format!("{refund}, turnedRound: false");
    let (known, unknown) = (turned("refundId: $INTERCEPT#"), turned(nothing));
    add("RefundInterceptionReportPayload", refund, "refundInterceptionReport", &known, &unknown, staff);
    let here = "refundId: $RECEIVE#";
    add("RefundReturnReceivePayload", refund, "refundReturnReceive", here, nothing, staff);
    let looked = |refund: &str| format!("{refund}, verdict: PASSED");
    let (known, unknown) = (looked("refundId: $INSPECT#"), looked(nothing));
    add("RefundReturnInspectPayload", refund, "refundReturnInspect", &known, &unknown, staff);
    let many = "results userErrors";
    let known = |name: &str| format!("refundIds: [{name}], note: \"x\"");
    let wrong = format!("refundIds: [\"x\"], note: \"{}\"", "x".repeat(1_001));
    add("RefundsApprovePayload", many, "refundsApprove", &known("$REFUSED"), &wrong, staff);
    add("RefundsRejectPayload", many, "refundsReject", &known("$REFUSE_MANY#"), &wrong, staff);
    let each = "mutation { refundsApprove(input: { refundIds: [$GRANT_MANY#, \"x\"] }) { results { @ } } }";
    let some = |order: &str| {
        format!("orderId: {order}, reason: OTHER, amount: {{ amount: \"0.50\", currencyCode: CNY }}")
    };
    let (month, never) = ("month: \"2026-10\"", "month: \"never\"");
    add("BillsIssuePayload", "billingMonth userErrors", "billsIssue", month, never, "U FFFF FVV FFFFF F");
    let finance = "U FFFF FVV FFFFF F";
    let adjustment = "adjustment receipt userErrors";
    let (nothing, to) = ("adjustmentId: \"nothing\"", |user: &str| format!("userId: {user}, {GIVEN}"));
    let nobody = to("\"nobody\"");
    add("BalanceAdjustPayload", adjustment, "balanceAdjust", &to("$USER"), &nobody, finance);
    let proposed = "adjustmentId: $PROPOSED#";
    add("AdjustmentApprovePayload", adjustment, "adjustmentApprove", proposed, nothing, finance);
    let (rejected, without) = ("adjustmentId: $UNWANTED#", "adjustment userErrors");
    add("AdjustmentRejectPayload", without, "adjustmentReject", rejected, nothing, finance);
    let undo = |which: &str| format!("{which}, note: \"x\"");
    let (undone, nothing) = (undo("adjustmentId: $GIVEN#"), undo(nothing));
    add("AdjustmentReversePayload", adjustment, "adjustmentReverse", &undone, &nothing, finance);
    let hold = "hold receipt userErrors";
    add("BalanceHoldPayload", hold, "balanceHold", &to("$USER"), &nobody, finance);
    let nothing = "holdId: \"nothing\"";
    let risky = |subject: &str| format!("{subject}, reason: OTHER, note: \"x\"");
    let (parcel, nobody) = (risky("orderId: $PARCEL#"), risky("userId: \"nobody\""));
    add("RiskHoldPlacePayload", "hold userErrors", "riskHoldPlace", &parcel, &nobody, staff);
    let read = "network userErrors";
    add("NetworkSyncPayload", read, "networkSync", "source: TAOBAO", "source: STORE", finance);
    let october = ", from: \"2026-10-01T00:00:00Z\", until: \"2026-10-02T00:00:00Z\"";
    let (known, unknown) = (format!("source: TAOBAO{october}"), format!("source: STORE{october}"));
    add("NetworkResyncPayload", read, "networkResync", &known, &unknown, finance);
    let released = "holdId: $RISK_RELEASED";
    add("RiskHoldReleasePayload", "hold userErrors", "riskHoldRelease", released, nothing, finance);
    add("HoldCapturePayload", hold, "holdCapture", "holdId: $TAKE#", nothing, finance);
    add("HoldReleasePayload", hold, "holdRelease", "holdId: $FREE#", nothing, finance);
    let (nothing, job) = ("jobId: \"nothing\"", "job userErrors");
    add("JobRetryPayload", job, "jobRetry", "jobId: $RETRY_JOB", nothing, ADMIN);
    add("JobDiscardPayload", job, "jobDiscard", "jobId: $DISCARD_JOB", nothing, ADMIN);
    let (hours, wrong) = (
        "quietHours: { timeZone: \"UTC\", from: \"22:00\", until: \"07:00\" }",
        "quietHours: { timeZone: \"?\", from: \"22:00\", until: \"07:00\" }",
    );
    let (set, fields) = ("notificationPreferencesSet", "preferences userErrors");
    add("NotificationPreferencesSetPayload", fields, set, hours, wrong, PEOPLE);
    let many = format!("notificationIds: [{}]", "\"x\", ".repeat(101));
    add("NotificationsMarkReadPayload", "readCount userErrors", "notificationsMarkRead", "", &many, PEOPLE);
    let token = "token: \"0123456789abcdef#\"";
    add("DeviceRegisterPayload", "device userErrors", "deviceRegister", token, "token: \"?\"", PEOPLE);
    let words =
        |body: &str| format!("kind: SIGNED_IN, medium: SMS, language: EN, title: \"x\", body: \"{body}\"");
    let (good, bad) = (words("x"), words("{{"));
    let (update, fields) = ("notificationTemplateUpdate", "template userErrors");
    add("NotificationTemplateUpdatePayload", fields, update, &good, &bad, ADMIN);
    let (nothing, endpoint) = ("endpointId: \"nothing\"", "endpoint userErrors");
    let (made, good) =
        ("endpoint secret userErrors", "url: \"http://127.0.0.1:1025/\", kinds: [WEBHOOK_ENDPOINT_DISABLED]");
    add("WebhookEndpointCreatePayload", made, "webhookEndpointCreate", good, "url: \"?\"", ADMIN);
    let (known, enabled) = ("endpointId: $ENDPOINT", "endpointId: $ENABLED_ENDPOINT");
    add("WebhookEndpointUpdatePayload", endpoint, "webhookEndpointUpdate", known, nothing, ADMIN);
    add("WebhookEndpointSecretRotatePayload", made, "webhookEndpointSecretRotate", known, nothing, ADMIN);
    let tested = "attempt endpoint userErrors";
    add("WebhookEndpointTestPayload", tested, "webhookEndpointTest", known, nothing, ADMIN);
    add("WebhookEndpointEnablePayload", endpoint, "webhookEndpointEnable", enabled, nothing, ADMIN);
    let since = |endpoint: &str| format!("{endpoint}, since: \"2026-10-01T00:00:00Z\"");
    let replayed = "endCursor endpoint hasMore queued userErrors";
    add(
        "WebhookEventsReplayPayload",
        replayed,
        "webhookEventsReplay",
        &since(enabled),
        &since(nothing),
        ADMIN,
    );
    let removed = "endpointId: $REMOVED_ENDPOINT";
    add("WebhookEndpointDeletePayload", endpoint, "webhookEndpointDelete", removed, nothing, ADMIN);
    let merchant = |name: &str| format!("name: \"{name}\", terms: {{ rate: \"0.1\" }}");
    let fields = "merchant userErrors";
    add("MerchantCreatePayload", fields, "merchantCreate", &merchant("M#"), &merchant(""), ADMIN);
    let (known, nothing) = ("merchantId: $MERCHANT, status: ACTIVE", "merchantId: \"nothing\"");
    add("MerchantUpdatePayload", fields, "merchantUpdate", known, nothing, ADMIN);
    let product = |title: &str| {
        let price = "{ amount: \"1.00\", currencyCode: CNY }";
        format!("merchantId: $MERCHANT, title: \"{title}\", variants: [{{ sku: \"P#\", price: {price} }}]")
    };
    let fields = "product userErrors";
    add("ProductCreatePayload", fields, "productCreate", &product("P"), &product(""), ADMIN);
    let (known, nothing) = ("productId: $PRODUCT, title: \"Tea\"", "productId: \"nothing\"");
    add("ProductUpdatePayload", fields, "productUpdate", known, nothing, ADMIN);
    let more = |variant: &str| format!("variantId: {variant}, delta: 1, reason: RECEIVED");
    let fields = "movement userErrors variant";
    add("StockAdjustPayload", fields, "stockAdjust", &more("$VARIANT"), &more("\"nothing\""), staff);
    let sold = |variant: &str| {
        let time = "soldFrom: \"2020-01-01T00:00:00Z\", soldTo: \"2020-01-02T00:00:00Z\"";
        format!("variantId: {variant}, reason: WRONG_PRICE, {time}")
    };
    let (known, nothing) = (sold("$VARIANT"), sold("\"nothing\""));
    let fields = "orders userErrors variant";
    add("StoreSaleWithdrawPayload", fields, "storeSaleWithdraw", &known, &nothing, "U FFFF FVV FFFFF F");
    let placed = |lines: &str| format!("lines: [{lines}], idempotencyKey: \"p#\"");
    let one = placed("{ variantId: $VARIANT, quantity: 1 }");
    add("OrderPlacePayload", "order userErrors", "orderPlace", &one, &placed(""), PEOPLE);
    let parcel = |order: &str| format!("orderId: {order}, carrier: \"SF\", trackingNumber: \"1\"");
    let (sent, nothing) = (parcel("$PARCEL#"), parcel("\"nothing\""));
    add("OrderShipPayload", "order userErrors", "orderShip", &sent, &nothing, staff);
    let (days, stale) = ("holdDays: 15", "expectedVersion: 99");
    add("SettingsUpdatePayload", "settings userErrors", "settingsUpdate", days, stale, ADMIN);
    let skip = "onError: SKIP_FAILED, records: [{ orderRef: \"x\" }]";
    let (fields, reject) = ("failures result userErrors", "records: [{ orderRef: \"x\" }]");
    add("OrdersImportPayload", fields, "ordersImport", skip, reject, "U FFFF FFV FFVFF F");
    let decided = |claim: &str| format!("claimId: {claim}, grant: false");
    let (known, unknown) = (decided("$DECIDE#"), decided("\"nothing\""));
    add("OrderClaimDecidePayload", "claim userErrors", "orderClaimDecide", &known, &unknown, staff);
    let money = "U FFFF FVV FFFFF F";
    let found = |refund: &str| format!("{refund}, evidence: \"row 7\"");
    let done = |refund: &str| format!("{}, resolution: DONE", found(refund));
    let nothing = "refundId: \"nothing\"";
    let (known, unknown) = (done("refundId: $RESOLVE#"), done(nothing));
    add("RefundResolvePayload", "refund userErrors", "refundResolve", &known, &unknown, money);
    let (known, unknown) = (found("refundId: $RETRY#"), found(nothing));
    add("RefundRetryPayload", "refund userErrors", "refundRetry", &known, &unknown, money);
    let kind =
        |refund: &str| format!("{refund}, note: \"x\", amount: {{ amount: \"0.01\", currencyCode: CNY }}");
    let (known, unknown) = (kind("refundId: $REFUND"), kind(nothing));
    add("RefundCompensatePayload", "adjustment userErrors", "refundCompensate", &known, &unknown, money);
    let decided = |payment: &str, more: &str| format!("paymentId: {payment}, evidence: \"row 7\"{more}");
    let (dispute, nothing) =
        (decided("$DISPUTED#", ", isOurs: false"), decided("\"nothing\"", ", isOurs: false"));
    add("PaymentResolvePayload", "payment userErrors", "paymentResolve", &dispute, &nothing, money);
    let (manual, nothing) = (decided("$MANUAL#", ""), decided("\"nothing\"", ""));
    add("PaymentReturnRetryPayload", "payment userErrors", "paymentReturnRetry", &manual, &nothing, money);
    let (granted, nothing) = ("refundId: $GRANTED", "refundId: \"nothing\"");
    add("RefundVoucherReissuePayload", "userErrors voucher", "refundVoucherReissue", granted, nothing, money);
    let forget = |input: &str| format!("mutation {{ deviceForget(input: {{ deviceId: {input} }}) {{ @ }} }}");
    let device = class("DeviceForgetPayload", "userErrors").met(forget("$DEVICE"), PEOPLE);
    all.push(device.met(forget("\"nothing\""), PEOPLE).restricted("deviceId", DEVICE_OF_OWNER));
    all.push(class("RefundDecisionResult", "refund userErrors").met(each, staff));
    all.extend([
        of_owner("RefundCancelPayload", "refundCancel", "refundId: $CANCEL#"),
        of_owner("RefundRequestPayload", "refundRequest", &some("$ORDER")),
        of_owner(
            "RefundReturnShipPayload",
            "refundReturnShip",
            "refundId: $SHIP_BACK#, carrier: \"SF\", trackingNumber: \"1\"",
        ),
        order_of_owner("OrderCancelPayload", "orderCancel", "$PARKED_ORDER"),
        payment_of_owner("$OPEN_ORDER"),
        claim_of_people(),
        claim_of_owner(),
        order_of_owner("OrderReceivePayload", "orderReceive", "$STORE_ORDER"),
    ]);
    all
}

/// Anybody may ask, and is told that there is no such thing unless it is their own or they are staff.
fn of_owner(name: &'static str, mutation: &str, input: &str) -> Class {
    let operation = format!("mutation {{ {mutation}(input: {{ {input} }}) {{ @ }} }}");
    let refused = ["$CANCEL#", "$ORDER", "$SHIP_BACK#"]
        .iter()
        .fold(operation.clone(), |text, name| text.replace(name, "\"nothing\""));
    class(name, "userErrors")
        .met(operation, PEOPLE)
        .met(refused, PEOPLE)
        .restricted("refund", REFUND_OF_OWNER)
}

/// The same of an order of the store.
fn order_of_owner(name: &'static str, mutation: &str, order: &str) -> Class {
    let operation = |order: &str| format!("mutation {{ {mutation}(input: {{ orderId: {order} }}) {{ @ }} }}");
    class(name, "userErrors")
        .met(operation(order), PEOPLE)
        .met(operation("\"nothing\""), PEOPLE)
        .restricted("order", ORDER_OF_OWNER)
}

/// Nobody but the buyer pays an order.
fn payment_of_owner(order: &str) -> Class {
    let operation = |order: &str| {
        let input = format!("orderId: {order}, channel: ALIPAY, idempotencyKey: \"payload\"");
        format!("mutation {{ orderPay(input: {{ {input} }}) {{ @ }} }}")
    };
    class("OrderPayPayload", "userErrors")
        .met(operation(order), PEOPLE)
        .met(operation("\"nothing\""), PEOPLE)
        .restricted("payment", PAYMENT_OF_OWNER)
}

/// Whoever may claim does so for themselves, but for bots, which name whom they claim for.
fn claim_of_people() -> Class {
    let operation = |number: &str| {
        let input = format!("orderNumber: \"{number}\", idempotencyKey: \"claim {number}\"");
        format!("mutation {{ orderClaim(input: {{ {input} }}) {{ @ }} }}")
    };
    let letters = "U VVVV VVV FVFFF V";
    class("OrderClaimPayload", "userErrors")
        .met(operation("21048130009999999#"), letters)
        .met(operation("?"), letters)
        .restricted("claim", CLAIM_OF_PEOPLE)
}

/// Nobody but the claimant takes a claim back.
fn claim_of_owner() -> Class {
    let operation =
        |claim: &str| format!("mutation {{ orderClaimWithdraw(input: {{ claimId: {claim} }}) {{ @ }} }}");
    class("OrderClaimWithdrawPayload", "userErrors")
        .met(operation("$TAKE_BACK"), PEOPLE)
        .met(operation("\"nothing\""), PEOPLE)
        .restricted("claim", CLAIM_OF_OWNER)
}
