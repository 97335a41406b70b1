use rebated_domain::id::RefundId;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "refund_vouchers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub refund_id: RefundId,
    pub number: String,
    pub facts: Vec<u8>,
    pub layout: String,
    pub json_key: String,
    pub json_sha256: Vec<u8>,
    pub json_size: i64,
    pub pdf_key: String,
    pub pdf_sha256: Vec<u8>,
    pub pdf_size: i64,
    pub made_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
