use rebated_domain::money::Currency;
use rebated_domain::network::AfterSaleEffect;
use rebated_domain::order::OrderSource;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "after_sales")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub source: OrderSource,
    #[sea_orm(primary_key, auto_increment = false)]
    pub account: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_key: String,
    pub line_key: String,
    pub order_ref: String,
    pub effect: AfterSaleEffect,
    pub currency: Currency,
    pub refunded_minor: i64,
    pub commission_returned_minor: i64,
    pub modified_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
