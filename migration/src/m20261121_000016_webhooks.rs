//! Endpoints that events are delivered to, their deliveries, and each attempt.
//!
//! An endpoint is sent each event once by itself (`replay` 0), and once more for each replay that asks for it. The
//! facts stay in the log of events; a delivery has what is needed to find the one before it about the same thing.

crate::dialect::forward_only!(
    "
    CREATE TABLE webhook_endpoints (
        id {uuid} NOT NULL PRIMARY KEY,
        url text NOT NULL,
        description text NOT NULL,
        kinds {json} NOT NULL,
        delivery_order text NOT NULL,
        state text NOT NULL,
        disabled_reason text,
        disabled_at {time},
        failing_since {time},
        paused_until {time},
        secret {bytes} NOT NULL,
        previous_secret {bytes},
        previous_until {time},
        replays {int} NOT NULL,
        version {int} NOT NULL,
        created_by {uuid} NOT NULL,
        created_at {time} NOT NULL,
        updated_at {time} NOT NULL,
        CHECK ((state = 'DISABLED') = (disabled_at IS NOT NULL)),
        CHECK ((disabled_reason IS NULL) = (disabled_at IS NULL)),
        CHECK ((previous_secret IS NULL) = (previous_until IS NULL))
    ) {table};
    CREATE INDEX webhook_endpoints_newest ON webhook_endpoints (created_at, id);

    CREATE TABLE webhook_deliveries (
        id {uuid} NOT NULL PRIMARY KEY,
        endpoint_id {uuid} NOT NULL REFERENCES webhook_endpoints (id) ON DELETE CASCADE,
        event_id {uuid} NOT NULL,
        kind text NOT NULL,
        aggregate_type text NOT NULL,
        aggregate_id {uuid} NOT NULL,
        sequence {big} NOT NULL,
        replay {int} NOT NULL,
        state text NOT NULL,
        attempts {int} NOT NULL,
        next_at {time},
        given_up_because text,
        created_at {time} NOT NULL,
        finished_at {time},
        CHECK ((state = 'WAITING') = (finished_at IS NULL)),
        CHECK ((state = 'WAITING') = (next_at IS NOT NULL))
    ) {table};
    CREATE UNIQUE INDEX webhook_deliveries_once ON webhook_deliveries (endpoint_id, event_id, replay);
    CREATE INDEX webhook_deliveries_newest ON webhook_deliveries (endpoint_id, created_at, id);
    CREATE INDEX webhook_deliveries_waiting
        ON webhook_deliveries (endpoint_id, aggregate_id, aggregate_type, replay, sequence) WHERE state = 'WAITING';
    CREATE INDEX webhook_deliveries_finished ON webhook_deliveries (finished_at) WHERE state <> 'WAITING';

    CREATE TABLE webhook_attempts (
        delivery_id {uuid} NOT NULL REFERENCES webhook_deliveries (id) ON DELETE CASCADE,
        number {int} NOT NULL,
        at {time} NOT NULL,
        took_ms {int} NOT NULL,
        status {int},
        response text NOT NULL,
        error text,
        PRIMARY KEY (delivery_id, number),
        CHECK ((status IS NULL) = (error IS NOT NULL))
    ) {table}
    "
);
