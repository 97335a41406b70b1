//! As many statements for fifty lines as for two.

use rebated_domain::user::Role;
use rebated_tests::both_databases;
use rebated_tests::store::try_place;
use serde_json::json;

use super::open;

const ORDERS: &str = "query($first: Int!) { orders(first: $first) { edges { node {
    complete steps { state } timeline { kind } shipment { carrier } cancellation { state } refundProgress
    paymentDueAt allowedActions lines { product { title merchantName variants { available stock { onHand } } } }
} } } }";

const PRODUCTS: &str = "query($first: Int!) { products(first: $first) { edges { node {
    title merchantName merchant { name } variants { sku available stock { reserved } }
} } } }";

both_databases! {
    async fn placing_does_not_grow_with_lines(app: &TestApp) {
        let shop = open(app).await;
        let mut goods = Vec::new();
        for n in 0..50 {
            goods.push(app.goods(&shop.merchant, &format!("G{n}"), "1.00", 9).await);
        }
        let client = app.as_user(&shop.li.token);
        // settings and rules are remembered for a second: the fewer of two runs
        let mut taken = Vec::new();
        for (size, key) in [(2, "a"), (50, "b")] {
            let mut least = u64::MAX;
            for run in 0..3 {
                let lines: Vec<(&str, i64)> = goods[..size].iter().map(|id| (id.as_str(), 1)).collect();
                let before = app.statements();
                try_place(&client, &lines, &format!("{key}{run}")).await.ok();
                least = least.min(app.statements() - before);
            }
            taken.push(least);
        }
        assert_eq!(taken[0], taken[1]);
        assert!(taken[0] <= 30, "{} statements", taken[0]);
    }

    async fn reading_does_not_grow_with_rows(app: &TestApp) {
        let shop = open(app).await;
        for n in 0..4 {
            app.payable(&shop.li, &[(&shop.tea, 1), (&shop.cup, 1)], &format!("k{n}")).await;
        }
        let admin = app.as_user(&app.staff(Role::Admin).await);
        for (query, most) in [(ORDERS, 4), (PRODUCTS, 2)] {
            let mut taken = Vec::new();
            for first in [1, most] {
                let mut least = u64::MAX;
                for _ in 0..2 {
                    let before = app.statements();
                    admin.send(query, json!({ "first": first })).await.ok();
                    least = least.min(app.statements() - before);
                }
                taken.push(least);
            }
            assert_eq!(taken[0], taken[1], "{query}");
        }
    }
}
