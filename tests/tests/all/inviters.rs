//! Who invited whom, and who may still come in.

use rebated_domain::user::Role;
use rebated_tests::shop::record;
use rebated_tests::{Client, GqlAnswer, PASSWORD, TestApp, both_databases};
use serde_json::{Value, json};

use crate::account_calls::{assert_refresh_refused, refresh, register, registered, sign_in_by_email, viewer};

async fn as_admin(app: &TestApp, query: &str, input: Value) -> GqlAnswer {
    app.as_user(&app.staff(Role::Admin).await).send(query, json!({ "input": input })).await
}

async fn set_inviter(app: &TestApp, user: &str, inviter: Option<&str>) -> GqlAnswer {
    let query = "mutation Set($input: UserInviterSetInput!) { userInviterSet(input: $input) {
        user { inviter { id } } userErrors { code field message }
    } }";
    as_admin(app, query, json!({ "userId": user, "inviterId": inviter })).await
}

/// One of the mutations that name nothing but a user.
async fn change(app: &TestApp, mutation: &str, user: &str) -> GqlAnswer {
    change_as(&app.as_user(&app.staff(Role::Admin).await), mutation, user).await
}

async fn change_as(client: &Client, mutation: &str, user: &str) -> GqlAnswer {
    let query = format!(
        "mutation Change($input: UserInput!) {{ {mutation}(input: $input) {{
            user {{ status }} userErrors {{ code field message }}
        }} }}"
    );
    client.send(&query, json!({ "input": { "userId": user } })).await
}

async fn set_role(app: &TestApp, user: &str, role: &str) -> GqlAnswer {
    let query = "mutation Set($input: UserRoleSetInput!) { userRoleSet(input: $input) {
        user { role } userErrors { code field message }
    } }";
    as_admin(app, query, json!({ "userId": user, "role": role })).await
}

async fn id_of(app: &TestApp, token: &str) -> String {
    viewer(&app.as_user(token)).await.ok().text("/viewer/id").to_owned()
}

both_databases! {
    async fn a_code_names_the_inviter(app: &TestApp) {
        let ada = app.member("ada").await;
        let bo = app.invited_member("bo", &ada).await;
        let seen = viewer(&app.as_user(&bo.token)).await.ok();
        assert_eq!(seen.text("/viewer/inviter/displayName"), "ada");
        let typed = format!(" {} ", ada.invite_code.to_lowercase());
        let input = json!({
            "email": "cy@example.test", "password": PASSWORD, "displayName": "cy", "inviteCode": typed,
        });
        register(app, input).await.ok();
        let query = "{ viewer { inviter { id } invitees { edges { node { displayName } } } } }";
        let invitees = app.as_user(&ada.token).send(query, json!({})).await.ok();
        let name = |index: usize| invitees.text(&format!("/viewer/invitees/edges/{index}/node/displayName"));
        assert_eq!((invitees.list("/viewer/invitees/edges").len(), name(0), name(1)), (2, "bo", "cy"));
        assert!(invitees.data("/viewer/inviter").is_null());
    }

    async fn nobody_invites_their_own_inviter(app: &TestApp) {
        let ada = app.member("ada").await;
        let bo = app.invited_member("bo", &ada).await;
        let cy = app.invited_member("cy", &bo).await;
        app.staff(Role::Admin).await;
        let before = app.snapshot().await;
        for inviter in [&ada, &bo, &cy] {
            let answer = set_inviter(app, &ada.id, Some(&inviter.id)).await;
            assert_eq!(answer.user_errors("userInviterSet"), [("INVITER_CYCLE", "input.inviterId")]);
            app.assert_unchanged_since(&before).await;
        }
        let unknown = set_inviter(app, "nobody", Some(&ada.id)).await;
        assert_eq!(unknown.user_errors("userInviterSet"), [("NOT_FOUND", "input.userId")]);
        app.assert_unchanged_since(&before).await;
        let moved = set_inviter(app, &cy.id, Some(&ada.id)).await.ok();
        assert_eq!(moved.text("/userInviterSet/user/inviter/id"), ada.id);
        let cleared = set_inviter(app, &bo.id, None).await.ok();
        assert!(cleared.data("/userInviterSet/user/inviter").is_null());
        set_inviter(app, &ada.id, Some(&bo.id)).await.ok();
    }

    async fn no_circle_is_closed_by_two_at_once(app: &TestApp) {
        let (ada, bo) = (app.member("ada").await, app.member("bo").await);
        app.staff(Role::Admin).await;
        let (one, two) = tokio::join!(
            set_inviter(app, &ada.id, Some(&bo.id)),
            set_inviter(app, &bo.id, Some(&ada.id)),
        );
        let mut errors = [one, two].map(|answer| answer.user_errors("userInviterSet").len());
        errors.sort_unstable();
        assert_eq!(errors, [0, 1]);
    }

    async fn the_first_order_fixes_the_inviter(app: &TestApp) {
        let (ada, bo) = (app.member("ada").await, app.member("bo").await);
        app.link(&bo, "bo").await;
        app.import(json!([record("1", "1", "bo")])).await.ok();
        let before = app.snapshot().await;
        for inviter in [Some(ada.id.as_str()), None] {
            let answer = set_inviter(app, &bo.id, inviter).await;
            assert_eq!(answer.user_errors("userInviterSet"), [("INVITER_FIXED", "input.inviterId")]);
            app.assert_unchanged_since(&before).await;
        }
    }

    async fn orders_that_wait_for_their_buyer_fix_the_inviter_too(app: &TestApp) {
        let (ada, bo) = (app.member("ada").await, app.member("bo").await);
        app.import(json!([record("1", "1", "bo")])).await.ok();
        set_inviter(app, &bo.id, Some(&ada.id)).await.ok();
        app.link(&bo, "bo").await;
        let answer = set_inviter(app, &bo.id, None).await;
        assert_eq!(answer.user_errors("userInviterSet"), [("INVITER_FIXED", "input.inviterId")]);
    }

    async fn the_suspended_stay_out_until_reinstated(app: &TestApp) {
        let tokens = registered(app, "ada").await;
        let id = id_of(app, &tokens.access).await;
        let query = "{ viewer { inviteCode } }";
        let code = app.as_user(&tokens.access).send(query, json!({})).await.ok();
        let code = code.text("/viewer/inviteCode");
        assert_eq!(change(app, "userSuspend", &id).await.ok().text("/userSuspend/user/status"), "SUSPENDED");
        assert_refresh_refused(&refresh(app, &tokens.refresh).await);
        let out = sign_in_by_email(app, "ada@example.test", PASSWORD).await;
        assert_eq!(out.user_errors("sessionCreate"), [("INVALID_CREDENTIALS", "")]);
        let input = json!({
            "email": "bo@example.test", "password": PASSWORD, "displayName": "bo", "inviteCode": code,
        });
        let invited = register(app, input).await;
        assert_eq!(invited.user_errors("userRegister"), [("UNKNOWN_INVITE_CODE", "input.inviteCode")]);
        let again = change(app, "userSuspend", &id).await;
        assert_eq!(again.user_errors("userSuspend"), [("NOT_ALLOWED_NOW", "input.userId")]);
        change(app, "userReinstate", &id).await.ok();
        assert_refresh_refused(&refresh(app, &tokens.refresh).await);
        sign_in_by_email(app, "ada@example.test", PASSWORD).await.ok();
        change(app, "userClose", &id).await.ok();
        let back = change(app, "userReinstate", &id).await;
        assert_eq!(back.user_errors("userReinstate"), [("NOT_ALLOWED_NOW", "input.userId")]);
    }

    async fn a_new_role_ends_the_sessions_of_the_old(app: &TestApp) {
        let tokens = registered(app, "ada").await;
        let id = id_of(app, &tokens.access).await;
        assert_eq!(set_role(app, &id, "SUPPORT").await.ok().text("/userRoleSet/user/role"), "SUPPORT");
        assert_refresh_refused(&refresh(app, &tokens.refresh).await);
    }

    async fn the_last_administrator_stays(app: &TestApp) {
        let admin = app.staff(Role::Admin).await;
        let id = id_of(app, &admin).await;
        let before = app.snapshot().await;
        for mutation in ["userSuspend", "userClose"] {
            let answer = change(app, mutation, &id).await;
            assert_eq!(answer.user_errors(mutation), [("LAST_ADMIN", "input.userId")]);
        }
        let answer = set_role(app, &id, "FINANCE").await;
        assert_eq!(answer.user_errors("userRoleSet"), [("LAST_ADMIN", "input.userId")]);
        app.assert_unchanged_since(&before).await;
        let second = app.member("ada").await;
        set_role(app, &second.id, "ADMIN").await.ok();
        let client = app.as_user(&admin);
        let (one, two) = tokio::join!(
            change_as(&client, "userSuspend", &second.id),
            change_as(&client, "userSuspend", &id),
        );
        let mut errors = [one.user_errors("userSuspend").len(), two.user_errors("userSuspend").len()];
        errors.sort_unstable();
        assert_eq!(errors, [0, 1], "one of two stays: {:#} {:#}", one.body(), two.body());
    }
}
