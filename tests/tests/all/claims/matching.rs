//! What the platform decides by itself.

use chrono::Duration;
use rebated_tests::both_databases;
use rebated_tests::shop::has;
use serde_json::json;

use super::{NUMBER, claim, claim_as, click, click_tea, id_of, seen_by_staff, settled, state, tea};

both_databases! {
    async fn a_click_before_the_order_grants_it_and_books_its_rebate(app: &TestApp) {
        app.half_of_commission().await;
        let li = app.member("li").await;
        app.import(json!([tea(NUMBER)])).await.ok();
        click_tea(app, &li).await;
        let made = claim(app, &li, NUMBER).await.ok();
        assert_eq!(made.text("/orderClaim/claim/status"), "GRANTED");
        assert_eq!(made.text("/orderClaim/claim/order/id"), app.newest_order(&li).await);
        assert_eq!(app.balance(&li).await, has("0.00", "10.00", "0.00"));
        let seen = seen_by_staff(app, &id_of(&made)).await;
        let kinds: Vec<_> = seen["evidence"].as_array().unwrap().iter().map(|one| &one["kind"]).collect();
        assert_eq!(kinds, ["CLICKED_SHORTLY_BEFORE", "CLAIMED_SOON"]);
        assert_eq!((&seen["score"], &seen["evidence"][0]["points"]), (&json!(60), &json!(50)));
        assert_eq!(seen["evidence"][0]["at"], "2026-10-31T19:55:00.000Z");
        let again = claim_as(app, &li.token, json!({ "orderNumber": NUMBER, "idempotencyKey": "again" })).await;
        assert_eq!(again.user_errors("orderClaim"), [("ALREADY_YOURS", "input.orderNumber")]);
        // later reports book for the claimant
        app.import(json!([settled(tea(NUMBER))])).await.ok();
        app.clock().advance(Duration::days(30));
        app.run_jobs().await;
        assert_eq!(app.balance(&li).await, has("10.00", "0.00", "0.00"));
    }

    async fn a_claim_waits_for_its_order(app: &TestApp) {
        app.half_of_commission().await;
        let (li, bo) = (app.member("li").await, app.member("bo").await);
        let other = "2104813001234567891";
        click_tea(app, &li).await;
        let strong = id_of(&claim(app, &li, NUMBER).await.ok());
        let weak = id_of(&claim(app, &bo, other).await.ok());
        app.run_jobs().await;
        assert_eq!([state(app, &strong).await, state(app, &weak).await], ["WAITING", "WAITING"]);
        app.import(json!([tea(NUMBER), tea(other)])).await.ok();
        app.run_jobs().await;
        assert_eq!([state(app, &strong).await, state(app, &weak).await], ["GRANTED", "IN_REVIEW"]);
        assert_eq!(app.balance(&li).await, has("0.00", "10.00", "0.00"));
        assert_eq!(app.balance(&bo).await, has("0.00", "0.00", "0.00"));
        let list = "{ notifications { edges { node { kind } } } }";
        let told = app.as_user(&li.token).send(list, json!({})).await.ok();
        let kinds: Vec<_> = told.list("/notifications/edges").iter().map(|edge| &edge["node"]["kind"]).collect();
        assert!(kinds.contains(&&json!("ORDER_CLAIM_GRANTED")), "{kinds:?}");
        let told = app.as_user(&bo.token).send(list, json!({})).await.ok();
        assert!(!told.body().to_string().contains("ORDER_CLAIM"), "{:#}", told.body());
    }

    async fn weak_evidence_is_left_to_people(app: &TestApp) {
        app.half_of_commission().await;
        app.import(json!([tea(NUMBER)])).await.ok();
        let cases = [("cups", "2026-10-31T19:55:00Z"), ("tea", "2026-10-31T20:00:01Z"), ("tea", "2026-10-16T19:59:59Z")];
        for (nth, (item, at)) in cases.into_iter().enumerate() {
            let member = app.member(&format!("m{nth}")).await;
            click(app, &member, item, at).await;
            let made = claim(app, &member, NUMBER).await.ok();
            let seen = seen_by_staff(app, &id_of(&made)).await;
            assert_eq!((seen["state"].as_str(), &seen["score"]), (Some("IN_REVIEW"), &json!(10)), "{item} {at}");
            let client = app.as_user(&member.token);
            let input = json!({ "claimId": id_of(&made) });
            rebated_tests::store::run(&client, "orderClaimWithdraw", "claim { id }", input).await.ok();
        }
        // a wrong amount takes more than a click gives
        let li = app.member("li").await;
        click_tea(app, &li).await;
        let input = json!({ "orderNumber": NUMBER, "idempotencyKey": "k",
            "paid": { "amount": "99.00", "currencyCode": "CNY" } });
        let made = claim_as(app, &li.token, input).await.ok();
        assert_eq!(state(app, &id_of(&made)).await, "IN_REVIEW");
    }

    async fn of_several_claimants_nobody_gets_it_without_a_person(app: &TestApp) {
        app.half_of_commission().await;
        let (li, bo) = (app.member("li").await, app.member("bo").await);
        click_tea(app, &li).await;
        click_tea(app, &bo).await;
        let claims = [id_of(&claim(app, &li, NUMBER).await.ok()), id_of(&claim(app, &bo, NUMBER).await.ok())];
        app.import(json!([tea(NUMBER)])).await.ok();
        app.run_jobs().await;
        for claim in &claims {
            let seen = seen_by_staff(app, claim).await;
            assert_eq!(seen["state"], "IN_REVIEW");
            assert_eq!(seen["competitorCount"], 1);
            assert!(seen["order"]["buyer"].is_null());
        }
        assert_eq!(app.balance(&li).await, has("0.00", "0.00", "0.00"));
    }

    async fn of_two_who_claim_at_once_one_gets_it(app: &TestApp) {
        app.half_of_commission().await;
        let (li, bo) = (app.member("li").await, app.member("bo").await);
        click_tea(app, &li).await;
        click_tea(app, &bo).await;
        app.import(json!([tea(NUMBER)])).await.ok();
        let (one, two) = tokio::join!(claim(app, &li, NUMBER), claim(app, &bo, NUMBER));
        let mut statuses = [one.ok(), two.ok()].map(|made| made.text("/orderClaim/claim/status").to_owned());
        statuses.sort_unstable();
        assert_eq!(statuses, ["GRANTED", "OPEN"]);
        let mut pending = [app.balance(&li).await.pending, app.balance(&bo).await.pending];
        pending.sort_unstable();
        assert_eq!(pending, ["0.00", "10.00"]);
    }

    async fn an_order_that_has_a_buyer_is_not_moved_by_a_click(app: &TestApp) {
        app.half_of_commission().await;
        let (li, bo) = (app.member("li").await, app.member("bo").await);
        app.import(json!([tea(NUMBER)])).await.ok();
        click_tea(app, &li).await;
        click_tea(app, &bo).await;
        claim(app, &li, NUMBER).await.ok();
        let late = claim(app, &bo, NUMBER).await.ok();
        assert_eq!(late.text("/orderClaim/claim/status"), "OPEN");
        assert_eq!(app.balance(&li).await, has("0.00", "10.00", "0.00"));
        assert_eq!(app.balance(&bo).await, has("0.00", "0.00", "0.00"));
    }

    async fn a_claim_that_missed_its_order_finds_it_within_the_hour(app: &TestApp) {
        use sea_orm::ConnectionTrait;
        let li = app.member("li").await;
        app.import(json!([tea(NUMBER)])).await.ok();
        let id = id_of(&claim(app, &li, NUMBER).await.ok());
        // as if it had been committed in the moment in which its order was
        let back = "UPDATE order_claims SET status = 'WAITING', order_id = NULL, score = NULL, evidence = NULL";
        app.platform().db.writer().execute_unprepared(back).await.unwrap();
        app.run_jobs().await;
        assert_eq!(state(app, &id).await, "WAITING");
        super::sweep(app).await;
        assert_eq!(state(app, &id).await, "IN_REVIEW");
    }

    async fn an_import_asks_once_for_all_its_orders(app: &TestApp) {
        let li = app.member("li").await;
        claim(app, &li, NUMBER).await.ok();
        let numbers = |from: usize, count: usize| {
            (from..from + count).map(|nth| tea(&format!("21048130012345{nth:05}"))).collect::<Vec<_>>()
        };
        app.import(json!(numbers(0, 1))).await.ok();
        app.run_jobs().await;
        let mut counts = Vec::new();
        for (from, count) in [(100, 1), (200, 40)] {
            let before = app.statements();
            app.import(json!(numbers(from, count))).await.ok();
            counts.push(app.statements() - before);
        }
        assert!(counts[1] <= counts[0], "statements grow with orders: {counts:?}");
    }
}
