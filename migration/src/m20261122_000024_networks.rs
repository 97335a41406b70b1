//! What has been read of affiliate networks, and what they said beside order lines.
//!
//! `network_streams` has a row for each feed of each account: up to when it has been read. `network_windows` are the
//! windows that were read, `network_stretches` what they add up to, `network_answers` the pages as they came, compressed.
//! `network_scans` are windows to be read again. `network_parked_rows` are rows that nobody could read or take: a list
//! of work for people.

crate::dialect::forward_only!(
    "
    CREATE TABLE network_streams (
        network text NOT NULL,
        account text NOT NULL,
        feed text NOT NULL,
        begins_at {time} NOT NULL,
        watermark {time} NOT NULL,
        window_seconds {int} NOT NULL CHECK (window_seconds > 0),
        failures {int} NOT NULL CHECK (failures >= 0),
        trouble_kind text,
        trouble_code text,
        trouble_message text,
        troubled_at {time},
        retry_at {time},
        answered_at {time},
        PRIMARY KEY (network, account, feed),
        CHECK (watermark >= begins_at),
        CHECK ((failures > 0) = (trouble_kind IS NOT NULL))
    ) {table};

    CREATE TABLE network_windows (
        id {uuid} NOT NULL PRIMARY KEY,
        network text NOT NULL,
        account text NOT NULL,
        feed text NOT NULL,
        kind text NOT NULL,
        from_at {time} NOT NULL,
        until_at {time} NOT NULL,
        pages {int} NOT NULL,
        row_count {big} NOT NULL,
        created_count {big} NOT NULL,
        updated_count {big} NOT NULL,
        unchanged_count {big} NOT NULL,
        parked_count {big} NOT NULL,
        read_at {time} NOT NULL,
        CHECK (from_at < until_at)
    ) {table};
    CREATE INDEX network_windows_read ON network_windows (read_at);

    CREATE TABLE network_stretches (
        network text NOT NULL,
        account text NOT NULL,
        feed text NOT NULL,
        from_at {time} NOT NULL,
        until_at {time} NOT NULL,
        PRIMARY KEY (network, account, feed, from_at),
        CHECK (from_at < until_at)
    ) {table};

    CREATE TABLE network_scans (
        id {uuid} NOT NULL PRIMARY KEY,
        network text NOT NULL,
        account text NOT NULL,
        feed text NOT NULL,
        kind text NOT NULL,
        from_at {time} NOT NULL,
        until_at {time} NOT NULL,
        next_at {time} NOT NULL,
        created_at {time} NOT NULL,
        finished_at {time},
        CHECK (from_at < until_at)
    ) {table};
    CREATE UNIQUE INDEX network_scans_once ON network_scans (network, account, feed, kind, until_at)
        WHERE kind <> 'MANUAL';
    CREATE INDEX network_scans_open ON network_scans (network, account, id) WHERE finished_at IS NULL;

    CREATE TABLE network_answers (
        id {uuid} NOT NULL PRIMARY KEY,
        network text NOT NULL,
        account text NOT NULL,
        feed text NOT NULL,
        from_at {time} NOT NULL,
        until_at {time} NOT NULL,
        page {int} NOT NULL,
        sha256 {bytes} NOT NULL CHECK (length(sha256) = 32),
        size {big} NOT NULL,
        body {bytes} NOT NULL,
        received_at {time} NOT NULL
    ) {table};
    CREATE INDEX network_answers_received ON network_answers (received_at);

    CREATE TABLE network_parked_rows (
        network text NOT NULL,
        account text NOT NULL,
        feed text NOT NULL,
        digest {bytes} NOT NULL CHECK (length(digest) = 32),
        problems {json} NOT NULL,
        document text NOT NULL,
        first_seen_at {time} NOT NULL,
        last_seen_at {time} NOT NULL,
        PRIMARY KEY (network, account, feed, digest)
    ) {table};

    CREATE TABLE after_sales (
        source text NOT NULL,
        account text NOT NULL,
        case_key text NOT NULL,
        line_key text NOT NULL,
        order_ref text NOT NULL,
        effect text NOT NULL,
        currency text NOT NULL,
        refunded_minor {big} NOT NULL CHECK (refunded_minor >= 0),
        commission_returned_minor {big} NOT NULL CHECK (commission_returned_minor >= 0),
        modified_at {time} NOT NULL,
        PRIMARY KEY (source, account, case_key)
    ) {table};
    CREATE INDEX after_sales_line ON after_sales (source, account, line_key)
    "
);
