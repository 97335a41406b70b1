use rebated_domain::courier::CourierCallbackResult;
use rebated_domain::id::CourierCallbackId;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "courier_callbacks")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CourierCallbackId,
    #[sea_orm(unique)]
    pub event_id: String,
    pub digest: Vec<u8>,
    pub body: Vec<u8>,
    pub notice: Json,
    pub result: Option<CourierCallbackResult>,
    pub received_at: DateTimeUtc,
    pub applied_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
