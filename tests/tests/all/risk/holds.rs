//! What a hold keeps, and what happens when it is released.

use rebated_domain::user::Role;
use rebated_tests::both_databases;
use rebated_tests::shop::{has, record, with};
use serde_json::{Value, json};

use super::{buyer, credits, pass_the_period, place, release, settled, states, try_place};
use crate::store::sql;

both_databases! {
    async fn a_hold_on_a_user_keeps_what_is_due_and_its_release_credits_it_once(app: &TestApp) {
        app.half_of_commission().await;
        let li = buyer(app, "li", "c1").await;
        app.import(json!([settled("o1", "c1")])).await.ok();
        assert_eq!(states(app, &li).await, ["HOLDING"]);
        let hold = place(app, json!({ "userId": li.id })).await;
        assert_eq!(states(app, &li).await, ["IN_REVIEW"]);
        pass_the_period(app).await;
        assert_eq!(app.balance(&li).await, has("0.00", "10.00", "0.00"));
        app.verify().await;
        release(app, &hold).await;
        assert_eq!(states(app, &li).await, ["HOLDING"]);
        app.run_jobs().await;
        assert_eq!((app.balance(&li).await, states(app, &li).await), (has("10.00", "0.00", "0.00"), vec!["CREDITED".to_owned()]));
        release(app, &hold).await;
        app.run_jobs().await;
        assert_eq!((app.balance(&li).await, credits(app, &li).await), (has("10.00", "0.00", "0.00"), 1));
    }

    async fn a_hold_on_an_order_leaves_the_others(app: &TestApp) {
        app.half_of_commission().await;
        let li = buyer(app, "li", "c1").await;
        app.import(json!([settled("o1", "c1")])).await.ok();
        let order = app.newest_order(&li).await;
        app.import(json!([settled("o2", "c1")])).await.ok();
        let hold = place(app, json!({ "orderId": order })).await;
        pass_the_period(app).await;
        assert_eq!(app.balance(&li).await, has("10.00", "10.00", "0.00"));
        release(app, &hold).await;
        app.run_jobs().await;
        assert_eq!((app.balance(&li).await, credits(app, &li).await), (has("20.00", "0.00", "0.00"), 2));
    }

    async fn what_is_imported_during_a_hold_waits_too(app: &TestApp) {
        app.half_of_commission().await;
        let li = buyer(app, "li", "c1").await;
        let hold = place(app, json!({ "userId": li.id })).await;
        let past = json!({ "settledAt": "2026-10-02T00:00:00Z", "modifiedAt": "2026-10-02T00:00:00Z" });
        app.import(json!([with(settled("o1", "c1"), past.clone())])).await.ok();
        app.run_jobs().await;
        assert_eq!((app.balance(&li).await, states(app, &li).await), (has("0.00", "10.00", "0.00"), vec!["IN_REVIEW".to_owned()]));
        // of somebody else it would have been credited by the import itself
        let wang = buyer(app, "wang", "c2").await;
        app.import(json!([with(settled("o2", "c2"), past)])).await.ok();
        assert_eq!(app.balance(&wang).await, has("10.00", "0.00", "0.00"));
        release(app, &hold).await;
        app.run_jobs().await;
        assert_eq!((app.balance(&li).await, credits(app, &li).await), (has("10.00", "0.00", "0.00"), 1));
    }

    async fn an_order_that_finds_its_buyer_during_a_hold_waits_too(app: &TestApp) {
        app.half_of_commission().await;
        let li = app.member("li").await;
        app.import(json!([settled("o1", "c1")])).await.ok();
        let hold = place(app, json!({ "userId": li.id })).await;
        pass_the_period(app).await;
        app.link(&li, "c1").await;
        app.run_jobs().await;
        assert_eq!(app.balance(&li).await, has("0.00", "10.00", "0.00"));
        release(app, &hold).await;
        app.run_jobs().await;
        assert_eq!((app.balance(&li).await, credits(app, &li).await), (has("10.00", "0.00", "0.00"), 1));
    }

    async fn a_hold_on_an_inviter_leaves_the_buyer_and_one_on_the_buyer_keeps_both(app: &TestApp) {
        app.half_of_commission().await;
        app.publish_rule(json!({ "name": "friends", "beneficiary": "INVITER", "reward": { "percentOfOrder": "0.01" } })).await;
        let zhao = app.member("zhao").await;
        let li = app.invited_member("li", &zhao).await;
        app.link(&li, "c1").await;
        let (zhaos, lis) = (has("0.00", "1.00", "0.00"), has("0.00", "10.00", "0.00"));
        app.import(json!([settled("o1", "c1")])).await.ok();
        assert_eq!((app.balance(&zhao).await, app.balance(&li).await), (zhaos.clone(), lis.clone()));
        let on_buyer = place(app, json!({ "userId": li.id })).await;
        let on_inviter = place(app, json!({ "userId": zhao.id })).await;
        pass_the_period(app).await;
        assert_eq!((app.balance(&zhao).await, app.balance(&li).await), (zhaos.clone(), lis));
        release(app, &on_buyer).await;
        app.run_jobs().await;
        assert_eq!((app.balance(&zhao).await, app.balance(&li).await), (zhaos, has("10.00", "0.00", "0.00")));
        release(app, &on_inviter).await;
        app.run_jobs().await;
        assert_eq!((app.balance(&zhao).await, credits(app, &zhao).await), (has("1.00", "0.00", "0.00"), 1));
    }

    async fn of_two_holds_the_last_one_lets_go(app: &TestApp) {
        app.half_of_commission().await;
        let li = buyer(app, "li", "c1").await;
        app.import(json!([settled("o1", "c1")])).await.ok();
        let order = app.newest_order(&li).await;
        let holds = [place(app, json!({ "userId": li.id })).await, place(app, json!({ "orderId": order })).await];
        pass_the_period(app).await;
        release(app, &holds[0]).await;
        app.run_jobs().await;
        assert_eq!((app.balance(&li).await, states(app, &li).await), (has("0.00", "10.00", "0.00"), vec!["IN_REVIEW".to_owned()]));
        release(app, &holds[1]).await;
        app.run_jobs().await;
        assert_eq!(app.balance(&li).await, has("10.00", "0.00", "0.00"));
    }

    async fn a_dispute_outlives_a_hold(app: &TestApp) {
        app.half_of_commission().await;
        let li = buyer(app, "li", "c1").await;
        app.import(json!([with(settled("o1", "c1"), json!({ "held": true }))])).await.ok();
        let hold = place(app, json!({ "userId": li.id })).await;
        pass_the_period(app).await;
        release(app, &hold).await;
        app.run_jobs().await;
        assert_eq!((app.balance(&li).await, states(app, &li).await), (has("0.00", "10.00", "0.00"), vec!["IN_REVIEW".to_owned()]));
        let over = json!({ "held": false, "modifiedAt": "2026-11-10T00:00:00Z" });
        app.import(json!([with(settled("o1", "c1"), over)])).await.ok();
        app.run_jobs().await;
        assert_eq!(app.balance(&li).await, has("10.00", "0.00", "0.00"));
    }

    async fn what_is_credited_stays_and_can_still_be_taken_back(app: &TestApp) {
        app.half_of_commission().await;
        let li = buyer(app, "li", "c1").await;
        app.import(json!([settled("o1", "c1")])).await.ok();
        pass_the_period(app).await;
        let hold = place(app, json!({ "userId": li.id })).await;
        assert_eq!((app.balance(&li).await, states(app, &li).await), (has("10.00", "0.00", "0.00"), vec!["CREDITED".to_owned()]));
        let more = json!({ "commission": "30.00", "modifiedAt": "2026-11-15T00:00:00Z" });
        app.import(json!([with(settled("o1", "c1"), more)])).await.ok();
        app.run_jobs().await;
        assert_eq!(app.balance(&li).await, has("10.00", "5.00", "0.00"), "what is more waits");
        let less = json!({ "commission": "8.00", "modifiedAt": "2026-11-15T01:00:00Z" });
        app.import(json!([with(settled("o1", "c1"), less)])).await.ok();
        assert_eq!(app.balance(&li).await, has("4.00", "0.00", "0.00"));
        release(app, &hold).await;
        app.run_jobs().await;
        assert_eq!(app.balance(&li).await, has("4.00", "0.00", "0.00"));
    }

    async fn a_key_makes_one_hold_and_a_subject_has_one_at_a_time(app: &TestApp) {
        let li = app.member("li").await;
        let keyed = |note: &str| json!({ "userId": li.id, "note": note, "idempotencyKey": "k" });
        let finance = app.as_user(&app.staff(Role::Finance).await);
        let ask = async |input: Value| {
            let input = with(json!({ "reason": "OTHER", "note": "x" }), input);
            rebated_tests::store::run(&finance, "riskHoldPlace", "hold { id }", input).await
        };
        let first = ask(keyed("x")).await.ok().text("/riskHoldPlace/hold/id").to_owned();
        let before = app.snapshot().await;
        assert_eq!(ask(keyed("x")).await.ok().text("/riskHoldPlace/hold/id"), first);
        let refused = [
            (keyed("y"), ("IDEMPOTENCY_KEY_MISMATCH", "input.idempotencyKey")),
            (json!({ "userId": li.id }), ("ALREADY_ON_HOLD", "")),
            (json!({}), ("BAD_SUBJECT", "")),
            (json!({ "userId": li.id, "orderId": "x" }), ("BAD_SUBJECT", "")),
            (json!({ "userId": "x" }), ("USER_NOT_FOUND", "input.userId")),
            (json!({ "orderId": li.id }), ("ORDER_NOT_FOUND", "input.orderId")),
            (json!({ "userId": li.id, "note": " " }), ("BAD_NOTE", "input.note")),
            (json!({ "userId": li.id, "idempotencyKey": "" }), ("BAD_IDEMPOTENCY_KEY", "input.idempotencyKey")),
        ];
        for (input, expected) in refused {
            let answer = ask(input.clone()).await;
            assert_eq!(answer.user_errors("riskHoldPlace"), [expected], "{input}");
        }
        app.assert_unchanged_since(&before).await;
        release(app, &first).await;
        let again = place(app, json!({ "userId": li.id })).await;
        assert_ne!(again, first);
        let list = async |filter: &str| {
            let query = format!("{{ riskHolds(filter: {{ {filter} }}) {{ edges {{ node {{ id }} }} }} }}");
            let answer = finance.send(&query, json!({})).await.ok();
            let ids = answer.list("/riskHolds/edges").iter().map(|edge| edge["node"]["id"].as_str().unwrap().to_owned());
            ids.collect::<Vec<_>>()
        };
        assert_eq!(list("isOpen: true").await, [again.as_str()]);
        assert_eq!(list("isOpen: false").await, [first.as_str()]);
        assert_eq!(list("reason: SELF_REFERRAL").await, [again.as_str()]);
    }

    async fn orders_tell_that_they_are_on_hold_and_staff_why(app: &TestApp) {
        app.half_of_commission().await;
        let li = buyer(app, "li", "c1").await;
        app.import(json!([record("o1", "l1", "c1"), with(record("o2", "l2", "c1"), json!({ "held": true })), record("o3", "l3", "c9")])).await.ok();
        let count = async |token: &str, on_hold: bool| {
            let query = "query($is: Boolean!) { orders(filter: { onHold: $is }) { edges { node { onHold } } } }";
            let answer = app.as_user(token).send(query, json!({ "is": on_hold })).await.ok();
            let found = answer.list("/orders/edges").to_vec();
            assert!(found.iter().all(|edge| edge["node"]["onHold"] == on_hold), "{found:?}");
            found.len()
        };
        let admin = app.staff(Role::Admin).await;
        assert_eq!((count(&admin, true).await, count(&admin, false).await), (1, 2));
        place(app, json!({ "userId": li.id })).await;
        assert_eq!((count(&admin, true).await, count(&admin, false).await), (2, 1));
        assert_eq!((count(&li.token, true).await, count(&li.token, false).await), (2, 0));
        let reasons = async |token: &str| {
            let answer = app.as_user(token).send("{ orders { edges { node { externalId holdReason } } } }", json!({})).await.ok();
            let mut all: Vec<String> = answer.list("/orders/edges").iter().map(|edge| format!("{} {}", edge["node"]["externalId"], edge["node"]["holdReason"])).collect();
            all.sort();
            all
        };
        let told = "\"On hold by a person: SELF_REFERRAL.\"";
        assert_eq!(reasons(&admin).await, [format!("\"o1\" {told}"), format!("\"o2\" {told}"), "\"o3\" null".into()]);
        let told = "\"The order is being checked.\"";
        assert_eq!(reasons(&li.token).await, [format!("\"o1\" {told}"), format!("\"o2\" {told}")]);
        assert!(try_place(app, Role::Finance, json!({ "userId": li.id })).await.user_errors("riskHoldPlace").len() == 1);
    }

    async fn verify_finds_a_hold_on_two_or_on_nobody(app: &TestApp) {
        use sea_orm::{ConnectionTrait as _, DbBackend};
        let check = "every open hold is on one user or on one order, and no other open hold is";
        app.half_of_commission().await;
        let li = buyer(app, "li", "c1").await;
        app.import(json!([settled("o1", "c1")])).await.ok();
        place(app, json!({ "userId": li.id })).await;
        app.verify().await;
        let db = app.platform().db.writer();
        let is_postgres = db.get_database_backend() == DbBackend::Postgres;
        let disarm = if is_postgres { "ALTER TABLE risk_holds DROP CONSTRAINT risk_holds_check" } else { "PRAGMA ignore_check_constraints = ON" };
        db.execute_unprepared(disarm).await.unwrap();
        for (change, undo) in [
            ("UPDATE risk_holds SET order_id = (SELECT id FROM orders)", "UPDATE risk_holds SET order_id = NULL"),
            ("UPDATE risk_holds SET user_id = NULL", "UPDATE risk_holds SET user_id = (SELECT buyer_id FROM orders)"),
        ] {
            assert_eq!(sql(app, change).await, 1, "{change}");
            let report = rebated_service::verify::verify(app.platform(), |_| {}).await.expect("the books can be read");
            assert!(report.findings.iter().any(|finding| finding.check == check), "{change}: {:?}", report.findings);
            assert_eq!(sql(app, undo).await, 1, "{undo}");
        }
        app.verify().await;
    }
}
