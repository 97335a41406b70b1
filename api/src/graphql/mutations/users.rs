//! Becoming a member, and what users and administrators change about users.

use async_graphql::{Context, Object, Result};
use rebated_service::users::{self, SignedIn};

use super::user_inputs::{
    UserInput, UserInviterSetInput, UserPasswordChangeInput, UserRegisterInput, UserRoleSetInput,
    UserTierSetInput, UserUpdateInput,
};
use super::user_payloads::{
    UserClosePayload, UserInviterSetPayload, UserPasswordChangePayload, UserRegisterPayload,
    UserReinstatePayload, UserRoleSetPayload, UserSuspendPayload, UserTierSetPayload, UserUpdatePayload,
};
use crate::graphql::context::Ask;
use crate::graphql::decode_or_nothing;
use crate::graphql::error::answer;
use crate::graphql::types::user::User;

/// Becoming a member, and changing users.
#[derive(Default)]
pub struct UserMutations;

/// Becoming a member, and changing users.
#[Object]
impl UserMutations {
    /// Makes a member and signs them in.
    async fn user_register(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who.")] input: UserRegisterInput,
    ) -> Option<Result<UserRegisterPayload>> {
        let done = users::register(ctx.platform(), ctx.actor(), input.into()).await;
        answer(done, |SignedIn { user, session }| {
            UserRegisterPayload::of(session.into(), User::signed_in(user))
        })
    }

    /// Changes the caller's own profile.
    async fn user_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to change.")] input: UserUpdateInput,
    ) -> Option<Result<UserUpdatePayload>> {
        let done = users::update_profile(ctx.platform(), ctx.actor(), input.into()).await;
        answer(done, |user| UserUpdatePayload::of(user.into()))
    }

    /// Changes the caller's password. Every other session of the caller ends.
    async fn user_password_change(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The passwords.")] input: UserPasswordChangeInput,
    ) -> Option<Result<UserPasswordChangePayload>> {
        let (current, new) = (&input.current_password, &input.password);
        let done = users::change_password(ctx.platform(), ctx.actor(), current, new).await;
        answer(done, |user| UserPasswordChangePayload::of(user.into()))
    }

    /// Gives a user another role; their sessions end. For administrators.
    async fn user_role_set(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who gets which role.")] input: UserRoleSetInput,
    ) -> Option<Result<UserRoleSetPayload>> {
        let (id, role) = (decode_or_nothing(&input.user_id), input.role.into());
        let done = users::set_role(ctx.platform(), ctx.actor(), id, role, input.expected_version).await;
        answer(done, |user| UserRoleSetPayload::of(user.into()))
    }

    /// Moves a user to another tier. For administrators.
    async fn user_tier_set(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who gets into which tier.")] input: UserTierSetInput,
    ) -> Option<Result<UserTierSetPayload>> {
        let id = decode_or_nothing(&input.user_id);
        let done =
            users::set_tier(ctx.platform(), ctx.actor(), id, &input.tier, input.expected_version).await;
        answer(done, |user| UserTierSetPayload::of(user.into()))
    }

    /// Names who invited a user, until the user's first order. For administrators.
    async fn user_inviter_set(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who was invited by whom.")] input: UserInviterSetInput,
    ) -> Option<Result<UserInviterSetPayload>> {
        let (id, inviter) = input.decode();
        let done = users::set_inviter(ctx.platform(), ctx.actor(), id, inviter).await;
        answer(done, |user| UserInviterSetPayload::of(user.into()))
    }

    /// Shuts a user out for now; their sessions end. For administrators.
    async fn user_suspend(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who.")] input: UserInput,
    ) -> Option<Result<UserSuspendPayload>> {
        let done = users::suspend(ctx.platform(), ctx.actor(), decode_or_nothing(&input.user_id)).await;
        answer(done, |user| UserSuspendPayload::of(user.into()))
    }

    /// Lets a suspended user in again. For administrators.
    async fn user_reinstate(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who.")] input: UserInput,
    ) -> Option<Result<UserReinstatePayload>> {
        let done = users::reinstate(ctx.platform(), ctx.actor(), decode_or_nothing(&input.user_id)).await;
        answer(done, |user| UserReinstatePayload::of(user.into()))
    }

    /// Closes a user's account for good; the books remain. For administrators.
    async fn user_close(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who.")] input: UserInput,
    ) -> Option<Result<UserClosePayload>> {
        let done = users::close(ctx.platform(), ctx.actor(), decode_or_nothing(&input.user_id)).await;
        answer(done, |user| UserClosePayload::of(user.into()))
    }
}
