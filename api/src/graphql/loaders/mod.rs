//! What the fields of one answer ask for, read together: one statement per relation and level of
//! the query, however many rows there are.

mod relations;

use std::hash::Hash;
use std::sync::Arc;
use std::time::Duration;

use async_graphql::Result;
use async_graphql::dataloader::{DataLoader, HashMapCache, Loader};
use async_graphql::runtime::{TokioSpawner, TokioTimer};
use rebated_domain::id::UserId;
use rebated_service::{Fault, Platform};

pub use relations::{
    BalancesOf, EntriesOf, ExplanationOf, IdentitiesOf, LinesOf, RebatesOf, RefundLinesOf, RefundsOf,
    Relations, RevisionsOf, VersionsOf,
};

use super::error::fault;
use super::types::user::User;

/// The relations of one request. Made for each request, so that what one caller may see never
/// serves another.
pub struct Loaders {
    relations: DataLoader<Relations, HashMapCache>,
}

impl Loaders {
    /// New loaders. They remember what they have read, except in a subscription, which lasts.
    ///
    /// What has come together is read as soon as every field has had its turn, without waiting for
    /// more: the loader's own delay would cost a millisecond on every level of a query.
    pub fn new(platform: &Arc<Platform>, remember: bool) -> Self {
        let relations = DataLoader::with_cache(
            Relations(Arc::clone(platform)),
            TokioSpawner::current(),
            TokioTimer::default(),
            HashMapCache::default(),
        );
        relations.enable_all_cache(remember);
        Self { relations: relations.delay(Duration::ZERO) }
    }

    /// The one thing with this key.
    pub async fn one<K>(&self, key: K) -> Result<Option<<Relations as Loader<K>>::Value>>
    where
        K: Send + Sync + Hash + Eq + Clone + 'static,
        Relations: Loader<K, Error = Arc<Fault>>,
    {
        self.relations.load_one(key).await.map_err(fault)
    }

    /// Everything with this key; nothing is no error.
    pub async fn many<K, V>(&self, key: K) -> Result<Vec<V>>
    where
        K: Send + Sync + Hash + Eq + Clone + 'static,
        Relations: Loader<K, Value = Vec<V>, Error = Arc<Fault>>,
    {
        Ok(self.one(key).await?.unwrap_or_default())
    }

    /// A user.
    pub async fn user(&self, id: UserId) -> Result<Option<User>> {
        Ok(self.one(id).await?.map(User::from))
    }
}
