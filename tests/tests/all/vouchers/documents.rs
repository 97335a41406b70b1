use chrono::Duration;
use rebated_domain::payment_channel::ChannelKind;
use rebated_domain::user::Role;
use rebated_tests::both_databases;
use rebated_tests::store::run;
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::{Value, json};

use crate::payments::{hear, open};

use super::{Granted, approve, asked, get, granted, sha256, voucher, word};

both_databases! {
    async fn a_voucher_says_what_went_back(app: &TestApp) {
        let Granted { li, refund } = asked(app).await;
        assert!(voucher(app, &li.token, &refund).await.is_null(), "nothing has gone back");
        approve(app, &refund).await;
        assert!(voucher(app, &li.token, &refund).await.is_null(), "a job makes it");
        app.run_jobs().await;
        let made = voucher(app, &li.token, &refund).await;
        let json = get(app, word(&made, "jsonUrl")).await;
        let pdf = get(app, word(&made, "pdfUrl")).await;
        assert_eq!((json.status.as_u16(), pdf.status.as_u16()), (200, 200));
        assert_eq!((sha256(&json.bytes), sha256(&pdf.bytes)), (word(&made, "sha256Json").into(), word(&made, "sha256Pdf").into()));
        let facts: Value = serde_json::from_slice(&json.bytes).unwrap();
        assert_eq!(facts["number"], made["number"]);
        assert_eq!(facts["amount"], json!({ "amount": "25.00", "currencyCode": "CNY" }));
        assert_eq!(facts["paid"], json!({ "amount": "100.00", "currencyCode": "CNY" }));
        assert_eq!((&facts["reason"], &facts["buyer"]), (&json!("DEFECTIVE"), &json!("li")));
        assert_eq!(facts["lines"][0]["amount"]["amount"], "25.00");
        assert!(facts["channel"].is_null(), "no channel moved the money");
        assert!(pdf.bytes.starts_with(b"%PDF"));
        let text = lopdf::Document::load_mem(&pdf.bytes).unwrap().extract_text(&[1]).unwrap();
        assert!(text.contains("25.00") && text.contains(word(&made, "number")), "{text}");
    }

    async fn a_voucher_is_in_the_language_that_the_buyer_had(app: &TestApp) {
        let Granted { li, refund } = asked(app).await;
        let english = json!({ "locale": "en" });
        run(&app.as_user(&li.token), "userUpdate", "user { id }", english).await.ok();
        approve(app, &refund).await;
        app.run_jobs().await;
        let made = voucher(app, &li.token, &refund).await;
        let english = get(app, word(&made, "pdfUrl")).await.bytes;
        let chinese = json!({ "locale": "zh-CN" });
        run(&app.as_user(&li.token), "userUpdate", "user { id }", chinese).await.ok();
        assert_eq!(get(app, word(&made, "pdfUrl")).await.bytes, english, "it is what it was");
        let text = lopdf::Document::load_mem(&english).unwrap().extract_text(&[1]).unwrap();
        assert!(text.contains("Refunded") && !text.contains("退款金额"), "{text}");
    }

    async fn a_repeated_job_makes_nothing_new(app: &TestApp) {
        let Granted { li, refund } = granted(app).await;
        let (made, keys) = (voucher(app, &li.token, &refund).await, app.shelf().keys());
        assert_eq!(keys.len(), 2, "{keys:?}");
        let again = "UPDATE jobs SET state = 'WAITING', finished_at = NULL WHERE kind = 'vouchers.make'";
        let db = app.platform().db.writer();
        let again = db.execute_raw(Statement::from_string(db.get_database_backend(), again)).await.unwrap();
        assert_eq!(again.rows_affected(), 1);
        app.run_jobs().await;
        let after = voucher(app, &li.token, &refund).await;
        assert_eq!((&after["madeAt"], &after["sha256Pdf"]), (&made["madeAt"], &made["sha256Pdf"]));
        assert_eq!(app.shelf().keys(), keys);
    }

    async fn a_store_that_fails_delays_the_voucher_and_not_the_refund(app: &TestApp) {
        let Granted { li, refund } = asked(app).await;
        app.shelf().fail(true);
        approve(app, &refund).await;
        app.run_jobs().await;
        assert!(voucher(app, &li.token, &refund).await.is_null());
        app.shelf().fail(false);
        app.clock().advance(Duration::minutes(1));
        app.run_jobs().await;
        assert!(voucher(app, &li.token, &refund).await.is_object());
    }

    async fn a_voucher_names_the_channel_and_both_sides_numbers(app: &TestApp) {
        let shop = open(app).await;
        let till = shop.tills.of(ChannelKind::Alipay);
        let (order, _, number) = shop.begun(app, &till, "first").await;
        till.pay(&number).unwrap();
        hear(app, &till).await;
        let input = json!({ "orderId": order, "reason": "OUT_OF_STOCK" });
        let asked = app.run_as(Role::Support, "refundRequest", "refund { id }", input).await.ok();
        let refund = asked.text("/refundRequest/refund/id").to_owned();
        let mut made = Value::Null;
        for _ in 0..20 {
            hear(app, &till).await;
            app.clock().advance(Duration::seconds(10));
            made = voucher(app, &app.sign_in(&shop.li).await, &refund).await;
            if made.is_object() {
                break;
            }
        }
        let facts: Value = serde_json::from_slice(&get(app, word(&made, "jsonUrl")).await.bytes).unwrap();
        assert_eq!((&facts["channel"]["kind"], &facts["channel"]["payment"]), (&json!("ALIPAY"), &json!(number)));
        assert_eq!(facts["channel"]["refund"], json!(till.refunds(&number)[0].0), "the number that the channel has");
        assert_eq!(facts["amount"]["amount"], "50.00");
        assert_eq!((&facts["lines"][0]["quantity"], &facts["order"].is_string()), (&json!(2), &true));
    }
}
