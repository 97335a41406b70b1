use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::link::{LinkTarget, SharedLink};
use rebated_entity::tracking_link;

use super::TrackingError;
use super::buyer::Buyer;
use super::calls::Calls;
use super::memory::Known;
use super::queries::newest_of;
use crate::networks::{TrackedLink, Trouble, TroubleKind};
use crate::{Fault, Platform};

/// How long a link is handed out again.
const AGAIN: TimeDelta = TimeDelta::days(7);
/// How long it is better than nothing, while the network is away: networks keep links for a month.
const GOOD: TimeDelta = TimeDelta::days(30);

/// What is looked for, and for whom.
pub(super) struct Search<'a> {
    pub(super) platform: &'a Platform,
    pub(super) calls: &'a Calls<'a>,
    pub(super) shared: &'a SharedLink,
    pub(super) channel: Option<&'a str>,
    pub(super) now: DateTime<Utc>,
}

/// What was found.
pub(super) struct Found {
    /// The product; none when only a link of earlier is known.
    pub(super) product: Option<Known>,
    pub(super) link: FoundLink,
}

/// How there is a link.
pub(super) enum FoundLink {
    /// It was made before.
    Known(Box<tracking_link::Model>),
    /// The network has just made it, from this place.
    Made(TrackedLink, Option<String>),
    /// The buyer has to be registered first.
    NeedsRegistration,
}

impl Search<'_> {
    /// Asks the network for what is not known. A network that is away is made up for with what was known before.
    pub(super) async fn run(&self, buyer: &Buyer) -> Result<Found, TrackingError> {
        match self.product().await? {
            Ok(known) => {
                let link = self.link(buyer, &known).await?;
                Ok(Found { product: Some(known), link })
            }
            Err(trouble) => {
                let LinkTarget::Item(item_id) = &self.shared.target else { return Err(trouble.into()) };
                let link = self.known(buyer, item_id, GOOD).await?.ok_or(trouble)?;
                Ok(Found { product: None, link })
            }
        }
    }

    async fn product(&self) -> Result<Result<Known, Trouble>, TrackingError> {
        let memory = &self.platform.link_memory;
        let known = memory.product(self.shared, self.now);
        if let Some(fresh) = known.clone().filter(|known| !known.is_stale) {
            return Ok(Ok(fresh));
        }
        match self.calls.product(self.shared).await {
            Ok(Some(product)) => Ok(Ok(memory.remember(self.shared, product, self.now))),
            Ok(None) => Err(TrackingError::NotPromoted),
            Err(trouble) => Ok(known.ok_or(trouble)),
        }
    }

    async fn link(&self, buyer: &Buyer, known: &Known) -> Result<FoundLink, TrackingError> {
        let item_id = &known.product.item_id;
        if let Some(link) = self.known(buyer, item_id, AGAIN).await? {
            return Ok(link);
        }
        let place = self.platform.link_places.pick(self.shared.network, buyer.user, item_id);
        let tracking = buyer.tracking(place);
        match self.calls.link(&known.product, &tracking).await {
            Ok(made) => Ok(FoundLink::Made(made, tracking.place)),
            Err(trouble) if trouble.kind == TroubleKind::NotRegistered => Ok(FoundLink::NeedsRegistration),
            Err(trouble) => Ok(self.known(buyer, item_id, GOOD).await?.ok_or(trouble)?),
        }
    }

    /// The buyer's newest link to a product, if it is young enough.
    async fn known(&self, buyer: &Buyer, item_id: &str, age: TimeDelta) -> Result<Option<FoundLink>, Fault> {
        let account = (self.shared.network, self.calls.account());
        let newest = newest_of(self.platform.db.read(), buyer.user, account, (item_id, self.channel)).await?;
        let young = newest.filter(|link| self.now - link.created_at <= age);
        Ok(young.map(|link| FoundLink::Known(Box::new(link))))
    }
}
