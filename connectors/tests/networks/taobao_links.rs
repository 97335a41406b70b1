use rebated_connectors::taobao::TaobaoUnion;
use rebated_domain::link::LinkTarget;
use rebated_domain::order::OrderSource;
use rebated_service::networks::{AffiliateNetwork as _, Registration, Tracking, TroubleKind};
use serde_json::{Value, json};

use crate::stand::{Form, Gateway, Reply, SESSION, china, product, shared, tracking};

fn get<'a>(form: &'a Form, name: &str) -> &'a str {
    form.get(name).map_or("", String::as_str)
}

fn answer(form: &Form) -> Reply {
    let offer = json!({ "tbk_privilege_get_response": { "result": { "data": {
        "item_id": "T5mA0k-001", "max_commission_rate": "9.10", "coupon_info": "满16.00元减10.00元",
        "coupon_end_time": "2026-10-07", "item_url": "//s.click.taobao.com/item",
        "coupon_click_url": "//uland.taobao.com/coupon",
    }}}});
    let answer: Value = match get(form, "method") {
        "taobao.tbk.sc.tpwd.convert" if get(form, "password_content") == "￥nothing￥" => {
            json!({ "error_response": { "code": 15, "msg": "Remote service error", "sub_code": "50001", "sub_msg": "无结果" } })
        }
        "taobao.tbk.sc.tpwd.convert" => {
            json!({ "tbk_sc_tpwd_convert_response": { "data": { "num_iid": "T5mA0k-001" } } })
        }
        "taobao.tbk.item.info.get" if get(form, "num_iids") == "gone" => {
            json!({ "tbk_item_info_get_response": { "results": {} } })
        }
        "taobao.tbk.item.info.get" => {
            json!({ "tbk_item_info_get_response": { "results": { "n_tbk_item": [{
                "num_iid": "T5mA0k-001", "title": "春茶 100克", "pict_url": "//img.alicdn.com/a.jpg", "nick": "山泉茶庄",
                "cat_name": "茶叶", "zk_final_price": "60.00", "reserve_price": "80.00",
            }]}}})
        }
        "taobao.tbk.privilege.get" => offer,
        "taobao.tbk.tpwd.create" if get(form, "url").ends_with("/item") => return Reply::Status(502, ""),
        "taobao.tbk.tpwd.create" => {
            json!({ "tbk_tpwd_create_response": { "data": { "model": "3￥CZ￥ https://m.tb.cn/h.1", "password_simple": "￥CZ￥" } } })
        }
        "taobao.tbk.sc.publisher.info.save" => {
            json!({ "tbk_sc_publisher_info_save_response": { "data": { "relation_id": 2_841_234_567u64, "desc": "绑定成功" } } })
        }
        other => panic!("{other}"),
    };
    answer.into()
}

#[tokio::test]
async fn a_shared_product_is_found_by_id_link_and_password() {
    let gateway = Gateway::open(answer).await;
    let taobao = gateway.taobao();
    let find = |target: LinkTarget| {
        let shared = shared(OrderSource::Taobao, target);
        let taobao = &taobao;
        async move { taobao.product(&shared).await.unwrap() }
    };
    let found = find(LinkTarget::Item("T5mA0k-001".into())).await.unwrap();
    assert_eq!((found.item_id.as_str(), found.title.as_str()), ("T5mA0k-001", "春茶 100克"));
    assert_eq!((found.price.minor(), found.commission_rate.ppm()), (6_000, 91_000));
    assert_eq!((found.fee_rate.ppm(), found.compare_rate), (100_000, None));
    assert_eq!((found.merchant.as_deref(), found.category.as_deref()), (Some("山泉茶庄"), Some("茶叶")));
    assert_eq!(found.image_url.as_deref(), Some("https://img.alicdn.com/a.jpg"));
    let coupon = found.coupon.unwrap();
    assert_eq!((coupon.amount.minor(), coupon.ends_at), (1_000, Some(china("2026-10-07 23:59:59"))));

    assert!(find(LinkTarget::Short("https://m.tb.cn/h.abc".into())).await.is_some());
    assert!(find(LinkTarget::Password("abc".into())).await.is_some());
    let asked = gateway.asked();
    let contents: Vec<&str> =
        asked.iter().filter_map(|form| form.get("password_content")).map(String::as_str).collect();
    assert_eq!(contents, ["https://m.tb.cn/h.abc", "￥abc￥"]);
    assert!(find(LinkTarget::Password("nothing".into())).await.is_none());
    assert!(find(LinkTarget::Item("gone".into())).await.is_none());
}

#[tokio::test]
async fn links_name_the_channel_or_else_the_place() {
    let gateway = Gateway::open(answer).await;
    let taobao = gateway.taobao();
    let product = product("T5mA0k-001");
    let link = taobao.link(&product, &tracking()).await.unwrap();
    assert_eq!(link.url, "https://uland.taobao.com/coupon");
    assert_eq!((link.short_url, link.password.as_deref()), (None, Some("￥CZ￥")));
    for registered in ["2841234567", "relation:2841234567"] {
        let tracking = Tracking { registered: Some(registered.into()), ..tracking() };
        taobao.link(&product, &tracking).await.unwrap();
    }
    let pool = Tracking { place: Some("mm_10000001_200002_110000000009".into()), ..tracking() };
    taobao.link(&product, &pool).await.unwrap();
    let asked = gateway.asked();
    let made: Vec<_> = asked
        .iter()
        .filter(|form| get(form, "method") == "taobao.tbk.privilege.get")
        .map(|form| {
            let names = ["relation_id", "external_id", "site_id", "adzone_id", "session"];
            names.map(|name| get(form, name).to_owned()).join(" ")
        })
        .collect();
    let want = [
        format!(" m_42 200001 110000000001 {SESSION}"),
        format!("2841234567  200001 110000000001 {SESSION}"),
        format!("2841234567  200001 110000000001 {SESSION}"),
        format!(" m_42 200002 110000000009 {SESSION}"),
    ];
    assert_eq!(made, want);
    let wrong = Tracking { place: Some("elsewhere".into()), ..tracking() };
    let trouble = taobao.link(&product, &wrong).await.unwrap_err();
    assert_eq!((trouble.kind, gateway.asked().len()), (TroubleKind::Refused, 0));
}

#[tokio::test]
async fn a_link_is_good_without_a_password() {
    let gateway = Gateway::open(|form| match get(form, "method") {
        "taobao.tbk.privilege.get" => {
            let data = json!({ "max_commission_rate": "1", "item_url": "//s.click.taobao.com/item" });
            json!({ "tbk_privilege_get_response": { "result": { "data": data } } }).into()
        }
        _ => answer(form),
    })
    .await;
    let link = gateway.taobao().link(&product("T5mA0k-001"), &tracking()).await.unwrap();
    assert_eq!((link.url.as_str(), link.password), ("https://s.click.taobao.com/item", None));
}

#[tokio::test]
async fn a_channel_is_known_by_its_relation_id() {
    let gateway = Gateway::open(answer).await;
    let done = gateway.taobao().register(&tracking()).await.unwrap();
    assert_eq!(done, Registration::Done { buyer_ref: "relation:2841234567".into() });
    let form = gateway.asked().remove(0);
    assert_eq!(
        (get(&form, "inviter_code"), get(&form, "note"), get(&form, "info_type")),
        ("7KABCD", "m_42", "1")
    );

    let mut options = gateway.taobao_options();
    options.inviter_code = None;
    let taobao = TaobaoUnion::new(options, gateway.clock.clone()).unwrap();
    let trouble = taobao.register(&tracking()).await.unwrap_err();
    assert_eq!((trouble.kind, trouble.code.as_str()), (TroubleKind::Refused, "NO_INVITER_CODE"));
    assert!(gateway.asked().is_empty());
}
