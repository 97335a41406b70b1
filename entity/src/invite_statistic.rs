use rebated_domain::id::UserId;
use rebated_domain::money::Currency;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "invite_statistics")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub inviter_id: UserId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub currency: Currency,
    pub orders: i64,
    pub amount_minor: i64,
    pub updated_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
