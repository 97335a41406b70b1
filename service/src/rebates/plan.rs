use std::collections::HashMap;

use rebated_domain::id::{RebateId, RuleVersionId, UserId};
use rebated_domain::money::Money;
use rebated_domain::rebate::{
    BeneficiaryRole, Booked, Standing, StandingFacts, converge, due_at, standing, status_of,
};
use rebated_domain::rule::{
    Choice, Considered, Explanation, LineAmounts, LineFacts, PublishedRule, RuleSpec, choose, price,
};
use rebated_entity::{order_line, rebate};

use super::Desk;
use crate::Fault;

/// What one line should pay one beneficiary, beside what is booked now.
pub(super) struct Plan {
    /// The row as it should be.
    pub(super) rebate: rebate::Model,
    /// Whether the row is new.
    pub(super) is_new: bool,
    /// What was booked before.
    pub(super) before: Booked,
    /// Why.
    pub(super) explanation: Explanation,
}

impl Plan {
    /// What is to be booked.
    pub(super) fn after(&self) -> Booked {
        Booked { pending: self.rebate.pending_minor, credited: self.rebate.credited_minor }
    }
}

/// The rule that prices a line for a beneficiary, and what was thought about the others.
pub(super) struct Pricing<'a> {
    pub(super) version_id: Option<RuleVersionId>,
    pub(super) spec: Option<&'a RuleSpec>,
    pub(super) considered: Vec<Considered>,
}

/// Chooses among the rules in force, for a line that was never priced before.
pub(super) fn choose_rule<'a>(
    rules: &'a [PublishedRule],
    role: BeneficiaryRole,
    line: &order_line::Model,
) -> Pricing<'a> {
    let facts = LineFacts {
        source: line.source,
        category: line.category.as_deref(),
        currency: line.currency,
        placed_at: line.placed_at,
    };
    let Choice { applied, considered } = choose(rules, role, &facts);
    Pricing {
        version_id: applied.map(|rule| rule.version_id),
        spec: applied.map(|rule| &rule.spec),
        considered,
    }
}

/// The version that a rebate is pinned to.
pub(super) fn pinned_rule<'a>(
    pinned: &'a HashMap<RuleVersionId, RuleSpec>,
    rebate: &rebate::Model,
    considered: Vec<Considered>,
) -> Result<Pricing<'a>, Fault> {
    let spec = match rebate.rule_version_id {
        Some(id) => {
            Some(pinned.get(&id).ok_or_else(|| Fault::Corrupt(format!("rule version {id} is gone")))?)
        }
        None => None,
    };
    Ok(Pricing { version_id: rebate.rule_version_id, spec, considered })
}

/// Works out a line's explanation: the one calculation behind booking and preview.
pub(super) fn explain(line: &order_line::Model, pricing: &Pricing<'_>, earns: bool) -> Explanation {
    let money = |minor| Money::new(minor, line.currency);
    let amounts = amounts_of(line);
    let (net, formula, steps, target) = match pricing.spec {
        Some(spec) => {
            let priced = price(&spec.reward, &amounts);
            (priced.net, priced.formula, priced.steps, priced.target)
        }
        None => (amounts.net_commission(), "no rule applies".to_owned(), Vec::new(), 0),
    };
    let (formula, target) =
        if earns { (formula, target) } else { (format!("nothing while the line is {}", line.status), 0) };
    Explanation {
        considered: pricing.considered.clone(),
        net: money(net),
        formula,
        steps,
        target: money(target),
    }
}

/// The amounts of a line that pricing looks at.
pub(crate) fn amounts_of(line: &order_line::Model) -> LineAmounts {
    LineAmounts {
        currency: line.currency,
        paid: line.paid_minor,
        refunded_by_source: line.source_refunded_minor,
        refunded_by_platform: line.platform_refunded_minor.min(line.paid_minor),
        commission: line.commission_minor,
        commission_returned: line.commission_returned_minor,
    }
}

/// Who gets the rebate, and the row that is there already.
pub(super) struct Beneficiary {
    pub(super) role: BeneficiaryRole,
    pub(super) id: UserId,
    pub(super) existing: Option<rebate::Model>,
}

/// Moves a rebate to where the newest report about its line puts it.
pub(super) fn plan(
    desk: &Desk<'_>,
    line: &order_line::Model,
    whom: Beneficiary,
    pricing: &Pricing<'_>,
) -> Plan {
    let due = due_at(line.status, line.received_at, line.settled_at, desk.settings.settings.hold_days);
    let facts = StandingFacts { status: line.status, held: line.held, due_at: due };
    let standing = standing(&facts, desk.now);
    let explanation = explain(line, pricing, standing != Standing::Void);
    let target = explanation.target.minor();
    let is_new = whom.existing.is_none();
    let mut rebate = whom.existing.unwrap_or_else(|| rebate::Model {
        id: desk.platform.new_id::<RebateId>(desk.now),
        order_id: line.order_id,
        line_id: line.id,
        beneficiary_id: whom.id,
        role: whom.role,
        status: rebated_domain::rebate::RebateStatus::Tracked,
        rule_version_id: pricing.version_id,
        currency: line.currency,
        target_minor: 0,
        pending_minor: 0,
        credited_minor: 0,
        ever_credited: false,
        due_at: None,
        sweep_at: None,
        credited_at: None,
        revision: 0,
        created_at: desk.now,
        updated_at: desk.now,
    });
    let before = Booked { pending: rebate.pending_minor, credited: rebate.credited_minor };
    let after = converge(before, target, standing);
    rebate.ever_credited |= after.credited > 0;
    rebate.status = status_of(&facts, after, rebate.ever_credited);
    rebate.target_minor = target;
    rebate.pending_minor = after.pending;
    rebate.credited_minor = after.credited;
    rebate.due_at = due;
    rebate.sweep_at = due.filter(|_| after.pending > 0 && !line.held);
    if after.credited > before.credited {
        rebate.credited_at = Some(desk.now);
    }
    rebate.revision = line.revision;
    rebate.updated_at = desk.now;
    Plan { rebate, is_new, before, explanation }
}
