//! How long it takes to find the rules of a line among a thousand, and to price it.
//!
//! `cargo run --release -p rebated-domain --example match_rules`

use std::hint::black_box;
use std::time::Instant;

use chrono::DateTime;
use rebated_domain::id::{OrderLineId, RuleId, RuleVersionId, UserId};
use rebated_domain::money::Currency;
use rebated_domain::order::OrderSource;
use rebated_domain::rebate::BeneficiaryRole;
use rebated_domain::rule::expression::Condition;
use rebated_domain::rule::{
    Applied, Beneficiaries, BuyerFacts, FirstSettled, LimitBook, LineAmounts, LineFacts, Local, OrderFacts,
    PricingLine, PublishedRule, RuleIndex, RuleSpec, Step, Term, price_order,
};
use serde_json::{Value, json};
use uuid::Uuid;

const RULES: u128 = 1_000;
const TIMES: u32 = 200_000;

/// Rules as a large platform has them: most for products and shops, some for categories, few for all.
fn rules() -> Vec<PublishedRule> {
    let scope = |nth: u128| match nth % 20 {
        0..=9 => json!({ "products": [format!("P{nth}")] }),
        10..=14 => json!({ "merchants": [format!("shop-{nth}")] }),
        15..=17 => json!({ "categories": [format!("食品/零食/{nth}")] }),
        18 => json!({ "sources": ["JD"], "tiers": [format!("TIER-{nth}")] }),
        _ => json!({ "channels": [format!("campaign-{nth}")], "newUserDays": 30 }),
    };
    let of = |nth: u128| {
        let mut spec = json!({ "scope": scope(nth), "reward": { "percentOfCommission": "0.5" } });
        if nth.is_multiple_of(50) {
            spec["when"] = Value::from("order.amount >= 10000 && buyer.tier in ['GOLD', 'VIP']");
        }
        published(nth, spec)
    };
    let mut all: Vec<PublishedRule> = (0..RULES - 4).map(of).collect();
    all.push(published(RULES, json!({ "reward": { "percentOfCommission": "0.4" } })));
    let invite = json!({ "beneficiary": "INVITER", "reward": { "percentOfCommission": "0.1" } });
    all.push(published(RULES + 1, invite));
    let gift = json!({ "fixed": { "amount": { "amount": "1.00", "currencyCode": "CNY" }, "per": "ORDER" } });
    let budget = json!({ "total": { "amount": "1000000.00", "currencyCode": "CNY" } });
    all.push(published(RULES + 2, json!({ "stackGroup": "gift", "budget": budget, "reward": gift })));
    let double = json!({ "stackGroup": "double", "reward": { "multiplier": "1.2" } });
    all.push(published(RULES + 3, double));
    all
}

fn published(nth: u128, spec: Value) -> PublishedRule {
    let spec: RuleSpec = serde_json::from_value(spec).expect("a specification");
    let when = spec.when.as_deref().map(|when| Condition::compile(when).expect("a condition").into());
    PublishedRule {
        rule_id: RuleId(Uuid::from_u128(nth)),
        version_id: RuleVersionId(Uuid::from_u128(nth)),
        number: 1,
        key: format!("rule-{nth}"),
        name: format!("Rule {nth}"),
        priority: 0,
        starts_at: None,
        ends_at: None,
        term: Term::since(0),
        when,
        spec: spec.into(),
    }
}

fn order() -> OrderFacts<'static> {
    let at = DateTime::from_timestamp(1_794_000_000, 0).expect("a time");
    let user = |nth| Some(UserId(Uuid::from_u128(nth)));
    OrderFacts {
        source: OrderSource::Taobao,
        account: "default",
        channel: Some("app"),
        currency: Currency::Cny,
        amount: 30_000,
        pinned_at: at,
        edition: 1,
        local: Local::from(at.naive_utc()),
        buyer: BuyerFacts {
            tier: "GOLD",
            days_registered: 90,
            invited_by: Some("FRIEND01"),
            month_volume: 0,
            first_settled: FirstSettled::Another,
        },
        beneficiaries: Beneficiaries([user(1), user(2), None]),
    }
}

fn line() -> LineFacts<'static> {
    LineFacts {
        category: Some("食品/零食/35"),
        merchant: Some("shop-30"),
        product: Some("P100"),
        quantity: 1,
        earns: true,
        amounts: LineAmounts {
            currency: Currency::Cny,
            paid: 30_000,
            refunded_by_source: 0,
            refunded_by_platform: 0,
            commission: Some(3_000),
            commission_returned: None,
        },
    }
}

#[expect(clippy::disallowed_methods, reason = "a measurement reads a clock")]
fn measure(what: &str, mut work: impl FnMut()) {
    (0..TIMES / 10).for_each(|_| work());
    let start = Instant::now();
    (0..TIMES).for_each(|_| work());
    println!("{what}: {} ns", start.elapsed().as_nanos() / u128::from(TIMES));
}

fn main() {
    let (index, order, line) = (RuleIndex::new(rules()), order(), line());
    let mut scratch = Vec::new();
    let buyer = index.applied(BeneficiaryRole::Buyer, &order, &line, &mut scratch);
    println!(
        "{} rules, {} looked at, {} apply to the buyer",
        index.rules().len(),
        scratch.len(),
        buyer.len()
    );
    measure("match one line for the buyer", || {
        black_box(index.applied(BeneficiaryRole::Buyer, black_box(&order), black_box(&line), &mut scratch));
    });
    measure("match one line for all three roles", || {
        for role in BeneficiaryRole::ALL {
            black_box(index.applied(*role, black_box(&order), black_box(&line), &mut scratch));
        }
    });
    measure("match one line for the buyer, with every outcome told", || {
        black_box(index.choose(BeneficiaryRole::Buyer, black_box(&order), black_box(&line)));
    });
    let mut applied = Applied::default();
    for role in BeneficiaryRole::ALL {
        applied[*role as usize] = index.applied(*role, &order, &line, &mut scratch);
    }
    let lines = [PricingLine { id: OrderLineId(Uuid::from_u128(1)), facts: line }];
    let (applied, mut book) = ([applied], LimitBook::default());
    measure("price an order of one line", || {
        black_box(price_order::<()>(&index, &order, black_box(&lines), &applied, &mut book));
    });
    measure("price an order of one line, with its steps", || {
        black_box(price_order::<Vec<Step>>(&index, &order, black_box(&lines), &applied, &mut book));
    });
}
