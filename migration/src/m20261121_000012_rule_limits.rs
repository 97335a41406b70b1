//! Terms of rule versions, what pricing knew, and the counters of budgets and caps.
//!
//! `order_pricings` fixes what rules may know about an order's buyer when it is first priced;
//! `order_line_states` keeps what each pricing saw, in the order in which it happened, so that a past can be
//! priced again with other rules. Lines of one order that were priced together follow each other, and `begins` is set
//! on the first of them. `rebate_limits` counts what `rebate_limit_holds` hold line by line.

crate::dialect::forward_only!(
    "
    ALTER TABLE rebate_rules ADD COLUMN key text NOT NULL DEFAULT '';
    UPDATE rebate_rules SET key = 'rule-' || (SELECT count(*) FROM rebate_rules o WHERE o.id <= rebate_rules.id);
    CREATE UNIQUE INDEX rebate_rules_key ON rebate_rules (key);

    CREATE TABLE rebate_rule_edition (
        id {int} NOT NULL PRIMARY KEY CHECK (id = 1),
        edition {big} NOT NULL
    ) {table};
    INSERT INTO rebate_rule_edition (id, edition) VALUES (1, 1);

    CREATE TABLE rebate_rule_terms (
        version_id {uuid} NOT NULL REFERENCES rebate_rule_versions (id),
        edition {big} NOT NULL,
        rule_id {uuid} NOT NULL REFERENCES rebate_rules (id),
        from_at {time},
        until_at {time},
        until_edition {big},
        PRIMARY KEY (version_id, edition),
        CHECK ((until_at IS NULL) = (until_edition IS NULL))
    ) {table};
    CREATE INDEX rebate_rule_terms_rule ON rebate_rule_terms (rule_id, edition);
    INSERT INTO rebate_rule_terms (version_id, edition, rule_id)
        SELECT current_version_id, 1, id FROM rebate_rules WHERE status = 'PUBLISHED';

    CREATE TABLE first_settled_orders (
        user_id {uuid} NOT NULL PRIMARY KEY REFERENCES users (id),
        order_id {uuid} NOT NULL
    ) {table};

    ALTER TABLE orders ADD COLUMN channel text;
    ALTER TABLE orders ADD COLUMN clicked_at {time};
    ALTER TABLE rebates ADD COLUMN subsidy_minor {big} NOT NULL DEFAULT 0;

    CREATE TABLE order_pricings (
        order_id {uuid} NOT NULL PRIMARY KEY REFERENCES orders (id),
        edition {big} NOT NULL,
        pinned_at {time} NOT NULL,
        tier text NOT NULL,
        days_registered {big} NOT NULL,
        invited_by text,
        inviter_id {uuid},
        inviter_of_inviter_id {uuid},
        month_volume_minor {big} NOT NULL,
        priced_at {time} NOT NULL
    ) {table};

    CREATE TABLE order_line_states (
        id {uuid} NOT NULL PRIMARY KEY,
        order_id {uuid} NOT NULL REFERENCES orders (id),
        line_id {uuid} NOT NULL REFERENCES order_lines (id),
        revision {int} NOT NULL,
        paid_minor {big} NOT NULL,
        source_refunded_minor {big} NOT NULL,
        platform_refunded_minor {big} NOT NULL,
        commission_minor {big},
        commission_returned_minor {big},
        quantity {big} NOT NULL,
        earns {bool} NOT NULL,
        first_settled text NOT NULL,
        begins {bool} NOT NULL,
        whole_order {bool} NOT NULL,
        UNIQUE (line_id, revision)
    ) {table};

    CREATE TABLE rebate_limits (
        rule_id {uuid} NOT NULL,
        kind text NOT NULL,
        user_id {uuid} NOT NULL,
        period text NOT NULL,
        reserved_minor {big} NOT NULL CHECK (reserved_minor >= 0),
        spent_minor {big} NOT NULL CHECK (spent_minor >= 0),
        PRIMARY KEY (rule_id, kind, user_id, period)
    ) {table};

    CREATE TABLE rebate_limit_holds (
        line_id {uuid} NOT NULL REFERENCES order_lines (id),
        role text NOT NULL,
        rule_id {uuid} NOT NULL,
        kind text NOT NULL,
        user_id {uuid} NOT NULL,
        period text NOT NULL,
        amount_minor {big} NOT NULL CHECK (amount_minor >= 0),
        is_spent {bool} NOT NULL,
        PRIMARY KEY (line_id, role, rule_id, kind)
    ) {table}
    "
);
