//! Who may ask for what, who decides, and when time does.

use chrono::Duration;
use futures_util::future::join_all;
use rebated_domain::store_order::StoreOrderInput;
use rebated_domain::user::Role;
use rebated_service::payments::ChannelKind;
use rebated_tests::shop::yuan;
use rebated_tests::store::run;
use rebated_tests::{TestApp, both_databases};
use serde_json::{Value, json};

use super::walks::walked;
use super::{act, approve, call, part, poll, refund, rows, status};
use crate::payments::{hear, open, text};

pub const WALKED: &[&[&str]] = &[ITSELF, TWO_PEOPLE, SUPPORT, PLATFORM, STEPS, SHIPPED];
const ITSELF: &[&str] = &["R01", "R07", "R11"];
const TWO_PEOPLE: &[&str] = &["R06", "R58"];
const SUPPORT: &[&str] = &["R04", "R05"];
const PLATFORM: &[&str] = &["R02"];
const STEPS: &[&str] = &["R10", "R14", "R15"];
const SHIPPED: &[&str] = &["R13"];

async fn policy(app: &TestApp, policy: Value) {
    let input = json!({ "refundPolicy": policy });
    app.run_as(Role::Admin, "settingsUpdate", "settings { version }", input).await.ok();
}

/// The lines of an order.
async fn lines(app: &TestApp, order: &str) -> Vec<String> {
    let admin = app.as_user(&app.staff(Role::Admin).await);
    let answer =
        admin.send("query($id: ID!) { order(id: $id) { lines { id } } }", json!({ "id": order })).await.ok();
    answer.list("/order/lines").iter().map(|line| text(line, "id")).collect()
}

both_databases! {
    async fn a_small_request_grants_itself_after_two_hours_to_the_second(app: &TestApp) {
        let shop = open(app).await;
        let paid = shop.paid(app, &shop.tills.of(ChannelKind::Alipay), "a").await;
        let id = shop.asked(app, &paid.order).await;
        app.clock().advance(Duration::hours(2) - Duration::seconds(1));
        app.run_jobs().await;
        assert_eq!(status(app, &id).await, "IN_REVIEW");
        app.clock().advance(Duration::seconds(1));
        app.run_jobs().await;
        let done = poll(app, &id).await;
        assert_eq!((&done["status"], rows(&done)[1]), (&json!("SUCCEEDED"), "R07+R11"), "{done}");
        assert_eq!(done["timeline"][1]["cause"], "TIMER");
        assert_eq!(paid.back(), [5000]);
        walked(app, ITSELF).await;
    }

    async fn above_the_limit_of_the_order_time_grants_nothing(app: &TestApp) {
        let shop = open(app).await;
        let change = json!({ "refundLimit": yuan("30.00"), "refundPolicy": { "twoPersonLimit": yuan("55.00"), "ratioLimitPercent": 0 } });
        app.run_as(Role::Admin, "settingsUpdate", "settings { version }", change).await.ok();
        let till = shop.tills.of(ChannelKind::Alipay);
        let paid = shop.paid(app, &till, "a").await;
        let one = json!({ "lineId": lines(app, &paid.order).await.remove(0), "quantity": 1 });
        let item = json!({ "orderId": paid.order, "lines": [one], "reason": "CHANGED_MIND" });
        let small = shop.ask(app, item.clone()).await.ok().text("/refundRequest/refund/id").to_owned();
        assert_eq!(poll_after_two_hours(app, &small).await, "SUCCEEDED");
        paid.received(app).await;
        // 25.00 more: within the limit alone, above it with what went before
        let more = shop.ask(app, item).await.ok().text("/refundRequest/refund/id").to_owned();
        assert_eq!(refund(app, &more).await["risk"], Value::Null);
        app.clock().advance(Duration::days(3));
        app.run_jobs().await;
        assert_eq!(status(app, &more).await, "IN_REVIEW");
        let refused = act(app, Role::Support, "refundApprove", &more, json!({})).await;
        assert_eq!(refused.user_errors("refundApprove"), [("ABOVE_LIMIT", "input.refundId")]);
        act(app, Role::Finance, "refundApprove", &more, json!({})).await.ok();
        assert_eq!(status(app, &more).await, "AWAITING_RETURN");
        policy(app, json!({ "twoPersonLimit": yuan("45.00") })).await;
        // above the higher limit two people grant, and neither is who asked
        let large = shop.paid(app, &till, "b").await;
        let id = shop.asked(app, &large.order).await;
        act(app, Role::Finance, "refundApprove", &id, json!({})).await.ok();
        assert_eq!((status(app, &id).await.as_str(), rows(&refund(app, &id).await).last()), ("IN_REVIEW", Some(&"R58")));
        let before = app.snapshot().await;
        let again = act(app, Role::Finance, "refundApprove", &id, json!({})).await;
        assert_eq!(again.user_errors("refundApprove"), [("NEEDS_SECOND_PERSON", "input.refundId")]);
        app.assert_unchanged_since(&before).await;
        act(app, Role::Admin, "refundApprove", &id, json!({})).await.ok();
        assert_eq!(poll(app, &id).await["status"], "SUCCEEDED");
        walked(app, TWO_PEOPLE).await;
    }

    async fn what_support_asks_for_within_the_limit_is_granted_by_asking(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::WechatPay);
        let paid = shop.paid(app, &till, "a").await;
        let input = json!({ "orderId": paid.order, "reason": "OTHER" });
        let asked = app.run_as(Role::Support, "refundRequest", "refund { id status }", input).await.ok();
        let id = asked.text("/refundRequest/refund/id");
        assert_eq!(asked.text("/refundRequest/refund/status"), "READY");
        assert_eq!(rows(&poll(app, id).await)[0], "R04+R11");
        let change = json!({ "refundLimit": yuan("30.00") });
        app.run_as(Role::Admin, "settingsUpdate", "settings { version }", change).await.ok();
        let large = shop.paid(app, &till, "b").await;
        let input = json!({ "orderId": large.order, "reason": "OTHER" });
        let asked = app.run_as(Role::Finance, "refundRequest", "refund { id status }", input).await.ok();
        let id = asked.text("/refundRequest/refund/id");
        assert_eq!(rows(&refund(app, id).await), ["R05"]);
        let own = act(app, Role::Finance, "refundApprove", id, json!({})).await;
        assert_eq!(own.user_errors("refundApprove"), [("NEEDS_SECOND_PERSON", "input.refundId")]);
        act(app, Role::Admin, "refundApprove", id, json!({})).await.ok();
        assert_eq!(poll(app, id).await["status"], "SUCCEEDED");
        walked(app, SUPPORT).await;
    }

    async fn a_hundred_requests_at_once_get_each_line_once(app: &TestApp) {
        let shop = open(app).await;
        let merchant = app.merchant("Cup house", "0.1").await;
        let cup = app.goods(&merchant, "CUP", "10.00", 100).await;
        let pot = app.goods(&merchant, "POT", "30.00", 100).await;
        let goods = [(shop.tea.as_str(), 1), (cup.as_str(), 2), (pot.as_str(), 1)];
        let order = app.payable(&shop.li, &goods, "o").await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let payment = shop.pay(app, &order, &till, "p").await;
        till.pay(payment["number"].as_str().unwrap()).unwrap();
        hear(app, &till).await;
        let lines = lines(app, &order).await;
        let buyer = app.as_user(&app.sign_in(&shop.li).await);
        let ask = async |nth: usize| {
            let input = json!({ "orderId": order, "lines": [{ "lineId": lines[nth % 3] }], "reason": "CHANGED_MIND" });
            run(&buyer, "refundRequest", "refund { id amount { amount } }", input).await
        };
        let all = join_all((0..100).map(ask)).await;
        let refused: Vec<_> = all.iter().filter(|one| !one.user_errors("refundRequest").is_empty()).collect();
        assert_eq!(refused.len(), 97, "each of three lines once");
        assert!(refused.iter().all(|one| one.user_errors("refundRequest") == [("LINE_IN_REFUND", "input.lines")]));
        let taken: i64 = all.iter().filter_map(|one| one.data("/refundRequest")["refund"]["amount"]["amount"].as_str())
            .map(rebated_tests::shop::cents).sum();
        assert_eq!(taken, 2500 + 2000 + 3000);
    }

    async fn items_take_their_share_and_the_last_one_takes_the_rest(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let paid = shop.paid(app, &till, "a").await;
        let stock = app.stock_of(&shop.tea).await;
        let line = lines(app, &paid.order).await.remove(0);
        let mut ids = Vec::new();
        for expected in ["25.00", "25.00"] {
            let wanted = json!([{ "lineId": line, "quantity": 1 }]);
            let input = json!({ "orderId": paid.order, "lines": wanted, "reason": "CHANGED_MIND" });
            let id = shop.ask(app, input).await.ok().text("/refundRequest/refund/id").to_owned();
            approve(app, &id).await;
            let done = poll(app, &id).await;
            assert_eq!((&done["status"], &done["amount"]["amount"]), (&json!("SUCCEEDED"), &json!(expected)), "{done}");
            ids.push(id);
        }
        assert_eq!(paid.back(), [2500, 2500]);
        assert_eq!(app.status_of(&paid.order).await, "CANCELLED");
        assert_eq!(app.stock_of(&shop.tea).await, (stock.0 + 2, stock.1), "each item is back once");
    }

    async fn what_buyers_may_not_ask_for_changes_nothing(app: &TestApp) {
        let shop = open(app).await;
        policy(app, json!({ "windowDays": 3 })).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let paid = shop.paid(app, &till, "a").await.received(app).await;
        let line = lines(app, &paid.order).await.remove(0);
        let buyer = app.as_user(&app.sign_in(&shop.li).await);
        let ask = async |input: Value| run(&buyer, "refundRequest", "refund { id }", input).await;
        let before = app.snapshot().await;
        let with = |changes: Value| {
            let mut input = json!({ "orderId": paid.order, "reason": "CHANGED_MIND" });
            input.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
            input
        };
        let long = "x".repeat(501);
        let cases = [
            (with(json!({ "reason": "DEFECTIVE" })), "EVIDENCE_MISSING"),
            (with(json!({ "evidence": [long] })), "BAD_EVIDENCE"),
            (with(json!({ "noReturn": true })), "STAFF_ONLY"),
            (with(json!({ "lines": [{ "lineId": line, "quantity": 3 }] })), "TOO_MUCH"),
            (with(json!({ "lines": [{ "lineId": line, "quantity": 0 }] })), "NOT_POSITIVE"),
        ];
        for (input, code) in cases {
            let refused = ask(input.clone()).await;
            assert_eq!(refused.user_errors("refundRequest")[0].0, code, "{input}");
        }
        app.assert_unchanged_since(&before).await;
        app.clock().advance(Duration::days(3) + Duration::seconds(1));
        let late = shop.ask(app, with(json!({}))).await;
        assert_eq!(late.user_errors("refundRequest"), [("WINDOW_PASSED", "input.orderId")]);
        let input = with(json!({ "noReturn": true }));
        app.run_as(Role::Support, "refundRequest", "refund { id }", input).await.ok();
    }

    async fn the_platform_asks_for_what_is_not_shipped_and_pays_by_itself(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let paid = shop.paid(app, &till, "a").await;
        app.clock().advance(Duration::hours(48));
        app.run_jobs().await;
        app.clock().advance(Duration::minutes(1));
        app.run_jobs().await;
        let order = app.store_order(&paid.order).await;
        let id = text(&order["refunds"][0], "id");
        let done = poll(app, &id).await;
        assert_eq!((&done["status"], &done["trigger"], rows(&done)[0]), (&json!("SUCCEEDED"), &json!("SYSTEM"), "R02+R11"));
        assert_eq!(paid.back(), [5000]);
        policy(app, json!({ "onShippingTimeout": false })).await;
        let off = shop.paid(app, &till, "b").await;
        app.clock().advance(Duration::hours(49));
        app.run_jobs().await;
        assert_eq!(app.store_order(&off.order).await["refunds"], json!([]));
        walked(app, PLATFORM).await;
    }

    async fn an_order_whose_steps_run_is_waited_for(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let (order, _, number) = shop.begun(app, &till, "a").await;
        // the job that pays the order runs, and the steps behind it hang
        till.pay(&number).unwrap();
        till.deliver().await;
        app.run_jobs().await;
        crate::store::sql(app, "UPDATE order_steps SET state = 'QUEUED' WHERE step = 'POINTS'").await;
        let id = shop.asked(app, &order).await;
        approve(app, &id).await;
        assert_eq!(rows(&refund(app, &id).await), ["R01", "R06+R10"]);
        app.clock().advance(Duration::seconds(30));
        app.run_jobs().await;
        assert_eq!(rows(&refund(app, &id).await), ["R01", "R06+R10", "R15"]);
        crate::store::sql(app, "UPDATE order_steps SET state = 'DONE' WHERE step = 'POINTS'").await;
        app.clock().advance(Duration::seconds(60));
        app.run_jobs().await;
        let done = poll(app, &id).await;
        assert_eq!((&done["status"], rows(&done)[3]), (&json!("SUCCEEDED"), "R14+R11"), "{done}");
        walked(app, STEPS).await;
    }

    async fn many_refunds_of_one_buyer_are_looked_at(app: &TestApp) {
        let shop = open(app).await;
        policy(app, json!({ "velocityLimit": 1, "ratioLimitPercent": 0 })).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let mut ids = Vec::new();
        for key in ["a", "b"] {
            let paid = shop.paid(app, &till, key).await;
            ids.push(shop.asked(app, &paid.order).await);
        }
        let risky = refund(app, &ids[1]).await;
        assert_eq!((&risky["risk"], &risky["autoApproveAt"]), (&json!("VELOCITY"), &Value::Null), "{risky}");
        app.clock().advance(Duration::hours(3));
        app.run_jobs().await;
        assert_eq!(poll(app, &ids[0]).await["status"], "SUCCEEDED");
        assert_eq!(status(app, &ids[1]).await, "IN_REVIEW");
        approve(app, &ids[1]).await;
        assert_eq!(poll(app, &ids[1]).await["status"], "SUCCEEDED");
    }

    async fn time_grants_nobody_money_and_goods(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        // what has arrived did not get lost, and a part of the money brings no goods back
        let received = shop.paid(app, &till, "a").await.received(app).await;
        let shipped = shop.paid(app, &till, "b").await.shipped(app).await;
        let here = shop.paid(app, &till, "c").await;
        let lost = |order: &str| json!({ "orderId": order, "reason": "NOT_RECEIVED" });
        for wanted in [lost(&received.order), lost(&shipped.order), part(&here.order, "49.99")] {
            let id = shop.ask(app, wanted).await.ok().text("/refundRequest/refund/id").to_owned();
            let asked = refund(app, &id).await;
            assert_eq!((&asked["risk"], &asked["autoApproveAt"]), (&json!("GOODS_STAY"), &Value::Null), "{asked}");
            app.clock().advance(Duration::hours(3));
            app.run_jobs().await;
            assert_eq!(status(app, &id).await, "IN_REVIEW");
        }
        // a person may believe it
        let order = app.store_order(&received.order).await;
        let id = text(&order["refunds"][0], "id");
        approve(app, &id).await;
        assert_eq!(poll(app, &id).await["status"], "SUCCEEDED");
        assert_eq!(received.back(), [5000]);
    }

    async fn of_many_at_once_time_grants_as_many_as_are_no_risk(app: &TestApp) {
        let shop = open(app).await;
        policy(app, json!({ "velocityLimit": 2, "ratioLimitPercent": 0 })).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let mut orders = Vec::new();
        for key in ["a", "b", "c", "d", "e"] {
            orders.push(shop.paid(app, &till, key).await.order);
        }
        let ids = join_all(orders.iter().map(|order| shop.asked(app, order))).await;
        app.clock().advance(Duration::hours(2));
        app.run_jobs().await;
        let mut granted = 0;
        for id in &ids {
            granted += usize::from(refund(app, id).await["status"] != "IN_REVIEW");
        }
        assert_eq!(granted, 2);
    }

    async fn limits_of_one_person_are_below_those_of_two(app: &TestApp) {
        app.staff(Role::Admin).await;
        let before = app.snapshot().await;
        let wrong = [
            json!({ "refundPolicy": { "twoPersonLimit": yuan("4999.99") } }),
            json!({ "refundLimit": yuan("50000.01") }),
        ];
        for input in wrong {
            let refused = app.run_as(Role::Admin, "settingsUpdate", "settings { version }", input).await;
            assert_eq!(refused.user_errors("settingsUpdate")[0].0, "OUT_OF_RANGE");
        }
        app.assert_unchanged_since(&before).await;
    }

    async fn nobody_of_staff_grants_what_they_bought(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let paid = shop.paid(app, &till, "a").await;
        let id = shop.asked(app, &paid.order).await;
        crate::store::sql(app, "UPDATE users SET role = 'SUPPORT' WHERE id = (SELECT buyer_id FROM orders LIMIT 1)").await;
        let buyer = app.as_user(&app.sign_in(&shop.li).await);
        let before = app.snapshot().await;
        let refused = call(&buyer, "refundApprove", "refund { id }", json!({ "refundId": id })).await;
        assert_eq!(refused.user_errors("refundApprove"), [("NEEDS_SECOND_PERSON", "input.refundId")]);
        app.assert_unchanged_since(&before).await;
    }

    async fn shipping_meanwhile_is_seen_when_a_request_is_granted(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let paid = shop.paid(app, &till, "a").await.shipped(app).await;
        let id = shop.asked(app, &paid.order).await;
        assert_eq!(app.tell_order(&paid.order, StoreOrderInput::Signed).await, Some("O13"));
        approve(app, &id).await;
        assert_eq!(status(app, &id).await, "AWAITING_RETURN", "it is with the buyer by now");
        walked(app, SHIPPED).await;
    }
}

async fn poll_after_two_hours(app: &TestApp, id: &str) -> String {
    app.clock().advance(Duration::hours(2));
    app.run_jobs().await;
    text(&poll(app, id).await, "status")
}
