use anyhow::{Context as _, ensure};
use rebated_service::Platform;
use sea_orm::{ConnectionTrait, Statement};

use super::month::Month;

/// How many bills there are on which all three agree, down to the hash where there are two.
const SAME: &str = "SELECT count(*) FROM bills b \
    JOIN bench_limit l ON l.user_id = b.user_id AND l.credits = b.credits_minor \
    AND l.debits = b.debits_minor AND l.lines = b.line_count \
    JOIN bench_one_by_one o ON o.user_id = b.user_id AND o.opening = b.opening_minor \
    AND o.closing = b.closing_minor AND o.hash = b.hash WHERE b.period = $1";

/// Refuses a month in which the product's bills say something else than the other ways do.
pub async fn same(platform: &Platform, month: &Month) -> anyhow::Result<()> {
    let params = [month.period.to_string().into()];
    let statement = Statement::from_sql_and_values(platform.db.backend(), SAME, params);
    let row = platform.db.read().query_one_raw(statement).await?.context("a count has a row")?;
    let same: i64 = row.try_get_by_index(0)?;
    ensure!(same.unsigned_abs() == super::USERS, "only {same} bills of {} agree", month.period);
    Ok(())
}
