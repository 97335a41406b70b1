//! Connections on which no request comes, or half of one.

use std::time::Duration;

use rebated::server::Patience;
use rebated_tests::{both_databases, wide_options};

use super::wire::{LIVE, Wire};

/// Short, so that a test can wait for it.
fn impatient() -> Patience {
    Patience { head: Duration::from_millis(300), ..Patience::default() }
}

both_databases! {
    async fn half_a_head_is_not_waited_for(app: &TestApp) {
        let server = app.site(wide_options()).serve_with(impatient()).await;
        for half in ["", "G", "GET /health/live HTTP/1.1\r\n", LIVE.trim_end_matches("\r\n")] {
            let mut wire = Wire::connect(&server).await;
            wire.write(half).await;
            wire.closed().await;
        }
        Wire::connect(&server).await.is_served().await;
    }

    async fn time_is_not_won_by_sending_slowly(app: &TestApp) {
        let server = app.site(wide_options()).serve_with(impatient()).await;
        let mut wire = Wire::connect(&server).await;
        wire.write("GET /health/live HTTP/1.1\r\n").await;
        // far more headers than the time for the whole head allows, each well within it
        let mut sent = 0;
        while sent < 200 && wire.try_write("X-Slow: x\r\n").await.is_ok() {
            sent += 1;
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        assert!(sent < 100, "the server was still reading after {sent} headers");
    }

    async fn an_idle_connection_is_closed(app: &TestApp) {
        let server = app.site(wide_options()).serve_with(impatient()).await;
        let mut wire = Wire::connect(&server).await;
        for _ in 0..3 {
            wire.is_served().await;
        }
        wire.closed().await;
    }
}
