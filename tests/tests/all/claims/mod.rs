//! Orders that members say are theirs, and the codes by which they link their chats.

mod asking;
mod clicked;
mod deciding;
mod link_codes;
mod matching;
mod racing;
mod secrecy;
mod verified;

use chrono::{DateTime, Utc};
use rebated_domain::id::{LinkClickId, TrackingLinkId, UserId};
use rebated_domain::order::OrderSource;
use rebated_domain::user::Role;
use rebated_entity::{link_click, tracking_link};
use rebated_tests::shop::{record, with};
use rebated_tests::store::{run, uuid_of};
use rebated_tests::{GqlAnswer, Member, TestApp};
use sea_orm::{EntityTrait, IntoActiveModel};
use serde_json::{Value, json};

/// A number of Taobao.
pub const NUMBER: &str = "2104813001234567890";

/// What a claimant may read of a claim.
pub const OWN: &str = "claim { id status source orderNumber note paid { amount } createdAt expiresAt decidedAt \
    order { id } user { id } }";

/// A report of Taobao about an order of tea that was placed at eight in the evening before the tests begin: 100.00
/// paid, 20.00 commission, nobody named.
pub fn tea(number: &str) -> Value {
    let line = format!("{number}-1");
    let changes = json!({
        "source": "TAOBAO", "buyerRef": null, "sku": "tea",
        "placedAt": "2026-10-31T20:00:00Z", "modifiedAt": "2026-10-31T20:00:00Z",
    });
    with(record(number, &line, ""), changes)
}

/// The report that ends an order: received and settled.
pub fn settled(report: Value) -> Value {
    let at = "2026-11-01T00:00:00Z";
    with(report, json!({ "status": "SETTLED", "receivedAt": at, "settledAt": at, "modifiedAt": at }))
}

/// A member follows a link to an item of Taobao.
pub async fn click(app: &TestApp, member: &Member, item: &str, at: &str) {
    let (platform, user_id) = (app.platform(), UserId(uuid_of(&member.id)));
    let at: DateTime<Utc> = at.parse().unwrap();
    let link_id: TrackingLinkId = platform.new_id(at);
    let link = tracking_link::Model {
        id: link_id,
        code: link_id.to_string(),
        user_id,
        network: OrderSource::Taobao,
        account: "default".into(),
        item_id: item.into(),
        title: "Tea".into(),
        channel: None,
        place: None,
        url: "https://example.test/".into(),
        short_url: None,
        password: None,
        created_at: at,
    };
    let id: LinkClickId = platform.new_id(at);
    let click = link_click::Model {
        id,
        link_id,
        user_id,
        network: OrderSource::Taobao,
        item_id: item.into(),
        device_digest: None,
        address_digest: None,
        clicked_at: at,
    };
    let db = platform.db.writer();
    tracking_link::Entity::insert(link.into_active_model()).exec_without_returning(db).await.unwrap();
    link_click::Entity::insert(click.into_active_model()).exec_without_returning(db).await.unwrap();
}

/// The member's link to tea, five minutes before the order.
pub async fn click_tea(app: &TestApp, member: &Member) {
    click(app, member, "tea", "2026-10-31T19:55:00Z").await;
}

/// A member claims a number, each under a key of its own.
pub async fn claim(app: &TestApp, member: &Member, number: &str) -> GqlAnswer {
    let key = format!("{number} {}", member.email);
    let input = json!({ "orderNumber": number, "idempotencyKey": key });
    claim_as(app, &member.token, input).await
}

pub async fn claim_as(app: &TestApp, token: &str, input: Value) -> GqlAnswer {
    run(&app.as_user(token), "orderClaim", OWN, input).await
}

/// The id of the claim that was made.
pub fn id_of(answer: &GqlAnswer) -> String {
    answer.text("/orderClaim/claim/id").to_owned()
}

/// What staff read of a claim.
pub async fn seen_by_staff(app: &TestApp, claim: &str) -> Value {
    let query = "query($id: ID!) { node(id: $id) { ... on OrderClaim {
        state status score competitorCount evidence { kind points text at } order { id buyer { id } }
        decidedBy { id } decisionNote
    } } }";
    let support = app.as_user(&app.staff(Role::Support).await);
    support.send(query, json!({ "id": claim })).await.ok().data("/node").clone()
}

/// The state of a claim, as staff know it.
pub async fn state(app: &TestApp, claim: &str) -> String {
    seen_by_staff(app, claim).await["state"].as_str().unwrap().to_owned()
}

/// Support decides a claim.
pub async fn decide(app: &TestApp, claim: &str, grant: bool, changes: Value) -> GqlAnswer {
    let mut input = json!({ "claimId": claim, "grant": grant });
    for (name, value) in changes.as_object().unwrap() {
        input[name] = value.clone();
    }
    app.run_as(Role::Support, "orderClaimDecide", "claim { id status decidedAt }", input).await
}

/// The hour's look at all claims.
pub async fn sweep(app: &TestApp) {
    rebated_service::jobs::enqueue_scheduled(app.platform()).await.unwrap();
    app.run_jobs().await;
}
