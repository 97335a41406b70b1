use crate::world::World;

/// Links chat 7 to a member, and has the bot told who it is.
async fn linked(world: &World) {
    let member = world.platform.member("li").await;
    world.platform.link(&member, "JD", "buyer-li").await;
    let code = world.platform.code(&member).await;
    world.telegram.say(7, "en", &format!("/link {code}"));
    assert_eq!(world.heard(7).await, "Linked! Now send me a product.");
}

#[tokio::test]
async fn a_member_is_told_what_happens_also_while_the_bot_was_away() {
    let mut world = World::start("notices").await;
    world.bot();
    linked(&world).await;
    world.platform.order("200000000001", "buyer-li", 1, "PAID", "0").await;
    assert_eq!(world.heard(7).await, "Order tracked: Tea 200000000001, about ¥5.00 back");
    // of somebody who talks to no bot
    world.platform.order("200000000002", "nobody", 1, "PAID", "0").await;
    world.cursor_is_not("").await;
    world.end_bot().await;
    world.platform.order("200000000001", "buyer-li", 3, "SETTLED", "0").await;
    world.platform.order("200000000001", "buyer-li", 4, "SETTLED", "50.00").await;
    world.bot();
    assert_eq!(world.heard(7).await, "Rebate credited: Tea 200000000001, ¥5.00");
    assert_eq!(world.heard(7).await, "Rebate taken back, as after a refund: Tea 200000000001, ¥2.50 is left");
}

#[tokio::test]
async fn a_chat_that_was_unlinked_is_told_nothing() {
    let mut world = World::start("unlinked").await;
    world.bot();
    linked(&world).await;
    world.platform.order("200000000001", "buyer-li", 1, "PAID", "0").await;
    assert!(world.heard(7).await.starts_with("Order tracked"));
    world.platform.unlink("TELEGRAM", "7").await;
    let before = world.cursor_is_not("").await;
    world.platform.order("200000000003", "buyer-li", 1, "PAID", "0").await;
    // the event was dealt with
    world.cursor_is_not(&before).await;
    world.telegram.say(7, "en", "/orders");
    // the next that is said is not of the order
    assert!(world.heard(7).await.starts_with("This chat is not linked"));
}
