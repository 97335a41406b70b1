//! Every kind of row, and what somebody could do to it who has switched the triggers off.

/// What was done, which check has to find it, and which row it has to name.
pub struct Case(pub &'static str, pub &'static str, pub &'static str);

const CHAIN: &str = "every seal fits";
const SEALED: &str = "sealed or waits";
const BALANCED: &str = "adds up to zero";
const STORED: &str = "stored balance is the sum";
const SETTLED: &str = "every settlement frees";
const RESERVED: &str = "every reserved amount";
const OPEN: &str = "list of open transfers";
const PHASE: &str = "entries of its phase";
const PLACED: &str = "its transfer's currency and date";
const ACCOUNT: &str = "every account's id";
const LIMITED: &str = "every account with a limit";
const BILL: &str = "every bill says";
const MONTH: &str = "every bill is of a closed month";

pub const CASES: &[Case] = &[
    // a transfer's own row
    Case("UPDATE ledger_transfers SET reason = 'HOLD' WHERE id = {spend}", CHAIN, "spend"),
    Case("UPDATE ledger_transfers SET step = 'other' WHERE id = {spend}", CHAIN, "spend"),
    Case("UPDATE ledger_transfers SET object_id = {new} WHERE id = {spend}", CHAIN, "spend"),
    Case("UPDATE ledger_transfers SET object_type = 'HOLD' WHERE id = {spend}", CHAIN, "spend"),
    Case("UPDATE ledger_transfers SET order_id = {new} WHERE id = {spend}", CHAIN, "spend"),
    Case("UPDATE ledger_transfers SET refund_id = {new} WHERE id = {spend}", CHAIN, "spend"),
    Case("UPDATE ledger_transfers SET input_hash = {zero} WHERE id = {spend}", CHAIN, "spend"),
    Case("UPDATE ledger_transfers SET reverses_id = NULL WHERE id = {undo}", CHAIN, "undo"),
    Case("UPDATE ledger_transfers SET reverses_id = {fund} WHERE id = {undo}", "every reversal", "undo"),
    Case("UPDATE ledger_transfers SET phase = 'EXPIRE' WHERE id = {voided_end}", CHAIN, "voided_end"),
    Case("UPDATE ledger_transfers SET pending_id = NULL WHERE id = {voided_end}", SETTLED, "voided_end"),
    Case("UPDATE ledger_transfers SET pending_id = {open} WHERE id = {voided_end}", SETTLED, "voided_end"),
    Case("UPDATE ledger_transfers SET currency = 'EUR' WHERE id = {spend}", PLACED, "spend"),
    Case("UPDATE ledger_transfers SET currency = 'EUR' WHERE id = {early}", CHAIN, "early"),
    Case("UPDATE ledger_transfers SET effective_at = '2026-10-05T00:00:00+00:00' WHERE id = {spend}", PLACED, "spend"),
    Case(
        "UPDATE ledger_transfers SET effective_at = '2026-10-05T00:00:00+00:00' WHERE id = {spend};
         UPDATE ledger_entries SET effective_at = '2026-10-05T00:00:00+00:00' WHERE transfer_id = {spend}",
        CHAIN,
        "spend",
    ),
    Case("UPDATE ledger_transfers SET recorded_at = '2026-10-05T00:00:00+00:00' WHERE id = {spend}", CHAIN, "spend"),
    Case("UPDATE ledger_transfers SET occurred_at = '2026-10-05T00:00:00+00:00' WHERE id = {spend}", CHAIN, "spend"),
    Case("UPDATE ledger_transfers SET expires_at = NULL WHERE id = {open}", OPEN, "open"),
    Case("UPDATE ledger_transfers SET expires_at = NULL WHERE id = {open};
          UPDATE ledger_open_transfers SET expires_at = NULL WHERE transfer_id = {open}", CHAIN, "open"),
    Case("DELETE FROM ledger_transfers WHERE id = {early}", CHAIN, "early"),
    Case("DELETE FROM ledger_transfers WHERE id = {spend}; DELETE FROM ledger_entries WHERE transfer_id = {spend}",
        CHAIN, "spend"),
    Case("DELETE FROM ledger_transfers WHERE id = {spend}; DELETE FROM ledger_entries WHERE transfer_id = {spend};
          DELETE FROM ledger_seals WHERE transfer_id = {spend}", CHAIN, "is missing"),
    Case("DELETE FROM ledger_transfers WHERE id = {late}", PLACED, "late"),
    Case(INSERTED, SEALED, "new"),
    Case(INSERTED_AND_SEALED, CHAIN, "new"),
    // its entries
    Case("UPDATE ledger_entries SET amount_minor = amount_minor + 1 WHERE transfer_id = {spend} AND account_id = {own}",
        BALANCED, "spend"),
    Case("UPDATE ledger_entries SET amount_minor = amount_minor * 2 WHERE transfer_id = {spend}", CHAIN, "spend"),
    Case("UPDATE ledger_entries SET amount_minor = amount_minor * 2 WHERE transfer_id = {late}", STORED, "theirs"),
    Case("UPDATE ledger_entries SET account_id = {margin} WHERE transfer_id = {fund} AND account_id = {platform}",
        CHAIN, "fund"),
    Case("UPDATE ledger_entries SET account_id = {theirs}, seq = 99 WHERE transfer_id = {fund} AND account_id = {own}",
        "every running balance", "theirs"),
    Case("UPDATE ledger_entries SET account_id = {new} WHERE transfer_id = {fund} AND account_id = {platform}",
        PLACED, "fund"),
    Case("UPDATE ledger_entries SET balance_after_minor = 5 WHERE transfer_id = {spend} AND account_id = {own}",
        "every running balance", "own"),
    Case("UPDATE ledger_entries SET reserved_after_minor = 5 WHERE transfer_id = {spend} AND account_id = {own}",
        CHAIN, "spend"),
    Case("UPDATE ledger_entries SET seq = 99 WHERE transfer_id = {spend} AND account_id = {own}", STORED, "own"),
    Case("UPDATE ledger_entries SET effective_at = '2026-10-05T00:00:00+00:00' WHERE transfer_id = {spend}",
        PLACED, "spend"),
    Case("DELETE FROM ledger_entries WHERE transfer_id = {spend} AND account_id = {own}", BALANCED, "spend"),
    Case("DELETE FROM ledger_entries WHERE transfer_id = {spend}", PHASE, "spend"),
    Case("INSERT INTO ledger_entries (transfer_id, account_id, amount_minor, effective_at)
          SELECT id, {margin}, 5, effective_at FROM ledger_transfers WHERE id = {spend} UNION ALL
          SELECT id, {receivable}, -5, effective_at FROM ledger_transfers WHERE id = {spend}", CHAIN, "spend"),
    // what it reserved or freed
    Case("UPDATE ledger_pending_entries SET amount_minor = amount_minor * 2 WHERE transfer_id = {open}", RESERVED, "own"),
    Case("UPDATE ledger_pending_entries SET amount_minor = amount_minor * 2 WHERE transfer_id = {voided_end}",
        SETTLED, "voided_end"),
    Case("UPDATE ledger_pending_entries SET amount_minor = amount_minor + 1
          WHERE transfer_id = {open} AND account_id = {platform}", "what is reserved or freed", "open"),
    Case("UPDATE ledger_pending_entries SET account_id = {margin} WHERE transfer_id = {open} AND account_id = {platform}",
        CHAIN, "open"),
    Case("UPDATE ledger_pending_entries SET account_id = {theirs} WHERE transfer_id = {open} AND account_id = {own}",
        RESERVED, "own"),
    Case("UPDATE ledger_pending_entries SET reserved_after_minor = 1 WHERE transfer_id = {open} AND account_id = {own}",
        CHAIN, "open"),
    Case("UPDATE ledger_pending_entries SET balance_after_minor = 1 WHERE transfer_id = {expired_end} AND account_id = {own}",
        CHAIN, "expired_end"),
    Case("DELETE FROM ledger_pending_entries WHERE transfer_id = {open}", PHASE, "open"),
    Case("DELETE FROM ledger_pending_entries WHERE transfer_id = {posted_end}", PHASE, "posted_end"),
    Case("INSERT INTO ledger_pending_entries (transfer_id, account_id, amount_minor)
          VALUES ({voided_end}, {margin}, 5), ({voided_end}, {receivable}, -5)", CHAIN, "voided_end"),
    Case("UPDATE ledger_entries SET amount_minor = amount_minor * 10 WHERE transfer_id = {posted_end}",
        "no more is confirmed", "posted_end"),
    // the lists of work
    Case("DELETE FROM ledger_open_transfers WHERE transfer_id = {open}", OPEN, "open"),
    Case("UPDATE ledger_open_transfers SET expires_at = '2026-10-05T00:00:00+00:00'", OPEN, "open"),
    Case("INSERT INTO ledger_open_transfers (transfer_id) VALUES ({voided})", OPEN, "voided"),
    Case("DELETE FROM ledger_unsealed WHERE transfer_id = {late}", SEALED, "late"),
    Case("INSERT INTO ledger_unsealed (transfer_id) VALUES ({spend})", SEALED, "spend"),
    // seals
    Case("UPDATE ledger_seals SET hash = {zero} WHERE seq = 2", CHAIN, "seal 2"),
    Case("UPDATE ledger_seals SET transfer_id = {late} WHERE seq = 2", CHAIN, "seal 2"),
    Case("UPDATE ledger_seals SET seq = 900001 WHERE seq = 2; UPDATE ledger_seals SET seq = 2 WHERE seq = 3;
          UPDATE ledger_seals SET seq = 3 WHERE seq = 900001", CHAIN, "seal 2"),
    Case("DELETE FROM ledger_seals WHERE seq = 2", CHAIN, "is missing"),
    Case("DELETE FROM ledger_seals WHERE transfer_id = {fund}", SEALED, "fund"),
    Case("DELETE FROM ledger_seals WHERE transfer_id = {newest}", SEALED, "newest"),
    Case("DELETE FROM ledger_seals WHERE transfer_id = {spend}; INSERT INTO ledger_unsealed (transfer_id) VALUES ({spend})",
        CHAIN, "is missing"),
    // accounts and balances
    Case("UPDATE ledger_accounts SET owner_id = {new} WHERE id = {own}", ACCOUNT, "own"),
    Case("UPDATE ledger_accounts SET purpose = 'USER_OWED' WHERE id = {own}", ACCOUNT, "own"),
    Case("UPDATE ledger_accounts SET side = 'CREDIT' WHERE id = {platform}", ACCOUNT, "platform"),
    Case("UPDATE ledger_accounts SET side = 'DEBIT' WHERE id = {own}", STORED, "own"),
    Case("UPDATE ledger_accounts SET currency = 'EUR' WHERE id = {own}", ACCOUNT, "own"),
    Case("DELETE FROM ledger_accounts WHERE id = {own}", STORED, "own"),
    Case("DELETE FROM ledger_accounts WHERE id = {platform}", PLACED, "transfer"),
    Case("UPDATE ledger_balances SET balance_minor = balance_minor + 1 WHERE account_id = {own}", STORED, "own"),
    Case("UPDATE ledger_balances SET last_seq = last_seq + 1 WHERE account_id = {own}", STORED, "own"),
    Case("UPDATE ledger_balances SET reserved_minor = 0 WHERE account_id = {own}", RESERVED, "own"),
    Case("UPDATE ledger_balances SET reserved_minor = 1 WHERE account_id = {theirs}", RESERVED, "theirs"),
    Case("DELETE FROM ledger_balances WHERE account_id = {own}", LIMITED, "own"),
    Case("INSERT INTO ledger_balances (account_id, balance_minor, reserved_minor, last_seq) VALUES ({platform}, 0, 0, 0)",
        LIMITED, "platform"),
    // bills and closed months
    Case("UPDATE bills SET opening_minor = opening_minor + 5, credits_minor = credits_minor - 5 WHERE number = {bill}",
        BILL, "bill"),
    Case("UPDATE bills SET credits_minor = credits_minor + 5, debits_minor = debits_minor + 5 WHERE number = {bill}",
        BILL, "bill"),
    Case("UPDATE bills SET credits_minor = credits_minor + 5, closing_minor = closing_minor + 5 WHERE number = {bill}",
        BILL, "bill"),
    Case("UPDATE bills SET line_count = line_count + 1 WHERE number = {bill}", BILL, "bill"),
    Case("UPDATE bills SET hash = {zero} WHERE number = {bill}", BILL, "bill"),
    Case("UPDATE bills SET currency = 'EUR' WHERE number = {bill}", BILL, "missing bill"),
    Case("UPDATE bills SET user_id = {new} WHERE number = {bill}", BILL, "missing bill"),
    Case("UPDATE bills SET ends_at = '2026-10-05T00:00:00+00:00' WHERE number = {bill}", MONTH, "bill"),
    Case("UPDATE bills SET period = '2027-01' WHERE number = {bill}", MONTH, "bill"),
    Case("DELETE FROM bills WHERE number = {bill}", BILL, "missing bill"),
    Case("UPDATE bill_periods SET ends_at = '2026-08-05T00:00:00+00:00' WHERE period = '2026-08'", MONTH, "bill"),
    Case("DELETE FROM bill_periods WHERE period = '2026-08'", MONTH, "bill"),
    Case("INSERT INTO bill_periods (period, starts_at, ends_at, closed_at) VALUES ('2026-12',
          '2026-11-30T16:00:00+00:00', '2026-12-31T16:00:00+00:00', '2026-12-31T16:00:00+00:00')",
        "closed months follow", "2026-12"),
    // what is booked is remembered where it came from
    Case("UPDATE rebates SET credited_minor = credited_minor + 1", "every rebate is booked", "rebate"),
    Case("UPDATE rebates SET pending_minor = pending_minor + 1", "every rebate is booked", "rebate"),
    Case("DELETE FROM rebates", "every rebate of a transfer exists", "transfer"),
    Case("UPDATE order_lines SET commission_booked_minor = commission_booked_minor + 1", "every line's commission", "line"),
];

const INSERTED: &str = "
    INSERT INTO ledger_transfers (id, object_type, object_id, step, reason, currency, effective_at, recorded_at)
    SELECT {new}, object_type, {new}, step, reason, currency, effective_at, recorded_at
    FROM ledger_transfers WHERE id = {spend};
    INSERT INTO ledger_entries (transfer_id, account_id, amount_minor, effective_at)
    SELECT id, {margin}, 5, effective_at FROM ledger_transfers WHERE id = {new} UNION ALL
    SELECT id, {receivable}, -5, effective_at FROM ledger_transfers WHERE id = {new}";
const INSERTED_AND_SEALED: &str = "
    INSERT INTO ledger_transfers (id, object_type, object_id, step, reason, currency, effective_at, recorded_at)
    SELECT {new}, object_type, {new}, step, reason, currency, effective_at, recorded_at
    FROM ledger_transfers WHERE id = {spend};
    INSERT INTO ledger_entries (transfer_id, account_id, amount_minor, effective_at)
    SELECT id, {margin}, 5, effective_at FROM ledger_transfers WHERE id = {new} UNION ALL
    SELECT id, {receivable}, -5, effective_at FROM ledger_transfers WHERE id = {new};
    INSERT INTO ledger_seals (seq, transfer_id, hash, sealed_at)
    SELECT seq + 1, {new}, hash, sealed_at FROM ledger_seals ORDER BY seq DESC LIMIT 1";
