use super::{Reward, Step};
use crate::money::{Currency, Money, Rate, prorate_floor};

/// The amounts of a line that pricing looks at, in minor units of one currency, none negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineAmounts {
    /// Currency of all of them.
    pub currency: Currency,
    /// What was paid.
    pub paid: i64,
    /// How much of it the source says went back; at most `paid`.
    pub refunded_by_source: i64,
    /// How much of it the platform itself refunded; at most `paid`.
    pub refunded_by_platform: i64,
    /// Net commission on `paid`.
    pub commission: Option<i64>,
    /// How much of the commission was taken back, if the source says.
    pub commission_returned: Option<i64>,
}

impl LineAmounts {
    /// What went back to the buyer in all.
    ///
    /// The larger of the two tellers, not their sum: a refund granted here shows up in the
    /// source's next report.
    pub fn refunded(&self) -> i64 {
        self.refunded_by_source.max(self.refunded_by_platform)
    }

    /// What the buyer paid and keeps.
    pub fn kept(&self) -> i64 {
        self.paid - self.refunded()
    }

    /// The commission that is left after refunds; zero when none is reported.
    ///
    /// A source that states what it took back is believed; else the commission shrinks with the
    /// refunded part, rounded down. A refund granted here shrinks it at least in proportion.
    pub fn net_commission(&self) -> i64 {
        let commission = self.commission.unwrap_or(0);
        match self.commission_returned {
            Some(returned) => {
                let unreturned = self.paid - self.refunded_by_platform;
                (commission - returned).min(prorate_floor(commission, unreturned, self.paid))
            }
            None => prorate_floor(commission, self.kept(), self.paid),
        }
    }
}

/// What a reward pays for a line, and how that was worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Priced {
    /// The amount that the reward was taken from, in minor units.
    pub net: i64,
    /// The rebate in minor units, never negative.
    pub target: i64,
    /// The calculation with its numbers.
    pub formula: String,
    /// The calculation step by step.
    pub steps: Vec<Step>,
}

/// Works out what `reward` pays for a line. Every rounding is down: the platform keeps the rest.
pub fn price(reward: &Reward, line: &LineAmounts) -> Priced {
    match *reward {
        Reward::PercentOfCommission(rate) => {
            let label = "net commission after refunds";
            percent(rate, line, line.commission.unwrap_or(0), line.net_commission(), label)
        }
        Reward::PercentOfOrder(rate) => percent(rate, line, line.paid, line.kept(), "paid and not refunded"),
        Reward::Fixed(amount) => fixed(amount.minor(), line),
    }
}

fn percent(rate: Rate, line: &LineAmounts, gross: i64, net: i64, label: &str) -> Priced {
    let money = |minor| Money::new(minor, line.currency);
    let target = rate.of_floor(net);
    let share = percentage(rate);
    let base = money(net).to_decimal();
    Priced {
        net,
        target,
        formula: format!("{share} of {base} = {}, rounded down", money(target).to_decimal()),
        steps: vec![
            Step { label: "before refunds".into(), amount: money(gross) },
            Step { label: label.into(), amount: money(net) },
            Step { label: format!("{share}, rounded down"), amount: money(target) },
        ],
    }
}

fn fixed(amount: i64, line: &LineAmounts) -> Priced {
    let money = |minor| Money::new(minor, line.currency);
    let target = prorate_floor(amount, line.kept(), line.paid);
    let [full, kept, paid, pays] = [amount, line.kept(), line.paid, target].map(|m| money(m).to_decimal());
    Priced {
        net: line.kept(),
        target,
        formula: format!("{full} x {kept} / {paid} = {pays}, rounded down"),
        steps: vec![
            Step { label: "fixed reward".into(), amount: money(amount) },
            Step { label: "share that was not refunded, rounded down".into(), amount: money(target) },
        ],
    }
}

/// `5%`, `12.5%`.
fn percentage(rate: Rate) -> String {
    let text = format!("{}.{:04}", rate.ppm() / 10_000, rate.ppm() % 10_000);
    format!("{}%", text.trim_end_matches('0').trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(paid: i64, source: i64, platform: i64, commission: i64, returned: Option<i64>) -> LineAmounts {
        LineAmounts {
            currency: Currency::Cny,
            paid,
            refunded_by_source: source,
            refunded_by_platform: platform,
            commission: Some(commission),
            commission_returned: returned,
        }
    }

    fn rate(ppm: u32) -> Rate {
        Rate::try_from_ppm(ppm).expect("a test's rate")
    }

    #[test]
    fn worked_examples() {
        let half = Reward::PercentOfCommission(rate(500_000));
        let five = Reward::PercentOfOrder(rate(50_000));
        let fixed = Reward::Fixed(Money::new(200, Currency::Cny));
        let cases = [
            (half, line(1_980, 0, 0, 162, None), 81),
            // Taobao's official refund sample: 3.50 of 5.00 went back, 0.77 of 1.10 commission.
            (half, line(500, 350, 0, 110, Some(77)), 16),
            (half, line(500, 350, 0, 110, None), 16),
            (five, line(1_999, 0, 0, 0, None), 99),
            (five, line(1_999, 1_000, 0, 0, None), 49),
            // one refund told by both is one refund
            (five, line(1_999, 1_000, 1_000, 0, None), 49),
            (five, line(1_999, 0, 1_999, 0, None), 0),
            (fixed, line(1_000, 0, 0, 0, None), 200),
            (fixed, line(1_000, 333, 0, 0, None), 133),
            (fixed, line(0, 0, 0, 0, None), 200),
        ];
        for (reward, line, want) in cases {
            assert_eq!(price(&reward, &line).target, want, "{reward:?} {line:?}");
        }
    }

    #[test]
    fn the_formula_shows_its_numbers() {
        let priced = price(&Reward::PercentOfOrder(rate(125_000)), &line(1_999, 0, 0, 0, None));
        assert_eq!(priced.formula, "12.5% of 19.99 = 2.49, rounded down");
    }

    proptest! {
        #[test]
        fn never_negative_never_more_than_the_base(
            paid in 0i64..10_000_000, source in 0..=1_000i64, platform in 0..=1_000i64,
            commission in 0i64..5_000_000, returned in proptest::option::of(0..=1_000i64), ppm in 0..=1_000_000u32,
        ) {
            let part = |of: i64, share: i64| prorate_floor(of, share, 1_000);
            let line = line(paid, part(paid, source), part(paid, platform), commission, returned.map(|r| part(commission, r)));
            let of_commission = price(&Reward::PercentOfCommission(rate(ppm)), &line).target;
            prop_assert!((0..=commission).contains(&of_commission));
            let of_order = price(&Reward::PercentOfOrder(rate(ppm)), &line).target;
            prop_assert!((0..=line.kept()).contains(&of_order));
        }

        #[test]
        fn a_larger_refund_never_pays_more(paid in 1i64..1_000_000, a in 0..=1_000i64, b in 0..=1_000i64, commission in 0i64..100_000) {
            let (less, more) = (a.min(b), a.max(b));
            for reward in [Reward::PercentOfCommission(rate(700_000)), Reward::PercentOfOrder(rate(30_000)), Reward::Fixed(Money::new(500, Currency::Cny))] {
                let pays = |share| price(&reward, &line(paid, prorate_floor(paid, share, 1_000), 0, commission, None)).target;
                prop_assert!(pays(more) <= pays(less));
            }
        }
    }
}
