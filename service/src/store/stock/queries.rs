//! Reading the history of stocks. Callers have been checked.

use rebated_domain::id::VariantId;
use rebated_entity::stock_movement;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::Fault;
use crate::page::{Page, PageRequest, SortBy, fetch};

/// The movements of a variant, newest first.
pub async fn movements(
    db: &impl ConnectionTrait,
    variant: VariantId,
    page: &PageRequest,
) -> Result<Page<stock_movement::Model>, Fault> {
    let select = stock_movement::Entity::find().filter(stock_movement::Column::VariantId.eq(variant));
    let sort = SortBy::TimeId(stock_movement::Column::RecordedAt, stock_movement::Column::Id);
    fetch(db, select, sort, true, page).await
}
