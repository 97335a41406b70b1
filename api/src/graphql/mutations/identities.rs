//! Linking users to who they are at networks and in chats.

use async_graphql::{Context, ID, InputObject, Object, Result};
use rebated_service::access;
use rebated_service::users::{self, NewLinkCode, UserError, Whom};

use crate::graphql::account_errors::AccountUserError;
use crate::graphql::context::Ask;
use crate::graphql::decode_or_nothing;
use crate::graphql::error::answer;
use crate::graphql::scalars::DateTime;
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
    /// The answer of `identityLinkCodeCreate`.
    IdentityLinkCodeCreatePayload {
        /// The code: eight characters, to be typed in the chat. It is not shown again.
        code: String,
        /// Until when it can be used.
        expires_at: DateTime,
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
    /// The user. For administrators; exactly one of `userId` and `code` is wanted.
    user_id: Option<ID>,
    /// The code that the user has made by `identityLinkCodeCreate` and shows in the chat. It links accounts in chats
    /// only.
    code: Option<String>,
    /// Where: an order source such as `TAOBAO`, or a chat such as `WECHAT` or `TELEGRAM`; 1 to 40 capital
    /// letters. By code one of `DINGTALK`, `DISCORD`, `FEISHU`, `LINE`, `QQ`, `TELEGRAM`, `WECHAT`, `WECOM` and
    /// `WHATSAPP`.
    provider: String,
    /// Who, in the words of that place, 1 to 128 printable characters.
    subject: String,
}

/// A code for a chat.
#[derive(InputObject)]
pub struct IdentityLinkCodeCreateInput {
    /// Only for an account in this chat, such as `WECHAT`; without it in any.
    provider: Option<String>,
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
    /// become the user's. Linking again changes nothing. A bot links by the code that the user shows, and accounts in
    /// chats only. For administrators, and bots with the scope
    /// `IDENTITIES_WRITE`.
    async fn identity_link(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who is who.")] input: IdentityLinkInput,
    ) -> Option<Result<IdentityLinkPayload>> {
        let IdentityLinkInput { user_id, code, provider, subject } = input;
        let whom = match (user_id, code) {
            (Some(id), None) => Ok(Whom::User(decode_or_nothing(&id))),
            (None, Some(code)) => Ok(Whom::Code(code)),
            _ => access::link_identities(ctx.actor()).map_err(UserError::from).and(Err(UserError::NotOneOf)),
        };
        let done = match whom {
            Ok(whom) => users::link_identity(ctx.platform(), ctx.actor(), whom, &provider, &subject).await,
            Err(refusal) => Err(refusal),
        };
        answer(done, |identity| IdentityLinkPayload::of(ExternalIdentity(identity)))
    }

    /// Makes a code by which a bot links the caller to their account in a chat: used once, within ten minutes. Three
    /// can be open; one more ends the oldest.
    async fn identity_link_code_create(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "For which chat.")] input: IdentityLinkCodeCreateInput,
    ) -> Option<Result<IdentityLinkCodeCreatePayload>> {
        let made = users::create_link_code(ctx.platform(), ctx.actor(), input.provider.as_deref()).await;
        answer(made, |made| {
            let NewLinkCode { code, expires_at } = made;
            IdentityLinkCodeCreatePayload::of(code.as_str().to_owned(), expires_at.into())
        })
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
