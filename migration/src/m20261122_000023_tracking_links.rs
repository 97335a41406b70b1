//! Links that earn, and who followed them.
//!
//! A click keeps what tells one person from another only as digests; it is a hint to whom an order belongs, no proof.

crate::dialect::forward_only!(
    "
    CREATE TABLE tracking_links (
        id {uuid} NOT NULL PRIMARY KEY,
        code text NOT NULL UNIQUE,
        user_id {uuid} NOT NULL REFERENCES users (id),
        network text NOT NULL,
        account text NOT NULL,
        item_id text NOT NULL,
        title text NOT NULL,
        channel text,
        place text,
        url text NOT NULL,
        short_url text,
        password text,
        created_at {time} NOT NULL
    ) {table};
    CREATE INDEX tracking_links_user ON tracking_links (user_id, id);
    CREATE INDEX tracking_links_item ON tracking_links (network, item_id, id);

    CREATE TABLE link_clicks (
        id {uuid} NOT NULL PRIMARY KEY,
        link_id {uuid} NOT NULL REFERENCES tracking_links (id),
        user_id {uuid} NOT NULL,
        network text NOT NULL,
        item_id text NOT NULL,
        device_digest {bytes},
        address_digest {bytes},
        clicked_at {time} NOT NULL
    ) {table};
    CREATE INDEX link_clicks_link ON link_clicks (link_id, id);
    CREATE INDEX link_clicks_item ON link_clicks (network, item_id, clicked_at);
    CREATE INDEX link_clicks_user ON link_clicks (user_id, clicked_at)
    "
);
