//! What can be claimed, how often, and what a repeat does.

use chrono::Duration;
use rebated_domain::user::Role;
use rebated_tests::store::run;
use rebated_tests::{both_databases, shop::yuan};
use serde_json::json;

use super::{NUMBER, OWN, claim, claim_as, click_tea, decide, id_of, state, sweep, tea};

both_databases! {
    async fn numbers_name_their_network(app: &TestApp) {
        let li = app.member("li").await;
        let numbers =
            [(NUMBER, "TAOBAO"), ("298765432101", "JD"), ("261101-123456789012345", "PINDUODUO")];
        for (number, source) in numbers {
            let made = claim(app, &li, number).await.ok();
            assert_eq!(made.text("/orderClaim/claim/source"), source);
            assert_eq!(made.text("/orderClaim/claim/status"), "OPEN");
            assert_eq!(made.text("/orderClaim/claim/expiresAt"), "2027-01-30T00:00:00.000Z");
        }
        let input = json!({ "orderNumber": " 210481300123456789 ", "source": "TAOBAO", "idempotencyKey": "old" });
        let made = claim_as(app, &li.token, input).await.ok();
        assert_eq!(made.text("/orderClaim/claim/orderNumber"), "210481300123456789");
    }

    async fn what_is_refused_changes_nothing(app: &TestApp) {
        let li = app.member("li").await;
        app.import(json!([tea(NUMBER)])).await.ok();
        app.run_jobs().await;
        let before = app.snapshot().await;
        let refusals = [
            (json!({ "orderNumber": "12345" }), "BAD_NUMBER", "input.orderNumber"),
            (json!({ "orderNumber": "" }), "BAD_NUMBER", "input.orderNumber"),
            (json!({ "orderNumber": "210481300123456789" }), "BAD_NUMBER", "input.orderNumber"),
            (json!({ "source": "JD", "orderNumber": "261101-123456789012345" }), "BAD_NUMBER", "input.orderNumber"),
            (json!({ "source": "STORE" }), "BAD_SOURCE", "input.source"),
            (json!({ "source": "IMPORT" }), "BAD_SOURCE", "input.source"),
            (json!({ "note": "" }), "BAD_NOTE", "input.note"),
            (json!({ "note": "a\u{0}b" }), "BAD_NOTE", "input.note"),
            (json!({ "paid": yuan("0.00") }), "BAD_PAID", "input.paid"),
            (json!({ "identity": { "provider": "WECHAT", "subject": "w1" } }), "BAD_IDENTITY", "input.identity"),
            (json!({ "idempotencyKey": "" }), "BAD_IDEMPOTENCY_KEY", "input.idempotencyKey"),
        ];
        for (changes, code, field) in refusals {
            let mut input = json!({ "orderNumber": NUMBER, "idempotencyKey": "k" });
            for (name, value) in changes.as_object().unwrap() {
                input[name] = value.clone();
            }
            let answer = claim_as(app, &li.token, input).await;
            assert_eq!(answer.user_errors("orderClaim"), [(code, field)], "{changes}");
            app.assert_unchanged_since(&before).await;
        }
    }

    async fn a_repeat_is_one_claim(app: &TestApp) {
        let li = app.member("li").await;
        let input = json!({ "orderNumber": NUMBER, "idempotencyKey": "k", "note": "mine" });
        let first = claim_as(app, &li.token, input.clone()).await.ok();
        let before = app.snapshot().await;
        let again = claim_as(app, &li.token, input.clone()).await.ok();
        assert_eq!(again.data("/orderClaim/claim"), first.data("/orderClaim/claim"));
        let other = claim_as(app, &li.token, json!({ "orderNumber": NUMBER, "idempotencyKey": "k" })).await;
        assert_eq!(other.user_errors("orderClaim"), [("IDEMPOTENCY_KEY_MISMATCH", "input.idempotencyKey")]);
        let twice = claim_as(app, &li.token, json!({ "orderNumber": NUMBER, "idempotencyKey": "k2" })).await;
        assert_eq!(twice.user_errors("orderClaim"), [("ALREADY_CLAIMED", "input.orderNumber")]);
        app.assert_unchanged_since(&before).await;
        // answered as it is then
        decide(app, &id_of(&first), false, json!({})).await.ok();
        let later = claim_as(app, &li.token, input).await.ok();
        assert_eq!(later.text("/orderClaim/claim/status"), "REFUSED");
    }

    async fn ten_claims_are_open_and_twenty_made_in_a_day(app: &TestApp) {
        let li = app.member("li").await;
        let number = |nth: usize| format!("21048130012345{nth:05}");
        let mut open = Vec::new();
        for nth in 0..10 {
            open.push(id_of(&claim(app, &li, &number(nth)).await.ok()));
        }
        let before = app.snapshot().await;
        let full = claim(app, &li, &number(10)).await;
        assert_eq!(full.user_errors("orderClaim"), [("TOO_MANY_OPEN", "input.orderNumber")]);
        app.assert_unchanged_since(&before).await;
        let client = app.as_user(&li.token);
        for id in open {
            run(&client, "orderClaimWithdraw", "claim { status }", json!({ "claimId": id })).await.ok();
        }
        for nth in 10..20 {
            let id = id_of(&claim(app, &li, &number(nth)).await.ok());
            run(&client, "orderClaimWithdraw", "claim { status }", json!({ "claimId": id })).await.ok();
        }
        let enough = claim(app, &li, &number(20)).await;
        assert_eq!(enough.user_errors("orderClaim"), [("TOO_MANY_TODAY", "input.orderNumber")]);
        // others are not kept from it, and neither is the same member the day after
        let bo = app.member("bo").await;
        claim(app, &bo, &number(20)).await.ok();
        app.clock().advance(Duration::days(1));
        let li = rebated_tests::Member { token: app.sign_in(&li).await, ..li };
        claim(app, &li, &number(20)).await.ok();
    }

    async fn claims_of_one_member_at_once_keep_to_the_limit(app: &TestApp) {
        let li = app.member("li").await;
        let number = |nth: usize| format!("21048130012345{nth:05}");
        for nth in 0..9 {
            claim(app, &li, &number(nth)).await.ok();
        }
        let (nine, ten) = (number(9), number(10));
        let (one, two) = tokio::join!(claim(app, &li, &nine), claim(app, &li, &ten));
        let refused: Vec<_> = [&one, &two].into_iter().flat_map(|answer| answer.user_errors("orderClaim")).collect();
        assert_eq!(refused, [("TOO_MANY_OPEN", "input.orderNumber")], "{:#} {:#}", one.body(), two.body());
    }

    async fn members_take_back_their_own_claims(app: &TestApp) {
        let (li, bo) = (app.member("li").await, app.member("bo").await);
        let id = id_of(&claim(app, &li, NUMBER).await.ok());
        let input = json!({ "claimId": id });
        let wanted = "claim { status decidedAt }";
        for token in [bo.token.as_str(), &app.staff(Role::Support).await] {
            let answer = run(&app.as_user(token), "orderClaimWithdraw", wanted, input.clone()).await;
            assert_eq!(answer.user_errors("orderClaimWithdraw"), [("CLAIM_NOT_FOUND", "input.claimId")]);
        }
        let client = app.as_user(&li.token);
        let done = run(&client, "orderClaimWithdraw", wanted, input.clone()).await.ok();
        assert_eq!(done.text("/orderClaimWithdraw/claim/status"), "WITHDRAWN");
        let again = run(&client, "orderClaimWithdraw", wanted, input).await;
        assert_eq!(again.user_errors("orderClaimWithdraw"), [("NOT_ALLOWED_NOW", "input.claimId")]);
        // nothing keeps them from claiming it again
        let input = json!({ "orderNumber": NUMBER, "idempotencyKey": "again" });
        claim_as(app, &li.token, input).await.ok();
    }

    async fn a_claim_ends_after_ninety_days_whatever_is_known_of_its_order(app: &TestApp) {
        let li = app.member("li").await;
        let unknown = id_of(&claim(app, &li, "2104813001234567891").await.ok());
        app.import(json!([tea(NUMBER)])).await.ok();
        let in_review = id_of(&claim(app, &li, NUMBER).await.ok());
        app.clock().advance(Duration::days(90) - Duration::seconds(1));
        sweep(app).await;
        assert_eq!([state(app, &unknown).await, state(app, &in_review).await], ["WAITING", "IN_REVIEW"]);
        app.clock().advance(Duration::hours(1));
        sweep(app).await;
        assert_eq!([state(app, &unknown).await, state(app, &in_review).await], ["EXPIRED", "EXPIRED"]);
        let late = decide(app, &in_review, true, json!({})).await;
        assert_eq!(late.user_errors("orderClaimDecide"), [("NOT_ALLOWED_NOW", "input.claimId")]);
    }

    async fn a_bot_claims_for_whoever_is_linked_to_the_chat(app: &TestApp) {
        app.half_of_commission().await;
        let li = app.member("li").await;
        let made = crate::api_keys::create(app, json!({ "name": "bot", "scopes": ["IDENTITIES_WRITE"] })).await;
        let bot = made.ok().text("/apiKeyCreate/secret").to_owned();
        let input = |key: &str| json!({ "orderNumber": NUMBER, "idempotencyKey": key,
            "identity": { "provider": "WECHAT", "subject": "w1" } });
        let unlinked = claim_as(app, &bot, input("k1")).await;
        assert_eq!(unlinked.user_errors("orderClaim"), [("IDENTITY_NOT_LINKED", "input.identity")]);
        let nobody = json!({ "orderNumber": NUMBER, "idempotencyKey": "k2" });
        let nobody = claim_as(app, &bot, nobody).await;
        assert_eq!(nobody.user_errors("orderClaim"), [("BAD_IDENTITY", "input.identity")]);
        let link = json!({ "userId": li.id, "provider": "WECHAT", "subject": "w1" });
        app.run_as(Role::Admin, "identityLink", "identity { subject }", link).await.ok();
        app.import(json!([tea(NUMBER)])).await.ok();
        click_tea(app, &li).await;
        let wanted = OWN.replace("order { id } user { id }", "");
        let done = run(&app.as_user(&bot), "orderClaim", &wanted, input("k3")).await.ok();
        assert_eq!(done.text("/orderClaim/claim/status"), "GRANTED");
        assert_eq!(app.balance(&li).await.pending, "10.00");
    }
}
