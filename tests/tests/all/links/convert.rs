use std::collections::HashSet;
use std::sync::Arc;

use chrono::TimeDelta;
use rebated_domain::link::LinkTarget;
use rebated_domain::order::OrderSource;
use rebated_domain::user::Role;
use rebated_service::tracking::Places;
use rebated_tests::shop::{record, with};
use rebated_tests::{Site, both_databases};
use serde_json::{Value, json};

use super::{JD, JD_ITEM, convert, counts, last_tracking, refused};

both_databases! {
    async fn a_link_of_every_network_says_what_it_earns(app: &TestApp) {
        app.half_of_commission().await;
        let li = app.member("li").await;
        let client = app.as_user(&li.token);
        let short = LinkTarget::Short("https://p.pinduoduo.com/AbCd1234".into());
        let shared = [
            (OrderSource::Taobao, "610000000001", "￥AbCd1eFgH2i￥", Some(LinkTarget::Password("AbCd1eFgH2i".into()))),
            (OrderSource::Jd, JD_ITEM, JD, None),
            (OrderSource::Pinduoduo, "Y9X2_ab", "一起拼 https://p.pinduoduo.com/AbCd1234", Some(short)),
        ];
        for (source, item, text, target) in shared {
            app.partner(source).sells(item, target.as_slice());
            let answer = convert(&client, json!({ "text": text, "channel": "wechat" })).await.ok();
            let told = answer.data("/linkConvert");
            let link = &told["link"];
            assert_eq!(
                [&link["network"], &link["itemId"], &link["channel"], &link["clicks"], &link["user"]["id"]],
                [&json!(source.code()), &json!(item), &json!("wechat"), &json!(0), &json!(li.id)],
            );
            let code = link["code"].as_str().unwrap();
            assert_eq!(link["url"], format!("http://127.0.0.1:8080/r/{code}"));
            let name = last_tracking(app.partner(source)).sub_id;
            assert!(link["targetUrl"].as_str().unwrap().ends_with(&format!("{item}?by={name}")), "{link}");
            assert_eq!(told["product"], json!({
                "network": source.code(), "itemId": item, "title": format!("Tea {item}"),
                "merchant": "Tea House", "imageUrl": format!("https://img.example.test/{item}.jpg"),
                "price": { "amount": "100.00" },
                "coupon": { "amount": { "amount": "20.00" }, "endsAt": "2026-12-31T00:00:00.000Z" },
            }));
            // 80.00 at 10 % is 8.00, less a tenth 7.20, of which half; at 2 % it is 1.44
            assert_eq!(told["estimate"], json!({ "amount": "3.60", "currencyCode": "CNY" }));
            assert_eq!(told["estimateCompared"], json!({ "amount": "0.72" }));
            assert_eq!(told["expectedAt"], "2026-11-16T00:00:00.000Z");
            assert_eq!([&told["reason"], &told["registerUrl"]], [&Value::Null, &Value::Null]);
        }
    }

    async fn what_is_known_is_answered_without_a_call(app: &TestApp) {
        let jd = app.partner(OrderSource::Jd);
        jd.sells(JD_ITEM, &[]);
        let client = app.as_user(&app.member("li").await.token);
        let first = convert(&client, json!({ "text": JD })).await.ok();
        let again = convert(&client, json!({ "text": format!("https://item.m.jd.com/product/{JD_ITEM}.html") })).await.ok();
        assert_eq!(first.data("/linkConvert"), again.data("/linkConvert"));
        assert_eq!(counts(jd), (1, 1));
        // another channel and another buyer have links of their own to what is known of the product
        convert(&client, json!({ "text": JD, "channel": "app" })).await.ok();
        let wang = convert(&app.as_user(&app.member("wang").await.token), json!({ "text": JD })).await.ok();
        assert_ne!(wang.text("/linkConvert/link/targetUrl"), first.text("/linkConvert/link/targetUrl"));
        assert_eq!(counts(jd), (1, 3));
    }

    async fn what_is_known_grows_old(app: &TestApp) {
        let jd = app.partner(OrderSource::Jd);
        jd.sells(JD_ITEM, &[]);
        let li = app.member("li").await;
        let first = convert(&app.as_user(&li.token), json!({ "text": JD })).await.ok();
        for (minutes, calls) in [(10, (1, 1)), (1, (2, 1)), (7 * 24 * 60 - 11, (3, 1)), (1, (3, 2))] {
            app.clock().advance(TimeDelta::minutes(minutes));
            let client = app.as_user(&app.sign_in(&li).await);
            let again = convert(&client, json!({ "text": JD })).await.ok();
            assert_eq!(counts(jd), calls, "after {minutes} more minutes");
            let is_same = again.data("/linkConvert/link/id") == first.data("/linkConvert/link/id");
            assert_eq!(is_same, calls.1 == 1);
        }
    }

    async fn orders_find_the_buyer_by_the_name_in_the_link(app: &TestApp) {
        app.half_of_commission().await;
        app.partner(OrderSource::Jd).sells(JD_ITEM, &[]);
        let li = app.member("li").await;
        let client = app.as_user(&li.token);
        convert(&client, json!({ "text": JD })).await.ok();
        let name = last_tracking(app.partner(OrderSource::Jd)).sub_id;
        assert!(name.len() == 12 && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()), "{name}");
        let identities = client.send("{ viewer { identities { provider subject } } }", json!({})).await.ok();
        assert_eq!(*identities.data("/viewer/identities"), json!([{ "provider": "JD", "subject": name }]));
        app.import(json!([with(record("o1", "l1", &name), json!({ "source": "JD" }))])).await.ok();
        let order = app.newest_order(&li).await;
        let told = client.send("query($id: ID!) { order(id: $id) { source buyer { id } } }", json!({ "id": order })).await.ok();
        assert_eq!(*told.data("/order"), json!({ "source": "JD", "buyer": { "id": li.id } }));
        // the next link has the same name
        convert(&client, json!({ "text": JD, "channel": "app" })).await.ok();
        assert_eq!(last_tracking(app.partner(OrderSource::Jd)).sub_id, name);
    }

    async fn a_name_that_was_linked_before_is_used(app: &TestApp) {
        app.partner(OrderSource::Jd).sells(JD_ITEM, &[]);
        let li = app.member("li").await;
        let link = "mutation($input: IdentityLinkInput!) { identityLink(input: $input) { userErrors { code field message } } }";
        let input = json!({ "userId": li.id, "provider": "JD", "subject": "member_42" });
        app.as_user(&app.staff(Role::Admin).await).send(link, json!({ "input": input })).await.ok();
        convert(&app.as_user(&li.token), json!({ "text": JD })).await.ok();
        assert_eq!(last_tracking(app.partner(OrderSource::Jd)).sub_id, "member_42");
    }

    async fn a_key_makes_one_link(app: &TestApp) {
        let jd = app.partner(OrderSource::Jd);
        jd.sells(JD_ITEM, &[]);
        let li = app.member("li").await;
        let client = app.as_user(&li.token);
        let keyed = json!({ "text": JD, "idempotencyKey": "k1" });
        let first = convert(&client, keyed.clone()).await.ok();
        let before = app.snapshot().await;
        let again = convert(&client, keyed.clone()).await.ok();
        assert_eq!(first.data("/linkConvert"), again.data("/linkConvert"));
        app.assert_unchanged_since(&before).await;
        assert_eq!(refused(&client, json!({ "text": JD, "channel": "x", "idempotencyKey": "k1" })).await, "IDEMPOTENCY_KEY_MISMATCH");
        assert_eq!(refused(&client, json!({ "text": JD, "idempotencyKey": "" })).await, "BAD_IDEMPOTENCY_KEY");
        // a week later a new link is due, but the key has its own
        app.clock().advance(TimeDelta::days(8));
        let client = app.as_user(&app.sign_in(&li).await);
        let late = convert(&client, keyed).await.ok();
        assert_eq!(late.data("/linkConvert/link/id"), first.data("/linkConvert/link/id"));
    }

    async fn what_is_no_product_is_refused(app: &TestApp) {
        app.partner(OrderSource::Jd);
        let client = app.as_user(&app.member("li").await.token);
        let before = app.snapshot().await;
        let several = "https://item.jd.com/100012043978.html https://item.jd.com/100012043979.html";
        for (input, code) in [
            (json!({ "text": "你好" }), "NO_LINK"),
            (json!({ "text": "https://item.jd.com.evil.cn/100012043978.html" }), "NO_LINK"),
            (json!({ "text": several }), "SEVERAL_PRODUCTS"),
            (json!({ "text": "字".repeat(4_001) }), "TEXT_TOO_LONG"),
            (json!({ "text": JD, "channel": "" }), "BAD_CHANNEL"),
            (json!({ "text": JD, "channel": "a\u{0}b" }), "BAD_CHANNEL"),
            (json!({ "text": JD }), "NOT_PROMOTED"),
        ] {
            assert_eq!(refused(&client, input.clone()).await, code, "{input}");
        }
        assert_eq!(counts(app.partner(OrderSource::Jd)), (1, 0));
        app.assert_unchanged_since(&before).await;
        let answer = convert(&app.as_anonymous(), json!({ "text": JD })).await;
        assert_eq!(answer.error_codes(), ["UNAUTHENTICATED"]);
    }

    async fn a_network_that_is_not_set_up_is_not_offered(app: &TestApp) {
        let node = app.node(7).await;
        let li = app.member("li").await;
        let client = Site::of(&node).as_user(&li.token);
        assert_eq!(refused(&client, json!({ "text": JD })).await, "NETWORK_NOT_OFFERED");
    }

    async fn links_are_listed_for_their_owner_and_staff(app: &TestApp) {
        let jd = app.partner(OrderSource::Jd);
        let li = app.member("li").await;
        let client = app.as_user(&li.token);
        let mut made = Vec::new();
        for item in ["100012043971", "100012043972", "100012043973"] {
            jd.sells(item, &[]);
            let text = format!("https://item.jd.com/{item}.html");
            let answer = convert(&client, json!({ "text": text })).await.ok();
            made.insert(0, answer.text("/linkConvert/link/id").to_owned());
        }
        let list = "query($id: ID!) { node(id: $id) { ... on User {
            trackingLinks(first: 2) { edges { node { id clicks } } pageInfo { hasNextPage } } } } }";
        for reader in [client, app.as_user(&app.staff(Role::Support).await)] {
            let page = reader.send(list, json!({ "id": li.id })).await.ok();
            let ids: Vec<&str> = page.list("/node/trackingLinks/edges").iter().map(|edge| edge["node"]["id"].as_str().unwrap()).collect();
            assert_eq!(ids, made[..2]);
            assert_eq!(*page.data("/node/trackingLinks/pageInfo/hasNextPage"), json!(true));
        }
        let wang = app.as_user(&app.member("wang").await.token);
        let foreign = wang.send("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", json!({ "ids": made })).await.ok();
        assert_eq!(*foreign.data("/nodes"), json!([null, null, null]));
    }

    async fn links_without_a_name_of_the_network_are_spread_over_places(app: &TestApp) {
        let mut node = app.node(7).await;
        let taobao = Arc::clone(app.partner(OrderSource::Taobao));
        let platform = Arc::get_mut(&mut node).unwrap();
        platform.networks.add(Arc::clone(&taobao) as _);
        let places = ["mm_1_2_3", "mm_1_2_4"].map(str::to_owned).to_vec();
        platform.link_places = Places::new([(OrderSource::Taobao, places.clone())].into());
        let client = Site::of(&node).as_user(&app.member("li").await.token);
        let mut used = HashSet::new();
        for item in 610_000_000_000_u64..610_000_000_010 {
            taobao.sells(&item.to_string(), &[]);
            let text = format!("https://item.taobao.com/item.htm?id={item}");
            convert(&client, json!({ "text": text })).await.ok();
            used.extend(last_tracking(&taobao).place);
        }
        assert_eq!(used, places.into_iter().collect());
    }
}
