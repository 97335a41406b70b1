//! Merchants and products: what is refused, and versions.

use rebated_domain::user::Role;
use rebated_tests::both_databases;
use rebated_tests::shop::yuan;
use serde_json::{Value, json};

use super::open;

const PRODUCT: &str =
    "product { id version title category description status variants { id sku status price { amount } } }";

both_databases! {
    async fn a_product_is_changed_with_its_variants(app: &TestApp) {
        let merchant = app.merchant("Tea house", "0.1").await;
        let input = json!({ "merchantId": merchant, "title": "Tea", "description": "Green.", "category": "food",
            "variants": [{ "sku": "T-1", "price": yuan("10.00") }, { "sku": "T-2", "title": "large", "price": yuan("18.00") }] });
        let made = app.run_as(Role::Admin, "productCreate", PRODUCT, input).await.ok();
        let (id, large) = (made.text("/productCreate/product/id"), made.text("/productCreate/product/variants/1/id"));
        let change = json!({ "productId": id, "description": "", "expectedVersion": 1,
            "variants": [{ "variantId": large, "price": yuan("19.00"), "status": "ARCHIVED" }],
            "newVariants": [{ "sku": "T-3", "price": yuan("1.00") }] });
        let done = app.run_as(Role::Admin, "productUpdate", PRODUCT, change.clone()).await.ok();
        let product = done.data("/productUpdate/product");
        assert_eq!((&product["version"], &product["description"], &product["category"]), (&json!(2), &Value::Null, &json!("food")));
        let variants: Vec<String> = product["variants"].as_array().unwrap().iter()
            .map(|v| format!("{} {} {}", v["sku"].as_str().unwrap(), v["price"]["amount"].as_str().unwrap(), v["status"].as_str().unwrap())).collect();
        assert_eq!(variants, ["T-1 10.00 ACTIVE", "T-2 19.00 ARCHIVED", "T-3 1.00 ACTIVE"]);
        let stale = app.run_as(Role::Admin, "productUpdate", PRODUCT, change).await;
        assert_eq!(stale.user_errors("productUpdate"), [("STALE_VERSION", "input.expectedVersion")]);
        let read = "query($id: ID!) { node(id: $id) { ... on Product { variants { sku available stock { onHand } } } } }";
        let member = app.member("li").await;
        let seen = app.as_user(&member.token).send(read, json!({ "id": id })).await;
        let skus: Vec<_> = seen.list("/node/variants").iter().map(|v| v["sku"].clone()).collect();
        assert_eq!((skus, seen.error_codes().len()), (vec![json!("T-1"), json!("T-3")], 2), "no stocks for members");
    }

    async fn what_is_wrong_with_the_catalogue_is_named(app: &TestApp) {
        let shop = open(app).await;
        let admin = app.as_user(&app.staff(Role::Admin).await);
        let products = admin.send("{ products { edges { node { id } } } }", json!({})).await.ok();
        let product = products.text("/products/edges/0/node/id").to_owned();
        app.run_jobs().await;
        let before = app.snapshot().await;
        let terms = json!({ "rate": "0.1" });
        for (input, code, field) in [
            (json!({ "name": "", "terms": terms }), "BAD_NAME", "input.name"),
            (json!({ "name": "Tea house", "terms": terms }), "NAME_TAKEN", "input.name"),
            (json!({ "name": "x", "terms": { "rate": "1.1" } }), "BAD_TERMS", "input.terms"),
        ] {
            let refused = app.run_as(Role::Admin, "merchantCreate", "merchant { id }", input).await;
            assert_eq!(refused.user_errors("merchantCreate"), [(code, field)]);
        }
        let twice = json!({ "name": "x", "terms": { "rate": "0.1", "categories": [{ "category": "a", "rate": "0" }, { "category": "a", "rate": "0" }] } });
        assert_eq!(app.run_as(Role::Admin, "merchantCreate", "merchant { id }", twice).await.error_codes(), ["BAD_USER_INPUT"]);
        let one = json!([{ "sku": "N", "price": yuan("1.00") }]);
        let dollars = json!({ "amount": "1.00", "currencyCode": "USD" });
        let with = |changes: Value| {
            let mut input = json!({ "merchantId": shop.merchant, "title": "New", "variants": one });
            input.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
            input
        };
        for (input, code, field) in [
            (with(json!({ "merchantId": "nothing" })), "MERCHANT_NOT_FOUND", "input.merchantId"),
            (with(json!({ "title": "a\nb" })), "BAD_NAME", "input.title"),
            (with(json!({ "imageUrl": "ftp://x" })), "BAD_URL", "input.imageUrl"),
            (with(json!({ "variants": [] })), "BAD_VARIANT_COUNT", "input.variants"),
            (with(json!({ "variants": [{ "sku": "A B", "price": yuan("1.00") }] })), "BAD_SKU", "input.variants.0.sku"),
            (with(json!({ "variants": [{ "sku": "TEA", "price": yuan("1.00") }] })), "SKU_TAKEN", "input.variants"),
            (with(json!({ "variants": [{ "sku": "N", "price": yuan("-1.00") }] })), "BAD_PRICE", "input.variants.0.price"),
            (with(json!({ "variants": [{ "sku": "N", "price": yuan("1.00") }, { "sku": "M", "price": dollars }] })),
                "OTHER_CURRENCY", "input.variants.1.price.currencyCode"),
        ] {
            let refused = app.run_as(Role::Admin, "productCreate", "product { id }", input).await;
            assert_eq!(refused.user_errors("productCreate"), [(code, field)]);
        }
        for (input, code, field) in [
            (json!({ "productId": "nothing" }), "PRODUCT_NOT_FOUND", "input.productId"),
            (json!({ "productId": product, "variants": [{ "variantId": shop.tea }] }), "VARIANT_NOT_FOUND", "input.variants.0.variantId"),
            (json!({ "productId": product, "variants": [{ "variantId": shop.cup, "title": "" }] }), "BAD_VARIANT_TITLE", "input.variants.0.title"),
            (json!({ "productId": product, "description": "\u{7}" }), "BAD_DESCRIPTION", "input.description"),
        ] {
            let refused = app.run_as(Role::Admin, "productUpdate", "product { id }", input).await;
            assert_eq!(refused.user_errors("productUpdate"), [(code, field)]);
        }
        let same = json!({ "productId": product, "title": "Goods CUP" });
        app.run_as(Role::Admin, "productUpdate", "product { version }", same).await.ok();
        app.assert_unchanged_since(&before).await;
    }
}
