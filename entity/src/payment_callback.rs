use rebated_domain::id::{PaymentCallbackId, PaymentId};
use rebated_domain::payment::{CallbackReason, CallbackResult};
use rebated_domain::payment_channel::ChannelKind;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "payment_callbacks")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PaymentCallbackId,
    pub channel: ChannelKind,
    pub event_id: String,
    pub digest: Vec<u8>,
    pub body: Vec<u8>,
    pub notice: Json,
    pub number: Option<String>,
    pub payment_id: Option<PaymentId>,
    pub result: Option<CallbackResult>,
    pub reason: Option<CallbackReason>,
    pub received_at: DateTimeUtc,
    pub applied_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
