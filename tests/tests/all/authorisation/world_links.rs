//! A link of the owner's, and a network that wants to know its buyers first.

use rebated_domain::order::OrderSource;
use rebated_service::networks::Registration;
use rebated_tests::TestApp;
use rebated_tests::store::run;
use serde_json::json;

/// A text with a product that everybody gets a link to.
pub const TAOBAO: &str = "https://item.taobao.com/item.htm?id=610000000001";
/// A text with one that nobody gets a link to before agreeing.
pub const WAITS: &str = "https://mobile.yangkeduo.com/goods.html?goods_sign=Y9X2_ab";

/// The id of a link of the owner's.
pub async fn build(app: &TestApp, owner: &str) -> String {
    app.partner(OrderSource::Taobao).sells("610000000001", &[]);
    let waits = app.partner(OrderSource::Pinduoduo);
    waits.sells("Y9X2_ab", &[]);
    waits.wants_registration(Registration::Open { url: "https://agree.example.test".into() });
    let input = json!({ "text": TAOBAO, "channel": "c" });
    let made = run(&app.as_user(owner), "linkConvert", "link { id }", input).await.ok();
    made.text("/linkConvert/link/id").to_owned()
}
