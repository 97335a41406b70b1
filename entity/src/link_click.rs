use rebated_domain::id::{LinkClickId, TrackingLinkId, UserId};
use rebated_domain::order::OrderSource;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "link_clicks")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LinkClickId,
    pub link_id: TrackingLinkId,
    pub user_id: UserId,
    pub network: OrderSource,
    pub item_id: String,
    pub device_digest: Option<Vec<u8>>,
    pub address_digest: Option<Vec<u8>>,
    pub clicked_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
