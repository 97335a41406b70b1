use rebated_domain::id::{DeliveryId, JobId, NotificationId};
use rebated_domain::notification::Channel;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "notification_deliveries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DeliveryId,
    pub notification_id: NotificationId,
    pub channel: Channel,
    pub job_id: JobId,
    pub due_at: DateTimeUtc,
    pub sent_at: Option<DateTimeUtc>,
    pub provider_reference: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
