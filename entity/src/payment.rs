use rebated_domain::id::{JobId, OrderId, PaymentId};
use rebated_domain::money::Currency;
use rebated_domain::payment::{PaymentScene, PaymentStatus, Surplus};
use rebated_domain::payment_channel::ChannelKind;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "payments")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PaymentId,
    pub order_id: OrderId,
    pub number: String,
    pub channel: ChannelKind,
    pub scene: PaymentScene,
    pub open_id: Option<String>,
    pub app: String,
    pub merchant: String,
    pub subject: String,
    pub currency: Currency,
    pub amount_minor: i64,
    pub status: PaymentStatus,
    pub version: i32,
    pub channel_number: Option<String>,
    pub checkout: Option<Json>,
    pub trouble: Option<String>,
    pub surplus: Option<Surplus>,
    pub disputed_minor: Option<i64>,
    pub expires_at: DateTimeUtc,
    pub paid_at: Option<DateTimeUtc>,
    pub paid_minor: i64,
    pub reserved_minor: i64,
    pub unknowns: i32,
    pub polls: i32,
    pub wake_at: Option<DateTimeUtc>,
    pub wake_job: Option<JobId>,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub refunded_minor: i64,
    pub late_minor: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
