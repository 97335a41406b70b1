//! Which rules cover a line, and which of those that do apply.

use chrono::Duration;
use rebated_domain::user::Role;
use rebated_tests::shop::{record, with, yuan};
use rebated_tests::{Member, TestApp, both_databases};
use serde_json::{Value, json};

use super::order;

/// What became of each rule that was looked at for an order, `name outcome`.
async fn outcomes(app: &TestApp, order: &str) -> Vec<String> {
    let query = "query Of($name: String!) { orders(first: 1, filter: { externalId: $name }) { edges { node {
        rebates { explanation { considered { name outcome } } } } } } }";
    let admin = app.as_user(&app.staff(Role::Admin).await);
    let shown = admin.send(query, json!({ "name": order })).await.ok();
    let considered = shown.list("/orders/edges/0/node/rebates/0/explanation/considered").iter();
    let told = considered
        .map(|rule| format!("{} {}", rule["name"].as_str().unwrap(), rule["outcome"].as_str().unwrap()));
    told.collect()
}

async fn set_tier(app: &TestApp, member: &Member, tier: &str) {
    let query = "mutation Set($input: UserTierSetInput!) {
        userTierSet(input: $input) { userErrors { code field message } } }";
    let admin = app.as_user(&app.staff(Role::Admin).await);
    admin.send(query, json!({ "input": { "userId": member.id, "tier": tier } })).await.ok();
}

/// Buyers of the tier `GOLD` whom `ada` invited, but for what their names say. All but `old` registered on the
/// fourth of November.
async fn buyers(app: &TestApp) -> String {
    let ada = app.member("ada").await;
    for name in ["old", "gold", "plain", "alone"] {
        let member = match name {
            "alone" => app.member(name).await,
            _ => app.invited_member(name, &ada).await,
        };
        if name != "plain" {
            set_tier(app, &member, "GOLD").await;
        }
        app.link(&member, name).await;
        if name == "old" {
            app.clock().advance(Duration::days(3));
        }
    }
    ada.invite_code
}

both_databases! {
    async fn every_condition_of_a_rule_must_hold(app: &TestApp) {
        let code = buyers(app).await;
        // each in a group of its own, so that all that cover a line apply
        let scopes = [
            ("account", json!({ "accounts": ["main"] })),
            ("merchant", json!({ "merchants": ["other", "m1"] })),
            ("category", json!({ "categories": ["food"] })),
            ("product", json!({ "products": ["sku1"] })),
            ("tier", json!({ "tiers": ["GOLD"] })),
            ("code", json!({ "invitedBy": [code] })),
            ("channel", json!({ "channels": ["app"] })),
            ("new", json!({ "newUserDays": 2 })),
            ("least", json!({ "minOrder": yuan("100.00") })),
            ("most", json!({ "maxOrder": yuan("500.00") })),
            ("day", json!({ "weekdays": ["THURSDAY"] })),
            ("hour", json!({ "hours": { "from": 8, "until": 9 } })),
        ];
        let rule = |name: &str| json!({ "name": name, "stackGroup": name, "reward": { "fixed": yuan("0.01") } });
        for (name, scope) in &scopes {
            app.publish_rule(with(rule(name), json!({ "scope": scope }))).await;
        }
        app.publish_rule(with(rule("if"), json!({ "when": "line.quantity != 2 && buyer.is_invited || order.hour == 8" }))).await;
        app.publish_rule(with(rule("sum"), json!({ "when": "10 / (3 - line.quantity) > 0" }))).await;
        app.clock().advance(Duration::days(5));
        let base = json!({ "account": "main", "merchant": "m1", "category": "food/fruit", "sku": "sku1",
            "channel": "app" });
        let thursday = "2026-11-05 08:30";
        let cases = [
            ("gold", thursday, json!({}), "", ""),
            ("gold", "2026-11-05 08:59", json!({ "category": "food", "paid": "500.00" }), "", ""),
            ("gold", thursday, json!({ "account": "side" }), "account", "OTHER_ACCOUNT"),
            ("gold", thursday, json!({ "merchant": null }), "merchant", "OTHER_MERCHANT"),
            ("gold", thursday, json!({ "category": "foods" }), "category", "OTHER_CATEGORY"),
            ("gold", thursday, json!({ "sku": "sku10" }), "product", "OTHER_PRODUCT"),
            ("gold", thursday, json!({ "channel": null }), "channel", "OTHER_CHANNEL"),
            ("gold", thursday, json!({ "paid": "99.99" }), "least", "ORDER_TOO_SMALL"),
            ("gold", thursday, json!({ "paid": "500.01" }), "most", "ORDER_TOO_LARGE"),
            ("gold", "2026-11-06 08:00", json!({}), "day", "OTHER_WEEKDAY"),
            ("gold", "2026-11-05 09:00", json!({}), "hour", "OTHER_HOUR"),
            ("gold", "2026-11-05 07:59", json!({}), "hour", "OTHER_HOUR"),
            ("plain", thursday, json!({}), "tier", "OTHER_TIER"),
            ("alone", thursday, json!({}), "code", "OTHER_INVITER"),
            ("old", thursday, json!({}), "new", "NOT_A_NEW_USER"),
            ("gold", thursday, json!({ "quantity": 4 }), "sum", "CONDITION_FAILED"),
            ("gold", thursday, json!({ "quantity": 3 }), "sum", "CONDITION_UNDECIDED"),
        ];
        for (nth, (buyer, placed, changes, fails, outcome)) in cases.into_iter().enumerate() {
            let name = format!("o{nth}");
            let record = with(order(&name, buyer, placed, base.clone()), changes.clone());
            app.import(json!([record])).await.ok();
            let mut failed = outcomes(app, &name).await;
            assert_eq!(failed.len(), 14);
            failed.retain(|told| !told.ends_with(" APPLIED"));
            let expected: Vec<String> = if fails.is_empty() { vec![] } else { vec![format!("{fails} {outcome}")] };
            assert_eq!(failed, expected, "{buyer} {placed} {changes}");
            let pays = if fails.is_empty() { "0.14" } else { "0.13" };
            assert_eq!(app.pays(&name).await, pays, "{buyer} {placed} {changes}");
        }
    }

    async fn of_those_that_cover_a_line_some_apply(app: &TestApp) {
        let li = app.member("li").await;
        app.link(&li, "c1").await;
        // for each: name, priority, what else it says; oldest first
        type Rules = Vec<(&'static str, i32, Value)>;
        let plain = || json!({});
        let cases: [(&str, Rules, &[&str]); 8] = [
            ("priority", vec![("low", 1, plain()), ("high", 5, plain())], &["high APPLIED", "low OUTRANKED"]),
            ("age", vec![("older", 1, plain()), ("younger", 1, plain())], &["older APPLIED", "younger OUTRANKED"]),
            (
                "groups",
                vec![
                    ("y", 0, json!({ "stackGroup": "y" })),
                    ("x2", 1, json!({ "stackGroup": "x" })),
                    ("x1", 2, json!({ "stackGroup": "x" })),
                    ("main", 3, plain()),
                ],
                &["main APPLIED", "x1 APPLIED", "x2 OUTRANKED", "y APPLIED"],
            ),
            (
                "excludes",
                vec![("base", 1, plain()), ("promo", 5, json!({ "stackGroup": "p", "excludes": ["excludes-base"] }))],
                &["promo APPLIED", "base EXCLUDED"],
            ),
            (
                "shy",
                vec![("base", 5, plain()), ("promo", 1, json!({ "stackGroup": "p", "excludes": ["shy-base"] }))],
                &["base APPLIED", "promo EXCLUDED"],
            ),
            (
                "alone",
                vec![("plain", 1, plain()), ("only", 5, json!({ "stackGroup": "o", "exclusive": true }))],
                &["only APPLIED", "plain OUTRANKED"],
            ),
            (
                "late",
                vec![("plain", 5, plain()), ("only", 1, json!({ "stackGroup": "o", "exclusive": true }))],
                &["plain APPLIED", "only OUTRANKED"],
            ),
            (
                "absent",
                vec![("plain", 1, plain()), ("only", 6, json!({ "exclusive": true, "scope": { "channels": ["app"] } }))],
                &["only OTHER_CHANNEL", "plain APPLIED"],
            ),
        ];
        for (case, rules, _) in &cases {
            for (name, priority, says) in rules {
                let rule = json!({ "key": format!("{case}-{name}"), "name": format!("{case} {name}"),
                    "priority": priority, "reward": { "fixed": yuan("1.00") } });
                let mut rule = with(rule, says.clone());
                rule["scope"]["categories"] = json!([case]);
                app.publish_rule(rule).await;
                app.clock().advance(Duration::seconds(1));
            }
        }
        for (case, _, expected) in cases {
            app.import(json!([with(record(case, case, "c1"), json!({ "category": case }))])).await.ok();
            let own: Vec<String> = outcomes(app, case).await.iter()
                .filter_map(|told| told.strip_prefix(&format!("{case} "))).map(str::to_owned).collect();
            assert_eq!(own, expected, "{case}");
            let applied = expected.iter().filter(|told| told.ends_with(" APPLIED")).count();
            assert_eq!(app.pays(case).await, format!("{applied}.00"), "{case}");
        }
    }
}
