use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use aws_lc_rs::hmac;
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use chrono::{DateTime, Duration as Span, Utc};
use jsonwebtoken::{DecodingKey, EncodingKey};
use rebated_domain::audit::{AuditAction, ObjectType, Permission};
use rebated_entity::signing_key as table;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait,
    QueryFilter, QueryOrder, Set,
};
use serde_json::json;

use super::link_keys::derive;
use crate::db::transact;
use crate::{Fault, Platform, access};

/// How long tokens of a replaced key still verify: longer than any access token lives.
const OVERLAP_HOURS: i64 = 24;
/// How old the known keys may be: a rotation by another process is noticed within this time.
const MAX_AGE: Duration = Duration::from_secs(60);
/// How often an unknown key id may make us read the keys sooner.
const REREAD: Duration = Duration::from_secs(1);

/// The keys that sign and verify access tokens, read from the database so that every node has them.
#[derive(Default)]
pub struct KeyRing {
    known: Mutex<Option<(Instant, Arc<Keys>)>>,
}

/// The keys in force at one moment.
pub(super) struct Keys {
    pub(super) kid: String,
    pub(super) signing: EncodingKey,
    pub(super) verifying: HashMap<String, DecodingKey>,
    /// Signs links.
    pub(super) link: hmac::Key,
    /// Each of them verifies links.
    pub(super) links: Vec<hmac::Key>,
}

impl KeyRing {
    /// The keys, made when there are none. To be asked for before a transaction begins: making the first
    /// key needs one of its own, and SQLite's only writer would wait for itself.
    pub(super) async fn keys(&self, platform: &Platform) -> Result<Arc<Keys>, Fault> {
        self.younger_than(MAX_AGE, platform).await
    }

    /// The keys once more, because a token names one that is not known; at most once a second.
    pub(super) async fn keys_again(&self, platform: &Platform) -> Result<Arc<Keys>, Fault> {
        self.younger_than(REREAD, platform).await
    }

    #[expect(clippy::disallowed_methods, reason = "the age of a cache is not business time")]
    async fn younger_than(&self, age: Duration, platform: &Platform) -> Result<Arc<Keys>, Fault> {
        if let Some((read_at, keys)) = &*self.known.lock().expect("no holder of the keys panics")
            && read_at.elapsed() < age
        {
            return Ok(Arc::clone(keys));
        }
        let keys = Arc::new(read(platform).await?);
        let known = (Instant::now(), Arc::clone(&keys));
        *self.known.lock().expect("no holder of the keys panics") = Some(known);
        Ok(keys)
    }
}

async fn read(platform: &Platform) -> Result<Keys, Fault> {
    let now = platform.now();
    let mut rows = in_force(platform.db.read(), now).await?;
    if rows.is_empty() {
        make_first(platform).await?;
        rows = in_force(platform.db.read(), now).await?;
    }
    let signs = rows.iter().rfind(|row| row.retires_at.is_none()).or(rows.last());
    let signs = signs.ok_or_else(|| Fault::Corrupt("there is no signing key".into()))?;
    let verifying = |row: &table::Model| (row.kid.clone(), DecodingKey::from_ed_der(&row.public_key));
    Ok(Keys {
        kid: signs.kid.clone(),
        signing: EncodingKey::from_ed_der(&signs.private_pkcs8),
        verifying: rows.iter().map(verifying).collect(),
        link: derive(&signs.private_pkcs8)?,
        links: rows.iter().map(|row| derive(&row.private_pkcs8)).collect::<Result<_, _>>()?,
    })
}

async fn in_force(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Vec<table::Model>, Fault> {
    let in_force =
        Condition::any().add(table::Column::RetiresAt.is_null()).add(table::Column::RetiresAt.gt(now));
    let keys = table::Entity::find().filter(in_force);
    let keys = keys.order_by_asc(table::Column::CreatedAt).order_by_asc(table::Column::Kid);
    Ok(keys.all(db).await?)
}

#[cfg(test)]
impl Keys {
    /// One key, for tests of tokens.
    pub(super) fn from_seed(kid: &str, seed: [u8; 32]) -> Self {
        let pair = Ed25519KeyPair::from_seed_unchecked(&seed).unwrap();
        let verifying = DecodingKey::from_ed_der(pair.public_key().as_ref());
        Self {
            kid: kid.into(),
            signing: EncodingKey::from_ed_der(pair.to_pkcs8().unwrap().as_ref()),
            verifying: HashMap::from([(kid.into(), verifying)]),
            link: derive(&seed).unwrap(),
            links: Vec::new(),
        }
    }
}

/// Makes the first key, unless another node was faster.
async fn make_first(platform: &Platform) -> Result<(), Fault> {
    let (now, key) = (platform.now(), new_key(platform)?);
    transact(&platform.db, async |txn| {
        lock_in(txn).await?;
        if in_force(txn, now).await?.is_empty() {
            key.insert(txn).await?;
        }
        Ok(())
    })
    .await
}

/// Makes a new signing key; answers its id. Tokens of the older ones verify for another day. Other
/// processes sign with it after a minute at most.
pub async fn rotate_keys(platform: &Platform) -> Result<String, Fault> {
    let (now, key) = (platform.now(), new_key(platform)?);
    let permit = access::operate(Permission::SigningKeysRotate);
    let key = transact(&platform.db, async |txn| {
        lock_in(txn).await?;
        table::Entity::update_many()
            .col_expr(table::Column::RetiresAt, (now + Span::hours(OVERLAP_HOURS)).into())
            .filter(table::Column::RetiresAt.is_null())
            .exec(txn)
            .await?;
        let key = key.insert(txn).await?;
        let entry = permit.did(AuditAction::SigningKeysRotate, ObjectType::SigningKey);
        entry.made(&json!({ "keyId": key.kid }))?.record_in(txn, platform, now).await?;
        Ok::<_, Fault>(key)
    })
    .await?;
    *platform.keys.known.lock().expect("no holder of the keys panics") = None;
    Ok(key.kid)
}

fn new_key(platform: &Platform) -> Result<table::ActiveModel, Fault> {
    let broken = || Fault::Internal("a signing key could not be made".into());
    let seed: [u8; 32] = platform.random();
    let pair = Ed25519KeyPair::from_seed_unchecked(&seed).map_err(|_| broken())?;
    Ok(table::ActiveModel {
        kid: Set(platform.random::<8>().iter().map(|byte| format!("{byte:02x}")).collect()),
        private_pkcs8: Set(pair.to_pkcs8().map_err(|_| broken())?.as_ref().to_vec()),
        public_key: Set(pair.public_key().as_ref().to_vec()),
        created_at: Set(platform.now()),
        retires_at: Set(None),
    })
}

/// Keys are made one at a time: nodes that start together wait for each other here.
async fn lock_in(txn: &DatabaseTransaction) -> Result<(), Fault> {
    // SQLite has one writer, which is lock enough
    if txn.get_database_backend() == DbBackend::Postgres {
        txn.execute_unprepared("LOCK TABLE signing_keys IN SHARE ROW EXCLUSIVE MODE").await?;
    }
    Ok(())
}
