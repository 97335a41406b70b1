use rebated_domain::event::AggregateType;
use rebated_domain::id::{WebhookDeliveryId, WebhookEndpointId};
use rebated_domain::webhook::DeliveryState;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "webhook_deliveries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: WebhookDeliveryId,
    pub endpoint_id: WebhookEndpointId,
    pub event_id: Uuid,
    /// A text, since a newer node may tell of kinds that this one does not know.
    pub kind: String,
    pub aggregate_type: AggregateType,
    pub aggregate_id: Uuid,
    pub sequence: i64,
    pub replay: i32,
    pub state: DeliveryState,
    pub attempts: i32,
    pub next_at: Option<DateTimeUtc>,
    pub given_up_because: Option<String>,
    pub created_at: DateTimeUtc,
    pub finished_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
