//! Orders that members say are theirs, and the codes by which they link their chats.

crate::dialect::forward_only!(
    "
    CREATE TABLE order_claims (
        id {uuid} NOT NULL PRIMARY KEY,
        user_id {uuid} NOT NULL REFERENCES users (id),
        source text NOT NULL,
        order_number text NOT NULL,
        note text,
        paid_minor {big},
        paid_currency text,
        status text NOT NULL,
        order_id {uuid} REFERENCES orders (id),
        score {int},
        evidence {json},
        decided_at {time},
        decided_by {uuid},
        decision_note text,
        created_at {time} NOT NULL,
        expires_at {time} NOT NULL,
        CHECK ((paid_minor IS NULL) = (paid_currency IS NULL)),
        CHECK (status <> 'GRANTED' OR order_id IS NOT NULL),
        CHECK ((decided_at IS NULL) = (status IN ('WAITING', 'IN_REVIEW')))
    ) {table};
    CREATE INDEX order_claims_user ON order_claims (user_id, created_at, id);
    CREATE INDEX order_claims_made ON order_claims (created_at, id);
    CREATE INDEX order_claims_status ON order_claims (status, created_at, id);
    CREATE INDEX order_claims_number ON order_claims (source, order_number);
    CREATE INDEX order_claims_expiry ON order_claims (expires_at) WHERE decided_at IS NULL;
    CREATE UNIQUE INDEX order_claims_open ON order_claims (user_id, source, order_number) WHERE decided_at IS NULL;
    CREATE INDEX order_claims_order ON order_claims (order_id) WHERE order_id IS NOT NULL;
    CREATE INDEX orders_external ON orders (source, external_id);

    CREATE TABLE identity_link_codes (
        code_hash {bytes} NOT NULL PRIMARY KEY,
        user_id {uuid} NOT NULL REFERENCES users (id),
        provider text,
        created_at {time} NOT NULL,
        expires_at {time} NOT NULL
    ) {table};
    CREATE INDEX identity_link_codes_user ON identity_link_codes (user_id, created_at);
    CREATE INDEX identity_link_codes_expiry ON identity_link_codes (expires_at)
    "
);
