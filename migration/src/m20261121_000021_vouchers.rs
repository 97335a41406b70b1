//! Parcels and what couriers say of them, and the vouchers of refunds.
//!
//! A voucher's row holds the facts that both of its documents are made of, so that a document can be made again, byte
//! by byte. Rows of vouchers are written once. `refund_voucher_faults` is a list of work: a row goes when the document
//! is whole again.

use sea_orm_migration::prelude::{DbErr, DeriveMigrationName, SchemaManager};
use sea_orm_migration::{MigrationTrait, async_trait};

use crate::append_only;

const COURIER: &str = "
    CREATE TABLE parcels (
        id {uuid} NOT NULL PRIMARY KEY,
        kind text NOT NULL,
        order_id {uuid} NOT NULL REFERENCES orders (id),
        refund_id {uuid} REFERENCES refunds (id),
        carrier text NOT NULL,
        tracking_number text NOT NULL,
        status text NOT NULL,
        place text,
        said_at {time},
        asked {int} NOT NULL CHECK (asked >= 0),
        wake_at {time},
        wake_job {uuid},
        created_at {time} NOT NULL,
        updated_at {time} NOT NULL,
        CHECK ((kind = 'RETURN') = (refund_id IS NOT NULL)),
        CHECK ((wake_at IS NULL) = (wake_job IS NULL)),
        CHECK ((status IN ('ANNOUNCED', 'IN_TRANSIT')) = (wake_at IS NOT NULL))
    ) {table};
    CREATE UNIQUE INDEX parcels_outbound ON parcels (order_id) WHERE kind = 'OUTBOUND';
    CREATE UNIQUE INDEX parcels_return ON parcels (refund_id) WHERE kind = 'RETURN';
    CREATE INDEX parcels_number ON parcels (tracking_number, carrier);

    CREATE TABLE courier_interceptions (
        refund_id {uuid} NOT NULL PRIMARY KEY REFERENCES refunds (id),
        order_id {uuid} NOT NULL REFERENCES orders (id),
        carrier text NOT NULL,
        tracking_number text NOT NULL,
        status text NOT NULL,
        reason text,
        asked {int} NOT NULL CHECK (asked >= 0),
        asked_at {time} NOT NULL,
        wake_at {time},
        wake_job {uuid},
        updated_at {time} NOT NULL,
        CHECK ((wake_at IS NULL) = (wake_job IS NULL)),
        CHECK ((status IN ('ASKED', 'ACCEPTED')) = (wake_at IS NOT NULL))
    ) {table};

    CREATE TABLE courier_callbacks (
        id {uuid} NOT NULL PRIMARY KEY,
        event_id text NOT NULL UNIQUE,
        digest {bytes} NOT NULL,
        body {bytes} NOT NULL,
        notice {json} NOT NULL,
        result text,
        received_at {time} NOT NULL,
        applied_at {time},
        CHECK ((result IS NULL) = (applied_at IS NULL))
    ) {table};
    CREATE INDEX courier_callbacks_open ON courier_callbacks (received_at) WHERE result IS NULL
";

const VOUCHERS: &str = "
    CREATE INDEX refunds_open ON refunds (status, id)
        WHERE status NOT IN ('SUCCEEDED', 'REJECTED', 'CANCELLED', 'FAILED');

    CREATE TABLE refund_vouchers (
        refund_id {uuid} NOT NULL PRIMARY KEY REFERENCES refunds (id),
        number text NOT NULL UNIQUE,
        facts {bytes} NOT NULL,
        layout text NOT NULL,
        json_key text NOT NULL,
        json_sha256 {bytes} NOT NULL CHECK (length(json_sha256) = 32),
        json_size {big} NOT NULL CHECK (json_size > 0),
        pdf_key text NOT NULL,
        pdf_sha256 {bytes} NOT NULL CHECK (length(pdf_sha256) = 32),
        pdf_size {big} NOT NULL CHECK (pdf_size > 0),
        made_at {time} NOT NULL
    ) {table};

    CREATE TABLE refund_voucher_faults (
        refund_id {uuid} NOT NULL REFERENCES refund_vouchers (refund_id),
        form text NOT NULL,
        fault text NOT NULL,
        found_at {time} NOT NULL,
        PRIMARY KEY (refund_id, form)
    ) {table}
";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for tables in [COURIER, VOUCHERS] {
            crate::dialect::run(manager, tables).await?;
        }
        append_only::seal(manager, &["refund_vouchers"]).await
    }
}
