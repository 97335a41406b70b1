//! What has been read of a network, and what could not be.

use rebated_tests::TestApp;
use sea_orm::{ConnectionTrait, DbBackend};

/// Stores an account that has been read for a day, and that is in trouble now.
pub async fn build(app: &TestApp) {
    let db = app.platform().db.writer();
    let id = match db.get_database_backend() {
        DbBackend::Postgres => "gen_random_uuid()",
        _ => "randomblob(16)",
    };
    let day = |day: u8| format!("'2026-10-{day:02}T00:00:00+00:00'");
    let (first, second) = (day(1), day(2));
    let statements = format!(
        "INSERT INTO network_streams (network, account, feed, begins_at, watermark, window_seconds, failures,
            trouble_kind, trouble_code, trouble_message, troubled_at, retry_at, answered_at)
            VALUES ('TAOBAO', 'default', 'ORDERS', {first}, {second}, 600, 1,
            'AWAY', 'NO_ANSWER', 'no answer', {second}, {second}, {second});
        INSERT INTO network_stretches (network, account, feed, from_at, until_at)
            VALUES ('TAOBAO', 'default', 'ORDERS', {first}, {second});
        INSERT INTO network_windows (id, network, account, feed, kind, from_at, until_at, pages, row_count,
            created_count, updated_count, unchanged_count, parked_count, read_at)
            VALUES ({id}, 'TAOBAO', 'default', 'ORDERS', 'SYNC', {first}, {second}, 1, 1, 1, 0, 0, 0, {second})"
    );
    db.execute_unprepared(&statements).await.unwrap();
}
