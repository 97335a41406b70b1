use rebated_domain::id::{BillId, UserId};
use rebated_domain::money::Currency;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "bills")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BillId,
    pub number: String,
    pub user_id: UserId,
    pub period: String,
    pub currency: Currency,
    pub opening_minor: i64,
    pub credits_minor: i64,
    pub debits_minor: i64,
    pub closing_minor: i64,
    pub line_count: i32,
    pub hash: Vec<u8>,
    pub starts_at: DateTimeUtc,
    pub ends_at: DateTimeUtc,
    pub issued_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
