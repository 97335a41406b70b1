//! Jobs: work that is stored with the change that asks for it, and done later.
//!
//! `fence` is raised by each claim and each decision of a person; whoever holds an older one writes nothing.
//! `attempts` counts claims, so that a job whose process dies has used one. A job's key is its own until the job is
//! over, and with `keeps_key` for as long as the row is there.

crate::dialect::forward_only!(
    "
    CREATE TABLE jobs (
        id {uuid} NOT NULL PRIMARY KEY,
        kind text NOT NULL,
        payload {json} NOT NULL,
        priority text NOT NULL,
        state text NOT NULL,
        due_at {time} NOT NULL,
        attempts {int} NOT NULL,
        max_attempts {int} NOT NULL CHECK (max_attempts > 0),
        last_error text,
        dedup_key text,
        keeps_key {bool} NOT NULL,
        lease_until {time},
        fence {int} NOT NULL,
        trace_id text,
        created_at {time} NOT NULL,
        finished_at {time},
        CHECK ((state = 'RUNNING') = (lease_until IS NOT NULL)),
        CHECK ((state IN ('WAITING', 'RUNNING')) = (finished_at IS NULL))
    ) {table};
    CREATE UNIQUE INDEX jobs_key ON jobs (kind, dedup_key)
        WHERE dedup_key IS NOT NULL AND (finished_at IS NULL OR keeps_key);
    CREATE INDEX jobs_waiting ON jobs (kind, priority, due_at, id) WHERE state = 'WAITING';
    CREATE INDEX jobs_running ON jobs (lease_until) WHERE state = 'RUNNING';
    CREATE INDEX jobs_dead ON jobs (kind) WHERE state = 'DEAD';
    CREATE INDEX jobs_finished ON jobs (finished_at) WHERE state IN ('DONE', 'DISCARDED');
    CREATE INDEX jobs_newest ON jobs (created_at, id)
    "
);
