//! What the rules of alerts ask for is what the server tells.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::Request;
use chrono::Duration;
use http_body_util::BodyExt;
use rebated_connectors::payments::simulator::{Call, Fault};
use rebated_domain::payment_channel::ChannelKind;
use rebated_domain::user::Role;
use rebated_tests::{TestApp, both_databases};
use serde_json::json;

use crate::payments::{hear, open};

const RULES: &str = include_str!("../../../ops/prometheus/refunds.yml");

async fn page(app: &TestApp) -> String {
    let request = Request::get("/metrics").body(Body::empty()).unwrap();
    let page = app.as_anonymous().request(request).await.into_body().collect().await.unwrap();
    String::from_utf8(page.to_bytes().to_vec()).unwrap()
}

/// The words of the rules that begin like a metric of ours.
fn asked_for() -> BTreeSet<&'static str> {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let expressions = RULES.split("- alert:").skip(1).filter_map(|rule| {
        let expression = rule.split("expr:").nth(1)?;
        expression.split(" for:").next()
    });
    let words = expressions.flat_map(move |expression| expression.split(move |c| !is_part(c)));
    words.filter(|word| word.starts_with("rebated_")).collect()
}

/// The value of a sample, by its name and labels.
fn value(page: &str, sample: &str) -> Option<i64> {
    let line = page.lines().find_map(|line| line.strip_prefix(sample))?;
    line.trim().split('.').next()?.parse().ok()
}

both_databases! {
    async fn every_metric_of_the_rules_is_told(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let (order, _, number) = shop.begun(app, &till, "first").await;
        till.pay(&number).unwrap();
        hear(app, &till).await;
        let _depot = app.depot().await;
        let input = json!({ "orderId": order, "reason": "OUT_OF_STOCK" });
        let asked = app.run_as(Role::Support, "refundRequest", "refund { id }", input).await.ok();
        let refund = asked.text("/refundRequest/refund/id").to_owned();
        let admin = app.as_user(&app.staff(Role::Admin).await);
        for _ in 0..20 {
            hear(app, &till).await;
            app.clock().advance(Duration::seconds(10));
            let query = "query($id: ID!) { node(id: $id) { ... on Refund { status } } }";
            if admin.send(query, json!({ "id": refund })).await.ok().text("/node/status") == "SUCCEEDED" {
                break;
            }
        }
        // a second order goes to the courier
        let (order, _, number) = shop.begun(app, &till, "second").await;
        till.pay(&number).unwrap();
        hear(app, &till).await;
        app.ship(&order).await.ok();
        app.run_jobs().await;
        let page = page(app).await;
        let names = asked_for();
        assert!(names.len() >= 7, "{names:?}");
        for name in names {
            let is_told = page.lines().any(|line| {
                line.strip_prefix(name).is_some_and(|rest| rest.starts_with('{') || rest.starts_with(' '))
            });
            assert!(is_told, "{name} is in the rules and not in the page:\n{page}");
        }
        for leg in ["request", "channel"] {
            for bound in ["0.1", "0.5", "1", "2", "5", "10", "30", "60", "300", "3600"] {
                let bucket = format!("rebated_refund_process_duration_seconds_bucket{{leg=\"{leg}\",le=\"{bound}\"}}");
                assert!(page.contains(&bucket), "{bucket}:\n{page}");
            }
        }
        assert!(RULES.contains("REFUSED|CLOSED|ABNORMAL"));
        for reason in ["REFUSED", "CLOSED", "ABNORMAL"] {
            assert!(page.contains(&format!("rebated_refund_failures_total{{reason=\"{reason}\"}}")), "{page}");
        }
        for state in ["READY", "SENDING", "UNKNOWN", "NO_FUNDS", "IN_REVIEW", "MANUAL", "PENDING", "INSPECTING"] {
            assert!(page.contains(&format!("rebated_refund_oldest_seconds{{state=\"{state}\"}}")), "{state}:\n{page}");
        }
    }

    async fn a_queue_tells_how_many_and_how_old(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let (order, _, number) = shop.begun(app, &till, "first").await;
        till.pay(&number).unwrap();
        hear(app, &till).await;
        let buyer = app.as_user(&app.sign_in(&shop.li).await);
        let input = json!({ "orderId": order, "reason": "CHANGED_MIND" });
        rebated_tests::store::run(&buyer, "refundRequest", "refund { status }", input).await.ok();
        app.clock().advance(Duration::minutes(7));
        let page = page(app).await;
        assert_eq!(value(&page, "rebated_refund_queue{state=\"IN_REVIEW\"}"), Some(1), "{page}");
        assert_eq!(value(&page, "rebated_refund_oldest_seconds{state=\"IN_REVIEW\"}"), Some(420), "{page}");
        assert_eq!(value(&page, "rebated_refund_queue{state=\"MANUAL\"}"), Some(0), "{page}");
    }

    async fn a_failed_call_is_counted_by_its_reason(app: &TestApp) {
        const NO_FUNDS: &str = "rebated_refund_failures_total{reason=\"NO_FUNDS\"}";
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let (order, _, number) = shop.begun(app, &till, "first").await;
        till.pay(&number).unwrap();
        hear(app, &till).await;
        let before = value(&page(app).await, NO_FUNDS).expect("every reason is known before it happens");
        till.fail(Call::Refund, Fault::NotEnough);
        let input = json!({ "orderId": order, "reason": "OUT_OF_STOCK" });
        app.run_as(Role::Support, "refundRequest", "refund { id }", input).await.ok();
        app.run_jobs().await;
        let page = page(app).await;
        assert!(value(&page, NO_FUNDS).unwrap() > before, "{page}");
        assert_eq!(value(&page, "rebated_refund_queue{state=\"NO_FUNDS\"}"), Some(1), "{page}");
    }
}
