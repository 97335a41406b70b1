use axum::http::Method;
use chrono::Duration;
use rebated_domain::user::Role;
use rebated_tests::both_databases;
use serde_json::json;

use super::{Granted, SERVER, VOUCHER, fetch, get, granted, voucher, word};

both_databases! {
    async fn whoever_sees_the_refund_gets_a_link(app: &TestApp) {
        let Granted { li, refund } = granted(app).await;
        let other = app.member("other").await;
        let answer = app.as_user(&other.token).send(VOUCHER, json!({ "id": refund })).await.ok();
        assert!(answer.data("/node").is_null(), "somebody else's refund is not found");
        for token in [li.token.clone(), app.staff(Role::Support).await, app.staff(Role::Finance).await] {
            let made = voucher(app, &token, &refund).await;
            assert_eq!(get(app, word(&made, "pdfUrl")).await.status, 200);
        }
    }

    async fn a_file_has_a_name_a_type_and_a_tag(app: &TestApp) {
        let Granted { li, refund } = granted(app).await;
        let made = voucher(app, &li.token, &refund).await;
        for (field, kind, sum, end) in
            [("pdfUrl", "application/pdf", "sha256Pdf", "pdf"), ("jsonUrl", "application/json", "sha256Json", "json")]
        {
            let file = get(app, word(&made, field)).await;
            assert_eq!(file.header("content-type"), kind);
            let name = format!("attachment; filename=\"{}.{end}\"", word(&made, "number"));
            assert_eq!(file.header("content-disposition"), name);
            let tag = format!("\"{}\"", word(&made, sum));
            assert_eq!(file.header("etag"), tag);
            assert_eq!(file.header("cache-control"), "private, max-age=900, immutable");
            assert_eq!(file.header("x-content-type-options"), "nosniff");
            let known = fetch(app, Method::GET, word(&made, field), &[("if-none-match", &tag)]).await;
            assert_eq!((known.status.as_u16(), known.bytes.len()), (304, 0));
            let head = fetch(app, Method::HEAD, word(&made, field), &[]).await;
            assert_eq!((head.status.as_u16(), head.bytes.len()), (200, 0));
        }
    }

    async fn whatever_is_not_good_is_the_same_not_found(app: &TestApp) {
        let Granted { li, refund } = granted(app).await;
        let made = voucher(app, &li.token, &refund).await;
        let good = word(&made, "pdfUrl").strip_prefix(SERVER).unwrap().to_owned();
        let (path, query) = good.split_once('?').unwrap();
        let (expires, signature) = query.split_once('&').unwrap();
        let seconds: i64 = expires.strip_prefix("expires=").unwrap().parse().unwrap();
        let nobody = path.replace(&path[10..18], "00000000");
        let other = signature.chars().rev().collect::<String>();
        let bad = [
            path.to_owned(),
            format!("{path}?{signature}"),
            format!("{path}?expires={}&{signature}", seconds + 1),
            format!("{path}?{expires}&signature=AAAA"),
            format!("{path}?{expires}&signature={}", other.trim_start_matches('=')),
            format!("{}?{query}", path.replace(".pdf", ".json")),
            format!("{}?{query}", path.replace(".pdf", ".csv")),
            format!("{nobody}?{query}"),
            format!("{}?{query}", path.to_uppercase().replace("/VOUCHERS", "/vouchers").replace(".PDF", ".pdf")),
            "/vouchers/x.pdf".to_owned(),
        ];
        let known = get(app, "/vouchers/x.pdf").await;
        for link in bad {
            let file = get(app, &link).await;
            assert_eq!((file.status.as_u16(), &file.bytes), (404, &known.bytes), "{link}");
        }
        app.clock().advance(Duration::minutes(15) - Duration::seconds(1));
        assert_eq!(get(app, &good).await.status, 200);
        app.clock().advance(Duration::seconds(1));
        let late = get(app, &good).await;
        assert_eq!((late.status.as_u16(), &late.bytes), (404, &known.bytes), "its time is over");
    }
}
