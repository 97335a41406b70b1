use std::collections::BTreeSet;
use std::sync::Arc;

use rebated_connectors::pinduoduo::{Duoduoke, Paging};
use rebated_domain::link::LinkTarget;
use rebated_domain::network::Feed;
use rebated_domain::order::OrderSource;
use rebated_service::networks::{AffiliateNetwork as _, Registration, Tracking, TroubleKind};
use serde_json::{Value, json};

use crate::sliding::{Sliding, key};
use crate::stand::{Form, Gateway, Reply, keys, product, shared, tracking, walk, window};

fn row(order_sn: &str) -> Value {
    json!({
        "order_sn": order_sn, "goods_sign": "c9X_a", "goods_name": "Tea", "goods_quantity": 1, "goods_price": 1_990,
        "order_amount": 1_790, "promotion_amount": 179, "promotion_rate": 100, "order_status": 1,
        "order_create_time": 1_790_817_000, "order_pay_time": 1_790_817_010, "order_modify_at": 1_790_817_060,
        "custom_parameters": "{\"uid\":\"m_42\"}", "price_compare_status": 0,
        "subsidy_duo_amount_level": 5, "subsidy_duo_amount_ten_million": 7,
        "group_id": 2_859_337_392_764_093_890u64,
    })
}

/// Lists by pages; the count is `off` from the truth.
async fn sliding(rows: Sliding, off: i64) -> (Gateway, Arc<Sliding>) {
    let rows = Arc::new(rows);
    let table = Arc::clone(&rows);
    let gateway = Gateway::open(move |form| {
        let whole = |name: &str| form[name].parse().unwrap();
        let (shown, total): (Vec<String>, usize) = table.page(whole("page"), whole("page_size"));
        let list: Vec<Value> = shown.iter().map(|sn| row(sn)).collect();
        let mut answer = json!({ "order_list": list, "request_id": "1" });
        if form["return_count"] == "true" {
            answer["total_count"] = (i64::try_from(total).unwrap() + off).max(0).into();
        }
        json!({ "order_list_get_response": answer }).into()
    })
    .await;
    (gateway, rows)
}

fn turned(gateway: &Gateway) -> String {
    gateway.asked().iter().map(|form| form["page"].clone()).collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn one_short_page_is_read_once() {
    let (gateway, _) = sliding(Sliding::new(2, &[]), -1).await;
    let page = gateway.pinduoduo().pull(Feed::Orders, window(), None).await.unwrap();
    assert_eq!((page.orders.len(), page.next), (2, None));
    let first = &page.orders[0];
    assert_eq!(
        (first.snapshot.line_key.as_str(), first.snapshot.account.as_str()),
        (key(0).as_str(), "10000001")
    );
    assert_eq!(
        (first.snapshot.buyer_ref.as_deref(), first.snapshot.sku.as_deref()),
        (Some("m_42"), Some("c9X_a"))
    );
    assert!(first.document.contains("2859337392764093890"));
    assert!(!first.document.contains("subsidy_duo_amount"), "{}", first.document);
    let form = gateway.asked().remove(0);
    let fixed = [
        ("type", "pdd.ddk.order.list.increment.get"),
        ("start_update_time", "1790816400"),
        ("end_update_time", "1790820000"),
        ("page", "1"),
        ("page_size", "50"),
        ("return_count", "true"),
        ("timestamp", "1790820300"),
        ("data_type", "JSON"),
        ("version", "V1"),
        ("client_id", "pdd-client"),
    ];
    assert!(fixed.iter().all(|(name, value)| form[*name] == *value), "{form:?}");
}

#[tokio::test]
async fn pages_are_turned_from_the_last_whatever_the_count_says() {
    for (rows, off, want) in [
        (130, 0, "1 3 2 1"),
        (130, -100, "1 2 3 2 1"),
        (130, 60, "1 4 3 2 1"),
        (101, -1, "1 2 3 2 1"),
        (100, 0, "1 2 3 2 1"),
        (50, 0, "1 2 1"),
    ] {
        let (gateway, _) = sliding(Sliding::new(rows, &[]), off).await;
        let pages = walk(&gateway.pinduoduo(), Feed::Orders, window()).await.unwrap();
        let seen: BTreeSet<String> = keys(&pages).into_iter().collect();
        assert_eq!((seen.len(), turned(&gateway).as_str()), (rows, want), "{rows} {off}");
    }
}

#[tokio::test]
async fn rows_that_slide_are_lost_forwards_and_found_in_reverse() {
    let changes = [(1, 0), (1, 1), (2, 10), (3, 0), (3, 60), (4, 5)];
    let lost = async |paging: Paging, off: i64| {
        let (gateway, rows) = sliding(Sliding::new(180, &changes), off).await;
        let options =
            rebated_connectors::pinduoduo::PinduoduoOptions { paging, ..gateway.pinduoduo_options() };
        let network = Duoduoke::new(options, gateway.clock.clone()).unwrap();
        let pages = walk(&network, Feed::Orders, window()).await.unwrap();
        let seen: BTreeSet<String> = keys(&pages).into_iter().collect();
        rows.unchanged().iter().filter(|key| !seen.contains(*key)).count()
    };
    for off in [0, -1, -50, -180, 70] {
        assert_eq!(lost(Paging::Reverse, off).await, 0, "{off}");
    }
    assert!(lost(Paging::Forward, 0).await > 0, "it is a loss that the other way prevents");
}

fn links(form: &Form) -> Reply {
    let agreed = |form: &Form| form.get("custom_parameters").is_none_or(|text| text == r#"{"uid":"m_42"}"#);
    let refused = |sub_code: &str, message: &str| -> Reply {
        json!({ "error_response": { "error_code": 50001, "error_msg": "业务服务错误", "sub_code": sub_code, "sub_msg": message } }).into()
    };
    let address = json!({ "url": "https://mobile.yangkeduo.com/a?goods_sign=c9X_a", "short_url": "https://p.pinduoduo.com/b",
        "mobile_url": "https://mobile.yangkeduo.com/app?goods_sign=c9X_a", "mobile_short_url": "https://p.pinduoduo.com/app" });
    match form["type"].as_str() {
        "pdd.ddk.goods.zs.unit.url.gen" if form["source_url"].ends_with("none") => refused("50002", "链接不合法"),
        "pdd.ddk.goods.zs.unit.url.gen" => json!({ "goods_zs_unit_generate_response": address }).into(),
        "pdd.ddk.goods.search" => {
            let list = if form["keyword"] == "700000001" { json!([{ "goods_sign": "c9X_a" }]) } else { json!([]) };
            json!({ "goods_search_response": { "goods_list": list } }).into()
        }
        "pdd.ddk.goods.detail" if form["goods_sign"] != "c9X_a" => {
            json!({ "goods_detail_response": { "goods_details": [] } }).into()
        }
        "pdd.ddk.goods.detail" => json!({ "goods_detail_response": { "goods_details": [{
            "goods_sign": "c9X_a", "goods_name": "红茶 袋装", "min_group_price": 1_990, "min_normal_price": 2_990,
            "promotion_rate": 100, "predict_promotion_rate": 10, "has_coupon": true, "coupon_discount": 200,
            "coupon_min_order_amount": 1_000, "coupon_remain_quantity": 5, "coupon_end_time": 1_790_899_199,
            "mall_id": 300_001, "mall_name": "茶庄", "cat_ids": [6398, 6401, 0], "goods_image_url": "https://img.pddpic.com/a",
        }]}})
        .into(),
        "pdd.ddk.goods.promotion.url.generate" if !agreed(form) => refused("60001", "入参custom_parameters未授权"),
        "pdd.ddk.goods.promotion.url.generate" => {
            assert_eq!(form["goods_sign_list"], r#"["c9X_a"]"#);
            json!({ "goods_promotion_url_generate_response": { "goods_promotion_url_list": [address] } }).into()
        }
        "pdd.ddk.member.authority.query" => {
            json!({ "authority_query_response": { "bind": u8::from(agreed(form)) } }).into()
        }
        "pdd.ddk.rp.prom.url.generate" => {
            assert_eq!((form["channel_type"].as_str(), form["p_id_list"].as_str()), ("10", r#"["10000001_200000001"]"#));
            json!({ "rp_promotion_url_generate_response": { "url_list": [address] } }).into()
        }
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn products_are_found_by_sign_number_and_short_link() {
    let gateway = Gateway::open(links).await;
    let network = gateway.pinduoduo();
    let item = |id: &str| shared(OrderSource::Pinduoduo, LinkTarget::Item(id.into()));
    let short = |url: &str| shared(OrderSource::Pinduoduo, LinkTarget::Short(url.into()));
    let found = network.product(&item("c9X_a")).await.unwrap().unwrap();
    assert_eq!(
        (found.item_id.as_str(), found.title.as_str(), found.price.minor()),
        ("c9X_a", "红茶 袋装", 1_990)
    );
    assert_eq!((found.commission_rate.ppm(), found.fee_rate.ppm()), (100_000, 0));
    assert_eq!(found.compare_rate.unwrap().ppm(), 10_000);
    assert_eq!((found.merchant.as_deref(), found.category.as_deref()), (Some("300001"), Some("6398")));
    assert_eq!(found.coupon.as_ref().unwrap().amount.minor(), 200);
    assert_eq!(network.product(&item("700000001")).await.unwrap().as_ref(), Some(&found));
    assert_eq!(network.product(&short("https://p.pinduoduo.com/x")).await.unwrap().as_ref(), Some(&found));
    for nothing in [item("700000002"), item("other"), short("https://p.pinduoduo.com/none")] {
        assert_eq!(network.product(&nothing).await.unwrap(), None);
    }
}

#[tokio::test]
async fn buyers_are_registered_before_they_have_links() {
    let gateway = Gateway::open(links).await;
    let network = gateway.pinduoduo();
    let link = network.link(&product("c9X_a"), &tracking()).await.unwrap();
    assert_eq!(link.url, "https://mobile.yangkeduo.com/app?goods_sign=c9X_a");
    assert_eq!(link.short_url.as_deref(), Some("https://p.pinduoduo.com/app"));
    let done = network.register(&tracking()).await.unwrap();
    assert_eq!(done, Registration::Done { buyer_ref: "m_42".into() });

    let stranger = Tracking { sub_id: "m_43".into(), ..tracking() };
    let trouble = network.link(&product("c9X_a"), &stranger).await.unwrap_err();
    assert_eq!((trouble.kind, trouble.code.as_str()), (TroubleKind::NotRegistered, "60001"));
    let open = network.register(&stranger).await.unwrap();
    assert_eq!(open, Registration::Open { url: "https://p.pinduoduo.com/app".into() });

    gateway.asked();
    let long = Tracking { sub_id: "x".repeat(60), ..tracking() };
    let trouble = network.link(&product("c9X_a"), &long).await.unwrap_err();
    assert_eq!((trouble.kind, gateway.asked().len()), (TroubleKind::Refused, 0));
}
