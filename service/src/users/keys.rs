use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use chrono::{DateTime, Duration as Span, Utc};
use jsonwebtoken::{DecodingKey, EncodingKey};
use rebated_entity::signing_key as table;
use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, Set};

use crate::db::transact;
use crate::{Fault, Platform};

/// How long tokens of a replaced key still verify: longer than any access token lives.
const OVERLAP_HOURS: i64 = 24;
/// How often an unknown key id may make us read the keys again.
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
}

impl KeyRing {
    /// The keys, made when there are none.
    pub(super) async fn keys(&self, platform: &Platform) -> Result<Arc<Keys>, Fault> {
        if let Some((_, keys)) = &*self.known.lock().expect("no holder of the keys panics") {
            return Ok(Arc::clone(keys));
        }
        self.read(platform).await
    }

    /// The keys once more, because a token names one that is not known; at most once a second.
    #[expect(clippy::disallowed_methods, reason = "the age of a cache is not business time")]
    pub(super) async fn keys_again(&self, platform: &Platform) -> Result<Arc<Keys>, Fault> {
        if let Some((read_at, keys)) = &*self.known.lock().expect("no holder of the keys panics")
            && read_at.elapsed() < REREAD
        {
            return Ok(Arc::clone(keys));
        }
        self.read(platform).await
    }

    #[expect(clippy::disallowed_methods, reason = "the age of a cache is not business time")]
    async fn read(&self, platform: &Platform) -> Result<Arc<Keys>, Fault> {
        let now = platform.now();
        let mut rows = in_force(platform, now).await?;
        if rows.is_empty() {
            rotate_keys(platform).await?;
            rows = in_force(platform, now).await?;
        }
        let newest = rows.last().ok_or_else(|| Fault::Corrupt("there is no signing key".into()))?;
        let keys = Arc::new(Keys {
            kid: newest.kid.clone(),
            signing: EncodingKey::from_ed_der(&newest.private_pkcs8),
            verifying: rows.iter().map(|row| (row.kid.clone(), DecodingKey::from_ed_der(&row.public_key))).collect(),
        });
        let read = (Instant::now(), Arc::clone(&keys));
        *self.known.lock().expect("no holder of the keys panics") = Some(read);
        Ok(keys)
    }
}

async fn in_force(platform: &Platform, now: DateTime<Utc>) -> Result<Vec<table::Model>, Fault> {
    let in_force = Condition::any()
        .add(table::Column::RetiresAt.is_null())
        .add(table::Column::RetiresAt.gt(now));
    let keys = table::Entity::find().filter(in_force);
    let keys = keys.order_by_asc(table::Column::CreatedAt).order_by_asc(table::Column::Kid);
    Ok(keys.all(platform.db.read()).await?)
}

/// Makes a new signing key; answers its id. Tokens of the older ones verify for another day.
pub async fn rotate_keys(platform: &Platform) -> Result<String, Fault> {
    let now = platform.now();
    let seed: [u8; 32] = platform.random();
    let broken = |_| Fault::Internal("a signing key could not be made".into());
    let pair = Ed25519KeyPair::from_seed_unchecked(&seed).map_err(|_| Fault::Internal("bad seed".into()))?;
    let kid: String = platform.random::<8>().iter().map(|byte| format!("{byte:02x}")).collect();
    let row = table::ActiveModel {
        kid: Set(kid.clone()),
        private_pkcs8: Set(pair.to_pkcs8().map_err(broken)?.as_ref().to_vec()),
        public_key: Set(pair.public_key().as_ref().to_vec()),
        created_at: Set(now),
        retires_at: Set(None),
    };
    transact(&platform.db, async |txn| {
        table::Entity::update_many()
            .col_expr(table::Column::RetiresAt, (now + Span::hours(OVERLAP_HOURS)).into())
            .filter(table::Column::RetiresAt.is_null())
            .exec(txn)
            .await
            .map_err(Fault::from)?;
        row.insert(txn).await.map_err(Fault::from)?;
        Ok::<_, Fault>(())
    })
    .await?;
    *platform.keys.known.lock().expect("no holder of the keys panics") = None;
    Ok(kid)
}
