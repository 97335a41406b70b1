use rebated_domain::order::OrderSource;
use rebated_domain::user::Role;
use rebated_tests::{Client, TestApp, both_databases};
use serde_json::{Value, json};

use super::{JD, JD_ITEM, convert, last_tracking, refused};
use crate::api_keys::create;

async fn bot(app: &TestApp, scope: &str) -> Client {
    let key = create(app, json!({ "name": "bot", "scopes": [scope] })).await.ok();
    app.as_user(key.text("/apiKeyCreate/secret"))
}

/// Links a member to an account in a chat.
async fn in_chat(app: &TestApp, user: &str, subject: &str) {
    let link = "mutation($input: IdentityLinkInput!) { identityLink(input: $input) { userErrors { code field message } } }";
    let input = json!({ "userId": user, "provider": "WECHAT", "subject": subject });
    app.as_user(&app.staff(Role::Admin).await).send(link, json!({ "input": input })).await.ok();
}

fn asking_for(subject: &str) -> Value {
    json!({ "text": JD, "channel": "wechat", "identity": { "provider": "WECHAT", "subject": subject } })
}

both_databases! {
    async fn bots_and_staff_ask_for_whoever_is_in_the_chat(app: &TestApp) {
        app.half_of_commission().await;
        app.partner(OrderSource::Jd).sells(JD_ITEM, &[]);
        let li = app.member("li").await;
        in_chat(app, &li.id, "wx_li").await;
        let by_bot = convert(&bot(app, "LINKS_WRITE").await, asking_for("wx_li")).await.ok();
        // a bot hands the link on, and learns nothing of the user
        assert_eq!(*by_bot.data("/linkConvert/link/user"), Value::Null);
        assert_eq!(by_bot.text("/linkConvert/estimate/amount"), "3.60");
        let support = app.as_user(&app.staff(Role::Support).await);
        let by_staff = convert(&support, asking_for("wx_li")).await.ok();
        assert_eq!(by_staff.data("/linkConvert/link/code"), by_bot.data("/linkConvert/link/code"));
        assert_eq!(by_staff.text("/linkConvert/link/user/id"), li.id);
        let own = app.as_user(&li.token).send("{ viewer { identities { provider subject } } }", json!({})).await.ok();
        let name = last_tracking(app.partner(OrderSource::Jd)).sub_id;
        let expected = json!([{ "provider": "JD", "subject": name }, { "provider": "WECHAT", "subject": "wx_li" }]);
        assert_eq!(*own.data("/viewer/identities"), expected);
    }

    async fn who_may_not_ask_for_others_learns_nothing(app: &TestApp) {
        app.partner(OrderSource::Jd).sells(JD_ITEM, &[]);
        let (li, wang) = (app.member("li").await, app.member("wang").await);
        in_chat(app, &li.id, "wx_li").await;
        let before = app.snapshot().await;
        let reader = bot(app, "ORDERS_READ").await;
        for client in [app.as_user(&wang.token), app.as_user(&li.token), reader.clone()] {
            for subject in ["wx_li", "wx_nobody"] {
                assert_eq!(convert(&client, asking_for(subject)).await.error_codes(), ["FORBIDDEN"]);
            }
        }
        assert_eq!(convert(&reader, json!({ "text": JD })).await.error_codes(), ["FORBIDDEN"]);
        let after = app.snapshot().await;
        assert_eq!(before.0["tracking_links"].rows, after.0["tracking_links"].rows);
        assert!(app.partner(OrderSource::Jd).calls().is_empty());
    }

    async fn an_identity_has_to_be_that_of_somebody(app: &TestApp) {
        app.partner(OrderSource::Jd).sells(JD_ITEM, &[]);
        let li = app.member("li").await;
        in_chat(app, &li.id, "wx_li").await;
        let bot = bot(app, "LINKS_WRITE").await;
        assert_eq!(refused(&bot, json!({ "text": JD })).await, "IDENTITY_NEEDED");
        for subject in ["wx_nobody", "", "a\u{0}b"] {
            assert_eq!(refused(&bot, asking_for(subject)).await, "IDENTITY_NOT_LINKED");
        }
        let suspend = "mutation($id: ID!) { userSuspend(input: { userId: $id }) { userErrors { code field message } } }";
        app.as_user(&app.staff(Role::Admin).await).send(suspend, json!({ "id": li.id })).await.ok();
        assert_eq!(refused(&bot, asking_for("wx_li")).await, "IDENTITY_NOT_LINKED");
    }
}
