//! Corrections by hand and holds: what they do to balances, who may do them, and how they repeat.

use chrono::Duration;
use rebated_domain::user::Role;
use rebated_tests::{Client, GqlAnswer, Member, TestApp, both_databases};
use serde_json::{Value, json};

const ADJUST: &str = "
    mutation Adjust($input: BalanceAdjustInput!) { balanceAdjust(input: $input) {
        adjustment { id status amount { amount } requestedBy { id } decidedBy { id } }
        receipt { transferId outcome available { amount } frozen { amount } }
        userErrors { code field message } } }
";
const DECIDE: &str = "
    mutation Approve($input: AdjustmentDecisionInput!) { adjustmentApprove(input: $input) {
        adjustment { status decidedBy { id } decisionNote }
        receipt { outcome available { amount } } userErrors { code field message } } }
";
const REJECT: &str = "
    mutation Reject($input: AdjustmentDecisionInput!) { adjustmentReject(input: $input) {
        adjustment { status } userErrors { code field message } } }
";
const REVERSE: &str = "
    mutation Reverse($input: AdjustmentReverseInput!) { adjustmentReverse(input: $input) {
        adjustment { status amount { amount } reverses { id } }
        receipt { outcome available { amount } } userErrors { code field message } } }
";
const HOLD: &str = "
    mutation Hold($input: BalanceHoldInput!) { balanceHold(input: $input) {
        hold { id status amount { amount } }
        receipt { outcome available { amount } frozen { amount } } userErrors { code field message } } }
";
const CAPTURE: &str = "
    mutation Capture($input: HoldCaptureInput!) { holdCapture(input: $input) {
        hold { status captured { amount } }
        receipt { outcome available { amount } frozen { amount } } userErrors { code field message } } }
";
const RELEASE: &str = "
    mutation Release($input: HoldReleaseInput!) { holdRelease(input: $input) {
        hold { status captured { amount } }
        receipt { outcome available { amount } frozen { amount } } userErrors { code field message } } }
";
const BALANCE: &str = "{ viewer { balance { available { amount } frozen { amount } owed { amount } } } }";

fn yuan(amount: &str) -> Value {
    json!({ "amount": amount, "currencyCode": "CNY" })
}

async fn adjust(by: &Client, user: &str, amount: &str, key: Option<&str>) -> GqlAnswer {
    let input = json!({
        "userId": user, "amount": yuan(amount), "reason": "GOODWILL", "note": "for the delay",
        "idempotencyKey": key,
    });
    by.send(ADJUST, json!({ "input": input })).await
}

async fn hold(by: &Client, user: &str, amount: &str, changes: Value) -> GqlAnswer {
    let mut input = json!({
        "userId": user, "amount": yuan(amount), "reason": "DISPUTE", "note": "the parcel is disputed",
    });
    for (key, value) in changes.as_object().expect("changes are an object") {
        input[key] = value.clone();
    }
    by.send(HOLD, json!({ "input": input })).await
}

/// Available, frozen and owed of whoever asks.
async fn balance(member: &Client) -> [String; 3] {
    let shown = member.send(BALANCE, json!({})).await.ok();
    ["available", "frozen", "owed"]
        .map(|part| shown.text(&format!("/viewer/balance/{part}/amount")).to_owned())
}

/// Finance twice and a member with their id.
struct Cast {
    finance: Client,
    second: Client,
    member: Client,
    id: String,
    li: Member,
}

async fn cast(app: &TestApp) -> Cast {
    let finance = app.as_user(&app.staff(Role::Finance).await);
    let second = app.as_user(&app.staff(Role::Admin).await);
    let li = app.member("li").await;
    let member = app.as_user(&li.token);
    let id = li.id.clone();
    Cast { finance, second, member, id, li }
}

both_databases! {
    async fn a_correction_moves_the_balance_and_tells_it(app: &TestApp) {
        let Cast { finance, member, id, .. } = cast(app).await;
        let given = adjust(&finance, &id, "80.00", None).await.ok();
        assert_eq!(given.data("/balanceAdjust/adjustment/status"), "POSTED");
        assert_eq!(given.data("/balanceAdjust/receipt/outcome"), "CREATED");
        assert_eq!(given.data("/balanceAdjust/receipt/available/amount"), "80.00");
        let taken = adjust(&finance, &id, "-30.50", None).await.ok();
        assert_eq!(taken.data("/balanceAdjust/receipt/available/amount"), "49.50");
        assert_eq!(balance(&member).await, ["49.50", "0.00", "0.00"]);
    }

    async fn more_than_is_available_cannot_be_taken(app: &TestApp) {
        let Cast { finance, id, .. } = cast(app).await;
        adjust(&finance, &id, "10.00", None).await.ok();
        hold(&finance, &id, "4.00", json!({})).await.ok();
        app.run_jobs().await;
        let before = app.snapshot().await;
        let refused = adjust(&finance, &id, "-6.01", None).await;
        assert_eq!(refused.user_errors("balanceAdjust"), [("EXCEEDS_BALANCE", "input.amount")]);
        let refused = hold(&finance, &id, "6.01", json!({})).await;
        assert_eq!(refused.user_errors("balanceHold"), [("EXCEEDS_BALANCE", "input.amount")]);
        app.assert_unchanged_since(&before).await;
        adjust(&finance, &id, "-6.00", None).await.ok();
    }

    async fn a_key_makes_a_correction_once(app: &TestApp) {
        let Cast { finance, member, id, .. } = cast(app).await;
        let first = adjust(&finance, &id, "5.00", Some("k1")).await.ok();
        adjust(&finance, &id, "1.00", None).await.ok();
        app.run_jobs().await;
        let before = app.snapshot().await;
        let again = adjust(&finance, &id, "5.00", Some("k1")).await.ok();
        let of = |answer: &GqlAnswer, path: &str| answer.data(&format!("/balanceAdjust{path}")).clone();
        assert_eq!(of(&again, "/adjustment"), of(&first, "/adjustment"));
        assert_eq!(of(&again, "/receipt/transferId"), of(&first, "/receipt/transferId"));
        assert_eq!(of(&again, "/receipt/outcome"), "EXISTS");
        assert_eq!(of(&again, "/receipt/available/amount"), "5.00", "the balance as it was then");
        let other = adjust(&finance, &id, "6.00", Some("k1")).await;
        assert_eq!(other.user_errors("balanceAdjust"), [("IDEMPOTENCY_KEY_MISMATCH", "input.idempotencyKey")]);
        app.assert_unchanged_since(&before).await;
        assert_eq!(balance(&member).await[0], "6.00");
    }

    async fn fifty_repeats_at_once_are_one_correction(app: &TestApp) {
        let Cast { finance, member, id, .. } = cast(app).await;
        let calls = (0..50).map(|_| adjust(&finance, &id, "2.00", Some("same")));
        let answers = futures_util::future::join_all(calls).await;
        let mut created = 0;
        for answer in answers {
            let outcome = answer.ok().text("/balanceAdjust/receipt/outcome").to_owned();
            created += usize::from(outcome == "CREATED");
        }
        assert_eq!(created, 1);
        assert_eq!(balance(&member).await[0], "2.00");
    }

    async fn above_the_limit_a_second_person_decides(app: &TestApp) {
        let Cast { finance, second, member, id, .. } = cast(app).await;
        // the limit is 500.00
        let proposed = adjust(&finance, &id, "500.01", Some("big")).await.ok();
        assert_eq!(proposed.data("/balanceAdjust/adjustment/status"), "PROPOSED");
        assert!(proposed.data("/balanceAdjust/receipt").is_null());
        assert_eq!(balance(&member).await[0], "0.00");
        let adjustment = proposed.text("/balanceAdjust/adjustment/id");
        let decide = json!({ "input": { "adjustmentId": adjustment, "note": "checked" } });
        app.run_jobs().await;
        let before = app.snapshot().await;
        let own = finance.send(DECIDE, decide.clone()).await;
        assert_eq!(own.user_errors("adjustmentApprove"), [("NEEDS_SECOND_PERSON", "")]);
        let repeated = adjust(&finance, &id, "500.01", Some("big")).await.ok();
        assert_eq!(repeated.text("/balanceAdjust/adjustment/id"), adjustment);
        app.assert_unchanged_since(&before).await;
        let approved = second.send(DECIDE, decide.clone()).await.ok();
        assert_eq!(approved.data("/adjustmentApprove/adjustment/status"), "POSTED");
        assert_eq!(approved.data("/adjustmentApprove/adjustment/decisionNote"), "checked");
        assert_eq!(approved.data("/adjustmentApprove/receipt/available/amount"), "500.01");
        assert_eq!(balance(&member).await[0], "500.01");
        for mutation in [DECIDE, REJECT] {
            let late = second.send(mutation, decide.clone()).await;
            let field = if mutation == DECIDE { "adjustmentApprove" } else { "adjustmentReject" };
            assert_eq!(late.user_errors(field), [("NOT_ALLOWED_NOW", "input.adjustmentId")]);
        }
    }

    async fn a_proposal_can_be_withdrawn_and_an_approval_can_fail(app: &TestApp) {
        let Cast { finance, second, member, id, .. } = cast(app).await;
        let proposed = adjust(&finance, &id, "900.00", None).await.ok();
        let input = json!({ "input": { "adjustmentId": proposed.text("/balanceAdjust/adjustment/id") } });
        let withdrawn = finance.send(REJECT, input).await.ok();
        assert_eq!(withdrawn.data("/adjustmentReject/adjustment/status"), "REJECTED");
        // a proposal to take more than there is fails when it is approved, and stays open
        let proposed = adjust(&finance, &id, "-900.00", None).await.ok();
        let input = json!({ "input": { "adjustmentId": proposed.text("/balanceAdjust/adjustment/id") } });
        app.run_jobs().await;
        let before = app.snapshot().await;
        let refused = second.send(DECIDE, input).await;
        assert_eq!(refused.user_errors("adjustmentApprove"), [("EXCEEDS_BALANCE", "input.amount")]);
        app.assert_unchanged_since(&before).await;
        assert_eq!(balance(&member).await[0], "0.00");
    }

    async fn a_correction_is_undone_once_and_exactly(app: &TestApp) {
        let Cast { finance, member, id, .. } = cast(app).await;
        let given = adjust(&finance, &id, "70.00", None).await.ok();
        let adjustment = given.text("/balanceAdjust/adjustment/id").to_owned();
        let undo = |key: Value| json!({ "input": {
            "adjustmentId": adjustment, "note": "wrong member", "idempotencyKey": key,
        } });
        let undone = finance.send(REVERSE, undo(json!("u1"))).await.ok();
        assert_eq!(undone.data("/adjustmentReverse/adjustment/amount/amount"), "-70.00");
        assert_eq!(undone.text("/adjustmentReverse/adjustment/reverses/id"), adjustment);
        assert_eq!(undone.data("/adjustmentReverse/receipt/available/amount"), "0.00");
        app.run_jobs().await;
        let before = app.snapshot().await;
        let again = finance.send(REVERSE, undo(json!("u1"))).await.ok();
        assert_eq!(again.data("/adjustmentReverse/receipt/outcome"), "EXISTS");
        let twice = finance.send(REVERSE, undo(Value::Null)).await;
        assert_eq!(twice.user_errors("adjustmentReverse"), [("ALREADY_REVERSED", "input.adjustmentId")]);
        app.assert_unchanged_since(&before).await;
        assert_eq!(balance(&member).await, ["0.00", "0.00", "0.00"]);
    }

    async fn a_hold_freezes_and_a_part_can_be_taken(app: &TestApp) {
        let Cast { finance, member, id, .. } = cast(app).await;
        adjust(&finance, &id, "100.00", None).await.ok();
        let held = hold(&finance, &id, "40.00", json!({})).await.ok();
        assert_eq!(held.data("/balanceHold/hold/status"), "OPEN");
        assert_eq!(held.data("/balanceHold/receipt/available/amount"), "60.00");
        assert_eq!(held.data("/balanceHold/receipt/frozen/amount"), "40.00");
        assert_eq!(balance(&member).await, ["60.00", "40.00", "0.00"]);
        let take = |amount: &str| json!({ "input": {
            "holdId": held.text("/balanceHold/hold/id"), "amount": yuan(amount),
        } });
        let taken = finance.send(CAPTURE, take("15.00")).await.ok();
        assert_eq!(taken.data("/holdCapture/hold"), &json!({ "status": "CAPTURED", "captured": { "amount": "15.00" } }));
        assert_eq!(balance(&member).await, ["85.00", "0.00", "0.00"]);
        app.run_jobs().await;
        let before = app.snapshot().await;
        let again = finance.send(CAPTURE, take("15.00")).await.ok();
        assert_eq!(again.data("/holdCapture/receipt/outcome"), "EXISTS");
        assert_eq!(again.data("/holdCapture/receipt/available/amount"), "85.00");
        let more = finance.send(CAPTURE, take("16.00")).await;
        assert_eq!(more.user_errors("holdCapture"), [("HOLD_CAPTURED", "input.holdId")]);
        let free = json!({ "input": { "holdId": held.text("/balanceHold/hold/id") } });
        let released = finance.send(RELEASE, free).await;
        assert_eq!(released.user_errors("holdRelease"), [("HOLD_CAPTURED", "input.holdId")]);
        app.assert_unchanged_since(&before).await;
    }

    async fn a_hold_is_released_by_hand_or_by_the_clock(app: &TestApp) {
        let Cast { finance, member, id, li, .. } = cast(app).await;
        adjust(&finance, &id, "50.00", None).await.ok();
        let first = hold(&finance, &id, "20.00", json!({})).await.ok();
        let input = json!({ "input": { "holdId": first.text("/balanceHold/hold/id") } });
        let released = finance.send(RELEASE, input.clone()).await.ok();
        assert_eq!(released.data("/holdRelease/hold/status"), "RELEASED");
        let again = finance.send(RELEASE, input.clone()).await.ok();
        assert_eq!(again.data("/holdRelease/receipt/outcome"), "EXISTS");
        let late = finance.send(CAPTURE, input).await;
        assert_eq!(late.user_errors("holdCapture"), [("HOLD_RELEASED", "input.holdId")]);
        let ends = "2026-11-01T01:00:00Z";
        let second = hold(&finance, &id, "20.00", json!({ "expiresAt": ends })).await.ok();
        assert_eq!(balance(&member).await, ["30.00", "20.00", "0.00"]);
        app.clock().advance(Duration::minutes(60));
        let finance = app.as_user(&app.staff(Role::Finance).await);
        let input = json!({ "input": { "holdId": second.text("/balanceHold/hold/id") } });
        let late = finance.send(CAPTURE, input.clone()).await;
        assert_eq!(late.user_errors("holdCapture"), [("HOLD_EXPIRED", "input.holdId")]);
        app.run_jobs().await;
        let li = app.as_user(&app.sign_in(&li).await);
        assert_eq!(balance(&li).await, ["50.00", "0.00", "0.00"]);
        let shown = finance.send(
            "{ balanceHolds(first: 2) { edges { node { status captured { amount } endedAt } } } }", json!({}),
        ).await.ok();
        let statuses = [0, 1].map(|n| shown.text(&format!("/balanceHolds/edges/{n}/node/status")).to_owned());
        assert_eq!(statuses, ["EXPIRED", "RELEASED"]);
    }

    async fn whoever_placed_a_large_hold_does_not_take_it(app: &TestApp) {
        let Cast { finance, second, id, .. } = cast(app).await;
        let proposed = adjust(&finance, &id, "2000.00", None).await.ok();
        let input = json!({ "input": { "adjustmentId": proposed.text("/balanceAdjust/adjustment/id") } });
        second.send(DECIDE, input).await.ok();
        let held = hold(&finance, &id, "600.00", json!({})).await.ok();
        let take = json!({ "input": { "holdId": held.text("/balanceHold/hold/id") } });
        let own = finance.send(CAPTURE, take.clone()).await;
        assert_eq!(own.user_errors("holdCapture"), [("NEEDS_SECOND_PERSON", "")]);
        let other = second.send(CAPTURE, take).await.ok();
        assert_eq!(other.data("/holdCapture/receipt/available/amount"), "1400.00");
    }

    async fn wrong_requests_are_refused_and_change_nothing(app: &TestApp) {
        let Cast { finance, member, id, .. } = cast(app).await;
        let before = app.snapshot().await;
        let zero = adjust(&finance, &id, "0.00", None).await;
        assert_eq!(zero.user_errors("balanceAdjust"), [("BAD_AMOUNT", "input.amount")]);
        let nobody = adjust(&finance, "nobody", "1.00", None).await;
        assert_eq!(nobody.user_errors("balanceAdjust"), [("USER_NOT_FOUND", "input.userId")]);
        let blank = hold(&finance, &id, "1.00", json!({ "note": " " })).await;
        assert_eq!(blank.user_errors("balanceHold"), [("BAD_NOTE", "input.note")]);
        let below = hold(&finance, &id, "-1.00", json!({})).await;
        assert_eq!(below.user_errors("balanceHold"), [("BAD_AMOUNT", "input.amount")]);
        let past = hold(&finance, &id, "1.00", json!({ "expiresAt": "2026-10-01T00:00:00Z" })).await;
        assert_eq!(past.user_errors("balanceHold"), [("EXPIRY_IN_PAST", "input.expiresAt")]);
        let input = json!({ "input": { "holdId": "nothing" } });
        let none = finance.send(RELEASE, input).await;
        assert_eq!(none.user_errors("holdRelease"), [("HOLD_NOT_FOUND", "input.holdId")]);
        let own = adjust(&member, &id, "1.00", None).await;
        assert_eq!(own.error_codes(), ["FORBIDDEN"]);
        app.assert_unchanged_since(&before).await;
    }
}
