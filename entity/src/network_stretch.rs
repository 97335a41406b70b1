use rebated_domain::network::Feed;
use rebated_domain::order::OrderSource;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "network_stretches")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub network: OrderSource,
    #[sea_orm(primary_key, auto_increment = false)]
    pub account: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub feed: Feed,
    #[sea_orm(primary_key, auto_increment = false)]
    pub from_at: DateTimeUtc,
    pub until_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
