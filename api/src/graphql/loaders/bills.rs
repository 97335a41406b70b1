//! What bills say, and the balances of past moments: one batch for all of them that are asked alike.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use chrono::{DateTime, Utc};
use rebated_domain::id::UserId;
use rebated_entity::bill;
use rebated_service::bills::queries::{BillLine, BillTotal, lines_of, totals_of};
use rebated_service::bills::{BillWindow, DraftKey, drafts};
use rebated_service::ledger::queries::{UserBalance, balances_of_at};
use rebated_service::page::{Page, PageRequest};
use rebated_service::{Fault, Platform};

use super::relations::Relations;

/// The sums of a bill by kind of movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TotalsOf(pub BillWindow);

/// A page of the movements of a bill.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LinesPageOf {
    /// Which bill.
    pub window: BillWindow,
    /// Which page. Those of several bills are read together when it is the same.
    pub page: PageRequest,
}

/// The balances of a user at a past moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BalancesAt {
    /// Whose.
    pub user: UserId,
    /// When.
    pub at: DateTime<Utc>,
}

impl Loader<TotalsOf> for Relations {
    type Value = Vec<BillTotal>;
    type Error = Arc<Fault>;

    async fn load(&self, keys: &[TotalsOf]) -> Result<HashMap<TotalsOf, Vec<BillTotal>>, Arc<Fault>> {
        let windows: Vec<BillWindow> = keys.iter().map(|key| key.0).collect();
        let found = totals_of(platform(self).db.read(), &windows).await.map_err(Arc::new)?;
        Ok(found.into_iter().map(|(window, totals)| (TotalsOf(window), totals)).collect())
    }
}

impl Loader<LinesPageOf> for Relations {
    type Value = Arc<Page<BillLine>>;
    type Error = Arc<Fault>;

    async fn load(
        &self,
        keys: &[LinesPageOf],
    ) -> Result<HashMap<LinesPageOf, Arc<Page<BillLine>>>, Arc<Fault>> {
        let mut alike: HashMap<&PageRequest, Vec<BillWindow>> = HashMap::new();
        for key in keys {
            alike.entry(&key.page).or_default().push(key.window);
        }
        let mut pages = HashMap::with_capacity(keys.len());
        for (page, windows) in alike {
            let found = lines_of(platform(self).db.read(), &windows, page).await.map_err(Arc::new)?;
            for (window, lines) in found {
                pages.insert(LinesPageOf { window, page: page.clone() }, Arc::new(lines));
            }
        }
        Ok(pages)
    }
}

impl Loader<BalancesAt> for Relations {
    type Value = Vec<UserBalance>;
    type Error = Arc<Fault>;

    async fn load(&self, keys: &[BalancesAt]) -> Result<HashMap<BalancesAt, Vec<UserBalance>>, Arc<Fault>> {
        let mut alike: HashMap<DateTime<Utc>, Vec<UserId>> = HashMap::new();
        for key in keys {
            alike.entry(key.at).or_default().push(key.user);
        }
        let mut balances = HashMap::with_capacity(keys.len());
        for (at, users) in alike {
            let found = balances_of_at(platform(self).db.read(), users, at).await.map_err(Arc::new)?;
            balances.extend(found.into_iter().map(|(user, list)| (BalancesAt { user, at }, list)));
        }
        Ok(balances)
    }
}

impl Loader<DraftKey> for Relations {
    type Value = bill::Model;
    type Error = Arc<Fault>;

    async fn load(&self, keys: &[DraftKey]) -> Result<HashMap<DraftKey, bill::Model>, Arc<Fault>> {
        drafts(platform(self), keys).await.map_err(Arc::new)
    }
}

fn platform(relations: &Relations) -> &Platform {
    &relations.0
}
