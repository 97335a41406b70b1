//! The store: what it sells, what is left of it, and what its orders have beside those of networks.
//!
//! Counters of stock are apart from the variants, so that orders and editors never wait for each other; the CHECKs
//! have the last word about what is left. The unique index on movements makes each happen once for a line. An order's
//! log, the movements, and the entries of points and statistics are written once.

use sea_orm_migration::prelude::{DbErr, DeriveMigrationName, SchemaManager};
use sea_orm_migration::{MigrationTrait, async_trait};

use crate::append_only;

const CATALOGUE: &str = "
    CREATE TABLE merchants (
        id {uuid} NOT NULL PRIMARY KEY,
        name text NOT NULL UNIQUE,
        terms {json} NOT NULL,
        status text NOT NULL,
        version {int} NOT NULL,
        created_at {time} NOT NULL,
        updated_at {time} NOT NULL
    ) {table};
    CREATE INDEX merchants_newest ON merchants (created_at, id);

    CREATE TABLE products (
        id {uuid} NOT NULL PRIMARY KEY,
        merchant_id {uuid} NOT NULL REFERENCES merchants (id),
        title text NOT NULL,
        description text,
        category text,
        image_url text,
        link_url text,
        currency text NOT NULL,
        status text NOT NULL,
        version {int} NOT NULL,
        created_at {time} NOT NULL,
        updated_at {time} NOT NULL
    ) {table};
    CREATE INDEX products_newest ON products (created_at, id);
    CREATE INDEX products_merchant ON products (merchant_id, created_at, id);

    CREATE TABLE product_variants (
        id {uuid} NOT NULL PRIMARY KEY,
        product_id {uuid} NOT NULL REFERENCES products (id),
        sku text NOT NULL UNIQUE,
        title text,
        price_minor {big} NOT NULL CHECK (price_minor >= 0),
        status text NOT NULL,
        created_at {time} NOT NULL,
        updated_at {time} NOT NULL
    ) {table};
    CREATE INDEX product_variants_product ON product_variants (product_id, id);

    CREATE TABLE variant_stocks (
        variant_id {uuid} NOT NULL PRIMARY KEY REFERENCES product_variants (id),
        on_hand {big} NOT NULL,
        reserved {big} NOT NULL CHECK (reserved >= 0),
        updated_at {time} NOT NULL,
        CHECK (on_hand >= reserved)
    ) {table}
";

const ORDERS: &str = "
    CREATE TABLE store_orders (
        order_id {uuid} NOT NULL PRIMARY KEY REFERENCES orders (id),
        refund_progress text NOT NULL,
        note text,
        carrier text,
        tracking_number text,
        shipped_at {time},
        tries {int} NOT NULL CHECK (tries >= 0),
        wake_at {time},
        wake_job {uuid},
        CHECK ((wake_at IS NULL) = (wake_job IS NULL)),
        CHECK ((carrier IS NULL) = (shipped_at IS NULL) AND (tracking_number IS NULL) = (shipped_at IS NULL))
    ) {table};
    CREATE INDEX store_orders_wake ON store_orders (wake_at) WHERE wake_at IS NOT NULL;

    CREATE TABLE store_lines (
        line_id {uuid} NOT NULL PRIMARY KEY REFERENCES order_lines (id),
        order_id {uuid} NOT NULL REFERENCES orders (id),
        variant_id {uuid} NOT NULL REFERENCES product_variants (id),
        product_id {uuid} NOT NULL REFERENCES products (id),
        merchant_id {uuid} NOT NULL REFERENCES merchants (id),
        commission_ppm {big} NOT NULL CHECK (commission_ppm >= 0)
    ) {table};
    CREATE INDEX store_lines_order ON store_lines (order_id);
    CREATE INDEX store_lines_variant ON store_lines (variant_id);

    CREATE TABLE stock_movements (
        id {uuid} NOT NULL PRIMARY KEY,
        variant_id {uuid} NOT NULL REFERENCES product_variants (id),
        kind text NOT NULL,
        on_hand_change {big} NOT NULL,
        reserved_change {big} NOT NULL,
        line_id {uuid} REFERENCES store_lines (line_id),
        reason text,
        note text,
        actor_id {uuid} NOT NULL,
        recorded_at {time} NOT NULL,
        CHECK (on_hand_change <> 0 OR reserved_change <> 0),
        CHECK ((kind = 'ADJUSTMENT') = (line_id IS NULL)),
        CHECK ((kind = 'ADJUSTMENT') = (reason IS NOT NULL))
    ) {table};
    CREATE INDEX stock_movements_variant ON stock_movements (variant_id, recorded_at, id);
    CREATE UNIQUE INDEX stock_movements_once ON stock_movements (line_id, kind) WHERE line_id IS NOT NULL;

    CREATE TABLE order_transitions (
        id {uuid} NOT NULL PRIMARY KEY,
        order_id {uuid} NOT NULL REFERENCES orders (id),
        row_name text NOT NULL,
        input text NOT NULL,
        status_before text,
        status_after text NOT NULL,
        version_before {int} NOT NULL,
        version_after {int} NOT NULL,
        cause text NOT NULL,
        cause_ref text,
        actor_id {uuid} NOT NULL,
        at {time} NOT NULL,
        CHECK (version_after = version_before + 1),
        UNIQUE (order_id, version_after)
    ) {table};

    CREATE TABLE order_steps (
        order_id {uuid} NOT NULL REFERENCES orders (id),
        step text NOT NULL,
        state text NOT NULL,
        attempts {int} NOT NULL CHECK (attempts >= 0),
        at {time} NOT NULL,
        PRIMARY KEY (order_id, step)
    ) {table};
    CREATE INDEX order_steps_queued ON order_steps (at) WHERE state = 'QUEUED';

    CREATE TABLE order_cancellations (
        order_id {uuid} NOT NULL PRIMARY KEY REFERENCES orders (id),
        state text NOT NULL,
        tries {int} NOT NULL CHECK (tries >= 0),
        next_at {time},
        note text,
        requested_by {uuid} NOT NULL,
        requested_at {time} NOT NULL,
        ended_at {time},
        CHECK ((state = 'WAITING') = (next_at IS NOT NULL)),
        CHECK ((state IN ('DONE', 'DROPPED')) = (ended_at IS NOT NULL))
    ) {table};
    CREATE INDEX order_cancellations_open ON order_cancellations (state, requested_at)
        WHERE state IN ('WAITING', 'MANUAL')
";

const EFFECTS: &str = "
    CREATE TABLE user_points (
        user_id {uuid} NOT NULL PRIMARY KEY REFERENCES users (id),
        points {big} NOT NULL,
        updated_at {time} NOT NULL
    ) {table};
    CREATE TABLE user_point_entries (
        id {uuid} NOT NULL PRIMARY KEY,
        user_id {uuid} NOT NULL REFERENCES users (id),
        order_id {uuid} NOT NULL REFERENCES orders (id),
        direction text NOT NULL,
        points {big} NOT NULL,
        recorded_at {time} NOT NULL,
        UNIQUE (order_id, direction)
    ) {table};

    CREATE TABLE invite_statistics (
        inviter_id {uuid} NOT NULL REFERENCES users (id),
        currency text NOT NULL,
        orders {big} NOT NULL,
        amount_minor {big} NOT NULL,
        updated_at {time} NOT NULL,
        PRIMARY KEY (inviter_id, currency)
    ) {table};
    CREATE TABLE invite_statistic_entries (
        id {uuid} NOT NULL PRIMARY KEY,
        inviter_id {uuid} NOT NULL REFERENCES users (id),
        order_id {uuid} NOT NULL REFERENCES orders (id),
        direction text NOT NULL,
        currency text NOT NULL,
        orders {big} NOT NULL,
        amount_minor {big} NOT NULL,
        recorded_at {time} NOT NULL,
        UNIQUE (order_id, direction)
    ) {table};

    CREATE TABLE merchant_commissions (
        id {uuid} NOT NULL PRIMARY KEY,
        merchant_id {uuid} NOT NULL REFERENCES merchants (id),
        line_id {uuid} NOT NULL REFERENCES store_lines (line_id),
        direction text NOT NULL,
        currency text NOT NULL,
        commission_ppm {big} NOT NULL,
        amount_minor {big} NOT NULL,
        recorded_at {time} NOT NULL,
        UNIQUE (line_id, direction)
    ) {table};
    CREATE INDEX merchant_commissions_merchant ON merchant_commissions (merchant_id, recorded_at, id)
";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for tables in [CATALOGUE, ORDERS, EFFECTS] {
            crate::dialect::run(manager, tables).await?;
        }
        let once = [
            "stock_movements",
            "order_transitions",
            "user_point_entries",
            "invite_statistic_entries",
            "merchant_commissions",
        ];
        append_only::seal(manager, &once).await
    }
}
