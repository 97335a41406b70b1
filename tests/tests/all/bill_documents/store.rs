use rebated_tests::both_databases;
use serde_json::{Value, json};

use super::{billed, get, newest_bill, settled, text};

both_databases! {
    async fn a_document_is_printed_once(app: &TestApp) {
        let li = billed(app, "li", json!([settled("o1", "2026-08-01", json!({}))])).await;
        let url = text(&newest_bill(app, &li).await, "/pdfUrl").to_owned();
        let first = get(app, &url).await.ok();
        let second = get(app, &url).await.ok();
        assert_eq!(app.press().printed(), 1);
        assert!(first.bytes == second.bytes && first.bytes.starts_with(b"%PDF-"));
        let id = url.split("/bills/").nth(1).and_then(|rest| rest.split('.').next()).expect("an id");
        let keys = app.shelf().keys();
        assert_eq!(keys.len(), 1);
        assert!(keys[0].starts_with(&format!("bills/{id}/pdf1-")) && keys[0].ends_with(".pdf"), "{keys:?}");
        get(app, text(&newest_bill(app, &li).await, "/csvUrl")).await.ok();
        assert_eq!(app.shelf().keys().len(), 2);
    }

    async fn a_new_name_or_language_is_a_new_document(app: &TestApp) {
        let li = billed(app, "li", json!([settled("o1", "2026-08-01", json!({}))])).await;
        let url = text(&newest_bill(app, &li).await, "/pdfUrl").to_owned();
        let before = get(app, &url).await.ok();
        let update = "mutation U($input: UserUpdateInput!) {
            userUpdate(input: $input) { userErrors { code field message } } }";
        for (count, change) in [(2, json!({ "displayName": "李" })), (3, json!({ "locale": "en" }))] {
            app.as_user(&li.token).send(update, json!({ "input": change })).await.ok();
            let after = get(app, &url).await.ok();
            assert_ne!(after.header("etag"), before.header("etag"));
            assert_eq!((app.press().printed(), app.shelf().keys().len()), (count, count));
        }
    }

    async fn a_store_that_fails_costs_no_answer(app: &TestApp) {
        let li = billed(app, "li", json!([settled("o1", "2026-08-01", json!({}))])).await;
        let url = text(&newest_bill(app, &li).await, "/pdfUrl").to_owned();
        app.shelf().fail(true);
        let first = get(app, &url).await.ok();
        assert_eq!(get(app, &url).await.ok().bytes, first.bytes);
        assert_eq!((app.press().printed(), app.shelf().keys().len()), (2, 0));
        app.shelf().fail(false);
        get(app, &url).await.ok();
        assert_eq!(get(app, &url).await.ok().bytes, first.bytes);
        assert_eq!((app.press().printed(), app.shelf().keys().len()), (3, 1));
    }

    async fn statements_do_not_grow_with_lines_or_bills(app: &TestApp) {
        let records: Vec<Value> = (0..60).map(|n| settled(&format!("o{n}"), "2026-08-01", json!({}))).collect();
        let li = billed(app, "li", json!(records)).await;
        let url = text(&newest_bill(app, &li).await, "/pdfUrl").to_owned();
        let before = app.statements();
        get(app, &url).await.ok();
        let printing = app.statements() - before;
        // settings and keys are remembered for a moment of real time, and may have to be read again
        assert!((3..=5).contains(&printing), "{printing} statements: bill, member, lines");
        let before = app.statements();
        get(app, &url).await.ok();
        let stored = app.statements() - before;
        assert!((2..=4).contains(&stored), "{stored} statements: bill and member");
        let bills = |fields: &str| format!("{{ bills {{ edges {{ node {{ number {fields} }} }} }} }}");
        let mut taken = Vec::new();
        for fields in ["", "csvUrl pdfUrl"] {
            let before = app.statements();
            app.as_user(&li.token).send(&bills(fields), json!({})).await.ok();
            taken.push(app.statements() - before);
        }
        assert!(taken[1] <= taken[0] + 1, "links take no statements of their own: {taken:?}");
    }
}
