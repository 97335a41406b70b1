use rebated_domain::network::Feed;
use rebated_domain::order::OrderSource;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "network_parked_rows")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub network: OrderSource,
    #[sea_orm(primary_key, auto_increment = false)]
    pub account: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub feed: Feed,
    #[sea_orm(primary_key, auto_increment = false)]
    pub digest: Vec<u8>,
    pub problems: Json,
    pub document: String,
    pub first_seen_at: DateTimeUtc,
    pub last_seen_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
