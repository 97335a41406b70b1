//! What the fields of one answer ask for, read together: one statement per relation and level of
//! the query, however many rows there are.

mod bills;
mod relations;
mod risk;

use std::hash::Hash;
use std::sync::Arc;
use std::time::Duration;

use async_graphql::Result;
use async_graphql::dataloader::{DataLoader, HashMapCache, Loader};
use async_graphql::runtime::{TokioSpawner, TokioTimer};
use rebated_domain::id::UserId;
use rebated_service::settings::VersionedSettings;
use rebated_service::{Fault, Platform};

pub use bills::{BalancesAt, LinesPageOf, TotalsOf};
pub use relations::{
    AttemptsOf, BalancesOf, BudgetsOf, CancellationOf, ClawbackOf, ClicksOf, DeliveriesOf, EndOf, EntriesOf,
    ExplanationOf, IdentitiesOf, InspectedLinesOf, InspectionOf, InterceptionOf, InviteStatisticsOf, LinesOf,
    LogOf, OutboundOf, PaymentLogOf, PaymentsOf, PointsOf, RebatesOf, RefundAttemptsOf, RefundLinesOf,
    RefundLogOf, RefundNotesOf, RefundParcelsOf, RefundsOf, Relations, ReservedOf, ReturnOf, ReturnParcelOf,
    RevisionsOf, RivalsOf, SettingsInForce, SoldAs, StepsOf, StockOf, StoreOrderOf, TermsOf, VariantsOf,
    VersionsOf, VoucherOf,
};

pub use risk::{HoldOnOrder, RiskOf};

use super::error::{fault, missing};
use super::turns::{NoDelay, Queue};
use super::types::user::User;

/// The relations of one request. Made for each request, so that what one caller may see never
/// serves another.
pub struct Loaders {
    relations: DataLoader<Relations, HashMapCache>,
}

impl Loaders {
    /// Loaders of one query or mutation. They remember what they have read; their reads are worked off
    /// from `queue`, once every field has had its turn.
    pub fn new(platform: &Arc<Platform>, queue: Queue) -> Self {
        let relations = Relations(Arc::clone(platform));
        let relations = DataLoader::with_cache(relations, queue, NoDelay, HashMapCache::default());
        Self { relations: relations.delay(Duration::ZERO) }
    }

    /// Loaders of a subscription. It lasts, so they remember nothing.
    pub fn lasting(platform: &Arc<Platform>) -> Self {
        let relations = Relations(Arc::clone(platform));
        let (spawner, timer) = (TokioSpawner::current(), TokioTimer::default());
        let relations = DataLoader::with_cache(relations, spawner, timer, HashMapCache::default());
        relations.enable_all_cache(false);
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

    /// The settings in force.
    pub async fn settings(&self) -> Result<Arc<VersionedSettings>> {
        self.one(SettingsInForce).await?.ok_or_else(|| missing("version of the settings"))
    }

    /// A user.
    pub async fn user(&self, id: UserId) -> Result<Option<User>> {
        Ok(self.one(id).await?.map(User::from))
    }
}
