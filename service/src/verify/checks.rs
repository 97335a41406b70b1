/// A statement that selects a description of the first row at fault, or no row.
pub struct Check {
    /// What must hold.
    pub name: &'static str,
    /// One text column; `{id:column:id}` shows an id.
    pub(super) sql: &'static str,
}

/// Every check that one statement can make.
pub(super) const ALL: &[Check] = &[
    Check {
        name: "every transfer adds up to zero",
        sql: "SELECT 'transfer ' || {id:transfer_id:id} FROM ledger_entries GROUP BY transfer_id \
              HAVING sum(amount_minor) <> 0 OR count(*) < 2 LIMIT 1",
    },
    Check {
        name: "every transfer has the entries of its phase",
        sql: "SELECT 'transfer ' || {id:t.id:id} FROM ledger_transfers t WHERE \
              (t.phase IN ('SINGLE', 'POST')) <> EXISTS \
              (SELECT 1 FROM ledger_entries e WHERE e.transfer_id = t.id) OR \
              (t.phase IN ('PENDING', 'POST', 'VOID', 'EXPIRE')) <> EXISTS \
              (SELECT 1 FROM ledger_pending_entries e WHERE e.transfer_id = t.id) LIMIT 1",
    },
    Check {
        name: "every entry is on an account of its transfer's currency and date",
        sql: "SELECT 'transfer ' || {id:e.transfer_id:id} FROM ledger_entries e \
              LEFT JOIN ledger_transfers t ON t.id = e.transfer_id \
              LEFT JOIN ledger_accounts a ON a.id = e.account_id \
              WHERE t.id IS NULL OR a.id IS NULL OR a.currency <> t.currency \
              OR e.effective_at <> t.effective_at LIMIT 1",
    },
    Check {
        name: "every stored balance is the sum of its entries",
        sql: "SELECT 'account ' || {id:b.account_id:id} FROM ledger_balances b \
              LEFT JOIN ledger_accounts a ON a.id = b.account_id \
              LEFT JOIN (SELECT account_id, sum(amount_minor) AS total, count(*) AS entries, \
              max(seq) AS last_seq FROM ledger_entries GROUP BY account_id) e ON e.account_id = b.account_id \
              WHERE a.id IS NULL OR b.last_seq <> coalesce(e.entries, 0) \
              OR b.last_seq <> coalesce(e.last_seq, 0) \
              OR b.balance_minor <> CASE a.side WHEN 'CREDIT' THEN coalesce(e.total, 0) \
              ELSE -coalesce(e.total, 0) END LIMIT 1",
    },
    Check {
        name: "every account with a limit has a stored balance, and no other",
        sql: "SELECT 'account ' || {id:a.id:id} FROM ledger_accounts a \
              LEFT JOIN ledger_balances b ON b.account_id = a.id \
              WHERE (a.purpose IN ('USER_AVAILABLE', 'USER_PENDING', 'USER_OWED', 'ORDER_PREPAYMENT')) <> (b.account_id IS NOT NULL) \
              LIMIT 1",
    },
    Check {
        name: "every running balance follows from the one before",
        sql: "SELECT 'account ' || {id:account_id:id} || ' entry ' || seq FROM (\
              SELECT e.account_id, e.seq, e.balance_after_minor, \
              row_number() OVER own AS place, \
              sum(CASE a.side WHEN 'CREDIT' THEN e.amount_minor ELSE -e.amount_minor END) OVER own AS running \
              FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id WHERE e.seq IS NOT NULL \
              WINDOW own AS (PARTITION BY e.account_id ORDER BY e.seq)) AS entries \
              WHERE seq <> place OR balance_after_minor <> running OR balance_after_minor < 0 LIMIT 1",
    },
    Check {
        name: "no limited account is overdrawn",
        sql: "SELECT 'account ' || {id:account_id:id} FROM ledger_balances \
              WHERE balance_minor < reserved_minor OR reserved_minor < 0 LIMIT 1",
    },
    Check {
        name: "what is reserved or freed adds up to zero",
        sql: "SELECT 'transfer ' || {id:transfer_id:id} FROM ledger_pending_entries GROUP BY transfer_id \
              HAVING sum(amount_minor) <> 0 OR count(*) < 2 LIMIT 1",
    },
    Check {
        name: "every settlement frees what its transfer reserved",
        sql: "SELECT 'transfer ' || {id:s.id:id} FROM ledger_transfers s \
              LEFT JOIN ledger_transfers p ON p.id = s.pending_id AND p.phase = 'PENDING' \
              LEFT JOIN ledger_pending_entries r ON r.transfer_id = p.id \
              LEFT JOIN ledger_pending_entries f ON f.transfer_id = s.id AND f.account_id = r.account_id \
              WHERE (s.pending_id IS NULL) <> (s.phase IN ('SINGLE', 'PENDING', 'TOMBSTONE')) \
              OR s.pending_id IS NOT NULL AND (p.id IS NULL OR p.currency <> s.currency \
              OR coalesce(f.amount_minor, 0) <> -r.amount_minor) LIMIT 1",
    },
    Check {
        name: "no more is confirmed than was reserved",
        sql: "SELECT 'transfer ' || {id:s.id:id} FROM ledger_transfers s \
              JOIN ledger_entries e ON e.transfer_id = s.id \
              LEFT JOIN ledger_pending_entries r ON r.transfer_id = s.pending_id \
              AND r.account_id = e.account_id WHERE s.phase = 'POST' AND (r.amount_minor IS NULL \
              OR abs(e.amount_minor) > abs(r.amount_minor) OR (e.amount_minor < 0) <> (r.amount_minor < 0)) LIMIT 1",
    },
    Check {
        name: "every reserved amount is that of its open transfers",
        sql: "SELECT 'account ' || {id:b.account_id:id} FROM ledger_balances b \
              LEFT JOIN (SELECT e.account_id, sum(CASE \
              WHEN a.side = 'CREDIT' AND e.amount_minor < 0 THEN -e.amount_minor \
              WHEN a.side = 'DEBIT' AND e.amount_minor > 0 THEN e.amount_minor ELSE 0 END) AS taken \
              FROM ledger_transfers t JOIN ledger_pending_entries e ON e.transfer_id = t.id \
              JOIN ledger_accounts a ON a.id = e.account_id WHERE t.phase = 'PENDING' AND NOT EXISTS \
              (SELECT 1 FROM ledger_transfers s WHERE s.pending_id = t.id) GROUP BY e.account_id) o \
              ON o.account_id = b.account_id WHERE b.reserved_minor <> coalesce(o.taken, 0) LIMIT 1",
    },
    Check {
        name: "the list of open transfers is complete",
        sql: "SELECT 'transfer ' || {id:t.id:id} FROM ledger_transfers t \
              LEFT JOIN ledger_open_transfers o ON o.transfer_id = t.id \
              LEFT JOIN ledger_transfers s ON s.pending_id = t.id \
              WHERE (t.phase = 'PENDING' AND s.id IS NULL) <> (o.transfer_id IS NOT NULL) \
              OR o.transfer_id IS NOT NULL AND o.expires_at IS DISTINCT FROM t.expires_at LIMIT 1",
    },
    Check {
        name: "every reversal is the opposite of what it undoes",
        sql: "SELECT 'transfer ' || {id:u.id:id} FROM ledger_transfers u \
              LEFT JOIN ledger_entries d ON d.transfer_id = u.reverses_id \
              LEFT JOIN ledger_entries e ON e.transfer_id = u.id AND e.account_id = d.account_id \
              WHERE u.reverses_id IS NOT NULL AND (d.amount_minor IS NULL OR e.amount_minor IS NULL \
              OR e.amount_minor <> -d.amount_minor) LIMIT 1",
    },
    Check {
        name: "every transfer is sealed or waits for its seal",
        sql: "SELECT 'transfer ' || {id:t.id:id} FROM ledger_transfers t \
              LEFT JOIN ledger_seals s ON s.transfer_id = t.id \
              LEFT JOIN ledger_unsealed w ON w.transfer_id = t.id \
              WHERE (s.transfer_id IS NULL) = (w.transfer_id IS NULL) LIMIT 1",
    },
    Check {
        name: "every adjustment is booked as it says",
        sql: "SELECT 'adjustment ' || {id:b.id:id} FROM balance_adjustments b LEFT JOIN (\
              SELECT t.object_id, sum(e.amount_minor) AS total \
              FROM ledger_transfers t JOIN ledger_entries e ON e.transfer_id = t.id \
              JOIN ledger_accounts a ON a.id = e.account_id \
              AND a.purpose IN ('USER_AVAILABLE', 'USER_OWED') \
              WHERE t.object_type = 'ADJUSTMENT' GROUP BY t.object_id) l ON l.object_id = b.id \
              WHERE (b.status = 'POSTED') <> (l.object_id IS NOT NULL) OR l.total <> b.amount_minor LIMIT 1",
    },
    Check {
        name: "every hold reserves what it says",
        sql: "SELECT 'hold ' || {id:h.id:id} FROM balance_holds h LEFT JOIN ledger_pending_entries e \
              ON e.transfer_id = h.id AND e.amount_minor = -h.amount_minor LEFT JOIN ledger_accounts a \
              ON a.id = e.account_id AND a.owner_id = h.user_id AND a.currency = h.currency \
              WHERE a.id IS NULL LIMIT 1",
    },
    Check {
        name: "every adjustment and hold of a transfer exists",
        sql: "SELECT 'transfer ' || {id:t.id:id} FROM ledger_transfers t WHERE \
              t.object_type = 'ADJUSTMENT' AND NOT EXISTS \
              (SELECT 1 FROM balance_adjustments b WHERE b.id = t.object_id) OR \
              t.object_type = 'HOLD' AND NOT EXISTS \
              (SELECT 1 FROM balance_holds h WHERE h.id = t.object_id) LIMIT 1",
    },
    Check {
        name: "closed months follow one another",
        sql: "SELECT 'month ' || period FROM (SELECT period, starts_at, ends_at, \
              lag(ends_at) OVER (ORDER BY period) AS before FROM bill_periods) AS months \
              WHERE ends_at <= starts_at OR before <> starts_at LIMIT 1",
    },
    Check {
        name: "every bill is of a closed month",
        sql: "SELECT 'bill ' || b.number FROM bills b LEFT JOIN bill_periods p ON p.period = b.period \
              WHERE p.period IS NULL OR b.starts_at <> p.starts_at OR b.ends_at <> p.ends_at LIMIT 1",
    },
    Check {
        name: "every rebate is booked as its transfers say",
        sql: "SELECT 'rebate ' || {id:b.id:id} FROM rebates b LEFT JOIN (\
              SELECT t.object_id, \
              sum(CASE WHEN a.purpose = 'USER_PENDING' THEN e.amount_minor ELSE 0 END) AS pending, \
              sum(CASE WHEN a.purpose IN ('USER_AVAILABLE', 'USER_OWED') THEN e.amount_minor ELSE 0 END) AS credited \
              FROM ledger_transfers t JOIN ledger_entries e ON e.transfer_id = t.id \
              JOIN ledger_accounts a ON a.id = e.account_id \
              WHERE t.object_type = 'REBATE' GROUP BY t.object_id) l ON l.object_id = b.id \
              WHERE b.pending_minor <> coalesce(l.pending, 0) OR b.credited_minor <> coalesce(l.credited, 0) \
              LIMIT 1",
    },
    Check {
        name: "every rebate of a transfer exists",
        sql: "SELECT 'transfer ' || {id:t.id:id} FROM ledger_transfers t WHERE t.object_type = 'REBATE' \
              AND NOT EXISTS (SELECT 1 FROM rebates b WHERE b.id = t.object_id) LIMIT 1",
    },
    Check {
        name: "every line's commission is booked as its transfers say",
        sql: "SELECT 'line ' || {id:o.id:id} FROM order_lines o LEFT JOIN (\
              SELECT t.object_id, sum(e.amount_minor) AS total \
              FROM ledger_transfers t JOIN ledger_entries e ON e.transfer_id = t.id \
              JOIN ledger_accounts a ON a.id = e.account_id AND a.purpose = 'PLATFORM_MARGIN' \
              WHERE t.object_type = 'ORDER_LINE' GROUP BY t.object_id) l ON l.object_id = o.id \
              WHERE o.commission_booked_minor <> coalesce(l.total, 0) LIMIT 1",
    },
    Check {
        name: "refunds never exceed what was paid",
        sql: "SELECT 'order ' || {id:o.id:id} FROM orders o LEFT JOIN (\
              SELECT order_id, sum(amount_minor) AS held FROM refunds \
              WHERE status NOT IN ('REJECTED', 'CANCELLED', 'FAILED') GROUP BY order_id) f ON f.order_id = o.id \
              WHERE o.refund_reserved_minor <> coalesce(f.held, 0) \
              OR o.refund_reserved_minor > o.refund_capacity_minor LIMIT 1",
    },
    Check {
        name: "every refund is the sum of its lines",
        sql: "SELECT 'refund ' || {id:f.id:id} FROM refunds f LEFT JOIN (\
              SELECT refund_id, sum(amount_minor) AS total FROM refund_lines GROUP BY refund_id) l \
              ON l.refund_id = f.id WHERE f.amount_minor <> coalesce(l.total, 0) LIMIT 1",
    },
    Check {
        name: "every order is the sum of its lines",
        sql: "SELECT 'order ' || {id:o.id:id} FROM orders o LEFT JOIN (\
              SELECT order_id, sum(paid_minor) AS paid FROM order_lines GROUP BY order_id) l \
              ON l.order_id = o.id WHERE l.order_id IS NULL OR o.paid_minor <> l.paid LIMIT 1",
    },
    Check {
        name: "every counter of a rule's bounds is the sum of what lines hold",
        sql: "SELECT 'rule ' || {id:l.rule_id:id} || ' ' || l.kind || ' ' || l.period FROM rebate_limits l \
              LEFT JOIN (SELECT rule_id, kind, user_id, period, \
              sum(CASE WHEN is_spent THEN 0 ELSE amount_minor END) AS reserved, \
              sum(CASE WHEN is_spent THEN amount_minor ELSE 0 END) AS spent \
              FROM rebate_limit_holds GROUP BY rule_id, kind, user_id, period) h \
              ON h.rule_id = l.rule_id AND h.kind = l.kind AND h.user_id = l.user_id AND h.period = l.period \
              WHERE l.reserved_minor <> coalesce(h.reserved, 0) OR l.spent_minor <> coalesce(h.spent, 0) LIMIT 1",
    },
    Check {
        name: "every hold of a rule's bounds is part of its rebate",
        sql: "SELECT 'line ' || {id:h.line_id:id} || ' ' || h.role || ' ' || h.kind FROM rebate_limit_holds h \
              LEFT JOIN rebates b ON b.line_id = h.line_id AND b.role = h.role \
              LEFT JOIN rebate_limits l ON l.rule_id = h.rule_id AND l.kind = h.kind \
              AND l.user_id = h.user_id AND l.period = h.period \
              WHERE b.id IS NULL OR l.rule_id IS NULL OR h.amount_minor > b.target_minor \
              OR h.amount_minor > 0 AND (CASE WHEN h.is_spent THEN 1 ELSE 0 END) <> \
              (CASE WHEN b.credited_minor > 0 THEN 1 ELSE 0 END) LIMIT 1",
    },
    Check {
        name: "subsidies are booked as rebates say",
        sql: "SELECT 'currency ' || r.currency FROM \
              (SELECT currency, sum(subsidy_minor) AS subsidy FROM rebates GROUP BY currency) r \
              LEFT JOIN (SELECT a.currency, sum(e.amount_minor) AS booked FROM ledger_accounts a \
              JOIN ledger_entries e ON e.account_id = a.id WHERE a.purpose = 'PLATFORM_SUBSIDY' \
              GROUP BY a.currency) s ON s.currency = r.currency \
              WHERE r.subsidy <> -coalesce(s.booked, 0) LIMIT 1",
    },
];
