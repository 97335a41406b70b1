//! Processes that die when somebody outside has been told, and nobody has written that down.

use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;

use mail_parser::MessageParser;
use rebated_domain::user::Role;
use rebated_tests::{PASSWORD, TestApp, both_databases};
use sea_orm::ConnectionTrait as _;
use serde_json::json;

use crate::jobs::crashes::ABORTED;
use crate::jobs::process::{Process, until};
use crate::notifications::probe::{delivery, one};
use crate::notifications::smtp;
use crate::webhooks::receiver::Receiver;
use crate::webhooks::{deliveries, endpoint, tell};

/// The points at which these tests kill.
pub const OF_SENDING: [&str; 2] = ["notification.", "webhook."];

/// Kills a worker at the point, then lets another work until everything is done.
async fn die_and_go_on(
    app: &TestApp,
    file: &Path,
    point: &str,
    settings: &[String],
    done: impl AsyncFnMut() -> bool,
) {
    let status = Process::start_with(app, "worker", file, Some(point), settings).end().await;
    assert_eq!(status.signal(), ABORTED, "nobody came to {point}");
    // what happens by itself a while after a worker has died: its leases are over
    let over = "UPDATE jobs SET lease_until = created_at WHERE lease_until IS NOT NULL";
    app.platform().db.writer().execute_unprepared(over).await.unwrap();
    let process = Process::start_with(app, "worker", file, None, settings);
    until("everything is done", done).await;
    process.stop().await;
}

both_databases! {
    async fn a_mail_that_was_taken_is_sent_again_under_its_name(app: &TestApp) {
        let folder = tempfile::tempdir().unwrap();
        let (url, mails) = smtp::listen().await;
        let settings = [format!("mail.url={url}"), "mail.from=Rebated <no-reply@rebated.test>".into()];
        let li = app.member("li").await;
        let change = "mutation ($input: UserPasswordChangeInput!) {
            userPasswordChange(input: $input) { userErrors { code } } }";
        let input = json!({ "currentPassword": PASSWORD, "password": "another long secret" });
        app.as_user(&li.token).send(change, json!({ "input": input })).await.ok();
        let done = async || mails.lock().unwrap().len() == 2;
        die_and_go_on(app, &folder.path().join("calls"), "notification.sent", &settings, done).await;
        let told = one(app, &li, "PASSWORD_CHANGED").await;
        assert_eq!(delivery(&told, "EMAIL")["state"], "SENT");
        let mails = mails.lock().unwrap().clone();
        let names: Vec<_> = mails
            .iter()
            .map(|mail| MessageParser::default().parse(mail.as_bytes()).unwrap().message_id().unwrap().to_owned())
            .collect();
        assert!(names.len() == 2 && names[0] == names[1], "one mail for its reader: {names:?}");
    }

    async fn a_webhook_that_was_answered_is_called_again_under_its_name(app: &TestApp) {
        let folder = tempfile::tempdir().unwrap();
        let receiver = Receiver::open().await;
        let settings = ["webhooks.plain_http=allowed".into(), "webhooks.allowed_networks=127.0.0.0/8".into()];
        let admin = app.as_user(&app.staff(Role::Admin).await);
        let endpoint = endpoint(&admin, &receiver.url, json!({ "order": "AGGREGATE" })).await;
        tell(app, 7).await;
        tell(app, 7).await;
        let done = async || {
            let all = deliveries(app, &endpoint).await;
            all.len() == 2 && all.iter().all(|it| it["state"] == "DELIVERED")
        };
        die_and_go_on(app, &folder.path().join("calls"), "webhook.answered", &settings, done).await;
        let received = receiver.received();
        let names: Vec<&str> = received.iter().map(|it| it.id()).collect();
        assert_eq!(names.len(), 3, "{names:?}");
        assert_eq!(names[0], names[1], "the one that was answered, again");
        assert_ne!(names[1], names[2]);
        let sequences: Vec<_> =
            received.iter().map(|it| it.json()["aggregate"]["sequence"].clone()).collect();
        assert_eq!(sequences, [1, 1, 2]);
    }
}
