use super::Check;

/// Checks of payments that one statement can make.
pub(super) const ALL: &[Check] = &[
    Check {
        name: "every payment that is paid is booked, with its amount, and no other is",
        sql: "SELECT 'payment ' || {id:p.id:id} FROM payments p LEFT JOIN (\
              SELECT t.object_id, sum(e.amount_minor) AS amount FROM ledger_transfers t \
              JOIN ledger_entries e ON e.transfer_id = t.id JOIN ledger_accounts a ON a.id = e.account_id \
              AND a.purpose = 'ORDER_PREPAYMENT' AND a.owner_id = t.order_id \
              WHERE t.object_type = 'PAYMENT' AND t.step = 'capture' GROUP BY t.object_id) c ON c.object_id = p.id \
              WHERE p.paid_minor <> coalesce(c.amount, 0) LIMIT 1",
    },
    Check {
        name: "every payment of a transfer exists",
        sql: "SELECT 'transfer ' || {id:t.id:id} FROM ledger_transfers t WHERE \
              (t.object_type = 'PAYMENT' AND NOT EXISTS (SELECT 1 FROM payments p WHERE p.id = t.object_id)) \
              OR (t.object_type = 'PAYMENT_RETURN' AND NOT EXISTS \
              (SELECT 1 FROM payment_returns r WHERE r.id = t.object_id)) LIMIT 1",
    },
    Check {
        name: "what is at a channel is what was paid there, less what went back, and what is disputed",
        sql: "SELECT 'channel ' || x.channel || ' ' || x.currency FROM (\
              SELECT channel, currency, sum(minor) AS minor FROM (\
              SELECT channel, currency, paid_minor AS minor FROM payments UNION ALL \
              SELECT channel, currency, disputed_minor FROM payments WHERE status = 'DISPUTED' \
              AND disputed_minor IS NOT NULL UNION ALL \
              SELECT p.channel, r.currency, -r.amount_minor FROM payment_returns r \
              JOIN payments p ON p.id = r.payment_id WHERE r.status = 'SUCCEEDED' UNION ALL \
              SELECT p.channel, r.currency, -r.amount_minor FROM refunds r JOIN payments p ON p.id = r.payment_id \
              WHERE r.status = 'SUCCEEDED' AND r.payout = 'CHANNEL' AND NOT EXISTS (SELECT 1 FROM ledger_transfers b \
              WHERE b.object_id = r.id AND b.step LIKE 'bank:%') UNION ALL \
              SELECT CASE a.purpose WHEN 'ALIPAY_CLEARING' THEN 'ALIPAY' ELSE 'WECHAT_PAY' END, a.currency, \
              e.amount_minor FROM ledger_accounts a JOIN ledger_entries e ON e.account_id = a.id \
              WHERE a.purpose IN ('ALIPAY_CLEARING', 'WECHAT_PAY_CLEARING')) AS each \
              GROUP BY channel, currency) AS x WHERE x.minor <> 0 LIMIT 1",
    },
    Check {
        name: "what is in suspense is what is disputed",
        sql: "SELECT 'currency ' || x.currency FROM (SELECT currency, sum(minor) AS minor FROM (\
              SELECT currency, disputed_minor AS minor FROM payments WHERE status = 'DISPUTED' \
              AND disputed_minor IS NOT NULL UNION ALL \
              SELECT a.currency, -e.amount_minor FROM ledger_accounts a \
              JOIN ledger_entries e ON e.account_id = a.id WHERE a.purpose = 'PAYMENT_SUSPENSE') AS each \
              GROUP BY currency) AS x WHERE x.minor <> 0 LIMIT 1",
    },
    Check {
        name: "every payment that its order does not take goes back whole, and no other does",
        sql: "SELECT 'payment ' || {id:p.id:id} FROM payments p \
              LEFT JOIN payment_returns r ON r.payment_id = p.id \
              WHERE (p.surplus IS NOT NULL) <> (r.id IS NOT NULL) \
              OR r.amount_minor <> p.paid_minor LIMIT 1",
    },
    Check {
        name: "every return is set aside until it is booked, once",
        sql: "SELECT 'return ' || {id:r.id:id} FROM payment_returns r \
              LEFT JOIN ledger_transfers t ON t.object_id = r.id AND t.step = 'reserve' AND t.phase = 'PENDING' \
              LEFT JOIN ledger_transfers s ON s.pending_id = t.id \
              WHERE t.id IS NULL OR (r.status = 'SUCCEEDED') <> (s.id IS NOT NULL) OR s.phase <> 'POST' LIMIT 1",
    },
    Check {
        name: "every order that a payment pays was paid",
        sql: "SELECT 'payment ' || {id:p.id:id} FROM payments p JOIN orders o ON o.id = p.order_id \
              WHERE p.status = 'PAID' AND p.surplus IS NULL AND o.paid_at IS NULL LIMIT 1",
    },
    Check {
        name: "the log of every payment ends where the payment is",
        sql: "SELECT 'payment ' || {id:p.id:id} FROM payments p \
              LEFT JOIN payment_transitions t ON t.payment_id = p.id AND t.version_after = p.version \
              WHERE t.id IS NULL OR t.status_after <> p.status OR EXISTS (SELECT 1 FROM payment_transitions l \
              WHERE l.payment_id = p.id AND l.version_after > p.version) LIMIT 1",
    },
    Check {
        name: "every change of a payment begins where the one before ended",
        sql: "SELECT 'transition ' || {id:id:id} FROM (SELECT id, status_before, version_before, \
              lag(status_after) OVER own AS before, lag(version_after) OVER own AS version \
              FROM payment_transitions WINDOW own AS (PARTITION BY payment_id ORDER BY version_after)) AS log \
              WHERE status_before IS DISTINCT FROM before OR version_before <> coalesce(version, 0) LIMIT 1",
    },
    Check {
        name: "the log of every return ends where the return is",
        sql: "SELECT 'return ' || {id:r.id:id} FROM payment_returns r \
              LEFT JOIN payment_return_transitions t ON t.return_id = r.id AND t.version_after = r.version \
              WHERE t.id IS NULL OR t.status_after <> r.status OR EXISTS (\
              SELECT 1 FROM payment_return_transitions l WHERE l.return_id = r.id \
              AND l.version_after > r.version) LIMIT 1",
    },
];
