//! What users are told, through what, and in which words.

use async_graphql::{Context, ID, Object, Result};
use rebated_entity::{device, notification};
use rebated_service::access;
use rebated_service::notifications::queries::Delivery;
use rebated_service::notifications::{self as service, Quiet};

use super::notification_words::{
    NotificationChannel, NotificationDeliveryState, NotificationKind, NotificationLanguage,
    NotificationMedium,
};
use crate::graphql::context::Ask;
use crate::graphql::loaders::DeliveriesOf;
use crate::graphql::scalars::DateTime;
use crate::graphql::{denied, encode};

/// See the GraphQL description.
pub struct Notification(notification::Model);

impl From<notification::Model> for Notification {
    fn from(row: notification::Model) -> Self {
        Self(row)
    }
}

/// What a user was told of one event. For the user and staff.
#[Object]
impl Notification {
    /// The global id.
    pub async fn id(&self) -> ID {
        encode(self.0.id)
    }
    /// What it tells of.
    async fn kind(&self) -> NotificationKind {
        self.0.kind.into()
    }
    /// The language that it was written in: that of the user's profile at the time.
    async fn language(&self) -> NotificationLanguage {
        self.0.language.into()
    }
    /// The title, in the words of the time.
    async fn title(&self) -> &str {
        &self.0.title
    }
    /// The text, in the words of the time.
    async fn body(&self) -> &str {
        &self.0.body
    }
    /// When it was written.
    async fn created_at(&self) -> DateTime {
        self.0.created_at.into()
    }
    /// When the user marked it as read; null before.
    async fn read_at(&self) -> Option<DateTime> {
        self.0.read_at.map(Into::into)
    }
    /// How it left the platform, at most one delivery per channel. For staff.
    async fn deliveries(&self, ctx: &Context<'_>) -> Option<Result<Vec<NotificationDelivery>>> {
        if let Err(refusal) = access::read_notifications(ctx.actor()) {
            return Some(Err(denied(refusal)));
        }
        let found = ctx.loaders().many(DeliveriesOf(self.0.id)).await;
        Some(found.map(|all| all.into_iter().map(NotificationDelivery).collect()))
    }
}

/// See the GraphQL description.
pub struct NotificationDelivery(Delivery);

/// A notification on its way through one channel. For staff.
#[Object]
impl NotificationDelivery {
    /// The id, under which the provider knows the message.
    async fn id(&self) -> ID {
        encode(self.0.row.id)
    }
    /// The channel.
    async fn channel(&self) -> NotificationChannel {
        self.0.row.channel.into()
    }
    /// Where it stands.
    async fn state(&self) -> NotificationDeliveryState {
        self.0.state.into()
    }
    /// When it was meant to be tried first: at once, or after the user's quiet hours.
    async fn due_at(&self) -> DateTime {
        self.0.row.due_at.into()
    }
    /// How often it was tried; null when that is forgotten.
    async fn attempts(&self) -> Option<i32> {
        self.0.attempts
    }
    /// Why it failed the last time; null when it has not failed, and when that is forgotten.
    async fn last_error(&self) -> Option<&str> {
        self.0.last_error.as_deref()
    }
    /// When the provider took it; null before.
    async fn sent_at(&self) -> Option<DateTime> {
        self.0.row.sent_at.map(Into::into)
    }
    /// The provider's own name for the message; null where it gives none.
    async fn provider_reference(&self) -> Option<&str> {
        self.0.row.provider_reference.as_deref()
    }
    /// The background job that sends it, which may be forgotten after it was done.
    async fn job_id(&self) -> ID {
        encode(self.0.row.job_id)
    }
}

/// See the GraphQL description.
pub struct NotificationPreferences(pub service::Preferences);

/// What a user is told through what, and when not.
#[Object]
impl NotificationPreferences {
    /// Every kind with every channel, at most 100.
    async fn choices(&self) -> Vec<NotificationChoice> {
        self.0.choices.iter().copied().map(NotificationChoice).collect()
    }
    /// When the user wants to be left alone; null when never.
    async fn quiet_hours(&self) -> Option<QuietHours> {
        self.0.quiet.clone().map(QuietHours)
    }
}

/// See the GraphQL description.
pub struct NotificationChoice(service::Choice);

/// Whether a kind goes through a channel, as far as the user has an address for it.
#[Object]
impl NotificationChoice {
    /// What is told.
    async fn kind(&self) -> NotificationKind {
        self.0.kind.into()
    }
    /// Through what.
    async fn channel(&self) -> NotificationChannel {
        self.0.channel.into()
    }
    /// Whether it goes there.
    async fn is_wanted(&self) -> bool {
        self.0.is_wanted
    }
    /// Whether the user may choose.
    async fn is_optional(&self) -> bool {
        self.0.kind.is_optional(self.0.channel)
    }
}

/// See the GraphQL description.
pub struct QuietHours(Quiet);

/// A part of each day in which mail, pushes and text messages wait. What is about the safety of the account does not.
#[Object]
impl QuietHours {
    /// IANA name of the zone of both times.
    async fn time_zone(&self) -> &str {
        &self.0.time_zone
    }
    /// When they begin, such as `22:00`.
    async fn from(&self) -> String {
        self.0.hours.spelled().0
    }
    /// When they end, such as `07:00`, which may be on the next day.
    async fn until(&self) -> String {
        self.0.hours.spelled().1
    }
}

/// See the GraphQL description.
pub struct NotificationTemplate(pub service::Template);

/// The wording of a kind of notification: `{{ number }}` stands for a fact of the kind. For administrators.
#[Object]
impl NotificationTemplate {
    /// What is told.
    async fn kind(&self) -> NotificationKind {
        self.0.kind.into()
    }
    /// Where it is read.
    async fn medium(&self) -> NotificationMedium {
        self.0.medium.into()
    }
    /// In which language.
    async fn language(&self) -> NotificationLanguage {
        self.0.language.into()
    }
    /// Counts the changes; 0 for the platform's own. For `expectedVersion`.
    async fn version(&self) -> i32 {
        self.0.version
    }
    /// The title and the subject of a mail, as a template.
    async fn title(&self) -> &str {
        &self.0.title
    }
    /// The text, as a template.
    async fn body(&self) -> &str {
        &self.0.body
    }
    /// The form of a mail in HTML, as a template; null for the platform's own.
    async fn html(&self) -> Option<&str> {
        self.0.html.as_deref()
    }
}

/// See the GraphQL description.
pub struct Rendered(pub service::Rendered);

/// What a wording reads like with sample facts. For administrators.
#[Object(name = "NotificationSample")]
impl Rendered {
    /// The title.
    async fn title(&self) -> &str {
        &self.0.title
    }
    /// The text.
    async fn text(&self) -> &str {
        &self.0.text
    }
    /// The same as a mail in HTML.
    async fn html(&self) -> &str {
        &self.0.html
    }
}

/// See the GraphQL description.
pub struct Device(device::Model);

impl From<device::Model> for Device {
    fn from(row: device::Model) -> Self {
        Self(row)
    }
}

/// An app of the caller's that takes pushes.
#[Object]
impl Device {
    /// The id, for `deviceForget`.
    async fn id(&self) -> ID {
        encode(self.0.id)
    }
    /// When it was first registered.
    async fn created_at(&self) -> DateTime {
        self.0.created_at.into()
    }
}
