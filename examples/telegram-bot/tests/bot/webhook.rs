use reqwest::StatusCode;
use serde_json::Value;

use crate::world::{World, soon};

async fn call(url: &str, secret: Option<&str>, body: String) -> StatusCode {
    let mut request = reqwest::Client::new().post(url).body(body);
    if let Some(secret) = secret {
        request = request.header("X-Telegram-Bot-Api-Secret-Token", secret);
    }
    request.send().await.unwrap().status()
}

#[tokio::test]
async fn calls_with_the_secret_are_answered_and_others_are_not() {
    let mut world = World::start("webhook").await;
    let url = world.with_webhook("a-Secret_1").await;
    world.bot();
    let set = soon(async {
        loop {
            if let Some(set) = world.telegram.webhook() {
                break set;
            }
            tokio::task::yield_now().await;
        }
    })
    .await;
    assert_eq!(set, (url.clone(), "a-Secret_1".to_owned()));
    let update = |text: &str| -> Value { world.telegram.update(7, "en", text) };
    for secret in [None, Some(""), Some("a-Secret_2"), Some("a-Secret_")] {
        let status = call(&url, secret, update("/start").to_string()).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{secret:?}");
    }
    for broken in ["", "{", "[]", "{\"update_id\":1}"] {
        assert_eq!(call(&url, Some("a-Secret_1"), broken.to_owned()).await, StatusCode::OK, "{broken}");
    }
    assert_eq!(call(&url, Some("a-Secret_1"), update("/nothing").to_string()).await, StatusCode::OK);
    // the first that is said: nothing of the calls before was answered
    assert!(world.heard(7).await.starts_with("I do not know this command"));
    assert_eq!(world.telegram.calls("getUpdates"), 0);
}
