//! Refunds, closed months and the statements issued for them.

crate::dialect::forward_only!(
    "
    CREATE TABLE refunds (
        id {uuid} NOT NULL PRIMARY KEY,
        number text NOT NULL UNIQUE,
        order_id {uuid} NOT NULL REFERENCES orders (id),
        trigger text NOT NULL,
        reason text NOT NULL,
        note text,
        status text NOT NULL,
        currency text NOT NULL,
        amount_minor {big} NOT NULL CHECK (amount_minor > 0),
        requested_by {uuid} NOT NULL,
        decided_by {uuid},
        decision_note text,
        auto_approve_at {time},
        created_at {time} NOT NULL,
        decided_at {time},
        updated_at {time} NOT NULL,
        version {int} NOT NULL
    ) {table};
    CREATE INDEX refunds_order ON refunds (order_id, id);
    CREATE INDEX refunds_status ON refunds (status, id);
    CREATE INDEX refunds_waiting ON refunds (auto_approve_at) WHERE auto_approve_at IS NOT NULL;

    CREATE TABLE refund_lines (
        refund_id {uuid} NOT NULL REFERENCES refunds (id),
        line_id {uuid} NOT NULL REFERENCES order_lines (id),
        amount_minor {big} NOT NULL CHECK (amount_minor > 0),
        PRIMARY KEY (refund_id, line_id)
    ) {table};
    CREATE INDEX refund_lines_line ON refund_lines (line_id);

    CREATE TABLE bill_periods (
        period text NOT NULL PRIMARY KEY,
        starts_at {time} NOT NULL,
        ends_at {time} NOT NULL,
        closed_at {time} NOT NULL
    ) {table};

    CREATE TABLE bills (
        id {uuid} NOT NULL PRIMARY KEY,
        number text NOT NULL UNIQUE,
        user_id {uuid} NOT NULL REFERENCES users (id),
        period text NOT NULL,
        currency text NOT NULL,
        opening_minor {big} NOT NULL,
        credits_minor {big} NOT NULL CHECK (credits_minor >= 0),
        debits_minor {big} NOT NULL CHECK (debits_minor >= 0),
        closing_minor {big} NOT NULL,
        line_count {int} NOT NULL,
        hash {bytes} NOT NULL,
        starts_at {time} NOT NULL,
        ends_at {time} NOT NULL,
        issued_at {time} NOT NULL,
        UNIQUE (user_id, currency, period),
        CHECK (closing_minor = opening_minor + credits_minor - debits_minor)
    ) {table};
    CREATE INDEX bills_period ON bills (period, id)
    "
);
