//! Signing in and out.

use async_graphql::{Context, ID, InputObject, Object, Result};
use rebated_service::users::{self, SignedIn};

use crate::graphql::account_errors::AccountUserError;
use crate::graphql::context::Ask;
use crate::graphql::decode_or_nothing;
use crate::graphql::error::answer;
use crate::graphql::types::session::Session;
use crate::graphql::types::user::User;
use crate::payload;

payload! {
    /// The answer of `sessionCreate`.
    SessionCreatePayload {
        /// The tokens.
        session: Session,
        /// Who has signed in.
        user: User,
    }
    AccountUserError
}

payload! {
    /// The answer of `sessionRefresh`.
    SessionRefreshPayload {
        /// The new tokens.
        session: Session,
        /// Whose they are.
        user: User,
    }
    AccountUserError
}

payload! {
    /// The answer of `sessionRevoke`.
    SessionRevokePayload {
        /// True when the session, or all of them, have ended.
        is_revoked: bool,
    }
    AccountUserError
}

/// By what somebody signs in. Exactly one of `email` and `phone` is expected.
#[derive(InputObject)]
pub struct SessionCreateInput {
    /// The e-mail address.
    email: Option<String>,
    /// The telephone number in international form.
    phone: Option<String>,
    /// The password.
    #[graphql(secret)]
    password: String,
}

/// What buys a new pair of tokens.
#[derive(InputObject)]
pub struct SessionRefreshInput {
    /// The refresh token that was answered last.
    #[graphql(secret)]
    refresh_token: String,
}

/// Which sessions end. Without fields: the one that the request is sent with.
#[derive(InputObject)]
pub struct SessionRevokeInput {
    /// This one of the caller's.
    session_id: Option<ID>,
    /// All of the caller's.
    everywhere: Option<bool>,
}

/// Signing in and out.
#[derive(Default)]
pub struct SessionMutations;

/// Signing in and out.
#[Object]
impl SessionMutations {
    /// Signs a user in. Guessing is slowed down; whether an account exists is not told.
    async fn session_create(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The credentials.")] input: SessionCreateInput,
    ) -> Option<Result<SessionCreatePayload>> {
        let SessionCreateInput { email, phone, password } = input;
        let done =
            users::sign_in(ctx.platform(), ctx.actor(), email.as_deref(), phone.as_deref(), &password).await;
        answer(done, |SignedIn { user, session }| {
            SessionCreatePayload::of(session.into(), User::signed_in(user))
        })
    }

    /// Exchanges a refresh token for a new pair of tokens. A token that is used twice was stolen: its whole
    /// session ends.
    async fn session_refresh(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The refresh token.")] input: SessionRefreshInput,
    ) -> Option<Result<SessionRefreshPayload>> {
        let done = users::refresh(ctx.platform(), ctx.actor(), &input.refresh_token).await;
        answer(done, |SignedIn { user, session }| {
            SessionRefreshPayload::of(session.into(), User::signed_in(user))
        })
    }

    /// Signs the caller out. Access tokens that are out live on for minutes.
    async fn session_revoke(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which sessions.")] input: SessionRevokeInput,
    ) -> Option<Result<SessionRevokePayload>> {
        let session = input.session_id.as_ref().map(decode_or_nothing);
        let everywhere = input.everywhere.unwrap_or(false);
        let done = users::sign_out(ctx.platform(), ctx.actor(), session, everywhere).await;
        answer(done, |()| SessionRevokePayload::of(true))
    }
}
