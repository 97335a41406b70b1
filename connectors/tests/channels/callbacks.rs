//! What callbacks say, what may be wrong with them, and when they come again.

use chrono::TimeDelta;
use rebated_connectors::payments::simulator::CallbackFault;
use rebated_service::payments::{
    CallbackRefusal, CallbackVerdict, ChannelKind, Notice, PaymentNotice, PaymentState, RefundState,
};

use crate::rig::{PAYMENT, Rig, Simulator, alipay, refund, wechat_pay, yuan};

fn payment(notice: &Result<Notice, CallbackRefusal>) -> &PaymentNotice {
    match notice {
        Ok(Notice::Payment(notice)) => notice,
        other => panic!("not about a payment: {other:?}"),
    }
}

async fn unpaid<S: Simulator>(rig: &Rig<S>) {
    rig.channel.create(&rig.payment()).await.answer().unwrap();
}

#[tokio::test]
async fn a_payment_is_told_of() {
    told_of(alipay().await).await;
    told_of(wechat_pay().await).await;
}

async fn told_of<S: Simulator>(rig: Rig<S>) {
    unpaid(&rig).await;
    rig.simulator.pay(PAYMENT);
    assert_eq!(rig.simulator.deliver().await, 1);
    let notices = rig.shop.notices();
    let notice = payment(&notices[0]);
    assert_eq!((notices.len(), notice.number.as_str()), (1, PAYMENT));
    assert_eq!((notice.state, notice.amount), (PaymentState::Paid, yuan(100)));
    assert_eq!(notice.account, rig.channel.account());
    assert_eq!(notice.refund, None);
    let report = rig.channel.query(PAYMENT).await.unwrap();
    assert_eq!(report.channel_number.as_deref(), Some(notice.channel_number.as_str()));
    assert_eq!(report.paid_at, notice.paid_at);
    assert!(notice.paid_at.is_some());
    assert_eq!((rig.simulator.waiting(), rig.simulator.deliver().await), (0, 0), "it was acknowledged");
}

#[tokio::test]
async fn what_is_not_the_channels_is_refused() {
    use CallbackFault::{Forged, Garbage, Probe, Stale, Tampered};
    let bad = CallbackRefusal::BadSignature;
    refused(alipay().await, &[(Forged, bad), (Tampered, bad), (Garbage, CallbackRefusal::Malformed)]).await;
    let cases = [
        (Forged, bad),
        (Tampered, bad),
        (Garbage, CallbackRefusal::Malformed),
        (Stale, CallbackRefusal::Stale),
        (Probe, CallbackRefusal::Probe),
    ];
    refused(wechat_pay().await, &cases).await;
}

async fn refused<S: Simulator>(rig: Rig<S>, cases: &[(CallbackFault, CallbackRefusal)]) {
    for (place, (fault, refusal)) in cases.iter().enumerate() {
        let number = format!("P2026013100010{place}");
        let new = rebated_service::payments::NewPayment { number: number.clone(), ..rig.payment() };
        rig.channel.create(&new).await.answer().unwrap();
        rig.simulator.fail_callback(*fault);
        rig.simulator.pay(&number);
        rig.simulator.deliver().await;
        assert_eq!(rig.shop.notices(), [Err(*refusal)], "{fault:?}");
        assert_eq!(rig.simulator.waiting(), place + 1, "it was not acknowledged: {fault:?}");
    }
}

#[tokio::test]
async fn what_a_signed_notice_states_is_handed_on_for_comparison() {
    for fault in [CallbackFault::WrongAmount, CallbackFault::WrongApp, CallbackFault::WrongMerchant] {
        stated(alipay().await, fault).await;
        stated(wechat_pay().await, fault).await;
    }
}

async fn stated<S: Simulator>(rig: Rig<S>, fault: CallbackFault) {
    unpaid(&rig).await;
    rig.simulator.fail_callback(fault);
    rig.simulator.pay(PAYMENT);
    rig.simulator.deliver().await;
    let notices = rig.shop.notices();
    let (notice, ours) = (payment(&notices[0]), rig.channel.account());
    let same = (
        notice.amount == yuan(100),
        notice.account.app == ours.app,
        notice.account.merchant == ours.merchant,
    );
    let want = match fault {
        CallbackFault::WrongAmount => (false, true, true),
        CallbackFault::WrongApp => (true, false, true),
        _ => (true, true, false),
    };
    assert_eq!(same, want, "{fault:?}");
}

#[tokio::test]
async fn a_callback_may_be_lost_late_or_come_twice() {
    lost_late_twice(alipay().await).await;
    lost_late_twice(wechat_pay().await).await;
}

async fn lost_late_twice<S: Simulator>(rig: Rig<S>) {
    let faults = [CallbackFault::Lost, CallbackFault::Late(TimeDelta::minutes(20)), CallbackFault::Twice];
    for (place, fault) in faults.into_iter().enumerate() {
        let number = format!("P2026013100020{place}");
        let new = rebated_service::payments::NewPayment {
            number: number.clone(),
            expires_at: rig.payment().expires_at + TimeDelta::hours(2),
            ..rig.payment()
        };
        rig.channel.create(&new).await.answer().unwrap();
        rig.simulator.fail_callback(fault);
        rig.simulator.pay(&number);
        rig.simulator.deliver().await;
        assert!(rig.channel.query(&number).await.unwrap().state.is_paid(), "asking always helps");
        let now = rig.shop.notices();
        rig.clock.advance(TimeDelta::minutes(20));
        rig.simulator.deliver().await;
        let later = rig.shop.notices();
        let counts = match fault {
            CallbackFault::Lost => (0, 0),
            CallbackFault::Late(_) => (0, 1),
            _ => (2, 0),
        };
        assert_eq!((now.len(), later.len()), counts, "{fault:?}");
        if let [first, second] = now.as_slice() {
            assert_eq!(payment(first).id, payment(second).id, "one notice, twice");
        }
    }
}

#[tokio::test]
async fn what_is_not_acknowledged_comes_again_for_a_day() {
    comes_again(alipay().await, &[240, 600, 600, 3600, 7200, 21_600, 54_000]).await;
    let fast = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600];
    let slow = [10_800, 10_800, 10_800, 21_600, 21_600];
    comes_again(wechat_pay().await, &[&fast[..], &slow[..]].concat()).await;
}

async fn comes_again<S: Simulator>(rig: Rig<S>, pauses: &[i64]) {
    unpaid(&rig).await;
    *rig.shop.verdict.lock().unwrap() = CallbackVerdict::Unavailable;
    rig.simulator.pay(PAYMENT);
    assert_eq!(rig.simulator.deliver().await, 1);
    let first = rig.shop.notices();
    for pause in pauses {
        rig.clock.advance(TimeDelta::seconds(pause - 1));
        assert_eq!(rig.simulator.deliver().await, 0, "a second before {pause}");
        rig.clock.advance(TimeDelta::seconds(1));
        assert_eq!(rig.simulator.deliver().await, 1, "after {pause}");
        assert_eq!(rig.shop.notices(), first, "the same notice, with the same id");
    }
    assert_eq!(rig.simulator.waiting(), 0, "the channel gives up");
}

#[tokio::test]
async fn a_refund_of_alipay_is_told_of_as_a_payment() {
    let rig = alipay().await;
    rig.paid().await;
    rig.channel.refund(&refund("R1-1", 3000)).await.answer().unwrap();
    rig.wait();
    rig.channel.refund(&refund("R2-1", 7000)).await.answer().unwrap();
    rig.simulator.reorder();
    rig.simulator.deliver().await;
    let notices = rig.shop.notices();
    let (full, part) = (payment(&notices[0]), payment(&notices[1]));
    assert_eq!((part.state, full.state), (PaymentState::Paid, PaymentState::Closed));
    let told = |notice: &PaymentNotice| {
        let refund = notice.refund.clone().expect("about a refund");
        assert!(refund.refunded_at.is_some() && notice.amount == yuan(100));
        (refund.number, refund.refunded.minor())
    };
    assert_eq!(told(part), (Some("R1-1".into()), 3000));
    assert_eq!(told(full), (Some("R2-1".into()), 10_000), "in all, not of this one");
}

#[tokio::test]
async fn a_payment_that_alipay_closes_is_no_refund() {
    let rig = alipay().await;
    unpaid(&rig).await;
    let checkout = rig.channel.create(&rig.payment()).await.answer().unwrap();
    let rebated_service::payments::Checkout::Qr { content } = checkout else { panic!("a code") };
    reqwest::get(content).await.unwrap();
    rig.clock.advance(TimeDelta::minutes(31));
    rig.simulator.deliver().await;
    let notices = rig.shop.notices();
    let notice = payment(&notices[0]);
    assert_eq!((notice.state, notice.refund.as_ref(), notice.paid_at), (PaymentState::Closed, None, None));
}

#[tokio::test]
async fn a_refund_of_wechat_pay_has_a_notice_of_its_own() {
    use rebated_connectors::payments::simulator::{Call, Fault};
    let rig = wechat_pay().await;
    rig.paid().await;
    rig.simulator.fail(Call::Refund, Fault::Abnormal);
    rig.channel.refund(&refund("R1-1", 3000)).await.answer().unwrap();
    assert_eq!(rig.simulator.deliver().await, 0, "it takes some seconds");
    rig.wait();
    rig.channel.refund(&refund("R2-1", 7000)).await.answer().unwrap();
    rig.clock.advance(TimeDelta::seconds(5));
    rig.simulator.deliver().await;
    assert!(rig.simulator.succeed_abnormal("R1-1"));
    rig.simulator.deliver().await;
    let told: Vec<_> = rig
        .shop
        .notices()
        .into_iter()
        .map(|notice| match notice {
            Ok(Notice::Refund(notice)) => {
                assert_eq!((notice.payment_number.as_str(), notice.paid), (PAYMENT, yuan(100)));
                assert_eq!(notice.merchant, rig.channel.account().merchant);
                (notice.number, notice.state, notice.amount.minor())
            }
            other => panic!("not about a refund: {other:?}"),
        })
        .collect();
    let want = [
        ("R1-1".to_owned(), RefundState::Abnormal, 3000),
        ("R2-1".to_owned(), RefundState::Succeeded, 7000),
        ("R1-1".to_owned(), RefundState::Succeeded, 3000),
    ];
    assert_eq!(told, want);
    assert_eq!((rig.refunded("R1-1"), rig.refunded("R2-1")), ((1, 3000), (1, 7000)));
}

#[tokio::test]
async fn each_channel_is_answered_in_its_own_words() {
    let answers = |channel: &dyn rebated_service::payments::PaymentChannel| {
        [
            CallbackVerdict::Stored,
            CallbackVerdict::Refused(CallbackRefusal::BadSignature),
            CallbackVerdict::Refused(CallbackRefusal::Malformed),
            CallbackVerdict::Unavailable,
        ]
        .map(|verdict| channel.answer(verdict))
    };
    let (alipay, wechat_pay) = (alipay().await, wechat_pay().await);
    assert_eq!(alipay.channel.kind(), ChannelKind::Alipay);
    let said = answers(&*alipay.channel);
    assert_eq!((said[0].status, said[0].body.as_bytes()), (200, &b"success"[..]));
    assert!(said[1..].iter().all(|answer| answer.status >= 400 && answer.body != "success"));
    let said = answers(&*wechat_pay.channel);
    assert_eq!((said[0].status, said[0].body, said[0].content_type), (204, "", None));
    assert_eq!(said[1..].iter().map(|answer| answer.status).collect::<Vec<_>>(), [401, 400, 500]);
    for answer in &said[1..] {
        assert!(answer.body.starts_with(r#"{"code":"FAIL","message":""#), "{}", answer.body);
    }
}
