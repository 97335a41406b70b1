use rebated_domain::id::{PaymentId, PaymentTransitionId, UserId};
use rebated_domain::payment::{PaymentCause, PaymentInput, PaymentStatus};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "payment_transitions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PaymentTransitionId,
    pub payment_id: PaymentId,
    pub row_name: String,
    pub input: PaymentInput,
    pub status_before: Option<PaymentStatus>,
    pub status_after: PaymentStatus,
    pub version_before: i32,
    pub version_after: i32,
    pub cause: PaymentCause,
    pub cause_ref: Option<String>,
    pub note: Option<String>,
    pub actor_id: UserId,
    pub at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
