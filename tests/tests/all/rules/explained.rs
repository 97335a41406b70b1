//! Every rebate says why it is what it is, and a preview says the same before.

use chrono::Duration;
use rebated_tests::shop::{record, with, yuan};
use rebated_tests::{Client, TestApp, both_databases};
use serde_json::{Value, json};

const FIELDS: &str = "
    considered { name version outcome } skipped inputs { name value source }
    parts { name formula amount { amount } steps { label amount { amount } } }
    split { commission { amount } buyer { amount } inviter { amount } inviterOfInviter { amount }
        subsidy { amount } margin { amount } }
    net { amount } formula amount { amount }
";

async fn booked(client: &Client, language: &str) -> Value {
    let query = format!(
        "{{ rebates(first: 1) {{ edges {{ node {{ explanation(language: {language}) {{ {FIELDS} }} }} }} }} }}"
    );
    client.send(&query, json!({})).await.ok().data("/rebates/edges/0/node/explanation").clone()
}

async fn previewed(client: &Client, language: &str, input: Value) -> Value {
    let query = format!(
        "query Preview($input: RebatePreviewInput!) {{
            rebatePreview(input: $input, language: {language}) {{ explanation {{ {FIELDS} }} }} }}"
    );
    client.send(&query, json!({ "input": input })).await.ok().data("/rebatePreview/explanation").clone()
}

/// Half of the commission up to 8.00, and a campaign that has 3.00 left.
async fn campaign(app: &TestApp) {
    app.publish_rule(json!({ "name": "half", "reward": { "percentOfCommission": "0.5" },
        "caps": { "maxPerOrder": yuan("8.00") } }))
        .await;
    app.publish_rule(json!({ "name": "for jd", "priority": 5, "scope": { "sources": ["JD"] },
        "reward": { "percentOfOrder": "0.1" } }))
        .await;
    app.publish_rule(json!({ "name": "campaign", "priority": -1, "stackGroup": "campaign",
        "reward": { "percentOfOrder": "0.05" }, "budget": { "total": yuan("3.00") } }))
        .await;
}

fn amount(amount: &str) -> Value {
    json!({ "amount": amount })
}

fn step(label: &str, is: &str) -> Value {
    json!({ "label": label, "amount": amount(is) })
}

fn input(name: &str, value: &str, source: &str) -> Value {
    json!({ "name": name, "value": value, "source": source })
}

both_databases! {
    async fn in_english_and_chinese(app: &TestApp) {
        campaign(app).await;
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        // half of 20.01 is 10.005
        app.import(json!([with(record("o1", "o1", "c1"), json!({ "commission": "20.01" }))])).await.ok();
        let client = app.as_user(&li.token);
        let shown = booked(&client, "ENGLISH").await;
        let considered = |name: &str, outcome: &str| json!({ "name": name, "version": 1, "outcome": outcome });
        assert_eq!(shown["considered"], json!([
            considered("for jd", "OTHER_SOURCE"), considered("half", "APPLIED"), considered("campaign", "APPLIED"),
        ]));
        assert_eq!(shown["inputs"], json!([
            input("paid", "100.00", "REPORT"),
            input("refundedBySource", "0.00", "REPORT"),
            input("refundedByPlatform", "0.00", "PLATFORM"),
            input("commission", "20.01", "REPORT"),
            input("quantity", "1", "REPORT"),
            input("orderAmount", "100.00", "REPORT"),
            input("tier", "STANDARD", "PROFILE"),
            input("daysRegistered", "0", "PROFILE"),
            input("monthVolume", "0.00", "PURCHASES"),
            input("firstSettled", "UNDECIDED", "PURCHASES"),
        ]));
        assert_eq!(shown["parts"], json!([
            { "name": "half", "amount": amount("8.00"),
                "formula": "50% of 20.01 = 10.00, rounded down, cut to 8.00 for the order = 8.00",
                "steps": [
                    step("net commission after refunds, of 20.01", "20.01"),
                    step("50% of 20.01, rounded down", "10.00"),
                    step("cut to 8.00 for the order", "8.00"),
                ] },
            { "name": "campaign", "amount": amount("3.00"),
                "formula": "5% of 100.00 = 5.00, rounded down, cut to what is left of the budget = 3.00",
                "steps": [
                    step("amount paid after refunds, of 100.00", "100.00"),
                    step("5% of 100.00, rounded down", "5.00"),
                    step("cut to what is left of the budget", "3.00"),
                ] },
        ]));
        assert_eq!(shown["split"], json!({
            "commission": amount("20.01"), "buyer": amount("11.00"), "inviter": amount("0.00"),
            "inviterOfInviter": amount("0.00"), "subsidy": amount("0.00"), "margin": amount("9.01"),
        }));
        assert_eq!((&shown["net"], &shown["amount"]), (&amount("20.01"), &amount("11.00")));
        let chinese = booked(&client, "CHINESE").await;
        assert_eq!(chinese["formula"], "20.01 × 50% = 10.00（向下取整），不超过每单最高 8.00 = 8.00；\
            100.00 × 5% = 5.00（向下取整），不超过活动总预算的余额 = 3.00；合计 11.00");
        assert_eq!(chinese["parts"][0]["steps"][1], step("20.01 × 50%，向下取整", "10.00"));
        // the same but for the words
        assert_eq!(chinese["considered"], shown["considered"]);
        assert_eq!(chinese["split"], shown["split"]);
    }

    async fn a_preview_says_what_booking_then_books(app: &TestApp) {
        campaign(app).await;
        app.publish_rule(json!({ "name": "volume", "stackGroup": "volume", "reward": { "tiers": {
            "of": "COMMISSION", "by": "MONTHLY_VOLUME", "mode": "MARGINAL", "tiers": [
                { "from": yuan("0.00"), "rate": "0.01" }, { "from": yuan("250.00"), "rate": "0.02" },
            ] } } })).await;
        app.publish_rule(json!({ "name": "welcome", "stackGroup": "welcome",
            "reward": { "firstOrderBonus": yuan("0.50") } })).await;
        app.publish_rule(json!({ "name": "inviter", "beneficiary": "INVITER",
            "reward": { "percentOfCommission": "0.1" } })).await;
        let ada = app.member("ada").await;
        let li = app.invited_member("li", &ada).await;
        app.link(&li, "c1").await;
        let client = app.as_user(&li.token);
        for (nth, paid) in ["100.00", "180.00", "33.33"].into_iter().enumerate() {
            let (name, placed) = (format!("o{nth}"), format!("2026-10-0{}T08:00:00+08:00", nth + 1));
            let purchase = json!({ "source": "IMPORT", "category": "food", "channel": "app", "quantity": 2,
                "paid": yuan(paid), "commission": yuan("20.01"), "placedAt": placed });
            let before = app.snapshot().await;
            let mut previews = Vec::new();
            for language in ["ENGLISH", "CHINESE"] {
                previews.push(previewed(&client, language, purchase.clone()).await);
            }
            app.assert_unchanged_since(&before).await;
            // the newest is shown first
            app.clock().advance(Duration::seconds(1));
            let bought = json!({ "paid": paid, "commission": "20.01", "channel": "app", "quantity": 2,
                "placedAt": placed });
            app.import(json!([with(record(&name, &name, "c1"), bought)])).await.ok();
            for (language, preview) in ["ENGLISH", "CHINESE"].into_iter().zip(previews) {
                assert_eq!(preview, booked(&client, language).await, "{name}");
            }
        }
        // the marginal tiers of o1: 20.01 × (150.00 × 1% + 30.00 × 2%) / 180.00 is 0.23
        let paid = [app.pays("o0").await, app.pays("o1").await, app.pays("o2").await];
        assert_eq!(paid, ["11.20 + 2.00", "8.23 + 2.00", "8.40 + 2.00"]);
    }
}
