//! Events, written with the change that they tell of and delivered afterwards.

crate::dialect::forward_only!(
    "
    CREATE TABLE outbox_events (
        id {uuid} NOT NULL PRIMARY KEY,
        kind text NOT NULL,
        aggregate_id {uuid} NOT NULL,
        user_id {uuid},
        payload {json} NOT NULL,
        occurred_at {time} NOT NULL,
        delivered_at {time}
    ) {table};
    CREATE INDEX outbox_events_waiting ON outbox_events (id) WHERE delivered_at IS NULL
    "
);
