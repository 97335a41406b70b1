use anyhow::Context as _;
use rebated_service::db::Db;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

/// What the database says about when a commit is on the disk.
pub async fn of(db: &Db) -> anyhow::Result<String> {
    let sql = match db.backend() {
        DbBackend::Postgres => {
            "SELECT 'PostgreSQL ' || current_setting('server_version') || ', fsync ' || current_setting('fsync') \
             || ', synchronous_commit ' || current_setting('synchronous_commit') \
             || ', full_page_writes ' || current_setting('full_page_writes')"
        }
        _ => {
            "SELECT 'SQLite ' || sqlite_version() || ', journal_mode ' || \
             (SELECT journal_mode FROM pragma_journal_mode) || ', synchronous ' || \
             (SELECT CASE synchronous WHEN 0 THEN 'OFF' WHEN 1 THEN 'NORMAL' ELSE 'FULL' END \
             FROM pragma_synchronous)"
        }
    };
    let row = db.writer().query_one_raw(Statement::from_string(db.backend(), sql)).await?;
    Ok(row.context("the database does not tell its settings")?.try_get_by_index(0)?)
}
