use proptest::prelude::*;

use super::*;
use crate::money::Currency;
use crate::risk::{AmountFacts, ClaimFacts, OrderFacts, ReferralFacts};

fn weight_of(facts: &RiskFacts, kind: RiskSignalKind) -> Option<u8> {
    let found = assess(facts, &RiskPolicy::default()).into_iter().find(|signal| signal.kind == kind);
    found.map(|signal| signal.weight)
}

fn of_orders(orders: OrderFacts) -> RiskFacts {
    RiskFacts { orders, ..RiskFacts::default() }
}

#[test]
fn nothing_known_says_nothing() {
    assert_eq!(assess(&RiskFacts::default(), &RiskPolicy::default()), []);
    assert_eq!(score(&[]), 0);
}

#[test]
fn every_kind_begins_just_beyond_its_threshold() {
    use RiskSignalKind as K;
    let device = |accounts_per_device| RiskFacts { accounts_per_device, ..RiskFacts::default() };
    let payee = |accounts_per_payee| RiskFacts { accounts_per_payee, ..RiskFacts::default() };
    let orders = |orders| of_orders(orders);
    let claims = |claims| RiskFacts { claims, ..RiskFacts::default() };
    let none = OrderFacts::default();
    let pairs = [
        (K::SharedDevice, device(3), device(4)),
        (K::SharedPayee, payee(2), payee(3)),
        (K::HastyOrders, orders(OrderFacts { hasty: 1, ..none }), orders(OrderFacts { hasty: 2, ..none })),
        (
            K::MissingClicks,
            orders(OrderFacts { without_click: 2, ..none }),
            orders(OrderFacts { without_click: 3, ..none }),
        ),
        (
            K::OrderVelocity,
            orders(OrderFacts { last_hour: 20, last_day: 60, ..none }),
            orders(OrderFacts { last_hour: 20, last_day: 61, ..none }),
        ),
        (K::PunishedOrders, orders(none), orders(OrderFacts { punished: 1, ..none })),
        (
            K::RefundRatio,
            orders(OrderFacts { all: 100, refunded: 50, ..none }),
            orders(OrderFacts { all: 100, refunded: 51, ..none }),
        ),
        (
            K::RefundRatio,
            orders(OrderFacts { all: 4, refunded: 4, ..none }),
            orders(OrderFacts { all: 5, refunded: 5, ..none }),
        ),
        (
            K::ClaimVelocity,
            claims(ClaimFacts { last_hour: 5, ..ClaimFacts::default() }),
            claims(ClaimFacts { last_hour: 6, ..ClaimFacts::default() }),
        ),
        (
            K::ContestedClaims,
            claims(ClaimFacts::default()),
            claims(ClaimFacts { contested: 1, ..ClaimFacts::default() }),
        ),
    ];
    for (kind, below, beyond) in pairs {
        assert_eq!(weight_of(&below, kind), None, "{kind}");
        assert!(weight_of(&beyond, kind).is_some(), "{kind}");
    }
}

#[test]
fn a_payer_in_common_says_more_than_an_address() {
    let shares = |shares_device, shares_address, shares_payee| {
        let referral = ReferralFacts { shares_device, shares_address, shares_payee };
        weight_of(&RiskFacts { referral, ..RiskFacts::default() }, RiskSignalKind::SelfReferral)
    };
    assert_eq!(shares(false, false, false), None);
    assert_eq!(shares(false, true, false), Some(30));
    assert_eq!(shares(true, true, false), Some(60));
    assert_eq!(shares(true, true, true), Some(90));
}

#[test]
fn amounts_tell_of_refunds_that_counts_hide() {
    let amounts = |refunded_minor| RiskFacts {
        orders: OrderFacts { all: 10, refunded: 1, ..OrderFacts::default() },
        amounts: vec![AmountFacts { currency: Currency::Cny, paid_minor: 10_000, refunded_minor }],
        ..RiskFacts::default()
    };
    assert_eq!(weight_of(&amounts(5_000), RiskSignalKind::RefundRatio), None);
    assert_eq!(weight_of(&amounts(9_000), RiskSignalKind::RefundRatio), Some(60));
}

#[test]
fn the_words_hold_the_facts() {
    let facts = of_orders(OrderFacts { punished: 7, ..OrderFacts::default() });
    let signals = assess(&facts, &RiskPolicy::default());
    assert_eq!(signals[0].why, "orders that their network punishes or holds in 90 days: 7");
}

#[test]
fn zero_switches_a_look_off() {
    let off = RiskPolicy {
        accounts_per_device: 0,
        accounts_per_payee: 0,
        hasty_seconds: 0,
        refund_percent: 0,
        orders_per_hour: 0,
        orders_per_day: 0,
        claims_per_hour: 0,
        claims_per_day: 0,
        ..RiskPolicy::default()
    };
    let facts = RiskFacts {
        accounts_per_device: 99,
        accounts_per_payee: 99,
        orders: OrderFacts {
            all: 99,
            refunded: 99,
            hasty: 99,
            last_hour: 99,
            last_day: 99,
            ..OrderFacts::default()
        },
        claims: ClaimFacts { last_hour: 99, last_day: 99, contested: 0 },
        ..RiskFacts::default()
    };
    assert_eq!(assess(&facts, &off), []);
}

/// Every fact that is bad, by its place.
const BAD: usize = 14;

/// The same facts with more of one bad thing.
fn worse(facts: &RiskFacts, which: usize, by: u32) -> RiskFacts {
    let mut facts = facts.clone();
    let counts = [
        &mut facts.accounts_per_device,
        &mut facts.accounts_per_payee,
        &mut facts.orders.punished,
        &mut facts.orders.hasty,
        &mut facts.orders.without_click,
        &mut facts.orders.last_hour,
        &mut facts.orders.last_day,
        &mut facts.orders.refunded,
        &mut facts.claims.last_hour,
        &mut facts.claims.last_day,
        &mut facts.claims.contested,
    ];
    match which {
        0..=10 => {
            for (place, count) in counts.into_iter().enumerate() {
                if place == which {
                    *count += by;
                }
            }
        }
        11 => facts.referral.shares_device = true,
        12 => facts.referral.shares_payee = true,
        _ => facts.amounts.iter_mut().for_each(|of| of.refunded_minor += i64::from(by)),
    }
    facts
}

prop_compose! {
    fn amount()(paid_minor in 0i64..100_000, refunded_minor in 0i64..100_000, yuan in any::<bool>()) -> AmountFacts {
        let currency = if yuan { Currency::Cny } else { Currency::Usd };
        AmountFacts { currency, paid_minor, refunded_minor }
    }
}

prop_compose! {
    fn anybody()(
        counts in proptest::collection::vec(0u32..120, 12),
        shares in any::<(bool, bool, bool)>(),
        amounts in proptest::collection::vec(amount(), 0..4),
    ) -> RiskFacts {
        RiskFacts {
            referral: ReferralFacts { shares_device: shares.0, shares_address: shares.1, shares_payee: shares.2 },
            accounts_per_device: counts[0],
            accounts_per_payee: counts[1],
            orders: OrderFacts {
                all: counts[2],
                refunded: counts[3],
                punished: counts[4],
                hasty: counts[5],
                without_click: counts[6],
                last_hour: counts[7],
                last_day: counts[8],
            },
            amounts,
            claims: ClaimFacts { last_hour: counts[9], last_day: counts[10], contested: counts[11] },
        }
    }
}

proptest! {
    #[test]
    fn more_of_a_bad_thing_never_says_less(facts in anybody(), which in 0..BAD, by in 1u32..200) {
        let policy = RiskPolicy::default();
        let (before, after) = (assess(&facts, &policy), assess(&worse(&facts, which, by), &policy));
        prop_assert!(score(&after) >= score(&before));
        for signal in &before {
            let still = after.iter().find(|other| other.kind == signal.kind);
            prop_assert!(still.is_some_and(|other| other.weight >= signal.weight), "{:?}", signal);
        }
    }

    #[test]
    fn the_order_in_which_facts_are_told_changes_nothing(facts in anybody(), turn in 0usize..4) {
        let mut other = facts.clone();
        other.amounts.reverse();
        let places = other.amounts.len().max(1);
        other.amounts.rotate_left(turn % places);
        let policy = RiskPolicy::default();
        prop_assert_eq!(assess(&facts, &policy), assess(&other, &policy));
    }

    #[test]
    fn signals_are_in_order_and_within_bounds(facts in anybody()) {
        let signals = assess(&facts, &RiskPolicy::default());
        prop_assert!(signals.windows(2).all(|pair| pair[0].kind < pair[1].kind));
        prop_assert!(signals.iter().all(|signal| (1..=MOST).contains(&signal.weight)));
        let highest = signals.iter().map(|signal| signal.weight).max().unwrap_or(0);
        prop_assert!((highest..=MOST).contains(&score(&signals)));
    }
}
