//! Who places and releases holds, and who reads of them.

use rebated_domain::user::Role;
use rebated_tests::both_databases;
use rebated_tests::store::run;
use serde_json::{Value, json};

use super::{place, release};

both_databases! {
    async fn support_places_and_finance_releases(app: &TestApp) {
        let li = app.member("li").await;
        let place_input = json!({ "userId": li.id, "reason": "OTHER", "note": "x" });
        let denied = run(&app.as_user(&li.token), "riskHoldPlace", "hold { id }", place_input.clone()).await;
        assert_eq!(denied.error_codes(), ["FORBIDDEN"]);
        let denied = run(&app.as_anonymous(), "riskHoldPlace", "hold { id }", place_input).await;
        assert_eq!(denied.error_codes(), ["UNAUTHENTICATED"]);
        let hold = place(app, json!({ "userId": li.id })).await;
        let input = json!({ "holdId": hold });
        for token in [app.staff(Role::Support).await, li.token.clone()] {
            let denied = run(&app.as_user(&token), "riskHoldRelease", "hold { id }", input.clone()).await;
            assert_eq!(denied.error_codes(), ["FORBIDDEN"]);
        }
        let unknown = app.run_as(Role::Finance, "riskHoldRelease", "hold { id }", json!({ "holdId": li.id })).await;
        assert_eq!(unknown.user_errors("riskHoldRelease"), [("HOLD_NOT_FOUND", "input.holdId")]);
        release(app, &hold).await;
        // a member reads nothing of it, by no way
        let member = app.as_user(&li.token);
        let answer = member.send("{ viewer { riskSignals { score } } }", json!({})).await.ok();
        assert_eq!(answer.data("/viewer/riskSignals"), &Value::Null);
        let answer = member.send("query($id: ID!) { node(id: $id) { id } }", json!({ "id": hold })).await.ok();
        assert_eq!(answer.data("/node"), &Value::Null);
        let denied = member.send("{ riskHolds { edges { cursor } } }", json!({})).await;
        assert_eq!(denied.error_codes(), ["FORBIDDEN"]);
    }

    async fn nobody_lets_themselves_go(app: &TestApp) {
        let li = app.member("li").await;
        let role = json!({ "userId": li.id, "role": "FINANCE" });
        app.run_as(Role::Admin, "userRoleSet", "user { role }", role).await.ok();
        let own = app.as_user(&app.sign_in(&li).await);
        let hold = place(app, json!({ "userId": li.id })).await;
        let before = app.snapshot().await;
        let refused = run(&own, "riskHoldRelease", "hold { id }", json!({ "holdId": hold })).await;
        assert_eq!(refused.user_errors("riskHoldRelease"), [("OWN_HOLD", "input.holdId")]);
        app.assert_unchanged_since(&before).await;
        release(app, &hold).await;
        // what another has released is told to everybody who may ask
        run(&own, "riskHoldRelease", "hold { id }", json!({ "holdId": hold })).await.ok();
    }
}
