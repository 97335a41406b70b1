//! How a stream of events ends.

use chrono::Duration;
use rebated_domain::user::Role;
use rebated_tests::{both_databases, wide_options};

use super::stream::{EVENTS, Stream};
use super::{ORDERS, happens, happens_to, listeners, updated, within};

both_databases! {
    async fn a_stream_ends_with_the_token(app: &TestApp) {
        let (server, ada) = (app.serve().await, app.member("ada").await);
        app.link(&ada, "c1").await;
        app.run_jobs().await;
        let mut stream = Stream::open(&server, EVENTS, Some(&ada.token), ORDERS).await;
        listeners(app, 1).await;
        app.clock().advance(Duration::minutes(15) - Duration::microseconds(1));
        happens_to(app, "o1", "c1").await;
        assert_eq!(stream.event().await, updated("o1"));
        app.clock().advance(Duration::microseconds(1));
        happens_to(app, "o2", "c1").await;
        assert_eq!(stream.error().await, "UNAUTHENTICATED");
        stream.completed().await.is_served().await;
        listeners(app, 0).await;
    }

    async fn a_stream_ends_with_the_server(app: &TestApp) {
        let (site, support) = (app.site(wide_options()), app.staff(Role::Support).await);
        let mut server = site.serve().await;
        let mut stream = Stream::open(&server, EVENTS, Some(&support), ORDERS).await;
        listeners(app, 1).await;
        happens(app, "o1").await;
        assert_eq!(stream.event().await, updated("o1"));
        site.shut_down();
        stream.completed().await.closed().await;
        within("the server stops", server.stopped()).await;
        listeners(app, 0).await;
    }

    async fn a_stream_ends_with_the_client(app: &TestApp) {
        let (server, support) = (app.serve().await, app.staff(Role::Support).await);
        let gone = Stream::open(&server, EVENTS, Some(&support), ORDERS).await;
        let mut stays = Stream::open(&server, EVENTS, Some(&support), ORDERS).await;
        listeners(app, 2).await;
        drop(gone);
        listeners(app, 1).await;
        happens(app, "o1").await;
        assert_eq!(stays.event().await, updated("o1"));
    }
}
