use rebated_domain::id::{TrackingLinkId, UserId};
use rebated_domain::order::OrderSource;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "tracking_links")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TrackingLinkId,
    pub code: String,
    pub user_id: UserId,
    pub network: OrderSource,
    pub account: String,
    pub item_id: String,
    pub title: String,
    pub channel: Option<String>,
    pub place: Option<String>,
    pub url: String,
    pub short_url: Option<String>,
    pub password: Option<String>,
    pub created_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
