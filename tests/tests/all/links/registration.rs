use rebated_domain::order::OrderSource;
use rebated_service::networks::Registration;
use rebated_tests::shop::{record, with};
use rebated_tests::{Client, GqlAnswer, both_databases};
use serde_json::{Value, json};

use super::{convert, last_tracking};

const TEXT: &str = "https://item.taobao.com/item.htm?id=610000000001";

async fn register(client: &Client) -> GqlAnswer {
    let register = "mutation { networkRegister(input: { source: TAOBAO }) { status url userErrors { code field message } } }";
    client.send(register, json!({})).await
}

async fn identities(client: &Client) -> Vec<String> {
    let told = client.send("{ viewer { identities { provider subject } } }", json!({})).await.ok();
    told.list("/viewer/identities").iter().map(|one| one["subject"].as_str().unwrap().to_owned()).collect()
}

both_databases! {
    async fn a_buyer_agrees_first_where_the_network_wants_that(app: &TestApp) {
        app.half_of_commission().await;
        let taobao = app.partner(OrderSource::Taobao);
        taobao.sells("610000000001", &[]);
        taobao.wants_registration(Registration::Open { url: "https://agree.example.test/1".into() });
        let li = app.member("li").await;
        let client = app.as_user(&li.token);
        let waits = convert(&client, json!({ "text": TEXT })).await.ok();
        let told = waits.data("/linkConvert");
        assert_eq!([&told["link"], &told["registerUrl"], &told["reason"]], [
            &Value::Null, &json!("https://agree.example.test/1"), &json!("NOT_REGISTERED"),
        ]);
        assert_eq!(waits.text("/linkConvert/estimate/amount"), "3.60");
        // the address is the buyer's own: asking again is done under the same name
        let name = last_tracking(taobao).sub_id;
        assert_eq!(identities(&client).await, std::slice::from_ref(&name));
        let open = register(&client).await.ok();
        assert_eq!(*open.data("/networkRegister"), json!({ "status": "OPEN", "url": "https://agree.example.test/1", "userErrors": [] }));
        let before = app.snapshot().await;
        convert(&client, json!({ "text": TEXT })).await.ok();
        app.assert_unchanged_since(&before).await;
        // once the buyer has agreed, the link is made at once, and orders name the buyer as the network does
        app.import(json!([with(record("o1", "l1", "relation:7100001"), json!({ "source": "TAOBAO" }))])).await.ok();
        taobao.registers("relation:7100001");
        let made = convert(&client, json!({ "text": TEXT })).await.ok();
        assert_eq!(*made.data("/linkConvert/reason"), Value::Null);
        let tracking = last_tracking(taobao);
        assert_eq!((tracking.sub_id, tracking.registered.as_deref()), (name, Some("7100001")));
        let order = app.newest_order(&li).await;
        let buyer = client.send("query($id: ID!) { order(id: $id) { buyer { id } } }", json!({ "id": order })).await.ok();
        assert_eq!(buyer.text("/order/buyer/id"), li.id);
    }

    async fn registering_again_changes_nothing(app: &TestApp) {
        let taobao = app.partner(OrderSource::Taobao);
        taobao.registers("relation:7100001");
        let client = app.as_user(&app.member("li").await.token);
        let done = register(&client).await.ok();
        assert_eq!(*done.data("/networkRegister"), json!({ "status": "DONE", "url": null, "userErrors": [] }));
        assert_eq!(identities(&client).await.len(), 2);
        let before = app.snapshot().await;
        register(&client).await.ok();
        app.assert_unchanged_since(&before).await;
        // a name that is somebody's is nobody else's
        let wang = register(&app.as_user(&app.member("wang").await.token)).await;
        assert_eq!(wang.user_errors("networkRegister"), [("NAME_TAKEN", "")]);
    }
}
