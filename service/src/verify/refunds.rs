use super::Check;

/// Checks of refunds that one statement can make.
pub(super) const ALL: &[Check] = &[
    Check {
        name: "what is held of every payment is what its refunds and its return hold",
        sql: "SELECT 'payment ' || {id:p.id:id} FROM payments p LEFT JOIN (\
              SELECT payment_id, sum(amount_minor) AS held FROM (\
              SELECT payment_id, amount_minor FROM refunds WHERE payment_id IS NOT NULL \
              AND status NOT IN ('REJECTED', 'CANCELLED', 'FAILED') UNION ALL \
              SELECT payment_id, amount_minor FROM payment_returns) AS each GROUP BY payment_id) h \
              ON h.payment_id = p.id WHERE p.reserved_minor + p.late_minor <> coalesce(h.held, 0) LIMIT 1",
    },
    Check {
        name: "what has gone back of every payment is what its refunds say",
        sql: "SELECT 'payment ' || {id:p.id:id} FROM payments p LEFT JOIN (\
              SELECT payment_id, sum(amount_minor) AS gone FROM refunds WHERE status = 'SUCCEEDED' \
              GROUP BY payment_id) g ON g.payment_id = p.id \
              WHERE p.refunded_minor <> coalesce(g.gone, 0) LIMIT 1",
    },
    Check {
        name: "every refund is booked once it has succeeded, with its amount, and no other is",
        sql: "SELECT 'refund ' || {id:r.id:id} FROM refunds r LEFT JOIN (\
              SELECT t.object_id, sum(e.amount_minor) AS amount FROM ledger_transfers t \
              JOIN ledger_entries e ON e.transfer_id = t.id JOIN ledger_accounts a ON a.id = e.account_id \
              WHERE t.object_type = 'REFUND' \
              AND a.purpose IN ('ALIPAY_CLEARING', 'WECHAT_PAY_CLEARING', 'USER_AVAILABLE', 'BANK') \
              GROUP BY t.object_id) b ON b.object_id = r.id WHERE coalesce(b.amount, 0) <> \
              CASE WHEN r.status = 'SUCCEEDED' AND r.payout <> 'RECORDED' THEN r.amount_minor ELSE 0 END LIMIT 1",
    },
    Check {
        name: "every refund that sets an amount aside has an open transfer of it, and no other has",
        sql: "SELECT 'refund ' || {id:r.id:id} FROM refunds r LEFT JOIN (\
              SELECT x.object_id FROM ledger_open_transfers o JOIN ledger_transfers x ON x.id = o.transfer_id \
              WHERE x.object_type = 'REFUND') t ON t.object_id = r.id \
              WHERE (CASE WHEN r.has_reserve THEN 1 ELSE 0 END) <> \
              (CASE WHEN t.object_id IS NOT NULL THEN 1 ELSE 0 END) LIMIT 1",
    },
    Check {
        name: "every refund of a transfer exists",
        sql: "SELECT 'transfer ' || {id:t.id:id} FROM ledger_transfers t WHERE t.object_type = 'REFUND' \
              AND NOT EXISTS (SELECT 1 FROM refunds r WHERE r.id = t.object_id) LIMIT 1",
    },
    Check {
        name: "no refund puts more into the stock than it takes back",
        sql: "SELECT 'refund ' || {id:m.refund_id:id} FROM stock_movements m \
              LEFT JOIN refund_lines l ON l.refund_id = m.refund_id AND l.line_id = m.line_id \
              WHERE m.refund_id IS NOT NULL \
              AND (l.line_id IS NULL OR m.kind <> 'RETURN' OR m.on_hand_change > l.quantity) LIMIT 1",
    },
    Check {
        name: "the log of every refund ends where the refund is",
        sql: "SELECT 'refund ' || {id:r.id:id} FROM refunds r JOIN (SELECT refund_id, max(version_after) AS version \
              FROM refund_transitions GROUP BY refund_id) n ON n.refund_id = r.id \
              LEFT JOIN refund_transitions t ON t.refund_id = r.id AND t.version_after = n.version \
              WHERE n.version <> r.version OR t.status_after <> r.status LIMIT 1",
    },
    Check {
        name: "every change of a refund begins where the one before ended",
        sql: "SELECT 'transition ' || {id:id:id} FROM (SELECT id, status_before, version_before, \
              lag(status_after) OVER own AS before, lag(version_after) OVER own AS version \
              FROM refund_transitions WINDOW own AS (PARTITION BY refund_id ORDER BY version_after)) AS log \
              WHERE version IS NOT NULL AND (status_before IS DISTINCT FROM before OR version_before <> version) \
              OR version IS NULL AND version_before = 0 AND status_before IS NOT NULL LIMIT 1",
    },
    Check {
        name: "every call for a refund has the amount of its refund",
        sql: "SELECT 'refund ' || {id:r.id:id} FROM refund_attempts a JOIN refunds r ON r.id = a.refund_id \
              WHERE a.amount_minor <> r.amount_minor LIMIT 1",
    },
];
