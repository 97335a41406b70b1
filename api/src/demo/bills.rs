use anyhow::Context as _;
use chrono::{DateTime, Utc};
use rebated_domain::bill::BillPeriod;
use rebated_service::{Actor, Platform, bills};

/// Issues the bills of every month that was over on that day.
pub(super) async fn issue(platform: &Platform, finance: &Actor, today: DateTime<Utc>) -> anyhow::Result<()> {
    let zone = platform.settings.current(&platform.db).await?.settings.zone();
    let month = BillPeriod::of_date(today.with_timezone(&zone).date_naive());
    let last = month.first_day().pred_opt().context("there is a day before every month")?;
    bills::issue(platform, finance, &BillPeriod::of_date(last).to_string()).await?;
    Ok(())
}
