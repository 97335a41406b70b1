//! Idempotency keys: a mutation that is repeated with the same key and input has one effect and the
//! first answer. The key is claimed inside the business transaction, so that it exists exactly when
//! the effect does.

use aws_lc_rs::digest::{SHA256, digest};
use chrono::{DateTime, Utc};
use rebated_domain::id::UserId;
use rebated_entity::idempotency_key as table;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    Set, Statement, TryInsertResult,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::db::{Kind, Rows, transact};
use crate::{ErrorKind, Fault, Platform, row};

/// A claim of a key for one operation by one caller.
#[derive(Clone, Debug)]
pub struct Claim {
    user_id: UserId,
    operation: &'static str,
    key: String,
    input_hash: Vec<u8>,
}

/// Why a key was refused.
#[derive(Debug, thiserror::Error)]
pub enum IdempotencyError {
    /// The key was used before with another input.
    #[error("the idempotency key was used with another input")]
    Mismatch,
    /// Not 1 to 128 printable characters.
    #[error("an idempotency key has 1 to 128 printable characters")]
    BadKey,
    /// Our fault.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl IdempotencyError {
    /// What the refusal means to the caller.
    pub const fn kind(&self) -> ErrorKind {
        match self {
            Self::Mismatch | Self::BadKey => ErrorKind::Refused,
            Self::Fault(_) => ErrorKind::Fault,
        }
    }
}

fn check_key(key: &str) -> Result<(), IdempotencyError> {
    let fits = (1..=128).contains(&key.chars().count()) && !key.chars().any(char::is_control);
    if fits { Ok(()) } else { Err(IdempotencyError::BadKey) }
}

/// The id of what a caller makes under a key: name-based, so that a repeat makes the same thing.
///
/// For things that the ledger books, whose id and input are compared there: they need no claim.
pub fn id_for(user_id: UserId, operation: &str, key: &str) -> Result<Uuid, IdempotencyError> {
    check_key(key)?;
    Ok(Uuid::new_v5(&user_id.0, format!("{operation}/{key}").as_bytes()))
}

impl Claim {
    /// A claim of `key`; `input` is everything that the answer depends on.
    pub fn new(
        user_id: UserId,
        operation: &'static str,
        key: &str,
        input: &impl Serialize,
    ) -> Result<Self, IdempotencyError> {
        check_key(key)?;
        let text = serde_json::to_vec(input).map_err(Fault::from)?;
        let input_hash = digest(&SHA256, &text).as_ref().to_vec();
        Ok(Self { user_id, operation, key: key.to_owned(), input_hash })
    }

    /// Takes the key, or answers what was answered when it was taken before.
    ///
    /// A concurrent claim of the same key waits here until the other transaction ends.
    pub async fn take_in<T: DeserializeOwned>(
        &self,
        txn: &DatabaseTransaction,
        platform: &Platform,
    ) -> Result<Option<T>, IdempotencyError> {
        let row = table::ActiveModel {
            user_id: Set(self.user_id),
            operation: Set(self.operation.to_owned()),
            key: Set(self.key.clone()),
            input_hash: Set(self.input_hash.clone()),
            outcome: Set(serde_json::Value::Null),
            created_at: Set(platform.now()),
        };
        let inserted = table::Entity::insert(row).on_conflict_do_nothing().exec_without_returning(txn).await;
        if matches!(inserted.map_err(Fault::from)?, TryInsertResult::Inserted(1)) {
            return Ok(None);
        }
        let earlier = table::Entity::find()
            .filter(table::Column::UserId.eq(self.user_id))
            .filter(table::Column::Operation.eq(self.operation))
            .filter(table::Column::Key.eq(&self.key))
            .one(txn)
            .await
            .map_err(Fault::from)?
            .ok_or_else(|| Fault::Corrupt("a claimed idempotency key is gone".into()))?;
        if earlier.input_hash != self.input_hash {
            return Err(IdempotencyError::Mismatch);
        }
        Ok(Some(serde_json::from_value(earlier.outcome).map_err(Fault::from)?))
    }

    /// Stores the answer for later repeats.
    pub async fn answer_in(&self, txn: &DatabaseTransaction, outcome: &impl Serialize) -> Result<(), Fault> {
        let outcome = serde_json::to_value(outcome)?;
        table::Entity::update_many()
            .col_expr(table::Column::Outcome, outcome.into())
            .filter(table::Column::UserId.eq(self.user_id))
            .filter(table::Column::Operation.eq(self.operation))
            .filter(table::Column::Key.eq(&self.key))
            .exec(txn)
            .await?;
        Ok(())
    }
}

/// How many keys one transaction removes.
const CHUNK: u64 = 1_000;

/// Removes a chunk of the keys that were used before `older_than`; answers how many. Such a key means a new call
/// from then on.
pub async fn forget_old(platform: &Platform, older_than: DateTime<Utc>) -> Result<usize, Fault> {
    transact(&platform.db, async |txn| {
        let old = table::Entity::find()
            .filter(table::Column::CreatedAt.lt(older_than))
            .order_by_asc(table::Column::CreatedAt)
            .limit(CHUNK)
            .all(txn)
            .await?;
        let mut rows = Rows::new(KEYS);
        old.iter().for_each(|key| rows.push(row![key.user_id, key.operation.as_str(), key.key.as_str()]));
        if rows.is_empty() {
            return Ok(0);
        }
        let mut params = Vec::new();
        let source = rows.source(platform.db.backend(), &mut params);
        let sql = format!(
            "DELETE FROM idempotency_keys WHERE (user_id, operation, key) IN \
             (SELECT r.user_id, r.operation, r.key FROM {source})"
        );
        txn.execute_raw(Statement::from_sql_and_values(platform.db.backend(), sql, params)).await?;
        Ok(old.len())
    })
    .await
}

const KEYS: &[(&str, Kind)] = &[("user_id", Kind::Uuid), ("operation", Kind::Text), ("key", Kind::Text)];
