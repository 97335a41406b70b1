use rebated_domain::bill::BillPeriod;

use super::close::close;
use super::period::bounds;
use super::{BillError, Issuing, Step, Turn, queries};
use crate::{Actor, Fault, Platform, access};

/// What issuing did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueReport {
    /// The month asked for.
    pub period: BillPeriod,
    /// How many bills that month has.
    pub bills: u64,
    /// Months closed by this call, oldest first; empty when it was closed before.
    pub closed: Vec<BillPeriod>,
}

/// Closes a month, and every open one before it, and issues a bill to everybody who had a movement.
///
/// A month is closed once: asking again changes nothing and tells the same. From then on nothing is
/// booked under its dates; late movements fall in the month in which they arrive.
pub async fn issue(platform: &Platform, actor: &Actor, period: &str) -> Result<IssueReport, BillError> {
    let permit = access::issue_bills(actor)?;
    let period = BillPeriod::parse(period).map_err(|_| BillError::BadPeriod)?;
    let zone = platform.settings.current(&platform.db).await?.settings.zone();
    if !BillPeriod::is_over(bounds(period, zone).1, platform.now()) {
        return Err(BillError::NotOver);
    }
    let closed = close(platform, permit, period, zone).await?;
    issue_closed(platform, Turn::Wait).await?;
    let bills = queries::count_of(platform.db.read(), period).await?;
    Ok(IssueReport { period, bills, closed })
}

/// Makes the bills of every month that is closed and has not got all of them; answers how many months it
/// finished.
pub async fn issue_closed(platform: &Platform, turn: Turn) -> Result<usize, Fault> {
    let mut finished = 0;
    while let Some(mut issuing) = Issuing::oldest(platform).await? {
        loop {
            match issuing.step(platform, turn).await? {
                Step::Made(_) => {}
                Step::Completed => break,
                Step::LeftToAnother => return Ok(finished),
            }
        }
        finished += 1;
        platform.events.wake();
    }
    Ok(finished)
}
