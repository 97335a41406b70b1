use std::sync::Arc;

use chrono::TimeDelta;
use futures_util::{StreamExt, TryStreamExt, stream};
use rebated_domain::job::Retry;
use rebated_domain::refund::VoucherForm;

use super::faults::{self, Looked};
use super::{keep, queries};
use crate::Platform;
use crate::db::transact;
use crate::jobs::{Claimed, Finished, JobFailure, JobKind};

/// Looks at every document once a day.
pub(crate) const CHECK: JobKind = JobKind::new(
    "vouchers.check",
    Retry::Backoff { first: TimeDelta::minutes(1), longest: TimeDelta::hours(1), attempts: 8 },
);

/// How many vouchers are read at a time.
const PAGE: u64 = 100;
/// How many documents are fetched at a time: they are held in memory.
const AT_ONCE: usize = 4;

/// The job that fetches every document and compares it with its hash. What is broken is put on the list that
/// `systemHealth` and the alarm read, and taken off when it is whole again.
pub(crate) async fn check(platform: Arc<Platform>, job: Claimed) -> Result<Finished, JobFailure> {
    let mut after = None;
    loop {
        let page = queries::after(platform.db.read(), after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.refund_id);
        let both = page.iter().flat_map(|voucher| VoucherForm::ALL.iter().map(move |form| (voucher, *form)));
        let looks: Vec<_> = both.map(|(voucher, form)| look(&platform, voucher, form)).collect();
        let looked: Vec<Looked> = stream::iter(looks).buffered(AT_ONCE).try_collect().await?;
        transact(&platform.db, async |txn| faults::write_in(txn, &platform, &looked).await).await?;
    }
    transact(&platform.db, async |txn| job.finish_in(txn, &platform).await).await
}

async fn look(
    platform: &Platform,
    voucher: &rebated_entity::refund_voucher::Model,
    form: VoucherForm,
) -> Result<Looked, JobFailure> {
    let found = keep::fetch(platform, voucher, form).await;
    let found = found.map_err(|error| JobFailure::Again(format!("the object store failed: {error}")))?;
    let fault = found.err();
    if let Some(fault) = fault {
        faults::tell(voucher, form, fault);
    }
    Ok::<_, JobFailure>((voucher.refund_id, form, fault))
}
