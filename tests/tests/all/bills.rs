//! Monthly statements: what they say, and that they never change.

mod closing;
mod drafts;
mod frozen;
mod lists;
mod past;
mod racing;
mod sources;
mod transactions;

use chrono::Duration;
use rebated_domain::user::Role;
use rebated_tests::shop::{record, with};
use rebated_tests::{GqlAnswer, TestApp, both_databases};
use serde_json::{Value, json};

const ISSUE: &str = "
    mutation Issue($input: BillsIssueInput!) {
        billsIssue(input: $input) {
            billingMonth { month billCount closed } userErrors { code field message }
        }
    }
";

const BILLS: &str = "
    { viewer { bills(first: 10) { edges { node {
        number hash period { month } opening { amount } credits { amount } debits { amount }
        closing { amount } totals { reason count amount { amount } }
        lines(first: 10) { totalCount edges { node {
            reason amount { amount } balanceAfter { amount } effectiveAt order { externalId }
        } } }
    } } } } }
";

async fn issue(app: &TestApp, month: &str) -> GqlAnswer {
    let finance = app.staff(Role::Finance).await;
    app.as_user(&finance).send(ISSUE, json!({ "input": { "month": month } })).await
}

fn settled(order: &str, day: &str, changes: Value) -> Value {
    let at = format!("{day}T00:00:00Z");
    let base =
        json!({ "status": "SETTLED", "placedAt": at, "receivedAt": at, "settledAt": at, "modifiedAt": at });
    with(with(record(order, order, "c1"), base), changes)
}

both_databases! {
    async fn a_bill_has_opening_movements_totals_and_closing(app: &TestApp) {
        app.half_of_commission().await;
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        // 15 days of hold: credited on 16 August, 20 August and 10 September
        app.import(json!([
            settled("o1", "2026-08-01", json!({})),
            settled("o2", "2026-08-05", json!({ "commission": "7.00" })),
            settled("o3", "2026-08-26", json!({})),
        ])).await.ok();
        let taken_back = json!({ "refunded": "100.00", "modifiedAt": "2026-09-20T00:00:00Z" });
        app.import(json!([settled("o1", "2026-08-01", taken_back)])).await.ok();
        let issued = issue(app, "2026-09").await.ok();
        assert_eq!(issued.data("/billsIssue/billingMonth/closed"), &json!(["2026-08", "2026-09"]));
        let token = app.sign_in(&li).await;
        let shown = app.as_user(&token).send(BILLS, json!({})).await.ok();
        let bill = |n: usize, path: &str| shown.data(&format!("/viewer/bills/edges/{n}/node{path}")).clone();
        let figures = |n| ["/period/month", "/opening/amount", "/credits/amount", "/debits/amount", "/closing/amount"]
            .map(|path| bill(n, path).as_str().unwrap_or("").to_owned());
        assert_eq!(figures(0), ["2026-09", "13.50", "10.00", "10.00", "13.50"]);
        assert_eq!(figures(1), ["2026-08", "0.00", "13.50", "0.00", "13.50"]);
        assert_eq!(bill(0, "/lines/totalCount"), 2);
        let line = |n: usize, path: &str| bill(0, &format!("/lines/edges/{n}/node{path}"));
        assert_eq!(line(0, "/reason"), "REBATE_CREDIT");
        assert_eq!(line(0, "/effectiveAt"), "2026-09-10T00:00:00.000Z");
        assert_eq!(line(0, "/balanceAfter/amount"), "23.50");
        assert_eq!(line(0, "/order/externalId"), "o3");
        assert_eq!(line(1, "/reason"), "REBATE_CLAWBACK");
        assert_eq!(line(1, "/amount/amount"), "-10.00");
        assert_eq!(line(1, "/balanceAfter/amount"), "13.50");
        assert_eq!(line(1, "/order/externalId"), "o1");
    }

    async fn issuing_again_changes_nothing(app: &TestApp) {
        app.half_of_commission().await;
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        app.import(json!([settled("o1", "2026-08-01", json!({}))])).await.ok();
        issue(app, "2026-08").await.ok();
        app.run_jobs().await;
        let before = app.snapshot().await;
        let again = issue(app, "2026-08").await.ok();
        assert_eq!(again.data("/billsIssue/billingMonth"), &json!({ "month": "2026-08", "billCount": 1, "closed": [] }));
        app.assert_unchanged_since(&before).await;
    }

    async fn a_late_movement_falls_in_an_open_month(app: &TestApp) {
        app.half_of_commission().await;
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        app.import(json!([settled("o1", "2026-08-01", json!({}))])).await.ok();
        issue(app, "2026-08").await.ok();
        let token = app.sign_in(&li).await;
        let first = app.as_user(&token).send(BILLS, json!({})).await.ok();
        let hash = first.text("/viewer/bills/edges/0/node/hash").to_owned();
        app.import(json!([settled("o2", "2026-08-02", json!({}))])).await.ok();
        app.clock().advance(Duration::days(40));
        issue(app, "2026-11").await.ok();
        let token = app.sign_in(&li).await;
        let shown = app.as_user(&token).send(BILLS, json!({})).await.ok();
        assert_eq!(shown.text("/viewer/bills/edges/1/node/hash"), hash, "the August bill is as it was");
        assert_eq!(shown.text("/viewer/bills/edges/0/node/period/month"), "2026-11");
        assert_eq!(shown.text("/viewer/bills/edges/0/node/opening/amount"), "10.00");
        assert_eq!(shown.text("/viewer/bills/edges/0/node/closing/amount"), "20.00");
    }

    async fn months_that_run_or_are_none_cannot_be_closed(app: &TestApp) {
        app.staff(Role::Finance).await;
        let before = app.snapshot().await;
        // it is 08:00 on 1 November in Shanghai: October is over there, November is not
        for (month, code) in [("2026-11", "NOT_OVER"), ("2026-13", "BAD_PERIOD"), ("x", "BAD_PERIOD")] {
            assert_eq!(issue(app, month).await.user_errors("billsIssue"), [(code, "input.month")]);
        }
        app.assert_unchanged_since(&before).await;
        issue(app, "2026-10").await.ok();
    }

    async fn the_zone_is_fixed_once_a_month_is_closed(app: &TestApp) {
        let admin = app.as_user(&app.staff(Role::Admin).await);
        let update = "mutation Zone($input: SettingsUpdateInput!) {
            settingsUpdate(input: $input) { settings { timeZone } userErrors { code field message } } }";
        let zone = |name: &str| json!({ "input": { "timeZone": name } });
        admin.send(update, zone("Europe/London")).await.ok();
        issue(app, "2026-10").await.ok();
        let before = app.snapshot().await;
        let refused = admin.send(update, zone("Asia/Shanghai")).await;
        assert_eq!(refused.user_errors("settingsUpdate"), [("MONTHS_CLOSED", "input.timeZone")]);
        app.assert_unchanged_since(&before).await;
    }
}
