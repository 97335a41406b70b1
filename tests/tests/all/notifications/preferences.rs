use chrono::TimeDelta;
use rebated_tests::{PASSWORD, both_databases};
use serde_json::json;

use super::probe::{buyer, call, delivery, kinds, one, report, sent};

const SET: &str = "notificationPreferencesSet";
const INPUT: &str = "NotificationPreferencesSetInput";

fn settled() -> serde_json::Value {
    json!({ "status": "SETTLED", "receivedAt": "2026-10-01T08:00:00Z", "settledAt": "2026-10-02T00:00:00Z" })
}

both_databases! {
    async fn a_channel_that_is_not_wanted_is_not_used(app: &TestApp) {
        app.half_of_commission().await;
        let li = buyer(app, "li", "en").await;
        let choices = json!({ "choices": [
            { "kind": "REBATE_CREDITED", "channel": "EMAIL", "isWanted": false },
            { "kind": "ORDER_SETTLED", "channel": "EMAIL", "isWanted": true },
        ] });
        call(app, &li.token, SET, INPUT, "", choices.clone()).await.ok();
        let before = app.snapshot().await;
        call(app, &li.token, SET, INPUT, "", choices).await.ok();
        app.assert_unchanged_since(&before).await;
        report(app, "li", 1, settled()).await;
        assert!(kinds(app, &li).await.contains(&"REBATE_CREDITED".to_owned()), "the inbox has everything");
        assert_eq!(sent(app), ["mail li@example.test: Order settled"]);
    }

    async fn what_is_refused_changes_nothing(app: &TestApp) {
        let li = buyer(app, "li", "en").await;
        let before = app.snapshot().await;
        let hours = |zone: &str, from: &str, until: &str| {
            json!({ "quietHours": { "timeZone": zone, "from": from, "until": until } })
        };
        let safety = json!({ "choices": [{ "kind": "PASSWORD_CHANGED", "channel": "EMAIL", "isWanted": false }] });
        for (input, code, field) in [
            (hours("Mars/Phobos", "22:00", "07:00"), "UNKNOWN_TIME_ZONE", "input.quietHours.timeZone"),
            (hours("Asia/Shanghai", "22:00", "22:00"), "BAD_QUIET_HOURS", "input.quietHours"),
            (hours("Asia/Shanghai", "22", "07:00"), "BAD_QUIET_HOURS", "input.quietHours"),
            (safety, "NOT_OPTIONAL", "input.choices"),
        ] {
            let refused = call(app, &li.token, SET, INPUT, "", input).await;
            assert_eq!(refused.user_errors(SET), [(code, field)]);
        }
        app.assert_unchanged_since(&before).await;
    }

    async fn quiet_hours_hold_back_what_is_not_urgent(app: &TestApp) {
        app.half_of_commission().await;
        let li = buyer(app, "li", "en").await;
        // it is 2026-11-01T00:00Z: eight in the morning there
        let quiet = json!({ "quietHours": { "timeZone": "Asia/Shanghai", "from": "07:30", "until": "09:00" } });
        let set = call(app, &li.token, SET, INPUT, "preferences { quietHours { from until timeZone } }", quiet.clone()).await.ok();
        assert_eq!(set.data("/notificationPreferencesSet/preferences/quietHours"), &quiet["quietHours"]);
        report(app, "li", 1, settled()).await;
        let change = json!({ "currentPassword": PASSWORD, "password": "another horse battery staple" });
        call(app, &li.token, "userPasswordChange", "UserPasswordChangeInput", "", change).await.ok();
        let told = one(app, &li, "REBATE_CREDITED").await;
        assert_eq!(delivery(&told, "EMAIL")["state"], "WAITING");
        assert_eq!(delivery(&told, "EMAIL")["dueAt"], "2026-11-01T01:00:00.000Z");
        assert_eq!(sent(app), ["mail li@example.test: Your password was changed"]);
        app.clock().advance(TimeDelta::hours(1) - TimeDelta::microseconds(1));
        app.run_jobs().await;
        assert_eq!(sent(app).len(), 1, "a moment too early");
        app.clock().advance(TimeDelta::microseconds(1));
        app.run_jobs().await;
        assert_eq!(sent(app)[1..], ["mail li@example.test: Rebate credited"]);
    }
}
