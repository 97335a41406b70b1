//! `orderPlace` with none and with ten further asynchronous steps of each order.

use std::time::Duration;

use anyhow::ensure;
use rebated_domain::money::{Currency, Money, Rate};
use rebated_domain::store::{CommissionTerms, StockReason};
use rebated_domain::user::Role;
use rebated_service::Platform;
use rebated_service::store::catalogue::{
    NewMerchant, NewProduct, NewVariant, create_merchant, create_product, queries,
};
use rebated_service::store::stock::{StockAdjustment, StockBy, adjust};
use rebated_service::users::{TokenFor, authenticate, operator_token};
use serde_json::json;

use super::arguments::Arguments;
use super::binary::Binary;
use super::dataset::email;
use super::home::Home;
use super::http::{Connection, graphql};
use super::load::Outcome;
use super::server::Server;
use super::stopwatch::Stopwatch;

const PLACE: &str = "mutation P($input: OrderPlaceInput!) { orderPlace(input: $input) { \
    order { id status total { amount } } userErrors { code } } }";
/// An order is placed so often: rarely enough that the steps of the one before are done.
const EVERY: Duration = Duration::from_millis(50);
/// The servers take turns, because the machine is not always as fast.
const ROUNDS: u32 = 4;
const VARIANTS: usize = 50;

/// Measures both in turns and shows them beside one another. Needs `rebated_probed` as the server program.
pub async fn run(
    arguments: &Arguments,
    binary: &Binary,
    home: &Home,
    platform: &Platform,
) -> anyhow::Result<()> {
    let variants = shelf(platform).await?;
    let token = operator_token(platform, TokenFor::Email(email(0))).await?;
    let counts = [0, 10];
    let mut outcomes = counts.map(|_| Outcome::default());
    for round in 0..ROUNDS {
        for (steps, outcome) in counts.into_iter().zip(&mut outcomes) {
            let server = Server::start_with_steps(binary, home, steps).await?;
            let name = format!("{round}-{steps}");
            outcome.add(place(&server, &token, &variants, arguments.duration / ROUNDS, &name).await?);
        }
    }
    println!("\n| further steps | orders | p50 ms | p99 ms |\n|---:|---:|---:|---:|");
    for (steps, outcome) in counts.into_iter().zip(&outcomes) {
        let milliseconds = |percent| outcome.percentile(percent).as_secs_f64() * 1e3;
        let (orders, p50, p99) = (outcome.answers(), milliseconds(50), milliseconds(99));
        println!("| {steps} | {orders} | {p50:.2} | {p99:.2} |");
    }
    Ok(())
}

async fn place(
    server: &Server,
    token: &str,
    variants: &[String],
    duration: Duration,
    name: &str,
) -> anyhow::Result<Outcome> {
    let mut connection = Connection::open(server.address).await?;
    let (watch, mut latencies) = (Stopwatch::start(), Vec::new());
    let mut ticks = tokio::time::interval(EVERY);
    for nth in 0.. {
        if watch.elapsed() >= duration {
            break;
        }
        ticks.tick().await;
        let lines = json!([{ "variantId": variants[nth % variants.len()], "quantity": 1 }]);
        let input = json!({ "lines": lines, "idempotencyKey": format!("{name}-{nth}") });
        let request = graphql(Some(token), PLACE, json!({ "input": input }));
        let sent = Stopwatch::start();
        let (status, body) = connection.exchange(&request).await?;
        let took = sent.elapsed();
        let text = String::from_utf8_lossy(body);
        ensure!(status == 200 && text.contains(r#""status":"CREATED""#), "{status}: {text}");
        // the first ones fill caches
        if nth >= 20 {
            latencies.push(took);
        }
    }
    latencies.sort_unstable();
    Ok(Outcome { took: watch.elapsed(), latencies })
}

/// A merchant with goods for all orders: the ids of the variants, as clients know them.
async fn shelf(platform: &Platform) -> anyhow::Result<Vec<String>> {
    let admin = operator_token(platform, TokenFor::Role(Role::Admin)).await?;
    let admin = authenticate(platform, &admin).await?.actor;
    let terms = CommissionTerms { rate: Rate::try_from_ppm(100_000)?, categories: [].into() };
    let merchant = create_merchant(platform, &admin, NewMerchant { name: "Bench".into(), terms }).await?;
    let variant = |nth: usize| NewVariant {
        sku: format!("BENCH-{nth}"),
        title: None,
        price: Money::new(2_500, Currency::Cny),
    };
    let product = NewProduct {
        merchant_id: merchant.id,
        title: "Tea".into(),
        description: None,
        category: None,
        image_url: None,
        link_url: None,
        variants: (0..VARIANTS).map(variant).collect(),
    };
    let product = create_product(platform, &admin, product).await?;
    let mut ids = Vec::new();
    for variant in queries::variants_of(platform.db.read(), [product.id]).await?.into_values().flatten() {
        let delivery = StockAdjustment {
            variant_id: variant.id,
            by: StockBy::Delta(1_000_000),
            reason: StockReason::Received,
            note: None,
        };
        adjust(platform, &admin, delivery, None).await?;
        ids.push(rebated::graphql::global_id::encode(variant.id).to_string());
    }
    Ok(ids)
}
