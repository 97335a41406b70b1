//! Orders whose network names nobody, but dates the click that led to them.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use chrono::TimeDelta;
use rebated_connectors::union::simulator::NewLine;
use rebated_domain::order::OrderSource;
use rebated_domain::user::Role;
use rebated_service::clock::Clock as _;
use rebated_service::tracking::flush;
use rebated_tests::shop::{has, with};
use rebated_tests::store::run;
use rebated_tests::{TestApp, both_databases};
use serde_json::{Value, json};

use super::{NUMBER, claim, click, settled, tea};

/// The network says that a link was followed at this time on the last evening of October.
fn seen(number: &str, at: &str) -> Value {
    with(tea(number), json!({ "clickedAt": format!("2026-10-31T{at}Z") }))
}

/// Who has an order, by name, and how it has found them.
type Whose = (Option<String>, Value);

async fn buyer(app: &TestApp, number: &str) -> Whose {
    let query = "{ orders(first: 100) { edges { node { externalId attributedBy buyer { displayName } } } } }";
    let told = app.finance().await.send(query, json!({})).await.ok();
    let order = told.list("/orders/edges").iter().find(|edge| edge["node"]["externalId"] == number);
    let order = &order.expect("the order is there")["node"];
    (order["buyer"]["displayName"].as_str().map(str::to_owned), order["attributedBy"].clone())
}

fn by_click(name: &str) -> Whose {
    (Some(name.to_owned()), json!("CLICK"))
}

const NOBODY: Whose = (None, Value::Null);

both_databases! {
    async fn a_link_that_was_followed_brings_its_order_home(app: &TestApp) {
        app.half_of_commission().await;
        let (unions, li) = (app.unions().await, app.member("li").await);
        let book = unions.book(OrderSource::Taobao);
        let product = book.products()[0].clone();
        let input = json!({ "text": format!("好茶 {}", product.page_url) });
        let made = run(&app.as_user(&li.token), "linkConvert", "link { code }", input).await.ok();
        let path = format!("/r/{}", made.text("/linkConvert/link/code"));
        let led = app.as_anonymous().request(Request::get(path).body(Body::empty()).unwrap()).await;
        assert_eq!(led.status(), StatusCode::FOUND);
        flush(app.platform()).await;
        let clicked_at = Some(app.clock().now());
        app.clock().advance(TimeDelta::minutes(30));
        for clicked_at in [clicked_at, None] {
            let line = NewLine { item_id: product.item_id.clone(), clicked_at, ..NewLine::default() };
            book.pay(&book.place(line));
        }
        app.clock().advance(TimeDelta::minutes(10));
        app.read_network(OrderSource::Taobao).await;
        let query = "{ orders(first: 9) { edges { node { attributedBy buyer { id } rebates { role } } } } }";
        let told = app.finance().await.send(query, json!({})).await.ok();
        let mut orders: Vec<_> = told.list("/orders/edges").iter().map(|edge| edge["node"].clone()).collect();
        orders.sort_by_key(|order| order["buyer"].is_null());
        assert_eq!(orders, [
            json!({ "attributedBy": "CLICK", "buyer": { "id": li.id }, "rebates": [{ "role": "BUYER" }] }),
            json!({ "attributedBy": null, "buyer": null, "rebates": [] }),
        ]);
    }

    async fn what_a_click_decides_and_what_it_does_not(app: &TestApp) {
        let (li, bo) = (app.member("li").await, app.member("bo").await);
        let number = |nth: usize| format!("21048130012345678{nth:02}");
        // whoever clicked, what, and when; when the network saw a click; whose the order is
        type Click = (&'static str, &'static str, &'static str);
        let cases: [(&str, &[Click], &str, Whose); 7] = [
            ("two minutes apart", &[("li", "tea", "10:00:00")], "10:02:00", by_click("li")),
            ("further apart", &[("li", "tea", "11:00:00")], "11:02:01", NOBODY),
            ("something else", &[("li", "cups", "12:00:00")], "12:00:00", NOBODY),
            ("two of them", &[("li", "tea", "13:00:00"), ("bo", "tea", "13:01:00")], "13:00:30", NOBODY),
            ("another long before", &[("bo", "tea", "14:00:00"), ("li", "tea", "14:10:00")], "14:10:09", by_click("li")),
            ("twice the same", &[("bo", "tea", "15:00:00"), ("bo", "tea", "15:00:05")], "15:00:03", by_click("bo")),
            ("behind the order", &[("bo", "tea", "20:00:01")], "20:00:00", NOBODY),
        ];
        let mut reports = Vec::new();
        for (nth, (_, clicks, at, _)) in cases.iter().enumerate() {
            for (who, item, at) in *clicks {
                click(app, if *who == "li" { &li } else { &bo }, item, &format!("2026-10-31T{at}Z")).await;
            }
            reports.push(seen(&number(nth), at));
        }
        app.import(json!(reports)).await.ok();
        for (nth, (name, _, _, expected)) in cases.iter().enumerate() {
            assert_eq!(buyer(app, &number(nth)).await, *expected, "{name}");
        }
    }

    async fn whoever_follows_a_link_all_day_waits_for_no_orders_of_others(app: &TestApp) {
        let li = app.member("li").await;
        for minute in 0..6 {
            click(app, &li, "tea", &format!("2026-10-31T19:{:02}:00Z", 50 + minute)).await;
        }
        app.import(json!([seen(NUMBER, "19:55:00")])).await.ok();
        assert_eq!(buyer(app, NUMBER).await, NOBODY);
    }

    async fn a_name_counts_for_more_than_a_click(app: &TestApp) {
        let (li, bo) = (app.member("li").await, app.member("bo").await);
        let [known, unknown, late] = [0, 1, 2].map(|nth| format!("210481300123456789{nth}"));
        let link = async |user: &str, subject: &str| {
            let input = json!({ "userId": user, "provider": "TAOBAO", "subject": subject });
            app.run_as(Role::Admin, "identityLink", "identity { subject }", input).await.ok();
        };
        link(&bo.id, "relation:1").await;
        click(app, &li, "tea", "2026-10-31T19:55:00Z").await;
        let named = |number: &str, name: &str| with(seen(number, "19:55:00"), json!({ "buyerRef": name }));
        app.import(json!([named(&known, "relation:1"), named(&unknown, "relation:2"), seen(&late, "19:55:00")])).await.ok();
        assert_eq!(buyer(app, &known).await, (Some("bo".into()), json!("NAME")));
        assert_eq!(buyer(app, &unknown).await, NOBODY);
        assert_eq!(buyer(app, &late).await, by_click("li"));
        // who was named without being known is known now; and what has a buyer is not moved by a later name
        link(&bo.id, "relation:2").await;
        assert_eq!(buyer(app, &unknown).await, (Some("bo".into()), json!("NAME")));
        app.import(json!([with(settled(tea(&late)), json!({ "buyerRef": "relation:1" }))])).await.ok();
        assert_eq!(buyer(app, &late).await, by_click("li"));
    }

    async fn a_click_that_is_written_late_counts_with_the_next_report(app: &TestApp) {
        app.half_of_commission().await;
        let li = app.member("li").await;
        app.import(json!([seen(NUMBER, "19:55:00")])).await.ok();
        click(app, &li, "tea", "2026-10-31T19:55:00Z").await;
        app.import(json!([seen(NUMBER, "19:55:00")])).await.ok();
        assert_eq!(buyer(app, NUMBER).await, NOBODY, "a report that says nothing new decides nothing");
        app.import(json!([settled(seen(NUMBER, "19:55:00"))])).await.ok();
        assert_eq!(buyer(app, NUMBER).await, by_click("li"));
        assert_eq!(app.balance(&li).await, has("0.00", "10.00", "0.00"));
        let again = claim(app, &li, NUMBER).await;
        assert_eq!(again.user_errors("orderClaim"), [("ALREADY_YOURS", "input.orderNumber")]);
    }

    async fn looking_for_clicks_costs_one_statement_however_many_orders_there_are(app: &TestApp) {
        let li = app.member("li").await;
        let mut costs = Vec::new();
        // the first request reads settings and keys
        for (batch, count) in [1, 1, 50].into_iter().enumerate() {
            let number = |nth: usize| format!("21048130012345{batch}{nth:04}");
            let reports: Vec<_> = (0..count).map(|nth| with(seen(&number(nth), "19:55:00"), json!({ "sku": number(nth) }))).collect();
            for nth in 0..count {
                click(app, &li, &number(nth), "2026-10-31T19:55:00Z").await;
            }
            let before = app.statements();
            app.import(json!(reports)).await.ok();
            costs.push(app.statements() - before);
            assert_eq!(buyer(app, &number(count - 1)).await, by_click("li"));
        }
        assert_eq!(costs[1], costs[2]);
    }
}
