use chrono::{DateTime, Utc};
use rebated_domain::event::EventData;
use rebated_domain::event::facts::RebateFacts;
use rebated_domain::id::{RebateId, UserId};
use rebated_domain::money::Money;
use rebated_domain::rebate::{
    BeneficiaryRole, Booked, RebateStatus, Standing, StandingFacts, converge, due_at, standing, status_of,
    sweep_at,
};
use rebated_domain::rule::Explanation;
use rebated_entity::{order_line, rebate};

use super::Desk;
use super::pricing::Priced;

/// What one line should pay one beneficiary, beside what is booked now.
pub(super) struct Plan {
    /// The row as it should be.
    pub(super) rebate: rebate::Model,
    /// Whether the row is new.
    pub(super) is_new: bool,
    /// When its order was placed.
    pub(super) placed_at: DateTime<Utc>,
    /// Its state before.
    pub(super) status_before: RebateStatus,
    /// What was booked before.
    pub(super) before: Booked,
    /// What of that was subsidised.
    pub(super) subsidy_before: i64,
    /// Why.
    pub(super) explanation: Explanation,
}

impl Plan {
    /// What is to be booked.
    pub(super) fn after(&self) -> Booked {
        Booked { pending: self.rebate.pending_minor, credited: self.rebate.credited_minor }
    }

    /// Whether money moves, between accounts of the beneficiary or of the platform.
    pub(super) fn moves(&self) -> bool {
        self.before != self.after() || self.subsidy_before != self.rebate.subsidy_minor
    }

    /// What there is to tell of it.
    pub(super) fn told(&self) -> EventData {
        let before = (!self.is_new).then_some((self.status_before, self.before.credited));
        let facts = RebateFacts { ordered_at: Some(self.placed_at), ..told(&self.rebate, before) };
        match self.rebate.credited_minor - self.before.credited {
            1.. => EventData::RebateCredited(facts),
            0 if self.is_new => EventData::RebateTracked(facts),
            0 => EventData::RebateChanged(facts),
            _ => EventData::RebateTakenBack(facts),
        }
    }
}

/// Who gets the rebate, and the row that is there already.
pub(super) struct Beneficiary {
    pub(super) role: BeneficiaryRole,
    pub(super) id: UserId,
    pub(super) existing: Option<rebate::Model>,
    /// A person keeps what the line pays them.
    pub(super) on_hold: bool,
}

/// Moves a rebate to where the newest report about its line puts it.
pub(super) fn plan(desk: &Desk<'_>, line: &order_line::Model, whom: Beneficiary, priced: Priced) -> Plan {
    let due = due_at(line.status, line.received_at, line.settled_at, desk.settings.settings.hold_days);
    let facts = StandingFacts { status: line.status, held: line.held, on_hold: whom.on_hold, due_at: due };
    let standing = standing(&facts, desk.now);
    let is_new = whom.existing.is_none();
    let parts = &priced.award.parts;
    let version_id = parts.first().and_then(|_| priced.explanation.parts.first()).map(|part| part.version_id);
    let mut rebate = whom.existing.unwrap_or_else(|| rebate::Model {
        id: desk.platform.new_id::<RebateId>(desk.now),
        order_id: line.order_id,
        line_id: line.id,
        beneficiary_id: whom.id,
        role: whom.role,
        status: RebateStatus::Tracked,
        rule_version_id: version_id,
        currency: line.currency,
        target_minor: 0,
        pending_minor: 0,
        credited_minor: 0,
        subsidy_minor: 0,
        ever_credited: false,
        due_at: None,
        sweep_at: None,
        credited_at: None,
        revision: 0,
        created_at: desk.now,
        updated_at: desk.now,
    });
    let status_before = rebate.status;
    let before = Booked { pending: rebate.pending_minor, credited: rebate.credited_minor };
    let subsidy_before = rebate.subsidy_minor;
    let target = priced.award.amount();
    let after = converge(before, target, standing);
    rebate.ever_credited |= after.credited > 0;
    rebate.status = status_of(&facts, after, rebate.ever_credited);
    rebate.rule_version_id = version_id;
    rebate.target_minor = target;
    rebate.pending_minor = after.pending;
    rebate.credited_minor = after.credited;
    rebate.subsidy_minor = if standing == Standing::Void { 0 } else { priced.award.subsidy() };
    rebate.due_at = due;
    rebate.sweep_at = sweep_at(&facts, after);
    if after.credited > before.credited {
        rebate.credited_at = Some(desk.now);
    }
    rebate.revision = line.revision;
    rebate.updated_at = desk.now;
    Plan {
        rebate,
        is_new,
        placed_at: line.placed_at,
        status_before,
        before,
        subsidy_before,
        explanation: priced.explanation,
    }
}

/// What is told of a rebate, beside the state that it was in and what of it was credited before.
pub(super) fn told(rebate: &rebate::Model, before: Option<(RebateStatus, i64)>) -> RebateFacts {
    let amount = |minor| Money::new(minor, rebate.currency);
    RebateFacts {
        rebate_id: rebate.id,
        order_id: (rebate.role == BeneficiaryRole::Buyer).then_some(rebate.order_id),
        beneficiary_id: rebate.beneficiary_id,
        ordered_at: None,
        role: rebate.role,
        status_before: before.map(|(status, _)| status),
        status: rebate.status,
        amount: amount(rebate.target_minor),
        pending: amount(rebate.pending_minor),
        credited: amount(rebate.credited_minor),
        credited_before: amount(before.map_or(0, |(_, credited)| credited)),
    }
}
