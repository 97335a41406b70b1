use rebated_domain::network::{Feed, ScanKind};
use rebated_domain::order::OrderSource;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "network_scans")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub network: OrderSource,
    pub account: String,
    pub feed: Feed,
    pub kind: ScanKind,
    pub from_at: DateTimeUtc,
    pub until_at: DateTimeUtc,
    pub next_at: DateTimeUtc,
    pub created_at: DateTimeUtc,
    pub finished_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
