//! What only Alipay does.

use rebated_connectors::alipay::{Alipay, AlipayOptions};
use rebated_connectors::payments::KeySource;
use rebated_service::payments::{
    Checkout, NewPayment, NewRefund, Outcome, OutcomeKind, PayWay, PaymentChannel, PaymentState,
};

use crate::rig::{PAYMENT, alipay, alipay_with, refund, yuan};

#[tokio::test]
async fn a_person_pays_on_the_page() {
    let rig = alipay().await;
    let return_url = Some("https://shop.example.com/orders/7?a=1&b=<2>".to_owned());
    let payment = NewPayment { way: PayWay::Page { return_url }, ..rig.payment() };
    let Outcome::Done(Checkout::Page { url }) = rig.channel.create(&payment).await else {
        panic!("an address")
    };
    assert_eq!(rig.channel.query(PAYMENT).await.unwrap().state, PaymentState::Absent, "nobody was there yet");
    let page = reqwest::get(&url).await.unwrap();
    let address = page.url().clone();
    let text = page.text().await.unwrap();
    assert!(text.contains("100.00") && text.contains("<button>Pay</button>"), "{text}");
    assert_eq!(rig.channel.query(PAYMENT).await.unwrap().state, PaymentState::Open);
    let pay = format!("{address}/pay");
    let paid = reqwest::Client::new().post(pay).send().await.unwrap().text().await.unwrap();
    assert!(paid.contains("https://shop.example.com/orders/7?a=1&#38;b=&#60;2&#62;"), "{paid}");
    assert_eq!(rig.shop.notices().len(), 1, "the shop knows before the page comes back");
    assert_eq!(rig.channel.query(PAYMENT).await.unwrap().state, PaymentState::Paid);
    assert_eq!(rig.channel.query(PAYMENT).await.unwrap().amount, Some(yuan(100)));

    let forged = url.replace("total_amount%22%3A%22100.00", "total_amount%22%3A%220.01");
    assert_ne!(forged, url);
    assert_eq!(reqwest::get(forged).await.unwrap().status().as_u16(), 400);
}

#[tokio::test]
async fn what_was_paid_and_closed_was_given_back() {
    let rig = alipay().await;
    rig.paid().await;
    rig.channel.refund(&refund("R1-1", 10_000)).await.answer().unwrap();
    assert_eq!(rig.channel.query(PAYMENT).await.unwrap().state, PaymentState::Finished);
    let more = rig.channel.refund(&refund("R2-1", 1)).await;
    let trouble = more.trouble().unwrap();
    assert_eq!((more.kind(), trouble.code.as_str()), (OutcomeKind::Refused, "ACQ.TRADE_HAS_CLOSE"));
    assert!(!trouble.is_known, "on a repeat it may mean that the first call gave everything back");
}

#[tokio::test]
async fn a_request_that_we_did_not_sign_is_refused_without_a_signature() {
    let rig = alipay().await;
    let with = |change: &dyn Fn(&mut AlipayOptions)| {
        let mut options = rig.simulator.options(&rig.notify_url);
        change(&mut options);
        Alipay::new(options, rig.clock.clone()).unwrap()
    };
    let other = alipay().await.simulator.options("https://shop.example.com/a").private_key;
    let wrong_key = with(&|options| options.private_key = other.clone());
    let wrong_app = with(&|options| options.app_id = "2021000000000077".into());
    for channel in [wrong_key, wrong_app] {
        let outcome = channel.refund(&refund("R1-1", 1)).await;
        assert_eq!(outcome.kind(), OutcomeKind::Unknown, "anybody could say that: {outcome:?}");
    }
}

#[tokio::test]
async fn a_refund_of_nothing_known_is_refused() {
    let rig = alipay().await;
    let unknown = NewRefund { payment_number: "P20990101000001".into(), ..refund("R1-1", 1) };
    let outcome = rig.channel.refund(&unknown).await;
    assert_eq!(outcome.trouble().unwrap().code, "ACQ.TRADE_NOT_EXIST");
    assert_eq!(outcome.kind(), OutcomeKind::Refused);
}

#[tokio::test]
async fn an_unknown_certificate_is_not_believed() {
    let rig = alipay_with(|simulator, url| {
        // the plain key is right, and the gateway names a certificate that we do not have
        let mut options = simulator.options_with_certificates(url);
        if let rebated_connectors::alipay::AlipayTrust::Certificates { alipay, app, .. } = &mut options.trust
        {
            *alipay = match app {
                KeySource::Value(pem) => KeySource::Value(pem.clone()),
                KeySource::File(_) => unreachable!("options hold values"),
            };
        }
        options
    })
    .await;
    assert_eq!(rig.channel.create(&rig.payment()).await.kind(), OutcomeKind::Unknown);
}
