//! Choosing what one is told, reading it, and wording it.

use async_graphql::{Context, ID, InputObject, Object, Result};
use rebated_service::notifications::{
    self, Choice, Draft, NotificationError, PreferencesChange, QuietWish, TemplateChange,
};

use crate::graphql::context::Ask;
use crate::graphql::error::answer;
use crate::graphql::types::notification::{Device, NotificationPreferences, NotificationTemplate};
use crate::graphql::types::notification_words::{
    NotificationChannel, NotificationKind, NotificationLanguage, NotificationMedium,
};
use crate::graphql::{decode_or_nothing, encode};
use crate::{area_errors, payload};

area_errors! {
    /// What is wrong with a request about notifications.
    NotificationUserError,
    /// Why a request about notifications was refused.
    NotificationErrorCode,
    NotificationError {
        /// The token of an app has 16 to 4096 printable ASCII characters.
        BadDeviceToken: NotificationError::BadDeviceToken => ["token"],
        /// The quiet hours do not begin and end at different times of the day.
        BadQuietHours: NotificationError::BadQuietHours(_) => ["quietHours"],
        /// The template does not render with sample facts, or not within the limits.
        BadTemplate: NotificationError::BadTemplate(error) => [error.part],
        /// No such app of the caller's.
        DeviceNotFound: NotificationError::DeviceNotFound => ["deviceId"],
        /// Only mail has HTML.
        HtmlOnlyForMail: NotificationError::HtmlOnlyForMail => ["html"],
        /// Mail about the safety of the account cannot be switched off.
        NotOptional: NotificationError::NotOptional => ["choices"],
        /// Somebody else has changed the template.
        StaleVersion: NotificationError::StaleVersion => ["expectedVersion"],
        /// More than one may have or name.
        TooMany: NotificationError::TooMany(_) => [],
        /// The time zone is not in the IANA database.
        UnknownTimeZone: NotificationError::UnknownTimeZone => ["quietHours", "timeZone"],
    }
    top_level: NotificationError::Denied(_) | NotificationError::Fault(_)
}

payload! {
    /// The answer of `deviceForget`.
    DeviceForgetPayload {
        /// The id of the app.
        device_id: ID,
    }
    NotificationUserError
}

payload! {
    /// The answer of `deviceRegister`.
    DeviceRegisterPayload {
        /// The app.
        device: Device,
    }
    NotificationUserError
}

payload! {
    /// The answer of `notificationPreferencesSet`.
    NotificationPreferencesSetPayload {
        /// The preferences after the change.
        preferences: NotificationPreferences,
    }
    NotificationUserError
}

payload! {
    /// The answer of `notificationTemplateUpdate`.
    NotificationTemplateUpdatePayload {
        /// The wording in force.
        template: NotificationTemplate,
    }
    NotificationUserError
}

payload! {
    /// The answer of `notificationsMarkRead`.
    NotificationsMarkReadPayload {
        /// How many were not read before.
        read_count: i32,
    }
    NotificationUserError
}

/// An app that takes no pushes any more.
#[derive(InputObject)]
pub struct DeviceForgetInput {
    /// Which app.
    device_id: ID,
}

/// An app that takes pushes.
#[derive(InputObject)]
pub struct DeviceRegisterInput {
    /// What the provider of pushes calls the app, 16 to 4096 characters. Never shown again.
    token: String,
}

/// Whether a kind goes through a channel.
#[derive(InputObject)]
pub struct NotificationChoiceInput {
    /// What is told.
    kind: NotificationKind,
    /// Through what.
    channel: NotificationChannel,
    /// Whether it goes there.
    is_wanted: bool,
}

/// A part of each day in which one wants to be left alone.
#[derive(InputObject)]
pub struct QuietHoursInput {
    /// IANA name of the zone of both times, such as `Asia/Shanghai`.
    time_zone: String,
    /// When they begin, such as `22:00`.
    from: String,
    /// When they end, such as `07:00`, which may be on the next day.
    until: String,
}

/// What to change of one's preferences. What is absent stays.
#[derive(InputObject)]
pub struct NotificationPreferencesSetInput {
    /// Choices; of two about the same the later one counts.
    choices: Option<Vec<NotificationChoiceInput>>,
    /// Other quiet hours.
    quiet_hours: Option<QuietHoursInput>,
    /// Whether there are no quiet hours any more; `quietHours` then says nothing.
    no_quiet_hours: Option<bool>,
}

/// A wording, as templates in the language of Jinja: `{{ number }}` stands for a fact of the kind.
#[derive(InputObject)]
pub struct NotificationTemplateInput {
    /// What is told.
    kind: NotificationKind,
    /// Where it is read.
    medium: NotificationMedium,
    /// In which language.
    language: NotificationLanguage,
    /// The title and the subject of a mail; 1 to 200 characters when rendered.
    title: String,
    /// The text; 1 to 10,000 characters when rendered.
    body: String,
    /// The form of a mail in HTML, which escapes the facts; null for the platform's own.
    html: Option<String>,
    /// Refuse when the wording is not at this version any more; ignored by the preview.
    expected_version: Option<i32>,
}

impl From<NotificationTemplateInput> for Draft {
    fn from(input: NotificationTemplateInput) -> Self {
        Self {
            kind: input.kind.into(),
            medium: input.medium.into(),
            language: input.language.into(),
            title: input.title,
            body: input.body,
            html: input.html,
        }
    }
}

/// Which notifications are read.
#[derive(InputObject)]
pub struct NotificationsMarkReadInput {
    /// These, at most 100; null for all of them.
    notification_ids: Option<Vec<ID>>,
}

impl From<NotificationPreferencesSetInput> for PreferencesChange {
    fn from(input: NotificationPreferencesSetInput) -> Self {
        let choice = |it: NotificationChoiceInput| Choice {
            kind: it.kind.into(),
            channel: it.channel.into(),
            is_wanted: it.is_wanted,
        };
        let wish =
            |it: QuietHoursInput| QuietWish { time_zone: it.time_zone, from: it.from, until: it.until };
        let quiet = match input.no_quiet_hours {
            Some(true) => Some(None),
            _ => input.quiet_hours.map(|hours| Some(wish(hours))),
        };
        Self { choices: input.choices.unwrap_or_default().into_iter().map(choice).collect(), quiet }
    }
}

/// Choosing what one is told, reading it, and wording it.
#[derive(Default)]
pub struct NotificationMutations;

/// Choosing what one is told, reading it, and wording it.
#[Object]
impl NotificationMutations {
    /// Has one of the caller's apps take no pushes any more.
    async fn device_forget(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The app.")] input: DeviceForgetInput,
    ) -> Option<Result<DeviceForgetPayload>> {
        let id = decode_or_nothing(&input.device_id);
        let done = notifications::forget_device(ctx.platform(), ctx.actor(), id).await;
        answer(done, |id| DeviceForgetPayload::of(encode(id)))
    }

    /// Has the caller's app take pushes, at most 20 apps. A repeat answers the app as it is.
    async fn device_register(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The app.")] input: DeviceRegisterInput,
    ) -> Option<Result<DeviceRegisterPayload>> {
        let done = notifications::register_device(ctx.platform(), ctx.actor(), &input.token).await;
        answer(done, |device| DeviceRegisterPayload::of(device.into()))
    }

    /// Chooses what the caller is told through what, and when not. Holds for what is told from then on.
    async fn notification_preferences_set(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to change.")] input: NotificationPreferencesSetInput,
    ) -> Option<Result<NotificationPreferencesSetPayload>> {
        let done = notifications::set_preferences(ctx.platform(), ctx.actor(), input.into()).await;
        answer(done, |all| NotificationPreferencesSetPayload::of(NotificationPreferences(all)))
    }

    /// Puts a wording in force, as a new version. It must render with sample facts. For administrators.
    async fn notification_template_update(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The wording.")] input: NotificationTemplateInput,
    ) -> Option<Result<NotificationTemplateUpdatePayload>> {
        let change = TemplateChange { expected_version: input.expected_version, draft: input.into() };
        let done = notifications::update_template(ctx.platform(), ctx.actor(), change).await;
        answer(done, |template| NotificationTemplateUpdatePayload::of(NotificationTemplate(template)))
    }

    /// Marks the caller's notifications as read. What is not the caller's is left alone.
    async fn notifications_mark_read(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] input: NotificationsMarkReadInput,
    ) -> Option<Result<NotificationsMarkReadPayload>> {
        let ids = input.notification_ids.map(|ids| ids.iter().map(decode_or_nothing).collect());
        let done = notifications::mark_read(ctx.platform(), ctx.actor(), ids).await;
        answer(done, |marked| NotificationsMarkReadPayload::of(i32::try_from(marked).unwrap_or(i32::MAX)))
    }
}
