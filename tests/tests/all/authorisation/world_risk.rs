//! An order that is on hold, a user who was, and an owner who seems to have been invited by themselves.

use chrono::Duration;
use rebated_tests::store::{run, uuid_of};
use rebated_tests::{Client, TestApp};
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::json;
use uuid::Uuid;

/// `ids` are those of an order, of the owner and of somebody else, set apart by spaces. Answers the ids of the holds.
pub async fn build(app: &TestApp, chief: &Client, ids: &str) -> [(&'static str, String); 2] {
    let ids: Vec<&str> = ids.split_whitespace().collect();
    let [order, owner, other] = ids[..] else { panic!("three ids: {ids:?}") };
    shared_device(app, owner).await;
    let place = async |input| {
        let made = run(chief, "riskHoldPlace", "hold { id }", input).await.ok();
        made.text("/riskHoldPlace/hold/id").to_owned()
    };
    let open = place(json!({ "orderId": order, "reason": "OTHER", "note": "looks odd" })).await;
    let over = place(json!({ "userId": other, "reason": "VELOCITY", "note": "too fast" })).await;
    let release = json!({ "holdId": over, "note": "a mistake" });
    run(chief, "riskHoldRelease", "hold { id }", release).await.ok();
    [("RISK_HOLD", open), ("RISK_RELEASED", over)]
}

/// Clicks of the owner and of the owner's inviter came from one device.
async fn shared_device(app: &TestApp, owner: &str) {
    let (db, now) = (app.platform().db.writer(), app.platform().now());
    let link = "INSERT INTO tracking_links (id, code, user_id, network, account, item_id, title, url, created_at) \
        SELECT $1, $2, u.id, 'JD', 'default', '1', 'Tea', 'https://example.test/', $3 FROM users u WHERE u.id = $4 ";
    let click = "INSERT INTO link_clicks (id, link_id, user_id, network, item_id, device_digest, clicked_at) \
        SELECT $1, l.id, l.user_id, 'JD', '1', $2, $3 FROM tracking_links l WHERE l.id = $4";
    let inviter = link.replace("u.id = $4", "u.id = (SELECT inviter_id FROM users WHERE id = $4)");
    for link in [link.to_owned(), inviter] {
        let [link_id, click_id]: [Uuid; 2] = [app.platform().new_id(now), app.platform().new_id(now)];
        let code = link_id.simple().to_string();
        let values = vec![link_id.into(), code.into(), now.into(), uuid_of(owner).into()];
        let made = Statement::from_sql_and_values(db.get_database_backend(), link, values);
        db.execute_raw(made).await.unwrap();
        let values = vec![
            click_id.into(),
            b"device".to_vec().into(),
            (now - Duration::days(1)).into(),
            link_id.into(),
        ];
        let made = Statement::from_sql_and_values(db.get_database_backend(), click, values);
        db.execute_raw(made).await.unwrap();
    }
}
