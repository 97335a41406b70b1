//! Rebate rules with their versions, rebates, and each revision of a rebate with its explanation.
//!
//! `sweep_at` is the instant at which the due job must look at a rebate again; it is empty when
//! there is nothing to credit, so that its partial index holds only work that is waiting.

crate::dialect::forward_only!(
    "
    CREATE TABLE rebate_rules (
        id {uuid} NOT NULL PRIMARY KEY,
        name text NOT NULL,
        status text NOT NULL,
        current_version_id {uuid},
        created_at {time} NOT NULL,
        updated_at {time} NOT NULL,
        version {int} NOT NULL
    ) {table};

    CREATE TABLE rebate_rule_versions (
        id {uuid} NOT NULL PRIMARY KEY,
        rule_id {uuid} NOT NULL REFERENCES rebate_rules (id),
        number {int} NOT NULL,
        priority {int} NOT NULL,
        spec {json} NOT NULL,
        starts_at {time},
        ends_at {time},
        created_by {uuid} NOT NULL,
        created_at {time} NOT NULL,
        published_at {time},
        UNIQUE (rule_id, number)
    ) {table};

    CREATE TABLE rebates (
        id {uuid} NOT NULL PRIMARY KEY,
        order_id {uuid} NOT NULL,
        line_id {uuid} NOT NULL REFERENCES order_lines (id),
        beneficiary_id {uuid} NOT NULL REFERENCES users (id),
        role text NOT NULL,
        status text NOT NULL,
        rule_version_id {uuid},
        currency text NOT NULL,
        target_minor {big} NOT NULL CHECK (target_minor >= 0),
        pending_minor {big} NOT NULL CHECK (pending_minor >= 0),
        credited_minor {big} NOT NULL CHECK (credited_minor >= 0),
        ever_credited {bool} NOT NULL,
        due_at {time},
        sweep_at {time},
        credited_at {time},
        revision {int} NOT NULL,
        created_at {time} NOT NULL,
        updated_at {time} NOT NULL,
        UNIQUE (line_id, role, beneficiary_id)
    ) {table};
    CREATE INDEX rebates_order ON rebates (order_id, id);
    CREATE INDEX rebates_beneficiary ON rebates (beneficiary_id, id);
    CREATE INDEX rebates_due ON rebates (sweep_at, id) WHERE sweep_at IS NOT NULL;

    CREATE TABLE rebate_revisions (
        rebate_id {uuid} NOT NULL REFERENCES rebates (id),
        revision {int} NOT NULL,
        target_minor {big} NOT NULL,
        delta_minor {big} NOT NULL,
        explanation text NOT NULL,
        transfer_id {uuid},
        recorded_at {time} NOT NULL,
        PRIMARY KEY (rebate_id, revision)
    ) {table}
    "
);
