//! Each signal by its smallest story.

use rebated_domain::user::Role;
use rebated_service::payments::ChannelKind;
use rebated_tests::shop::{record, with};
use rebated_tests::store::run;
use rebated_tests::{Member, TestApp, both_databases};
use serde_json::{Value, json};

use super::{buyer, click, kinds, link_of, policy, signals};
use crate::payments::{hear, open};

/// So many orders of one buyer, all changed alike.
async fn orders(app: &TestApp, reference: &str, count: i32, changes: Value) {
    let one = |n: i32| {
        with(record(&format!("{reference}-{n}"), &format!("{reference}-{n}"), reference), changes.clone())
    };
    app.import(json!((0..count).map(one).collect::<Vec<_>>())).await.ok();
}

/// Pays an order of the store inside the channel's app, as a payer.
async fn paid_as(app: &TestApp, shop: &crate::payments::Shop, member: &Member, payer: &str, key: &str) {
    let order = app.payable(member, &[(&shop.tea, 1)], key).await;
    let input = json!({ "orderId": order, "channel": "WECHAT_PAY", "scene": "JSAPI", "openId": payer, "idempotencyKey": key });
    let client = app.as_user(&app.sign_in(member).await);
    let begun = run(&client, "orderPay", "payment { number }", input).await.ok();
    let till = shop.tills.of(ChannelKind::WechatPay);
    till.pay(begun.text("/orderPay/payment/number")).unwrap();
    hear(app, &till).await;
}

both_databases! {
    async fn orders_that_follow_their_clicks_at_once(app: &TestApp) {
        let li = buyer(app, "li", "c1").await;
        let after = |seconds: u32| json!({
            "clickedAt": "2026-10-31T00:00:00.500Z", "placedAt": format!("2026-10-31T00:00:0{seconds}.500Z"),
        });
        orders(app, "c1", 5, after(3)).await;
        assert_eq!(signals(app, &li.id).await, (0, vec![]));
        let wang = buyer(app, "wang", "c2").await;
        orders(app, "c2", 2, after(2)).await;
        assert_eq!(signals(app, &wang.id).await, (20, vec![("HASTY_ORDERS".into(), 20)]));
    }

    async fn clicks_that_only_the_network_has_seen(app: &TestApp) {
        let li = buyer(app, "li", "c1").await;
        let clicked = json!({ "clickedAt": "2026-10-30T00:00:00Z", "placedAt": "2026-10-31T00:00:00Z" });
        orders(app, "c1", 3, clicked).await;
        assert_eq!(kinds(app, &li.id).await, Vec::<String>::new(), "without links of the network nobody can tell");
        let link = link_of(app, &li.id).await;
        assert_eq!(signals(app, &li.id).await, (10, vec![("MISSING_CLICKS".into(), 10)]));
        click(app, &li.id, link, None, None).await;
        assert_eq!(kinds(app, &li.id).await, Vec::<String>::new());
    }

    async fn too_much_that_goes_back(app: &TestApp) {
        let li = buyer(app, "li", "c1").await;
        orders(app, "c1", 4, json!({ "refunded": "60.00" })).await;
        assert_eq!(kinds(app, &li.id).await, Vec::<String>::new(), "of four orders nothing can be said");
        app.import(json!([record("one more", "one more", "c1")])).await.ok();
        // four of five orders, though only 48 % of what was paid
        assert_eq!(signals(app, &li.id).await, (59, vec![("REFUND_RATIO".into(), 59)]));
    }

    async fn orders_that_come_too_fast(app: &TestApp) {
        let li = buyer(app, "li", "c1").await;
        orders(app, "c1", 3, json!({ "placedAt": "2026-10-31T23:30:00Z" })).await;
        assert_eq!(kinds(app, &li.id).await, Vec::<String>::new());
        policy(app, json!({ "ordersPerHour": 2 })).await;
        assert_eq!(signals(app, &li.id).await, (20, vec![("ORDER_VELOCITY".into(), 20)]));
        app.clock().advance(chrono::Duration::minutes(31));
        assert_eq!(kinds(app, &li.id).await, Vec::<String>::new(), "half an hour later they are too old");
    }

    async fn orders_that_a_network_holds(app: &TestApp) {
        let li = buyer(app, "li", "c1").await;
        orders(app, "c1", 2, json!({ "held": true })).await;
        assert_eq!(signals(app, &li.id).await, (35, vec![("PUNISHED_ORDERS".into(), 35)]));
    }

    async fn devices_and_addresses_that_are_shared(app: &TestApp) {
        let zhao = app.member("zhao").await;
        let li = app.invited_member("li", &zhao).await;
        let mut all = vec![(zhao.id.clone(), link_of(app, &zhao.id).await), (li.id.clone(), link_of(app, &li.id).await)];
        click(app, &all[0].0, all[0].1, None, Some("home")).await;
        click(app, &all[1].0, all[1].1, None, Some("home")).await;
        assert_eq!(signals(app, &li.id).await, (30, vec![("SELF_REFERRAL".into(), 30)]));
        assert_eq!(kinds(app, &zhao.id).await, Vec::<String>::new(), "the one who invites is invited by nobody");
        click(app, &all[0].0, all[0].1, Some("phone"), None).await;
        click(app, &all[1].0, all[1].1, Some("phone"), None).await;
        assert_eq!(signals(app, &li.id).await, (60, vec![("SELF_REFERRAL".into(), 60)]));
        for name in ["a", "b"] {
            let id = app.member(name).await.id;
            let link = link_of(app, &id).await;
            all.push((id, link));
            let (id, link) = all.last().unwrap();
            click(app, id, *link, Some("phone"), None).await;
        }
        assert_eq!(signals(app, &zhao.id).await, (30, vec![("SHARED_DEVICE".into(), 30)]));
        assert_eq!(kinds(app, &li.id).await, ["SELF_REFERRAL", "SHARED_DEVICE"]);
        policy(app, json!({ "accountsPerDevice": 4 })).await;
        assert_eq!(kinds(app, &zhao.id).await, Vec::<String>::new());
    }

    async fn payers_that_are_shared(app: &TestApp) {
        let shop = open(app).await;
        let wang = app.invited_member("wang", &shop.li).await;
        let chen = app.member("chen").await;
        paid_as(app, &shop, &shop.li, "o-one", "a").await;
        paid_as(app, &shop, &chen, "o-other", "b").await;
        paid_as(app, &shop, &wang, "o-one", "c").await;
        assert_eq!(signals(app, &wang.id).await, (90, vec![("SELF_REFERRAL".into(), 90)]));
        assert_eq!(kinds(app, &shop.li.id).await, Vec::<String>::new());
        paid_as(app, &shop, &chen, "o-one", "d").await;
        assert_eq!(signals(app, &shop.li.id).await, (50, vec![("SHARED_PAYEE".into(), 50)]));
        assert_eq!(kinds(app, &chen.id).await, ["SHARED_PAYEE"]);
    }

    async fn thresholds_are_checked_and_kept(app: &TestApp) {
        let bad = [
            ("reviewScore", 0), ("reviewScore", 101), ("days", 0), ("days", 366), ("accountsPerDevice", -1),
            ("refundFloor", 0), ("refundPercent", 101), ("hastySeconds", 3_601), ("claimsPerDay", 10_001),
        ];
        for (field, value) in bad {
            let input = json!({ "riskPolicy": { field: value } });
            let refused = app.run_as(Role::Admin, "settingsUpdate", "settings { version }", input).await;
            let code = refused.user_errors("settingsUpdate")[0].0;
            assert_eq!(code, "OUT_OF_RANGE", "{field}");
        }
        policy(app, json!({ "reviewScore": 55, "claimsPerHour": 9 })).await;
        let support = app.as_user(&app.staff(Role::Support).await);
        let query = "{ settings { riskPolicy { reviewScore claimsPerHour days } } }";
        let answer = support.send(query, json!({})).await.ok();
        assert_eq!(answer.data("/settings/riskPolicy"), &json!({ "reviewScore": 55, "claimsPerHour": 9, "days": 90 }));
    }
}
