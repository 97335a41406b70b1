use chrono::{DateTime, Duration, NaiveDate};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::id::{OrderId, OrderLineId, UserId};
use crate::money::Currency;
use crate::order::OrderSource;
use crate::rebate::BeneficiaryRole;
use crate::rule::{Beneficiaries, FirstSettled, RuleDocument, RuleEntry, RuleIndex};

/// Rules of every kind that looks beyond its line: shares of orders, a budget, caps, an inviter, a multiplier.
const RULES: &str = r#"{ "rules": [
    { "key": "half", "name": "half", "spec": { "reward": { "percentOfCommission": "0.5" },
        "budget": { "total": { "amount": "60.00", "currencyCode": "CNY" },
                    "perDay": { "amount": "25.00", "currencyCode": "CNY" } } } },
    { "key": "food", "name": "food", "priority": 5, "spec": { "scope": { "categories": ["food"] },
        "reward": { "percentOfOrder": "0.1" } } },
    { "key": "order", "name": "order", "spec": { "stackGroup": "order",
        "reward": { "fixed": { "amount": { "amount": "3.01", "currencyCode": "CNY" }, "per": "ORDER" } },
        "caps": { "perUserPerDay": { "amount": "5.00", "currencyCode": "CNY" } } } },
    { "key": "twice", "name": "twice", "spec": { "stackGroup": "twice", "when": "order.amount > 15000",
        "reward": { "multiplier": "2" } } },
    { "key": "invite", "name": "invite", "spec": { "beneficiary": "INVITER",
        "reward": { "percentOfCommission": "0.1" } } }
] }"#;

#[derive(Clone, Debug)]
struct Seen {
    line: usize,
    commission: i64,
    refunded: i64,
    earns: bool,
    begins: bool,
}

fn index() -> RuleIndex {
    let document = RuleDocument::parse(RULES).expect("a document");
    RuleIndex::new(document.rules.iter().map(RuleEntry::assumed).collect())
}

/// Ten orders of two lines each, of three buyers on five days.
fn past() -> Past {
    let mut past = Past::default();
    let (account, tier) = (past.text("main"), past.text("GOLD"));
    for nth in 0..10u32 {
        let placed_at = DateTime::UNIX_EPOCH + Duration::hours(i64::from(nth) * 12);
        let user = |id: u32| Some(UserId(Uuid::from_u128(u128::from(id))));
        let order = past.add_order(PastOrder {
            id: OrderId(Uuid::from_u128(1_000 + u128::from(nth))),
            source: OrderSource::Import,
            account,
            channel: None,
            currency: Currency::Cny,
            placed_at,
            local: placed_at.naive_utc().into(),
            pinned_at: placed_at,
            edition: 1,
            tier,
            days_registered: 0,
            invited_by: None,
            month_volume: 0,
            beneficiaries: Beneficiaries([user(1 + nth % 3), user(9), None]),
            is_counted: nth != 4,
        });
        for category in ["toys", "food/tea"] {
            let category = Some(past.text(category));
            let line = PastLine {
                id: OrderLineId(Uuid::from_u128(2_000 + u128::from(nth) * 2 + u128::from(order % 2))),
                order,
                category,
                merchant: None,
                product: None,
                booked: [0; BeneficiaryRole::ALL.len()],
                booked_subsidy: 0,
            };
            let id = OrderLineId(Uuid::from_u128(2_000 + past.line_count() as u128));
            let place = past.add_line(PastLine { id, ..line });
            past.book(place, BeneficiaryRole::Buyer, i64::from(nth) * 100, 0);
        }
    }
    past
}

fn states(seen: &[Seen]) -> Vec<LineState> {
    let states = seen.iter().map(|seen| LineState {
        line: u32::try_from(seen.line).expect("few lines"),
        paid: 10_000,
        refunded_by_source: seen.refunded,
        refunded_by_platform: 0,
        commission: Some(seen.commission),
        commission_returned: None,
        quantity: 1,
        earns: seen.earns,
        first_settled: FirstSettled::Undecided,
        begins: seen.begins,
        whole_order: false,
    });
    states.collect()
}

fn report(states: &[LineState], chunk: usize, threads: usize) -> Report {
    let mut replay = Replay::new(past(), index(), Together::AsNeeded, threads);
    states.chunks(chunk).for_each(|chunk| replay.take(chunk));
    replay.finish()
}

prop_compose! {
    fn seen()(
        line in 0usize..20, commission in 0i64..4_000, refunded in 0i64..10_000, earns in any::<bool>(),
        begins in any::<bool>(),
    ) -> Seen {
        Seen { line, commission, refunded, earns, begins }
    }
}

proptest! {
    #[test]
    fn chunks_and_threads_do_not_change_the_report(
        seen in prop::collection::vec(seen(), 1..120), chunk in 1usize..50, threads in 1usize..5,
    ) {
        let states = states(&seen);
        prop_assert_eq!(report(&states, chunk, threads), report(&states, states.len(), 1));
    }

    #[test]
    fn what_is_told_adds_up(seen in prop::collection::vec(seen(), 1..120)) {
        let report = report(&states(&seen), 16, 2);
        let total: i64 = report.totals.iter().map(|total| total.compared.tested_minor).sum();
        prop_assert_eq!(total, report.days.iter().map(|day| day.compared.tested_minor).sum::<i64>());
        prop_assert_eq!(total, report.sources.iter().map(|of| of.compared.tested_minor).sum::<i64>());
        prop_assert_eq!(total, report.rules.iter().map(|rule| rule.tested_minor).sum::<i64>());
        prop_assert!(report.totals.iter().all(|total| total.tested_margin_minor >= 0));
        let burnt: i64 = report.burns.iter().map(|burn| burn.tested_minor).sum();
        prop_assert!(burnt <= 6_000, "the budget holds: {burnt}");
        prop_assert!(report.burns.iter().all(|burn| burn.tested_minor <= 2_500));
    }
}

#[test]
fn a_line_takes_what_the_budget_of_its_day_leaves() {
    let line = |line: usize| Seen { line, commission: 3_000, refunded: 0, earns: true, begins: true };
    // toys of the first day, twice of the same buyer's and once of another's
    let report = report(&states(&[line(0), line(2), line(0)]), 2, 2);
    let half: Vec<(NaiveDate, i64)> =
        report.burns.iter().map(|burn| (burn.date, burn.tested_minor)).collect();
    assert_eq!(half, [(NaiveDate::default(), 2_500)]);
    let exhausted: Vec<_> = report.exhausted.iter().map(|of| (of.key.as_str(), of.placed_at)).collect();
    assert_eq!(exhausted, [("half", DateTime::UNIX_EPOCH + Duration::hours(12))]);
}
