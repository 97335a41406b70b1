//! What staff decide.

use chrono::Duration;
use rebated_domain::user::Role;
use rebated_tests::both_databases;
use rebated_tests::shop::{has, with};
use serde_json::json;

use super::{NUMBER, claim, click_tea, decide, id_of, seen_by_staff, settled, state, tea};

both_databases! {
    async fn support_grants_and_the_rebate_is_booked(app: &TestApp) {
        app.half_of_commission().await;
        let li = app.member("li").await;
        app.import(json!([tea(NUMBER)])).await.ok();
        let id = id_of(&claim(app, &li, NUMBER).await.ok());
        let done = decide(app, &id, true, json!({ "note": "sent a receipt" })).await.ok();
        assert_eq!(done.text("/orderClaimDecide/claim/status"), "GRANTED");
        assert_eq!(app.balance(&li).await, has("0.00", "10.00", "0.00"));
        let seen = seen_by_staff(app, &id).await;
        assert_eq!(seen["decisionNote"], "sent a receipt");
        assert!(seen["decidedBy"]["id"].is_string());
        assert_eq!(seen["order"]["buyer"]["id"], li.id.as_str());
        let before = app.snapshot().await;
        let again = decide(app, &id, false, json!({})).await;
        assert_eq!(again.user_errors("orderClaimDecide"), [("NOT_ALLOWED_NOW", "input.claimId")]);
        app.assert_unchanged_since(&before).await;
    }

    async fn a_refused_claim_leaves_the_order_alone(app: &TestApp) {
        app.half_of_commission().await;
        let (li, bo) = (app.member("li").await, app.member("bo").await);
        app.import(json!([tea(NUMBER)])).await.ok();
        let id = id_of(&claim(app, &li, NUMBER).await.ok());
        decide(app, &id, false, json!({})).await.ok();
        assert_eq!(state(app, &id).await, "REFUSED");
        assert!(seen_by_staff(app, &id).await["order"]["buyer"].is_null());
        // and does not keep others from getting it
        click_tea(app, &bo).await;
        let made = claim(app, &bo, NUMBER).await.ok();
        assert_eq!(made.text("/orderClaim/claim/status"), "GRANTED");
    }

    async fn an_unknown_order_cannot_be_granted(app: &TestApp) {
        let li = app.member("li").await;
        let id = id_of(&claim(app, &li, NUMBER).await.ok());
        app.staff(Role::Support).await;
        let before = app.snapshot().await;
        let early = decide(app, &id, true, json!({})).await;
        assert_eq!(early.user_errors("orderClaimDecide"), [("ORDER_NOT_SEEN", "input.claimId")]);
        let none = decide(app, &li.id, true, json!({})).await;
        assert_eq!(none.user_errors("orderClaimDecide"), [("CLAIM_NOT_FOUND", "input.claimId")]);
        let note = decide(app, &id, true, json!({ "note": "" })).await;
        assert_eq!(note.user_errors("orderClaimDecide"), [("BAD_NOTE", "input.note")]);
        app.assert_unchanged_since(&before).await;
        decide(app, &id, false, json!({})).await.ok();
        app.import(json!([tea(NUMBER)])).await.ok();
        app.run_jobs().await;
        assert_eq!(state(app, &id).await, "REFUSED");
    }

    async fn nobody_decides_their_own_claim(app: &TestApp) {
        app.half_of_commission().await;
        let token = app.staff(Role::Support).await;
        app.import(json!([tea(NUMBER)])).await.ok();
        let input = json!({ "orderNumber": NUMBER, "idempotencyKey": "k" });
        let id = id_of(&super::claim_as(app, &token, input).await.ok());
        let before = app.snapshot().await;
        let own = decide(app, &id, true, json!({})).await;
        assert_eq!(own.user_errors("orderClaimDecide"), [("OWN_CLAIM", "input.claimId")]);
        app.assert_unchanged_since(&before).await;
    }

    async fn an_order_is_taken_from_its_buyer_only_by_somebody_who_says_so(app: &TestApp) {
        app.half_of_commission().await;
        let friends = json!({ "name": "friends", "beneficiary": "INVITER", "reward": { "percentOfOrder": "0.01" } });
        app.publish_rule(friends).await;
        let (ada, eve) = (app.member("ada").await, app.member("eve").await);
        let li = app.invited_member("li", &ada).await;
        let bo = app.invited_member("bo", &eve).await;
        app.import(json!([tea(NUMBER)])).await.ok();
        click_tea(app, &li).await;
        claim(app, &li, NUMBER).await.ok();
        let id = id_of(&claim(app, &bo, NUMBER).await.ok());
        assert_eq!(app.balance(&li).await, has("0.00", "10.00", "0.00"));
        assert_eq!(app.balance(&ada).await, has("0.00", "1.00", "0.00"));
        app.staff(Role::Support).await;
        let before = app.snapshot().await;
        let plain = decide(app, &id, true, json!({})).await;
        assert_eq!(plain.user_errors("orderClaimDecide"), [("HAS_BUYER", "input.takeFromBuyer")]);
        app.assert_unchanged_since(&before).await;
        decide(app, &id, true, json!({ "takeFromBuyer": true })).await.ok();
        for member in [&li, &ada] {
            assert_eq!(app.balance(member).await, has("0.00", "0.00", "0.00"));
        }
        assert_eq!(app.balance(&bo).await, has("0.00", "10.00", "0.00"));
        assert_eq!(app.balance(&eve).await, has("0.00", "1.00", "0.00"));
        app.verify().await;
        // what comes later is the new buyer's
        let more = json!({ "commission": "30.00", "modifiedAt": "2026-11-01T00:00:00Z" });
        app.import(json!([with(tea(NUMBER), more)])).await.ok();
        assert_eq!(app.balance(&bo).await, has("0.00", "15.00", "0.00"));
        assert_eq!(app.balance(&eve).await, has("0.00", "1.00", "0.00"));
        assert_eq!(app.balance(&li).await, has("0.00", "0.00", "0.00"));
    }

    async fn an_order_whose_rebates_were_credited_stays_where_it_is(app: &TestApp) {
        app.half_of_commission().await;
        let (li, bo) = (app.member("li").await, app.member("bo").await);
        app.import(json!([settled(tea(NUMBER))])).await.ok();
        click_tea(app, &li).await;
        claim(app, &li, NUMBER).await.ok();
        let id = id_of(&claim(app, &bo, NUMBER).await.ok());
        app.clock().advance(Duration::days(30));
        app.run_jobs().await;
        assert_eq!(app.balance(&li).await, has("10.00", "0.00", "0.00"));
        app.staff(Role::Support).await;
        let before = app.snapshot().await;
        let taken = decide(app, &id, true, json!({ "takeFromBuyer": true })).await;
        assert_eq!(taken.user_errors("orderClaimDecide"), [("REBATES_CREDITED", "input.claimId")]);
        app.assert_unchanged_since(&before).await;
    }

    async fn of_two_grants_at_once_one_holds(app: &TestApp) {
        app.half_of_commission().await;
        let (li, bo) = (app.member("li").await, app.member("bo").await);
        app.import(json!([tea(NUMBER)])).await.ok();
        let for_li = id_of(&claim(app, &li, NUMBER).await.ok());
        let for_bo = id_of(&claim(app, &bo, NUMBER).await.ok());
        app.staff(Role::Support).await;
        let (one, two) =
            tokio::join!(decide(app, &for_li, true, json!({})), decide(app, &for_bo, true, json!({})));
        let refused: Vec<_> =
            [&one, &two].into_iter().flat_map(|answer| answer.user_errors("orderClaimDecide")).collect();
        assert_eq!(refused, [("HAS_BUYER", "input.takeFromBuyer")], "{:#} {:#}", one.body(), two.body());
        let mut pending = [app.balance(&li).await.pending, app.balance(&bo).await.pending];
        pending.sort_unstable();
        assert_eq!(pending, ["0.00", "10.00"]);
    }
}
