//! As many statements for many payments as for one.

use rebated_domain::user::Role;
use rebated_service::payments::ChannelKind;
use rebated_tests::both_databases;
use serde_json::json;

use super::{hear, open};

const PAYMENTS: &str = "query($first: Int!) { payments(first: $first) { edges { node {
    number order { number } return { status } timeline { kind }
} } } }";
const ORDERS: &str = "query($first: Int!) { orders(first: $first) { edges { node { payments { number timeline { kind } } } } } }";
const CALLBACKS: &str = "query($first: Int!) { paymentCallbacks(first: $first) { edges { node { result payment { number } } } } }";

both_databases! {
    async fn reading_does_not_grow_with_payments(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        for n in 0..4 {
            let (_, _, number) = shop.begun(app, &till, &format!("k{n}")).await;
            till.pay(&number).unwrap();
        }
        hear(app, &till).await;
        let admin = app.as_user(&app.staff(Role::Admin).await);
        for query in [PAYMENTS, ORDERS, CALLBACKS] {
            let mut taken = Vec::new();
            for first in [1, 4] {
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
