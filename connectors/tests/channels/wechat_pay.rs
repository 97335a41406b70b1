//! What only WeChat Pay does.

use std::sync::Arc;

use chrono::TimeDelta;
use rebated_connectors::payments::simulator::{Call, CallbackFault, Fault};
use rebated_connectors::wechat_pay::{WechatPay, WechatPayOptions};
use rebated_service::ids::SeededEntropy;
use rebated_service::payments::{
    CallbackRefusal, Checkout, NewPayment, NewRefund, Outcome, OutcomeKind, PayWay, PaymentChannel,
    PaymentState, RefundState,
};

use crate::rig::{PAYMENT, refund, wechat_pay, wechat_pay_with, yuan};

#[tokio::test]
async fn the_app_is_handed_a_signed_package() {
    let rig = wechat_pay().await;
    let payment = NewPayment { way: PayWay::Jsapi { openid: "o-1".into() }, ..rig.payment() };
    let Outcome::Done(Checkout::Jsapi(package)) = rig.channel.create(&payment).await else {
        panic!("a package")
    };
    assert_eq!(package.app_id, rig.channel.account().app);
    assert!(package.package.starts_with("prepay_id=wx") && package.sign_type == "RSA");
    assert_eq!((package.nonce.len(), package.signature.len()), (32, 344));
    let nobody = NewPayment { way: PayWay::Jsapi { openid: String::new() }, ..payment };
    let refused = rig.channel.create(&nobody).await;
    assert_eq!(refused.trouble().unwrap().code, "PARAM_ERROR");
}

#[tokio::test]
async fn a_person_pays_on_the_page() {
    let rig = wechat_pay().await;
    let Outcome::Done(Checkout::Qr { content }) = rig.channel.create(&rig.payment()).await else {
        panic!("a code")
    };
    let text = reqwest::get(&content).await.unwrap().text().await.unwrap();
    assert!(text.contains("100.00") && text.contains("&#38; &#34;b&#34;"), "{text}");
    reqwest::Client::new().post(format!("{content}/pay")).send().await.unwrap();
    assert_eq!(rig.shop.notices().len(), 1);
    assert_eq!(rig.channel.query(PAYMENT).await.unwrap().state, PaymentState::Paid);
}

#[tokio::test]
async fn numbers_with_signs_stay_whole_in_addresses() {
    let rig = wechat_pay().await;
    let number = "P|2026*01-31_1";
    rig.channel.create(&NewPayment { number: number.into(), ..rig.payment() }).await.answer().unwrap();
    assert_eq!(rig.channel.query(number).await.unwrap().number, number);
    rig.simulator.pay(number).unwrap();
    let refund = NewRefund { payment_number: number.into(), ..refund("R@1|2*3-4", 1) };
    assert_eq!(rig.channel.refund(&refund).await.kind(), OutcomeKind::Accepted);
    rig.wait();
    assert_eq!(rig.channel.query_refund(&refund).await.unwrap().state, RefundState::Succeeded);
}

#[tokio::test]
async fn a_refund_that_states_another_total_is_refused() {
    let rig = wechat_pay().await;
    rig.paid().await;
    let outcome = rig.channel.refund(&NewRefund { paid: yuan(99), ..refund("R1-1", 1) }).await;
    assert_eq!(outcome.trouble().unwrap().code, "INVALID_REQUEST");
    assert_eq!(rig.refunded("R1-1"), (0, 0));
}

#[tokio::test]
async fn requests_of_another_time_or_key_are_refused_without_a_signature() {
    let rig = wechat_pay().await;
    let late = Arc::new(rebated_service::clock::ManualClock::new(
        rebated_service::clock::Clock::now(&*rig.clock) - TimeDelta::seconds(301),
    ));
    let with = |options: WechatPayOptions, clock| {
        WechatPay::new(options, clock, Arc::new(SeededEntropy::new(3))).unwrap()
    };
    let options = rig.simulator.options(&rig.notify_url);
    let slow = with(options.clone(), late);
    let other = wechat_pay().await.simulator.options(&rig.notify_url);
    let foreign = with(
        WechatPayOptions { private_key: other.private_key, certificate: other.certificate, ..options },
        rig.clock.clone(),
    );
    for channel in [slow, foreign] {
        let outcome = channel.refund(&refund("R1-1", 1)).await;
        assert_eq!(outcome.kind(), OutcomeKind::Unknown, "anybody could say that: {outcome:?}");
    }
}

#[tokio::test]
async fn callbacks_that_name_any_certificate_do_not_make_us_ask_each_time() {
    let rig = wechat_pay().await;
    rig.simulator.rotate_certificate();
    // the lists come from a gateway that is down, so that every callback asks anew
    for _ in 0..5 {
        rig.simulator.fail(Call::Certificates, Fault::BadGateway);
    }
    let mut refusals = Vec::new();
    for place in 0..5 {
        let number = format!("P2026013100030{place}");
        // answers are signed with the new certificate too, and are not believed
        let created = rig.channel.create(&NewPayment { number: number.clone(), ..rig.payment() }).await;
        assert_eq!(created.kind(), OutcomeKind::Unknown);
        rig.simulator.pay(&number).unwrap();
        rig.simulator.deliver().await;
        refusals.extend(rig.shop.notices());
    }
    assert_eq!(refusals, vec![Err(CallbackRefusal::UnknownKey); 5]);
    // three were made; two of the faults are left, and after ten minutes they strike
    rig.clock.advance(TimeDelta::minutes(10));
    for want in [OutcomeKind::Unknown, OutcomeKind::Unknown, OutcomeKind::Done] {
        assert_eq!(rig.channel.create(&rig.payment()).await.kind(), want);
    }
}

#[tokio::test]
async fn a_list_of_certificates_that_is_not_wechats_is_not_believed() {
    for fault in [Fault::BadSignature, Fault::ForeignSignature, Fault::NoSignature, Fault::Garbage] {
        let rig = wechat_pay_with(|simulator, url| simulator.options_with_certificates(url)).await;
        rig.simulator.fail(Call::Certificates, fault);
        assert_eq!(rig.channel.create(&rig.payment()).await.kind(), OutcomeKind::Unknown, "{fault:?}");
        assert_eq!(rig.channel.create(&rig.payment()).await.kind(), OutcomeKind::Done, "{fault:?}");
    }
}

#[tokio::test]
async fn a_probe_leads_to_an_error_and_does_no_harm() {
    let rig = wechat_pay().await;
    rig.channel.create(&rig.payment()).await.answer().unwrap();
    rig.simulator.fail_callback(CallbackFault::Probe);
    rig.simulator.pay(PAYMENT).unwrap();
    rig.simulator.deliver().await;
    assert_eq!(rig.shop.notices(), [Err(CallbackRefusal::Probe)]);
    assert_eq!(rig.simulator.waiting(), 1, "it was answered with an error");
}
