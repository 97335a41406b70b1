//! How each order has found its buyer. Orders of earlier that somebody has claimed with success are theirs by that;
//! clicks decided nothing so far.

crate::dialect::forward_only!(
    "
    ALTER TABLE orders ADD COLUMN attributed_by text;
    UPDATE orders SET attributed_by = CASE
        WHEN source = 'STORE' THEN 'STORE'
        WHEN EXISTS (SELECT 1 FROM order_claims c WHERE c.source = orders.source
            AND c.order_number = orders.external_id AND c.user_id = orders.buyer_id AND c.status = 'GRANTED') THEN 'CLAIM'
        ELSE 'NAME' END
        WHERE buyer_id IS NOT NULL
    "
);
