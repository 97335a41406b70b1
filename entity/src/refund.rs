use rebated_domain::id::{JobId, OrderId, PaymentId, RefundId, UserId};
use rebated_domain::money::Currency;
use rebated_domain::refund::machine::NumberProof;
use rebated_domain::refund::{
    RefundPayout, RefundReason, RefundRisk, RefundRoute, RefundStatus, RefundTrigger,
};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "refunds")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RefundId,
    pub number: String,
    pub order_id: OrderId,
    pub trigger: RefundTrigger,
    pub reason: RefundReason,
    pub note: Option<String>,
    pub status: RefundStatus,
    pub currency: Currency,
    pub amount_minor: i64,
    pub requested_by: UserId,
    pub decided_by: Option<UserId>,
    pub decision_note: Option<String>,
    pub auto_approve_at: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
    pub decided_at: Option<DateTimeUtc>,
    pub updated_at: DateTimeUtc,
    pub version: i32,
    pub payout: RefundPayout,
    pub payment_id: Option<PaymentId>,
    pub asked_minor: i64,
    pub route: Option<RefundRoute>,
    pub no_return: bool,
    pub risk: Option<RefundRisk>,
    pub evidence: Option<Json>,
    pub assigned_to: Option<UserId>,
    pub first_approval_by: Option<UserId>,
    pub turn: i32,
    pub proof: NumberProof,
    pub failures: i32,
    pub unknowns: i32,
    pub polls: i32,
    pub tries: i32,
    pub channel_number: Option<String>,
    pub trouble: Option<String>,
    pub called_at: Option<DateTimeUtc>,
    pub unknown_since: Option<DateTimeUtc>,
    pub succeeded_at: Option<DateTimeUtc>,
    pub reserves: i32,
    pub has_reserve: bool,
    pub returned_turn: Option<i32>,
    pub owes_buyer: bool,
    pub wake_at: Option<DateTimeUtc>,
    pub wake_job: Option<JobId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
