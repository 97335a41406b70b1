use rebated_domain::id::{OrderLineId, RuleId};
use rebated_domain::rebate::BeneficiaryRole;
use rebated_domain::rule::LimitKind;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "rebate_limit_holds")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub line_id: OrderLineId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub role: BeneficiaryRole,
    #[sea_orm(primary_key, auto_increment = false)]
    pub rule_id: RuleId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: LimitKind,
    pub user_id: Uuid,
    pub period: String,
    pub amount_minor: i64,
    pub is_spent: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
