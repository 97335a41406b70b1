//! The numbers of events among those about one thing.

use std::sync::Arc;

use rebated_domain::event::facts::RegistrationFacts;
use rebated_domain::id::UserId;
use rebated_service::Fault;
use rebated_service::db::transact;
use rebated_service::events::EventData;
use rebated_tests::both_databases;
use uuid::Uuid;

use super::{about, assert_in_order, dispatch_all, log, tell, write_in};

both_databases! {
    async fn eight_racing_writers_leave_no_gaps(app: &TestApp) {
        let mut writers = Vec::new();
        for seed in 1..=8 {
            let node = app.node(seed).await;
            writers.push(tokio::spawn(async move {
                for round in 0..15 {
                    let told = [about(1), about(2 + u128::from(seed) % 2), about(1)];
                    let done = transact(&node.db, async |txn| {
                        write_in(txn, &node, &told).await?;
                        // what is taken back leaves no number behind
                        if round % 3 == 0 { Err(Fault::Internal("taken back".into())) } else { Ok(()) }
                    });
                    assert_eq!(done.await.is_ok(), round % 3 != 0);
                }
            }));
        }
        for writer in writers {
            writer.await.unwrap();
        }
        dispatch_all(app.platform()).await;
        let log = log(app.platform()).await;
        assert_eq!(log.len(), 8 * 10 * 3);
        assert_in_order(&log);
    }

    async fn events_about_one_thing_keep_the_order_in_which_they_were_added(app: &TestApp) {
        let platform = app.platform();
        let told: Vec<EventData> = (0..40).map(|n| about(n % 3)).collect();
        tell(platform, &told).await;
        dispatch_all(platform).await;
        let log = log(platform).await;
        assert_in_order(&log);
        let ids: Vec<Uuid> = log.iter().filter(|event| event.aggregate_id.is_nil()).map(|event| event.id).collect();
        assert!(ids.is_sorted() && ids.len() == 14, "{ids:?}");
    }

    async fn things_of_two_types_count_apart(app: &TestApp) {
        let user_id = UserId(Uuid::from_u128(1));
        let registered = EventData::UserRegistered(RegistrationFacts { user_id, inviter_id: None });
        tell(app.platform(), &[about(1), registered, about(1)]).await;
        dispatch_all(app.platform()).await;
        let log = log(app.platform()).await;
        let numbers: Vec<_> = log.iter().map(|event| (event.kind.as_str(), event.sequence)).collect();
        assert_eq!(numbers.len(), 3);
        for expected in [("balance.changed", 1), ("balance.changed", 2), ("user.registered", 1)] {
            assert!(numbers.contains(&expected), "{numbers:?}");
        }
    }

    async fn the_document_tells_what_was_written(app: &TestApp) {
        tell(app.platform(), &[about(1)]).await;
        let platform = Arc::clone(app.platform());
        dispatch_all(&platform).await;
        let event = log(&platform).await.remove(0);
        assert_eq!(event.facts(), Some(about(1)));
        let envelope = serde_json::to_value(event.envelope()).unwrap();
        assert_eq!(envelope["aggregate"]["sequence"], 1);
        assert_eq!(envelope["aggregate"]["type"], "BALANCE");
        assert_eq!(envelope["type"], "balance.changed");
        assert_eq!(envelope["data"]["cause"], "ADJUSTMENT");
    }
}
