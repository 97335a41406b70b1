//! The store: catalogue, stock, and the life of its orders.

mod cancelling;
mod catalogue;
pub mod crashes;
mod life;
mod model;
mod placing;
mod races;
mod refunded;
mod refused;
mod statements;
mod steps;
mod stock;

use rebated_tests::{Member, TestApp};
use serde_json::Value;

/// A shop with tea for 25.00 and cups for 10.00, and a rule that gives half of the commission of a fifth.
pub struct Shop {
    pub li: Member,
    pub merchant: String,
    pub tea: String,
    pub cup: String,
}

pub async fn open(app: &TestApp) -> Shop {
    app.half_of_commission().await;
    let merchant = app.merchant("Tea house", "0.2").await;
    let tea = app.goods(&merchant, "TEA", "25.00", 10).await;
    let cup = app.goods(&merchant, "CUP", "10.00", 5).await;
    Shop { li: app.member("li").await, merchant, tea, cup }
}

/// What has happened to an order, each as `KIND STATUS`.
pub fn story(order: &Value) -> Vec<String> {
    let events = order["timeline"].as_array().unwrap().iter();
    let told = events
        .map(|event| format!("{} {}", event["kind"].as_str().unwrap(), event["status"].as_str().unwrap()));
    told.collect()
}

/// The states of an order's steps, each as `NAME STATE`.
pub fn steps(order: &Value) -> Vec<String> {
    let all = order["steps"].as_array().unwrap().iter();
    all.map(|step| format!("{} {}", step["name"].as_str().unwrap(), step["state"].as_str().unwrap()))
        .collect()
}

/// Sends statements that no API offers.
pub async fn sql(app: &TestApp, text: &str) -> u64 {
    use sea_orm::ConnectionTrait as _;
    app.platform().db.writer().execute_unprepared(text).await.unwrap().rows_affected()
}

/// One number that a statement answers.
pub async fn number(app: &TestApp, text: &str) -> i64 {
    use sea_orm::ConnectionTrait as _;
    let db = app.platform().db.writer();
    let statement = sea_orm::Statement::from_string(db.get_database_backend(), text);
    db.query_one_raw(statement).await.unwrap().unwrap().try_get_by_index(0).unwrap()
}
