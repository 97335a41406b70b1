//! The whole life of refunds: their states, calls to channels, goods on their way back, and what people wrote.
//!
//! `payments.refunded_minor` is what went back for good; `late_minor` what the books had to take beyond what was paid,
//! which must never happen. A refund's number at the channel is its own number and `turn`. The log, the notes and the
//! inspections are written once. Movements of stock that a refund causes happen once for it and each line.

use sea_orm_migration::prelude::{DbErr, DeriveMigrationName, SchemaManager};
use sea_orm_migration::{MigrationTrait, async_trait};

use crate::append_only;

const REFUNDS: &str = "
    ALTER TABLE payments ADD COLUMN refunded_minor {big} NOT NULL DEFAULT 0 CHECK (refunded_minor >= 0);
    ALTER TABLE payments ADD COLUMN late_minor {big} NOT NULL DEFAULT 0
        CHECK (late_minor >= 0 AND refunded_minor <= reserved_minor + late_minor);

    ALTER TABLE refunds ADD COLUMN payout text NOT NULL DEFAULT 'RECORDED';
    ALTER TABLE refunds ADD COLUMN payment_id {uuid} REFERENCES payments (id)
        CHECK ((payment_id IS NULL) = (payout = 'RECORDED'));
    ALTER TABLE refunds ADD COLUMN asked_minor {big} NOT NULL DEFAULT 0;
    ALTER TABLE refunds ADD COLUMN route text;
    ALTER TABLE refunds ADD COLUMN no_return {bool} NOT NULL DEFAULT FALSE;
    ALTER TABLE refunds ADD COLUMN risk text;
    ALTER TABLE refunds ADD COLUMN evidence {json};
    ALTER TABLE refunds ADD COLUMN assigned_to {uuid} REFERENCES users (id);
    ALTER TABLE refunds ADD COLUMN first_approval_by {uuid};
    ALTER TABLE refunds ADD COLUMN turn {int} NOT NULL DEFAULT 1 CHECK (turn >= 1);
    ALTER TABLE refunds ADD COLUMN proof text NOT NULL DEFAULT 'NEVER_SENT';
    ALTER TABLE refunds ADD COLUMN failures {int} NOT NULL DEFAULT 0 CHECK (failures >= 0);
    ALTER TABLE refunds ADD COLUMN unknowns {int} NOT NULL DEFAULT 0 CHECK (unknowns >= 0);
    ALTER TABLE refunds ADD COLUMN polls {int} NOT NULL DEFAULT 0 CHECK (polls >= 0);
    ALTER TABLE refunds ADD COLUMN tries {int} NOT NULL DEFAULT 0 CHECK (tries >= 0);
    ALTER TABLE refunds ADD COLUMN channel_number text;
    ALTER TABLE refunds ADD COLUMN trouble text;
    ALTER TABLE refunds ADD COLUMN called_at {time};
    ALTER TABLE refunds ADD COLUMN unknown_since {time};
    ALTER TABLE refunds ADD COLUMN succeeded_at {time};
    ALTER TABLE refunds ADD COLUMN reserves {int} NOT NULL DEFAULT 0 CHECK (reserves >= 0);
    ALTER TABLE refunds ADD COLUMN has_reserve {bool} NOT NULL DEFAULT FALSE;
    ALTER TABLE refunds ADD COLUMN returned_turn {int};
    ALTER TABLE refunds ADD COLUMN owes_buyer {bool} NOT NULL DEFAULT FALSE;
    ALTER TABLE refunds ADD COLUMN wake_at {time};
    ALTER TABLE refunds ADD COLUMN wake_job {uuid} CHECK ((wake_at IS NULL) = (wake_job IS NULL));
    UPDATE refunds SET asked_minor = amount_minor,
        succeeded_at = CASE WHEN status = 'SUCCEEDED' THEN decided_at END;
    DROP INDEX refunds_waiting;
    CREATE INDEX refunds_payment ON refunds (payment_id) WHERE payment_id IS NOT NULL;
    CREATE INDEX refunds_assigned ON refunds (assigned_to, id) WHERE assigned_to IS NOT NULL;
    CREATE INDEX refunds_unarmed ON refunds (id) WHERE wake_job IS NULL
        AND status NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED', 'FAILED');

    ALTER TABLE refund_lines ADD COLUMN quantity {big} NOT NULL DEFAULT 0 CHECK (quantity >= 0);
    ALTER TABLE refund_lines ADD COLUMN asked_minor {big} NOT NULL DEFAULT 0;
    UPDATE refund_lines SET asked_minor = amount_minor;

    CREATE TABLE refund_transitions (
        id {uuid} NOT NULL PRIMARY KEY,
        refund_id {uuid} NOT NULL REFERENCES refunds (id),
        row_name text NOT NULL,
        input text NOT NULL,
        status_before text,
        status_after text NOT NULL,
        version_before {int} NOT NULL,
        version_after {int} NOT NULL,
        number text NOT NULL,
        cause text NOT NULL,
        cause_ref text,
        note text,
        actor_id {uuid} NOT NULL,
        at {time} NOT NULL,
        CHECK (version_after = version_before + 1),
        UNIQUE (refund_id, version_after)
    ) {table};

    CREATE TABLE refund_attempts (
        id {uuid} NOT NULL PRIMARY KEY,
        refund_id {uuid} NOT NULL REFERENCES refunds (id),
        number text NOT NULL,
        amount_minor {big} NOT NULL CHECK (amount_minor > 0),
        body_hash {bytes} NOT NULL,
        called_at {time} NOT NULL,
        answer text,
        trouble text,
        answered_at {time},
        CHECK ((answer IS NULL) = (answered_at IS NULL))
    ) {table};
    CREATE INDEX refund_attempts_refund ON refund_attempts (refund_id, called_at, id);

    CREATE TABLE refund_notes (
        id {uuid} NOT NULL PRIMARY KEY,
        refund_id {uuid} NOT NULL REFERENCES refunds (id),
        author_id {uuid} NOT NULL,
        text text NOT NULL,
        at {time} NOT NULL
    ) {table};
    CREATE INDEX refund_notes_refund ON refund_notes (refund_id, id)
";

const GOODS: &str = "
    CREATE TABLE return_shipments (
        id {uuid} NOT NULL PRIMARY KEY,
        refund_id {uuid} NOT NULL REFERENCES refunds (id),
        kind text NOT NULL,
        address text,
        carrier text,
        tracking_number text,
        asked_at {time} NOT NULL,
        send_by {time},
        shipped_at {time},
        arrive_by {time},
        received_at {time},
        UNIQUE (refund_id, kind),
        CHECK ((tracking_number IS NULL) = (carrier IS NULL))
    ) {table};
    CREATE INDEX return_shipments_under_way ON return_shipments (shipped_at)
        WHERE shipped_at IS NOT NULL AND received_at IS NULL;

    CREATE TABLE return_inspections (
        id {uuid} NOT NULL PRIMARY KEY,
        refund_id {uuid} NOT NULL UNIQUE REFERENCES refunds (id),
        verdict text NOT NULL,
        amount_minor {big} NOT NULL CHECK (amount_minor >= 0),
        reason text,
        photos {json} NOT NULL,
        inspected_by {uuid} NOT NULL,
        at {time} NOT NULL
    ) {table};
    CREATE TABLE return_inspection_lines (
        inspection_id {uuid} NOT NULL REFERENCES return_inspections (id),
        line_id {uuid} NOT NULL REFERENCES order_lines (id),
        accepted {big} NOT NULL CHECK (accepted >= 0),
        restocked {big} NOT NULL CHECK (restocked >= 0),
        written_off {big} NOT NULL CHECK (written_off >= 0),
        PRIMARY KEY (inspection_id, line_id)
    ) {table};

    CREATE TABLE refund_compensations (
        adjustment_id {uuid} NOT NULL PRIMARY KEY REFERENCES balance_adjustments (id),
        refund_id {uuid} NOT NULL REFERENCES refunds (id)
    ) {table};
    CREATE INDEX refund_compensations_refund ON refund_compensations (refund_id);

    ALTER TABLE stock_movements ADD COLUMN refund_id {uuid} REFERENCES refunds (id);
    DROP INDEX stock_movements_once;
    CREATE UNIQUE INDEX stock_movements_once ON stock_movements (line_id, kind)
        WHERE line_id IS NOT NULL AND refund_id IS NULL;
    CREATE UNIQUE INDEX stock_movements_refund ON stock_movements (refund_id, line_id, kind)
        WHERE refund_id IS NOT NULL
";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for tables in [REFUNDS, GOODS] {
            crate::dialect::run(manager, tables).await?;
        }
        let once = [
            "refund_transitions",
            "refund_notes",
            "return_inspections",
            "return_inspection_lines",
            "refund_compensations",
        ];
        append_only::seal(manager, &once).await
    }
}
