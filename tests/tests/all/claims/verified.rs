//! `rebated verify` sees a claim or a click that somebody has changed behind its back.

use rebated_service::verify::verify;
use rebated_tests::{TestApp, both_databases};
use serde_json::json;

use super::{NUMBER, claim, click_tea, tea};
use crate::store::sql;

const CLAIMS: &str = "every granted claim names an order with its number, of somebody to whom it was granted";
const BUYERS: &str = "every order that has a buyer says how it has found them, and no other does";
const CLICKS: &str = "every click is of the member, the network and the product of its link";

async fn found(app: &TestApp) -> Vec<&'static str> {
    let report = verify(app.platform(), |_| {}).await.expect("the books can be read");
    report.findings.iter().map(|finding| finding.check).collect()
}

both_databases! {
    async fn a_claim_that_is_not_of_its_order_or_its_buyer_is_found(app: &TestApp) {
        let (li, bo) = (app.member("li").await, app.member("bo").await);
        app.import(json!([tea(NUMBER)])).await.ok();
        click_tea(app, &li).await;
        assert_eq!(claim(app, &li, NUMBER).await.ok().text("/orderClaim/claim/status"), "GRANTED");
        app.verify().await;
        let of = |member: &rebated_tests::Member| format!("(SELECT id FROM users WHERE email = '{}')", member.email);
        for (change, undo) in [
            ("UPDATE order_claims SET order_number = '2104813001234567891'".to_owned(), format!("UPDATE order_claims SET order_number = '{NUMBER}'")),
            ("UPDATE order_claims SET source = 'JD'".to_owned(), "UPDATE order_claims SET source = 'TAOBAO'".to_owned()),
            (format!("UPDATE order_claims SET user_id = {}", of(&bo)), format!("UPDATE order_claims SET user_id = {}", of(&li))),
        ] {
            assert!(sql(app, &change).await > 0, "{change}");
            assert_eq!(found(app).await, [CLAIMS], "{change}");
            assert!(sql(app, &undo).await > 0, "{undo}");
        }
        let (take, back) = (format!("UPDATE orders SET buyer_id = {}", of(&bo)), format!("UPDATE orders SET buyer_id = {}", of(&li)));
        assert_eq!(sql(app, &take).await, 1);
        assert!(found(app).await.contains(&CLAIMS));
        assert_eq!(sql(app, &back).await, 1);
        app.verify().await;
    }

    async fn an_order_that_does_not_say_how_it_has_found_its_buyer_is_found(app: &TestApp) {
        app.import(json!([tea(NUMBER)])).await.ok();
        sql(app, "UPDATE orders SET attributed_by = 'NAME'").await;
        assert_eq!(found(app).await, [BUYERS]);
        sql(app, "UPDATE orders SET attributed_by = NULL").await;
        let li = app.member("li").await;
        click_tea(app, &li).await;
        claim(app, &li, NUMBER).await.ok();
        app.verify().await;
        sql(app, "UPDATE orders SET attributed_by = NULL").await;
        assert_eq!(found(app).await, [BUYERS]);
        sql(app, "UPDATE orders SET attributed_by = 'CLAIM'").await;
    }

    async fn a_click_that_is_not_of_its_link_is_found(app: &TestApp) {
        let (li, bo) = (app.member("li").await, app.member("bo").await);
        click_tea(app, &li).await;
        for (change, undo) in [
            ("UPDATE link_clicks SET item_id = 'coffee'", "UPDATE link_clicks SET item_id = 'tea'"),
            ("UPDATE link_clicks SET network = 'JD'", "UPDATE link_clicks SET network = 'TAOBAO'"),
            ("UPDATE tracking_links SET user_id = (SELECT id FROM users WHERE email = '{bo}')", "UPDATE tracking_links SET user_id = (SELECT user_id FROM link_clicks)"),
        ] {
            assert_eq!(sql(app, &change.replace("{bo}", &bo.email)).await, 1, "{change}");
            assert_eq!(found(app).await, [CLICKS], "{change}");
            assert_eq!(sql(app, undo).await, 1, "{undo}");
        }
        app.verify().await;
    }
}
