//! Codes by which a bot links a member to their chat.

use chrono::Duration;
use rebated_domain::user::Role;
use rebated_tests::store::run;
use rebated_tests::{GqlAnswer, Member, TestApp, both_databases};
use serde_json::json;

pub async fn bot(app: &TestApp) -> String {
    let made = crate::api_keys::create(app, json!({ "name": "bot", "scopes": ["IDENTITIES_WRITE"] })).await;
    made.ok().text("/apiKeyCreate/secret").to_owned()
}

pub async fn code(app: &TestApp, member: &Member) -> String {
    let client = app.as_user(&member.token);
    let made = run(&client, "identityLinkCodeCreate", "code expiresAt", json!({})).await.ok();
    made.text("/identityLinkCodeCreate/code").to_owned()
}

pub async fn link(app: &TestApp, token: &str, code: &str, account: &str) -> GqlAnswer {
    let input = json!({ "code": code, "provider": "WECHAT", "subject": account });
    run(&app.as_user(token), "identityLink", "identity { provider subject }", input).await
}

/// The first use of a key in a minute is remembered.
async fn uses(app: &TestApp, bot: &str) {
    app.as_user(bot).send("{ viewer { id } }", json!({})).await.ok();
}

async fn accounts(app: &TestApp, member: &Member) -> Vec<String> {
    let token = app.sign_in(member).await;
    let answer = app.as_user(&token).send("{ viewer { identities { subject } } }", json!({})).await.ok();
    let all = answer.list("/viewer/identities").iter();
    all.map(|one| one["subject"].as_str().unwrap().to_owned()).collect()
}

const BAD: [(&str, &str); 1] = [("BAD_LINK_CODE", "input.code")];

both_databases! {
    async fn a_code_links_its_maker_once(app: &TestApp) {
        let (li, bot) = (app.member("li").await, bot(app).await);
        let code = code(app, &li).await;
        assert_eq!(code.len(), 8);
        let typed = format!(" {}-{}", &code[..4].to_lowercase(), &code[4..]);
        let done = link(app, &bot, &typed, "w1").await.ok();
        assert_eq!(done.text("/identityLink/identity/subject"), "w1");
        assert_eq!(accounts(app, &li).await, ["w1"]);
        assert_eq!(link(app, &bot, &code, "w2").await.user_errors("identityLink"), BAD);
        assert_eq!(accounts(app, &li).await, ["w1"]);
    }

    async fn of_two_who_show_one_code_one_is_linked(app: &TestApp) {
        let (li, bot) = (app.member("li").await, bot(app).await);
        let code = code(app, &li).await;
        let (one, two) = tokio::join!(link(app, &bot, &code, "w1"), link(app, &bot, &code, "w2"));
        let refused: Vec<_> = [&one, &two].into_iter().flat_map(|answer| answer.user_errors("identityLink")).collect();
        assert_eq!(refused, BAD, "{:#} {:#}", one.body(), two.body());
        assert_eq!(accounts(app, &li).await.len(), 1);
    }

    async fn wrong_used_and_past_codes_are_one_refusal(app: &TestApp) {
        let (li, bot) = (app.member("li").await, bot(app).await);
        let used = code(app, &li).await;
        link(app, &bot, &used, "w1").await.ok();
        let past = code(app, &li).await;
        app.clock().advance(Duration::minutes(10));
        uses(app, &bot).await;
        let before = app.snapshot().await;
        for wrong in [used.as_str(), &past, "34679ACD", "", "not a code"] {
            let answer = link(app, &bot, wrong, "w2").await;
            assert_eq!(answer.user_errors("identityLink"), BAD, "{wrong}");
        }
        app.assert_unchanged_since(&before).await;
        assert_eq!(accounts(app, &li).await, ["w1"]);
    }

    async fn a_code_is_good_until_its_last_second(app: &TestApp) {
        let (li, bot) = (app.member("li").await, bot(app).await);
        let code = code(app, &li).await;
        app.clock().advance(Duration::minutes(10) - Duration::seconds(1));
        link(app, &bot, &code, "w1").await.ok();
    }

    async fn whoever_guesses_waits_and_keeps_nobody_else_waiting(app: &TestApp) {
        let (li, bo, bot) = (app.member("li").await, app.member("bo").await, bot(app).await);
        let (of_li, of_bo) = (code(app, &li).await, code(app, &bo).await);
        for _ in 0..5 {
            assert_eq!(link(app, &bot, "34679ACD", "guesser").await.user_errors("identityLink"), BAD);
        }
        let blocked = link(app, &bot, &of_li, "guesser").await;
        assert_eq!(blocked.error_codes(), ["THROTTLED"], "even with a right code");
        link(app, &bot, &of_bo, "w2").await.ok();
        app.clock().advance(Duration::seconds(1));
        link(app, &bot, &of_li, "guesser").await.ok();
    }

    async fn a_key_that_guesses_from_many_accounts_waits_as_well(app: &TestApp) {
        let (li, bot) = (app.member("li").await, bot(app).await);
        for nth in 0..50 {
            let answer = link(app, &bot, "34679ACD", &format!("w{nth}")).await;
            assert_eq!(answer.user_errors("identityLink"), BAD, "{nth}");
        }
        let code = code(app, &li).await;
        assert_eq!(link(app, &bot, &code, "new").await.error_codes(), ["THROTTLED"]);
        app.clock().advance(Duration::seconds(1));
        link(app, &bot, &code, "new").await.ok();
    }

    async fn a_fourth_code_ends_the_first(app: &TestApp) {
        let (li, bot) = (app.member("li").await, bot(app).await);
        let mut codes = Vec::new();
        for _ in 0..4 {
            codes.push(code(app, &li).await);
            app.clock().advance(Duration::seconds(1));
        }
        assert_eq!(link(app, &bot, &codes[0], "w1").await.user_errors("identityLink"), BAD);
        for (nth, code) in codes[1..].iter().enumerate() {
            link(app, &bot, code, &format!("w{nth}")).await.ok();
        }
    }

    async fn bots_link_chats_by_code_and_nothing_else(app: &TestApp) {
        let (li, bot) = (app.member("li").await, bot(app).await);
        let code = code(app, &li).await;
        uses(app, &bot).await;
        app.staff(Role::Admin).await;
        let before = app.snapshot().await;
        let refusals = [
            (json!({ "userId": li.id, "provider": "WECHAT" }), ("CODE_NEEDED", "input.code")),
            (json!({ "userId": li.id, "provider": "TAOBAO" }), ("CODE_NEEDED", "input.code")),
            (json!({ "code": code, "provider": "TAOBAO" }), ("NOT_A_CHAT", "input.provider")),
            (json!({ "code": code, "provider": "IMPORT" }), ("NOT_A_CHAT", "input.provider")),
            (json!({ "code": code, "provider": "LATER_NETWORK" }), ("NOT_A_CHAT", "input.provider")),
            (json!({ "code": code, "userId": li.id, "provider": "WECHAT" }), ("NOT_ONE_OF", "input.code")),
            (json!({ "provider": "WECHAT" }), ("NOT_ONE_OF", "input.code")),
        ];
        let client = app.as_user(&bot);
        for (mut input, refusal) in refusals {
            input["subject"] = json!("w1");
            let answer = run(&client, "identityLink", "identity { subject }", input.clone()).await;
            assert_eq!(answer.user_errors("identityLink"), [refusal], "{input}");
        }
        app.assert_unchanged_since(&before).await;
        // not for orders either when an administrator shows it
        let input = json!({ "code": code, "provider": "TAOBAO", "subject": "w1" });
        let answer = app.run_as(Role::Admin, "identityLink", "identity { subject }", input).await;
        assert_eq!(answer.user_errors("identityLink"), [("NOT_A_CHAT", "input.provider")]);
    }

    async fn a_code_for_one_chat_is_good_in_no_other(app: &TestApp) {
        let (li, bot) = (app.member("li").await, bot(app).await);
        let input = json!({ "provider": "TELEGRAM" });
        let made = run(&app.as_user(&li.token), "identityLinkCodeCreate", "code", input).await.ok();
        let code = made.text("/identityLinkCodeCreate/code");
        assert_eq!(link(app, &bot, code, "w1").await.user_errors("identityLink"), BAD);
        let none = json!({ "provider": "TAOBAO" });
        let none = run(&app.as_user(&li.token), "identityLinkCodeCreate", "code", none).await;
        assert_eq!(none.user_errors("identityLinkCodeCreate"), [("NOT_A_CHAT", "input.provider")]);
        let input = json!({ "code": code, "provider": "TELEGRAM", "subject": "t1" });
        run(&app.as_user(&bot), "identityLink", "identity { subject }", input).await.ok();
    }

    async fn an_account_of_somebody_else_is_not_taken_and_the_code_is_kept(app: &TestApp) {
        let (li, bo, bot) = (app.member("li").await, app.member("bo").await, bot(app).await);
        link(app, &bot, &code(app, &li).await, "w1").await.ok();
        let of_bo = code(app, &bo).await;
        let before = app.snapshot().await;
        let taken = link(app, &bot, &of_bo, "w1").await;
        assert_eq!(taken.user_errors("identityLink"), [("IDENTITY_TAKEN", "input.subject")]);
        app.assert_unchanged_since(&before).await;
        link(app, &bot, &of_bo, "w2").await.ok();
    }

    async fn a_suspended_member_is_linked_by_no_code(app: &TestApp) {
        let (li, bot) = (app.member("li").await, bot(app).await);
        let code = code(app, &li).await;
        let suspend = "mutation($id: ID!) { userSuspend(input: { userId: $id }) { userErrors { code field } } }";
        let admin = app.as_user(&app.staff(Role::Admin).await);
        admin.send(suspend, json!({ "id": li.id })).await.ok();
        assert_eq!(link(app, &bot, &code, "w1").await.user_errors("identityLink"), BAD);
    }

    async fn codes_are_stored_as_hashes_and_forgotten(app: &TestApp) {
        use rebated_entity::identity_link_code as table;
        use sea_orm::EntityTrait;
        let li = app.member("li").await;
        let code = code(app, &li).await;
        let db = app.platform().db.writer();
        let row = table::Entity::find().one(db).await.unwrap().unwrap();
        assert_eq!(row.code_hash.len(), 32);
        assert!(!format!("{row:?}").contains(&code));
        app.clock().advance(Duration::days(1));
        super::sweep(app).await;
        assert!(table::Entity::find().one(db).await.unwrap().is_none());
    }
}
