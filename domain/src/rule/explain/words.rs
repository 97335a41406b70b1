use super::{Explanation, PartExplained};
use crate::code::codes;
use crate::money::{Currency, Money};
use crate::rule::says::{Base, Measure};
use crate::rule::{LimitKind, Step};

codes! {
    /// The language of an explanation.
    pub enum Language {
        /// Simplified Chinese.
        Chinese = "CHINESE",
        /// English.
        English = "ENGLISH",
    }
}

impl Language {
    /// The language for a locale such as `zh-CN`; English for those that are neither.
    pub fn of_locale(locale: &str) -> Self {
        if locale.starts_with("zh") { Self::Chinese } else { Self::English }
    }
}

impl Explanation {
    /// The calculation with its numbers, such as `5% of 30.00 = 1.50, rounded down`.
    pub fn formula(&self, language: Language) -> String {
        if !self.earns {
            let status = self.status;
            return match language {
                Language::Chinese => format!("订单行状态为 {status}，暂无返利"),
                Language::English => format!("nothing while the line is {status}"),
            };
        }
        let parts: Vec<String> =
            self.parts.iter().map(|part| part.formula(language, self.target.currency())).collect();
        match (parts.as_slice(), language) {
            ([], Language::Chinese) => "没有适用的规则".to_owned(),
            ([], Language::English) => "no rule applies".to_owned(),
            ([one], _) => one.clone(),
            (several, Language::Chinese) => {
                format!("{}；合计 {}", several.join("；"), self.target.to_decimal())
            }
            (several, Language::English) => {
                format!("{}; together {}", several.join("; "), self.target.to_decimal())
            }
        }
    }
}

impl PartExplained {
    /// The calculation of one rule with its numbers.
    pub fn formula(&self, language: Language, currency: Currency) -> String {
        let steps = self.steps.iter().filter(|step| !matches!(step, Step::Base { .. } | Step::Tier { .. }));
        let told: Vec<String> = steps.map(|step| step.formula(language, currency)).collect();
        told.join(match language {
            Language::Chinese => "，",
            Language::English => ", ",
        })
    }
}

impl Step {
    /// What the step does, with its numbers.
    pub fn label(&self, language: Language, currency: Currency) -> String {
        let text = self.text(language, currency);
        match (self.rounds(), language) {
            (true, Language::Chinese) => format!("{text}，向下取整"),
            (true, Language::English) => format!("{text}, rounded down"),
            (false, _) => text,
        }
    }

    fn formula(&self, language: Language, currency: Currency) -> String {
        let text = self.text(language, currency);
        let is = Money::new(self.is(), currency).to_decimal();
        match (self.rounds(), language) {
            (true, Language::Chinese) => format!("{text} = {is}（向下取整）"),
            (true, Language::English) => format!("{text} = {is}, rounded down"),
            (false, _) => format!("{text} = {is}"),
        }
    }

    fn rounds(&self) -> bool {
        match self {
            Self::Percent { .. } | Self::Marginal { .. } | Self::Multiply { .. } => true,
            Self::Kept { paid, .. } => *paid > 0,
            _ => false,
        }
    }

    fn text(&self, language: Language, currency: Currency) -> String {
        let money = |minor: &i64| Money::new(*minor, currency).to_decimal();
        let in_english = language == Language::English;
        match self {
            Self::Base { of, gross, .. } => {
                let (gross, of) = (money(gross), base(*of, language));
                if in_english {
                    format!("{of} after refunds, of {gross}")
                } else {
                    format!("退款后{of}（原 {gross}）")
                }
            }
            Self::Tier { by, reached, from, rate, .. } => {
                let (by, reached, from, rate) =
                    (measure(*by, language), money(reached), money(from), rate.to_percent());
                if in_english {
                    format!("{by} {reached} reaches the tier from {from}: {rate}")
                } else {
                    format!("{by} {reached}，达到 {from} 档：{rate}")
                }
            }
            Self::Percent { rate, of, .. } => {
                let (rate, of) = (rate.to_percent(), money(of));
                if in_english { format!("{rate} of {of}") } else { format!("{of} × {rate}") }
            }
            Self::Marginal { of, parts, .. } => {
                let told: Vec<String> = parts
                    .iter()
                    .map(|part| format!("{} × {}", money(&part.amount), part.rate.to_percent()))
                    .collect();
                let total = money(&parts.iter().map(|part| part.amount).sum());
                format!("{} × ({}) / {total}", money(of), told.join(" + "))
            }
            Self::Fixed { .. } if in_english => "fixed amount".to_owned(),
            Self::Fixed { .. } => "固定金额".to_owned(),
            Self::Items { each, quantity, .. } => format!("{} × {quantity}", money(each)),
            Self::OrderShare { of, .. } if in_english => {
                format!("the line's share of {} for the order", money(of))
            }
            Self::OrderShare { of, .. } => format!("按金额分摊整单 {}", money(of)),
            Self::Kept { paid: 0, .. } if in_english => "no price that could be refunded".to_owned(),
            Self::Kept { paid: 0, .. } => "无实付金额可退".to_owned(),
            Self::Kept { of, kept, paid, .. } => format!("{} × {} / {}", money(of), money(kept), money(paid)),
            Self::AwaitsFirstSettled { .. } if in_english => {
                "paid with the first order that is settled".to_owned()
            }
            Self::AwaitsFirstSettled { .. } => "首笔订单结算后发放".to_owned(),
            Self::NotFirstSettled { .. } if in_english => "another order was settled first".to_owned(),
            Self::NotFirstSettled { .. } => "已有其他订单先结算".to_owned(),
            Self::Multiply { by, of, .. } => {
                let of = money(of);
                let by = by.to_decimal();
                format!("{of} × ({by} - 1)")
            }
            Self::RaisedToMinimum { least, .. } if in_english => {
                format!("raised to {} for the order", money(least))
            }
            Self::RaisedToMinimum { least, .. } => format!("提高到每单最低 {}", money(least)),
            Self::CutToMaximum { most, .. } if in_english => format!("cut to {} for the order", money(most)),
            Self::CutToMaximum { most, .. } => format!("不超过每单最高 {}", money(most)),
            Self::CutToCommission { .. } if in_english => "cut to what is left of the commission".to_owned(),
            Self::CutToCommission { .. } => "不超过剩余佣金".to_owned(),
            Self::CutToLimit { by, .. } => {
                let by = limit(*by, language);
                if in_english {
                    format!("cut to what is left of {by}")
                } else {
                    format!("不超过{by}的余额")
                }
            }
            Self::Subsidised { subsidy, .. } if in_english => {
                format!("of which {} beyond the commission, out of the budget", money(subsidy))
            }
            Self::Subsidised { subsidy, .. } => format!("其中 {} 由预算补贴", money(subsidy)),
        }
    }
}

fn base(of: Base, language: Language) -> &'static str {
    match (of, language) {
        (Base::Commission, Language::Chinese) => "净佣金",
        (Base::Commission, Language::English) => "net commission",
        (Base::Order, Language::Chinese) => "实付金额",
        (Base::Order, Language::English) => "amount paid",
    }
}

fn measure(by: Measure, language: Language) -> &'static str {
    match (by, language) {
        (Measure::OrderAmount, Language::Chinese) => "订单金额",
        (Measure::OrderAmount, Language::English) => "order amount",
        (Measure::MonthlyVolume, Language::Chinese) => "本月此前消费",
        (Measure::MonthlyVolume, Language::English) => "bought before in the month",
    }
}

fn limit(by: LimitKind, language: Language) -> &'static str {
    match (by, language) {
        (LimitKind::BudgetDay, Language::Chinese) => "活动当日预算",
        (LimitKind::BudgetDay, Language::English) => "the day's budget",
        (LimitKind::BudgetTotal, Language::Chinese) => "活动总预算",
        (LimitKind::BudgetTotal, Language::English) => "the budget",
        (LimitKind::User, Language::Chinese) => "个人累计上限",
        (LimitKind::User, Language::English) => "the beneficiary's limit",
        (LimitKind::UserDay, Language::Chinese) => "个人当日上限",
        (LimitKind::UserDay, Language::English) => "the beneficiary's limit for the day",
        (LimitKind::UserMonth, Language::Chinese) => "个人当月上限",
        (LimitKind::UserMonth, Language::English) => "the beneficiary's limit for the month",
    }
}

#[cfg(test)]
mod tests;
