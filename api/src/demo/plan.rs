use chrono::{DateTime, Duration, Utc};
use rebated_domain::order::OrderSource;

use super::baskets::{self, Basket};
use super::catalogue::{HEADPHONES, PHONE};
use super::dice::Dice;
use super::people::CAST;

/// What becomes of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Bought, received, settled.
    Smooth,
    /// Never paid.
    Unpaid,
    /// Paid and called off before it was sent.
    CalledOff,
    /// A part of the first line goes back before the commission is final.
    PartRefund,
    /// The first line goes back after its rebate was credited.
    LateRefund,
    /// Declared void by its source after its rebates were credited.
    Voided,
    /// The commission turns out lower than estimated, and is then corrected.
    Amended,
    /// A dispute is opened and stays open.
    Disputed,
}

/// An order of the data set before anything has happened to it.
pub(super) struct Plan {
    pub(super) number: u64,
    pub(super) source: OrderSource,
    /// The buyer's place in the cast; none for somebody who is no member.
    pub(super) buyer: Option<usize>,
    pub(super) placed_at: DateTime<Utc>,
    pub(super) fate: Fate,
    pub(super) lines: Vec<Basket>,
}

/// How many orders fall as the dice do.
const ORDERS: u64 = 150;
/// Over how many days, up to today, they are spread.
const DAYS: i64 = 120;

const FATES: [Fate; 20] = {
    let mut fates = [Fate::Smooth; 20];
    fates[2] = Fate::Unpaid;
    fates[5] = Fate::CalledOff;
    fates[7] = Fate::Amended;
    fates[10] = Fate::PartRefund;
    fates[13] = Fate::Disputed;
    fates[15] = Fate::LateRefund;
    fates[17] = Fate::Voided;
    fates
};

/// The orders that refunds are asked for. Their numbers follow those of the others.
pub(super) const HALF_BROKEN: u64 = ORDERS;
pub(super) const TOO_EXPENSIVE: u64 = ORDERS + 1;
pub(super) const BROKEN: u64 = ORDERS + 2;
pub(super) const REGRETTED: u64 = ORDERS + 3;

/// Every order, given the day on which the data set is made.
pub(super) fn plans(today: DateTime<Utc>) -> Vec<Plan> {
    let mut plans: Vec<Plan> = (0..ORDERS).map(|number| fall(number, today)).collect();
    plans.extend(told(today));
    plans
}

/// An order as the dice fall.
fn fall(number: u64, today: DateTime<Utc>) -> Plan {
    let mut dice = Dice::new(number);
    let (source, lines) = baskets::fill(&mut dice);
    let left = i64::try_from(ORDERS - number).unwrap_or(0);
    let hours = DAYS * 24 * left / i64::try_from(ORDERS).unwrap_or(1) - dice.between(3, 18);
    let fate = match ORDERS - number {
        // the newest two are a basket and a purchase
        1 => Fate::Unpaid,
        2 => Fate::Smooth,
        _ => FATES[usize::try_from(number % 20).unwrap_or(0)],
    };
    let placed_at = today - Duration::hours(hours) - Duration::seconds(dice.between(0, 3_599));
    Plan { number, source, buyer: buyer(&mut dice), placed_at, fate, lines }
}

fn buyer(dice: &mut Dice) -> Option<usize> {
    match dice.between(1, 40) {
        1 => None,
        2..=9 => Some(0),
        _ => usize::try_from(dice.between(1, 11)).ok().filter(|place| *place < CAST.len()),
    }
}

/// The orders that have a story of their own.
fn told(today: DateTime<Utc>) -> [Plan; 4] {
    let plan = |number, days, buyer, source, lines| Plan {
        number,
        source,
        buyer: Some(buyer),
        placed_at: today - Duration::days(days) - Duration::hours(4),
        fate: Fate::Smooth,
        lines,
    };
    [
        plan(HALF_BROKEN, 12, 0, OrderSource::Taobao, baskets::of_taobao(&[(3, 1), (5, 2)])),
        plan(TOO_EXPENSIVE, 9, 5, OrderSource::Jd, vec![Basket { product: &PHONE, quantity: 1 }]),
        plan(BROKEN, 50, 1, OrderSource::Jd, vec![Basket { product: &HEADPHONES, quantity: 1 }]),
        plan(REGRETTED, 33, 8, OrderSource::Taobao, baskets::of_taobao(&[(4, 1)])),
    ]
}
