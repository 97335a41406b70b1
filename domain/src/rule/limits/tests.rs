use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::money::Currency;
use crate::rule::Reward;
use crate::rule::says::{Budget, Caps};

fn yuan(minor: i64) -> Option<Money> {
    Some(Money::new(minor, Currency::Cny))
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

const RULE: RuleId = RuleId(Uuid::from_u128(1));

fn user(nth: u128) -> UserId {
    UserId(Uuid::from_u128(nth))
}

fn holder(line: u128) -> Holder {
    let line_id = OrderLineId(Uuid::from_u128(line));
    Holder { line_id, role: BeneficiaryRole::Buyer, rule_id: RULE }
}

/// A rule whose every bound is of another size, the widest first.
fn bounded() -> RuleSpec {
    let mut spec = RuleSpec::paying(Reward::FirstOrderBonus(Money::new(1, Currency::Cny)));
    spec.budget = Some(Budget { total: yuan(500), per_day: yuan(300) });
    spec.caps = Caps {
        per_user: yuan(250),
        per_user_per_month: yuan(150),
        per_user_per_day: yuan(100),
        ..Caps::default()
    };
    spec
}

#[test]
fn a_bound_counts_for_its_own_period_and_people() {
    let limits = limits_of(RULE, &bounded(), user(7), date("2026-11-05"));
    let found: Vec<(&str, i64, bool, String)> = limits
        .iter()
        .map(|limit| {
            let key = limit.key;
            (key.kind.code(), limit.most, key.user_id == Some(user(7)), key.period.to_string())
        })
        .collect();
    let table = [
        ("BUDGET_TOTAL", 500, false, "1970-01-01"),
        ("BUDGET_DAY", 300, false, "2026-11-05"),
        ("USER", 250, true, "1970-01-01"),
        ("USER_MONTH", 150, true, "2026-11-01"),
        ("USER_DAY", 100, true, "2026-11-05"),
    ];
    assert_eq!(found, table.map(|(kind, most, own, period)| (kind, most, own, period.to_owned())));
}

#[test]
fn bounds_of_an_order_are_no_counters() {
    let mut spec = RuleSpec::paying(Reward::FirstOrderBonus(Money::new(1, Currency::Cny)));
    spec.caps.min_per_order = yuan(1);
    spec.caps.max_per_order = yuan(5);
    assert_eq!(limits_of(RULE, &spec, user(7), date("2026-11-05")), []);
}

#[test]
fn a_line_keeps_what_it_holds_and_grows_only_into_room() {
    let limits = limits_of(RULE, &bounded(), user(7), date("2026-11-05"));
    let mut book = LimitBook::default();
    assert_eq!(book.grant(holder(1), &limits, 60), (60, None));
    assert_eq!(book.grant(holder(2), &limits, 60), (40, Some(LimitKind::UserDay)));
    assert_eq!(book.grant(holder(3), &limits, 1), (0, Some(LimitKind::UserDay)));
    assert_eq!(book.grant(holder(1), &limits, 60), (60, None), "again the same");
    assert_eq!(book.grant(holder(1), &limits, 61), (60, Some(LimitKind::UserDay)), "no room to grow");
    assert_eq!(book.grant(holder(1), &limits, 50), (50, None), "gives ten back");
    assert_eq!(book.grant(holder(2), &limits, 60), (50, Some(LimitKind::UserDay)), "takes them");
    book.release(&holder(1));
    book.release(&holder(1));
    assert_eq!(book.held(&holder(1)), 0);
    assert_eq!(book.grant(holder(2), &limits, 60), (60, None));
    assert!(limits.iter().all(|limit| book.used(&limit.key) == 60), "every counter counts the one hold");
    assert_eq!(book.grant(holder(4), &limits, -5), (0, None), "nothing below zero");
}

#[test]
fn what_was_held_before_a_bound_shrank_stays() {
    let limits = limits_of(RULE, &bounded(), user(7), date("2026-11-05"));
    let day = limits.last().expect("the bound of the day").key;
    let mut book = LimitBook::default();
    limits.iter().for_each(|limit| book.enter(limit.key, 140));
    let keys = limits.iter().map(|limit| limit.key).collect();
    book.enter_hold(holder(1), Hold { amount: 90, keys });
    assert_eq!(book.grant(holder(1), &limits, 95), (90, Some(LimitKind::UserDay)));
    assert_eq!(book.used(&day), 140, "the bound of 100 was exceeded before, and is not more so now");
}

#[test]
fn what_no_longer_applies_to_a_line_is_given_back() {
    let limits = limits_of(RULE, &bounded(), user(7), date("2026-11-05"));
    let mut book = LimitBook::default();
    let inviter = Holder { role: BeneficiaryRole::Inviter, ..holder(1) };
    for holder in [holder(1), inviter, holder(2)] {
        assert_eq!(book.grant(holder, &limits, 20), (20, None));
    }
    book.keep_only(holder(1).line_id, BeneficiaryRole::Buyer, |rule| rule == RULE);
    assert_eq!(book.held(&holder(1)), 20, "it still applies");
    book.keep_only(holder(1).line_id, BeneficiaryRole::Buyer, |rule| rule != RULE);
    assert_eq!(book.held(&holder(1)), 0);
    assert_eq!((book.held(&inviter), book.held(&holder(2))), (20, 20), "nobody else's");
    assert!(limits.iter().all(|limit| book.used(&limit.key) == 40));
}

/// Something that happens to a line: priced for so much, or released.
#[derive(Clone, Debug)]
struct Event {
    line: u128,
    wanted: Option<i64>,
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let event = (0..12u128, proptest::option::weighted(0.8, 0..200i64));
    proptest::collection::vec(event.prop_map(|(line, wanted)| Event { line, wanted }), 1..60)
}

/// Each line belongs to one of two buyers and one of three days, of which two are in one month.
fn limits_for(line: u128) -> Vec<Limit> {
    let day = ["2026-11-29", "2026-11-30", "2026-12-01"][(line % 3) as usize];
    limits_of(RULE, &bounded(), user(line % 2), date(day))
}

proptest! {
    #[test]
    fn counters_are_the_sums_of_holds_and_never_above_their_bound(events in events()) {
        let mut book = LimitBook::default();
        let mut held = HashMap::<u128, i64>::new();
        let limits_of_lines: Vec<Vec<Limit>> = (0..12).map(limits_for).collect();
        for event in events {
            let limits = &limits_of_lines[event.line as usize];
            let before = held.get(&event.line).copied().unwrap_or(0);
            match event.wanted {
                None => {
                    book.release(&holder(event.line));
                    held.remove(&event.line);
                }
                Some(wanted) => {
                    let (granted, bound) = book.grant(holder(event.line), limits, wanted);
                    prop_assert!(granted >= wanted.min(before), "nobody takes away what a line holds");
                    prop_assert_eq!(bound.is_some(), granted < wanted);
                    if let Some(bound) = bound {
                        let limit = limits.iter().find(|limit| limit.key.kind == bound).expect("a bound of its own");
                        prop_assert!(book.used(&limit.key) == limit.most, "what cuts is full");
                    }
                    let mut again = book.clone();
                    prop_assert_eq!(again.grant(holder(event.line), limits, wanted), (granted, bound));
                    held.insert(event.line, granted);
                }
            }
            prop_assert_eq!(book.held(&holder(event.line)), held.get(&event.line).copied().unwrap_or(0));
            let mut sums = HashMap::<LimitKey, i64>::new();
            for (line, amount) in &held {
                limits_of_lines[*line as usize].iter().for_each(|limit| *sums.entry(limit.key).or_default() += amount);
            }
            for limit in limits_of_lines.iter().flatten() {
                let sum = sums.get(&limit.key).copied().unwrap_or(0);
                prop_assert_eq!(book.used(&limit.key), sum);
                prop_assert!((0..=limit.most).contains(&sum), "{sum} of {}", limit.most);
            }
            for (key, used) in book.counters() {
                prop_assert!(used >= 0 && key.rule_id == RULE);
            }
        }
    }
}
