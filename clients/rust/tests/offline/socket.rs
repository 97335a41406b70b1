//! Subscriptions, with a server that says what a test wants it to.

use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use rebated_client::operations::{RebateUpdated, rebate_updated};
use rebated_client::types::RebateStatus;
use rebated_client::{Client, Code, Error, Subscription};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::handshake::server::{Request, Response};
use tokio_tungstenite::tungstenite::http::header::SEC_WEBSOCKET_PROTOCOL;
use tokio_tungstenite::tungstenite::{Message, WebSocket, accept_hdr};

struct Server(WebSocket<TcpStream>);

impl Server {
    fn hear(&mut self) -> Value {
        let message = self.0.read().expect("a message");
        serde_json::from_str(message.to_text().expect("a text")).expect("JSON")
    }

    fn say(&mut self, message: &Value) {
        self.0.send(Message::text(message.to_string())).expect("it is read");
    }

    /// Tells of a rebate.
    fn tell(&mut self, rebate: &str) {
        let rebate = json!({
            "id": rebate, "role": "BUYER", "status": "CREDITED", "expectedAt": null, "creditedAt": null,
            "amount": { "amount": "1.00", "currencyCode": "CNY" },
        });
        self.say(&json!({ "type": "next", "id": "1", "payload": { "data": { "rebateUpdated": rebate } } }));
    }

    /// Lets a client in and takes its two operations: the subscription, and the query that shows that the
    /// subscription was taken.
    fn begin(&mut self) {
        assert_eq!(
            self.hear(),
            json!({ "type": "connection_init", "payload": { "authorization": "Bearer the-token" } })
        );
        self.say(&json!({ "type": "connection_ack" }));
        let subscribe = self.hear();
        assert_eq!((&subscribe["type"], &subscribe["id"]), (&json!("subscribe"), &json!("1")));
        assert_eq!(subscribe["payload"]["query"], rebate_updated::QUERY);
        let query = self.hear();
        assert_eq!((&query["type"], &query["id"]), (&json!("subscribe"), &json!("2")));
        assert_eq!(query["payload"], json!({ "query": "{ viewer { id } }" }));
    }

    /// Waits until the client goes.
    fn wait(&mut self) {
        while self.0.read().is_ok() {}
    }

    /// Answers the query.
    fn answer(&mut self) {
        self.say(&json!({ "type": "next", "id": "2", "payload": { "data": { "viewer": null } } }));
        self.say(&json!({ "type": "complete", "id": "2" }));
    }
}

/// The client of a server that does something with one socket and closes it. When it is surprised, the client
/// loses the connection.
fn serve(work: impl FnOnce(&mut Server) + Send + 'static) -> Client {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    thread::spawn(move || {
        let (stream, _) = listener.accept().expect("a client");
        #[expect(clippy::result_large_err, reason = "the library wants it so")]
        let agree = |request: &Request, mut response: Response| {
            let protocol = request.headers()[SEC_WEBSOCKET_PROTOCOL].clone();
            assert_eq!(
                (request.uri().path(), protocol.as_bytes()),
                ("/graphql/ws", &b"graphql-transport-ws"[..])
            );
            response.headers_mut().insert(SEC_WEBSOCKET_PROTOCOL, protocol);
            Ok(response)
        };
        work(&mut Server(accept_hdr(stream, agree).expect("a handshake")));
    });
    Client::new(&url).with_token("the-token")
}

async fn subscribe(client: &Client) -> Result<Subscription<RebateUpdated>, Error> {
    let subscription = client.subscribe::<RebateUpdated>(rebate_updated::Variables);
    tokio::time::timeout(Duration::from_secs(20), subscription).await.expect("comes within 20 s")
}

async fn next_id(rebates: &mut Subscription<RebateUpdated>) -> String {
    let rebate = rebates.next().await.expect("an event").expect("a rebate").rebate_updated;
    assert_eq!(rebate.status, RebateStatus::Credited);
    rebate.id
}

#[tokio::test]
async fn what_comes_early_is_kept() {
    let client = serve(|server| {
        server.begin();
        // more than the library below keeps for a slow reader
        (0..20).for_each(|n| server.tell(&format!("early {n}")));
        server.answer();
        server.tell("late");
        server.say(&json!({ "type": "complete", "id": "1" }));
        server.wait();
    });
    let mut rebates = subscribe(&client).await.expect("a subscription");
    for n in 0..20 {
        assert_eq!(next_id(&mut rebates).await, format!("early {n}"));
    }
    assert_eq!(next_id(&mut rebates).await, "late");
    assert!(rebates.next().await.is_none());
}

#[tokio::test]
async fn an_error_is_the_last_event() {
    let client = serve(|server| {
        server.begin();
        server.answer();
        let error = json!({ "message": "Too slow.", "extensions": { "code": "THROTTLED" } });
        server.say(&json!({ "type": "error", "id": "1", "payload": [error] }));
        server.wait();
    });
    let mut rebates = subscribe(&client).await.expect("a subscription");
    let error = rebates.next().await.expect("an event").expect_err("an error");
    assert_eq!(error.code(), Some(Code::Throttled));
    assert!(rebates.next().await.is_none());
}

#[tokio::test]
async fn a_lost_connection_ends_it() {
    let client = serve(|server| {
        server.begin();
        server.answer();
    });
    let mut rebates = subscribe(&client).await.expect("a subscription");
    assert!(rebates.next().await.is_none());
    let client = serve(Server::begin);
    let error = subscribe(&client).await.expect_err("the server never answers");
    assert!(matches!(error, Error::Connection(_)), "{error:?}");
}
