use rebated_domain::id::{OrderId, UserId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "order_pricings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub order_id: OrderId,
    pub edition: i64,
    pub pinned_at: DateTimeUtc,
    pub tier: String,
    pub days_registered: i64,
    pub invited_by: Option<String>,
    pub inviter_id: Option<UserId>,
    pub inviter_of_inviter_id: Option<UserId>,
    pub month_volume_minor: i64,
    pub priced_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
