use axum::http::Method;
use chrono::Duration;
use rebated::server::HttpOptions;
use rebated_domain::user::Role;
use rebated_service::users::rotate_keys;
use rebated_tests::{both_databases, wide_options};
use serde_json::json;

use super::{ask, billed, get, newest_bill, path, settled, text};

both_databases! {
    async fn a_link_is_good_for_a_quarter_of_an_hour(app: &TestApp) {
        let li = billed(app, "li", json!([settled("o1", "2026-08-01", json!({}))])).await;
        let bill = newest_bill(app, &li).await;
        let (csv, pdf) = (text(&bill, "/csvUrl"), text(&bill, "/pdfUrl"));
        app.clock().advance(Duration::seconds(15 * 60 - 1));
        get(app, csv).await.ok();
        get(app, pdf).await.ok();
        app.clock().advance(Duration::seconds(1));
        for url in [csv, pdf] {
            assert_eq!(get(app, url).await.problem(), (403, "LINK_EXPIRED".into()));
        }
        get(app, text(&newest_bill(app, &li).await, "/pdfUrl")).await.ok();
    }

    async fn whatever_was_changed_is_refused_in_the_same_words(app: &TestApp) {
        let li = billed(app, "li", json!([settled("o1", "2026-08-01", json!({}))])).await;
        let bill = newest_bill(app, &li).await;
        let good = path(text(&bill, "/pdfUrl")).to_owned();
        let (file, proof) = good.split_once('?').expect("a query string");
        let (expires, signature) = proof.split_once('&').expect("two parameters");
        let csv = path(text(&bill, "/csvUrl")).split_once('?').expect("a query string").1.to_owned();
        let id = file.trim_start_matches("/bills/").trim_end_matches(".pdf");
        // the last digit names another bill, which there is not
        let other = format!("{}{}", &id[..id.len() - 1], if id.ends_with('0') { '1' } else { '0' });
        let later: i64 = expires.trim_start_matches("expires=").parse::<i64>().expect("seconds") + 1;
        let flipped = if signature.ends_with('A') { "E" } else { "A" };
        let flipped = format!("{}{flipped}", &signature[..signature.len() - 1]);
        let before = app.snapshot().await;
        for bad in [
            format!("/bills/{other}.pdf?{proof}"),
            format!("/bills/{id}.csv?{proof}"),
            format!("/bills/{id}.pdf?{csv}"),
            format!("/bills/{id}.exe?{proof}"),
            format!("/bills/{id}?{proof}"),
            format!("/bills/nothing.pdf?{proof}"),
            format!("{file}?expires={later}&{signature}"),
            format!("{file}?expires=9223372036854775807&{signature}"),
            format!("{file}?expires=soon&{signature}"),
            format!("{file}?{expires}&{flipped}"),
            format!("{file}?{expires}&signature="),
            format!("{file}?{expires}&signature=%00"),
            format!("{file}?{expires}"),
            format!("{file}?{signature}"),
            file.to_owned(),
        ] {
            let refused = ask(&app.as_anonymous(), Method::GET, &bad, &[]).await;
            assert_eq!(refused.problem(), (403, "LINK_INVALID".into()), "{bad}");
            assert_eq!(refused.bytes, br#"{"title":"This link is not valid.","status":403,"code":"LINK_INVALID"}"#);
        }
        // being somebody does not help: the link is what counts
        let finance = app.as_user(&app.staff(Role::Finance).await);
        let refused = ask(&finance, Method::GET, file, &[]).await;
        assert_eq!(refused.problem(), (403, "LINK_INVALID".into()));
        assert_eq!((app.press().printed(), app.shelf().keys().len()), (0, 0), "nothing was made for them");
        app.assert_unchanged_since(&before).await;
        ask(&app.as_anonymous(), Method::GET, &good, &[]).await.ok();
    }

    async fn only_who_sees_the_bill_gets_a_link(app: &TestApp) {
        let li = billed(app, "li", json!([settled("o1", "2026-08-01", json!({}))])).await;
        let id = text(&newest_bill(app, &li).await, "/id").to_owned();
        let query = "query B($id: ID!) { node(id: $id) { ... on Bill { csvUrl pdfUrl } } }";
        let other = app.member("other").await;
        for (token, sees) in [
            (other.token, false),
            (app.staff(Role::Support).await, false),
            (app.staff(Role::Finance).await, true),
        ] {
            let answer = app.as_user(&token).send(query, json!({ "id": id })).await.ok();
            assert_eq!(answer.data("/node").is_object(), sees);
            if sees {
                get(app, answer.text("/node/pdfUrl")).await.ok();
                get(app, answer.text("/node/csvUrl")).await.ok();
            }
        }
    }

    async fn a_link_outlives_its_key(app: &TestApp) {
        let li = billed(app, "li", json!([settled("o1", "2026-08-01", json!({}))])).await;
        let old = newest_bill(app, &li).await;
        rotate_keys(app.platform()).await.expect("keys can be replaced");
        let new = newest_bill(app, &li).await;
        assert_ne!(old["csvUrl"], new["csvUrl"], "another key signs");
        get(app, text(&old, "/csvUrl")).await.ok();
        get(app, text(&new, "/csvUrl")).await.ok();
    }

    async fn links_begin_where_the_operator_says(app: &TestApp) {
        let li = billed(app, "li", json!([settled("o1", "2026-08-01", json!({}))])).await;
        let site = app.site(HttpOptions { public_url: "https://api.example.com/r".into(), ..wide_options() });
        let answer = site.as_user(&li.token).send("{ bills { edges { node { pdfUrl } } } }", json!({})).await.ok();
        let url = answer.text("/bills/edges/0/node/pdfUrl");
        let path = url.strip_prefix("https://api.example.com/r").expect("the public address");
        ask(&site.as_anonymous(), Method::GET, path, &[]).await.ok();
    }
}
