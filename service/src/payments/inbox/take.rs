use aws_lc_rs::digest::{SHA256, digest};
use chrono::{DateTime, Utc};
use rebated_domain::id::PaymentCallbackId;
use rebated_domain::payment_channel::ChannelKind;
use sea_orm::{ConnectionTrait, Statement};

use super::apply::job;
use super::kept;
use crate::crash::{self, Point};
use crate::db::{Kind, Rows, Writes, transact};
use crate::jobs::NewJobs;
use crate::payments::{Callback, CallbackAnswer, CallbackVerdict, Notice};
use crate::{Fault, Platform, row};

const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Uuid),
    ("channel", Kind::Text),
    ("event_id", Kind::Text),
    ("digest", Kind::Bytes),
    ("body", Kind::Bytes),
    ("notice", Kind::Json),
    ("number", Kind::TextOpt),
    ("received_at", Kind::Time),
];

/// Takes what came to the address for a channel's callbacks: checks the signature, stores it once, and answers what the
/// channel wants to hear. Nothing that is not the channel's own is stored. None when the channel is not offered.
pub async fn take(platform: &Platform, kind: ChannelKind, callback: &Callback) -> Option<CallbackAnswer> {
    let channel = platform.channels.of(kind)?;
    let now = platform.now();
    let verdict = match channel.read_callback(callback, now).await {
        Err(refusal) => CallbackVerdict::Refused(refusal),
        Ok(notice) => match store(platform, now, kind, callback, &notice).await {
            Ok(is_new) => {
                let result = if is_new { "STORED" } else { "REPEATED" };
                metrics::counter!("rebated_payment_inbox_total", "channel" => kind.code(), "result" => result)
                    .increment(1);
                CallbackVerdict::Stored
            }
            Err(error) => {
                tracing::error!(channel = kind.code(), %error, "A callback could not be stored; it will come again.");
                CallbackVerdict::Unavailable
            }
        },
    };
    crash::at(Point::PaymentTold);
    platform.jobs.wake();
    Some(channel.answer(verdict))
}

/// Stores a notice with the job that applies it; false when it was there already.
async fn store(
    platform: &Platform,
    now: DateTime<Utc>,
    channel: ChannelKind,
    callback: &Callback,
    notice: &Notice,
) -> Result<bool, Fault> {
    let id: PaymentCallbackId = platform.new_id(now);
    let sum = digest(&SHA256, &callback.body).as_ref().to_vec();
    let event_id: String = match notice.id() {
        // a notice without a name is known by what it says
        "" => sum.iter().map(|byte| format!("{byte:02x}")).collect(),
        id => id.chars().take(128).collect(),
    };
    let notice_text = kept::write(notice)?.to_string();
    let number = kept::number_of(notice).map(str::to_owned);
    transact(&platform.db, async |txn| {
        let mut rows = Rows::new(COLUMNS);
        rows.push(row![
            id,
            channel,
            event_id.clone(),
            sum.clone(),
            callback.body.clone(),
            notice_text.clone(),
            number.clone(),
            now
        ]);
        let (names, mut params) = (rows.names(), Vec::new());
        let source = rows.source(txn.get_database_backend(), &mut params);
        let sql = format!(
            "INSERT INTO payment_callbacks ({names}) SELECT {names} FROM {source} WHERE true \
             ON CONFLICT (channel, event_id) DO NOTHING"
        );
        let insert = Statement::from_sql_and_values(txn.get_database_backend(), sql, params);
        if txn.execute_raw(insert).await?.rows_affected() == 0 {
            return Ok(false);
        }
        let (mut jobs, mut writes) = (NewJobs::default(), Writes::new(platform.db.backend()));
        jobs.add(platform, now, job(id)?);
        jobs.write(&mut writes);
        writes.run(txn).await?;
        Ok::<_, Fault>(true)
    })
    .await
}
