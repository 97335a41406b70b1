use std::collections::BTreeSet;
use std::sync::Arc;

use rebated_connectors::jd::JdUnion;
use rebated_domain::link::LinkTarget;
use rebated_domain::network::Feed;
use rebated_domain::order::OrderSource;
use rebated_service::networks::{AffiliateNetwork as _, Cursor, Registration, TroubleKind};
use serde_json::{Value, json};

use crate::sliding::{Sliding, key};
use crate::stand::{Form, Gateway, Reply, keys, product, shared, tracking, walk, window};

/// JD's envelope: JSON text in JSON.
fn enveloped(method: &str, inner: &Value) -> Reply {
    let field = if method.ends_with(".query") { "queryResult" } else { "getResult" };
    let name = format!("{}_responce", method.replace('.', "_"));
    json!({ name: { "code": "0", field: inner.to_string() } }).into()
}

fn row(id: &str) -> Value {
    json!({
        "id": id, "orderId": 276_179_899_609u64, "orderTime": "2026-10-01 09:30:00", "finishTime": "",
        "modifyTime": "2026-10-01 09:31:00", "skuId": 100_012_043_978u64, "skuName": "Tea", "skuNum": 1,
        "skuReturnNum": 0, "skuFrozenNum": 0, "price": 9.9, "estimateCosPrice": 9.9, "estimateFee": 2.67,
        "actualFee": 0.0, "validCode": 16, "subUnionId": "m_42", "payMonth": "0", "balanceExt": "",
    })
}

fn request(form: &Form) -> Value {
    serde_json::from_str(&form["360buy_param_json"]).unwrap()
}

async fn sliding(rows: Sliding) -> (Gateway, Arc<Sliding>) {
    let rows = Arc::new(rows);
    let table = Arc::clone(&rows);
    let gateway = Gateway::open(move |form| {
        let asked = &request(form)["orderReq"];
        let whole = |name: &str| usize::try_from(asked[name].as_u64().unwrap()).unwrap();
        let (page, size) = (whole("pageIndex"), whole("pageSize"));
        let (shown, total) = table.page(page, size);
        let data: Vec<Value> = shown.iter().map(|id| row(id)).collect();
        let inner =
            json!({ "code": 200, "message": "success", "data": data, "hasMore": total > page * size });
        enveloped(&form["method"], &inner)
    })
    .await;
    (gateway, rows)
}

#[tokio::test]
async fn one_page_is_read_once() {
    let (gateway, _) = sliding(Sliding::new(2, &[])).await;
    let pages = walk(&gateway.jd(), Feed::Orders, window()).await.unwrap();
    assert_eq!(keys(&pages), [key(0), key(1)]);
    let first = &pages[0].1.orders[0].snapshot;
    assert_eq!((first.source, first.account.as_str()), (OrderSource::Jd, "1000000001"));
    assert_eq!((first.order_ref.as_str(), first.buyer_ref.as_deref()), ("276179899609", Some("m_42")));
    assert_eq!(first.commission.unwrap().minor(), 267);
    let form = gateway.asked().remove(0);
    let want = json!({ "orderReq": { "pageIndex": 1, "pageSize": 500, "type": 3,
        "startTime": "2026-10-01 09:00:00", "endTime": "2026-10-01 10:00:00" } });
    assert_eq!(request(&form), want);
    let fixed =
        [("app_key", "jd-key"), ("v", "1.0"), ("sign_method", "md5"), ("timestamp", "2026-10-01 10:05:00")];
    assert!(fixed.iter().all(|(name, value)| form[*name] == *value), "{form:?}");
}

/// Rows that change leave the window, and what is behind them slides to pages that were read.
#[tokio::test]
async fn rows_that_slide_are_found_on_the_way_back() {
    let changes = [(1, 0), (1, 10), (1, 499), (2, 3), (2, 700), (4, 0), (5, 1)];
    let (gateway, rows) = sliding(Sliding::new(1_700, &changes)).await;
    let pages = walk(&gateway.jd(), Feed::Orders, window()).await.unwrap();
    let turned: Vec<&str> = pages.iter().map(|(cursor, _)| cursor.as_str()).collect();
    assert_eq!(turned, ["", "f2", "f3", "f4", "b3", "b2", "b1"]);
    let seen: BTreeSet<String> = keys(&pages).into_iter().collect();
    let lost: Vec<String> = rows.unchanged().into_iter().filter(|key| !seen.contains(key)).collect();
    assert_eq!(lost, [""; 0]);

    // turned forwards alone, rows would have been lost
    let forwards: BTreeSet<String> = keys(&pages[..4]).into_iter().collect();
    assert!(rows.unchanged().iter().any(|key| !forwards.contains(key)));
}

/// Proxies between write numbers and booleans as texts.
#[tokio::test]
async fn a_page_that_has_more_in_words_is_not_the_last() {
    let gateway = Gateway::open(|form| {
        let inner = json!({ "code": "200", "data": [row("90")], "hasMore": "true" });
        enveloped(&form["method"], &inner)
    })
    .await;
    let page = gateway.jd().pull(Feed::Orders, window(), None).await.unwrap();
    assert_eq!(page.next, Some(Cursor("f2".into())));
}

#[tokio::test]
async fn ids_beyond_what_a_float_holds_stay_whole() {
    let gateway = Gateway::open(|form| {
        let mut row = row("90182963548301312099");
        row["orderId"] = serde_json::from_str("9007199254740993123").unwrap();
        enveloped(&form["method"], &json!({ "code": 200, "data": [row], "hasMore": false }))
    })
    .await;
    let page = gateway.jd().pull(Feed::Orders, window(), None).await.unwrap();
    let line = &page.orders[0].snapshot;
    assert_eq!(
        (line.line_key.as_str(), line.order_ref.as_str()),
        ("90182963548301312099", "9007199254740993123")
    );
}

#[tokio::test]
async fn an_empty_window_and_an_error_inside_are_told_apart() {
    let inner = |inner: Value| Gateway::open(move |form| enveloped(&form["method"], &inner));
    let gateway = inner(json!({ "code": 200, "message": "success", "requestId": "1" })).await;
    let page = gateway.jd().pull(Feed::Orders, window(), None).await.unwrap();
    assert!(page.orders.is_empty() && page.next.is_none());
    let cases = [
        (json!({ "code": 413, "message": "请求过于频繁" }), TroubleKind::Limited),
        (json!({ "code": 400, "message": "参数错误：查询时间范围不能超过1小时" }), TroubleKind::TooLong),
        (json!({ "code": 500, "message": "服务端异常" }), TroubleKind::Away),
        (json!({ "code": 403, "message": "无访问权限" }), TroubleKind::Refused),
    ];
    for (answer, want) in cases {
        let gateway = inner(answer.clone()).await;
        let trouble = gateway.jd().pull(Feed::Orders, window(), None).await.unwrap_err();
        assert_eq!(trouble.kind, want, "{answer}");
        assert_eq!(trouble.message, answer["message"].as_str().unwrap());
    }
    let trouble = gateway.jd().pull(Feed::AfterSales, window(), None).await.unwrap_err();
    assert_eq!(trouble.code, "NO_SUCH_FEED");
}

fn links(form: &Form) -> Reply {
    let method = form["method"].as_str();
    let asked = request(form);
    let data = match method {
        "jd.union.open.goods.promotiongoodsinfo.query" if asked["skuIds"] == "100012043978" => json!([{
            "skuId": 100_012_043_978u64, "goodsName": "绿茶 礼盒", "unitPrice": 60.5, "wlUnitPrice": 59.9,
            "commisionRatioWl": 9.0, "imgUrl": "//img14.360buyimg.com/a.jpg", "cid": 1320, "cidName": "食品饮料",
        }]),
        "jd.union.open.goods.promotiongoodsinfo.query" => json!([]),
        "jd.union.open.promotion.common.get"
            if asked["promotionCodeReq"]["materialId"] == "https://u.jd.com/none" =>
        {
            return enveloped(method, &json!({ "code": 404, "message": "该商品或链接不参与推广" }));
        }
        "jd.union.open.promotion.common.get" => {
            json!({ "clickURL": "https://union-click.jd.com/jdc?to=https%3A%2F%2Fitem.jd.com%2F100012043978.html", "jCommand": "" })
        }
        "jd.union.open.promotion.bysubunionid.get" => {
            json!({ "clickURL": "https://union-click.jd.com/jdc?e=1", "shortURL": "https://u.jd.com/abc", "jCommand": "￥J￥" })
        }
        other => panic!("{other}"),
    };
    enveloped(method, &json!({ "code": 200, "message": "success", "data": data }))
}

#[tokio::test]
async fn products_are_found_by_number_and_by_short_link() {
    let gateway = Gateway::open(links).await;
    let jd = gateway.jd();
    let found =
        jd.product(&shared(OrderSource::Jd, LinkTarget::Item("100012043978".into()))).await.unwrap().unwrap();
    assert_eq!((found.item_id.as_str(), found.title.as_str()), ("100012043978", "绿茶 礼盒"));
    assert_eq!(
        (found.price.minor(), found.commission_rate.ppm(), found.fee_rate.ppm()),
        (5_990, 90_000, 100_000)
    );
    assert_eq!(found.category.as_deref(), Some("食品饮料"));
    let short = |url: &str| shared(OrderSource::Jd, LinkTarget::Short(url.into()));
    assert_eq!(jd.product(&short("https://u.jd.com/abc")).await.unwrap(), Some(found));
    assert_eq!(jd.product(&short("https://u.jd.com/none")).await.unwrap(), None);
    let unknown = shared(OrderSource::Jd, LinkTarget::Item("5".into()));
    assert_eq!(jd.product(&unknown).await.unwrap(), None);
    gateway.asked();
    let wrong = shared(OrderSource::Jd, LinkTarget::Item("not-a-sku".into()));
    assert_eq!((jd.product(&wrong).await.unwrap(), gateway.asked().len()), (None, 0));
}

#[tokio::test]
async fn links_carry_the_sub_union_id() {
    let gateway = Gateway::open(links).await;
    let link = gateway.jd().link(&product("100012043978"), &tracking()).await.unwrap();
    assert!(link.url.starts_with("https://union-click.jd.com/"));
    assert_eq!((link.short_url, link.password), (None, None));
    let want = json!({ "promotionCodeReq": { "materialId": "https://item.jd.com/100012043978.html",
        "siteId": "4100000001", "positionId": "3100000001", "subUnionId": "m_42" } });
    assert_eq!(request(&gateway.asked().remove(0)), want);

    let mut options = gateway.jd_options();
    options.site_id.clear();
    options.position_id = None;
    let social = JdUnion::new(options, gateway.clock.clone()).unwrap();
    let link = social.link(&product("100012043978"), &tracking()).await.unwrap();
    assert_eq!(link.short_url.as_deref(), Some("https://u.jd.com/abc"));
    assert_eq!(link.password.as_deref(), Some("￥J￥"));
    let form = gateway.asked().remove(0);
    assert_eq!(form["method"], "jd.union.open.promotion.bysubunionid.get");
    let want = json!({ "promotionCodeReq": { "materialId": "https://item.jd.com/100012043978.html",
        "subUnionId": "m_42", "chainType": 3 } });
    assert_eq!(request(&form), want);

    let done = social.register(&tracking()).await.unwrap();
    assert_eq!((done, gateway.asked().len()), (Registration::Done { buyer_ref: "m_42".into() }, 0));
}
