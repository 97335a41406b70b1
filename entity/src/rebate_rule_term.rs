use rebated_domain::id::{RuleId, RuleVersionId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "rebate_rule_terms")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub version_id: RuleVersionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub edition: i64,
    pub rule_id: RuleId,
    pub from_at: Option<DateTimeUtc>,
    pub until_at: Option<DateTimeUtc>,
    pub until_edition: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
