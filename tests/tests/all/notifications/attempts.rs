use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use chrono::TimeDelta;
use futures_util::future::BoxFuture;
use rebated_domain::user::Role;
use rebated_service::jobs;
use rebated_service::notifications::{Mail, MailPort, SendError};
use rebated_tests::both_databases;
use serde_json::json;

use super::probe::{buyer, call, delivery, one, report, sent};

/// A mail server that is down.
struct Down;

impl MailPort for Down {
    fn send<'a>(&'a self, _: &'a Mail) -> BoxFuture<'a, Result<Option<String>, SendError>> {
        Box::pin(async { Err(SendError::Again("the mail server cannot be reached".into())) })
    }
}

/// A mail server that takes connections and says nothing, until it is told to.
#[derive(Default)]
struct Silent(AtomicBool);

impl MailPort for Silent {
    fn send<'a>(&'a self, _: &'a Mail) -> BoxFuture<'a, Result<Option<String>, SendError>> {
        Box::pin(async {
            while !self.0.load(Ordering::Acquire) {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            Ok(None)
        })
    }
}

const SETTLED: &str = "2026-10-02T00:00:00Z";

both_databases! {
    async fn three_attempts_and_then_somebody_has_to_look(app: &TestApp) {
        app.half_of_commission().await;
        let li = buyer(app, "li", "en").await;
        app.post().send_mail_by(Arc::new(Down));
        let settled = json!({ "status": "SETTLED", "receivedAt": "2026-10-01T08:00:00Z", "settledAt": SETTLED });
        report(app, "li", 1, settled).await;
        for (attempt, wait) in [(1, TimeDelta::seconds(30)), (2, TimeDelta::minutes(5))] {
            app.run_jobs().await;
            let told = one(app, &li, "REBATE_CREDITED").await;
            let mail = delivery(&told, "EMAIL");
            assert_eq!((&mail["state"], &mail["attempts"]), (&"WAITING".into(), &attempt.into()));
            app.clock().advance(wait - TimeDelta::microseconds(1));
            assert_eq!(app.run_jobs().await, 0, "attempt {attempt} is not due yet");
            app.clock().advance(TimeDelta::microseconds(1));
        }
        let told = one(app, &li, "REBATE_CREDITED").await;
        let mail = delivery(&told, "EMAIL");
        assert_eq!((&mail["state"], &mail["attempts"]), (&"DEAD".into(), &3.into()));
        assert_eq!(mail["lastError"], "the mail server cannot be reached");
        let admin = app.staff(Role::Admin).await;
        let health = app.as_user(&admin).send("{ systemHealth { jobs { dead } } }", json!({})).await.ok();
        assert_eq!(health.data("/systemHealth/jobs/dead"), 1);
        let dead = "{ jobs(filter: { state: DEAD, kind: \"notification.email\" }) { edges { node { id } } } }";
        let dead = app.as_user(&admin).send(dead, json!({})).await.ok();
        assert_eq!(dead.data("/jobs/edges/0/node/id"), &mail["jobId"]);
        // a person has it tried again
        app.post().mend();
        let retry = json!({ "jobId": mail["jobId"] });
        call(app, &admin, "jobRetry", "JobDecisionInput", "", retry).await.ok();
        app.run_jobs().await;
        let told = one(app, &li, "REBATE_CREDITED").await;
        assert_eq!(delivery(&told, "EMAIL")["state"], "SENT");
        assert_eq!(sent(app), ["mail li@example.test: Rebate credited"]);
    }

    async fn a_provider_that_hangs_delays_nothing_else(app: &TestApp) {
        app.half_of_commission().await;
        let silent = Arc::new(Silent::default());
        app.post().send_mail_by(Arc::clone(&silent) as _);
        let mut people = Vec::new();
        for name in ["a1", "a2", "a3", "a4", "a5"] {
            let member = buyer(app, name, "en").await;
            let token = json!({ "token": format!("{name}-0123456789abcdef") });
            call(app, &member.token, "deviceRegister", "DeviceRegisterInput", "", token).await.ok();
            people.push(member);
        }
        for name in ["a1", "a2", "a3", "a4", "a5"] {
            let settled = json!({ "status": "SETTLED", "receivedAt": "2026-10-01T08:00:00Z", "settledAt": SETTLED });
            report(app, name, 1, settled).await;
        }
        let platform = Arc::clone(app.platform());
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let worker = tokio::spawn(async move {
            jobs::work(&platform, stopped, jobs::WorkerOptions::default()).await;
        });
        let pushed = || sent(app).iter().filter(|it| it.ends_with("Rebate credited")).count();
        let all_pushed = async {
            while pushed() < 5 {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        let in_time = tokio::time::timeout(Duration::from_secs(15), all_pushed).await;
        assert!(in_time.is_ok(), "pushes wait for mail: {:?}", sent(app));
        assert!(sent(app).iter().all(|it| it.starts_with("push ")), "no mail was taken");
        silent.0.store(true, Ordering::Release);
        stop.send(true).unwrap();
        worker.await.unwrap();
    }
}
