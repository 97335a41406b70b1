use super::super::audience::OF_PRODUCT;
use super::super::class::{Class, class};

const ORDER: &str = "A AVAA VVV AAAVA A";
const PRODUCT: &str = "A VVVV VVV AAAVA V";
const STOCK: &str = "A FFFF VVV AAAFA F";
const STAFF: &str = "A AAAA VVV AAAAA A";

pub fn classes() -> Vec<Class> {
    let of = |name: &str, wanted: &str| format!("node(id: ${name}) {{ ... on Order {{ {wanted} }} }}");
    let product = |wanted: &str| format!("node(id: $PRODUCT) {{ ... on Product {{ {wanted} }} }}");
    let merchant = |wanted: &str| format!("node(id: $MERCHANT) {{ ... on Merchant {{ {wanted} }} }}");
    let movements = "variants { stock { movements { edges { node { @ } } } } }";
    vec![
        class("OrderStep", "at attempts name state").met(of("STORE_ORDER", "steps { @ }"), ORDER),
        class("OrderEvent", "at cause kind status statusBefore version")
            .met(of("STORE_ORDER", "timeline { @ }"), ORDER),
        class("Shipment", "carrier shippedAt tracking trackingNumber")
            .met(of("STORE_ORDER", "shipment { @ }"), ORDER),
        class("ParcelTracking", "place saidAt status updatedAt")
            .met(of("STORE_ORDER", "shipment { tracking { @ } }"), ORDER)
            .met("node(id: $REFUND) { ... on Refund { returnTracking { @ } } }", "A AVAA VVV AAAAA A"),
        class("OrderCancellation", "endedAt nextAt note requestedAt state tries")
            .met(of("GONE_ORDER", "cancellation { @ }"), ORDER)
            .met(of("PARKED_ORDER", "cancellation { @ }"), ORDER),
        class("InviteStatistics", "amount orders")
            .met("node(id: $USER) { ... on User { inviteStatistics { @ } } }", "A AVAA VVV AAAAA A"),
        class(
            "Product",
            "category createdAt currencyCode description id imageUrl linkUrl merchantName status title \
             updatedAt variants version",
        )
        .met(product("@"), PRODUCT)
        .restricted("merchant", OF_PRODUCT),
        class("ProductVariant", "available id price sku status title")
            .met(product("variants { @ }"), PRODUCT)
            .restricted("stock", OF_PRODUCT),
        class("ProductStock", "movements onHand reserved updatedAt")
            .met(product("variants { stock { @ } }"), STOCK),
        class("StockMovement", "id kind lineId note onHandChange reason recordedAt reservedChange")
            .met(product(movements), STOCK),
        class("Merchant", "createdAt id name status terms updatedAt version").met(merchant("@"), STAFF),
        class("CommissionTerms", "categories rate").met(merchant("terms { @ }"), STAFF),
        class("CategoryCommission", "category rate").met(merchant("terms { categories { @ } }"), STAFF),
    ]
}
