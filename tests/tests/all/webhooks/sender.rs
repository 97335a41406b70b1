//! What a name resolves to when it is called.

use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use rebated_connectors::webhooks::{Lookup, Rules, Sender};
use rebated_service::webhooks::{WebhookFailure, WebhookRequest, WebhookSender};
use tokio::net::TcpListener;

use super::receiver::Receiver;

/// Answers in turn; the last one for ever.
struct Changing {
    answers: Mutex<Vec<Vec<SocketAddr>>>,
    asked: AtomicUsize,
}

impl Changing {
    fn new(answers: &[&[&str]]) -> Arc<Self> {
        let read = |answer: &&[&str]| answer.iter().map(|text| text.parse().unwrap()).collect();
        let answers = Mutex::new(answers.iter().rev().map(read).collect());
        Arc::new(Self { answers, asked: AtomicUsize::new(0) })
    }
}

impl Lookup for Changing {
    fn lookup(&self, _: String) -> BoxFuture<'static, io::Result<Vec<SocketAddr>>> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        let mut answers = self.answers.lock().unwrap();
        let answer = if answers.len() > 1 { answers.pop() } else { answers.last().cloned() };
        async move { Ok(answer.unwrap()) }.boxed()
    }
}

fn sender(lookup: &Arc<Changing>) -> Sender {
    // 127.0.0.1 stands for the public internet, and the rest of the machine for our own network
    let rules = Rules { networks: vec!["127.0.0.1/32".parse().unwrap()], http: true, ports: Vec::new() };
    Sender::open(rules, Arc::clone(lookup) as _).unwrap()
}

fn request(url: String) -> WebhookRequest {
    WebhookRequest {
        url,
        id: "a".into(),
        timestamp: 1,
        signature: "v1,x".into(),
        body: "{}".into(),
        patience: Duration::from_secs(5),
    }
}

fn port(receiver: &Receiver) -> u16 {
    let rest = receiver.url.rsplit(':').next().unwrap();
    rest.trim_end_matches("/hook").parse().unwrap()
}

#[tokio::test]
async fn the_address_that_was_checked_is_the_one_that_is_called() {
    let receiver = Receiver::open().await;
    let lookup = Changing::new(&[&["127.0.0.1:0"], &["127.0.0.2:0"]]);
    let (sender, url) = (sender(&lookup), format!("http://rebinding.test:{}/hook", port(&receiver)));
    let first = sender.send(request(url.clone())).await.reply.unwrap();
    assert_eq!((first.status, receiver.count()), (204, 1));
    assert_eq!(lookup.asked.load(Ordering::Relaxed), 1, "the name is asked for once");
    assert!(receiver.received()[0].headers["host"].to_str().unwrap().starts_with("rebinding.test:"));
    // now the name is one of our network
    let second = sender.send(request(url)).await.reply.unwrap_err();
    assert_eq!(second, WebhookFailure::Forbidden("the address is not on the public internet".into()));
    assert_eq!(receiver.count(), 1);
}

#[tokio::test]
async fn names_with_a_forbidden_address_are_not_called() {
    let forbidden: [&[&str]; 7] = [
        &["127.0.0.2:0"],
        &["10.0.0.1:0"],
        &["127.0.0.1:0", "10.0.0.1:0"],
        &["[::1]:0"],
        &["[::ffff:10.0.0.1]:0"],
        &["169.254.169.254:0"],
        &["[64:ff9b::a00:1]:0"],
    ];
    let receiver = Receiver::open().await;
    for addresses in forbidden {
        let lookup = Changing::new(&[addresses]);
        let url = format!("http://inside.test:{}/hook", port(&receiver));
        let failure = sender(&lookup).send(request(url)).await.reply.unwrap_err();
        assert!(matches!(failure, WebhookFailure::Forbidden(_)), "{addresses:?}: {failure:?}");
    }
    assert_eq!(receiver.count(), 0);
}

#[tokio::test]
async fn addresses_in_urls_are_checked_at_every_call() {
    let lookup = Changing::new(&[&["127.0.0.1:0"]]);
    for url in ["http://127.0.0.2:8080/", "http://[::1]:8080/", "http://0x7f000002:8080/"] {
        let failure = sender(&lookup).send(request(url.into())).await.reply.unwrap_err();
        assert!(matches!(failure, WebhookFailure::Forbidden(_)), "{url}: {failure:?}");
    }
    assert_eq!(lookup.asked.load(Ordering::Relaxed), 0);
}

#[tokio::test]
async fn silence_ends() {
    // takes connections and says nothing
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let lookup = Changing::new(&[&["127.0.0.1:0"]]);
    let request = WebhookRequest { patience: Duration::from_millis(50), ..request(url) };
    let failure = sender(&lookup).send(request).await.reply.unwrap_err();
    assert_eq!(failure, WebhookFailure::TimedOut);
}
