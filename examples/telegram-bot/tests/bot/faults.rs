//! What goes wrong in one place stays there.

use std::time::{Duration, Instant};

use rebated_telegram_bot::simulator::Fault;
use serde_json::json;

use crate::world::{World, soon};

fn fault(chat: i64, code: u16, retry_after: Option<u64>) -> Fault {
    Fault { method: "sendMessage", chat: Some(chat), code, retry_after }
}

#[tokio::test]
async fn broken_messages_between_good_ones_disturb_nothing() {
    let mut world = World::start("faults").await;
    world.bot();
    let said = [
        json!("not an object"),
        json!({ "update_id": "nine" }),
        json!({ "message": { "text": 5, "chat": "x" } }),
        json!({ "message": { "text": "\u{0}\u{202e}".repeat(2000), "chat": { "id": 4, "type": "private" }, "from": { "id": 4 } } }),
        json!({ "message": { "text": "长".repeat(200_000), "chat": { "id": 5, "type": "private" },
            "from": { "id": 5, "language_code": "zh" } } }),
    ];
    for (at, broken) in said.into_iter().enumerate() {
        world.telegram.say(1, "en", "/start");
        world.telegram.push(broken);
        world.telegram.say(2, "zh", "/nothing");
        assert!(world.heard(1).await.starts_with("Hello!"), "{at}");
        assert_eq!(world.heard(2).await, "没有这个命令。发送 /help 查看用法。", "{at}");
    }
    assert_eq!(world.heard(5).await, "消息太长了。");
}

#[tokio::test]
async fn a_chat_that_cannot_be_answered_holds_up_no_other() {
    let mut world = World::start("retries").await;
    world.bot();
    // Telegram asks for patience in one chat, is broken in another, and was blocked by a third
    world.telegram.fail(fault(1, 429, Some(2)));
    world.telegram.fail(fault(2, 500, None));
    world.telegram.fail(fault(2, 502, None));
    world.telegram.fail(fault(3, 403, None));
    let asked = Instant::now();
    for chat in 1..=4 {
        world.telegram.say(chat, "en", "/start");
        world.telegram.say(chat, "en", "/nothing");
    }
    assert!(world.heard(4).await.starts_with("Hello!"));
    assert!(world.heard(4).await.starts_with("I do not know"));
    // what was refused for good is not tried again
    assert!(world.heard(3).await.starts_with("I do not know"));
    assert!(world.heard(2).await.starts_with("Hello!"));
    assert!(world.heard(2).await.starts_with("I do not know"));
    assert!(world.heard(1).await.starts_with("Hello!"));
    assert!(asked.elapsed() >= Duration::from_secs(2), "not before Telegram has allowed it");
    assert!(world.heard(1).await.starts_with("I do not know"));
    assert_eq!(world.telegram.calls("sendMessage"), 8 + 1 + 2);
}

#[tokio::test]
async fn a_platform_that_is_away_is_told_in_the_chat() {
    let mut world = World::start("away").await;
    world.config.rebated_url = "http://127.0.0.1:9".to_owned();
    world.bot();
    world.telegram.say(1, "en", "https://item.jd.com/100012043978.html");
    assert_eq!(world.heard(1).await, "That does not work right now. Please try again later.");
    world.telegram.fail(Fault { method: "getUpdates", chat: None, code: 500, retry_after: None });
    world.telegram.say(1, "zh", "/start");
    assert!(soon(world.heard(1)).await.starts_with("你好"));
}
