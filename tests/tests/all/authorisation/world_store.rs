//! What the store sells, and orders of the owner in it, one for each thing that an order can say.

use rebated_domain::store_order::StoreOrderInput;
use rebated_tests::TestApp;
use rebated_tests::store::run;
use serde_json::{Value, json};

use super::cast::CALLERS;

/// Stores them; answers names and global ids.
pub async fn build(app: &TestApp, chief: &str, owner: &str, invitee: &str) -> Vec<(String, String)> {
    let chief = app.as_user(chief);
    let mut names = Vec::new();
    let terms = json!({ "rate": "0.1", "categories": [{ "category": "tea", "rate": "0.2" }] });
    let merchant = json!({ "name": "House", "terms": terms });
    let merchant = run(&chief, "merchantCreate", "merchant { id }", merchant).await.ok();
    let merchant = merchant.text("/merchantCreate/merchant/id").to_owned();
    let price = json!({ "amount": "2.00", "currencyCode": "CNY" });
    let product = json!({
        "merchantId": merchant, "title": "Tea", "description": "Green.", "category": "tea",
        "imageUrl": "https://example.test/tea.png", "linkUrl": "https://example.test/tea",
        "variants": [{ "sku": "TEA-1", "title": "100 g", "price": price }],
    });
    let product = run(&chief, "productCreate", "product { id variants { id } }", product).await.ok();
    let variant = product.text("/productCreate/product/variants/0/id").to_owned();
    let stock = json!({ "variantId": variant, "counted": 1_000, "reason": "RECEIVED", "note": "pallet" });
    run(&chief, "stockAdjust", "movement { id }", stock).await.ok();
    names.push(("MERCHANT".to_owned(), merchant));
    names.push(("PRODUCT".into(), product.text("/productCreate/product/id").to_owned()));
    names.push(("VARIANT".into(), variant.clone()));

    let place = async |token: &str, key: &str| {
        let lines: Value = json!([{ "variantId": variant, "quantity": 1 }]);
        let input = json!({ "lines": lines, "idempotencyKey": key });
        let placed = run(&app.as_user(token), "orderPlace", "order { id }", input).await.ok();
        placed.text("/orderPlace/order/id").to_owned()
    };
    place(invitee, "of the invitee").await;
    let shipped = place(owner, "shipped").await;
    let mut parcels = Vec::new();
    for staff in 5..=7 {
        parcels.push((staff, place(owner, &format!("parcel {staff}")).await));
    }
    let gone = place(owner, "gone").await;
    app.run_jobs().await;
    for order in parcels.iter().map(|(_, order)| order).chain([&shipped]) {
        assert_eq!(app.tell_order(order, StoreOrderInput::Paid).await, Some("O04"));
    }
    app.run_jobs().await;
    let parcel = json!({ "orderId": shipped, "carrier": "SF", "trackingNumber": "1" });
    run(&chief, "orderShip", "order { id }", parcel).await.ok();
    let wish = |order: &str| json!({ "orderId": order, "note": "changed my mind" });
    run(&app.as_user(owner), "orderCancel", "order { id }", wish(&gone)).await.ok();
    app.run_jobs().await;
    names.push(("OPEN_ORDER".into(), place(owner, "open").await));
    app.run_jobs().await;
    // its steps wait, and with them the wish to cancel it
    let parked = place(owner, "parked").await;
    run(&app.as_user(owner), "orderCancel", "order { id }", wish(&parked)).await.ok();
    for caller in 0..CALLERS.len() {
        let own = parcels.iter().find(|(staff, _)| *staff == caller);
        names.push((format!("PARCEL{caller:02}"), own.map_or(&shipped, |(_, order)| order).clone()));
    }
    names.extend([
        ("STORE_ORDER".into(), shipped),
        ("GONE_ORDER".into(), gone),
        ("PARKED_ORDER".into(), parked),
    ]);
    names
}
