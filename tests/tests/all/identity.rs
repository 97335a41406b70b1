//! Becoming a member, and the life of a session.

use rebated_tests::{PASSWORD, both_databases};
use serde_json::json;

use crate::account_calls::{
    Tokens, assert_refresh_refused, assert_unauthenticated, change_password, refresh, register, registered,
    sign_in, sign_in_by_email, sign_out, viewer,
};

const NEW_PASSWORD: &str = "another battery, other staple";

both_databases! {
    async fn people_register_by_email_or_telephone(app: &TestApp) {
        let input = json!({ "email": " Ada@Example.test ", "password": PASSWORD, "displayName": "Ada" });
        let by_email = register(app, input).await.ok();
        let own = app.as_user(&Tokens::of(&by_email, "userRegister").access);
        let own = own.send("{ viewer { email } }", json!({})).await.ok();
        assert_eq!(own.text("/viewer/email"), "ada@example.test");
        assert_eq!(by_email.text("/userRegister/user/role"), "MEMBER");
        assert_eq!(by_email.text("/userRegister/user/status"), "ACTIVE");
        assert_eq!(by_email.text("/userRegister/user/locale"), "zh-CN");
        let input = json!({
            "phone": "+86 138-0013-8000", "password": PASSWORD, "displayName": "Bo", "locale": "en",
        });
        let by_phone = register(app, input).await.ok();
        assert!(by_phone.data("/userRegister/user/email").is_null());
        let tokens = Tokens::of(&by_phone, "userRegister");
        let seen = viewer(&app.as_user(&tokens.access)).await.ok();
        assert_eq!(seen.text("/viewer/displayName"), "Bo");
        sign_in(app, json!({ "phone": "+8613800138000", "password": PASSWORD })).await.ok();
    }

    async fn a_refused_registration_leaves_nothing(app: &TestApp) {
        let ada = json!({
            "email": "ada@example.test", "phone": "+8613800138000",
            "password": PASSWORD, "displayName": "Ada",
        });
        register(app, ada).await.ok();
        let before = app.snapshot().await;
        let refusals = [
            (json!({ "email": "ada@example.test" }), "EMAIL_TAKEN", "input.email"),
            (json!({ "email": " ADA@example.TEST" }), "EMAIL_TAKEN", "input.email"),
            (json!({ "email": null, "phone": "+8613800138000" }), "PHONE_TAKEN", "input.phone"),
            (json!({ "email": null }), "NO_CONTACT", "input.email"),
            (json!({ "email": "bo" }), "BAD_EMAIL", "input.email"),
            (json!({ "email": "bo@" }), "BAD_EMAIL", "input.email"),
            (json!({ "phone": "13800138000" }), "BAD_PHONE", "input.phone"),
            (json!({ "phone": "+86" }), "BAD_PHONE", "input.phone"),
            (json!({ "password": "123456789" }), "BAD_PASSWORD", "input.password"),
            (json!({ "password": "aaaaaaaaaaaaaaaa" }), "BAD_PASSWORD", "input.password"),
            (json!({ "password": "ab".repeat(65) }), "BAD_PASSWORD", "input.password"),
            (json!({ "displayName": " " }), "BAD_NAME", "input.displayName"),
            (json!({ "displayName": "a\u{0}b" }), "BAD_NAME", "input.displayName"),
            (json!({ "locale": "x" }), "BAD_LOCALE", "input.locale"),
            (json!({ "inviteCode": "ZZZZZZZZ" }), "UNKNOWN_INVITE_CODE", "input.inviteCode"),
            (json!({ "inviteCode": "no code" }), "UNKNOWN_INVITE_CODE", "input.inviteCode"),
        ];
        for (changes, code, field) in refusals {
            let mut input = json!({ "email": "bo@example.test", "password": PASSWORD, "displayName": "Bo" });
            for (name, value) in changes.as_object().unwrap() {
                input[name] = value.clone();
            }
            let answer = register(app, input).await;
            assert_eq!(answer.user_errors("userRegister"), [(code, field)], "{changes}");
            assert!(answer.data("/userRegister/user").is_null() && answer.data("/userRegister/session").is_null());
            app.assert_unchanged_since(&before).await;
        }
    }

    async fn one_address_is_registered_once_however_many_try(app: &TestApp) {
        let input = json!({ "email": "ada@example.test", "password": PASSWORD, "displayName": "Ada" });
        let (one, two) = tokio::join!(register(app, input.clone()), register(app, input));
        let taken = [&one, &two].map(|answer| answer.user_errors("userRegister").len());
        assert_eq!(taken.iter().sum::<usize>(), 1, "{:#} {:#}", one.body(), two.body());
        let loser = if taken[0] == 1 { &one } else { &two };
        assert_eq!(loser.user_errors("userRegister"), [("EMAIL_TAKEN", "input.email")]);
    }

    async fn a_refresh_token_buys_one_new_pair(app: &TestApp) {
        let first = registered(app, "ada").await;
        let second = Tokens::of(&refresh(app, &first.refresh).await.ok(), "sessionRefresh");
        assert_ne!(first.refresh, second.refresh);
        assert_eq!(first.session, second.session, "the session goes on");
        viewer(&app.as_user(&second.access)).await.ok();
        refresh(app, &second.refresh).await.ok();
        assert_refresh_refused(&refresh(app, "nobody's").await);
    }

    async fn a_refresh_token_ends_after_thirty_days(app: &TestApp) {
        let (kept, left) = (registered(app, "ada").await, registered(app, "bo").await);
        app.clock().advance(chrono::Duration::days(30) - chrono::Duration::seconds(1));
        let next = Tokens::of(&refresh(app, &kept.refresh).await.ok(), "sessionRefresh");
        app.clock().advance(chrono::Duration::seconds(1));
        assert_refresh_refused(&refresh(app, &left.refresh).await);
        refresh(app, &next.refresh).await.ok();
    }

    async fn a_stolen_refresh_token_ends_the_whole_session(app: &TestApp) {
        let first = registered(app, "ada").await;
        let other = Tokens::of(&sign_in_by_email(app, "ada@example.test", PASSWORD).await.ok(), "sessionCreate");
        let second = Tokens::of(&refresh(app, &first.refresh).await.ok(), "sessionRefresh");
        let third = Tokens::of(&refresh(app, &second.refresh).await.ok(), "sessionRefresh");
        assert_refresh_refused(&refresh(app, &first.refresh).await);
        assert_refresh_refused(&refresh(app, &third.refresh).await);
        refresh(app, &other.refresh).await.ok();
    }

    async fn of_two_refreshes_at_once_one_wins(app: &TestApp) {
        let tokens = registered(app, "ada").await;
        let (one, two) = tokio::join!(refresh(app, &tokens.refresh), refresh(app, &tokens.refresh));
        let (winners, losers): (Vec<_>, Vec<_>) =
            [one, two].into_iter().partition(|answer| answer.user_errors("sessionRefresh").is_empty());
        assert_eq!((winners.len(), losers.len()), (1, 1));
        assert_refresh_refused(&losers[0]);
        // which of the two was the thief is not known
        let won = Tokens::of(&winners[0].clone().ok(), "sessionRefresh");
        assert_refresh_refused(&refresh(app, &won.refresh).await);
    }

    async fn signing_out_ends_what_was_asked(app: &TestApp) {
        let first = registered(app, "ada").await;
        let mut others = Vec::new();
        for _ in 0..3 {
            let answer = sign_in_by_email(app, "ada@example.test", PASSWORD).await.ok();
            others.push(Tokens::of(&answer, "sessionCreate"));
        }
        let client = app.as_user(&first.access);
        sign_out(&client, json!({ "sessionId": others[0].session })).await.ok();
        assert_refresh_refused(&refresh(app, &others[0].refresh).await);
        sign_out(&client, json!({})).await.ok();
        assert_refresh_refused(&refresh(app, &first.refresh).await);
        let next = Tokens::of(&refresh(app, &others[1].refresh).await.ok(), "sessionRefresh");
        let stranger = registered(app, "bo").await;
        let before = app.snapshot().await;
        let answer = sign_out(&app.as_user(&stranger.access), json!({ "sessionId": next.session })).await;
        assert_eq!(answer.user_errors("sessionRevoke"), [("SESSION_NOT_FOUND", "input.sessionId")]);
        app.assert_unchanged_since(&before).await;
        sign_out(&client, json!({ "everywhere": true })).await.ok();
        assert_refresh_refused(&refresh(app, &next.refresh).await);
        assert_refresh_refused(&refresh(app, &others[2].refresh).await);
        refresh(app, &stranger.refresh).await.ok();
    }

    async fn a_new_password_ends_the_other_sessions(app: &TestApp) {
        let other = registered(app, "ada").await;
        let own = Tokens::of(&sign_in_by_email(app, "ada@example.test", PASSWORD).await.ok(), "sessionCreate");
        let client = app.as_user(&own.access);
        let before = app.snapshot().await;
        let answer = change_password(&client, "not the password", NEW_PASSWORD).await;
        assert_eq!(answer.user_errors("userPasswordChange"), [("INVALID_CREDENTIALS", "")]);
        let answer = change_password(&client, PASSWORD, "short").await;
        assert_eq!(answer.user_errors("userPasswordChange"), [("BAD_PASSWORD", "input.password")]);
        app.assert_unchanged_since(&before).await;
        change_password(&client, PASSWORD, NEW_PASSWORD).await.ok();
        assert_refresh_refused(&refresh(app, &other.refresh).await);
        refresh(app, &own.refresh).await.ok();
        let old = sign_in_by_email(app, "ada@example.test", PASSWORD).await;
        assert_eq!(old.user_errors("sessionCreate"), [("INVALID_CREDENTIALS", "")]);
        sign_in_by_email(app, "ada@example.test", NEW_PASSWORD).await.ok();
    }

    async fn an_access_token_ends_after_a_quarter_of_an_hour(app: &TestApp) {
        let client = app.as_user(&registered(app, "ada").await.access);
        app.clock().advance(chrono::Duration::seconds(15 * 60 - 1));
        viewer(&client).await.ok();
        app.clock().advance(chrono::Duration::seconds(1));
        assert_unauthenticated(&viewer(&client).await);
    }
}
