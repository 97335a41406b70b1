//! Reading links and who followed them. Callers have been checked.

use std::collections::HashMap;

use rebated_domain::id::{TrackingLinkId, UserId};
use rebated_domain::order::OrderSource;
use rebated_entity::{link_click, tracking_link};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::Fault;
use crate::db::any_of;
use crate::page::{Page, PageRequest, SortBy, fetch};

/// A user's links, newest first.
pub async fn links_of(
    db: &impl ConnectionTrait,
    user: UserId,
    page: &PageRequest,
) -> Result<Page<tracking_link::Model>, Fault> {
    let select = tracking_link::Entity::find().filter(tracking_link::Column::UserId.eq(user));
    fetch(db, select, SortBy::Id(tracking_link::Column::Id), true, page).await
}

/// Links by id.
pub async fn by_ids(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = TrackingLinkId>,
) -> Result<HashMap<TrackingLinkId, tracking_link::Model>, Fault> {
    let wanted = any_of(db.get_database_backend(), tracking_link::Column::Id, ids);
    let links = tracking_link::Entity::find().filter(wanted).all(db).await?;
    Ok(links.into_iter().map(|link| (link.id, link)).collect())
}

/// How often links were followed; links that nobody followed are left out.
pub async fn clicks_of(
    db: &impl ConnectionTrait,
    links: impl IntoIterator<Item = TrackingLinkId>,
) -> Result<HashMap<TrackingLinkId, i64>, Fault> {
    let wanted = any_of(db.get_database_backend(), link_click::Column::LinkId, links);
    let counted: Vec<(TrackingLinkId, i64)> = link_click::Entity::find()
        .select_only()
        .column(link_click::Column::LinkId)
        .column_as(link_click::Column::Id.count(), "clicks")
        .filter(wanted)
        .group_by(link_click::Column::LinkId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(counted.into_iter().collect())
}

/// A user's newest link to a product of one account at a network, made for one channel.
pub(super) async fn newest_of(
    db: &impl ConnectionTrait,
    user: UserId,
    (network, account): (OrderSource, &str),
    (item_id, channel): (&str, Option<&str>),
) -> Result<Option<tracking_link::Model>, Fault> {
    use tracking_link::Column;
    let links = tracking_link::Entity::find()
        .filter(Column::UserId.eq(user))
        .filter(Column::Network.eq(network))
        .filter(Column::Account.eq(account))
        .filter(Column::ItemId.eq(item_id));
    let links = match channel {
        Some(channel) => links.filter(Column::Channel.eq(channel)),
        None => links.filter(Column::Channel.is_null()),
    };
    Ok(links.order_by_desc(Column::Id).one(db).await?)
}
