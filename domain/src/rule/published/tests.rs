use super::*;
use crate::order::OrderSource;
use crate::rule::{Beneficiaries, BuyerFacts, FirstSettled, Local, Reward};

fn day(day: u32) -> DateTime<Utc> {
    format!("2026-11-{day:02}T00:00:00Z").parse().expect("a time")
}

fn order(pinned_at: DateTime<Utc>, edition: i64) -> OrderFacts<'static> {
    OrderFacts {
        source: OrderSource::Taobao,
        account: "default",
        channel: None,
        currency: Currency::Cny,
        amount: 100,
        pinned_at,
        edition,
        local: Local::from(pinned_at.naive_utc()),
        buyer: BuyerFacts {
            tier: "STANDARD",
            days_registered: 0,
            invited_by: None,
            month_volume: 0,
            first_settled: FirstSettled::Another,
        },
        beneficiaries: Beneficiaries::default(),
    }
}

#[test]
fn a_term_covers_orders_between_its_ends_as_far_as_their_edition_knows() {
    let second = std::time::Duration::from_secs(1);
    let begun = Term { from: Some(day(10)), edition: 5, end: None };
    let ended = Term { end: Some(TermEnd { until: day(20), edition: 8 }), ..begun };
    let table = [
        ("before it was published", begun, day(15), 4, false),
        ("with the edition that published it", begun, day(15), 5, true),
        ("before its first instant", begun, day(10) - second, 5, false),
        ("at its first instant", begun, day(10), 5, true),
        ("long after, without an end", begun, day(30), 5, true),
        ("from ever", Term::since(5), day(1), 5, true),
        ("from ever, not yet published", Term::since(5), day(1), 4, false),
        ("before its end", ended, day(20) - second, 8, true),
        ("at its end", ended, day(20), 8, false),
        ("after its end, priced before that was decided", ended, day(25), 7, true),
        ("before its end, not yet published", ended, day(15), 4, false),
    ];
    for (what, term, pinned_at, edition, covers) in table {
        assert_eq!(term.covers(&order(pinned_at, edition)), covers, "{what}");
    }
}

#[test]
fn a_term_holds_from_its_first_instant_up_to_its_end() {
    let table = [
        (None, None, day(1), true),
        (Some(10), None, day(9), false),
        (Some(10), None, day(10), true),
        (Some(10), Some(20), day(19), true),
        (Some(10), Some(20), day(20), false),
        (None, Some(20), day(20), false),
    ];
    for (from, until, at, holds) in table {
        let end = until.map(|until| TermEnd { until: day(until), edition: 1 });
        let term = Term { from: from.map(day), edition: 1, end };
        assert_eq!(term.holds_at(at), holds, "{from:?} to {until:?} at {at}");
    }
}

#[test]
fn a_term_that_ended_before_it_began_is_empty() {
    let term = |from: Option<u32>, until: Option<u32>| Term {
        from: from.map(day),
        edition: 1,
        end: until.map(|until| TermEnd { until: day(until), edition: 2 }),
    };
    let table = [
        (Some(10), Some(9), true),
        (Some(10), Some(10), true),
        (Some(10), Some(11), false),
        (Some(10), None, false),
        (None, Some(9), false),
        (None, None, false),
    ];
    for (from, until, is_empty) in table {
        assert_eq!(term(from, until).is_empty(), is_empty, "{from:?} to {until:?}");
    }
}

fn rule(change: impl FnOnce(&mut RuleSpec)) -> PublishedRule {
    let rate = crate::money::Rate::parse("0.5").expect("a rate");
    let mut spec = RuleSpec::paying(Reward::PercentOfCommission(rate));
    change(&mut spec);
    PublishedRule {
        rule_id: RuleId(uuid::Uuid::nil()),
        version_id: RuleVersionId(uuid::Uuid::nil()),
        number: 1,
        key: "rule".into(),
        name: "Rule".into(),
        priority: 0,
        starts_at: None,
        ends_at: None,
        term: Term::since(1),
        when: None,
        spec: Arc::new(spec),
    }
}

#[test]
fn a_rule_tells_what_has_to_be_looked_up_for_it() {
    let when = |text: &str| rule(|spec| spec.when = Some(text.to_owned()));
    assert!(!rule(|_| ()).looks_at_whole_order());
    assert!(!rule(|_| ()).looks_at_month_volume());
    assert!(when("order.amount > 5").looks_at_whole_order());
    assert!(when("order . amount > 5").looks_at_whole_order());
    assert!(when("buyer . month_volume > 5").looks_at_month_volume());
    let least = Money::new(1, Currency::Cny);
    assert!(rule(|spec| spec.scope.min_order = Some(least)).looks_at_whole_order());
    assert!(rule(|spec| spec.caps.max_per_order = Some(least)).looks_at_whole_order());
    let per_order = Reward::Fixed { amount: least, per: Per::Order };
    assert!(rule(|spec| spec.reward = per_order).looks_at_whole_order());
    let first = rule(|spec| spec.reward = Reward::FirstOrderBonus(least));
    assert!(first.looks_at_first_settled() && first.looks_at_whole_order());
}
