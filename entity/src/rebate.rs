use rebated_domain::id::{OrderId, OrderLineId, RebateId, RuleVersionId, UserId};
use rebated_domain::money::Currency;
use rebated_domain::rebate::{BeneficiaryRole, RebateStatus};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "rebates")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RebateId,
    pub order_id: OrderId,
    pub line_id: OrderLineId,
    pub beneficiary_id: UserId,
    pub role: BeneficiaryRole,
    pub status: RebateStatus,
    pub rule_version_id: Option<RuleVersionId>,
    pub currency: Currency,
    pub target_minor: i64,
    pub pending_minor: i64,
    pub credited_minor: i64,
    pub subsidy_minor: i64,
    pub ever_credited: bool,
    pub due_at: Option<DateTimeUtc>,
    pub sweep_at: Option<DateTimeUtc>,
    pub credited_at: Option<DateTimeUtc>,
    pub revision: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
