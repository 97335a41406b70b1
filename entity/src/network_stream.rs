use rebated_domain::network::{Feed, TroubleKind};
use rebated_domain::order::OrderSource;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "network_streams")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub network: OrderSource,
    #[sea_orm(primary_key, auto_increment = false)]
    pub account: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub feed: Feed,
    pub begins_at: DateTimeUtc,
    pub watermark: DateTimeUtc,
    pub window_seconds: i32,
    pub failures: i32,
    pub trouble_kind: Option<TroubleKind>,
    pub trouble_code: Option<String>,
    pub trouble_message: Option<String>,
    pub troubled_at: Option<DateTimeUtc>,
    pub retry_at: Option<DateTimeUtc>,
    pub answered_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
