use rebated_domain::id::{OrderId, UserId};
use rebated_domain::money::Currency;
use rebated_domain::order::{Attribution, OrderSource, OrderStatus};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "orders")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrderId,
    pub number: String,
    pub source: OrderSource,
    pub account: String,
    pub external_id: String,
    pub buyer_id: Option<UserId>,
    pub buyer_ref: Option<String>,
    pub status: OrderStatus,
    pub held: bool,
    pub currency: Currency,
    pub paid_minor: i64,
    pub refunded_minor: i64,
    pub refund_reserved_minor: i64,
    pub refund_capacity_minor: i64,
    pub commission_minor: Option<i64>,
    pub placed_at: DateTimeUtc,
    pub paid_at: Option<DateTimeUtc>,
    pub received_at: Option<DateTimeUtc>,
    pub settled_at: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub version: i32,
    pub channel: Option<String>,
    pub clicked_at: Option<DateTimeUtc>,
    pub attributed_by: Option<Attribution>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
