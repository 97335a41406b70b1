//! Reading notifications, and how they are worded.

use async_graphql::{Context, ID, Object, Result};
use rebated_domain::id::UserId;
use rebated_service::notifications::{self, NotificationError, queries};
use rebated_service::page::Key;
use rebated_service::{Actor, access};

use crate::graphql::connection::{KeyKind, List, PageArgs};
use crate::graphql::context::Ask;
use crate::graphql::error::{answer, top_level};
use crate::graphql::mutations::notifications::{NotificationTemplateInput, NotificationUserError};
use crate::graphql::types::notification::{
    Notification, NotificationPreferences, NotificationTemplate, Rendered,
};
use crate::graphql::{decode_or_nothing, denied, fault};
use crate::{connection, payload};

const NEWEST: List = List::new("notifications.desc", KeyKind::TimeId);

connection! {
    /// A page of notifications.
    NotificationConnection,
    /// A notification and where it stands in its list.
    NotificationEdge: Notification
}

payload! {
    /// The answer of `notificationTemplatePreview`.
    NotificationTemplatePreviewPayload {
        /// What it reads like.
        sample: Rendered,
    }
    NotificationUserError
}

/// Whose notifications are read: the caller's own, or those of somebody whom staff have named.
fn reader(actor: &Actor, named: Option<&ID>) -> Result<UserId> {
    match named.map(decode_or_nothing::<UserId>) {
        Some(id) if actor.user_id() != Some(id) => access::read_notifications(actor).map(|()| id),
        _ => access::act_for_self(actor),
    }
    .map_err(denied)
}

/// Reading notifications, and how they are worded.
#[derive(Default)]
pub struct NotificationQueries;

/// Reading notifications, and how they are worded.
#[Object]
impl NotificationQueries {
    /// The caller's notifications, newest first.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a page, and two more")]
    async fn notifications(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 1 to 100. Without `first` and `last`: 20.")] first: Option<
            i32,
        >,
        #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
        #[graphql(desc = "Whether only those are wanted that are not read.")] unread_only: Option<bool>,
        #[graphql(desc = "Those of this user instead, for staff.")] user_id: Option<ID>,
    ) -> Option<Result<NotificationConnection>> {
        let read = async {
            let owner = reader(ctx.actor(), user_id.as_ref())?;
            let request = PageArgs::new(first, after, last, before).request(&NEWEST)?;
            let unread = unread_only.unwrap_or_default();
            let page =
                queries::of_user(ctx.platform().db.read(), owner, unread, &request).await.map_err(fault)?;
            let page = page.map(|row| (Key::TimeId(row.created_at, row.id.0), Notification::from(row)));
            Ok(NotificationConnection::new(NEWEST, page, None))
        };
        Some(read.await)
    }

    /// How many notifications the caller has not read, counted up to 1,000.
    async fn notification_unread_count(&self, ctx: &Context<'_>) -> Option<Result<i32>> {
        let count = async {
            let owner = access::act_for_self(ctx.actor()).map_err(denied)?;
            let count = queries::unread(ctx.platform().db.read(), owner).await.map_err(fault)?;
            Ok(i32::try_from(count).unwrap_or(i32::MAX))
        };
        Some(count.await)
    }

    /// What the caller is told through what, and when not.
    async fn notification_preferences(&self, ctx: &Context<'_>) -> Option<Result<NotificationPreferences>> {
        let found = notifications::preferences(ctx.platform(), ctx.actor()).await;
        Some(found.map(NotificationPreferences).map_err(top_level))
    }

    /// Every wording in force, at most 500. For administrators.
    async fn notification_templates(&self, ctx: &Context<'_>) -> Option<Result<Vec<NotificationTemplate>>> {
        let found = notifications::templates(ctx.platform(), ctx.actor()).await;
        Some(found.map(|all| all.into_iter().map(NotificationTemplate).collect()).map_err(top_level))
    }

    /// What a wording would read like with sample facts. Changes nothing. For administrators.
    async fn notification_template_preview(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The wording.")] input: NotificationTemplateInput,
    ) -> Option<Result<NotificationTemplatePreviewPayload>> {
        let shown: Result<_, NotificationError> = notifications::preview_template(ctx.actor(), &input.into());
        answer(shown, |rendered| NotificationTemplatePreviewPayload::of(Rendered(rendered)))
    }
}
