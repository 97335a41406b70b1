use rebated_domain::order::OrderStatus;
use serde_json::Value;

use super::TaobaoSimulator;
use crate::Format;
use crate::china::china_time;
use crate::taobao::tests::refunds;
use crate::union::simulator::tests::{Rig, START, assert_agrees, one_of_each, post, snapshots};
use crate::union::simulator::{NewLine, SimulatorFault};
use crate::union::{Parameters, SignMethod, signature, signed};

pub(super) type Taobao = Rig<TaobaoSimulator>;

pub(super) const ORDERS: &str = "taobao.tbk.order.details.get";

pub(super) async fn taobao() -> Taobao {
    Rig::new(TaobaoSimulator::new, TaobaoSimulator::routes).await
}

impl Taobao {
    pub(super) fn signed(&self, method: &str, pairs: &[(&str, &str)]) -> Parameters {
        let time = china_time(self.simulator.book().now());
        let common = [
            ("method", method),
            ("app_key", self.simulator.app_key()),
            ("format", "json"),
            ("v", "2.0"),
            ("sign_method", "md5"),
            ("timestamp", &time),
        ];
        let parameters = common.into_iter().chain(pairs.iter().copied());
        signed(SignMethod::Md5, self.simulator.app_secret(), parameters)
    }

    pub(super) async fn text(&self, method: &str, pairs: &[(&str, &str)]) -> String {
        post(&self.simulator.gateway(), &self.signed(method, pairs)).await.1
    }

    pub(super) async fn call(&self, method: &str, pairs: &[(&str, &str)]) -> Value {
        serde_json::from_str(&self.text(method, pairs).await).unwrap()
    }

    /// The first hour's rows, by their last change.
    pub(super) async fn page(&self, pairs: &[(&str, &str)]) -> String {
        let window = [("start_time", START), ("end_time", "2026-03-02 10:00:00"), ("query_type", "4")];
        self.text(ORDERS, &[&window[..], pairs].concat()).await
    }

    pub(super) async fn keys(&self, pairs: &[(&str, &str)]) -> (Vec<String>, String) {
        let page = self.page(pairs).await;
        let answer: Value = serde_json::from_str(&page).unwrap();
        let index = answer["tbk_order_details_get_response"]["data"]["position_index"].as_str().unwrap();
        (snapshots(Format::Taobao, page).into_iter().map(|line| line.line_key).collect(), index.to_owned())
    }
}

pub(super) fn sub_code(answer: &Value) -> &str {
    answer["error_response"]["sub_code"].as_str().unwrap_or_default()
}

#[tokio::test]
async fn a_row_is_computed_as_documented() {
    let rig = taobao().await;
    let book = rig.simulator.book();
    let item_id = book.products()[0].item_id.clone();
    let key = book.place(NewLine { item_id: item_id.clone(), paid_minor: Some(1_980), ..NewLine::default() });
    assert!(book.pay(&key));
    let page: Value = serde_json::from_str(&rig.page(&[]).await).unwrap();
    let row = &page["tbk_order_details_get_response"]["data"]["results"]["publisher_order_dto"][0];
    // 19.80 x 9.10 % is 1.80, of which a tenth is the technical fee
    let shown = [
        ("alipay_total_price", "19.80"),
        ("income_rate", "9.10"),
        ("pub_share_pre_fee", "1.80"),
        ("alimama_share_fee", "0.18"),
        ("alimama_rate", "10.00"),
        ("pub_share_fee", "0.00"),
        ("tk_earning_time", "--"),
        ("click_time", "--"),
        ("tk_create_time", START),
        ("item_id", &item_id),
        ("trade_id", &key),
    ];
    for (name, value) in shown {
        assert_eq!(row[name], value, "{name}");
    }
    assert_eq!((&row["adzone_id"], &row["tk_status"]), (&300_000_001.into(), &12.into()));
    let truth = &book.truth()[0];
    assert_eq!(
        (truth.commission_minor, truth.paid_minor, truth.status),
        (Some(162), 1_980, OrderStatus::Paid)
    );
    assert_ne!(truth.order_ref, key);
}

#[tokio::test]
async fn pages_read_as_the_truth_in_every_state() {
    let rig = taobao().await;
    let book = rig.simulator.book();
    let keys = one_of_each(&book, |index, item_id| NewLine {
        item_id,
        quantity: 2,
        relation_id: (index % 3 == 1).then(|| "2800000009".into()),
        ..NewLine::default()
    });
    book.make_member(&keys[2], "8200002");
    let mut read = Vec::new();
    for scene in ["1", "2", "3"] {
        let part = snapshots(Format::Taobao, rig.page(&[("order_scene", scene)]).await);
        let kind = |buyer: &Option<String>| match buyer.as_deref() {
            None => "1",
            Some(buyer) if buyer.starts_with("relation:") => "2",
            Some(_) => "3",
        };
        assert!(!part.is_empty() && part.iter().all(|line| kind(&line.buyer_ref) == scene), "{scene}");
        read.extend(part);
    }
    assert_agrees(&book, &read, true);
    let held: Vec<&str> = read.iter().filter(|line| line.held).map(|line| line.line_key.as_str()).collect();
    assert_eq!(held, [keys[5].as_str()], "orders show open cases; freezes have a feed of their own");
    assert_eq!(book.truth()[8].commission_minor, Some(77), "an amended commission is exact");
}

#[tokio::test]
async fn an_empty_page_has_empty_results() {
    let page: Value = serde_json::from_str(&taobao().await.page(&[]).await).unwrap();
    let data = &page["tbk_order_details_get_response"]["data"];
    assert_eq!((data["results"].to_string(), &data["has_next"]), ("{}".to_owned(), &false.into()));
}

/// Five rows a minute apart; between the first page and the second the first row changes.
async fn changing() -> (Taobao, Vec<String>) {
    let rig = taobao().await;
    let keys = rig.sliding(&rig.simulator.book(), 5, 60);
    (rig, keys)
}

#[tokio::test]
async fn page_numbers_alone_lose_rows_that_move_up() {
    let (rig, keys) = changing().await;
    let page = async |number| rig.keys(&[("page_size", "2"), ("page_no", number)]).await;
    assert_eq!(page("1").await.0, keys[..2]);
    assert_eq!(page("2").await.0, keys[3..5], "the third row is lost");
}

#[tokio::test]
async fn a_position_loses_nothing() {
    let (rig, keys) = changing().await;
    let (first, index) = rig.keys(&[("page_size", "2")]).await;
    assert_eq!(first, keys[..2]);
    let forward = [("page_size", "2"), ("page_no", "2"), ("position_index", index.as_str())];
    let (second, index) = rig.keys(&forward).await;
    assert_eq!(second, keys[2..4]);
    let (third, last) =
        rig.keys(&[("page_size", "2"), ("page_no", "3"), ("position_index", index.as_str())]).await;
    assert_eq!(
        third,
        [keys[4].clone(), keys[0].clone()],
        "the row that changed comes again, at its new place"
    );
    let back = [("page_size", "2"), ("position_index", last.as_str()), ("jump_type", "-1")];
    assert_eq!(rig.keys(&back).await.0, keys[2..4]);
}

#[tokio::test]
async fn windows_have_a_longest() {
    let rig = taobao().await;
    let window = |from: &'static str, until: &'static str| {
        let rig = &rig;
        async move {
            let answer = rig.call(ORDERS, &[("start_time", from), ("end_time", until)]).await;
            sub_code(&answer).to_owned()
        }
    };
    assert_eq!(window("2026-03-02 06:00:00", "2026-03-02 09:00:00").await, "");
    assert_eq!(window("2026-03-02 05:59:59", "2026-03-02 09:00:00").await, "isv.time-span-too-long");
    assert_eq!(window("2026-11-11 00:00:00", "2026-11-11 00:20:00").await, "");
    assert_eq!(window("2026-11-11 00:00:00", "2026-11-11 00:20:01").await, "isv.time-span-too-long");
    assert_eq!(window("2026-03-02 06:00:00", "2026-03-02 05:00:00").await, "isv.invalid-parameter:end_time");
    assert_eq!(window("2026-03-02", "2026-03-02 05:00:00").await, "isv.invalid-parameter:start_time");
}

#[tokio::test]
async fn refunds_have_a_feed_of_their_own() {
    let rig = taobao().await;
    let book = rig.simulator.book();
    let item_id = book.products()[0].item_id.clone();
    let new = || NewLine { item_id: item_id.clone(), paid_minor: Some(1_980), ..NewLine::default() };
    let keys = [book.place(new()), book.place(new()), book.place(new())];
    for key in &keys {
        assert!(book.pay(key) && book.settle(key));
    }
    rig.advance(60);
    assert!(keys.iter().all(|key| book.open_dispute(key, 990)));
    assert!(!book.open_dispute(&keys[0], 1), "one case at a time");
    let feed = async || {
        let window = [("start_time", START), ("end_time", "2026-03-02 10:00:00"), ("query_type", "5")];
        let page = rig.text("taobao.tbk.order.refund.get", &window).await;
        let rows = refunds(&page).unwrap();
        let rows: Vec<_> = rows.into_iter().map(Result::unwrap).collect();
        assert!(rows.iter().all(|row| row.modified_at == book.now()));
        rows.iter()
            .map(|row| (format!("{:?}", row.effect), row.refunded.minor(), row.commission_returned.minor()))
            .collect::<Vec<_>>()
    };
    // half of what was paid, and half of the net 1.62
    let case = |effect: &str, refunded, returned| (effect.to_owned(), refunded, returned);
    assert_eq!(feed().await, vec![case("Hold", 990, 81); 3]);
    rig.advance(60);
    assert!(book.lose_dispute(&keys[0]) && book.win_dispute(&keys[1]));
    assert!(!book.lose_dispute(&keys[0]), "it has ended");
    assert!(book.lose_dispute(&keys[2]));
    let ended = [case("Deduct", 990, 81), case("Release", 990, 0), case("Deduct", 990, 81)];
    assert_eq!(feed().await, ended);
    let truth = book.truth();
    let figures = |at: usize| {
        let line = &truth[at];
        (line.refunded_minor, line.commission_minor, line.commission_returned_minor, line.held)
    };
    assert_eq!(figures(0), (990, Some(162), 81, false));
    assert_eq!(figures(1), (0, Some(162), 0, false));
    // what is left goes back with what is left
    assert!(book.open_dispute(&keys[0], 5_000) && book.lose_dispute(&keys[0]));
    let line = &book.truth()[0];
    assert_eq!((line.refunded_minor, line.commission_returned_minor), (1_980, 162));
}

#[tokio::test]
async fn freezes_have_a_feed_of_their_own() {
    let rig = taobao().await;
    let book = rig.simulator.book();
    let key = book.place(NewLine::default());
    assert!(!book.punish(&key), "nothing was paid");
    assert!(book.pay(&key) && book.punish(&key));
    let status = async || {
        let window = [("start_time", START), ("end_time", "2026-03-02 10:00:00")];
        let page = rig.call("taobao.tbk.dg.punish.order.get", &window).await;
        let data = &page["tbk_dg_punish_order_get_response"]["result"]["data"];
        let rows = data["results"]["punish_order_dto"].as_array().unwrap().clone();
        assert_eq!((rows.len(), rows[0]["tb_trade_id"].to_string()), (1, key.clone()));
        (rows[0]["punish_status"].as_str().unwrap().to_owned(), book.truth()[0].held)
    };
    assert_eq!(status().await, ("0".to_owned(), true));
    assert!(book.forgive(&key));
    assert_eq!(status().await, ("1".to_owned(), false));
}

#[tokio::test]
async fn the_gateway_takes_only_what_is_signed_and_of_now() {
    let rig = taobao().await;
    let window = [("start_time", START), ("end_time", START)];
    let asked = async |call: &Parameters| {
        let answer: Value = serde_json::from_str(&post(&rig.simulator.gateway(), call).await.1).unwrap();
        (answer["error_response"]["code"].as_u64(), sub_code(&answer).to_owned())
    };
    let good = rig.signed(ORDERS, &window);
    assert_eq!(asked(&good).await, (None, String::new()));
    for method in [SignMethod::Hmac, SignMethod::HmacSha256] {
        let mut call = good.clone();
        call.insert("sign_method".into(), method.code().into());
        call.insert("sign".into(), signature(method, rig.simulator.app_secret(), &call));
        assert_eq!(asked(&call).await, (None, String::new()), "{method:?}");
    }
    let mut forged = good.clone();
    forged.insert("end_time".into(), "2026-03-02 09:00:01".into());
    assert_eq!(asked(&forged).await.0, Some(25));
    let unknown = rig.signed("taobao.tbk.nothing.get", &[]);
    assert_eq!(asked(&unknown).await, (Some(22), "isv.invalid-method".into()));
    rig.advance(600);
    assert_eq!(asked(&good).await.0, None, "ten minutes are allowed");
    rig.advance(1);
    assert_eq!(asked(&good).await, (Some(31), "isv.invalid-timestamp".into()));
    assert_eq!(rig.simulator.book().calls(), 7);
}

#[tokio::test]
async fn each_fault_strikes_once() {
    let rig = taobao().await;
    let book = rig.simulator.book();
    let key = book.place(NewLine::default());
    let whole = rig.page(&[]).await;
    let sub = |page: &str| sub_code(&serde_json::from_str(page).unwrap()).to_owned();

    book.fail(SimulatorFault::RateLimited);
    book.fail(SimulatorFault::SystemError);
    book.fail(SimulatorFault::DuplicateRows);
    book.fail(SimulatorFault::HalfAnswer);
    book.fail(SimulatorFault::Garbage);
    assert_eq!(sub(&rig.page(&[]).await), "accesscontrol.limited-by-app-access-count");
    assert_eq!(sub(&rig.page(&[]).await), "isp.top-remote-service-unavailable");
    assert_eq!(rig.keys(&[]).await.0, [key.clone(), key.clone()]);
    let half = rig.page(&[]).await;
    assert!(whole.starts_with(&half[..100]) && half.len() < whole.len() && !half.ends_with('}'), "{half}");
    assert_eq!(rig.page(&[]).await, "<html>gateway</html>");
    assert_eq!(rig.keys(&[]).await.0, [key]);

    let call = rig.signed(ORDERS, &[]);
    book.fail(SimulatorFault::Away);
    assert_eq!(post(&rig.simulator.gateway(), &call).await.0, 502);
    book.fail(SimulatorFault::Hang);
    let hung = tokio::time::timeout(std::time::Duration::from_millis(200), rig.page(&[])).await;
    assert!(hung.is_err(), "it does not answer");
    rig.page(&[]).await;
}

#[tokio::test]
async fn late_rows_are_seen_later() {
    let rig = taobao().await;
    let book = rig.simulator.book();
    book.fail(SimulatorFault::LateRows(90));
    let key = book.place(NewLine::default());
    rig.advance(89);
    assert!(rig.keys(&[]).await.0.is_empty() && rig.keys(&[]).await.0.is_empty());
    rig.advance(1);
    assert_eq!(rig.keys(&[]).await.0, [key]);
    let next = book.place(NewLine::default());
    book.fail(SimulatorFault::LateRows(0));
    assert_eq!(rig.keys(&[]).await.0[1], next);
}

#[tokio::test]
async fn calls_beyond_the_limit_are_refused() {
    let rig = taobao().await;
    rig.simulator.book().limit_per_second(0);
    assert!(rig.page(&[]).await.contains("accesscontrol.limited-by-app-access-count"));
    rig.simulator.book().limit_per_second(1_000);
    assert!(!rig.page(&[]).await.contains("error_response"));
}
