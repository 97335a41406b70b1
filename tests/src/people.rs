use rebated_domain::user::Role;
use rebated_service::users::{TokenFor, operator_token};
use serde_json::json;

use crate::TestApp;

/// The password of every member that [`TestApp::member`] registers.
pub const PASSWORD: &str = "correct horse battery staple";

const REGISTER: &str = "
    mutation Register($input: UserRegisterInput!) {
        userRegister(input: $input) {
            user { id inviteCode }
            session { accessToken }
            userErrors { code field message }
        }
    }
";

const SIGN_IN: &str = "
    mutation SignIn($input: SessionCreateInput!) {
        sessionCreate(input: $input) {
            session { accessToken }
            userErrors { code field message }
        }
    }
";

/// A registered member, signed in.
#[derive(Clone, Debug)]
pub struct Member {
    /// The global id.
    pub id: String,
    /// An access token.
    pub token: String,
    /// The address to sign in with.
    pub email: String,
    /// The code with which they invite others.
    pub invite_code: String,
}

impl TestApp {
    /// Registers `name` through GraphQL, with the address `name@example.test`.
    pub async fn member(&self, name: &str) -> Member {
        self.register(name, None).await
    }

    /// Registers `name`, invited by `inviter`.
    pub async fn invited_member(&self, name: &str, inviter: &Member) -> Member {
        self.register(name, Some(&inviter.invite_code)).await
    }

    async fn register(&self, name: &str, invite_code: Option<&str>) -> Member {
        let email = format!("{name}@example.test");
        let input = json!({
            "email": email, "password": PASSWORD, "displayName": name, "inviteCode": invite_code,
        });
        let answer = self.as_anonymous().send(REGISTER, json!({ "input": input })).await.ok();
        Member {
            id: answer.text("/userRegister/user/id").to_owned(),
            token: answer.text("/userRegister/session/accessToken").to_owned(),
            email,
            invite_code: answer.text("/userRegister/user/inviteCode").to_owned(),
        }
    }

    /// Signs a member in again: an access token lives for minutes, so it ends when the clock is moved on.
    pub async fn sign_in(&self, member: &Member) -> String {
        let input = json!({ "email": member.email, "password": PASSWORD });
        let answer = self.as_anonymous().send(SIGN_IN, json!({ "input": input })).await.ok();
        answer.text("/sessionCreate/session/accessToken").to_owned()
    }

    /// A token for somebody in that role, made as the operator's command line does.
    pub async fn staff(&self, role: Role) -> String {
        let token = operator_token(self.platform(), TokenFor::Role(role)).await;
        token.expect("the operator may make tokens")
    }
}
