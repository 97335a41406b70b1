//! Everybody who may ask, and things that belong to one of them.

use rebated_domain::user::Role;
use rebated_tests::shop::{record, with};
use rebated_tests::{Client, TestApp};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

/// Those who ask, in the order in which tables list what they get.
pub const CALLERS: [&str; 8] = [
    "anonymous",
    "another member",
    "the owner",
    "support",
    "finance",
    "an administrator",
    "a bot without scopes",
    "a bot with all scopes",
];

/// A caller's place in [`CALLERS`].
pub struct Caller {
    pub name: &'static str,
    pub token: Option<String>,
    pub client: Client,
}

/// All of them, and the ids of the owner's things under the names that tables use.
pub struct Cast {
    pub callers: Vec<Caller>,
    pub ids: Vec<(&'static str, String)>,
}

impl Cast {
    pub async fn assemble(app: &TestApp) -> Self {
        let (owner, other) = (app.member("owner").await, app.member("other").await);
        let rule = app.half_of_commission().await;
        app.link(&owner, "buyer").await;
        let at = "2026-10-02T00:00:00Z";
        let settled = json!({ "status": "SETTLED", "receivedAt": at, "settledAt": at, "modifiedAt": at });
        app.import(json!([with(record("1", "1", "buyer"), settled)])).await.ok();
        app.run_jobs().await;
        let admin = app.staff(Role::Admin).await;
        let chief = app.as_user(&admin);
        let close = "mutation { billsIssue(input: { month: \"2026-10\" }) { userErrors { code } } }";
        chief.send(close, json!({})).await.ok();
        let owner_token = app.sign_in(&owner).await;
        let of_owner = app.as_user(&owner_token);
        let owned = "{ viewer { id
            orders { edges { node { id } } } rebates { edges { node { id } } }
            bills { edges { node { id } } }
        } }";
        let owned = of_owner.send(owned, json!({})).await.ok();
        let first = |list: &str| owned.text(&format!("/viewer/{list}/edges/0/node/id")).to_owned();
        let (order, rebate, bill) = (first("orders"), first("rebates"), first("bills"));
        let wanted = format!(
            "orderId: \"{order}\", reason: CHANGED_MIND, \
             amount: {{ amount: \"10.00\", currencyCode: CNY }}"
        );
        let refund = id_made(&of_owner, "refundRequest", "refund", &wanted).await;
        let gone = app.member("gone").await.id;
        let leave = "mutation($id: ID!) { userClose(input: { userId: $id }) { userErrors { code } } }";
        chief.send(leave, json!({ "id": gone })).await.ok();
        let (key, _) = bot(&chief, "spare", "ORDERS_READ").await;
        let revoke = "mutation($id: ID!) { apiKeyRevoke(input: { apiKeyId: $id }) { userErrors { code } } }";
        chief.send(revoke, json!({ "id": key })).await.ok();
        let all = "IDENTITIES_WRITE, ORDERS_IMPORT, ORDERS_READ, REBATES_READ";
        let (_, scoped) = bot(&chief, "scoped", all).await;
        let (_, bare) = bot(&chief, "bare", "ORDERS_READ").await;
        take_scopes(app, "bare").await;
        let other_token = app.sign_in(&other).await;
        let (support, finance) = (app.staff(Role::Support).await, app.staff(Role::Finance).await);
        let tokens = [None]
            .into_iter()
            .chain([other_token, owner_token, support, finance, admin, bare, scoped].into_iter().map(Some));
        let callers = CALLERS.into_iter().zip(tokens).map(|(name, token)| Caller {
            name,
            client: token.as_deref().map_or_else(|| app.as_anonymous(), |token| app.as_user(token)),
            token,
        });
        let ids = vec![
            ("$USER", owner.id),
            ("$GONE", gone),
            ("$ORDER", order),
            ("$REBATE", rebate),
            ("$REFUND", refund),
            ("$BILL", bill),
            ("$RULE", rule),
            ("$KEY", key),
        ];
        Self { callers: callers.collect(), ids }
    }

    /// A call with the ids in the place of their names.
    pub fn spell(&self, call: &str) -> String {
        let mut call = call.to_owned();
        for (name, id) in &self.ids {
            call = call.replace(name, &format!("\"{id}\""));
        }
        assert!(!call.contains('$'), "an id that nobody made: {call}");
        call
    }
}

async fn id_made(client: &Client, mutation: &str, object: &str, input: &str) -> String {
    let call = format!(
        "mutation {{ {mutation}(input: {{ {input} }}) {{ {object} {{ id }} userErrors {{ code field }} }} }}"
    );
    let answer = client.send(&call, json!({})).await.ok();
    answer.text(&format!("/{mutation}/{object}/id")).to_owned()
}

/// A key's id and secret.
async fn bot(admin: &Client, name: &str, scopes: &str) -> (String, String) {
    let call = format!(
        "mutation {{ apiKeyCreate(input: {{ name: \"{name}\", scopes: [{scopes}] }}) {{
            apiKey {{ id }} secret userErrors {{ code field }}
        }} }}"
    );
    let answer = admin.send(&call, Value::Null).await.ok();
    (answer.text("/apiKeyCreate/apiKey/id").to_owned(), answer.text("/apiKeyCreate/secret").to_owned())
}

/// No key is made without scopes; this one loses them.
async fn take_scopes(app: &TestApp, name: &str) {
    let sql = format!("UPDATE api_keys SET scopes = '[]' WHERE name = '{name}'");
    let done = app.platform().db.writer().execute_unprepared(&sql).await;
    assert_eq!(done.expect("the key can be changed").rows_affected(), 1);
}
