//! Orders, their lines, and every report that changed a line.
//!
//! `refund_reserved_minor` counts refunds in any state that holds money back; the CHECK makes "never
//! more than was paid" impossible to forget. Its ceiling is a column of its own because a source may
//! lower `paid_minor` after a refund was granted, which must not make its report unacceptable.

crate::dialect::forward_only!(
    "
    CREATE TABLE orders (
        id {uuid} NOT NULL PRIMARY KEY,
        number text NOT NULL UNIQUE,
        source text NOT NULL,
        account text NOT NULL,
        external_id text NOT NULL,
        buyer_id {uuid} REFERENCES users (id),
        buyer_ref text,
        status text NOT NULL,
        held {bool} NOT NULL,
        currency text NOT NULL,
        paid_minor {big} NOT NULL CHECK (paid_minor >= 0),
        refunded_minor {big} NOT NULL CHECK (refunded_minor >= 0),
        refund_reserved_minor {big} NOT NULL CHECK (refund_reserved_minor >= 0),
        refund_capacity_minor {big} NOT NULL,
        commission_minor {big},
        placed_at {time} NOT NULL,
        paid_at {time},
        received_at {time},
        settled_at {time},
        created_at {time} NOT NULL,
        updated_at {time} NOT NULL,
        version {int} NOT NULL,
        UNIQUE (source, account, external_id),
        CHECK (refund_reserved_minor <= refund_capacity_minor)
    ) {table};
    CREATE INDEX orders_buyer ON orders (buyer_id, placed_at, id);
    CREATE INDEX orders_status ON orders (status, placed_at, id);
    CREATE INDEX orders_placed ON orders (placed_at, id);
    CREATE INDEX orders_unattributed ON orders (source, buyer_ref) WHERE buyer_id IS NULL AND buyer_ref IS NOT NULL;

    CREATE TABLE order_lines (
        id {uuid} NOT NULL PRIMARY KEY,
        order_id {uuid} NOT NULL REFERENCES orders (id),
        source text NOT NULL,
        account text NOT NULL,
        line_key text NOT NULL,
        title text NOT NULL,
        sku text,
        category text,
        merchant text,
        quantity {big} NOT NULL CHECK (quantity >= 0),
        currency text NOT NULL,
        unit_price_minor {big} NOT NULL CHECK (unit_price_minor >= 0),
        paid_minor {big} NOT NULL CHECK (paid_minor >= 0),
        source_refunded_minor {big} NOT NULL CHECK (source_refunded_minor >= 0 AND source_refunded_minor <= paid_minor),
        platform_refunded_minor {big} NOT NULL CHECK (platform_refunded_minor >= 0),
        commission_minor {big} CHECK (commission_minor >= 0),
        commission_returned_minor {big} CHECK (commission_returned_minor >= 0),
        commission_booked_minor {big} NOT NULL,
        status text NOT NULL,
        held {bool} NOT NULL,
        placed_at {time} NOT NULL,
        received_at {time},
        settled_at {time},
        modified_at {time} NOT NULL,
        digest text NOT NULL,
        revision {int} NOT NULL,
        UNIQUE (source, account, line_key)
    ) {table};
    CREATE INDEX order_lines_order ON order_lines (order_id, id);

    CREATE TABLE line_snapshots (
        line_id {uuid} NOT NULL REFERENCES order_lines (id),
        revision {int} NOT NULL,
        modified_at {time} NOT NULL,
        document text NOT NULL,
        recorded_at {time} NOT NULL,
        PRIMARY KEY (line_id, revision)
    ) {table}
    "
);
