use rebated_domain::id::UserId;
use rebated_domain::link::SubId;
use rebated_domain::order::OrderSource;
use rebated_entity::external_identity as table;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::networks::Tracking;
use crate::{Fault, Platform};

/// What orders of Taobao's channels have before the channel's id, as connectors write it into their buyer's reference.
const RELATION: &str = "relation:";

/// How many identities of a user at one network are looked at.
const LOOKED_AT: u64 = 100;

/// A buyer at a network.
#[derive(Clone, Debug)]
pub(super) struct Buyer {
    pub(super) user: UserId,
    pub(super) source: OrderSource,
    /// Our name for the buyer there.
    pub(super) sub_id: SubId,
    /// Whether the name is new, and not yet stored.
    pub(super) is_new: bool,
    /// What the network calls the buyer after a registration.
    pub(super) registered: Option<String>,
}

impl Buyer {
    /// The buyer as the identities of a user at a network tell. The oldest name that a network takes is used; without
    /// one a new name is made, which is stored with whatever is done under it.
    pub(super) async fn of(platform: &Platform, user: UserId, source: OrderSource) -> Result<Self, Fault> {
        let known = table::Entity::find()
            .filter(table::Column::UserId.eq(user))
            .filter(table::Column::Provider.eq(source.code()))
            .order_by_asc(table::Column::CreatedAt)
            .order_by_asc(table::Column::Subject)
            .limit(LOOKED_AT)
            .all(platform.db.read())
            .await?;
        let named = known.iter().find_map(|identity| SubId::read(&identity.subject));
        let registered = known.iter().find_map(|identity| identity.subject.strip_prefix(RELATION));
        Ok(Self {
            user,
            source,
            is_new: named.is_none(),
            sub_id: named.unwrap_or_else(|| SubId::from_random(platform.random())),
            registered: registered.map(str::to_owned),
        })
    }

    /// By what the network is to know the buyer's orders, from this place where the buyer has no name of the network's.
    pub(super) fn tracking(&self, place: Option<&str>) -> Tracking {
        let place = place.filter(|_| self.registered.is_none()).map(str::to_owned);
        Tracking { sub_id: self.sub_id.as_str().to_owned(), registered: self.registered.clone(), place }
    }
}
