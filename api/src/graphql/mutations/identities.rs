//! Linking users to who they are at networks and in chats.

use async_graphql::{Context, ID, InputObject, Object, Result};
use rebated_service::users;

use crate::graphql::account_errors::AccountUserError;
use crate::graphql::context::Ask;
use crate::graphql::decode_or_nothing;
use crate::graphql::error::answer;
use crate::graphql::types::user::ExternalIdentity;
use crate::payload;

payload! {
    /// The answer of `identityLink`.
    IdentityLinkPayload {
        /// The link.
        identity: ExternalIdentity,
    }
    AccountUserError
}

payload! {
    /// The answer of `identityUnlink`.
    IdentityUnlinkPayload {
        /// The link that was taken away.
        identity: ExternalIdentity,
    }
    AccountUserError
}

/// Who a user is somewhere.
#[derive(InputObject)]
pub struct IdentityLinkInput {
    /// The user.
    user_id: ID,
    /// Where: an order source such as `TAOBAO`, or a chat such as `WECHAT` or `TELEGRAM`; 1 to 40 capital
    /// letters.
    provider: String,
    /// Who, in the words of that place, 1 to 128 printable characters.
    subject: String,
}

/// A link between a user and an identity.
#[derive(InputObject)]
pub struct IdentityUnlinkInput {
    /// Where, such as `WECHAT`.
    provider: String,
    /// Who, in the words of that place.
    subject: String,
}

/// Linking identities.
#[derive(Default)]
pub struct IdentityMutations;

/// Linking identities.
#[Object]
impl IdentityMutations {
    /// Links a user to who they are at an order source or in a chat. Orders that arrived under that name
    /// become the user's. Linking again changes nothing. For administrators, and bots with the scope
    /// `IDENTITIES_WRITE`.
    async fn identity_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who is who.")] input: IdentityLinkInput,
    ) -> Option<Result<IdentityLinkPayload>> {
        let IdentityLinkInput { user_id, provider, subject } = input;
        let user = decode_or_nothing(&user_id);
        let done = users::link_identity(ctx.platform(), ctx.actor(), user, &provider, &subject).await;
        answer(done, |identity| IdentityLinkPayload::of(ExternalIdentity(identity)))
    }

    /// Takes a link away; orders that it attributed stay where they are. For administrators, and bots
    /// with the scope `IDENTITIES_WRITE`.
    async fn identity_unlink(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which link.")] input: IdentityUnlinkInput,
    ) -> Option<Result<IdentityUnlinkPayload>> {
        let IdentityUnlinkInput { provider, subject } = input;
        let done = users::unlink_identity(ctx.platform(), ctx.actor(), &provider, &subject).await;
        answer(done, |identity| IdentityUnlinkPayload::of(ExternalIdentity(identity)))
    }
}
