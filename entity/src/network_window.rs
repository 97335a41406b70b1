use rebated_domain::id::NetworkWindowId;
use rebated_domain::network::{Feed, ScanKind};
use rebated_domain::order::OrderSource;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "network_windows")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NetworkWindowId,
    pub network: OrderSource,
    pub account: String,
    pub feed: Feed,
    pub kind: ScanKind,
    pub from_at: DateTimeUtc,
    pub until_at: DateTimeUtc,
    pub pages: i32,
    pub row_count: i64,
    pub created_count: i64,
    pub updated_count: i64,
    pub unchanged_count: i64,
    pub parked_count: i64,
    pub read_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
