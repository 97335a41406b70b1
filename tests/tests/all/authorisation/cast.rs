//! Everybody who may ask.

use rebated_domain::user::Role;
use rebated_tests::{Client, PASSWORD, TestApp};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use super::world::World;

/// Those who ask, in the order in which tables list what they get. In the tables: nobody, then members,
/// staff, bots and the suspended.
pub const CALLERS: [&str; 14] = [
    "anonymous",
    "another member",
    "the owner",
    "the owner's inviter",
    "the owner's invitee",
    "support",
    "finance",
    "an administrator",
    "a bot without scopes",
    "a bot with IDENTITIES_WRITE",
    "a bot with ORDERS_IMPORT",
    "a bot with ORDERS_READ",
    "a bot with REBATES_READ",
    "a suspended member",
];

/// The owner's place.
pub const OWNER: usize = 2;

/// One who asks.
pub struct Caller {
    pub name: &'static str,
    pub token: Option<String>,
    pub client: Client,
}

/// All of them, and the ids of things under the names that tables use.
pub struct Cast {
    pub callers: Vec<Caller>,
    world: World,
}

impl Cast {
    pub async fn assemble(app: &TestApp) -> Self {
        let inviter = enrol(app, "inviter", "+8613800138000", None).await;
        let owner = enrol(app, "owner", "+8613800138001", Some(&inviter.code)).await;
        let invitee = enrol(app, "invitee", "+8613800138002", Some(&owner.code)).await;
        let other = enrol(app, "other", "+8613800138003", None).await;
        let suspended = enrol(app, "suspended", "+8613800138004", None).await;
        let chief = app.as_user(&app.staff(Role::Admin).await);
        let mut staff = Vec::new();
        for role in ["SUPPORT", "FINANCE", "ADMIN"] {
            staff.push(promote(app, &chief, role).await);
        }
        let mut bots = vec![bot(&chief, "bare", "ORDERS_READ").await];
        for scope in ["IDENTITIES_WRITE", "ORDERS_IMPORT", "ORDERS_READ", "REBATES_READ"] {
            bots.push(bot(&chief, scope, scope).await);
        }
        take_scopes(app, "bare").await;
        let world = World::build(app, &chief, &owner, &invitee, &staff[0]).await;
        let leave =
            "mutation($id: ID!) { userSuspend(input: { userId: $id }) { userErrors { code field } } }";
        chief.send(leave, json!({ "id": suspended.id })).await.ok();
        let members = [other, owner, inviter, invitee].map(|member| member.token);
        let tokens = members.into_iter().chain(staff).chain(bots).chain([suspended.token]).map(Some);
        let callers = CALLERS.into_iter().zip([None].into_iter().chain(tokens)).map(|(name, token)| Caller {
            name,
            client: token.as_deref().map_or_else(|| app.as_anonymous(), |token| app.as_user(token)),
            token,
        });
        let callers: Vec<Caller> = callers.collect();
        assert_eq!(callers.len(), CALLERS.len());
        // the first use of a key is remembered; later ones within the minute are not
        for caller in &callers {
            caller.client.send("{ viewer { id } }", json!({})).await.ok();
        }
        Self { callers, world }
    }

    /// A call with the ids in the place of their names; `#` in a name is the caller's place.
    pub fn spell(&self, call: &str, caller: usize) -> String {
        let call = call.replace('#', &format!("{caller:02}"));
        let call = self.world.spell(&call);
        assert!(!call.contains('$'), "an id that nobody made: {call}");
        call
    }
}

/// A member.
pub struct Person {
    pub id: String,
    pub token: String,
    code: String,
}

async fn enrol(app: &TestApp, name: &str, phone: &str, invite_code: Option<&str>) -> Person {
    let register = "mutation($input: UserRegisterInput!) { userRegister(input: $input) {
        user { id inviteCode } session { accessToken } userErrors { code field message }
    } }";
    let input = json!({
        "email": format!("{name}@example.test"), "phone": phone,
        "password": PASSWORD, "displayName": name, "inviteCode": invite_code,
    });
    let answer = app.as_anonymous().send(register, json!({ "input": input })).await.ok();
    Person {
        id: answer.text("/userRegister/user/id").to_owned(),
        token: answer.text("/userRegister/session/accessToken").to_owned(),
        code: answer.text("/userRegister/user/inviteCode").to_owned(),
    }
}

/// A member of staff with a password of their own; answers a token.
async fn promote(app: &TestApp, chief: &Client, role: &str) -> String {
    let member = app.member(&role.to_lowercase()).await;
    let set = format!(
        "mutation($id: ID!) {{ userRoleSet(input: {{ userId: $id, role: {role} }}) {{ userErrors {{ code field }} }} }}"
    );
    chief.send(&set, json!({ "id": member.id })).await.ok();
    app.sign_in(&member).await
}

/// A bot's secret.
async fn bot(chief: &Client, name: &str, scope: &str) -> String {
    let call = format!(
        "mutation {{ apiKeyCreate(input: {{ name: \"{name}\", scopes: [{scope}], \
         expiresAt: \"2027-01-01T00:00:00Z\" }}) {{ secret userErrors {{ code field }} }} }}"
    );
    let answer = chief.send(&call, Value::Null).await.ok();
    answer.text("/apiKeyCreate/secret").to_owned()
}

/// No key is made without scopes; this one loses them.
async fn take_scopes(app: &TestApp, name: &str) {
    let sql = format!("UPDATE api_keys SET scopes = '[]' WHERE name = '{name}'");
    let done = app.platform().db.writer().execute_unprepared(&sql).await;
    assert_eq!(done.expect("the key can be changed").rows_affected(), 1);
}
