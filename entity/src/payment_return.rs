use rebated_domain::id::{JobId, PaymentId, PaymentReturnId};
use rebated_domain::money::Currency;
use rebated_domain::refund::machine::RefundStatus;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "payment_returns")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PaymentReturnId,
    pub payment_id: PaymentId,
    pub number: String,
    pub turn: i32,
    pub currency: Currency,
    pub amount_minor: i64,
    pub status: RefundStatus,
    pub version: i32,
    pub failures: i32,
    pub unknowns: i32,
    pub polls: i32,
    pub channel_number: Option<String>,
    pub trouble: Option<String>,
    pub called_at: Option<DateTimeUtc>,
    pub unknown_since: Option<DateTimeUtc>,
    pub succeeded_at: Option<DateTimeUtc>,
    pub wake_at: Option<DateTimeUtc>,
    pub wake_job: Option<JobId>,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
