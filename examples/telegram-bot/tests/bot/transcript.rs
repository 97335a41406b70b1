//! Conversations, line by line. In `tests/transcript.txt`
//!
//! - `7 zh > text` is said in chat 7 by somebody whose Telegram is in Chinese; `{code}` in it is a fresh code of the
//!   member, `{password}` and `{pinduoduo}` what the simulated shops give to share, `{long}` a text of 5,000
//!   characters, and `\n` a new line;
//! - `= grant`, `= refuse`, `= report NUMBER` and `= refund NUMBER AMOUNT` happen on the platform: the newest claim is
//!   decided, an order of nobody is reported, and the member gets money back;
//! - `! json` is an update as it is, which the bot must leave alone;
//! - other lines are what the bot answers; `…` stands for what differs from run to run.

use crate::platform::Member;
use crate::world::World;

#[tokio::test]
async fn the_conversation_goes_as_written() {
    let mut world = World::start("transcript").await;
    world.bot();
    let member = world.platform.member("li").await;
    world.platform.link(&member, "JD", "buyer-li").await;
    world.platform.order("200000000001", "buyer-li", 1, "PAID", "0").await;
    let text = include_str!("../transcript.txt");
    let password = world.platform.shared("taobao", "<code>￥", "</code>").await;
    let pinduoduo = world.platform.shared("pinduoduo", "<code>https://p.pinduoduo", "</code>").await;
    let mut chat = 0;
    let mut heard: Vec<String> = Vec::new();
    for (number, line) in
        text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty())
    {
        if let Some(update) = line.strip_prefix("! ") {
            world.telegram.push(serde_json::from_str(update).unwrap());
        } else if let Some(what) = line.strip_prefix("= ") {
            assert!(heard.is_empty(), "before line {}: {heard:?} was said too", number + 1);
            happen(&world, &member, what).await;
        } else if let Some((who, said)) = line.split_once(" > ") {
            assert!(heard.is_empty(), "before line {}: {heard:?} was said too", number + 1);
            let (id, language) = who.split_once(' ').unwrap();
            chat = id.parse().unwrap();
            let mut said = said
                .replace("\\n", "\n")
                .replace("{password}", &password)
                .replace("{pinduoduo}", &pinduoduo)
                .replace("{long}", &"长".repeat(5000));
            if said.contains("{code}") {
                said = said.replace("{code}", &world.platform.code(&member).await);
            }
            world.telegram.say(chat, language, &said);
        } else {
            if heard.is_empty() {
                heard = world.heard(chat).await.lines().rev().map(str::to_owned).collect();
            }
            let said = heard.pop().unwrap_or_default();
            assert!(
                is_like(&said, line),
                "line {}:\n  wanted {line}\n  heard  {said}\n  then {heard:?}",
                number + 1
            );
        }
    }
    assert!(heard.is_empty(), "{heard:?}");
}

/// Has something happen on the platform.
async fn happen(world: &World, member: &Member, what: &str) {
    let platform = &world.platform;
    match what.split(' ').collect::<Vec<_>>()[..] {
        ["grant"] => platform.decide(true).await,
        ["refuse"] => platform.decide(false).await,
        ["report", number] => platform.order(number, "nobody", 1, "PAID", "0").await,
        ["refund", number, amount] => platform.refund(member, number, amount).await,
        _ => panic!("nobody knows what happens by {what}"),
    }
}

/// Whether a line is as written, with anything in place of each `…`.
fn is_like(said: &str, written: &str) -> bool {
    let mut parts = written.split('…');
    let Some(mut rest) = said.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut last = None;
    for part in parts {
        last = Some(part);
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    match last {
        None => rest.is_empty(),
        Some(part) => part.is_empty() || rest.is_empty(),
    }
}
