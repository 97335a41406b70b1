//! Users, their sessions and keys, the keys that sign tokens, and the settings.

crate::dialect::forward_only!(
    "
    CREATE TABLE users (
        id {uuid} NOT NULL PRIMARY KEY,
        display_name text NOT NULL,
        email text UNIQUE,
        phone text UNIQUE,
        password_hash text,
        role text NOT NULL,
        status text NOT NULL,
        tier text NOT NULL,
        locale text NOT NULL,
        invite_code text NOT NULL UNIQUE,
        inviter_id {uuid} REFERENCES users (id),
        first_order_at {time},
        created_at {time} NOT NULL,
        updated_at {time} NOT NULL,
        version {int} NOT NULL
    ) {table};
    CREATE INDEX users_inviter ON users (inviter_id, id);

    CREATE TABLE sessions (
        id {uuid} NOT NULL PRIMARY KEY,
        user_id {uuid} NOT NULL REFERENCES users (id),
        created_at {time} NOT NULL,
        last_used_at {time} NOT NULL,
        revoked_at {time},
        revoke_reason text
    ) {table};
    CREATE INDEX sessions_user ON sessions (user_id);

    CREATE TABLE refresh_tokens (
        token_hash {bytes} NOT NULL PRIMARY KEY,
        session_id {uuid} NOT NULL REFERENCES sessions (id),
        issued_at {time} NOT NULL,
        expires_at {time} NOT NULL,
        used_at {time}
    ) {table};
    CREATE INDEX refresh_tokens_session ON refresh_tokens (session_id);

    CREATE TABLE api_keys (
        id {uuid} NOT NULL PRIMARY KEY,
        user_id {uuid} NOT NULL REFERENCES users (id),
        name text NOT NULL,
        prefix text NOT NULL UNIQUE,
        secret_hash {bytes} NOT NULL,
        scopes {json} NOT NULL,
        created_at {time} NOT NULL,
        expires_at {time},
        last_used_at {time},
        revoked_at {time}
    ) {table};
    CREATE INDEX api_keys_user ON api_keys (user_id);

    CREATE TABLE signing_keys (
        kid text NOT NULL PRIMARY KEY,
        private_pkcs8 {bytes} NOT NULL,
        public_key {bytes} NOT NULL,
        created_at {time} NOT NULL,
        retires_at {time}
    ) {table};

    CREATE TABLE sign_in_throttles (
        subject_hash {bytes} NOT NULL PRIMARY KEY,
        failures {int} NOT NULL,
        last_failed_at {time} NOT NULL,
        blocked_until {time}
    ) {table};

    CREATE TABLE external_identities (
        provider text NOT NULL,
        subject text NOT NULL,
        user_id {uuid} NOT NULL REFERENCES users (id),
        created_at {time} NOT NULL,
        PRIMARY KEY (provider, subject)
    ) {table};
    CREATE INDEX external_identities_user ON external_identities (user_id);

    CREATE TABLE settings (
        version {int} NOT NULL PRIMARY KEY,
        document {json} NOT NULL,
        changed_by {uuid} NOT NULL,
        changed_at {time} NOT NULL
    ) {table};

    CREATE TABLE idempotency_keys (
        user_id {uuid} NOT NULL,
        operation text NOT NULL,
        key text NOT NULL,
        input_hash {bytes} NOT NULL,
        outcome {json} NOT NULL,
        created_at {time} NOT NULL,
        PRIMARY KEY (user_id, operation, key)
    ) {table};
    CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at)
    "
);
