//! Users and orders on hold: what they pay is not credited until somebody lets them go.
//!
//! The other indexes are for finding accounts that share a device, an address or a payer.

crate::dialect::forward_only!(
    "
    CREATE TABLE risk_holds (
        id {uuid} NOT NULL PRIMARY KEY,
        user_id {uuid} REFERENCES users (id),
        order_id {uuid} REFERENCES orders (id),
        reason text NOT NULL,
        note text NOT NULL,
        placed_by {uuid} NOT NULL,
        placed_at {time} NOT NULL,
        released_by {uuid},
        release_note text,
        released_at {time},
        CHECK ((user_id IS NULL) <> (order_id IS NULL)),
        CHECK ((released_at IS NULL) = (released_by IS NULL))
    ) {table};
    CREATE UNIQUE INDEX risk_holds_open_user ON risk_holds (user_id)
        WHERE released_at IS NULL AND user_id IS NOT NULL;
    CREATE UNIQUE INDEX risk_holds_open_order ON risk_holds (order_id)
        WHERE released_at IS NULL AND order_id IS NOT NULL;
    CREATE INDEX risk_holds_newest ON risk_holds (placed_at, id);
    CREATE INDEX risk_holds_open ON risk_holds (placed_at, id) WHERE released_at IS NULL;
    CREATE INDEX risk_holds_user ON risk_holds (user_id, placed_at, id) WHERE user_id IS NOT NULL;
    CREATE INDEX risk_holds_order ON risk_holds (order_id, placed_at, id) WHERE order_id IS NOT NULL;

    CREATE INDEX link_clicks_device ON link_clicks (device_digest, user_id) WHERE device_digest IS NOT NULL;
    CREATE INDEX link_clicks_address ON link_clicks (address_digest, user_id) WHERE address_digest IS NOT NULL;
    CREATE INDEX payments_payer ON payments (open_id) WHERE open_id IS NOT NULL
    "
);
