use axum::http::{Method, StatusCode, header};
use rebated_tests::both_databases;
use serde_json::json;

use super::{ask, billed, get, issue, newest_bill, path, settled, text};

/// The rows of a CSV file, the head among them.
fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

/// All text of a PDF.
fn printed(bytes: &[u8]) -> String {
    let document = lopdf::Document::load_mem(bytes).expect("a PDF");
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    document.extract_text(&pages).expect("its text")
}

both_databases! {
    async fn the_table_says_what_the_api_says(app: &TestApp) {
        let li = billed(app, "li", json!([
            settled("o1", "2026-08-01", json!({})),
            settled("o2", "2026-08-05", json!({ "commission": "7.01" })),
            // it pays the next month
            settled("o3", "2026-08-30", json!({})),
        ])).await;
        let bill = newest_bill(app, &li).await;
        let file = get(app, text(&bill, "/csvUrl")).await.ok();
        let rows = rows(&file.bytes);
        let lines = bill["lines"]["edges"].as_array().expect("lines");
        assert_eq!((rows.len(), lines.len()), (3, 2));
        for (row, line) in rows[1..].iter().zip(lines) {
            let of_row = |name: &str| {
                let column = rows[0].iter().position(|column| column == name);
                row[column.unwrap_or_else(|| panic!("no column {name}"))].as_str()
            };
            for (column, pointer) in [
                ("reason", "/node/reason"),
                ("amount", "/node/amount/amount"),
                ("balanceAfter", "/node/balanceAfter/amount"),
                ("orderNumber", "/node/order/number"),
                ("orderExternalId", "/node/order/externalId"),
            ] {
                assert_eq!(of_row(column), text(line, pointer), "{column}");
            }
            let at: chrono::DateTime<chrono::Utc> = of_row("effectiveAt").parse().expect("a time");
            let same: chrono::DateTime<chrono::Utc> = text(line, "/node/effectiveAt").parse().expect("a time");
            assert_eq!(at, same);
            assert_eq!(of_row("billNumber"), text(&bill, "/number"));
            assert_eq!((of_row("currencyCode"), of_row("lateFrom")), ("CNY", ""));
        }
        assert_eq!(rows[1][2], "2026-08-16", "the day in Shanghai");
    }

    async fn the_pages_say_what_the_api_says(app: &TestApp) {
        let wang = billed(app, "王喆堃𡘙", json!([settled("o1", "2026-08-01", json!({}))])).await;
        let bill = newest_bill(app, &wang).await;
        let said = printed(&get(app, text(&bill, "/pdfUrl")).await.ok().bytes);
        for wanted in [
            text(&bill, "/number"), text(&bill, "/hash"), "王喆堃", "2026-08", "2026-08-16", "返利到账", "o1",
            "10.00", "2026-11-01 08:00 (Asia/Shanghai)",
        ] {
            assert!(said.contains(wanted), "{wanted:?} is not in {said}");
        }
    }

    async fn a_file_is_named_typed_and_private(app: &TestApp) {
        let li = billed(app, "li", json!([settled("o1", "2026-08-01", json!({}))])).await;
        let bill = newest_bill(app, &li).await;
        let number = text(&bill, "/number");
        for (url, kind, ending) in [
            ("/csvUrl", "text/csv; charset=utf-8; header=present", "csv"),
            ("/pdfUrl", "application/pdf", "pdf"),
        ] {
            let file = get(app, text(&bill, url)).await.ok();
            assert_eq!(file.header(header::CONTENT_TYPE), kind);
            let named = format!("attachment; filename=\"{number}.{ending}\"");
            assert_eq!(file.header(header::CONTENT_DISPOSITION), named);
            assert_eq!(file.header(header::CACHE_CONTROL), "private, max-age=900, immutable");
            assert_eq!(file.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
            assert_eq!(file.header(header::REFERRER_POLICY), "no-referrer");
            let path = path(text(&bill, url));
            let head = ask(&app.as_anonymous(), Method::HEAD, path, &[]).await.ok();
            assert!(head.bytes.is_empty());
            assert_eq!(head.header(header::CONTENT_LENGTH), file.bytes.len().to_string());
            let tag = file.header(header::ETAG);
            assert_eq!(head.header(header::ETAG), tag);
            let again = ask(&app.as_anonymous(), Method::GET, path, &[("if-none-match", tag)]).await;
            assert_eq!((again.status, again.bytes.len()), (StatusCode::NOT_MODIFIED, 0));
            let posted = ask(&app.as_anonymous(), Method::POST, path, &[]).await;
            assert_eq!(posted.status, StatusCode::METHOD_NOT_ALLOWED);
        }
    }

    async fn no_reference_becomes_a_formula(app: &TestApp) {
        let li = billed(app, "=SUM(A1)", json!([settled("=1+1", "2026-08-01", json!({}))])).await;
        let bill = newest_bill(app, &li).await;
        let rows = rows(&get(app, text(&bill, "/csvUrl")).await.ok().bytes);
        assert_eq!(rows[1][5], "'=1+1");
        assert!(rows.iter().flatten().all(|cell| !cell.starts_with('=')), "{rows:?}");
        get(app, text(&bill, "/pdfUrl")).await.ok();
    }

    async fn an_inviter_does_not_learn_of_the_invitees_order(app: &TestApp) {
        app.half_of_commission().await;
        app.publish_rule(json!({
            "name": "inviter", "beneficiary": "INVITER", "reward": { "percentOfCommission": "0.1" },
        })).await;
        let inviter = app.member("inviter").await;
        let invitee = app.invited_member("invitee", &inviter).await;
        app.link(&invitee, "c1").await;
        app.import(json!([settled("secret-order", "2026-08-01", json!({}))])).await.ok();
        issue(app, "2026-08").await;
        let bill = newest_bill(app, &inviter).await;
        assert_eq!(bill["lines"]["edges"].as_array().map(Vec::len), Some(1));
        let csv = get(app, text(&bill, "/csvUrl")).await.ok().bytes;
        assert_eq!(rows(&csv)[1][4..6], ["", ""]);
        let pdf = get(app, text(&bill, "/pdfUrl")).await.ok().bytes;
        assert!(!printed(&pdf).contains("secret"));
        let bill = newest_bill(app, &invitee).await;
        assert_eq!(rows(&get(app, text(&bill, "/csvUrl")).await.ok().bytes)[1][5], "secret-order");
    }
}
