//! Claims, links and codes of one member in the same moment: each is answered as if it came alone.

use rebated_domain::user::Role;
use rebated_tests::both_databases;
use rebated_tests::shop::{has, with};
use rebated_tests::store::run;
use serde_json::json;

use super::link_codes::{bot, code, link};
use super::{claim, click_tea, tea};

/// Enough for both to meet between their first lock and their second one, many times over.
const ROUNDS: usize = 20;

both_databases! {
    async fn an_order_that_is_claimed_while_its_buyer_is_linked_is_booked_once(app: &TestApp) {
        app.half_of_commission().await;
        let li = app.member("li").await;
        click_tea(app, &li).await;
        let admin = app.as_user(&app.staff(Role::Admin).await);
        for nth in 0..ROUNDS {
            let (number, name) = (format!("21048130012345{nth:05}"), format!("buyer {nth}"));
            app.import(json!([with(tea(&number), json!({ "buyerRef": name }))])).await.ok();
            let wanted = json!({ "userId": li.id, "provider": "TAOBAO", "subject": name });
            let (linked, claimed) = tokio::join!(
                run(&admin, "identityLink", "identity { subject }", wanted),
                claim(app, &li, &number),
            );
            assert_eq!(linked.ok().text("/identityLink/identity/subject"), name);
            let refused = claimed.user_errors("orderClaim");
            if refused.is_empty() {
                assert_eq!(claimed.ok().text("/orderClaim/claim/status"), "GRANTED", "round {nth}");
            } else {
                assert_eq!(refused, [("ALREADY_YOURS", "input.orderNumber")], "round {nth}");
            }
            let pending = format!("{}.00", 10 * (nth + 1));
            assert_eq!(app.balance(&li).await, has("0.00", &pending, "0.00"), "round {nth}");
        }
    }

    async fn a_code_is_used_while_its_maker_makes_another(app: &TestApp) {
        let (li, bot) = (app.member("li").await, bot(app).await);
        let mut shown = code(app, &li).await;
        for nth in 0..ROUNDS {
            let account = format!("w{nth}");
            let (linked, next) = tokio::join!(link(app, &bot, &shown, &account), code(app, &li));
            assert_eq!(linked.ok().text("/identityLink/identity/subject"), account);
            shown = next;
        }
    }
}
