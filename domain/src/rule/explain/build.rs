use super::{Considered, Explanation, Inputs, PartExplained, Split};
use crate::money::Money;
use crate::order::OrderStatus;
use crate::rebate::BeneficiaryRole;
use crate::rule::{Award, Choice, LineFacts, OrderFacts, PricedLine, RuleIndex, Step};

impl Explanation {
    /// Explains what a priced line pays in one role.
    pub fn of(
        index: &RuleIndex,
        order: &OrderFacts<'_>,
        line: &LineFacts<'_>,
        status: OrderStatus,
        choice: &Choice,
        priced: &PricedLine<Vec<Step>>,
        award: &Award<Vec<Step>>,
    ) -> Self {
        let considered = choice.considered.iter().map(|(place, outcome)| {
            let rule = index.rule(*place);
            Considered {
                rule_id: rule.rule_id,
                version_id: rule.version_id,
                number: rule.number,
                name: rule.name.clone(),
                outcome: *outcome,
            }
        });
        let parts = award.parts.iter().map(|part| {
            let rule = index.rule(part.place);
            PartExplained {
                rule_id: rule.rule_id,
                version_id: rule.version_id,
                name: rule.name.clone(),
                steps: part.trace.clone(),
                amount: part.amount,
            }
        });
        let money = |minor| Money::new(minor, order.currency);
        let parts: Vec<PartExplained> = parts.collect();
        let net = parts.iter().flat_map(|part| &part.steps).find_map(|step| match step {
            Step::Base { is, .. } | Step::Kept { kept: is, .. } => Some(*is),
            _ => None,
        });
        Self {
            considered: considered.collect(),
            skipped: choice.skipped,
            status,
            earns: line.earns,
            inputs: Inputs::of(order, line),
            parts,
            split: Split::of(priced),
            net: money(net.unwrap_or_else(|| line.amounts.net_commission())),
            target: money(award.amount()),
        }
    }
}

impl Split {
    fn of<T>(priced: &PricedLine<T>) -> Self {
        let of = |role| priced.awards.iter().filter(|award| award.role == role).map(Award::amount).sum();
        Self {
            commission: priced.commission,
            buyer: of(BeneficiaryRole::Buyer),
            inviter: of(BeneficiaryRole::Inviter),
            inviter_of_inviter: of(BeneficiaryRole::InviterOfInviter),
            subsidy: priced.awards.iter().map(Award::subsidy).sum(),
            margin: priced.margin,
        }
    }
}

impl Inputs {
    fn of(order: &OrderFacts<'_>, line: &LineFacts<'_>) -> Self {
        let (amounts, buyer) = (&line.amounts, &order.buyer);
        Self {
            paid: amounts.paid,
            refunded_by_source: amounts.refunded_by_source,
            refunded_by_platform: amounts.refunded_by_platform,
            commission: amounts.commission,
            commission_returned: amounts.commission_returned,
            quantity: line.quantity,
            order_amount: order.amount,
            tier: buyer.tier.to_owned(),
            days_registered: buyer.days_registered,
            month_volume: buyer.month_volume,
            first_settled: buyer.first_settled,
        }
    }
}
