use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use rebated_domain::id::UserId;
use rebated_domain::notification::{Channel, NotificationKind, QuietHours};
use rebated_domain::user::UserStatus;
use rebated_entity::{device, notification_preference, notification_quiet_hours, user};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};

use crate::Fault;
use crate::db::any_of;

/// What is known of the users of some events, read in one statement per table.
pub(super) struct Audience {
    users: HashMap<UserId, user::Model>,
    choices: HashMap<(UserId, NotificationKind, Channel), bool>,
    quiet: HashMap<UserId, (Tz, QuietHours)>,
    with_devices: HashSet<UserId>,
}

impl Audience {
    pub async fn read(db: &impl ConnectionTrait, ids: &HashSet<UserId>) -> Result<Self, Fault> {
        let backend = db.get_database_backend();
        let ids = || ids.iter().copied();
        let users = user::Entity::find().filter(any_of(backend, user::Column::Id, ids())).all(db).await?;
        let mine = any_of(backend, notification_preference::Column::UserId, ids());
        let choices = notification_preference::Entity::find().filter(mine).all(db).await?;
        let mine = any_of(backend, notification_quiet_hours::Column::UserId, ids());
        let quiet = notification_quiet_hours::Entity::find().filter(mine).all(db).await?;
        let mine = any_of(backend, device::Column::UserId, ids());
        let devices = device::Entity::find().filter(mine).all(db).await?;
        Ok(Self {
            users: users.into_iter().map(|user| (user.id, user)).collect(),
            choices: choices
                .into_iter()
                .map(|it| ((it.user_id, it.kind, it.channel), it.is_wanted))
                .collect(),
            quiet: quiet.iter().filter_map(|row| Some((row.user_id, hours(row)?))).collect(),
            with_devices: devices.into_iter().map(|device| device.user_id).collect(),
        })
    }

    /// A user who may still be told something.
    pub fn user(&self, id: UserId) -> Option<&user::Model> {
        self.users.get(&id).filter(|user| user.status != UserStatus::Closed)
    }

    /// Whether a user wants to be told something through a channel, and has an address for it.
    pub fn takes(&self, user: &user::Model, kind: NotificationKind, channel: Channel) -> bool {
        let has_address = match channel {
            Channel::Email => user.email.is_some(),
            Channel::Push => self.with_devices.contains(&user.id),
            Channel::Sms => user.phone.is_some(),
        };
        has_address && kind.takes(channel, self.choices.get(&(user.id, kind, channel)).copied())
    }

    /// When something may go out to a user.
    pub fn due(&self, id: UserId, kind: NotificationKind, now: DateTime<Utc>) -> DateTime<Utc> {
        let quiet = self.quiet.get(&id).filter(|_| !kind.is_security());
        quiet.and_then(|(zone, hours)| hours.end_after(zone, now)).unwrap_or(now)
    }
}

/// The zone and the hours of a row; none when a newer node has written what this one does not know.
fn hours(row: &notification_quiet_hours::Model) -> Option<(Tz, QuietHours)> {
    let minute = |minute: i32| u16::try_from(minute).ok();
    let hours = QuietHours::try_new(minute(row.from_minute)?, minute(row.until_minute)?).ok()?;
    Some((row.time_zone.parse().ok()?, hours))
}
