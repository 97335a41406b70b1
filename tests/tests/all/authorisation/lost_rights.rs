//! What somebody once did gives them no right to see it.

use rebated_domain::user::Role;
use rebated_tests::shop::record;
use rebated_tests::{Client, GqlAnswer, Member, TestApp, both_databases};
use serde_json::{Value, json};

const REQUEST: &str = "mutation($input: RefundRequestInput!) { refundRequest(input: $input) {
    refund { id } userErrors { code field message }
} }";

const CANCEL: &str = "mutation($id: ID!) { refundCancel(input: { refundId: $id }) {
    refund { id } userErrors { code field message }
} }";

const READ: &str = "query($id: ID!) { node(id: $id) { ... on Refund { allowedActions } } }";

/// The owner, their order, and a member of support.
async fn scene(app: &TestApp) -> (Member, String, Member) {
    let owner = app.member("owner").await;
    app.link(&owner, "buyer").await;
    app.import(json!([record("1", "1", "buyer")])).await.ok();
    let order = app.newest_order(&owner).await;
    let helper = app.member("helper").await;
    set_role(app, &helper, "SUPPORT").await;
    (owner, order, helper)
}

async fn set_role(app: &TestApp, member: &Member, role: &str) {
    let set =
        "mutation($input: UserRoleSetInput!) { userRoleSet(input: $input) { userErrors { code field } } }";
    let chief = app.as_user(&app.staff(Role::Admin).await);
    chief.send(set, json!({ "input": { "userId": member.id, "role": role } })).await.ok();
}

async fn request(client: &Client, order: &str) -> GqlAnswer {
    let amount = json!({ "amount": "10.00", "currencyCode": "CNY" });
    let input = json!({ "orderId": order, "amount": amount, "reason": "OTHER", "idempotencyKey": "once" });
    client.send(REQUEST, json!({ "input": input })).await
}

both_databases! {
    async fn a_lost_role_takes_with_it_what_it_showed(app: &TestApp) {
        let (_, order, helper) = scene(app).await;
        let support = app.as_user(&app.sign_in(&helper).await);
        let made = request(&support, &order).await.ok();
        let id = made.text("/refundRequest/refund/id").to_owned();
        assert_eq!(request(&support, &order).await.ok().text("/refundRequest/refund/id"), id);
        set_role(app, &helper, "MEMBER").await;
        let member = app.as_user(&app.sign_in(&helper).await);
        let before = app.snapshot().await;
        let again = request(&member, &order).await;
        assert_eq!(again.user_errors("refundRequest"), [("ORDER_NOT_FOUND", "input.orderId")]);
        assert_eq!(again.data("/refundRequest/refund"), &Value::Null);
        let cancelled = member.send(CANCEL, json!({ "id": id })).await;
        assert_eq!(cancelled.user_errors("refundCancel"), [("REFUND_NOT_FOUND", "input.refundId")]);
        assert_eq!(member.send(READ, json!({ "id": id })).await.ok().data("/node"), &Value::Null);
        app.assert_unchanged_since(&before).await;
    }

    async fn a_buyer_sees_the_refund_of_support_and_leaves_it_alone(app: &TestApp) {
        let (owner, order, helper) = scene(app).await;
        let support = app.as_user(&app.sign_in(&helper).await);
        let made = request(&support, &order).await.ok();
        let id = json!({ "id": made.text("/refundRequest/refund/id") });
        let read = support.send(READ, id.clone()).await.ok();
        assert_eq!(read.data("/node/allowedActions"), &json!(["APPROVE", "CANCEL", "REJECT"]));
        let buyer = app.as_user(&app.sign_in(&owner).await);
        let before = app.snapshot().await;
        let read = buyer.send(READ, id.clone()).await.ok();
        assert_eq!(read.data("/node/allowedActions"), &json!([]));
        assert_eq!(buyer.send(CANCEL, id).await.error_codes(), ["FORBIDDEN"]);
        app.assert_unchanged_since(&before).await;
    }
}
