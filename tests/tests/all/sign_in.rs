//! Guessing passwords.

use chrono::Duration;
use futures_util::future::join_all;
use rebated_tests::{GqlAnswer, PASSWORD, both_databases};
use serde_json::json;

use crate::account_calls::{registered, sign_in, sign_in_by_email};

const ADA: &str = "ada@example.test";
const NOBODY: &str = "nobody@example.test";

fn is_wrong(answer: &GqlAnswer) -> bool {
    answer.user_errors("sessionCreate") == [("INVALID_CREDENTIALS", "")]
}

fn is_throttled(answer: &GqlAnswer) -> bool {
    answer.error_codes() == ["THROTTLED"] && answer.data("/sessionCreate").is_null()
}

both_databases! {
    async fn whether_there_is_an_account_is_not_told(app: &TestApp) {
        registered(app, "ada").await;
        let before = app.snapshot().await;
        for _ in 0..7 {
            let unknown = sign_in_by_email(app, NOBODY, "a guessed password").await;
            let wrong = sign_in_by_email(app, ADA, "a guessed password").await;
            assert_eq!(unknown.body()["data"], wrong.body()["data"]);
            assert_eq!(unknown.error_codes(), wrong.error_codes());
            assert_eq!(unknown.status(), wrong.status());
        }
        let by_phone = sign_in(app, json!({ "phone": "+8613800138000", "password": PASSWORD })).await;
        assert!(is_wrong(&by_phone));
        app.assert_unchanged_since(&before).await;
    }

    async fn one_address_is_needed(app: &TestApp) {
        registered(app, "ada").await;
        for input in [
            json!({ "password": PASSWORD }),
            json!({ "email": ADA, "phone": "+8613800138000", "password": PASSWORD }),
        ] {
            let answer = sign_in(app, input).await;
            assert_eq!(answer.user_errors("sessionCreate"), [("NO_CONTACT", "input.email")]);
        }
    }

    async fn the_sixth_guess_is_not_looked_at(app: &TestApp) {
        registered(app, "ada").await;
        for guess in 1..=5 {
            assert!(is_wrong(&sign_in_by_email(app, ADA, "a guessed password").await), "guess {guess}");
            assert!(is_wrong(&sign_in_by_email(app, NOBODY, PASSWORD).await), "guess {guess}");
        }
        let before = app.snapshot().await;
        assert!(is_throttled(&sign_in_by_email(app, ADA, "a guessed password").await));
        assert!(is_throttled(&sign_in_by_email(app, ADA, PASSWORD).await));
        assert!(is_throttled(&sign_in_by_email(app, " ADA@example.test", PASSWORD).await));
        assert!(is_throttled(&sign_in_by_email(app, NOBODY, PASSWORD).await));
        app.assert_unchanged_since(&before).await;
    }

    async fn waits_double_until_the_right_password_comes(app: &TestApp) {
        registered(app, "ada").await;
        for _ in 1..=5 {
            assert!(is_wrong(&sign_in_by_email(app, ADA, "a guessed password").await));
        }
        for seconds in [1, 2, 4, 8, 16] {
            app.clock().advance(Duration::seconds(seconds) - Duration::milliseconds(1));
            assert!(is_throttled(&sign_in_by_email(app, ADA, PASSWORD).await), "just before {seconds} s");
            app.clock().advance(Duration::milliseconds(1));
            assert!(is_wrong(&sign_in_by_email(app, ADA, "a guessed password").await), "after {seconds} s");
        }
        app.clock().advance(Duration::seconds(32));
        sign_in_by_email(app, ADA, PASSWORD).await.ok();
        for _ in 1..=5 {
            assert!(is_wrong(&sign_in_by_email(app, ADA, "a guessed password").await), "counted anew");
        }
        assert!(is_throttled(&sign_in_by_email(app, ADA, PASSWORD).await));
    }

    async fn guesses_at_once_learn_no_more_than_guesses_in_a_row(app: &TestApp) {
        registered(app, "ada").await;
        let guesses = (0..20).map(|number| async move {
            sign_in_by_email(app, ADA, &format!("a guessed password {number}")).await
        });
        let answers = join_all(guesses).await;
        assert_eq!(answers.iter().filter(|answer| is_wrong(answer)).count(), 5);
        assert_eq!(answers.iter().filter(|answer| is_throttled(answer)).count(), 15);
        assert!(is_throttled(&sign_in_by_email(app, ADA, PASSWORD).await));
    }
}
