//! What every call does when nothing goes wrong, on both channels.

use std::sync::Arc;

use axum::Router;
use chrono::TimeDelta;
use rebated_connectors::alipay::Alipay;
use rebated_connectors::alipay::simulator::AlipaySimulator;
use rebated_connectors::payments::simulator::Host;
use rebated_connectors::wechat_pay::WechatPay;
use rebated_connectors::wechat_pay::simulator::WechatPaySimulator;
use rebated_service::ids::SeededEntropy;
use rebated_service::payments::{
    ChannelKind, Checkout, NewPayment, NewRefund, Outcome, OutcomeKind, PayWay, PaymentChannel, PaymentState,
    RefundState,
};

use crate::rig::{
    PAYMENT, Rig, Simulator, alipay, alipay_with, keys, refund, wechat_pay, wechat_pay_with, yuan,
};

#[tokio::test]
async fn alipay_pays_and_gives_back() {
    pays_and_gives_back(alipay().await).await;
}

#[tokio::test]
async fn alipay_pays_and_gives_back_with_certificates() {
    pays_and_gives_back(alipay_with(|simulator, url| simulator.options_with_certificates(url)).await).await;
}

#[tokio::test]
async fn wechat_pay_pays_and_gives_back() {
    pays_and_gives_back(wechat_pay().await).await;
}

#[tokio::test]
async fn wechat_pay_pays_and_gives_back_with_certificates() {
    let rig = wechat_pay_with(|simulator, url| simulator.options_with_certificates(url)).await;
    pays_and_gives_back(rig).await;
}

async fn pays_and_gives_back<S: Simulator>(rig: Rig<S>) {
    let channel = &rig.channel;
    let state = async || channel.query(PAYMENT).await.unwrap().state;
    assert_eq!(state().await, PaymentState::Absent);
    let checkout = channel.create(&rig.payment()).await;
    assert!(matches!(&checkout, Outcome::Done(Checkout::Qr { content }) if content.contains(PAYMENT)));
    assert_eq!(channel.create(&rig.payment()).await, checkout, "the same payment again is the same");

    rig.simulator.pay(PAYMENT);
    let report = channel.query(PAYMENT).await.unwrap();
    assert_eq!((report.state, report.amount), (PaymentState::Paid, Some(yuan(100))));
    assert!(report.channel_number.is_some() && report.paid_at.is_some() && report.payer.is_some());

    let first = refund("R1-1", 3001);
    channel.refund(&first).await.answer().unwrap();
    rig.wait();
    let report = channel.query_refund(&first).await.unwrap();
    assert_eq!((report.state, report.amount), (RefundState::Succeeded, Some(first.amount)));
    assert_eq!(state().await, PaymentState::Paid, "a payment of which something was given back is paid");

    let rest = refund("R2-1", 6999);
    channel.refund(&rest).await.answer().unwrap();
    rig.wait();
    assert_eq!(channel.query_refund(&rest).await.unwrap().state, RefundState::Succeeded);
    assert!(state().await.is_paid(), "also when everything was");
    assert_eq!((rig.refunded("R1-1"), rig.refunded("R2-1")), ((1, 3001), (1, 6999)));
    let absent = channel.query_refund(&refund("R3-1", 1)).await.unwrap();
    assert_eq!(absent.state, RefundState::Absent);
}

#[tokio::test]
async fn what_is_closed_or_late_is_not_paid() {
    closed_or_late(alipay().await, true).await;
    closed_or_late(wechat_pay().await, false).await;
}

async fn closed_or_late<S: Simulator>(rig: Rig<S>, must_be_seen: bool) {
    let channel = &rig.channel;
    channel.create(&rig.payment()).await.answer().unwrap();
    if must_be_seen {
        // nobody has scanned the code: Alipay knows nothing to close, and the code stays good
        assert_eq!(channel.close(PAYMENT).await.kind(), OutcomeKind::Refused);
        let Outcome::Done(Checkout::Qr { content }) = channel.create(&rig.payment()).await else {
            panic!("a code")
        };
        assert!(reqwest::get(content).await.unwrap().status().is_success());
    }
    assert_eq!(channel.query(PAYMENT).await.unwrap().state, PaymentState::Open);
    assert_eq!(channel.close(PAYMENT).await, Outcome::Done(()));
    assert_eq!(channel.query(PAYMENT).await.unwrap().state, PaymentState::Closed);
    let refused = channel.refund(&refund("R1-1", 1)).await;
    assert_eq!(refused.kind(), OutcomeKind::Refused, "{refused:?}");
    // what was paid cannot be closed: somebody has to ask
    let other = NewPayment { number: "P20260131000002".into(), ..rig.payment() };
    channel.create(&other).await.answer().unwrap();
    rig.simulator.pay(&other.number);
    let refused = channel.close(&other.number).await;
    assert_eq!(refused.kind(), OutcomeKind::Refused, "{refused:?}");

    let late = NewPayment { number: "P20260131000003".into(), ..rig.payment() };
    channel.create(&late).await.answer().unwrap();
    rig.clock.advance(TimeDelta::minutes(31));
    let expected = if must_be_seen { PaymentState::Absent } else { PaymentState::Closed };
    assert_eq!(channel.query(&late.number).await.unwrap().state, expected);
}

#[tokio::test]
async fn one_number_moves_money_once() {
    once(alipay().await, "ACQ.DISCORDANT_REPEAT_REQUEST", OutcomeKind::Unknown).await;
    once(wechat_pay().await, "INVALID_REQUEST", OutcomeKind::Refused).await;
}

async fn once<S: Simulator>(rig: Rig<S>, code: &str, kind: OutcomeKind) {
    rig.paid().await;
    let first = refund("R1-1", 3000);
    rig.channel.refund(&first).await.answer().unwrap();
    let soon = rig.channel.refund(&refund("R2-1", 1000)).await;
    assert_eq!(soon.kind(), OutcomeKind::NotExecutedRetry, "too soon after the first: {soon:?}");
    rig.wait();
    rig.channel.query_refund(&first).await.unwrap();
    // the same once more: nothing moves, and the answer does not pretend that it did
    let again = rig.channel.refund(&first).await;
    let says_moved_now = again.kind() == OutcomeKind::Done && code.starts_with("ACQ");
    assert!(!says_moved_now, "{again:?}");
    let other = rig.channel.refund(&NewRefund { amount: yuan(31), ..first.clone() }).await;
    let trouble = other.trouble().unwrap();
    assert_eq!((trouble.code.as_str(), other.kind()), (code, kind));
    assert!(!trouble.is_known && !trouble.may_repeat, "the number has moved another amount: ask");
    rig.wait();
    let much = rig.channel.refund(&refund("R3-1", 7001)).await;
    assert_eq!(much.kind(), OutcomeKind::Refused, "more than is left: {much:?}");
    assert_eq!(rig.refunded("R1-1"), (1, 3000));
    let mut moved = 0;
    rig.simulator.look(&mut |book| moved = book.movements().len());
    assert_eq!(moved, 2, "the payment and one refund");
}

#[tokio::test]
async fn what_a_channel_would_not_take_is_not_sent() {
    not_sent(alipay().await, "P-1234").await;
    not_sent(wechat_pay().await, "P1").await;
}

async fn not_sent<S: Simulator>(rig: Rig<S>, bad_number: &str) {
    let codes = async |payment: NewPayment| {
        let outcome = rig.channel.create(&payment).await;
        assert_eq!(outcome.kind(), OutcomeKind::Refused);
        outcome.trouble().unwrap().code.clone()
    };
    assert_eq!(codes(NewPayment { number: bad_number.into(), ..rig.payment() }).await, "BAD_NUMBER");
    assert_eq!(codes(NewPayment { amount: yuan(0), ..rig.payment() }).await, "BAD_AMOUNT");
    assert_eq!(codes(NewPayment { subject: " ".into(), ..rig.payment() }).await, "BAD_SUBJECT");
    let foreign = match rig.channel.kind() {
        ChannelKind::Alipay => PayWay::Jsapi { openid: "o".into() },
        ChannelKind::WechatPay => PayWay::Page { return_url: None },
    };
    assert_eq!(codes(NewPayment { way: foreign, ..rig.payment() }).await, "BAD_WAY");
    assert_eq!(rig.channel.query(bad_number).await.unwrap_err().code, "BAD_NUMBER");
    assert_eq!(rig.channel.close(bad_number).await.trouble().unwrap().code, "BAD_NUMBER");
    let refund = NewRefund { number: "R/1".into(), ..refund("R1", 1) };
    assert_eq!(rig.channel.refund(&refund).await.trouble().unwrap().code, "BAD_NUMBER");
    assert_eq!(rig.channel.query_refund(&refund).await.unwrap_err().code, "BAD_NUMBER");
    let mut trades = 0;
    rig.simulator.look(&mut |book| trades = usize::from(book.trade(bad_number).is_some()));
    assert_eq!(trades, 0);
}

/// As in a server that has the simulators in it: below a path that is signed too.
#[tokio::test]
async fn a_simulator_may_be_a_part_of_a_server() {
    let (alipay, wechat_pay) = (alipay().await, wechat_pay().await);
    let mut host = Host::open().await.unwrap();
    let below = |name: &str| format!("{}/simulators/{name}", host.url());
    let (one, two) = (below("alipay"), below("wechat-pay"));
    let first = AlipaySimulator::with_keys(&one, alipay.clock.clone(), &keys());
    let second = WechatPaySimulator::with_keys(&two, alipay.clock.clone(), &keys());
    let routes = Router::new().nest("/simulators/alipay", first.routes());
    host.serve(routes.nest("/simulators/wechat-pay", second.routes()));
    let channels: [Arc<dyn PaymentChannel>; 2] = [
        Arc::new(Alipay::new(first.options(&alipay.notify_url), alipay.clock.clone()).unwrap()),
        Arc::new(
            WechatPay::new(
                second.options(&wechat_pay.notify_url),
                alipay.clock.clone(),
                Arc::new(SeededEntropy::new(2)),
            )
            .unwrap(),
        ),
    ];
    for (channel, below) in channels.iter().zip([one, two]) {
        let created = channel.create(&alipay.payment()).await;
        let Outcome::Done(Checkout::Qr { content }) = created else { panic!("{created:?}") };
        assert!(content.starts_with(&below), "{content}");
        reqwest::Client::new().post(format!("{content}/pay")).send().await.unwrap();
        assert_eq!(channel.query(PAYMENT).await.unwrap().state, PaymentState::Paid);
    }
}
