use rebated_domain::id::{MerchantId, OrderId, OrderLineId, ProductId, VariantId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "store_lines")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub line_id: OrderLineId,
    pub order_id: OrderId,
    pub variant_id: VariantId,
    pub product_id: ProductId,
    pub merchant_id: MerchantId,
    pub commission_ppm: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
