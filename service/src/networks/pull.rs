use rebated_domain::network::{Feed, Window};

use super::{AffiliateNetwork, Trouble, TroubleKind, UnreadRow, after_sales, answers, parked};
use crate::orders::{self, ImportError, OnError};
use crate::{Actor, Fault, Platform};

/// No window has more pages: whoever turns in a circle is stopped.
const MOST_PAGES: i32 = 20_000;
/// How many records one transaction imports.
const BATCH: usize = 500;

/// What a window brought.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Harvest {
    pub pages: i32,
    pub rows: i64,
    pub created: i64,
    pub updated: i64,
    pub unchanged: i64,
    pub parked: i64,
}

/// Why a window was not read to its end. What was read is kept: reading it again changes nothing.
pub(super) enum Broken {
    /// The network's fault.
    Trouble(Trouble),
    /// Ours.
    Fault(Fault),
}

impl From<Fault> for Broken {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Reads a window to its end, page by page. Each page is taken in before the next one is asked for, so that memory does
/// not grow with the window.
pub(super) async fn read(
    platform: &Platform,
    network: &dyn AffiliateNetwork,
    feed: Feed,
    window: Window,
) -> Result<Harvest, Broken> {
    let mut harvest = Harvest::default();
    let mut cursor = None;
    loop {
        let page = network.pull(feed, window, cursor.as_ref()).await.map_err(Broken::Trouble)?;
        harvest.pages += 1;
        harvest.rows += (page.orders.len() + page.after_sales.len() + page.failures.len()) as i64;
        let now = platform.now();
        answers::keep(platform, network, feed, window, harvest.pages, &page.raw, now).await?;
        harvest.parked += page.failures.len() as i64;
        parked::write(platform, network, feed, page.failures).await?;
        let amended = after_sales::take(platform, network, &page.after_sales).await?;
        for records in page.orders.chunks(BATCH).chain(amended.chunks(BATCH)) {
            let refused = take(platform, records.to_vec(), &mut harvest).await?;
            harvest.parked += refused.len() as i64;
            parked::write(platform, network, feed, unread(records, refused)).await?;
        }
        cursor = match page.next {
            None => return Ok(harvest),
            Some(_) if harvest.pages >= MOST_PAGES => return Err(Broken::Trouble(endless())),
            next => next,
        };
    }
}

/// Refused records with their texts.
fn unread(records: &[orders::ImportRecord], refused: Vec<orders::RecordFailure>) -> Vec<UnreadRow> {
    let row = |failure: orders::RecordFailure| {
        let record = records.iter().find(|record| record.position == failure.position);
        let document = record.map_or_else(String::new, |record| record.document.clone());
        UnreadRow { document, problems: failure.problems }
    };
    refused.into_iter().map(row).collect()
}

async fn take(
    platform: &Platform,
    records: Vec<orders::ImportRecord>,
    harvest: &mut Harvest,
) -> Result<Vec<orders::RecordFailure>, Fault> {
    let report = orders::import_batch(platform, &Actor::system(), records, OnError::SkipFailed).await;
    let report = report.map_err(|error| match error {
        ImportError::Fault(fault) => fault,
        other => Fault::Internal(other.to_string()),
    })?;
    harvest.created += report.created as i64;
    harvest.updated += report.updated as i64;
    harvest.unchanged += report.unchanged as i64;
    Ok(report.failures)
}

fn endless() -> Trouble {
    Trouble {
        kind: TroubleKind::BadAnswer,
        code: "ENDLESS".into(),
        message: "the window has more pages than any can have".into(),
    }
}
