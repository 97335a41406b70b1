use rebated_domain::user::Role;
use rebated_tests::both_databases;
use rebated_tests::shop::{with, yuan};
use serde_json::json;

use super::probe::{buyer, call, kinds, one, report, sent, told};

both_databases! {
    async fn each_step_is_told_once_in_the_users_language(app: &TestApp) {
        app.half_of_commission().await;
        let people = [buyer(app, "li", "zh-CN").await, buyer(app, "ann", "en-GB").await];
        let settled = json!({ "status": "SETTLED", "receivedAt": "2026-10-03T00:00:00Z", "settledAt": "2026-10-04T00:00:00Z" });
        let steps = [
            (1, json!({})),
            (2, json!({ "status": "SHIPPED" })),
            (3, json!({ "status": "RECEIVED", "receivedAt": "2026-10-03T00:00:00Z" })),
            (4, settled.clone()),
        ];
        for name in ["li", "ann"] {
            for (day, changes) in &steps {
                report(app, name, *day, changes.clone()).await;
                app.run_jobs().await;
            }
            // the same report again is no news
            report(app, name, 4, settled.clone()).await;
        }
        for member in &people {
            let expected = ["ORDER_PAID", "ORDER_RECEIVED", "ORDER_SETTLED", "ORDER_SHIPPED", "REBATE_CREDITED", "REBATE_TRACKED"];
            assert_eq!(kinds(app, member).await, expected);
        }
        let (zh, en) = (one(app, &people[0], "REBATE_CREDITED").await, one(app, &people[1], "REBATE_CREDITED").await);
        assert_eq!((&zh["language"], &zh["title"]), (&"ZH".into(), &"返利已到账".into()));
        assert_eq!(zh["body"], "您有一笔 10.00 CNY 的返利已到账。");
        assert_eq!((&en["language"], &en["body"]), (&"EN".into(), &"A rebate of 10.00 CNY is available to you now.".into()));
        let mails = sent(app);
        for mail in ["mail li@example.test: 返利已到账", "mail ann@example.test: Rebate credited"] {
            assert_eq!(mails.iter().filter(|it| *it == mail).count(), 1, "{mails:?}");
        }
    }

    /// What is imported long after it happened is history, and what happens to it later is news.
    async fn old_orders_of_a_first_import_are_not_told(app: &TestApp) {
        app.half_of_commission().await;
        let li = buyer(app, "li", "en").await;
        let old = json!({ "placedAt": "2026-08-01T08:00:00+08:00", "paidAt": "2026-08-01T08:00:00+08:00" });
        report(app, "li", 1, old.clone()).await;
        assert_eq!(kinds(app, &li).await, Vec::<String>::new());
        report(app, "li", 2, with(old, json!({ "status": "RECEIVED", "receivedAt": "2026-10-02T00:00:00Z" }))).await;
        assert_eq!(kinds(app, &li).await, ["ORDER_RECEIVED"]);
    }

    async fn a_refund_is_told_step_by_step(app: &TestApp) {
        app.half_of_commission().await;
        let li = buyer(app, "li", "en").await;
        report(app, "li", 1, json!({ "status": "SETTLED", "receivedAt": "2026-10-01T08:00:00Z", "settledAt": "2026-10-02T00:00:00Z" })).await;
        app.run_jobs().await;
        let before = kinds(app, &li).await;
        let order = app.newest_order(&li).await;
        let ask = json!({ "orderId": order, "amount": yuan("25.00"), "reason": "DEFECTIVE" });
        let asked = call(app, &li.token, "refundRequest", "RefundRequestInput", "refund { id }", ask).await.ok();
        let refund = asked.text("/refundRequest/refund/id").to_owned();
        let mut expected = [before.clone(), vec!["REFUND_REQUESTED".into()]].concat();
        expected.sort();
        assert_eq!(kinds(app, &li).await, expected);
        let support = app.staff(Role::Support).await;
        let decision = json!({ "refundId": refund });
        call(app, &support, "refundApprove", "RefundDecisionInput", "", decision).await.ok();
        let mut expected = [before, ["REBATE_TAKEN_BACK", "REFUND_REQUESTED", "REFUND_SUCCEEDED"].map(String::from).to_vec()].concat();
        expected.sort();
        assert_eq!(kinds(app, &li).await, expected);
        let granted = one(app, &li, "REFUND_SUCCEEDED").await;
        assert!(granted["body"].as_str().unwrap().contains("25.00 CNY"), "{granted}");
        assert_eq!(one(app, &li, "REBATE_TAKEN_BACK").await["body"], "2.50 CNY of a rebate was taken back, because its order has changed.");
    }

    async fn the_inbox_is_the_callers_own(app: &TestApp) {
        app.half_of_commission().await;
        let (li, ann) = (buyer(app, "li", "en").await, buyer(app, "ann", "en").await);
        report(app, "li", 1, json!({})).await;
        let all = told(app, &li).await;
        let unread = "{ notificationUnreadCount notifications(unreadOnly: true) { edges { node { id } } } }";
        let count = async || {
            let answer = app.as_user(&li.token).send(unread, json!({})).await.ok();
            let listed = answer.list("/notifications/edges").len() as i64;
            assert_eq!(answer.data("/notificationUnreadCount"), listed);
            listed as usize
        };
        assert_eq!(count().await, all.len());
        let first = json!({ "notificationIds": [all[0]["id"]] });
        let mark = async |token: &str, input| {
            let input_type = "NotificationsMarkReadInput";
            let answer = call(app, token, "notificationsMarkRead", input_type, "readCount", input).await.ok();
            answer.data("/notificationsMarkRead/readCount").clone()
        };
        let before = app.snapshot().await;
        assert_eq!(mark(&ann.token, first.clone()).await, 0, "it is not hers");
        app.assert_unchanged_since(&before).await;
        assert_eq!(mark(&li.token, first.clone()).await, 1);
        assert_eq!(mark(&li.token, first).await, 0);
        assert_eq!(count().await, all.len() - 1);
        assert_eq!(mark(&li.token, json!({})).await, all.len() - 1);
        assert_eq!(count().await, 0);
        let others = format!("{{ notifications(userId: \"{}\") {{ edges {{ cursor }} }} }}", li.id);
        let refused = app.as_user(&ann.token).send(&others, json!({})).await;
        assert_eq!(refused.error_codes(), ["FORBIDDEN"]);
    }
}
