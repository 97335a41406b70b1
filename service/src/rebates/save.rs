use chrono::{DateTime, Utc};

use super::plan::Plan;
use crate::db::{Kind, Rows, Writes};
use crate::ledger::NewTransfer;
use crate::{Fault, row};

const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("order_id", Kind::Uuid),
    ("line_id", Kind::Uuid),
    ("beneficiary_id", Kind::Uuid),
    ("role", Kind::Text),
    ("status", Kind::Text),
    ("rule_version_id", Kind::UuidOpt),
    ("currency", Kind::Text),
    ("target_minor", Kind::Big),
    ("pending_minor", Kind::Big),
    ("credited_minor", Kind::Big),
    ("subsidy_minor", Kind::Big),
    ("ever_credited", Kind::Bool),
    ("due_at", Kind::TimeOpt),
    ("sweep_at", Kind::TimeOpt),
    ("credited_at", Kind::TimeOpt),
    ("revision", Kind::Int),
    ("created_at", Kind::Time),
    ("updated_at", Kind::Time),
];
const SET: &str = "status = r.status, target_minor = r.target_minor, pending_minor = r.pending_minor, \
    credited_minor = r.credited_minor, subsidy_minor = r.subsidy_minor, \
    rule_version_id = r.rule_version_id, ever_credited = r.ever_credited, due_at = r.due_at, \
    sweep_at = r.sweep_at, credited_at = r.credited_at, revision = r.revision, updated_at = r.updated_at";
const REVISION_COLUMNS: &[(&str, Kind)] = &[
    ("rebate_id", Kind::Uuid),
    ("revision", Kind::Int),
    ("target_minor", Kind::Big),
    ("delta_minor", Kind::Big),
    ("explanation", Kind::Text),
    ("transfer_id", Kind::UuidOpt),
    ("recorded_at", Kind::Time),
];

/// Rebates and their revisions, about to be written.
pub(super) struct RebateRows {
    new: Rows,
    changed: Rows,
    revisions: Rows,
}

impl Default for RebateRows {
    fn default() -> Self {
        Self { new: Rows::new(COLUMNS), changed: Rows::new(COLUMNS), revisions: Rows::new(REVISION_COLUMNS) }
    }
}

impl RebateRows {
    pub(super) fn push(
        &mut self,
        plan: &Plan,
        transfer: Option<NewTransfer>,
        now: DateTime<Utc>,
    ) -> Result<(), Fault> {
        let rebate = &plan.rebate;
        let rows = if plan.is_new { &mut self.new } else { &mut self.changed };
        rows.push(row![
            rebate.id,
            rebate.order_id,
            rebate.line_id,
            rebate.beneficiary_id,
            rebate.role,
            rebate.status,
            rebate.rule_version_id,
            rebate.currency,
            rebate.target_minor,
            rebate.pending_minor,
            rebate.credited_minor,
            rebate.subsidy_minor,
            rebate.ever_credited,
            rebate.due_at,
            rebate.sweep_at,
            rebate.credited_at,
            rebate.revision,
            rebate.created_at,
            rebate.updated_at,
        ]);
        let (before, after) = (plan.before, plan.after());
        let delta = after.pending + after.credited - before.pending - before.credited;
        let explanation = serde_json::to_string(&plan.explanation)?;
        self.revisions.push(row![
            rebate.id,
            rebate.revision,
            rebate.target_minor,
            delta,
            explanation,
            transfer.map(|transfer| transfer.id),
            now,
        ]);
        Ok(())
    }

    pub(super) fn write(&self, writes: &mut Writes) {
        writes.insert("rebates", &self.new, "");
        writes.update("rebates", &self.changed, SET, "rebates.id = r.id");
        writes.insert("rebate_revisions", &self.revisions, "");
    }
}
