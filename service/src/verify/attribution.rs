use super::Check;

/// Checks of whose orders are that one statement can make.
pub(super) const ALL: &[Check] = &[
    Check {
        name: "every order that has a buyer says how it has found them, and no other does",
        sql: "SELECT 'order ' || o.number FROM orders o \
              WHERE (o.buyer_id IS NULL) <> (o.attributed_by IS NULL) LIMIT 1",
    },
    Check {
        name: "every granted claim names an order with its number, of somebody to whom it was granted",
        sql: "SELECT 'claim ' || {id:c.id:id} FROM order_claims c LEFT JOIN orders o ON o.id = c.order_id \
              WHERE c.status = 'GRANTED' AND (o.id IS NULL OR o.source <> c.source \
              OR o.external_id <> c.order_number OR NOT EXISTS (SELECT 1 FROM order_claims g \
              WHERE g.order_id = o.id AND g.status = 'GRANTED' AND g.user_id = o.buyer_id)) LIMIT 1",
    },
    Check {
        name: "every click is of the member, the network and the product of its link",
        sql: "SELECT 'click ' || {id:c.id:id} FROM link_clicks c LEFT JOIN tracking_links l ON l.id = c.link_id \
              WHERE l.id IS NULL OR l.user_id <> c.user_id OR l.network <> c.network \
              OR l.item_id <> c.item_id LIMIT 1",
    },
];
