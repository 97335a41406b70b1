use axum::body::Bytes;
use axum::http::StatusCode;

use super::*;

const SOME_HOST: HeaderValue = HeaderValue::from_static("rebated.test:8080");

fn asked_with(name: header::HeaderName, value: HeaderValue) -> HeaderMap {
    HeaderMap::from_iter([(name, value)])
}

async fn bytes(response: Response) -> Bytes {
    axum::body::to_bytes(response.into_body(), usize::MAX).await.expect("a body that is in memory")
}

fn policy_for(host: HeaderValue) -> String {
    let response = page(&asked_with(header::HOST, host));
    let policy = response.headers().get(header::CONTENT_SECURITY_POLICY).expect("a policy");
    policy.to_str().expect("a text").to_owned()
}

#[test]
fn the_routes_do_not_collide() {
    assert!(routes::<()>().has_routes());
}

#[tokio::test]
async fn the_page_takes_everything_from_this_server() {
    let page = bytes(page(&HeaderMap::new())).await;
    let page = std::str::from_utf8(&page).expect("UTF-8");
    for own in [r#"src="graphiql/graphiql.js""#, r#"href="graphiql/graphiql.css""#] {
        assert!(page.contains(own), "{own}");
    }
    for outside in ["//", "<style", "style=", "import", "javascript:"] {
        assert!(!page.contains(outside), "{outside}");
    }
    let scripts: Vec<_> = page.split("<script").skip(1).collect();
    assert!(matches!(scripts[..], [script] if script.contains("></script>")), "no script is inline");
}

#[tokio::test]
async fn the_style_sheet_loads_nothing() {
    let style = bytes(STYLE.answer(&HeaderMap::new())).await;
    let style = std::str::from_utf8(&style).expect("UTF-8");
    assert!(!style.contains("@import") && !style.contains("@font-face"));
    assert!(style.split("url(").skip(1).all(|url| url.starts_with("data:image/")));
}

#[tokio::test]
async fn every_file_has_its_type_and_a_tag_that_spares_a_second_answer() {
    for (asset, content_type) in
        [(&PAGE, "text/html"), (&SCRIPT, "text/javascript"), (&STYLE, "text/css")].map(|(a, t)| (&**a, t))
    {
        let first = asset.answer(&HeaderMap::new());
        assert_eq!(first.status(), StatusCode::OK);
        assert_eq!(first.headers()[header::CACHE_CONTROL], "no-cache");
        assert_eq!(first.headers()[header::CONTENT_TYPE], format!("{content_type}; charset=utf-8"));
        let tag = first.headers()[header::ETAG].to_str().expect("a text").to_owned();
        assert!(!bytes(first).await.is_empty());
        for held in [tag.clone(), format!("\"other\", W/{tag}"), "*".to_owned()] {
            let held = held.parse().expect("a header");
            let second = asset.answer(&asked_with(header::IF_NONE_MATCH, held));
            assert_eq!(second.status(), StatusCode::NOT_MODIFIED);
            assert_eq!(second.headers()[header::ETAG], tag);
            assert!(bytes(second).await.is_empty());
        }
        let other = HeaderValue::from_static("\"other\"");
        assert_eq!(asset.answer(&asked_with(header::IF_NONE_MATCH, other)).status(), StatusCode::OK);
    }
}

#[test]
fn no_two_files_have_the_same_tag() {
    let tag = |asset: &Asset| asset.answer(&HeaderMap::new()).headers()[header::ETAG].clone();
    assert_ne!(tag(&PAGE), tag(&SCRIPT));
    assert_ne!(tag(&SCRIPT), tag(&STYLE));
}

#[test]
fn the_policy_names_this_server_only() {
    let policy = policy_for(SOME_HOST);
    assert!(policy.starts_with("default-src 'none'; script-src 'self'; "), "{policy}");
    assert!(
        policy.ends_with("connect-src 'self' ws://rebated.test:8080 wss://rebated.test:8080"),
        "{policy}"
    );
    for directive in ["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"] {
        assert!(policy.contains(directive), "{directive}");
    }
    for lax in ["unsafe", "http:", "https:", "blob:", "*"] {
        assert!(!policy.contains(lax), "{lax}");
    }
}

#[test]
fn a_strange_host_stays_out_of_the_policy() {
    for host in ["", "[::1]:8080", "a.test; script-src *", "a.test b.test", "*"] {
        let policy = policy_for(HeaderValue::from_static(host));
        assert!(policy.ends_with("; connect-src 'self'"), "{policy}");
    }
}

#[test]
fn a_page_that_is_held_keeps_its_policy() {
    let mut headers = asked_with(header::IF_NONE_MATCH, HeaderValue::from_static("*"));
    headers.insert(header::HOST, SOME_HOST);
    let response = page(&headers);
    assert_eq!(response.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(response.headers()[header::CONTENT_SECURITY_POLICY], policy(&headers));
}
