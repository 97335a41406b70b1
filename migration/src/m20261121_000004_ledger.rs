//! The double-entry ledger.
//!
//! Entries have no foreign key to accounts: checking one takes a shared lock on the account's row,
//! and on an account that every posting touches those locks pile up. `rebated verify` looks instead.
//! The unique (object_id, step) is what makes "exactly one effect per step" hold whatever code runs.

crate::dialect::forward_only!(
    "
    CREATE TABLE ledger_accounts (
        id {uuid} NOT NULL PRIMARY KEY,
        owner_id {uuid} NOT NULL,
        purpose text NOT NULL,
        currency text NOT NULL,
        side text NOT NULL,
        created_at {time} NOT NULL,
        UNIQUE (owner_id, purpose, currency)
    ) {table};

    CREATE TABLE ledger_balances (
        account_id {uuid} NOT NULL PRIMARY KEY,
        balance_minor {big} NOT NULL,
        reserved_minor {big} NOT NULL CHECK (reserved_minor >= 0),
        last_seq {big} NOT NULL,
        CHECK (balance_minor >= reserved_minor)
    ) {table};

    CREATE TABLE ledger_transfers (
        id {uuid} NOT NULL PRIMARY KEY,
        object_type text NOT NULL,
        object_id {uuid} NOT NULL,
        step text NOT NULL,
        reason text NOT NULL,
        currency text NOT NULL,
        order_id {uuid},
        effective_at {time} NOT NULL,
        recorded_at {time} NOT NULL,
        UNIQUE (object_id, step)
    ) {table};

    CREATE TABLE ledger_entries (
        transfer_id {uuid} NOT NULL REFERENCES ledger_transfers (id),
        account_id {uuid} NOT NULL,
        amount_minor {big} NOT NULL CHECK (amount_minor <> 0),
        seq {big},
        balance_after_minor {big},
        effective_at {time} NOT NULL,
        PRIMARY KEY (transfer_id, account_id),
        UNIQUE (account_id, seq)
    ) {table};
    CREATE INDEX ledger_entries_effective ON ledger_entries (effective_at, account_id)
    "
);
