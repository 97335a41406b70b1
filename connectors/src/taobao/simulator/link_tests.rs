use rebated_domain::order::OrderStatus;

use super::TaobaoSimulator;
use super::tests::{ORDERS, sub_code, taobao};
use crate::Format;
use crate::union::simulator::NewLine;
use crate::union::simulator::tests::{Rig, START, at, field, form, open, order_on, post, snapshots};

#[tokio::test]
async fn what_people_share_can_be_opened_and_tracked() {
    let rig = taobao().await;
    let book = rig.simulator.book();
    let item_id = book.products()[3].item_id.clone();
    let shared = [
        book.shared_link(&item_id),
        format!("复制 {} 打开", book.shared_password(&item_id)),
        format!("https://item.taobao.com/item.htm?id={item_id}&x=1"),
        book.products()[3].page_url.clone(),
    ];
    for text in shared {
        let found = rig.call("taobao.tbk.sc.tpwd.convert", &[("password_content", &text)]).await;
        let data = &found["tbk_sc_tpwd_convert_response"]["data"];
        assert_eq!(
            (&data["num_iid"], &data["origin_pid"]),
            (&item_id.as_str().into(), &"0".into()),
            "{text}"
        );
    }
    let page_id = book.products()[3].page_id.clone();
    assert!(page_id.bytes().all(|byte| byte.is_ascii_digit()), "addresses name products by numbers");
    let item = rig.call("taobao.tbk.item.info.get", &[("num_iids", &page_id)]).await;
    let item = &item["tbk_item_info_get_response"]["results"]["n_tbk_item"][0];
    assert_eq!((&item["num_iid"], &item["zk_final_price"]), (&item_id.as_str().into(), &"299.00".into()));

    let register = async |name: &str| {
        let pairs = [("inviter_code", "ABCDEF"), ("info_type", "1"), ("external_id", name)];
        let answer = rig.call("taobao.tbk.sc.publisher.info.save", &pairs).await;
        answer["tbk_sc_publisher_info_save_response"]["data"]["relation_id"].to_string()
    };
    let relation = register("m_1").await;
    assert_ne!(register("m_2").await, relation);
    assert_eq!(register("m_1").await, relation);

    let pairs = [
        ("item_id", item_id.as_str()),
        ("adzone_id", "300000002"),
        ("site_id", "200000002"),
        ("relation_id", relation.as_str()),
    ];
    let made = rig.call("taobao.tbk.privilege.get", &pairs).await;
    let data = &made["tbk_privilege_get_response"]["result"]["data"];
    assert_eq!(data["max_commission_rate"], "2.50");
    let url = data["coupon_click_url"].as_str().unwrap();
    let password = rig.call("taobao.tbk.tpwd.create", &[("url", url), ("text", "Tea")]).await;
    let password = password["tbk_tpwd_create_response"]["data"]["password_simple"].as_str().unwrap();
    let again = rig.call("taobao.tbk.sc.tpwd.convert", &[("password_content", password)]).await;
    assert_eq!(again["tbk_sc_tpwd_convert_response"]["data"]["origin_pid"], rig.simulator.pid());

    let page = open(url).await;
    assert!(page.contains("无线蓝牙耳机") && page.contains("299.00"), "{page}");
    let thanks = post(&format!("{}/shop/buy", rig.url()), &form(&[("link", field(&page, "link"))])).await.1;
    let truth = book.truth();
    assert_eq!(order_on(&thanks), truth[0].order_ref);
    assert_eq!(truth[0].buyer_ref, Some(format!("relation:{relation}")));
    assert_eq!((truth[0].status, truth[0].paid_minor), (OrderStatus::Paid, 29_900));
    let rows = rig.call(ORDERS, &[("start_time", START), ("end_time", START), ("order_scene", "2")]);
    let rows = rows.await;
    let row = &rows["tbk_order_details_get_response"]["data"]["results"]["publisher_order_dto"][0];
    assert_eq!((&row["adzone_id"], &row["click_time"]), (&300_000_002.into(), &START.into()));
}

#[tokio::test]
async fn links_to_nothing_are_refused() {
    let rig = taobao().await;
    let found = rig.call("taobao.tbk.sc.tpwd.convert", &[("password_content", "￥nothing￥")]).await;
    assert_eq!(sub_code(&found), "isv.item-not-exist");
    let made = rig.call("taobao.tbk.privilege.get", &[("item_id", "nothing"), ("adzone_id", "1")]).await;
    assert_eq!(sub_code(&made), "isv.item-not-exist");
    let absent = rig.call("taobao.tbk.sc.publisher.info.save", &[("external_id", "m_1")]).await;
    assert_eq!(sub_code(&absent), "isv.missing-parameter:inviter_code");
    let lost = reqwest::get(format!("{}/shop?link=nothing", rig.url())).await.unwrap();
    assert_eq!(lost.status().as_u16(), 404);
    assert!(open(&format!("{}/shop", rig.url())).await.contains("https://m.tb.cn/h."));
}

#[tokio::test]
async fn a_lively_network_moves_orders_by_itself() {
    let rig = Rig::new(TaobaoSimulator::lively, TaobaoSimulator::routes).await;
    let book = rig.simulator.book();
    let (bought, disputed) = (book.place(NewLine::default()), book.place(NewLine::default()));
    assert!(book.pay(&bought) && book.pay(&disputed) && book.open_dispute(&disputed, 100));
    let states = || book.truth().iter().map(|line| line.status).collect::<Vec<_>>();
    use OrderStatus::{Paid, Received, Settled};
    rig.advance(119);
    assert_eq!(states(), [Paid, Paid]);
    rig.advance(1);
    assert_eq!(states(), [Received, Paid]);
    rig.advance(600);
    assert_eq!(states(), [Settled, Paid], "what is disputed waits");
    let rows = snapshots(Format::Taobao, rig.page(&[]).await);
    assert_eq!(rows[1].modified_at, at("2026-03-02 09:04:00"), "it is dated to when it happened");
    assert!(book.win_dispute(&disputed));
    assert_eq!(states(), [Settled, Settled]);
}
