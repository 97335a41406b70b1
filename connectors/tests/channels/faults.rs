//! What goes wrong with a call, and which outcome it must have. The simulator's book says what really moved.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use rebated_connectors::alipay::Alipay;
use rebated_connectors::payments::Limits;
use rebated_connectors::payments::simulator::{Call, Fault};
use rebated_service::payments::OutcomeKind::{
    Accepted, Done, NotExecutedFunds, NotExecutedRetry, Refused, Unknown,
};
use rebated_service::payments::{OutcomeKind, PaymentChannel, PaymentState, RefundState};

use crate::rig::{PAYMENT, Rig, Simulator, alipay, limits, refund, wechat_pay};

const SLOW: Fault = Fault::Delay(Duration::from_millis(30));

/// The fault, the outcome of a refund on Alipay and on WeChat Pay, and whether it was carried out.
const REFUNDS: [(Fault, OutcomeKind, OutcomeKind, bool); 15] = [
    (SLOW, Done, Accepted, true),
    (Fault::SystemErrorBefore, Unknown, Unknown, false),
    (Fault::SystemErrorAfter, Unknown, Unknown, true),
    (Fault::HangBefore, Unknown, Unknown, false),
    (Fault::HangAfter, Unknown, Unknown, true),
    (Fault::BreakBefore, Unknown, Unknown, false),
    (Fault::BreakAfter, Unknown, Unknown, true),
    (Fault::BadGateway, Unknown, Unknown, false),
    (Fault::Garbage, Unknown, Unknown, true),
    (Fault::RateLimited, NotExecutedRetry, NotExecutedRetry, false),
    (Fault::NotEnough, NotExecutedFunds, NotExecutedFunds, false),
    (Fault::BadSignature, Unknown, Unknown, true),
    (Fault::ForeignSignature, Unknown, Unknown, true),
    (Fault::NoSignature, Unknown, Unknown, true),
    (Fault::WrongNumber, Unknown, Unknown, true),
];

#[tokio::test]
async fn a_refund_of_alipay_moves_once_whatever_goes_wrong() {
    let rig = alipay().await;
    for (fault, outcome, _, executed) in REFUNDS {
        refund_with(&rig, fault, outcome, executed).await;
    }
}

#[tokio::test]
async fn a_refund_of_wechat_pay_moves_once_whatever_goes_wrong() {
    let rig = wechat_pay().await;
    for (fault, _, outcome, executed) in REFUNDS {
        refund_with(&rig, fault, outcome, executed).await;
    }
}

/// The call fails; then it is asked; then the same is sent again, as long as nothing is found.
async fn refund_with<S: Simulator>(rig: &Rig<S>, fault: Fault, want: OutcomeKind, executed: bool) {
    let mut seen = 0;
    rig.simulator.look(&mut |book| seen = book.movements().len());
    if seen == 0 {
        rig.paid().await;
    }
    let number = format!("R{seen}-1");
    let wanted = refund(&number, 101);
    rig.wait();
    rig.simulator.fail(Call::Refund, fault);
    let outcome = rig.channel.refund(&wanted).await;
    assert_eq!(outcome.kind(), want, "{fault:?}: {outcome:?}");
    let is_known = outcome.trouble().is_none_or(|trouble| trouble.is_known);
    assert_eq!(is_known, want != Unknown, "{fault:?}");
    assert!(outcome.trouble().is_none_or(|trouble| trouble.may_repeat), "{fault:?}");
    rig.wait();
    let found = rig.channel.query_refund(&wanted).await.unwrap();
    let state = if executed { RefundState::Succeeded } else { RefundState::Absent };
    assert_eq!(found.state, state, "{fault:?}");
    if !executed {
        rig.channel.refund(&wanted).await.answer().unwrap();
        rig.wait();
        assert_eq!(rig.channel.query_refund(&wanted).await.unwrap().state, RefundState::Succeeded);
    }
    assert_eq!(rig.refunded(&number), (1, 101), "{fault:?}");
}

#[tokio::test]
async fn other_calls_say_as_little_when_they_fail() {
    others(alipay().await).await;
    others(wechat_pay().await).await;
}

async fn others<S: Simulator>(rig: Rig<S>) {
    let faults = [
        (Fault::SystemErrorBefore, Unknown),
        (Fault::SystemErrorAfter, Unknown),
        (Fault::BreakAfter, Unknown),
        (Fault::BadGateway, Unknown),
        (Fault::Garbage, Unknown),
        (Fault::RateLimited, NotExecutedRetry),
        (Fault::BadSignature, Unknown),
        (Fault::ForeignSignature, Unknown),
        (Fault::NoSignature, Unknown),
    ];
    for (fault, want) in faults {
        rig.simulator.fail(Call::Create, fault);
        let outcome = rig.channel.create(&rig.payment()).await;
        assert_eq!(outcome.kind(), want, "create, {fault:?}: {outcome:?}");
    }
    assert_eq!(rig.channel.create(&rig.payment()).await.kind(), Done, "the same payment, after all that");
    rig.simulator.pay(PAYMENT);
    for (fault, want) in faults.into_iter().chain([(Fault::WrongNumber, Unknown)]) {
        rig.simulator.fail(Call::Query, fault);
        let trouble = rig.channel.query(PAYMENT).await.unwrap_err();
        assert_eq!(trouble.kind, want, "query, {fault:?}: {trouble}");
        rig.simulator.fail(Call::QueryRefund, fault);
        let asked = rig.channel.query_refund(&refund("R1-1", 1)).await;
        let kind = asked.map_or_else(|trouble| trouble.kind, |_| Done);
        // an absent refund has no number to get wrong
        assert!(kind == want || fault == Fault::WrongNumber, "query refund, {fault:?}");
        rig.simulator.fail(Call::Close, fault);
        let outcome = rig.channel.close(PAYMENT).await;
        assert!([want, Refused].contains(&outcome.kind()), "close, {fault:?}: {outcome:?}");
        assert!(outcome.kind() == want || fault == Fault::WrongNumber, "close, {fault:?}: {outcome:?}");
    }
    assert_eq!(rig.channel.query(PAYMENT).await.unwrap().state, PaymentState::Paid);
}

#[tokio::test]
async fn refunds_that_do_not_end_well_are_told_apart() {
    let rig = alipay().await;
    rig.paid().await;
    rig.simulator.fail(Call::Refund, Fault::Stuck);
    let stuck = rig.channel.refund(&refund("R1-1", 1)).await;
    assert_eq!(stuck.trouble().map(|trouble| trouble.code.as_str()), Some("FUND_CHANGE_N"));
    assert_eq!(stuck.kind(), Unknown, "10000 alone is no success");
    rig.wait();
    assert_eq!(rig.channel.query_refund(&refund("R1-1", 1)).await.unwrap().state, RefundState::Absent);
    let done = rig.channel.refund(&refund("R2-1", 2)).await;
    assert_eq!(done.kind(), Done);
    assert!(rig.simulator.bank_returns(PAYMENT, "R2-1"));
    let back = rig.channel.query_refund(&refund("R2-1", 2)).await.unwrap();
    assert_eq!(back.state, RefundState::ReturnedByBank);
    rig.wait();
    let rest = rig.channel.refund(&refund("R3-1", 9_999)).await;
    assert_eq!(rest.kind(), Done, "what came back is given back again");

    let rig = wechat_pay().await;
    rig.paid().await;
    let ends = [
        (Fault::Stuck, RefundState::Processing),
        (Fault::Closed, RefundState::Closed),
        (Fault::Abnormal, RefundState::Abnormal),
    ];
    for (place, (fault, state)) in ends.into_iter().enumerate() {
        let wanted = refund(&format!("R{place}-1"), 1);
        rig.simulator.fail(Call::Refund, fault);
        assert_eq!(rig.channel.refund(&wanted).await.kind(), Accepted);
        rig.wait();
        assert_eq!(rig.channel.query_refund(&wanted).await.unwrap().state, state, "{fault:?}");
        let again = rig.channel.refund(&wanted).await;
        assert_eq!(again.kind(), Accepted, "the channel has it, and nothing has moved");
        assert_eq!(rig.refunded(&wanted.number), (0, 0));
        rig.wait();
    }
}

#[tokio::test]
async fn nobody_at_the_other_end_means_not_executed() {
    let rig = alipay().await;
    let mut options = rig.simulator.options(&rig.notify_url);
    // a port that was free a moment ago
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    options.gateway = format!("http://127.0.0.1:{port}/gateway.do");
    options.limits = Limits { failures: 2, ..limits() };
    let channel = Alipay::new(options, rig.clock.clone()).unwrap();
    for _ in 0..2 {
        let outcome = channel.refund(&refund("R1-1", 1)).await;
        assert_eq!(outcome.kind(), NotExecutedRetry);
        assert_eq!(outcome.trouble().unwrap().code, "UNREACHABLE");
    }
    // from now on it is not even tried
    assert_eq!(channel.query(PAYMENT).await.unwrap_err().code, "CIRCUIT_OPEN");
}

#[tokio::test]
async fn a_channel_that_comes_back_is_used_again() {
    let rig = wechat_pay().await;
    let mut options = rig.simulator.options(&rig.notify_url);
    options.limits = Limits { failures: 2, pause: Duration::from_secs(20), ..limits() };
    let entropy = Arc::new(rebated_service::ids::SeededEntropy::new(1));
    let channel =
        rebated_connectors::wechat_pay::WechatPay::new(options, rig.clock.clone(), entropy).unwrap();
    for _ in 0..2 {
        rig.simulator.fail(Call::Query, Fault::BadGateway);
        assert_eq!(channel.query(PAYMENT).await.unwrap_err().kind, Unknown);
    }
    let refused = channel.query(PAYMENT).await.unwrap_err();
    assert_eq!((refused.code.as_str(), refused.kind), ("CIRCUIT_OPEN", NotExecutedRetry));
    rig.clock.advance(TimeDelta::seconds(20));
    assert_eq!(channel.query(PAYMENT).await.unwrap().state, PaymentState::Absent);
    assert_eq!(channel.query(PAYMENT).await.unwrap().state, PaymentState::Absent);
}
