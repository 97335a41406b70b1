//! Claims of the owner, and codes that link the owner's chats.

use rebated_service::events;
use rebated_tests::TestApp;
use rebated_tests::shop::{record, with};
use rebated_tests::store::run;
use serde_json::{Value, json};

use super::cast::CALLERS;

/// Places of those who may use a code: an administrator, and the bot with the scope.
const LINKERS: [usize; 2] = [7, 9];
/// Places of staff.
const STAFF: [usize; 3] = [5, 6, 7];

/// One that was granted by a person, one that waits, one to be taken back, and one for each who may decide one.
pub async fn build(app: &TestApp, owner: &str, support: &str) -> Vec<(String, String)> {
    let client = app.as_user(owner);
    let claim = async |number: &str, more: Value| {
        let mut input = json!({ "orderNumber": number, "idempotencyKey": number });
        for (name, value) in more.as_object().unwrap() {
            input[name] = value.clone();
        }
        let made = run(&client, "orderClaim", "claim { id }", input).await.ok();
        made.text("/orderClaim/claim/id").to_owned()
    };
    let number = |nth: usize| format!("2104813000000000{nth:03}");
    let mut names = Vec::new();
    // claimed soon after it was placed, which is evidence with a time
    let placed = (app.platform().now() - chrono::Duration::hours(1)).to_rfc3339();
    let order = json!({ "source": "TAOBAO", "buyerRef": null, "sku": "tea", "placedAt": placed, "modifiedAt": placed });
    app.import(json!([with(record(&number(1), "claimed", ""), order)])).await.ok();
    let paid = json!({ "note": "mine", "paid": { "amount": "100.00", "currencyCode": "CNY" } });
    let granted = claim(&number(1), paid).await;
    let decision = json!({ "claimId": granted, "grant": true, "note": "sent a receipt" });
    run(&app.as_user(support), "orderClaimDecide", "claim { id }", decision).await.ok();
    // bots that claim for members find it in the log
    while events::dispatch(app.platform()).await.unwrap() > 0 {}
    names.push(("GRANTED_CLAIM".to_owned(), granted));
    for (nth, name) in [(2, "CLAIM"), (3, "TAKE_BACK")] {
        names.push((name.to_owned(), claim(&number(nth), json!({})).await));
    }
    for caller in 0..CALLERS.len() {
        let id = if STAFF.contains(&caller) {
            claim(&number(10 + caller), json!({})).await
        } else {
            "none".into()
        };
        names.push((format!("DECIDE{caller:02}"), id));
        let mut code = "none".to_owned();
        if LINKERS.contains(&caller) {
            let made = run(&client, "identityLinkCodeCreate", "code", json!({})).await.ok();
            code = made.text("/identityLinkCodeCreate/code").to_owned();
        }
        names.push((format!("CODE{caller:02}"), code));
    }
    names
}
