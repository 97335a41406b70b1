//! Who hears what: rights are asked for every event.

use rebated_domain::user::Role;
use rebated_tests::{TestApp, both_databases};
use serde_json::{Value, json};

use super::socket::Socket;
use super::{ORDERS, happens_to, listeners, updated};
use crate::api_keys::create;

/// A socket that listens to orders.
async fn listening(app: &TestApp, server: &rebated_tests::RunningServer, token: &str) -> Socket {
    let before = app.platform().events.subscribers();
    let mut socket = Socket::open(server, token).await;
    socket.subscribe("orders", ORDERS).await;
    listeners(app, before + 1).await;
    socket
}

both_databases! {
    async fn members_hear_of_their_own_and_staff_of_all(app: &TestApp) {
        let (server, li, wang) = (app.serve().await, app.member("li").await, app.member("wang").await);
        app.link(&li, "c1").await;
        app.link(&wang, "c2").await;
        app.run_jobs().await;
        let mut hers = listening(app, &server, &li.token).await;
        let mut his = listening(app, &server, &wang.token).await;
        let mut all = listening(app, &server, &app.staff(Role::Support).await).await;
        for (order, buyer) in [("o1", "c2"), ("o2", "nobody"), ("o3", "c1"), ("o4", "c2")] {
            happens_to(app, order, buyer).await;
        }
        for order in ["o1", "o2", "o3", "o4"] {
            assert_eq!(all.event("orders").await, updated(order));
        }
        assert_eq!(hers.event("orders").await, updated("o3"));
        for order in ["o1", "o4"] {
            assert_eq!(his.event("orders").await, updated(order));
        }
        for socket in [&mut hers, &mut his, &mut all] {
            socket.is_quiet("nothing else").await;
        }
    }

    async fn a_bot_hears_what_its_scopes_let_it_read(app: &TestApp) {
        let server = app.serve().await;
        let (li, wang) = (app.member("li").await, app.member("wang").await);
        app.link(&li, "c1").await;
        app.link(&wang, "c2").await;
        app.run_jobs().await;
        let made = create(app, json!({ "name": "reader", "scopes": ["ORDERS_READ"] })).await.ok();
        let mut reader = listening(app, &server, made.text("/apiKeyCreate/secret")).await;
        let rebates = "subscription { rebateUpdated { id } }";
        reader.subscribe("rebates", rebates).await;
        listeners(app, 2).await;
        app.half_of_commission().await;
        for (order, buyer) in [("o1", "c1"), ("o2", "c2"), ("o3", "nobody")] {
            happens_to(app, order, buyer).await;
            assert_eq!(reader.event("orders").await, updated(order));
        }
        reader.is_quiet("no rebate").await;
    }

    async fn an_event_is_read_again_with_everything_asked_for(app: &TestApp) {
        let (server, li) = (app.serve().await, app.member("li").await);
        app.link(&li, "c1").await;
        app.half_of_commission().await;
        app.run_jobs().await;
        let mut socket = Socket::open(&server, &li.token).await;
        let order = "subscription { orderUpdated { externalId lines { title } buyer { displayName } } }";
        let rebate = "subscription { rebateUpdated { order { externalId } } }";
        let balance = "subscription { balanceChanged { pending { amount } } }";
        for (id, query) in [("order", order), ("rebate", rebate), ("balance", balance)] {
            socket.subscribe(id, query).await;
        }
        listeners(app, 3).await;
        happens_to(app, "hers", "c1").await;
        let mut heard = [socket.next().await, socket.next().await, socket.next().await];
        heard.sort_by_key(|message| message["id"].to_string());
        let data: Vec<&Value> = heard.iter().map(|message| &message["payload"]["data"]).collect();
        assert_eq!(data, [
            &json!({ "balanceChanged": { "pending": { "amount": "10.00" } } }),
            &json!({ "orderUpdated": {
                "externalId": "hers", "lines": [{ "title": "Tea" }], "buyer": { "displayName": "li" },
            } }),
            &json!({ "rebateUpdated": { "order": { "externalId": "hers" } } }),
        ]);
        socket.is_quiet("each was told once").await;
    }
}
