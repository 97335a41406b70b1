use super::Check;

/// Whether an open hold covers the rebate `b` of the order `o`.
macro_rules! on_hold {
    () => {
        "EXISTS (SELECT 1 FROM risk_holds h WHERE h.released_at IS NULL AND h.order_id = b.order_id) \
         OR EXISTS (SELECT 1 FROM risk_holds h WHERE h.released_at IS NULL AND h.user_id = b.beneficiary_id) \
         OR EXISTS (SELECT 1 FROM risk_holds h WHERE h.released_at IS NULL AND h.user_id = o.buyer_id)"
    };
}

/// Checks of holds that one statement can make.
pub(super) const ALL: &[Check] = &[
    Check {
        name: "every open hold is on one user or on one order, and no other open hold is",
        sql: "SELECT 'risk hold ' || {id:h.id:id} FROM risk_holds h WHERE h.released_at IS NULL AND (\
              (CASE WHEN EXISTS (SELECT 1 FROM users u WHERE u.id = h.user_id) THEN 1 ELSE 0 END) \
              + (CASE WHEN EXISTS (SELECT 1 FROM orders o WHERE o.id = h.order_id) THEN 1 ELSE 0 END) <> 1 \
              OR EXISTS (SELECT 1 FROM risk_holds t WHERE t.released_at IS NULL AND t.id <> h.id \
              AND (t.user_id = h.user_id OR t.order_id = h.order_id))) LIMIT 1",
    },
    Check {
        name: "nothing on hold waits for its credit",
        sql: concat!(
            "SELECT 'rebate ' || {id:b.id:id} FROM rebates b JOIN orders o ON o.id = b.order_id \
             WHERE b.sweep_at IS NOT NULL AND (",
            on_hold!(),
            ") LIMIT 1"
        ),
    },
    Check {
        name: "whatever is pending of a settled line waits for its credit, unless a dispute or a hold keeps it",
        sql: concat!(
            "SELECT 'rebate ' || {id:b.id:id} FROM rebates b JOIN orders o ON o.id = b.order_id \
             JOIN order_lines l ON l.id = b.line_id \
             WHERE b.pending_minor > 0 AND b.due_at IS NOT NULL AND b.sweep_at IS NULL AND NOT (l.held OR ",
            on_hold!(),
            ") LIMIT 1"
        ),
    },
];
