use std::collections::HashSet;

use futures_util::future::BoxFuture;
use rebated_domain::id::{DeliveryId, NotificationId, UserId};
use rebated_domain::job::JobPriority;
use rebated_domain::notification::{Channel, Language, Medium, NotificationKind, facts, is_news};
use sea_orm::DatabaseTransaction;
use serde_json::Value;
use uuid::Uuid;

use super::audience::Audience;
use super::deliver::{Payload, kind_for};
use super::message::Wordings;
use crate::db::{Kind, Rows, Writes};
use crate::events::{Consumer, Event};
use crate::jobs::{NewJob, NewJobs};
use crate::{Fault, Platform, row};

/// Writes what users are told of events.
pub struct Teller;

/// Something to be told.
struct News<'a> {
    event: &'a Event,
    user_id: UserId,
    kind: NotificationKind,
    facts: Value,
}

impl<'a> News<'a> {
    /// None when nobody is told of the event, it is no news, or a newer node wrote it in a version unknown here.
    fn of(event: &'a Event) -> Option<Self> {
        let (user_id, data) = (event.user_id?, event.facts()?);
        if !is_news(&data, event.occurred_at) {
            return None;
        }
        Some(Self { event, user_id, kind: NotificationKind::of(&data)?, facts: facts(&data) })
    }
}

impl Consumer for Teller {
    fn name(&self) -> &'static str {
        "notifications"
    }

    fn consume_in<'a>(
        &'a self,
        txn: &'a DatabaseTransaction,
        platform: &'a Platform,
        events: &'a [Event],
    ) -> BoxFuture<'a, Result<(), Fault>> {
        Box::pin(async move {
            let news: Vec<News<'_>> = events.iter().filter_map(News::of).collect();
            if news.is_empty() {
                return Ok(());
            }
            tell_in(txn, platform, news).await
        })
    }
}

async fn tell_in(txn: &DatabaseTransaction, platform: &Platform, news: Vec<News<'_>>) -> Result<(), Fault> {
    let now = platform.now();
    let audience = Audience::read(txn, &news.iter().map(|news| news.user_id).collect::<HashSet<_>>()).await?;
    let wordings = Wordings::read(txn, Medium::InApp).await?;
    let attempts = platform.settings.current(&platform.db).await?.settings.notification_attempts;
    let (mut told, mut deliveries, mut jobs) = (Rows::new(TOLD), Rows::new(DELIVERIES), NewJobs::default());
    for News { event, user_id, kind, facts } in news {
        let Some(user) = audience.user(user_id) else { continue };
        let id = NotificationId(Uuid::new_v5(&event.id, user_id.0.as_bytes()));
        let language = Language::of_locale(&user.locale);
        let said = wordings.render(kind, language, &facts)?;
        told.push(row![id, event.id, user_id, kind, language, facts.to_string(), said.title, said.text, now]);
        for channel in Channel::ALL.iter().filter(|channel| audience.takes(user, kind, **channel)) {
            let delivery_id = DeliveryId(Uuid::new_v5(&id.0, channel.code().as_bytes()));
            let due = audience.due(user_id, kind, now);
            let priority = if kind.is_security() { JobPriority::High } else { JobPriority::Normal };
            let job = NewJob::new(kind_for(*channel), &Payload { delivery_id })?
                .due_at(due)
                .priority(priority)
                .attempts(attempts.into())
                .dedup_key(delivery_id.to_string())
                .traced(event.trace_id.as_deref());
            let job_id = jobs.add(platform, now, job);
            deliveries.push(row![delivery_id, id, *channel, job_id, due]);
        }
    }
    let mut writes = Writes::new(platform.db.backend());
    writes.insert("notifications", &told, "");
    writes.insert("notification_deliveries", &deliveries, "");
    jobs.write(&mut writes);
    writes.run(txn).await
}

const TOLD: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("event_id", Kind::Uuid),
    ("user_id", Kind::Uuid),
    ("kind", Kind::Text),
    ("language", Kind::Text),
    ("facts", Kind::Json),
    ("title", Kind::Text),
    ("body", Kind::Text),
    ("created_at", Kind::Time),
];

const DELIVERIES: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("notification_id", Kind::Uuid),
    ("channel", Kind::Text),
    ("job_id", Kind::Uuid),
    ("due_at", Kind::Time),
];
