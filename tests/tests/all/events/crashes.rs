//! Processes that die between a commit and whatever would have told of it.

use std::os::unix::process::ExitStatusExt as _;

use rebated_service::crash::Point;
use rebated_service::events::{self, Event};
use rebated_tests::{TestApp, both_databases};
use sea_orm::ConnectionTrait as _;

use super::rabbit::outside::Outside;
use super::rabbit::{exchange, url};
use super::{about, assert_in_order, log, tell};
use crate::jobs::crashes::{ABORTED, OF_EVENTS};
use crate::jobs::probe::open;
use crate::jobs::process::{Process, until};

/// Whether the broker has confirmed everything.
async fn is_published(app: &TestApp, expected: usize) -> bool {
    let lags = events::lags(app.platform()).await.unwrap();
    let done = lags.iter().all(|lag| lag.events == 0);
    done && log(app.platform()).await.len() == expected
}

/// What happens by itself half a minute after a publisher has died: its lease is over.
async fn end_the_lease(app: &TestApp) {
    let sql = "UPDATE event_cursors SET held_until = NULL WHERE name = 'publish'";
    app.platform().db.writer().execute_unprepared(sql).await.unwrap();
}

both_databases! {
    async fn a_process_may_die_anywhere_and_every_event_arrives_in_order(app: &TestApp) {
        let Some(url) = url() else { return };
        open(app).await;
        let exchange = exchange();
        let mut outside = Outside::bind(&url, &exchange, "#").await;
        let broker = ["broker.kind=rabbitmq".into(), format!("broker.url={url}"), format!("broker.exchange={exchange}")];
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("calls");
        let points: Vec<&Point> = Point::ALL.iter().filter(|point| point.name().starts_with(OF_EVENTS)).collect();
        assert_eq!(points.len(), 4, "each is hit below");
        let mut told = 0;
        for point in points {
            for n in 0..5 {
                tell(app.platform(), &[about(n % 3), about(7)]).await;
                told += 2;
            }
            let status = Process::start_with(app, "worker", &file, Some(point.name()), &broker).end().await;
            assert_eq!(status.signal(), ABORTED, "nobody came to {}", point.name());
            end_the_lease(app).await;
            let mut process = Process::start_with(app, "worker", &file, None, &broker);
            process.address();
            let what = format!("everything is published after a death at {}", point.name());
            until(&what, async || is_published(app, told).await).await;
            process.stop().await;
            end_the_lease(app).await;
        }
        let log: Vec<Event> = log(app.platform()).await;
        assert_in_order(&log);
        let expected: Vec<String> = log.iter().map(|event| event.id.to_string()).collect();
        assert_eq!(outside.first_deliveries(told).await, expected);
        outside.remove().await;
    }
}
