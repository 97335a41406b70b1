use std::sync::Mutex;

use rebated_connectors::payments::{KeyProblem, KeySource, SettingError};
use rebated_connectors::taobao::{SignMethod, TaobaoUnion};
use rebated_domain::network::{AfterSaleEffect, Feed};
use rebated_domain::order::OrderStatus;
use rebated_service::networks::{AffiliateNetwork as _, TroubleKind};
use serde_json::{Value, json};

use crate::stand::{Form, Gateway, Reply, SECRET, SESSION, china, keys, minutes, walk, window};

fn row(trade_id: &str) -> Value {
    json!({
        "trade_id": trade_id, "trade_parent_id": "1446862356240876331", "tk_status": 12, "refund_tag": 0,
        "item_title": "Tea", "item_id": "T5mA0k-001", "item_num": 1, "item_price": "11.00",
        "alipay_total_price": "11.00", "pub_share_pre_fee": "1.00", "alimama_share_fee": "0.10",
        "tk_create_time": "2026-10-01 09:30:00", "modified_time": "2026-10-01 09:31:00",
    })
}

fn orders(rows: &[Value], has_next: bool, position: &str) -> Value {
    let results = if rows.is_empty() { json!({}) } else { json!({ "publisher_order_dto": rows }) };
    json!({ "tbk_order_details_get_response": { "data": {
        "results": results, "has_next": has_next, "page_no": 1, "page_size": 100, "position_index": position,
    }}})
}

fn refused(code: u32, sub_code: &str, message: &str) -> Value {
    json!({ "error_response": { "code": code, "msg": "x", "sub_code": sub_code, "sub_msg": message } })
}

fn get<'a>(form: &'a Form, name: &str) -> &'a str {
    form.get(name).map_or("", String::as_str)
}

#[tokio::test]
async fn pages_are_turned_by_position_and_every_scene_is_pulled() {
    let gateway = Gateway::open(|form| {
        let answer = match (get(form, "order_scene"), get(form, "position_index")) {
            ("1", "") => orders(&[row("91")], true, "1555904214_a|1555917305_b"),
            ("1", "1555904214_a|1555917305_b") => orders(&[row("92")], true, "1555917305_b|9_c"),
            ("1", "1555917305_b|9_c") => orders(&[row("12345678901234567891")], false, "x"),
            ("2", "") => orders(&[row("93")], false, ""),
            ("3", "") => orders(&[], false, ""),
            other => panic!("{other:?}"),
        };
        answer.into()
    })
    .await;
    let taobao = gateway.taobao();
    let pages = walk(&taobao, Feed::Orders, window()).await.unwrap();
    assert_eq!(keys(&pages), ["91", "92", "12345678901234567891", "93"]);
    let first = &pages[0].1.orders[0];
    assert_eq!((first.position, first.snapshot.account.as_str()), (1, "mm_10000001"));
    assert_eq!((first.snapshot.status, first.snapshot.commission.unwrap().minor()), (OrderStatus::Paid, 90));
    assert!(first.document.contains("\"trade_id\":\"91\"") && pages[0].1.raw.contains("position_index"));

    let asked = gateway.asked();
    let places: Vec<_> = asked
        .iter()
        .map(|form| (get(form, "order_scene"), get(form, "page_no"), get(form, "position_index")))
        .collect();
    let want = [
        ("1", "1", ""),
        ("1", "2", "1555904214_a|1555917305_b"),
        ("1", "3", "1555917305_b|9_c"),
        ("2", "1", ""),
        ("3", "1", ""),
    ];
    assert_eq!(places, want);
    for form in &asked {
        let fixed = [
            ("method", "taobao.tbk.order.details.get"),
            ("query_type", "4"),
            ("page_size", "100"),
            ("start_time", "2026-10-01 09:00:00"),
            ("end_time", "2026-10-01 10:00:00"),
            ("timestamp", "2026-10-01 10:05:00"),
            ("app_key", "12345678"),
            ("session", SESSION),
            ("sign_method", "md5"),
            ("v", "2.0"),
        ];
        assert!(fixed.iter().all(|(name, value)| get(form, name) == *value), "{form:?}");
        assert!(form.values().all(|value| !value.is_empty()), "what is empty is not sent");
    }
}

#[tokio::test]
async fn what_is_sent_is_what_was_signed() {
    use md5::{Digest as _, Md5};
    let gateway = Gateway::open(|_| orders(&[], false, "").into()).await;
    gateway.taobao().pull(Feed::Orders, window(), None).await.unwrap();
    let mut form = gateway.asked().remove(0);
    let sign = form.remove("sign").unwrap();
    let text: String = form.iter().map(|(name, value)| format!("{name}{value}")).collect();
    let digest = Md5::digest(format!("{SECRET}{text}{SECRET}"));
    assert_eq!(sign, digest.iter().map(|byte| format!("{byte:02X}")).collect::<String>());
    assert!(!form.values().any(|value| value.contains(SECRET)));
}

#[tokio::test]
async fn an_account_without_channels_and_members_has_no_orders_of_theirs() {
    let denied = || refused(11, "isv.permission-api-package-limit", &format!("session {SESSION}"));
    let gateway = Gateway::open(move |form| match get(form, "order_scene") {
        "1" => orders(&[row("91")], false, "").into(),
        _ => denied().into(),
    })
    .await;
    let pages = walk(&gateway.taobao(), Feed::Orders, window()).await.unwrap();
    assert_eq!((keys(&pages), pages.len()), (vec!["91".to_owned()], 3));
    assert!(pages.iter().all(|(_, page)| !page.raw.contains(SESSION)), "what is kept holds no secret");

    let gateway = Gateway::open(move |_| denied().into()).await;
    let trouble = walk(&gateway.taobao(), Feed::Orders, window()).await.unwrap_err();
    assert_eq!(trouble.kind, TroubleKind::Refused, "all orders are everybody's");

    let gateway = Gateway::open(|form| match get(form, "order_scene") {
        "1" => orders(&[], false, "").into(),
        _ => refused(7, "accesscontrol.limited-by-api-access-count", "This ban will last for 1 more seconds")
            .into(),
    })
    .await;
    let trouble = walk(&gateway.taobao(), Feed::Orders, window()).await.unwrap_err();
    assert_eq!(trouble.kind, TroubleKind::Limited, "another refusal is not taken for an empty list");
}

#[tokio::test]
async fn rows_that_cannot_be_read_do_not_stop_the_page() {
    let mut bad = row("92");
    bad["tk_status"] = 99.into();
    let gateway =
        Gateway::open(move |_| orders(&[row("91"), bad.clone(), row("93")], false, "").into()).await;
    let page = gateway.taobao().pull(Feed::Orders, window(), None).await.unwrap();
    assert_eq!(page.orders.iter().map(|record| record.position).collect::<Vec<_>>(), [1, 3]);
    let [failure] = &page.failures[..] else { panic!("{:?}", page.failures) };
    assert_eq!(failure.problems[0].field, "tk_status");
}

/// By its number alone a page begins behind rows that slid to the page before.
#[tokio::test]
async fn a_page_that_does_not_say_where_it_ends_loses_no_rows() {
    let gateway = Gateway::open(|form| match get(form, "method") {
        "taobao.tbk.order.refund.get" => {
            json!({ "tbk_order_refund_get_response": { "data": { "page_no": 1, "has_next": true } } }).into()
        }
        _ => orders(&[row("91")], true, "").into(),
    })
    .await;
    let taobao = gateway.taobao();
    for feed in [Feed::Orders, Feed::AfterSales] {
        let trouble = walk(&taobao, feed, window()).await.unwrap_err();
        assert_eq!((trouble.kind, gateway.asked().len()), (TroubleKind::BadAnswer, 1), "{feed:?}");
    }
}

#[tokio::test]
async fn more_pages_than_taobao_turns_are_too_long_a_window() {
    let gateway = Gateway::open(|_| orders(&[row("91")], true, "p").into()).await;
    let trouble = walk(&gateway.taobao(), Feed::Orders, window()).await.unwrap_err();
    assert_eq!((trouble.kind, trouble.code.as_str()), (TroubleKind::TooLong, "TOO_MANY_PAGES"));
    assert_eq!(gateway.asked().len(), 100);
}

#[tokio::test]
async fn refunds_are_pulled_by_change() {
    let page = |id: &str, status: u8, has_next: bool, position: &str| {
        json!({ "tbk_order_refund_get_response": { "result_code": 200, "data": {
            "result": { "publisher_refund_order_d_t_o": [{
                "refund_suit_id": id, "tb_trade_id": "1707359271433894971",
                "tb_trade_parent_id": "1707359271433894970", "refund_status": status, "refund_fee": "3.50",
                "tk_commission_fee_refund": "0.71", "tk_subsidy_fee_refund": "0.02",
                "modified_time": "2026-10-01 09:26:23",
            }]},
            "has_next": has_next, "page_no": 1, "position_index": position,
        }}})
    };
    let gateway = Gateway::open(move |form| {
        let option: Value = serde_json::from_str(get(form, "publisher_refund_order_query_option")).unwrap();
        assert_eq!(
            (&option["query_type"], &option["start_time"]),
            (&json!(5), &json!("2026-10-01 09:00:00"))
        );
        match option["position_index"].as_str() {
            None => page("12345", 12, true, "p1").into(),
            Some("p1") => page("12346", 13, false, "p2").into(),
            other => panic!("{other:?}"),
        }
    })
    .await;
    let pages = walk(&gateway.taobao(), Feed::AfterSales, window()).await.unwrap();
    let cases: Vec<_> = pages.iter().flat_map(|(_, page)| &page.after_sales).collect();
    assert_eq!(cases.iter().map(|case| case.case_key.as_str()).collect::<Vec<_>>(), ["12345", "12346"]);
    assert_eq!((cases[0].effect, cases[1].effect), (AfterSaleEffect::Hold, AfterSaleEffect::Deduct));
    assert_eq!((cases[1].refunded.minor(), cases[1].commission_returned.minor()), (350, 73));
    assert_eq!(cases[1].line_key, "1707359271433894971");
    assert_eq!(cases[1].modified_at, china("2026-10-01 09:26:23"));
}

#[tokio::test]
async fn punishments_hold_and_free_a_line() {
    let row = |id: &str, status: Value| {
        json!({ "tb_trade_id": id, "tb_trade_parent_id": 90, "punish_status": status, "violation_type": "2",
            "settle_month": 202610, "modified_time": "2026-10-01 09:26:23" })
    };
    let gateway = Gateway::open(move |form| {
        let option: Value = serde_json::from_str(get(form, "af_order_option")).unwrap();
        assert_eq!((&option["span"], &option["start_time"]), (&json!(1200), &json!("2026-10-01 09:00:00")));
        let (rows, has_next) = match option["page_no"].as_u64() {
            Some(1) => (json!([row("91", "0".into()), row("92", 1.into())]), true),
            _ => (json!([row("93", 2.into())]), false),
        };
        let data = json!({ "results": { "punish_order_dto": rows }, "page_no": 1 });
        json!({ "tbk_dg_punish_order_get_response": { "result": { "data": data, "has_next": has_next } } })
            .into()
    })
    .await;
    let pages = walk(&gateway.taobao(), Feed::Punishments, minutes(20)).await.unwrap();
    let cases: Vec<_> = pages.iter().flat_map(|(_, page)| &page.after_sales).collect();
    let found: Vec<_> = cases.iter().map(|case| (case.case_key.as_str(), case.effect)).collect();
    assert_eq!(found, [("punish:91", AfterSaleEffect::Hold), ("punish:92", AfterSaleEffect::Release)]);
    assert_eq!((cases[0].refunded.minor(), cases[0].commission_returned.minor()), (0, 0));
    let failure = &pages[1].1.failures[0];
    assert_eq!(failure.problems[0].field, "punish_status");
    assert!(failure.document.contains("\"tb_trade_id\":\"93\""), "people have to know which case it is");
}

#[tokio::test]
async fn empty_pages_are_pages() {
    let gateway = Gateway::open(|form| {
        let data = json!({ "page_no": 1, "has_next": false });
        let answer = match get(form, "method") {
            "taobao.tbk.order.refund.get" => json!({ "tbk_order_refund_get_response": { "data": data } }),
            "taobao.tbk.dg.punish.order.get" => {
                json!({ "tbk_dg_punish_order_get_response": { "result": { "data": data } } })
            }
            _ => json!({ "tbk_order_details_get_response": { "data": data } }),
        };
        answer.into()
    })
    .await;
    let taobao = gateway.taobao();
    for feed in taobao.feeds() {
        let pages = walk(&taobao, *feed, window()).await.unwrap();
        assert!(pages.iter().all(|(_, page)| page.orders.is_empty() && page.after_sales.is_empty()));
    }
}

#[tokio::test]
async fn requests_are_signed_in_the_way_that_is_set() {
    for (method, length) in [(SignMethod::Md5, 32), (SignMethod::Hmac, 32), (SignMethod::HmacSha256, 64)] {
        let gateway = Gateway::open(|_| orders(&[], false, "").into()).await;
        let mut options = gateway.taobao_options();
        options.sign_method = method;
        let taobao = TaobaoUnion::new(options, gateway.clock.clone()).unwrap();
        taobao.pull(Feed::Orders, window(), None).await.unwrap();
        let form = gateway.asked().remove(0);
        assert_eq!((get(&form, "sign_method"), get(&form, "sign").len()), (method.code(), length));
    }
}

#[tokio::test]
async fn wrong_settings_are_named() {
    let gateway = Gateway::open(|_| Reply::Never).await;
    let problem = |change: &dyn Fn(&mut rebated_connectors::taobao::TaobaoOptions)| {
        let mut options = gateway.taobao_options();
        change(&mut options);
        TaobaoUnion::new(options, gateway.clock.clone()).err().unwrap()
    };
    let cases: [(SettingError, &str, KeyProblem); 5] = [
        (problem(&|options| options.pid = "mm_1_2".into()), "pid", KeyProblem::NotAPlace),
        (problem(&|options| options.gateway = "router".into()), "gateway", KeyProblem::NotAUrl),
        (problem(&|options| options.app_key.clear()), "app_key", KeyProblem::Empty),
        (
            problem(&|options| options.app_secret = KeySource::Value(" ".into())),
            "app_secret",
            KeyProblem::Empty,
        ),
        (problem(&|options| options.limits.per_second = 0), "per_second", KeyProblem::Zero),
    ];
    for (found, setting, problem) in cases {
        assert_eq!((found.setting, found.problem), (setting, problem));
    }
    let shown = format!("{:?}", gateway.taobao_options());
    assert!(!shown.contains(SECRET) && !shown.contains(SESSION), "{shown}");
}

/// A secret in a file may change while we run.
#[tokio::test]
async fn a_new_secret_signs_without_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("secret");
    std::fs::write(&file, format!("{SECRET}\n")).unwrap();
    let seen = std::sync::Arc::new(Mutex::new(Vec::new()));
    let signs = seen.clone();
    let gateway = Gateway::open(move |form| {
        signs.lock().unwrap().push(get(form, "sign").to_owned());
        orders(&[], false, "").into()
    })
    .await;
    let mut options = gateway.taobao_options();
    options.app_secret = KeySource::File(file.clone());
    let taobao = TaobaoUnion::new(options, gateway.clock.clone()).unwrap();
    let plain = gateway.taobao();
    plain.pull(Feed::Orders, window(), None).await.unwrap();
    taobao.pull(Feed::Orders, window(), None).await.unwrap();
    std::fs::write(&file, "another").unwrap();
    gateway.clock.advance(chrono::TimeDelta::seconds(10));
    plain.pull(Feed::Orders, window(), None).await.unwrap();
    taobao.pull(Feed::Orders, window(), None).await.unwrap();
    let signs = seen.lock().unwrap();
    assert_eq!(signs[0], signs[1], "the line's end is not part of it");
    assert_ne!(signs[2], signs[3]);
}
