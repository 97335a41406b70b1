use super::*;
use crate::id::{RuleId, RuleVersionId};
use crate::money::Rate;
use crate::order::OrderStatus;
use crate::rule::price::MarginalPart;
use crate::rule::{FirstSettled, Inputs, Split};

const KINDS: usize = 16;

/// The place of a step's kind among all; a new kind does not compile before it has one, and so a row below.
fn kind(step: &Step) -> usize {
    match step {
        Step::Base { .. } => 0,
        Step::Tier { .. } => 1,
        Step::Percent { .. } => 2,
        Step::Marginal { .. } => 3,
        Step::Fixed { .. } => 4,
        Step::Items { .. } => 5,
        Step::OrderShare { .. } => 6,
        Step::Kept { .. } => 7,
        Step::AwaitsFirstSettled { .. } => 8,
        Step::NotFirstSettled { .. } => 9,
        Step::Multiply { .. } => 10,
        Step::RaisedToMinimum { .. } => 11,
        Step::CutToMaximum { .. } => 12,
        Step::CutToCommission { .. } => 13,
        Step::CutToLimit { .. } => 14,
        Step::Subsidised { .. } => 15,
    }
}

fn rate(text: &str) -> Rate {
    Rate::parse(text).expect("a rate")
}

/// Steps with their labels in English and Chinese.
fn told() -> Vec<(Step, &'static str, &'static str)> {
    let marginal = vec![
        MarginalPart { amount: 10_000, rate: rate("0.01") },
        MarginalPart { amount: 5_000, rate: rate("0.03") },
    ];
    vec![
        (
            Step::Base { of: Base::Commission, gross: 3_000, is: 2_000 },
            "net commission after refunds, of 30.00",
            "退款后净佣金（原 30.00）",
        ),
        (
            Step::Base { of: Base::Order, gross: 3_000, is: 2_000 },
            "amount paid after refunds, of 30.00",
            "退款后实付金额（原 30.00）",
        ),
        (
            Step::Tier { by: Measure::OrderAmount, reached: 32_000, from: 30_000, rate: rate("0.5"), is: 0 },
            "order amount 320.00 reaches the tier from 300.00: 50%",
            "订单金额 320.00，达到 300.00 档：50%",
        ),
        (
            Step::Tier { by: Measure::MonthlyVolume, reached: 0, from: 0, rate: rate("0.025"), is: 0 },
            "bought before in the month 0.00 reaches the tier from 0.00: 2.5%",
            "本月此前消费 0.00，达到 0.00 档：2.5%",
        ),
        (
            Step::Percent { rate: rate("0.5"), of: 3_000, is: 1_500 },
            "50% of 30.00, rounded down",
            "30.00 × 50%，向下取整",
        ),
        (
            Step::Marginal { of: 1_500, parts: marginal, is: 25 },
            "15.00 × (100.00 × 1% + 50.00 × 3%) / 150.00, rounded down",
            "15.00 × (100.00 × 1% + 50.00 × 3%) / 150.00，向下取整",
        ),
        (Step::Fixed { is: 200 }, "fixed amount", "固定金额"),
        (Step::Items { each: 80, quantity: 3, is: 240 }, "0.80 × 3", "0.80 × 3"),
        (
            Step::OrderShare { of: 1_000, is: 500 },
            "the line's share of 10.00 for the order",
            "按金额分摊整单 10.00",
        ),
        (
            Step::Kept { of: 200, kept: 7_500, paid: 10_000, is: 150 },
            "2.00 × 75.00 / 100.00, rounded down",
            "2.00 × 75.00 / 100.00，向下取整",
        ),
        (
            Step::Kept { of: 200, kept: 0, paid: 0, is: 200 },
            "no price that could be refunded",
            "无实付金额可退",
        ),
        (
            Step::AwaitsFirstSettled { is: 0 },
            "paid with the first order that is settled",
            "首笔订单结算后发放",
        ),
        (Step::NotFirstSettled { is: 0 }, "another order was settled first", "已有其他订单先结算"),
        (
            Step::Multiply { by: rate("1.5"), of: 1_400, is: 700 },
            "14.00 × (1.5 - 1), rounded down",
            "14.00 × (1.5 - 1)，向下取整",
        ),
        (
            Step::RaisedToMinimum { least: 100, is: 100 },
            "raised to 1.00 for the order",
            "提高到每单最低 1.00",
        ),
        (Step::CutToMaximum { most: 1_000, is: 750 }, "cut to 10.00 for the order", "不超过每单最高 10.00"),
        (Step::CutToCommission { is: 5 }, "cut to what is left of the commission", "不超过剩余佣金"),
        (
            Step::CutToLimit { by: LimitKind::BudgetDay, is: 5 },
            "cut to what is left of the day's budget",
            "不超过活动当日预算的余额",
        ),
        (
            Step::CutToLimit { by: LimitKind::BudgetTotal, is: 5 },
            "cut to what is left of the budget",
            "不超过活动总预算的余额",
        ),
        (
            Step::CutToLimit { by: LimitKind::User, is: 5 },
            "cut to what is left of the beneficiary's limit",
            "不超过个人累计上限的余额",
        ),
        (
            Step::CutToLimit { by: LimitKind::UserDay, is: 5 },
            "cut to what is left of the beneficiary's limit for the day",
            "不超过个人当日上限的余额",
        ),
        (
            Step::CutToLimit { by: LimitKind::UserMonth, is: 5 },
            "cut to what is left of the beneficiary's limit for the month",
            "不超过个人当月上限的余额",
        ),
        (
            Step::Subsidised { subsidy: 700, is: 1_200 },
            "of which 7.00 beyond the commission, out of the budget",
            "其中 7.00 由预算补贴",
        ),
    ]
}

#[test]
fn every_step_is_told_in_both_languages() {
    let told = told();
    for (step, english, chinese) in &told {
        assert_eq!(step.label(Language::English, Currency::Cny), *english, "{step:?}");
        assert_eq!(step.label(Language::Chinese, Currency::Cny), *chinese, "{step:?}");
    }
    let kinds: std::collections::BTreeSet<usize> = told.iter().map(|(step, ..)| kind(step)).collect();
    assert_eq!(kinds.len(), KINDS, "some kind of step has no row");
    let limits = told.iter().filter(|(step, ..)| matches!(step, Step::CutToLimit { .. }));
    assert_eq!(limits.count(), LimitKind::ALL.len(), "some limit has no row");
}

#[test]
fn no_language_shows_words_of_the_other() {
    for (step, ..) in told() {
        let formula = |language| step.formula(language, Currency::Cny);
        let (english, chinese) = (formula(Language::English), formula(Language::Chinese));
        assert!(english.chars().all(|c| c.is_ascii() || c == '×'), "{english}");
        assert!(!chinese.chars().any(|c| c.is_ascii_alphabetic()), "{chinese}");
    }
}

#[test]
fn a_step_is_stored_and_read_back_the_same() {
    for (step, ..) in told() {
        let text = serde_json::to_string(&step).expect("JSON");
        assert_eq!(serde_json::from_str::<Step>(&text).expect("a step"), step, "{text}");
    }
}

fn explained(earns: bool, parts: Vec<(Vec<Step>, i64)>) -> Explanation {
    let money = |minor| Money::new(minor, Currency::Cny);
    let id = uuid::Uuid::nil();
    Explanation {
        considered: Vec::new(),
        skipped: 0,
        status: if earns { OrderStatus::Paid } else { OrderStatus::Invalid },
        earns,
        inputs: Inputs {
            paid: 30_000,
            refunded_by_source: 0,
            refunded_by_platform: 0,
            commission: Some(3_000),
            commission_returned: None,
            quantity: 1,
            order_amount: 30_000,
            tier: "STANDARD".into(),
            days_registered: 0,
            month_volume: 0,
            first_settled: FirstSettled::Another,
        },
        target: money(parts.iter().map(|(_, amount)| amount).sum()),
        parts: parts
            .into_iter()
            .map(|(steps, amount)| PartExplained {
                rule_id: RuleId(id),
                version_id: RuleVersionId(id),
                name: "base".into(),
                steps,
                amount,
            })
            .collect(),
        split: Split::default(),
        net: money(3_000),
    }
}

#[test]
fn the_formula_names_its_numbers() {
    let half = vec![
        Step::Base { of: Base::Commission, gross: 3_000, is: 3_000 },
        Step::Percent { rate: rate("0.5"), of: 3_000, is: 1_500 },
    ];
    let mut capped = half.clone();
    capped.push(Step::CutToMaximum { most: 1_000, is: 1_000 });
    let gift = vec![Step::Fixed { is: 200 }];
    let table = [
        (explained(true, vec![]), "no rule applies", "没有适用的规则"),
        (
            explained(true, vec![(half.clone(), 1_500)]),
            "50% of 30.00 = 15.00, rounded down",
            "30.00 × 50% = 15.00（向下取整）",
        ),
        (
            explained(true, vec![(capped, 1_000)]),
            "50% of 30.00 = 15.00, rounded down, cut to 10.00 for the order = 10.00",
            "30.00 × 50% = 15.00（向下取整），不超过每单最高 10.00 = 10.00",
        ),
        (
            explained(true, vec![(half, 1_500), (gift, 200)]),
            "50% of 30.00 = 15.00, rounded down; fixed amount = 2.00; together 17.00",
            "30.00 × 50% = 15.00（向下取整）；固定金额 = 2.00；合计 17.00",
        ),
        (explained(false, vec![]), "nothing while the line is INVALID", "订单行状态为 INVALID，暂无返利"),
    ];
    for (explanation, english, chinese) in table {
        assert_eq!(explanation.formula(Language::English), english);
        assert_eq!(explanation.formula(Language::Chinese), chinese);
    }
}

#[test]
fn a_locale_has_a_language() {
    for (locale, language) in
        [("zh-CN", Language::Chinese), ("zh", Language::Chinese), ("ja", Language::English)]
    {
        assert_eq!(Language::of_locale(locale), language, "{locale}");
    }
}
