//! Whatever happens to orders, the counters of a rule are what its lines hold, and stay within its bounds.

use std::collections::BTreeMap;

use chrono::Duration;
use rebated_domain::rule::LimitKind;
use rebated_domain::user::Role;
use rebated_entity::{rebate_limit, rebate_limit_hold};
use rebated_service::ids::{Entropy, SeededEntropy};
use rebated_tests::shop::{cents, major, yuan};
use rebated_tests::{TestApp, both_databases};
use sea_orm::EntityTrait;
use serde_json::{Value, json};

use super::budget_use;

const SEED: u64 = 11;
const STEPS: usize = 60;
/// Around midnight and the end of a month in Shanghai.
const PLACED: [&str; 3] =
    ["2026-10-30T23:59:00+08:00", "2026-10-31T00:01:00+08:00", "2026-11-01T00:01:00+08:00"];

/// Most that each counter may count, in minor units.
fn most(kind: LimitKind) -> i64 {
    match kind {
        LimitKind::BudgetTotal => 6_000,
        LimitKind::BudgetDay => 2_500,
        LimitKind::User => 2_700,
        LimitKind::UserMonth => 2_200,
        LimitKind::UserDay => 1_300,
    }
}

struct Chance(SeededEntropy);

impl Chance {
    fn below(&self, end: i64) -> i64 {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        i64::from_le_bytes(bytes).rem_euclid(end)
    }
}

/// The next report about one of the two lines of one of nine orders.
fn report(chance: &Chance, number: usize) -> Value {
    let (order, line) = (chance.below(9), chance.below(2));
    let statuses = ["PAID", "PAID", "RECEIVED", "SETTLED", "SETTLED", "SETTLED", "CANCELLED", "INVALID"];
    let placed = PLACED[usize::try_from(order / 3).unwrap()];
    let refunded = if chance.below(3) == 0 { chance.below(10_001) } else { 0 };
    json!({
        "orderRef": format!("o{order}"), "lineKey": format!("l{order}-{line}"), "title": "Tea",
        "buyerRef": format!("c{}", order % 3), "currency": "CNY", "paid": "100.00",
        "status": statuses[usize::try_from(chance.below(8)).unwrap()],
        "commission": major(chance.below(4_001)), "refunded": major(refunded),
        "placedAt": placed, "receivedAt": "2026-11-01T08:00:00+08:00", "settledAt": "2026-11-01T08:00:00+08:00",
        "modifiedAt": format!("2026-11-02T{:02}:{:02}:00+08:00", number / 60, number % 60),
    })
}

/// A refund of part of some order; nothing when there is not so much left of it.
async fn refund(app: &TestApp, chance: &Chance) {
    let client = app.as_user(&app.staff(Role::Admin).await);
    let known = client.send("{ orders(first: 20) { edges { node { id } } } }", json!({})).await.ok();
    let orders = known.list("/orders/edges");
    let Some(nth) =
        i64::try_from(orders.len()).ok().filter(|count| *count > 0).map(|count| chance.below(count))
    else {
        return;
    };
    let ask = "mutation Ask($input: RefundRequestInput!) {
        refundRequest(input: $input) { refund { id } userErrors { code field message } } }";
    let order = &orders[usize::try_from(nth).unwrap()]["node"]["id"];
    let input =
        json!({ "orderId": order, "amount": yuan(&major(1 + chance.below(9_000))), "reason": "OTHER" });
    let asked = client.send(ask, json!({ "input": input })).await;
    if !asked.user_errors("refundRequest").is_empty() {
        return;
    }
    let id = asked.text("/refundRequest/refund/id");
    let grant = "mutation Grant($input: RefundDecisionInput!) {
        refundApprove(input: $input) { userErrors { code field message } } }";
    let support = app.as_user(&app.staff(Role::Support).await);
    support.send(grant, json!({ "input": { "refundId": id } })).await.ok();
}

/// Compares the counters with the holds, with their bounds, with what the rule tells and with what is booked;
/// answers what the whole budget has reserved and spent.
async fn look(app: &TestApp, rule: &str) -> (i64, i64) {
    let db = app.platform().db.read();
    let mut held: BTreeMap<_, i64> = BTreeMap::new();
    for hold in rebate_limit_hold::Entity::find().all(db).await.unwrap() {
        assert!(hold.amount_minor >= 0, "{hold:?}");
        *held.entry((hold.kind, hold.user_id, hold.period)).or_default() += hold.amount_minor;
    }
    let (mut told, mut all) = (Vec::new(), (0, 0));
    for counter in rebate_limit::Entity::find().all(db).await.unwrap() {
        let (reserved, spent) = (counter.reserved_minor, counter.spent_minor);
        assert!(reserved >= 0 && spent >= 0 && reserved + spent <= most(counter.kind), "{counter:?}");
        let key = (counter.kind, counter.user_id, counter.period.clone());
        assert_eq!(held.remove(&key).unwrap_or(0), reserved + spent, "{counter:?}");
        let of = match counter.kind {
            LimitKind::BudgetTotal => "all",
            LimitKind::BudgetDay => &counter.period,
            _ => continue,
        };
        told.push(format!("{of} {} {}", major(reserved), major(spent)));
        if counter.kind == LimitKind::BudgetTotal {
            all = (reserved, spent);
        }
    }
    assert!(held.is_empty(), "holds without a counter: {held:?}");
    told.sort_unstable();
    let mut used = budget_use(app, rule).await;
    used.sort_unstable();
    assert_eq!(used, told);
    // no other rule pays: what is booked is what the budget gave
    let booked: i64 = app.all_pay().await.values().map(|amount| cents(amount)).sum();
    assert_eq!(booked, all.0 + all.1);
    app.verify().await;
    all
}

both_databases! {
    async fn a_budget_neither_leaks_nor_bursts(app: &TestApp) {
        let bound = |kind| yuan(&major(most(kind)));
        let rule = app.publish_rule(json!({ "name": "half", "reward": { "percentOfCommission": "0.5" },
            "budget": { "total": bound(LimitKind::BudgetTotal), "perDay": bound(LimitKind::BudgetDay) },
            "caps": { "perUser": bound(LimitKind::User), "perUserPerMonth": bound(LimitKind::UserMonth),
                "perUserPerDay": bound(LimitKind::UserDay) } })).await;
        for name in ["c0", "c1", "c2"] {
            let member = app.member(name).await;
            app.link(&member, name).await;
        }
        let chance = Chance(SeededEntropy::new(SEED));
        let (mut before, mut full, mut shrunk, mut credited, mut taken_back) = ((0, 0), 0, 0, 0, 0);
        for number in 0..STEPS {
            match chance.below(8) {
                0 => refund(app, &chance).await,
                1 => {
                    app.clock().advance(Duration::days(4));
                    app.run_jobs().await;
                }
                _ => {
                    let reports: Vec<Value> = (0..=chance.below(2)).map(|_| report(&chance, number)).collect();
                    app.import(json!(reports)).await;
                }
            }
            let after = look(app, &rule).await;
            let all = |(reserved, spent): (i64, i64)| reserved + spent;
            full += i32::from(all(after) == most(LimitKind::BudgetTotal));
            shrunk += i32::from(all(after) < all(before));
            credited += i32::from(after.1 > before.1);
            taken_back += i32::from(after.1 < before.1);
            before = after;
        }
        // all that matters has happened
        assert!(full > 0 && shrunk > 0 && credited > 0 && taken_back > 0, "{full} {shrunk} {credited} {taken_back}");
    }
}
