//! Random orders over a small vocabulary, so that rules meet them.

use chrono::{DateTime, FixedOffset, Utc};
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use rebated_domain::id::UserId;
use rebated_domain::money::Currency;
use rebated_domain::order::OrderSource;
use rebated_domain::rule::{
    Beneficiaries, BuyerFacts, FirstSettled, LineAmounts, LineFacts, Local, OrderFacts,
};
use uuid::Uuid;

pub const ACCOUNTS: &[&str] = &["default", "campus"];
pub const CATEGORIES: &[&str] = &["食品", "食品/零食", "食品/零食/坚果", "食品饮料", "数码/手机"];
pub const CHANNELS: &[&str] = &["app", "wechat-bot"];
pub const INVITERS: &[&str] = &["FRIEND01", "XIAOHONG"];
pub const MERCHANTS: &[&str] = &["三只松鼠", "良品铺子", "百草味"];
pub const PRODUCTS: &[&str] = &["P1", "P2", "P3"];
pub const SOURCES: &[OrderSource] = &[OrderSource::Taobao, OrderSource::Jd];
pub const TIERS: &[&str] = &["STANDARD", "GOLD"];

/// An order.
#[derive(Clone, Debug)]
pub struct Order {
    pub facts: OrderFacts<'static>,
    pub lines: Vec<LineFacts<'static>>,
}

impl Order {
    /// The order as a later report has it: each line is as one of another order's.
    pub fn with_lines_of(&self, other: &Self) -> Self {
        let mut changed = self.clone();
        for (line, now) in changed.lines.iter_mut().zip(other.lines.iter().cycle()) {
            *line = *now;
            line.amounts.currency = self.facts.currency;
        }
        changed.facts.amount = changed.lines.iter().map(|line| line.amounts.paid).sum();
        changed
    }
}

/// An instant of the month in which all rules begin and end.
pub fn instant() -> impl Strategy<Value = DateTime<Utc>> {
    let start = "2026-11-01T00:00:00Z".parse::<DateTime<Utc>>().expect("a time").timestamp();
    (0..40 * 24i64).prop_map(move |hours| DateTime::from_timestamp(start + hours * 3_600, 0).expect("a time"))
}

fn amounts() -> impl Strategy<Value = (i64, i64, i64, Option<i64>, Option<i64>)> {
    let paid = prop_oneof![1 => Just(0i64), 9 => 1..60_000i64];
    let share = || prop_oneof![6 => Just(0i64), 3 => 0..=100i64, 1 => Just(100i64)];
    (paid, share(), share(), weighted(0.9, 0..9_000i64), weighted(0.2, 0..=100i64)).prop_map(
        |(paid, by_source, by_platform, commission, returned)| {
            let returned = returned.and_then(|share| Some(commission? * share / 100));
            (paid, paid * by_source / 100, paid * by_platform / 100, commission, returned)
        },
    )
}

fn line() -> impl Strategy<Value = LineFacts<'static>> {
    let words = (
        weighted(0.9, select(CATEGORIES)),
        weighted(0.9, select(MERCHANTS)),
        weighted(0.9, select(PRODUCTS)),
    );
    (words, amounts(), 0..5i64, prop::bool::weighted(0.9)).prop_map(
        |((category, merchant, product), amounts, quantity, earns)| {
            let (paid, refunded_by_source, refunded_by_platform, commission, commission_returned) = amounts;
            let amounts = LineAmounts {
                currency: Currency::Cny,
                paid,
                refunded_by_source,
                refunded_by_platform,
                commission,
                commission_returned,
            };
            LineFacts { category, merchant, product, quantity, earns, amounts }
        },
    )
}

fn buyer() -> impl Strategy<Value = BuyerFacts<'static>> {
    let first = select(FirstSettled::ALL);
    (select(TIERS), 0..60i64, weighted(0.5, select(INVITERS)), 0..300_000i64, first).prop_map(
        |(tier, days_registered, invited_by, month_volume, first_settled)| BuyerFacts {
            tier,
            days_registered,
            invited_by,
            month_volume,
            first_settled,
        },
    )
}

/// The order's people: one of three buyers, who may share inviters.
fn people() -> impl Strategy<Value = Beneficiaries> {
    let user = |nth: u128| UserId(Uuid::from_u128(nth));
    (1..4u128, weighted(0.7, 4..6u128), weighted(0.7, 6..8u128)).prop_map(move |(buyer, inviter, second)| {
        let second = inviter.and(second);
        Beneficiaries([Some(user(buyer)), inviter.map(user), second.map(user)])
    })
}

/// An order.
pub fn any() -> impl Strategy<Value = Order> {
    let from = (
        select(SOURCES),
        select(ACCOUNTS),
        weighted(0.8, select(CHANNELS)),
        prop::bool::weighted(0.95),
        instant(),
        1..4i64,
    );
    (from, buyer(), people(), prop::collection::vec(line(), 1..5)).prop_map(
        |((source, account, channel, in_yuan, at, edition), buyer, beneficiaries, mut lines)| {
            let currency = if in_yuan { Currency::Cny } else { Currency::Jpy };
            lines.iter_mut().for_each(|line| line.amounts.currency = currency);
            let zone = FixedOffset::east_opt(8 * 3_600).expect("an offset");
            let facts = OrderFacts {
                source,
                account,
                channel,
                currency,
                amount: lines.iter().map(|line| line.amounts.paid).sum(),
                pinned_at: at,
                edition,
                local: Local::from(at.with_timezone(&zone).naive_local()),
                buyer,
                beneficiaries,
            };
            Order { facts, lines }
        },
    )
}

/// An order of two lines with as many items as a source may report, each with a commission of 5.00.
pub fn of_many_items() -> Order {
    let amounts = LineAmounts {
        currency: Currency::Cny,
        paid: 10_000,
        refunded_by_source: 0,
        refunded_by_platform: 0,
        commission: Some(500),
        commission_returned: None,
    };
    let quantity = i64::from(i32::MAX);
    let line = LineFacts { category: None, merchant: None, product: None, quantity, earns: true, amounts };
    let at: DateTime<Utc> = "2026-11-05T04:00:00Z".parse().expect("a time");
    let buyer = BuyerFacts {
        tier: "STANDARD",
        days_registered: 1,
        invited_by: None,
        month_volume: 0,
        first_settled: FirstSettled::Another,
    };
    let facts = OrderFacts {
        source: OrderSource::Taobao,
        account: "default",
        channel: None,
        currency: Currency::Cny,
        amount: 20_000,
        pinned_at: at,
        edition: 1,
        local: Local::from(at.naive_utc()),
        buyer,
        beneficiaries: Beneficiaries([Some(UserId(Uuid::from_u128(1))), None, None]),
    };
    Order { facts, lines: vec![line, line] }
}
