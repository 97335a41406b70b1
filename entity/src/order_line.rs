use rebated_domain::id::{OrderId, OrderLineId};
use rebated_domain::money::Currency;
use rebated_domain::order::{OrderSource, OrderStatus};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "order_lines")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrderLineId,
    pub order_id: OrderId,
    pub source: OrderSource,
    pub account: String,
    pub line_key: String,
    pub title: String,
    pub sku: Option<String>,
    pub category: Option<String>,
    pub merchant: Option<String>,
    pub quantity: i64,
    pub currency: Currency,
    pub unit_price_minor: i64,
    pub paid_minor: i64,
    pub source_refunded_minor: i64,
    pub platform_refunded_minor: i64,
    pub commission_minor: Option<i64>,
    pub commission_returned_minor: Option<i64>,
    pub commission_booked_minor: i64,
    pub status: OrderStatus,
    pub held: bool,
    pub placed_at: DateTimeUtc,
    pub received_at: Option<DateTimeUtc>,
    pub settled_at: Option<DateTimeUtc>,
    pub modified_at: DateTimeUtc,
    pub digest: String,
    pub revision: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
