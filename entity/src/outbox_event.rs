use rebated_domain::event::AggregateType;
use rebated_domain::id::UserId;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox_events")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// A text, since a newer node may tell of kinds that this one does not know.
    pub kind: String,
    pub version: i32,
    pub aggregate_type: AggregateType,
    pub aggregate_id: Uuid,
    /// Given by the database.
    pub recorded: i64,
    pub user_id: Option<UserId>,
    pub payload: Json,
    pub trace_id: Option<String>,
    pub occurred_at: DateTimeUtc,
    pub sequence: Option<i64>,
    pub position: Option<i64>,
    pub dispatched_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
