use rebated_domain::order::OrderStatus;
use serde_json::{Value, json};

use super::JdSimulator;
use crate::Format;
use crate::china::china_time;
use crate::union::simulator::tests::{
    Rig, START, assert_agrees, field, form, one_of_each, open, order_on, post, snapshots,
};
use crate::union::simulator::{NewLine, SimulatorFault};
use crate::union::{Parameters, SignMethod, signed};

type Jd = Rig<JdSimulator>;

const ORDERS: &str = "jd.union.open.order.row.query";

async fn jd() -> Jd {
    Rig::new(JdSimulator::new, JdSimulator::routes).await
}

impl Jd {
    fn signed(&self, method: &str, request: &Value) -> Parameters {
        let (time, request) = (china_time(self.simulator.book().now()), request.to_string());
        let parameters = [
            ("method", method),
            ("app_key", self.simulator.app_key()),
            ("format", "json"),
            ("v", "1.0"),
            ("sign_method", "md5"),
            ("timestamp", &time),
            ("360buy_param_json", &request),
        ];
        signed(SignMethod::Md5, self.simulator.app_secret(), parameters)
    }

    async fn text(&self, method: &str, request: Value) -> String {
        post(&self.simulator.gateway(), &self.signed(method, &request)).await.1
    }

    /// What an answer holds inside its envelope.
    async fn call(&self, method: &str, request: Value) -> Value {
        let answer: Value = serde_json::from_str(&self.text(method, request).await).unwrap();
        let envelope = &answer[format!("{}_responce", method.replace('.', "_"))];
        let field = if method.ends_with(".query") { "queryResult" } else { "getResult" };
        serde_json::from_str(envelope[field].as_str().unwrap()).unwrap()
    }

    /// The first hour's rows, by their last change.
    fn hour(page: u64, size: u64) -> Value {
        json!({ "orderReq": {
            "pageIndex": page, "pageSize": size, "type": 3,
            "startTime": START, "endTime": "2026-03-02 10:00:00",
        } })
    }

    async fn keys(&self, page: u64, size: u64) -> (Vec<String>, bool) {
        let answer = self.call(ORDERS, Self::hour(page, size)).await;
        let rows = answer["data"].as_array().unwrap();
        let keys = rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect();
        (keys, answer["hasMore"].as_bool().unwrap())
    }
}

#[tokio::test]
async fn a_row_is_computed_as_documented() {
    let rig = jd().await;
    let book = rig.simulator.book();
    let sku = book.products()[6].item_id.clone();
    let key = book.place(NewLine {
        item_id: sku.clone(),
        paid_minor: Some(990),
        sub_id: Some("member_42".into()),
        ..NewLine::default()
    });
    assert!(book.pay(&key));
    let row = &rig.call(ORDERS, Jd::hour(1, 500)).await["data"][0];
    // 9.90 x 30 % x 90 % is 2.67
    assert_eq!(
        (row["commissionRate"].to_string(), row["finalRate"].to_string()),
        ("30.0".into(), "90.0".into())
    );
    assert_eq!(
        (row["estimateCosPrice"].to_string(), row["estimateFee"].to_string()),
        ("9.9".into(), "2.67".into())
    );
    assert_eq!((row["actualFee"].to_string(), &row["payMonth"]), ("0.0".into(), &"0".into()));
    assert_eq!(
        (&row["id"], row["orderId"].to_string()),
        (&key.as_str().into(), book.truth()[0].order_ref.clone())
    );
    assert_eq!((row["skuId"].to_string(), &row["subUnionId"]), (sku, &"member_42".into()));
    assert_eq!(
        (&row["validCode"], &row["finishTime"], &row["balanceExt"]),
        (&16.into(), &"".into(), &"".into())
    );
    assert_eq!(book.truth()[0].commission_minor, Some(267));
}

#[tokio::test]
async fn pages_read_as_the_truth_in_every_state() {
    let rig = jd().await;
    let book = rig.simulator.book();
    one_of_each(&book, |index, item_id| NewLine {
        item_id,
        quantity: 3,
        sub_id: (index % 2 == 0).then(|| format!("m_{index}")),
        ..NewLine::default()
    });
    let read = snapshots(Format::Jd, rig.text(ORDERS, Jd::hour(1, 500)).await);
    assert_agrees(&book, &read, false);
    assert_eq!(read.iter().filter(|line| line.held).count(), 2, "a case and a freeze");
}

#[tokio::test]
async fn what_goes_back_after_settlement_is_a_negative_entry() {
    let rig = jd().await;
    let book = rig.simulator.book();
    let sku = book.products()[0].item_id.clone();
    let key =
        book.place(NewLine { item_id: sku, quantity: 3, paid_minor: Some(10_000), ..NewLine::default() });
    assert!(book.pay(&key) && book.receive(&key) && book.settle(&key));
    rig.advance(31 * 86_400);
    // one item covers 33.33, two cover what is above
    assert!(book.open_dispute(&key, 3_334));
    let row = |page: Value| page["data"][0].clone();
    let now = china_time(book.now());
    let window = json!({ "orderReq": {
        "pageIndex": 1, "pageSize": 20, "type": 3, "startTime": now, "endTime": now,
    } });
    let open_case = row(rig.call(ORDERS, window.clone()).await);
    assert_eq!((&open_case["skuFrozenNum"], &open_case["skuReturnNum"]), (&2.into(), &0.into()));
    assert!(book.lose_dispute(&key));
    let lost = row(rig.call(ORDERS, window).await);
    assert_eq!((&lost["skuFrozenNum"], &lost["skuReturnNum"]), (&0.into(), &2.into()));
    // 100.00 x 9.1 % is 9.10, less a tenth 8.19; a third of it, rounded down, stays
    assert_eq!(
        (lost["actualFee"].to_string(), lost["estimateFee"].to_string()),
        ("2.73".into(), "2.73".into())
    );
    assert_eq!(
        (&lost["payMonth"], &lost["balanceExt"]),
        (&"20260302".into(), &"{20260420:8.19,20260520:-5.46}".into())
    );
    let truth = &book.truth()[0];
    assert_eq!((truth.refunded_minor, truth.commission_minor), (6_666, Some(273)));
    assert_eq!((truth.commission_returned_minor, truth.status), (0, OrderStatus::Settled));
}

#[tokio::test]
async fn pages_are_counted_on_rows_as_they_stand_now() {
    let rig = jd().await;
    let keys = rig.sliding(&rig.simulator.book(), 5, 60);
    assert_eq!(rig.keys(1, 2).await, (keys[..2].to_vec(), true));
    assert_eq!(rig.keys(2, 2).await, (keys[3..].to_vec(), true), "the third row is lost going forward");
    assert_eq!(rig.keys(3, 2).await, (vec![keys[0].clone()], false));
    assert_eq!(rig.keys(1, 2).await.0, keys[1..3], "and found going back");
    assert_eq!(rig.keys(4, 2).await, (Vec::new(), false));
}

#[tokio::test]
async fn several_lines_make_an_order() {
    let rig = jd().await;
    let book = rig.simulator.book();
    book.place(NewLine::default());
    let order = book.truth()[0].order_ref.clone();
    book.place(NewLine { order_ref: Some(order.clone()), ..NewLine::default() });
    let truth = book.truth();
    assert_eq!((&truth[1].order_ref, truth[0].line_key != truth[1].line_key), (&order, true));
}

#[tokio::test]
async fn the_gateway_and_the_call_refuse_in_their_own_ways() {
    let rig = jd().await;
    let gateway = async |call: &Parameters| {
        let answer: Value = serde_json::from_str(&post(&rig.simulator.gateway(), call).await.1).unwrap();
        answer["error_response"]["code"].as_str().unwrap_or_default().to_owned()
    };
    let good = rig.signed(ORDERS, &Jd::hour(1, 20));
    assert_eq!(gateway(&good).await, "");
    let mut forged = good.clone();
    forged.insert("360buy_param_json".into(), Jd::hour(2, 20).to_string());
    assert_eq!(gateway(&forged).await, "12");
    assert_eq!(gateway(&rig.signed("jd.union.open.nothing.get", &json!({}))).await, "15");
    rig.simulator.book().fail(SimulatorFault::RateLimited);
    assert_eq!(gateway(&good).await, "2");
    rig.advance(601);
    assert_eq!(gateway(&good).await, "8");

    let code = async |request: Value| rig.call(ORDERS, request).await["code"].clone();
    let window = |until: &str| {
        json!({ "orderReq": {
            "pageIndex": 1, "pageSize": 20, "type": 3, "startTime": START, "endTime": until,
        } })
    };
    assert_eq!(code(window("2026-03-02 10:00:00")).await, 200);
    assert_eq!(code(window("2026-03-02 10:00:01")).await, 400);
    assert_eq!(code(Jd::hour(1, 501)).await, 400);
    assert_eq!(code(Jd::hour(0, 20)).await, 400);
    rig.simulator.book().fail(SimulatorFault::SystemError);
    assert_eq!(code(Jd::hour(1, 20)).await, 500);
}

#[tokio::test]
async fn links_carry_the_buyers_name() {
    let rig = jd().await;
    let book = rig.simulator.book();
    let sku = book.products()[1].item_id.clone();
    let goods = rig.call("jd.union.open.goods.promotiongoodsinfo.query", json!({ "skuIds": sku })).await;
    let goods = &goods["data"][0];
    assert_eq!((goods["skuId"].to_string(), goods["unitPrice"].to_string()), (sku.clone(), "199.0".into()));
    assert_eq!(goods["commisionRatioWl"].to_string(), "12.0");

    let request = |material: &str| {
        json!({ "promotionCodeReq": {
            "materialId": material, "siteId": "4100000001", "subUnionId": "m_7", "chainType": 3, "positionId": 7,
        } })
    };
    let common = "jd.union.open.promotion.common.get";
    for material in [format!("http://item.jd.com/{sku}.html"), book.shared_link(&sku)] {
        let made = rig.call(common, request(&material)).await;
        let url = made["data"]["clickURL"].as_str().unwrap();
        assert!(url.ends_with(&format!("&to=https%3A%2F%2Fitem.jd.com%2F{sku}.html")), "{url}");
        let page = open(url).await;
        assert!(page.contains("纯棉四件套"), "{page}");
    }
    assert_eq!(rig.call(common, request("http://item.jd.com/1.html")).await["code"], 404);
    let by_name = "jd.union.open.promotion.bysubunionid.get";
    let made = rig.call(by_name, request(&book.shared_link(&sku))).await;
    let page = open(made["data"]["shortURL"].as_str().unwrap()).await;
    let bought = post(&format!("{}/shop/buy", rig.url()), &form(&[("link", field(&page, "link"))])).await.1;
    let truth = &book.truth()[0];
    assert_eq!((order_on(&bought), truth.buyer_ref.as_deref()), (truth.order_ref.as_str(), Some("m_7")));
    let row = &rig.call(ORDERS, Jd::hour(1, 20)).await["data"][0];
    assert_eq!((&row["positionId"], &row["pid"]), (&7.into(), &"".into()));
}
