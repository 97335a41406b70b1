//! What people send about their accounts, and what they read from the answers.

use rebated_tests::{Client, GqlAnswer, TestApp};
use serde_json::{Value, json};

/// The tokens of one sign-in.
pub struct Tokens {
    pub access: String,
    pub refresh: String,
    pub session: String,
}

impl Tokens {
    /// Those in the payload of a mutation that has succeeded.
    #[track_caller]
    pub fn of(answer: &GqlAnswer, mutation: &str) -> Self {
        let text = |name: &str| answer.text(&format!("/{mutation}/session/{name}")).to_owned();
        Self { access: text("accessToken"), refresh: text("refreshToken"), session: text("id") }
    }
}

pub async fn register(app: &TestApp, input: Value) -> GqlAnswer {
    let query = "mutation Register($input: UserRegisterInput!) { userRegister(input: $input) {
        user { id displayName email phone role status locale inviteCode }
        session { id accessToken refreshToken }
        userErrors { code field message }
    } }";
    app.as_anonymous().send(query, json!({ "input": input })).await
}

/// Registers with an address made of the name, and answers the tokens.
pub async fn registered(app: &TestApp, name: &str) -> Tokens {
    let email = format!("{name}@example.test");
    let input = json!({ "email": email, "password": rebated_tests::PASSWORD, "displayName": name });
    Tokens::of(&register(app, input).await.ok(), "userRegister")
}

pub async fn sign_in(app: &TestApp, input: Value) -> GqlAnswer {
    let query = "mutation SignIn($input: SessionCreateInput!) { sessionCreate(input: $input) {
        user { id } session { id accessToken refreshToken } userErrors { code field message }
    } }";
    app.as_anonymous().send(query, json!({ "input": input })).await
}

pub async fn sign_in_by_email(app: &TestApp, email: &str, password: &str) -> GqlAnswer {
    sign_in(app, json!({ "email": email, "password": password })).await
}

pub async fn refresh(app: &TestApp, token: &str) -> GqlAnswer {
    let query = "mutation Refresh($input: SessionRefreshInput!) { sessionRefresh(input: $input) {
        user { id } session { id accessToken refreshToken } userErrors { code field message }
    } }";
    app.as_anonymous().send(query, json!({ "input": { "refreshToken": token } })).await
}

pub async fn change_password(client: &Client, current: &str, new: &str) -> GqlAnswer {
    let query = "mutation Change($input: UserPasswordChangeInput!) { userPasswordChange(input: $input) {
        user { id } userErrors { code field message }
    } }";
    client.send(query, json!({ "input": { "currentPassword": current, "password": new } })).await
}

pub async fn sign_out(client: &Client, input: Value) -> GqlAnswer {
    let query = "mutation SignOut($input: SessionRevokeInput!) { sessionRevoke(input: $input) {
        isRevoked userErrors { code field message }
    } }";
    client.send(query, json!({ "input": input })).await
}

pub async fn viewer(client: &Client) -> GqlAnswer {
    client.send("{ viewer { id displayName inviter { displayName } } }", json!({})).await
}

/// Fails unless a refresh token buys nothing.
#[track_caller]
pub fn assert_refresh_refused(answer: &GqlAnswer) {
    let refused = [("INVALID_REFRESH_TOKEN", "input.refreshToken")];
    assert_eq!(answer.user_errors("sessionRefresh"), refused, "{:#}", answer.body());
}

/// Fails unless a token or key was taken for nobody's, before anything ran.
#[track_caller]
pub fn assert_unauthenticated(answer: &GqlAnswer) {
    assert_eq!(answer.status(), 401, "{:#}", answer.body());
    assert_eq!(answer.error_codes(), ["UNAUTHENTICATED"]);
    assert!(answer.body().get("data").is_none(), "{:#}", answer.body());
}
