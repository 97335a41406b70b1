//! The harness itself: what tests lean on must hold.

use rebated_domain::user::Role;
use rebated_service::clock::Clock;
use rebated_tests::both_databases;
use sea_orm::ConnectionTrait;
use serde_json::json;

both_databases! {
    async fn the_schema_answers(app: &TestApp) {
        let answer = app.as_anonymous().send("{ __typename }", json!({})).await.ok();
        assert_eq!(answer.text("/__typename"), "Query");
    }

    async fn an_app_begins_at_a_fixed_time(app: &TestApp) {
        assert_eq!(app.clock().now().to_rfc3339(), "2026-11-01T00:00:00+00:00");
        app.clock().advance(chrono::Duration::days(1));
        assert_eq!(app.platform().now().to_rfc3339(), "2026-11-02T00:00:00+00:00");
    }

    async fn a_snapshot_sees_every_change_but_throttling(app: &TestApp) {
        let before = app.snapshot().await;
        let filled = before.0.iter().filter(|(_, table)| table.rows > 0).map(|(name, _)| name.as_str());
        // the cursors of the log and the edition in force are rows that are always there
        assert_eq!(filled.collect::<Vec<_>>(), ["event_cursors", "rebate_rule_edition"]);
        assert!(before.0.len() > 20);
        app.assert_unchanged_since(&before).await;
        let db = app.platform().db.writer();
        let insert = |id: u8, name: &str| {
            format!(
                "INSERT INTO rebate_rules (id, key, name, status, created_at, updated_at, version) \
                 VALUES ({}, '{name}', '{name}', 'DRAFT', '2026-11-01 00:00:00+00:00', '2026-11-01 00:00:00+00:00', 1)",
                match db.get_database_backend() {
                    sea_orm::DbBackend::Postgres => format!("'00000000-0000-0000-0000-0000000000{id:02}'"),
                    _ => format!("x'000000000000000000000000000000{id:02}'"),
                }
            )
        };
        db.execute_unprepared(&insert(1, "one")).await.unwrap();
        let one = app.snapshot().await;
        assert_eq!(before.changed_tables(&one), ["rebate_rules"]);
        db.execute_unprepared("UPDATE rebate_rules SET name = 'other'").await.unwrap();
        assert_eq!(one.changed_tables(&app.snapshot().await), ["rebate_rules"]);
        db.execute_unprepared("DELETE FROM rebate_rules").await.unwrap();
        app.assert_unchanged_since(&before).await;
    }

    async fn a_served_app_listens_on_loopback(app: &TestApp) {
        let server = app.serve().await;
        assert!(server.address().ip().is_loopback());
        let connected = tokio::net::TcpStream::connect(server.address()).await;
        assert!(connected.is_ok());
    }

    async fn people_are_who_they_are_made_to_be(app: &TestApp) {
        const WHO: &str = "{ viewer { id role inviter { id } } }";
        let anna = app.member("anna").await;
        let bob = app.invited_member("bob", &anna).await;
        let answer = app.as_user(&bob.token).send(WHO, json!({})).await.ok();
        assert_eq!((answer.text("/viewer/id"), answer.text("/viewer/inviter/id")), (&*bob.id, &*anna.id));
        app.clock().advance(chrono::Duration::days(1));
        let late = app.as_user(&bob.token).send(WHO, json!({})).await;
        assert_eq!(late.error_codes(), ["UNAUTHENTICATED"], "an access token lives for minutes");
        app.as_user(&app.sign_in(&bob).await).send(WHO, json!({})).await.ok();
        let finance = app.staff(Role::Finance).await;
        let answer = app.as_user(&finance).send(WHO, json!({})).await.ok();
        assert_eq!(answer.text("/viewer/role"), "FINANCE");
    }
}
