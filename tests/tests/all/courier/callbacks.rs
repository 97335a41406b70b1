use axum::body::Body;
use axum::http::{Request, StatusCode};
use chrono::Duration;
use rebated_connectors::payments::simulator::CallbackFault;
use rebated_domain::courier::ParcelStatus;
use rebated_tests::{TestApp, both_databases};
use sea_orm::{ConnectionTrait as _, Statement};

use super::{Sent, sent, tracking};

/// What became of the callbacks that were stored, oldest first.
async fn results(app: &TestApp) -> Vec<String> {
    let db = app.platform().db.read();
    let sql = "SELECT COALESCE(result, 'WAITING') FROM courier_callbacks ORDER BY received_at, id";
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await;
    rows.expect("callbacks can be read").iter().map(|row| row.try_get_by_index(0).expect("a word")).collect()
}

both_databases! {
    async fn a_repeated_callback_is_stored_and_applied_once(app: &TestApp) {
        let Sent { depot, order } = sent(app).await;
        depot.courier.fail_callback(CallbackFault::Twice);
        depot.courier.move_parcel("SF-1", ParcelStatus::Delivered, "at the door");
        assert_eq!(depot.courier.deliver().await, 2);
        app.run_jobs().await;
        assert_eq!(results(app).await, ["APPLIED"]);
        assert_eq!(app.status_of(&order).await, "RECEIVED");
    }

    async fn news_that_comes_late_moves_nothing_back(app: &TestApp) {
        let Sent { depot, order } = sent(app).await;
        depot.courier.fail_callback(CallbackFault::Late(Duration::hours(2)));
        depot.courier.move_parcel("SF-1", ParcelStatus::InTransit, "Hangzhou");
        depot.courier.move_parcel("SF-1", ParcelStatus::Delivered, "at the door");
        assert_eq!(depot.courier.deliver().await, 1);
        app.run_jobs().await;
        app.clock().advance(Duration::hours(2));
        assert_eq!(depot.courier.deliver().await, 1);
        app.run_jobs().await;
        assert_eq!(results(app).await, ["APPLIED", "DUPLICATE"]);
        let known = tracking(app, &order).await;
        assert_eq!((&known["status"], &known["place"]), (&"DELIVERED".into(), &"at the door".into()));
    }

    async fn what_the_courier_has_not_signed_now_is_not_stored(app: &TestApp) {
        let Sent { depot, order } = sent(app).await;
        let before = app.snapshot().await;
        for fault in [CallbackFault::Forged, CallbackFault::Tampered, CallbackFault::Stale, CallbackFault::Garbage] {
            depot.courier.fail_callback(fault);
            depot.courier.move_parcel("SF-1", ParcelStatus::Delivered, "at the door");
            assert_eq!(depot.courier.deliver().await, 1, "{fault:?}");
        }
        let unsigned = Request::post("/callbacks/courier").body(Body::from("{}")).expect("a request");
        assert_eq!(app.as_anonymous().request(unsigned).await.status(), StatusCode::UNAUTHORIZED);
        app.assert_unchanged_since(&before).await;
        assert_eq!(depot.courier.waiting(), 4, "they were not acknowledged and will come again");
        assert_eq!(app.status_of(&order).await, "SHIPPED");
    }

    async fn news_of_a_strange_parcel_is_acknowledged_and_changes_nothing(app: &TestApp) {
        let Sent { depot, order } = sent(app).await;
        // asked for under our address, by somebody who is not in our books
        let strange = rebated_service::store::courier::ParcelNumber {
            carrier: "SF".into(),
            tracking_number: "SF-999".into(),
        };
        app.platform().courier.track(&strange).await.expect("the simulator answers");
        depot.courier.move_parcel("SF-999", ParcelStatus::Delivered, "somewhere");
        assert_eq!(depot.courier.deliver().await, 1);
        app.run_jobs().await;
        assert_eq!(results(app).await, ["UNKNOWN"]);
        assert_eq!(app.status_of(&order).await, "SHIPPED");
    }
}
