//! What holds of every set of rules and every order, tried with random ones.

#[path = "rule_properties/exact.rs"]
mod exact;
#[path = "rule_properties/orders.rs"]
mod orders;
#[path = "rule_properties/rules.rs"]
mod rules;
#[path = "rule_properties/scan.rs"]
mod scan;

use std::collections::HashMap;

use proptest::prelude::*;
use rebated_domain::id::{OrderLineId, RuleId};
use rebated_domain::order::OrderStatus;
use rebated_domain::rebate::BeneficiaryRole;
use rebated_domain::rule::says::Reward;
use rebated_domain::rule::{
    Applied, Explanation, LISTED, LimitBook, LimitKey, PricedLine, PricingLine, RuleIndex, Step, limits_of,
    price_order,
};
use uuid::Uuid;

use orders::Order;

fn lines_of(order: &Order, nth: usize) -> Vec<PricingLine<'static>> {
    let id = |line: usize| OrderLineId(Uuid::from_u128((nth * 100 + line) as u128));
    order.lines.iter().enumerate().map(|(line, facts)| PricingLine { id: id(line), facts: *facts }).collect()
}

fn applied(index: &RuleIndex, order: &Order) -> Vec<Applied> {
    let mut scratch = Vec::new();
    let mut of_line = |line| {
        let mut applied = Applied::default();
        for role in BeneficiaryRole::ALL {
            applied[*role as usize] = index.applied(*role, &order.facts, line, &mut scratch);
        }
        applied
    };
    order.lines.iter().map(&mut of_line).collect()
}

fn price(index: &RuleIndex, order: &Order, nth: usize, book: &mut LimitBook) -> Vec<PricedLine<Vec<Step>>> {
    price_order(index, &order.facts, &lines_of(order, nth), &applied(index, order), book)
}

/// Every explanation of an order as it is stored.
fn written(index: &RuleIndex, order: &Order, priced: &[PricedLine<Vec<Step>>]) -> String {
    let mut explanations = Vec::new();
    for (line, facts) in priced.iter().zip(&order.lines) {
        for award in &line.awards {
            let choice = index.choose(award.role, &order.facts, facts);
            let status = OrderStatus::Paid;
            explanations.push(Explanation::of(index, &order.facts, facts, status, &choice, line, award));
        }
    }
    serde_json::to_string(&explanations).expect("an explanation is JSON")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn nothing_is_lost_and_no_bound_is_exceeded(
        rules in rules::any(1..25), orders in proptest::collection::vec(orders::any(), 1..6),
    ) {
        let index = RuleIndex::new(rules);
        let mut book = LimitBook::default();
        let mut paid = HashMap::<LimitKey, (i64, i64)>::new();
        for (nth, order) in orders.iter().enumerate() {
            for (line, facts) in price(&index, order, nth, &mut book).iter().zip(&order.lines) {
                let awards: i64 = line.awards.iter().map(|award| award.amount()).sum();
                let subsidy: i64 = line.awards.iter().map(|award| award.subsidy()).sum();
                prop_assert_eq!(awards - subsidy + line.margin, line.commission);
                prop_assert!(line.margin >= 0);
                prop_assert!(facts.earns || awards == 0);
                for award in &line.awards {
                    for part in &award.parts {
                        let rule = index.rule(part.place);
                        prop_assert!(part.amount >= 0 && (0..=part.amount).contains(&part.subsidy));
                        prop_assert!(part.subsidy == 0 || rule.spec.subsidised);
                        let date = order.facts.local.date;
                        for limit in limits_of(rule.rule_id, &rule.spec, award.beneficiary, date) {
                            let (sum, _) = paid.entry(limit.key).or_insert((0, limit.most));
                            *sum += part.amount;
                        }
                    }
                }
            }
        }
        for (key, (sum, most)) in paid {
            prop_assert!(sum <= most, "{key:?}: {sum} of {most}");
            prop_assert_eq!(book.used(&key), sum);
        }
    }

    #[test]
    fn what_no_longer_applies_gives_its_share_of_the_bounds_back(
        rules in rules::any(1..25), order in orders::any(), later in orders::any(),
    ) {
        let index = RuleIndex::new(rules);
        let mut book = LimitBook::default();
        price(&index, &order, 0, &mut book);
        let changed = order.with_lines_of(&later);
        let priced = price(&index, &changed, 0, &mut book);
        let mut held = HashMap::<LimitKey, i64>::new();
        for award in priced.iter().flat_map(|line| &line.awards) {
            for part in &award.parts {
                let rule = index.rule(part.place);
                let date = changed.facts.local.date;
                for limit in limits_of(rule.rule_id, &rule.spec, award.beneficiary, date) {
                    *held.entry(limit.key).or_default() += part.amount;
                }
            }
        }
        for (key, used) in book.counters() {
            prop_assert_eq!(used, held.get(key).copied().unwrap_or(0), "{:?}", key);
        }
    }

    #[test]
    fn the_same_input_gives_the_same_bytes(rules in rules::any(1..25), order in orders::any()) {
        let index = RuleIndex::new(rules.clone());
        let mut book = LimitBook::default();
        let once = price(&index, &order, 0, &mut book);
        let told = written(&index, &order, &once);
        let again = price(&index, &order, 0, &mut book);
        prop_assert_eq!(&written(&index, &order, &again), &told, "priced again with what it holds");
        let mut reversed = rules;
        reversed.reverse();
        let index = RuleIndex::new(reversed);
        let elsewhere = price(&index, &order, 0, &mut LimitBook::default());
        prop_assert_eq!(&written(&index, &order, &elsewhere), &told, "whatever the order of the rules");
        let lines = lines_of(&order, 0);
        let untold = price_order::<()>(&index, &order.facts, &lines, &applied(&index, &order), &mut LimitBook::default());
        for (told, untold) in once.iter().zip(&untold) {
            prop_assert_eq!(told.margin, untold.margin);
            for (told, untold) in told.awards.iter().zip(&untold.awards) {
                prop_assert_eq!(told.amount(), untold.amount());
            }
        }
    }

    #[test]
    fn the_index_finds_what_a_scan_finds(rules in rules::any(LISTED * 3 + 1..LISTED * 3 + 40), order in orders::any()) {
        let index = RuleIndex::new(rules);
        let mut scratch = Vec::new();
        for role in BeneficiaryRole::ALL {
            let of_role = index.rules().iter().filter(|rule| rule.spec.beneficiary == *role).count();
            for line in &order.lines {
                let wanted = scan::applied(&index, *role, &order.facts, line);
                prop_assert_eq!(&index.applied(*role, &order.facts, line, &mut scratch), &wanted);
                let choice = index.choose(*role, &order.facts, line);
                prop_assert_eq!(&choice.applied, &wanted);
                prop_assert!(choice.considered.len() + choice.skipped <= of_role);
                prop_assert!(of_role > LISTED || choice.skipped == 0);
            }
        }
    }

    #[test]
    fn a_larger_refund_never_pays_more(
        rules in rules::unlimited(1..12), order in orders::any(), at in 0..5usize, more in 0..=100i64,
    ) {
        let index = RuleIndex::new(rules);
        let before = price(&index, &order, 0, &mut LimitBook::default());
        let mut refunded = order.clone();
        let nth = at % refunded.lines.len();
        let amounts = &mut refunded.lines[nth].amounts;
        amounts.refunded_by_source += (amounts.paid - amounts.refunded_by_source) * more / 100;
        amounts.refunded_by_platform += (amounts.paid - amounts.refunded_by_platform) * more / 100;
        let after = price(&index, &refunded, 0, &mut LimitBook::default());
        for (line, (before, after)) in before.iter().zip(&after).enumerate() {
            let awards = |line: &PricedLine<Vec<Step>>| line.awards.first().map_or(0, |buyer| buyer.amount());
            prop_assert!(awards(after) <= awards(before), "line {line}: {} then {}", awards(before), awards(after));
            if line != nth {
                prop_assert_eq!(after, before, "line {} was not refunded", line);
            }
        }
    }

    #[test]
    fn rounding_favours_the_platform(rule in rules::one_alone(), order in orders::any()) {
        let index = RuleIndex::new(vec![rule]);
        let spec = index.rule(0).spec.clone();
        prop_assume!(!matches!(spec.reward, Reward::Multiplier(_)));
        let priced = price(&index, &order, 0, &mut LimitBook::default());
        let mut of_order = 0;
        for (line, facts) in priced.iter().zip(&order.lines) {
            let amount = line.awards[0].amount();
            of_order += amount;
            if !facts.earns || line.awards[0].parts.is_empty() {
                prop_assert_eq!(amount, 0);
                continue;
            }
            let Some(exact) = exact::of_line(&spec.reward, &order.facts, facts) else { continue };
            prop_assert!(exact.is_at_least(amount), "{amount} is more than {exact:?}");
            let least = exact.floor() - 1;
            prop_assert!(amount >= least.min(line.commission), "{amount} is much less than {exact:?}");
        }
        if let Some(most) = exact::of_order(&spec.reward) {
            prop_assert!(of_order <= most);
        }
    }

    #[test]
    fn a_multiplier_rounds_down_what_the_others_pay(
        rule in rules::one_alone(), by in 1_000_001..5_000_000u32, order in orders::any(),
    ) {
        let times = rules::multiplying(by);
        prop_assume!(!matches!(rule.spec.reward, Reward::Multiplier(_)));
        let alone = price(&RuleIndex::new(vec![rule.clone()]), &order, 0, &mut LimitBook::default());
        let index = RuleIndex::new(vec![rule, times]);
        let both = price(&index, &order, 0, &mut LimitBook::default());
        for (alone, both) in alone.iter().zip(&both) {
            let of = i128::from(alone.awards[0].amount());
            let exact = of * i128::from(by) / 1_000_000;
            let wanted = exact.min(of + i128::from(alone.margin));
            prop_assert_eq!(i128::from(both.awards[0].amount()), wanted);
        }
    }
}

/// Amounts for each item and quantities as large as they may be do not overflow.
#[test]
fn the_largest_amounts_for_each_item_are_cut_to_the_commission() {
    let order = orders::of_many_items();
    let index = RuleIndex::new(vec![rules::largest_for_each_item()]);
    let priced = price(&index, &order, 0, &mut LimitBook::default());
    let amounts: Vec<i64> = priced.iter().map(|line| line.awards[0].amount()).collect();
    assert_eq!(amounts, [500, 500]);
    assert_eq!(index.rule(0).rule_id, RuleId(Uuid::from_u128(1)));
}
