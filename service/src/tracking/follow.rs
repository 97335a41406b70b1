use std::sync::Arc;

use rebated_domain::id::{TrackingLinkId, UserId};
use rebated_domain::link::LinkCode;
use rebated_domain::order::OrderSource;
use rebated_entity::tracking_link;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::{Fault, Platform};

/// A link that somebody follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed {
    /// The link.
    pub id: TrackingLinkId,
    /// Whose orders it is known by.
    pub user_id: UserId,
    /// To which network it leads.
    pub network: OrderSource,
    /// To which product there.
    pub item_id: String,
    /// Where it leads, as the network made it.
    pub url: String,
}

/// The link of a code, which anybody may follow; none when there is none. Links do not change, so that those which were
/// followed lately cost no statement.
pub async fn follow(platform: &Platform, code: &str) -> Result<Option<Arc<Followed>>, Fault> {
    let Some(code) = LinkCode::read(code) else { return Ok(None) };
    let memory = &platform.link_memory.followed;
    if let Some(known) = memory.get(code.as_str()) {
        return Ok(Some(known));
    }
    let found = tracking_link::Entity::find().filter(tracking_link::Column::Code.eq(code.as_str()));
    let Some(link) = found.one(platform.db.read()).await? else { return Ok(None) };
    let followed = Arc::new(Followed {
        id: link.id,
        user_id: link.user_id,
        network: link.network,
        item_id: link.item_id,
        url: link.url,
    });
    memory.insert(link.code, Arc::clone(&followed));
    Ok(Some(followed))
}
