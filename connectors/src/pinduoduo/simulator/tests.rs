use rebated_domain::order::OrderStatus;
use serde_json::{Value, json};

use super::PinduoduoSimulator;
use crate::Format;
use crate::union::simulator::tests::{
    Rig, assert_agrees, field, form, one_of_each, open, order_on, post, snapshots,
};
use crate::union::simulator::{NewLine, SimulatorFault};
use crate::union::{Parameters, SignMethod, signed};

type Pinduoduo = Rig<PinduoduoSimulator>;

const ORDERS: &str = "pdd.ddk.order.list.increment.get";

async fn pinduoduo() -> Pinduoduo {
    Rig::new(PinduoduoSimulator::new, PinduoduoSimulator::routes).await
}

impl Pinduoduo {
    fn now(&self) -> i64 {
        self.simulator.book().now().timestamp()
    }

    fn signed(&self, call_type: &str, pairs: &[(&str, &str)]) -> Parameters {
        let time = self.now().to_string();
        let common = [
            ("type", call_type),
            ("client_id", self.simulator.app_key()),
            ("data_type", "JSON"),
            ("version", "V1"),
            ("timestamp", &time),
        ];
        let parameters = common.into_iter().chain(pairs.iter().copied());
        signed(SignMethod::Md5, self.simulator.app_secret(), parameters)
    }

    async fn text(&self, call_type: &str, pairs: &[(&str, &str)]) -> String {
        post(&self.simulator.gateway(), &self.signed(call_type, pairs)).await.1
    }

    async fn call(&self, call_type: &str, pairs: &[(&str, &str)]) -> Value {
        serde_json::from_str(&self.text(call_type, pairs).await).unwrap()
    }

    /// The last hour's rows.
    async fn page(&self, page: &str, return_count: &str) -> String {
        let (from, until) = ((self.now() - 3_600).to_string(), self.now().to_string());
        let pairs = [
            ("start_update_time", from.as_str()),
            ("end_update_time", until.as_str()),
            ("page", page),
            ("page_size", "10"),
            ("return_count", return_count),
        ];
        self.text(ORDERS, &pairs).await
    }

    async fn keys(&self, page: &str) -> Vec<String> {
        let page = self.page(page, "false").await;
        snapshots(Format::Pinduoduo, page).into_iter().map(|line| line.line_key).collect()
    }
}

fn sub_code(answer: &Value) -> &str {
    answer["error_response"]["sub_code"].as_str().unwrap_or_default()
}

#[tokio::test]
async fn a_row_is_computed_as_documented() {
    let rig = pinduoduo().await;
    let book = rig.simulator.book();
    let sign = book.products()[10].item_id.clone();
    let new = |compared| NewLine {
        item_id: sign.clone(),
        paid_minor: Some(1_300),
        sub_id: Some("m_42".into()),
        compared,
        ..NewLine::default()
    };
    let keys = [book.place(new(false)), book.place(new(true))];
    assert!(keys.iter().all(|key| book.pay(key)));
    let page: Value = serde_json::from_str(&rig.page("1", "true").await).unwrap();
    let rows = &page["order_list_get_response"]["order_list"];
    let figures = |row: &Value| {
        ["order_amount", "promotion_rate", "promotion_amount", "price_compare_status", "order_status"]
            .map(|name| row[name].as_i64().unwrap())
    };
    // 13.00 at 105 per mille is 1.365; after a comparison of prices 35 per mille are paid
    assert_eq!(figures(&rows[0]), [1_300, 105, 137, 0, 1]);
    assert_eq!(figures(&rows[1]), [1_300, 35, 46, 1, 1]);
    assert_eq!(rows[0]["custom_parameters"], "{\"uid\":\"m_42\"}");
    assert_eq!(
        (&rows[0]["goods_sign"], &rows[0]["order_settle_time"]),
        (&sign.as_str().into(), &Value::Null)
    );
    assert!(rows[0]["group_id"].as_u64().unwrap() > 1 << 53, "no float holds it");
    assert_eq!(rows[0]["order_modify_at"], rig.now());
    let truth = book.truth();
    assert_eq!([truth[0].commission_minor, truth[1].commission_minor], [Some(137), Some(46)]);
    assert_eq!((&truth[0].order_ref, truth[0].buyer_ref.as_deref()), (&keys[0], Some("m_42")));
}

#[tokio::test]
async fn pages_read_as_the_truth_in_every_state() {
    let rig = pinduoduo().await;
    let book = rig.simulator.book();
    one_of_each(&book, |index, item_id| NewLine {
        item_id,
        sub_id: (index % 2 == 0).then(|| format!("m_{index}")),
        compared: index % 3 == 0,
        ..NewLine::default()
    });
    let read = snapshots(Format::Pinduoduo, rig.page("1", "true").await);
    assert_agrees(&book, &read, false);
    assert_eq!(read.iter().filter(|line| line.held).count(), 1, "a freeze; cases are not told of");
}

#[tokio::test]
async fn what_goes_back_lowers_or_voids_the_line() {
    let rig = pinduoduo().await;
    let book = rig.simulator.book();
    let sign = book.products()[0].item_id.clone();
    let key = book.place(NewLine { item_id: sign, paid_minor: Some(10_000), ..NewLine::default() });
    assert!(book.pay(&key) && book.settle(&key));
    let truth = |book: &crate::union::simulator::Book| {
        let line = book.truth().remove(0);
        (line.status, line.commission_minor, line.refunded_minor)
    };
    assert_eq!(truth(&book), (OrderStatus::Settled, Some(910), 0));
    assert!(book.open_dispute(&key, 2_500) && book.lose_dispute(&key));
    assert_eq!(truth(&book), (OrderStatus::Settled, Some(682), 0));
    assert!(book.open_dispute(&key, 7_500) && book.lose_dispute(&key));
    assert_eq!(truth(&book), (OrderStatus::Invalid, Some(0), 0));
    assert_agrees(&book, &snapshots(Format::Pinduoduo, rig.page("1", "true").await), false);
}

#[tokio::test]
async fn whoever_turns_pages_forward_loses_rows() {
    let rig = pinduoduo().await;
    let keys = rig.sliding(&rig.simulator.book(), 25, 1);
    assert_eq!(rig.keys("1").await, keys[..10]);
    assert_eq!(rig.keys("2").await, keys[11..21], "the eleventh row is lost");
    assert_eq!(rig.keys("3").await, [&keys[21..], &keys[..1]].concat());
    assert_eq!(rig.keys("1").await, keys[1..11], "whoever comes from behind sees it");
}

#[tokio::test]
async fn the_total_is_wrong_at_times() {
    let rig = pinduoduo().await;
    let book = rig.simulator.book();
    for _ in 0..11 {
        book.place(NewLine::default());
    }
    let count = async |return_count: &str| {
        let page: Value = serde_json::from_str(&rig.page("1", return_count).await).unwrap();
        page["order_list_get_response"]["total_count"].as_u64()
    };
    assert_eq!([count("true").await, count("false").await, count("true").await], [Some(10), None, Some(11)]);
    assert_eq!(count("true").await, Some(10));
}

#[tokio::test]
async fn wrong_windows_signatures_and_clocks_are_refused() {
    let rig = pinduoduo().await;
    let now = rig.now();
    let window = async |from: i64, until: i64| {
        let (from, until) = (from.to_string(), until.to_string());
        let pairs = [("start_update_time", from.as_str()), ("end_update_time", until.as_str())];
        sub_code(&rig.call(ORDERS, &pairs).await).to_owned()
    };
    let day = 86_400;
    assert_eq!(window(now - day, now).await, "");
    assert_eq!(window(now - day - 1, now).await, "50001");
    assert_eq!(window(now - 90 * day, now - 89 * day).await, "");
    assert_eq!(window(now - 90 * day - 1, now - 89 * day - 1).await, "50001");
    assert_eq!(window(now, now - 1).await, "50001");

    let gateway = async |call: &Parameters| {
        let answer: Value = serde_json::from_str(&post(&rig.simulator.gateway(), call).await.1).unwrap();
        answer["error_response"]["error_code"].as_u64()
    };
    let (from, until) = (now.to_string(), (now + 1).to_string());
    let good = rig.signed(ORDERS, &[("start_update_time", &from), ("end_update_time", &until)]);
    assert_eq!(gateway(&good).await, None);
    let mut forged = good.clone();
    forged.insert("end_update_time".into(), from.clone());
    assert_eq!(gateway(&forged).await, Some(20004));
    assert_eq!(gateway(&rig.signed("pdd.ddk.nothing.get", &[])).await, Some(10001));
    rig.simulator.book().fail(SimulatorFault::RateLimited);
    rig.simulator.book().fail(SimulatorFault::SystemError);
    assert_eq!([gateway(&good).await, gateway(&good).await], [Some(70031), Some(52001)]);
    rig.advance(601);
    assert_eq!(gateway(&good).await, Some(10001));
}

#[tokio::test]
async fn parameters_need_an_authority() {
    let rig = pinduoduo().await;
    let book = rig.simulator.book();
    let sign = book.products()[2].item_id.clone();
    let (pid, list) = (rig.simulator.pid().to_owned(), json!([sign]).to_string());
    let parameters = "{\"uid\":\"m_1\"}";
    let promote = [("p_id", pid.as_str()), ("goods_sign_list", &list), ("custom_parameters", parameters)];
    let generate = "pdd.ddk.goods.promotion.url.generate";
    assert_eq!(sub_code(&rig.call(generate, &promote).await), "60001");
    let bound = async || {
        let pairs = [("pid", pid.as_str()), ("custom_parameters", parameters)];
        let answer = rig.call("pdd.ddk.member.authority.query", &pairs).await;
        answer["authority_query_response"]["bind"].as_u64()
    };
    assert_eq!(bound().await, Some(0));

    let p_ids = json!([pid]).to_string();
    let ask = [("p_id_list", p_ids.as_str()), ("channel_type", "10"), ("custom_parameters", parameters)];
    let asked = rig.call("pdd.ddk.rp.prom.url.generate", &ask).await;
    let url = asked["rp_promotion_url_generate_response"]["url_list"][0]["url"].as_str().unwrap();
    let page = open(url).await;
    assert!(page.contains("Agree") && page.contains("m_1"), "{page}");
    post(&format!("{}/authorise", rig.url()), &form(&[("custom_parameters", parameters)])).await;
    assert_eq!(bound().await, Some(1));

    let made = rig.call(generate, &promote).await;
    let made = &made["goods_promotion_url_generate_response"]["goods_promotion_url_list"][0];
    let page = open(made["short_url"].as_str().unwrap()).await;
    let buy = form(&[("link", field(&page, "link")), ("compared", "on")]);
    let bought = post(&format!("{}/shop/buy", rig.url()), &buy).await.1;
    let line = book.truth().remove(0);
    assert_eq!((order_on(&bought), line.buyer_ref.as_deref()), (line.order_ref.as_str(), Some("m_1")));
    // 69.00 less a coupon of 5.00, at 20 per mille
    assert_eq!((line.paid_minor, line.commission_minor), (6_400, Some(128)));

    let other = ("custom_parameters", "{\"uid\":\"m_2\"}");
    let pairs =
        [("p_id", pid.as_str()), ("goods_sign_list", &list), other, ("generate_authority_url", "true")];
    let made = rig.call(generate, &pairs).await;
    let url = made["goods_promotion_url_generate_response"]["goods_promotion_url_list"][0]["url"].as_str();
    assert!(url.unwrap().contains("/authorise?"), "the link asks first");
    book.authorise("{ \"uid\": \"m_2\" }");
    assert_eq!(sub_code(&rig.call(generate, &pairs[..3]).await), "");
    let long = format!("{{\"uid\":\"{}\"}}", "x".repeat(60));
    let pairs = [("pid", pid.as_str()), ("custom_parameters", long.as_str())];
    assert_eq!(sub_code(&rig.call("pdd.ddk.member.authority.query", &pairs).await), "10000");
}

#[tokio::test]
async fn products_are_found_by_sign_word_and_shared_link() {
    let rig = pinduoduo().await;
    let book = rig.simulator.book();
    let sign = book.products()[0].item_id.clone();
    let shared = book.shared_link(&sign);
    assert!(shared.starts_with("https://p.pinduoduo.com/"), "{shared}");
    let detail = rig.call("pdd.ddk.goods.detail", &[("goods_sign", &sign)]).await;
    let goods = &detail["goods_detail_response"]["goods_details"][0];
    let names = ["min_group_price", "coupon_discount", "promotion_rate", "predict_promotion_rate"];
    assert_eq!(names.map(|name| goods[name].as_i64().unwrap()), [12_800, 2_000, 91, 30]);
    for keyword in ["龙井", shared.as_str()] {
        let found = rig.call("pdd.ddk.goods.search", &[("keyword", keyword)]).await;
        let list = &found["goods_search_response"]["goods_list"];
        assert_eq!((list.as_array().unwrap().len(), &list[0]["goods_sign"]), (1, &sign.as_str().into()));
    }
    let pid = rig.simulator.pid();
    let made = rig.call("pdd.ddk.goods.zs.unit.url.gen", &[("source_url", &shared), ("pid", pid)]).await;
    let url = made["goods_zs_unit_generate_response"]["url"].as_str().unwrap();
    assert!(url.ends_with(&format!("&goods_sign={sign}")) && open(url).await.contains("龙井"), "{url}");
    let lost = [("source_url", "https://p.pinduoduo.com/nothing"), ("pid", pid)];
    assert_eq!(sub_code(&rig.call("pdd.ddk.goods.zs.unit.url.gen", &lost).await), "50002");
}
