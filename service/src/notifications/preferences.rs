use std::collections::BTreeMap;

use chrono_tz::Tz;
use rebated_domain::audit::AuditAction;
use rebated_domain::id::UserId;
use rebated_domain::notification::{Channel, NotificationKind, QuietHours};
use rebated_entity::{notification_preference as choice, notification_quiet_hours as quiet_hours, user};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::NotificationError;
use super::told::ToldPreferences;
use crate::db::{Kind, Rows, Writes, transact};
use crate::{Actor, Fault, Platform, access, row};

/// Whether a kind goes through a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is told.
    pub kind: NotificationKind,
    /// Through what.
    pub channel: Channel,
    /// Whether it goes there.
    pub is_wanted: bool,
}

/// Quiet hours with their zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quiet {
    /// IANA name of the zone.
    pub time_zone: String,
    /// The hours.
    pub hours: QuietHours,
}

/// What a user is told through what, and when not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// Every kind with every channel.
    pub choices: Vec<Choice>,
    /// When they want to be left alone.
    pub quiet: Option<Quiet>,
}

/// Quiet hours as a user writes them.
#[derive(Clone, Debug)]
pub struct QuietWish {
    /// IANA name of the zone.
    pub time_zone: String,
    /// When they begin, such as `22:00`.
    pub from: String,
    /// When they end.
    pub until: String,
}

impl QuietWish {
    fn read(&self) -> Result<Quiet, NotificationError> {
        self.time_zone.parse::<Tz>().map_err(|_| NotificationError::UnknownTimeZone)?;
        Ok(Quiet { time_zone: self.time_zone.clone(), hours: QuietHours::parse(&self.from, &self.until)? })
    }
}

/// What to change; what is absent stays.
#[derive(Clone, Debug, Default)]
pub struct PreferencesChange {
    /// Choices; of two about the same the later one counts.
    pub choices: Vec<Choice>,
    /// Other quiet hours, or none.
    pub quiet: Option<Option<QuietWish>>,
}

type Stored = (Vec<choice::Model>, Option<quiet_hours::Model>);

/// The caller's preferences.
pub async fn preferences(platform: &Platform, actor: &Actor) -> Result<Preferences, NotificationError> {
    let id = access::act_for_self(actor)?;
    Ok(told(stored(platform.db.read(), id).await?))
}

/// Changes the caller's preferences. What is on its way already goes where it was meant to go.
pub async fn set_preferences(
    platform: &Platform,
    actor: &Actor,
    change: PreferencesChange,
) -> Result<Preferences, NotificationError> {
    let (id, permit) = access::change_own_account(actor)?;
    if change.choices.iter().any(|it| !it.is_wanted && !it.kind.is_optional(it.channel)) {
        return Err(NotificationError::NotOptional);
    }
    let quiet =
        change.quiet.as_ref().map(|wish| wish.as_ref().map(QuietWish::read).transpose()).transpose()?;
    let now = platform.now();
    transact(&platform.db, async |txn| {
        let user = user::Entity::find_by_id(id).lock_exclusive().one(txn).await;
        user.map_err(Fault::from)?.ok_or(access::Denied::Unauthenticated)?;
        let before = stored(txn, id).await?;
        let after = applied(id, &before, &change.choices, quiet.as_ref());
        let said = (
            ToldPreferences::of(&before.0, before.1.as_ref()),
            ToldPreferences::of(&after.0, after.1.as_ref()),
        );
        if said.0 == said.1 {
            return Ok(told(after));
        }
        let mut writes = Writes::new(platform.db.backend());
        write(id, &after, &mut writes);
        let entry = permit.did(AuditAction::NotificationPreferencesSet, id).changed(&said.0, &said.1)?;
        entry.write(platform, now, &mut writes);
        writes.run(txn).await?;
        Ok(told(after))
    })
    .await
}

async fn stored(db: &impl ConnectionTrait, id: UserId) -> Result<Stored, Fault> {
    let choices = choice::Entity::find().filter(choice::Column::UserId.eq(id));
    let choices = choices.order_by_asc(choice::Column::Kind).order_by_asc(choice::Column::Channel);
    Ok((choices.all(db).await?, quiet_hours::Entity::find_by_id(id).one(db).await?))
}

fn applied(id: UserId, (choices, quiet): &Stored, chosen: &[Choice], wish: Option<&Option<Quiet>>) -> Stored {
    let mut all: BTreeMap<(NotificationKind, Channel), bool> =
        choices.iter().map(|row| ((row.kind, row.channel), row.is_wanted)).collect();
    all.extend(chosen.iter().map(|it| ((it.kind, it.channel), it.is_wanted)));
    let choices = all.into_iter();
    let choices =
        choices.map(|((kind, channel), is_wanted)| choice::Model { user_id: id, kind, channel, is_wanted });
    let quiet = match wish {
        None => quiet.clone(),
        Some(quiet) => quiet.as_ref().map(|quiet| quiet_hours::Model {
            user_id: id,
            time_zone: quiet.time_zone.clone(),
            from_minute: quiet.hours.from().into(),
            until_minute: quiet.hours.until().into(),
        }),
    };
    (choices.collect(), quiet)
}

fn write(id: UserId, (choices, quiet): &Stored, writes: &mut Writes) {
    let mut rows = Rows::new(CHOICES);
    for it in choices {
        rows.push(row![id, it.kind, it.channel, it.is_wanted]);
    }
    let newest = "ON CONFLICT (user_id, kind, channel) DO UPDATE SET is_wanted = excluded.is_wanted";
    writes.insert("notification_preferences", &rows, newest);
    if let Some(quiet) = quiet {
        let mut rows = Rows::new(HOURS);
        rows.push(row![id, quiet.time_zone.as_str(), quiet.from_minute, quiet.until_minute]);
        let newest = "ON CONFLICT (user_id) DO UPDATE SET time_zone = excluded.time_zone,
            from_minute = excluded.from_minute, until_minute = excluded.until_minute";
        writes.insert("notification_quiet_hours", &rows, newest);
    } else {
        let mut rows = Rows::new(&[("user_id", Kind::Uuid)]);
        rows.push(row![id]);
        writes.delete("notification_quiet_hours", &rows);
    }
}

fn told((stored, quiet): Stored) -> Preferences {
    let chosen: BTreeMap<_, _> = stored.iter().map(|row| ((row.kind, row.channel), row.is_wanted)).collect();
    let every =
        NotificationKind::ALL.iter().flat_map(|kind| Channel::ALL.iter().map(|channel| (*kind, *channel)));
    let choices = every.map(|(kind, channel)| {
        let is_wanted = kind.takes(channel, chosen.get(&(kind, channel)).copied());
        Choice { kind, channel, is_wanted }
    });
    let minute = |minute: i32| u16::try_from(minute).unwrap_or(u16::MAX);
    let quiet = quiet.and_then(|row| {
        let hours = QuietHours::try_new(minute(row.from_minute), minute(row.until_minute)).ok()?;
        Some(Quiet { time_zone: row.time_zone, hours })
    });
    Preferences { choices: choices.collect(), quiet }
}

const CHOICES: &[(&str, Kind)] =
    &[("user_id", Kind::Uuid), ("kind", Kind::Text), ("channel", Kind::Text), ("is_wanted", Kind::Bool)];

const HOURS: &[(&str, Kind)] = &[
    ("user_id", Kind::Uuid),
    ("time_zone", Kind::Text),
    ("from_minute", Kind::Int),
    ("until_minute", Kind::Int),
];
