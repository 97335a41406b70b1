use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use rebated_domain::id::DeliveryId;
use rebated_domain::job::Retry;
use rebated_domain::notification::Channel;
use rebated_entity::{device, notification, notification_delivery as table, user};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};

use super::audience::Audience;
use super::message::Wordings;
use super::ports::Receipt;
use super::{Mail, Push, Rendered, SendError, Sms};
use crate::crash::{self, Point};
use crate::db::transact;
use crate::jobs::{Claimed, Finished, JobFailure, JobKind, Registry};
use crate::{Fault, Platform};

/// The waits between attempts; whoever sets more attempts than these have, waits the last one again.
const RETRY: Retry = Retry::Delays(&[TimeDelta::seconds(30), TimeDelta::minutes(5)]);
/// How long a provider may take.
const PATIENCE: Duration = Duration::from_secs(20);

const EMAIL: JobKind = kind("notification.email");
const PUSH: JobKind = kind("notification.push");
const SMS: JobKind = kind("notification.sms");

/// Two at once, of eight that a process runs: all channels together leave some for other work.
const fn kind(name: &'static str) -> JobKind {
    JobKind { at_once: 2, ..JobKind::new(name, RETRY) }
}

/// The kind of job for a channel. Each has its own, so that one which hangs keeps no other waiting.
pub(super) const fn kind_for(channel: Channel) -> JobKind {
    match channel {
        Channel::Email => EMAIL,
        Channel::Push => PUSH,
        Channel::Sms => SMS,
    }
}

/// Says how deliveries are done.
pub(crate) fn register(registry: &Registry) {
    Channel::ALL.iter().for_each(|channel| registry.handle(kind_for(*channel), deliver));
}

/// What a job is about.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Payload {
    pub delivery_id: DeliveryId,
}

/// Everything about a delivery.
struct Letter {
    row: table::Model,
    notification: notification::Model,
    user: user::Model,
    said: Rendered,
}

async fn deliver(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let Payload { delivery_id } = job.payload()?;
    let letter = read(&platform, delivery_id).await?;
    job.still_held(&platform).await?;
    let sending = send(&platform, &letter);
    let receipt = match tokio::time::timeout(PATIENCE, sending).await {
        Ok(receipt) => receipt?,
        Err(_) => return Err(JobFailure::Again("the provider did not answer in time".into())),
    };
    let reference = receipt.map_err(|error| failure(&platform, error))?;
    crash::at(Point::NotificationSent);
    let now = platform.now();
    transact(&platform.db, async |txn| {
        table::Entity::update_many()
            .col_expr(table::Column::SentAt, now.into())
            .col_expr(table::Column::ProviderReference, reference.into())
            .filter(table::Column::Id.eq(delivery_id))
            .exec(txn)
            .await
            .map_err(Fault::from)?;
        job.finish_in(txn, &platform).await
    })
    .await
}

/// What to send, unless the user wants to be left alone by now.
async fn read(platform: &Platform, id: DeliveryId) -> Result<Letter, JobFailure> {
    let gone = || JobFailure::Hopeless("the delivery or its user is gone".into());
    let db = platform.db.read();
    let row = table::Entity::find_by_id(id).one(db).await.map_err(Fault::from)?.ok_or_else(gone)?;
    let found = notification::Entity::find_by_id(row.notification_id).one(db).await.map_err(Fault::from)?;
    let notification = found.ok_or_else(gone)?;
    let audience = Audience::read(db, &HashSet::from([notification.user_id])).await?;
    let user = audience.user(notification.user_id).ok_or_else(gone)?;
    let now = platform.now();
    let until = audience.due(user.id, notification.kind, now);
    if until > now {
        return Err(JobFailure::Postponed { until, reason: "the user's quiet hours".into() });
    }
    let wordings = Wordings::read(db, row.channel.into()).await?;
    let said = wordings.render(notification.kind, notification.language, &notification.facts)?;
    Ok(Letter { row, user: user.clone(), notification, said })
}

async fn send(platform: &Platform, letter: &Letter) -> Result<Receipt, JobFailure> {
    let Letter { row, notification, user, said } = letter;
    let no_address = || JobFailure::Hopeless("the user has no address for the channel any more".into());
    let outlets = &platform.outlets;
    Ok(match row.channel {
        Channel::Email => {
            let to = user.email.clone().ok_or_else(no_address)?;
            let (subject, text, html) = (said.title.clone(), said.text.clone(), said.html.clone());
            outlets.mail.send(&Mail { id: row.id, to, subject, text, html }).await
        }
        Channel::Sms => {
            let to = user.phone.clone().ok_or_else(no_address)?;
            let (kind, language) = (notification.kind, notification.language);
            let (facts, text) = (notification.facts.clone(), said.text.clone());
            outlets.sms.send(&Sms { id: row.id, to, kind, language, facts, text }).await
        }
        Channel::Push => push(platform, letter).await?,
    })
}

/// Pushes to all of the user's apps; sent when one has taken it. Apps that are gone are forgotten.
async fn push(platform: &Platform, letter: &Letter) -> Result<Receipt, JobFailure> {
    let Letter { row, notification, user, said } = letter;
    let mine = device::Entity::find().filter(device::Column::UserId.eq(user.id));
    let devices = mine.order_by_asc(device::Column::Id).all(platform.db.read()).await.map_err(Fault::from)?;
    let mut result: Receipt = Err(SendError::Gone);
    for device in devices {
        let (title, text) = (said.title.clone(), said.text.clone());
        let push = Push { id: row.id, token: device.token, kind: notification.kind, title, text };
        match platform.outlets.push.send(&push).await {
            Ok(reference) => result = Ok(reference),
            Err(SendError::Gone) => super::devices::drop_gone(platform, device.id).await?,
            Err(error) if result.is_err() => result = Err(error),
            Err(_) => {}
        }
    }
    Ok(result)
}

fn failure(platform: &Platform, error: SendError) -> JobFailure {
    match error {
        SendError::Again(reason) => JobFailure::Again(reason),
        SendError::Limited(wait) => {
            let wait = TimeDelta::from_std(wait).unwrap_or(TimeDelta::hours(1)).min(TimeDelta::days(1));
            JobFailure::Postponed { until: platform.now() + wait, reason: error.to_string() }
        }
        SendError::Gone | SendError::Refused(_) => JobFailure::Hopeless(error.to_string()),
    }
}
