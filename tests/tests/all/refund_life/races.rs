//! A hundred requests at once, and refunds of one payment that wait for each other.

use std::collections::BTreeMap;

use chrono::Duration;
use futures_util::future::join_all;
use rebated_connectors::payments::simulator::RefundEnd;
use rebated_domain::store_order::StoreOrderInput;
use rebated_domain::user::Role;
use rebated_service::payments::ChannelKind;
use rebated_tests::store::run;
use rebated_tests::{Client, GqlAnswer, TestApp, both_databases};
use serde_json::{Value, json};

use super::{Paid, part, refund, rows};
use crate::payments::{Shop, books, hear, open};
use crate::store::number;

/// How often each answer came: the status of what was taken, or the code of the refusal.
fn answers(all: &[GqlAnswer]) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    for one in all {
        let refused = one.user_errors("refundRequest").first().map(|(code, _)| (*code).to_owned());
        let taken = || one.data("/refundRequest")["refund"]["status"].as_str().map(str::to_owned);
        *counted.entry(refused.or_else(taken).unwrap_or_else(|| format!("{one:?}"))).or_default() += 1;
    }
    counted
}

async fn ask(client: &Client, input: Value) -> GqlAnswer {
    run(client, "refundRequest", "refund { id status }", input).await
}

/// A paid order of twenty lines over 2.50 each, with the ids of its lines.
async fn twenty_lines(app: &TestApp, shop: &Shop, kind: ChannelKind) -> (Paid, Vec<String>) {
    let merchant = app.merchant("Bead house", "0.1").await;
    let mut goods = Vec::new();
    for nth in 0..20 {
        goods.push(app.goods(&merchant, &format!("BEAD{nth}"), "2.50", 5).await);
    }
    let wanted: Vec<(&str, i64)> = goods.iter().map(|variant| (variant.as_str(), 1)).collect();
    let order = app.payable(&shop.li, &wanted, "beads").await;
    let till = shop.tills.of(kind);
    let payment = shop.pay(app, &order, &till, "p").await;
    let number = payment["number"].as_str().unwrap().to_owned();
    till.pay(&number).unwrap();
    hear(app, &till).await;
    let admin = app.as_user(&app.staff(Role::Admin).await);
    let query = "query($id: ID!) { order(id: $id) { lines { id } } }";
    let answer = admin.send(query, json!({ "id": order })).await.ok();
    let lines = answer.list("/order/lines").iter().map(|line| line["id"].as_str().unwrap().to_owned());
    let lines = lines.collect();
    (Paid { order, number, till }, lines)
}

/// Lets time pass until a channel has moved so often.
async fn until_moved(app: &TestApp, paid: &Paid, times: usize) {
    for _ in 0..300 {
        app.run_jobs().await;
        if paid.back().len() == times {
            return;
        }
        app.clock().advance(Duration::seconds(5));
    }
    panic!("{} of {times} have moved", paid.back().len());
}

both_databases! {
    async fn only_the_sum_bounds_a_hundred_amounts_at_once(app: &TestApp) {
        let shop = open(app).await;
        let paid = shop.paid(app, &shop.tills.of(ChannelKind::Alipay), "a").await.received(app).await;
        let staff = app.as_user(&app.staff(Role::Support).await);
        // each is granted by asking and over at once, so that no line is in an open refund when the next one asks
        let mut input = part(&paid.order, "3.00");
        (input["noReturn"], input["toBalance"]) = (json!(true), json!(true));
        let all = join_all((0..100).map(|_| ask(&staff, input.clone()))).await;
        // sixteen times 3.00 are within 50.00, and the next one is not
        let expected = [("SUCCEEDED".to_owned(), 16), ("TOO_MUCH".to_owned(), 84)];
        assert_eq!(answers(&all), BTreeMap::from(expected));
        assert_eq!((books(app, "USER_AVAILABLE").await, books(app, "ORDER_PREPAYMENT").await), (4800, 200));
        let held = "SELECT reserved_minor FROM payments";
        assert_eq!((number(app, held).await, number(app, "SELECT refunded_minor FROM payments").await), (4800, 4800));
        assert_eq!(paid.back(), [0_i64; 0]);
    }

    async fn a_hundred_requests_for_twenty_lines_settle_to_what_was_paid(app: &TestApp) {
        let shop = open(app).await;
        let (paid, lines) = twenty_lines(app, &shop, ChannelKind::Alipay).await;
        let staff = app.as_user(&app.staff(Role::Support).await);
        let one = |nth: usize| json!({ "orderId": paid.order, "lines": [{ "lineId": lines[nth % 20] }], "reason": "OTHER" });
        let all = join_all((0..100).map(|nth| ask(&staff, one(nth)))).await;
        let expected = [("LINE_IN_REFUND".to_owned(), 80), ("READY".to_owned(), 20)];
        assert_eq!(answers(&all), BTreeMap::from(expected));
        assert_eq!(number(app, "SELECT reserved_minor FROM payments").await, 5000);
        until_moved(app, &paid, 20).await;
        assert_eq!(paid.back(), [250; 20], "each once");
        let ends = paid.till.refunds(&paid.number);
        assert!(ends.len() == 20 && ends.iter().all(|(_, end)| *end == RefundEnd::Succeeded), "{ends:?}");
        app.clock().advance(Duration::minutes(10));
        while hear(app, &paid.till).await > 0 {}
        assert_eq!(number(app, "SELECT count(*) FROM refunds WHERE status = 'SUCCEEDED'").await, 20);
        assert_eq!((books(app, "ALIPAY_CLEARING").await, books(app, "ORDER_PREPAYMENT").await), (0, 0));
        assert_eq!(app.status_of(&paid.order).await, "CANCELLED");
    }

    async fn no_channel_is_called_sooner_than_it_wants(app: &TestApp) {
        let shop = open(app).await;
        for (kind, apart) in [(ChannelKind::Alipay, 3), (ChannelKind::WechatPay, 60)] {
            let (merchant, till) = (app.merchant(kind.code(), "0.1").await, shop.tills.of(kind));
            let cup = app.goods(&merchant, &format!("CUP-{}", kind.code()), "10.00", 9).await;
            let pot = app.goods(&merchant, &format!("POT-{}", kind.code()), "30.00", 9).await;
            let order = app.payable(&shop.li, &[(&shop.tea, 1), (&cup, 1), (&pot, 1)], kind.code()).await;
            let payment = shop.pay(app, &order, &till, &format!("pay {}", kind.code())).await;
            let number = payment["number"].as_str().unwrap().to_owned();
            till.pay(&number).unwrap();
            hear(app, &till).await;
            let paid = Paid { order, number, till: till.clone() };
            assert!(app.ship(&paid.order).await.user_errors("orderShip").is_empty());
            assert_eq!(app.tell_order(&paid.order, StoreOrderInput::Signed).await, Some("O13"));
            let admin = app.as_user(&app.staff(Role::Admin).await);
            let found = admin.send("query($id: ID!) { order(id: $id) { lines { id } } }", json!({ "id": paid.order })).await.ok();
            let staff = app.as_user(&app.staff(Role::Support).await);
            let mut ids = Vec::new();
            for line in found.list("/order/lines") {
                let input = json!({ "orderId": paid.order, "lines": [{ "lineId": line["id"] }], "reason": "OTHER", "noReturn": true });
                ids.push(ask(&staff, input).await.ok().text("/refundRequest/refund/id").to_owned());
            }
            // all three want to be sent at the same moment
            app.run_jobs().await;
            assert_eq!(till.refunds(&paid.number).len(), 1, "one of them has its turn");
            for _ in 0..apart - 1 {
                app.clock().advance(Duration::seconds(1));
                app.run_jobs().await;
            }
            assert_eq!(till.refunds(&paid.number).len(), 1, "a second too soon");
            // whoever waits for its turn looks a few seconds apart
            for _ in 0..2 * apart + 20 {
                app.clock().advance(Duration::seconds(1));
                app.run_jobs().await;
            }
            let times = till.refund_times(&paid.number);
            assert_eq!(times.len(), 3, "the turns have come");
            assert!(times.windows(2).all(|two| two[1] - two[0] >= Duration::seconds(apart)), "{times:?}");
            until_moved(app, &paid, 3).await;
            app.clock().advance(Duration::minutes(10));
            while hear(app, &till).await > 0 {}
            for id in &ids {
                let done = refund(app, id).await;
                assert_eq!(done["status"], "SUCCEEDED", "{done}");
                assert!(!rows(&done).contains(&"R31") && done["attempts"].as_array().unwrap().len() == 1, "nothing was sent too soon: {done}");
            }
        }
    }
}
