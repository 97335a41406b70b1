use std::time::Duration as Wait;

use chrono::Duration;
use rebated_connectors::courier::simulator::{CourierCall, CourierFault};
use rebated_connectors::payments::simulator::CallbackFault;
use rebated_domain::courier::ParcelStatus;
use rebated_tests::both_databases;

use super::{Sent, sent, tracking};

both_databases! {
    async fn a_callback_tells_that_a_parcel_has_arrived(app: &TestApp) {
        let Sent { depot, order } = sent(app).await;
        assert_eq!(tracking(app, &order).await["status"], "ANNOUNCED");
        depot.courier.move_parcel("SF-1", ParcelStatus::InTransit, "Hangzhou");
        assert_eq!(depot.courier.deliver().await, 1);
        app.run_jobs().await;
        let on_the_way = tracking(app, &order).await;
        assert_eq!((&on_the_way["status"], &on_the_way["place"]), (&"IN_TRANSIT".into(), &"Hangzhou".into()));
        assert_eq!(app.status_of(&order).await, "SHIPPED");
        depot.courier.move_parcel("SF-1", ParcelStatus::Delivered, "at the door");
        assert_eq!(depot.courier.deliver().await, 1);
        app.run_jobs().await;
        let received = app.store_order(&order).await;
        assert_eq!(received["status"], "RECEIVED");
        let last = received["timeline"].as_array().and_then(|all| all.last()).cloned().expect("a story");
        assert_eq!((&last["kind"], &last["cause"]), (&"SIGNED".into(), &"CALLBACK".into()));
        assert_eq!(received["shipment"]["tracking"]["place"], "at the door");
    }

    async fn asking_alone_finds_out_when_no_callback_comes(app: &TestApp) {
        let Sent { depot, order } = sent(app).await;
        depot.courier.fail_callback(CallbackFault::Lost);
        depot.courier.move_parcel("SF-1", ParcelStatus::Delivered, "at the door");
        assert_eq!(depot.courier.deliver().await, 0, "it is lost");
        app.clock().advance(Duration::hours(1) - Duration::seconds(1));
        app.run_jobs().await;
        assert_eq!(app.status_of(&order).await, "SHIPPED", "the courier is asked after an hour");
        app.clock().advance(Duration::seconds(1));
        app.run_jobs().await;
        let received = app.store_order(&order).await;
        assert_eq!(received["status"], "RECEIVED");
        let last = received["timeline"].as_array().and_then(|all| all.last()).cloned().expect("a story");
        assert_eq!((&last["kind"], &last["cause"]), (&"SIGNED".into(), &"POLL".into()));
    }

    async fn a_courier_that_does_not_answer_is_asked_again(app: &TestApp) {
        let Sent { depot, order } = sent(app).await;
        depot.courier.fail_callback(CallbackFault::Lost);
        depot.courier.move_parcel("SF-1", ParcelStatus::Delivered, "at the door");
        for fault in [
            CourierFault::UnavailableBefore,
            CourierFault::UnavailableAfter,
            CourierFault::Garbage,
            CourierFault::WrongName,
            CourierFault::Delay(Wait::from_secs(2)),
        ] {
            depot.courier.fail(CourierCall::Track, fault);
            app.clock().advance(Duration::hours(1));
            app.run_jobs().await;
            assert_eq!(app.status_of(&order).await, "SHIPPED", "after {fault:?}");
        }
        app.clock().advance(Duration::hours(1));
        app.run_jobs().await;
        assert_eq!(app.status_of(&order).await, "RECEIVED");
    }

    async fn a_parcel_without_an_end_is_given_up(app: &TestApp) {
        let Sent { depot: _depot, order } = sent(app).await;
        let days = Duration::days(45);
        app.clock().advance(days - Duration::seconds(1));
        app.run_jobs().await;
        assert_eq!(tracking(app, &order).await["status"], "ANNOUNCED");
        app.clock().advance(Duration::hours(12));
        app.run_jobs().await;
        assert_eq!(tracking(app, &order).await["status"], "UNTRACED");
        assert_eq!(app.status_of(&order).await, "SHIPPED", "the order has a timer of its own");
    }

    async fn a_parcel_of_a_courier_that_is_gone_is_given_up_too(app: &TestApp) {
        let Sent { depot, order } = sent(app).await;
        drop(depot);
        for _ in 0..45 {
            app.clock().advance(Duration::days(1));
            app.run_jobs().await;
        }
        assert_eq!(tracking(app, &order).await["status"], "UNTRACED");
    }
}
