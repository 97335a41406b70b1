//! Whatever goes wrong with a call is told in the same terms, and never with a secret.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use rebated_connectors::taobao::TaobaoUnion;
use rebated_connectors::union::UnionLimits;
use rebated_domain::network::Feed;
use rebated_service::networks::TroubleKind::{self, Away, BadAnswer, Limited, Refused};
use rebated_service::networks::{AffiliateNetwork, Trouble};
use serde_json::{Value, json};

use crate::stand::{Gateway, Reply, SECRET, SESSION, limits, window};

/// Its name, what is answered, and how that is told.
type Fault = (&'static str, fn() -> Reply, TroubleKind, &'static str);

async fn troubles(reply: impl Fn() -> Reply + Send + Sync + 'static) -> Vec<Trouble> {
    let gateway = Gateway::open(move |_| reply()).await;
    let networks: [Box<dyn AffiliateNetwork>; 3] =
        [Box::new(gateway.taobao()), Box::new(gateway.jd()), Box::new(gateway.pinduoduo())];
    let mut found = Vec::new();
    for network in networks {
        found.push(network.pull(Feed::Orders, window(), None).await.unwrap_err());
    }
    found
}

#[tokio::test]
async fn every_fault_of_the_line_has_its_kind() {
    let half = || Reply::Text(r#"{"order_list_get_response":{"order_li"#.into());
    let cases: [Fault; 7] = [
        ("502", || Reply::Status(502, "<html>"), Away, "NO_ANSWER"),
        ("429", || Reply::Status(429, ""), Limited, "429"),
        ("404", || Reply::Status(404, ""), BadAnswer, "BAD_ANSWER"),
        ("302", || Reply::Status(302, ""), BadAnswer, "BAD_ANSWER"),
        ("no answer", || Reply::Never, Away, "NO_ANSWER"),
        ("garbage", || Reply::Text("<html>gateway</html>".into()), BadAnswer, "BAD_ANSWER"),
        ("another call", || Reply::Text(r#"{"x_response":{}}"#.into()), BadAnswer, "BAD_ANSWER"),
    ];
    for (name, reply, kind, code) in cases {
        for trouble in troubles(reply).await {
            assert_eq!((trouble.kind, trouble.code.as_str()), (kind, code), "{name}");
        }
    }
    for trouble in troubles(half).await {
        assert_eq!(trouble.kind, BadAnswer);
    }
}

#[tokio::test]
async fn nobody_there_is_away() {
    let gateway = Gateway::open(|_| Reply::Never).await;
    let (options, clock) = (gateway.taobao_options(), gateway.clock.clone());
    drop(gateway);
    tokio::task::yield_now().await;
    let taobao = TaobaoUnion::new(options, clock).unwrap();
    let trouble = taobao.pull(Feed::Orders, window(), None).await.unwrap_err();
    assert_eq!((trouble.kind, trouble.code.as_str()), (Away, "UNREACHABLE"));
}

#[tokio::test]
async fn errors_of_the_gateways_have_their_kinds() {
    let top = |code: u32, sub_code: &str| json!({ "error_response": { "code": code, "msg": "m", "sub_code": sub_code, "sub_msg": "s" } });
    let jd = |code: &str| json!({ "error_response": { "code": code, "zh_desc": "z", "en_desc": "e" } });
    let pdd = |code: u32| json!({ "error_response": { "error_code": code, "error_msg": "m", "sub_code": code.to_string(), "sub_msg": "s" } });
    let cases: [(usize, Value, TroubleKind); 9] = [
        (0, top(7, "accesscontrol.limited-by-api-access-count"), Limited),
        (0, top(25, "isv.invalid-signature"), Refused),
        (0, top(31, "isv.invalid-timestamp"), Refused),
        (0, top(15, "isp.top-remote-service-unavailable"), Away),
        (1, jd("2"), Limited),
        (1, jd("12"), Refused),
        (1, jd("67"), Away),
        (2, pdd(70031), Limited),
        (2, pdd(52001), Away),
    ];
    for (network, answer, want) in cases {
        let reply = answer.to_string();
        let found = troubles(move || Reply::Text(reply.clone())).await.remove(network);
        assert_eq!(found.kind, want, "{answer}");
        assert!(!found.code.is_empty() && !found.message.is_empty());
    }
}

/// Gateways repeat in their errors what they were sent.
#[tokio::test]
async fn no_secret_is_in_a_trouble() {
    let words = format!("wrong: secret={SECRET} session={SESSION}\u{7}{}", "x".repeat(500));
    let answer = json!({ "error_response": { "code": 25, "sub_code": SECRET, "msg": words } });
    for trouble in troubles(move || Reply::Text(answer.to_string())).await {
        let shown = format!("{trouble} {trouble:?}");
        assert!(!shown.contains(SECRET), "{shown}");
        assert!(trouble.message.chars().count() <= 200 && !trouble.message.contains('\u{7}'));
    }
    let answer = json!({ "error_response": { "code": 25, "msg": format!("session {SESSION}") } });
    let taobao = troubles(move || Reply::Text(answer.to_string())).await.remove(0);
    assert_eq!(taobao.message, "session ***");
}

#[tokio::test]
async fn a_network_that_is_away_is_left_alone() {
    let is_down = Arc::new(AtomicBool::new(true));
    let down = Arc::clone(&is_down);
    let gateway = Gateway::open(move |_| match down.load(Ordering::SeqCst) {
        true => Reply::Status(502, ""),
        false => json!({ "tbk_order_details_get_response": { "data": { "page_no": 1 } } }).into(),
    })
    .await;
    let mut options = gateway.taobao_options();
    options.limits = UnionLimits { failures: 3, ..limits() };
    let taobao = TaobaoUnion::new(options, gateway.clock.clone()).unwrap();
    let pull = || taobao.pull(Feed::Orders, window(), None);
    for _ in 0..3 {
        assert_eq!(pull().await.unwrap_err().code, "NO_ANSWER");
    }
    assert_eq!(gateway.asked().len(), 3);
    is_down.store(false, Ordering::SeqCst);
    assert_eq!(pull().await.unwrap_err().code, "CIRCUIT_OPEN");
    assert_eq!(gateway.asked().len(), 0, "nobody was called");
    gateway.clock.advance(chrono::TimeDelta::seconds(15));
    assert!(pull().await.is_ok() && pull().await.is_ok());
}

/// Two accounts with one app key are one caller to the network.
#[tokio::test]
async fn accounts_of_one_app_key_keep_its_pace_together() {
    let times = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&times);
    let gateway = Gateway::open(move |_| {
        seen.lock().unwrap().push(tokio::time::Instant::now());
        json!({ "tbk_order_details_get_response": { "data": { "page_no": 1 } } }).into()
    })
    .await;
    let account = |name: &str| {
        let mut options = gateway.taobao_options();
        options.account = name.into();
        options.limits.per_second = 4;
        TaobaoUnion::new(options, gateway.clock.clone()).unwrap()
    };
    let (one, two) = (account("one"), account("two"));
    let (first, last) = (window(), window());
    let calls = (0..3).map(|_| async {
        (one.pull(Feed::Orders, first, None).await, two.pull(Feed::Orders, last, None).await)
    });
    for (one, two) in futures_util::future::join_all(calls).await {
        assert!(one.is_ok() && two.is_ok());
    }
    let times = times.lock().unwrap();
    let waited = times[4] - times[0];
    assert!(waited.as_millis() >= 900, "the fifth call came after {waited:?}");
}
