use super::Check;

/// Checks of the store that one statement can make.
pub(super) const ALL: &[Check] = &[
    Check {
        name: "every stock is the sum of its movements",
        sql: "SELECT 'variant ' || {id:v.id:id} FROM product_variants v \
              LEFT JOIN variant_stocks s ON s.variant_id = v.id \
              LEFT JOIN (SELECT variant_id, sum(on_hand_change) AS on_hand, sum(reserved_change) AS reserved \
              FROM stock_movements GROUP BY variant_id) m ON m.variant_id = v.id \
              WHERE s.variant_id IS NULL OR s.on_hand <> coalesce(m.on_hand, 0) \
              OR s.reserved <> coalesce(m.reserved, 0) LIMIT 1",
    },
    Check {
        name: "what is set aside is what the lines of open orders ask for",
        sql: "SELECT 'variant ' || {id:s.variant_id:id} FROM variant_stocks s LEFT JOIN (\
              SELECT l.variant_id, sum(o.quantity) AS quantity FROM store_lines l \
              JOIN order_lines o ON o.id = l.line_id WHERE o.status IN ('CREATED', 'AWAITING_PAYMENT') \
              GROUP BY l.variant_id) w ON w.variant_id = s.variant_id \
              WHERE s.reserved <> coalesce(w.quantity, 0) LIMIT 1",
    },
    Check {
        name: "every line has moved the stock as its state says",
        sql: "SELECT 'line ' || {id:l.line_id:id} FROM store_lines l JOIN order_lines o ON o.id = l.line_id \
              LEFT JOIN (SELECT line_id, sum(on_hand_change) AS on_hand, sum(reserved_change) AS reserved, \
              sum(CASE WHEN refund_id IS NOT NULL THEN on_hand_change ELSE 0 END) AS returned \
              FROM stock_movements WHERE line_id IS NOT NULL GROUP BY line_id) m ON m.line_id = l.line_id \
              WHERE m.line_id IS NULL OR m.on_hand NOT BETWEEN -o.quantity AND 0 \
              OR (m.returned = 0 AND m.on_hand NOT IN (0, -o.quantity)) \
              OR m.reserved <> CASE WHEN o.status IN ('CREATED', 'AWAITING_PAYMENT') THEN o.quantity ELSE 0 END \
              OR (m.on_hand <> 0 AND o.status IN ('CREATED', 'AWAITING_PAYMENT', 'EXPIRED')) \
              OR (m.on_hand = 0 AND m.returned = 0 AND o.status IN \
              ('PAID', 'FULFILLING', 'SHIPPED', 'RECEIVED', 'CANCELLING', 'SETTLED')) LIMIT 1",
    },
    Check {
        name: "the log of every order of the store ends where the order is",
        sql: "SELECT 'order ' || {id:s.order_id:id} FROM store_orders s JOIN orders o ON o.id = s.order_id \
              LEFT JOIN (SELECT order_id, max(version_after) AS version FROM order_transitions \
              GROUP BY order_id) n ON n.order_id = s.order_id \
              LEFT JOIN order_transitions t ON t.order_id = n.order_id AND t.version_after = n.version \
              WHERE t.id IS NULL OR t.version_after > o.version \
              OR CASE t.status_after WHEN 'COMPLETED' THEN 'SETTLED' ELSE t.status_after END <> o.status LIMIT 1",
    },
    Check {
        name: "every change of an order of the store begins where the one before ended",
        sql: "SELECT 'transition ' || {id:id:id} FROM (SELECT id, status_before, version_before, \
              lag(status_after) OVER own AS before, lag(version_after) OVER own AS version \
              FROM order_transitions WINDOW own AS (PARTITION BY order_id ORDER BY version_after)) AS log \
              WHERE status_before IS DISTINCT FROM before OR version_before < coalesce(version, 0) LIMIT 1",
    },
    Check {
        name: "all points are the sum of their entries",
        sql: "SELECT 'user ' || {id:e.user_id:id} FROM (SELECT user_id, sum(points) AS points \
              FROM user_point_entries GROUP BY user_id) e LEFT JOIN user_points p ON p.user_id = e.user_id \
              WHERE p.user_id IS NULL OR p.points <> e.points LIMIT 1",
    },
    Check {
        name: "what inviters are told is the sum of its entries",
        sql: "SELECT 'user ' || {id:e.inviter_id:id} FROM (SELECT inviter_id, currency, sum(orders) AS orders, \
              sum(amount_minor) AS amount FROM invite_statistic_entries GROUP BY inviter_id, currency) e \
              LEFT JOIN invite_statistics s ON s.inviter_id = e.inviter_id AND s.currency = e.currency \
              WHERE s.inviter_id IS NULL OR s.orders <> e.orders OR s.amount_minor <> e.amount LIMIT 1",
    },
    Check {
        name: "every effect of a step has its step",
        sql: "SELECT 'order ' || {id:e.order_id:id} FROM (\
              SELECT order_id, 'POINTS' AS step, direction FROM user_point_entries UNION ALL \
              SELECT order_id, 'INVITE_STATISTICS', direction FROM invite_statistic_entries UNION ALL \
              SELECT l.order_id, 'COMMISSION_TERMS', m.direction FROM merchant_commissions m \
              JOIN store_lines l ON l.line_id = m.line_id) e \
              LEFT JOIN order_steps s ON s.order_id = e.order_id AND s.step = e.step \
              WHERE s.state IS NULL OR s.state NOT IN ('DONE', 'REVERSED') \
              OR (e.direction = 'REVERSE' AND s.state <> 'REVERSED') LIMIT 1",
    },
];
