use chrono::{DateTime, TimeDelta, Utc};
use rebated_domain::audit::{AuditAction, ObjectType};
use rebated_domain::network::ScanKind;
use rebated_domain::order::OrderSource;
use serde::Serialize;

use super::queries::NetworkState;
use super::stream::whole_second;
use super::{NetworkError, queries, scans, sync};
use crate::db::{Rows, Writes, transact};
use crate::jobs::NewJobs;
use crate::{Actor, Platform, access};

/// The longest time that one wish has read again.
const LONGEST: TimeDelta = TimeDelta::days(92);

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Told<'a> {
    source: OrderSource,
    account: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<DateTime<Utc>>,
}

/// Has an account read now, and not only within the next minute. Does nothing while it is being read.
pub async fn sync_now(
    platform: &Platform,
    actor: &Actor,
    source: OrderSource,
    account: &str,
) -> Result<NetworkState, NetworkError> {
    run(platform, actor, source, account, None).await
}

/// Has an account read again from a time to a time, all of its feeds. What is known already is not written again.
pub async fn resync(
    platform: &Platform,
    actor: &Actor,
    source: OrderSource,
    account: &str,
    (from, until): (DateTime<Utc>, DateTime<Utc>),
) -> Result<NetworkState, NetworkError> {
    run(platform, actor, source, account, Some((from, until))).await
}

async fn run(
    platform: &Platform,
    actor: &Actor,
    source: OrderSource,
    account: &str,
    again: Option<(DateTime<Utc>, DateTime<Utc>)>,
) -> Result<NetworkState, NetworkError> {
    let permit = access::manage_networks(actor)?;
    let network = platform.networks.find(source, account).ok_or(NetworkError::NotFound)?;
    let now = platform.now();
    let (mut jobs, mut rows) = (NewJobs::default(), Rows::new(scans::COLUMNS));
    if let Some((from, until)) = again {
        let (from, until) = (whole_second(from), whole_second(until));
        if from >= until || until > now || until - from > LONGEST {
            return Err(NetworkError::BadPeriod);
        }
        for feed in network.feeds() {
            if network.reach(*feed).is_some_and(|reach| from < now - reach) {
                return Err(NetworkError::OutOfReach);
            }
            rows.push(scans::new_row(platform, network.as_ref(), *feed, ScanKind::Manual, from, until, now));
        }
    }
    jobs.add(platform, now, sync::new_job(network.as_ref())?);
    let action = match again {
        None => AuditAction::NetworkSync,
        Some(_) => AuditAction::NetworkResync,
    };
    let (from, until) = (again.map(|(from, _)| from), again.map(|(_, until)| until));
    let entry = permit.did(action, ObjectType::Networks).made(&Told { source, account, from, until })?;
    transact(&platform.db, async |txn| {
        let mut writes = Writes::new(platform.db.backend());
        writes.insert("network_scans", &rows, "");
        jobs.write(&mut writes);
        entry.write(platform, now, &mut writes);
        writes.run(txn).await
    })
    .await?;
    platform.jobs.wake();
    Ok(queries::one(platform, network.as_ref()).await?)
}
