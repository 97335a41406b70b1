//! W7: a month is closed and the bills of 10,000 users are issued, against a loop over the users and
//! against the pure SQL that any such program comes down to.

mod check;
mod limit;
mod members;
mod month;
mod one_by_one;
mod report;

use anyhow::{Context as _, ensure};
use chrono::Months;
use rebated_domain::bill::BillPeriod;
use rebated_service::{Actor, Platform, bills, verify};

use super::arguments::Arguments;
use super::cluster::Cluster;
use super::cost::{Cost, Meter};
use super::home::Home;
use members::Members;
use month::Month;

/// How many users have movements, and get a bill each month.
const USERS: u64 = 10_000;
/// The pool of a server.
const CONNECTIONS: u32 = 16;

/// What the bills of one month cost.
struct Figures {
    month: Month,
    issue: Cost,
    /// A loop over the users, and the limit: measured in the first and the last month.
    baselines: Option<(Cost, Cost)>,
}

/// Fills month after month, issues its bills, and checks the books at the end.
pub async fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let home = Home::new(arguments.database).await?;
    let done = measure(arguments, &home).await;
    home.remove().await?;
    done
}

async fn measure(arguments: &Arguments, home: &Home) -> anyhow::Result<()> {
    let platform = home.platform(CONNECTIONS).await?;
    let cluster = Cluster::find(&platform.db).await?;
    println!("\nW7: {USERS} users, {} movements a month\n{}", arguments.movements, report::TABLE_HEAD);
    let members = Members::join(&platform).await?;
    let mut all = Vec::new();
    for place in 0..=arguments.history {
        let month = nth_month(&platform, place, arguments.history).await?;
        month::fill(&platform, &month, place, arguments.movements).await?;
        home.settle(&platform).await?;
        let with_baselines = place == 0 || place == arguments.history;
        let figures = measure_month(&platform, cluster.as_ref(), &members, month, with_baselines).await?;
        println!("{}", report::rows(&figures));
        all.push(figures);
    }
    println!("{}", report::ratios(&all));
    let books = verify::verify(&platform, |_| {}).await?;
    ensure!(books.findings.is_empty(), "the books do not add up: {:#?}", books.findings);
    println!("All say the same and the books add up: {} checks.", books.checks.len());
    Ok(())
}

/// The months end with the last one that is over.
async fn nth_month(platform: &Platform, place: u32, history: u32) -> anyhow::Result<Month> {
    let zone = platform.settings.current(&platform.db).await?.settings.zone();
    let today = platform.now().with_timezone(&zone).date_naive();
    let day = today.checked_sub_months(Months::new(history - place + 1)).context("a month long ago")?;
    let period = BillPeriod::of_date(day);
    let (starts_at, ends_at) = bills::bounds(period, zone);
    Ok(Month { period, starts_at, ends_at })
}

async fn measure_month(
    platform: &Platform,
    cluster: Option<&Cluster>,
    members: &Members,
    month: Month,
    with_baselines: bool,
) -> anyhow::Result<Figures> {
    let mut baselines = None;
    if with_baselines {
        let meter = Meter::start(cluster);
        limit::run(platform, &month).await?;
        let limit = meter.stop();
        let meter = Meter::start(cluster);
        one_by_one::run(platform, members, &month).await?;
        baselines = Some((meter.stop(), limit));
    }
    let meter = Meter::start(cluster);
    let issued = bills::issue(platform, &Actor::system(), &month.period.to_string()).await?;
    let issue = meter.stop();
    ensure!(issued.bills == USERS, "{} bills instead of {USERS}", issued.bills);
    if with_baselines {
        check::same(platform, &month).await?;
    }
    Ok(Figures { month, issue, baselines })
}
