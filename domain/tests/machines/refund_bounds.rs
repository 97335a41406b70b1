//! Both sides of every bound of the refund machine.

use chrono::TimeDelta;
use rebated_domain::machine::{Answer, Case, Refusal, answer};
use rebated_domain::refund::machine::{
    NumberProof, RefundFacts, RefundGuard as G, RefundInput as I, RefundMachine, RefundStatus as S,
    RefundTerms,
};

/// Everything as a person with all rights would like it.
fn kind() -> RefundFacts {
    let mut facts = RefundFacts::default();
    facts.request.amount_minor = 300_000;
    facts.request.order_sum_minor = 300_000;
    facts.request.room_minor = 300_000;
    facts.request.is_paid = true;
    facts.request.in_window = true;
    facts.request.reason_listed = true;
    facts.request.may_grant_itself = true;
    facts.person.may_approve = true;
    facts.person.is_second = true;
    facts.person.saw_this_version = true;
    facts.person.gave_reason = true;
    facts.person.gave_evidence = true;
    facts.channel.is_current = true;
    facts.channel.is_our_amount = true;
    facts.channel.may_call_again = true;
    facts.channel.since_call = TimeDelta::seconds(10);
    facts.is_due = true;
    facts
}

/// The rows and the state, or why not.
fn says(from: Option<S>, input: I, change: impl FnOnce(&mut RefundFacts)) -> String {
    let mut facts = kind();
    change(&mut facts);
    match answer(from, &Case::<RefundMachine> { input, facts: &facts, terms: &RefundTerms::default() }) {
        Answer::Changed(change) => {
            let rows: Vec<_> = change.rows().map(|row| row.id).collect();
            format!("{} {}", rows.join("+"), change.to)
        }
        Answer::AlreadyDone => "nothing".to_owned(),
        Answer::Refused(Refusal::NotInThisState) => "not now".to_owned(),
        Answer::Refused(Refusal::Unmet(guard)) => format!("{guard:?}"),
    }
}

fn unmet(guard: G) -> String {
    format!("{guard:?}")
}

#[test]
fn a_request_fits_what_is_left_and_what_one_may_decide() {
    assert_eq!(says(None, I::AskedByBuyer, |_| {}), "R01 IN_REVIEW");
    assert_eq!(says(None, I::AskedByBuyer, |f| f.request.room_minor -= 1), unmet(G::Fits));
    assert_eq!(says(None, I::AskedByBuyer, |f| f.request.amount_minor = 0), unmet(G::Fits));
    assert_eq!(says(None, I::AskedByBuyer, |f| f.request.is_paid = false), unmet(G::IsPaid));
    assert_eq!(says(None, I::AskedByBuyer, |f| f.request.line_taken = true), unmet(G::LinesFree));
    assert_eq!(says(None, I::AskedBySystem, |f| f.request.order_sum_minor = 500_000), "R02+R11 READY");
    assert_eq!(says(None, I::AskedBySystem, |f| f.request.reason_listed = false), unmet(G::ReasonListed));
    assert_eq!(says(None, I::AskedBySupport, |_| {}), "R04+R11 READY");
    assert_eq!(says(None, I::AskedBySupport, |f| f.person.may_approve = false), "R05 IN_REVIEW");
    // a second refund of 3000.00 is above the limit of 5000.00, which is about the order
    for (input, expected) in [(I::AskedBySystem, "R03 IN_REVIEW"), (I::AskedBySupport, "R05 IN_REVIEW")] {
        assert_eq!(says(None, input, |f| f.request.order_sum_minor = 600_000), expected);
    }
    assert_eq!(says(None, I::Approve, |_| {}), "not now");
}

#[test]
fn a_request_grants_itself_when_it_is_small_and_old_enough() {
    let review = Some(S::InReview);
    assert_eq!(says(review, I::Timer, |f| f.request.order_sum_minor = 500_000), "R07+R11 READY");
    assert_eq!(says(review, I::Timer, |f| f.request.order_sum_minor = 500_001), "nothing");
    assert_eq!(says(review, I::Timer, |f| f.is_due = false), "nothing");
    assert_eq!(says(review, I::Timer, |f| f.request.is_risky = true), "nothing");
    assert_eq!(says(review, I::Timer, |f| f.request.may_grant_itself = false), "nothing");
    let own = |f: &mut RefundFacts| f.person.is_second = false;
    assert_eq!(says(review, I::Approve, own), "R06+R11 READY");
    let own_and_large = |f: &mut RefundFacts| {
        f.person.is_second = false;
        f.request.order_sum_minor = 500_001;
    };
    assert_eq!(says(review, I::Approve, own_and_large), unmet(G::SecondPersonAboveLimit));
    assert_eq!(says(review, I::Approve, |f| f.person.saw_this_version = false), unmet(G::SawThisVersion));
    assert_eq!(says(review, I::Dispatch, |_| {}), "not now");
}

#[test]
fn failures_and_unclear_calls_are_counted() {
    let failed = |times: u32| move |f: &mut RefundFacts| f.channel.failures = times;
    assert_eq!(says(Some(S::Sending), I::CallRefused, failed(2)), "R33 READY");
    assert_eq!(says(Some(S::Sending), I::CallRefused, failed(3)), "R34 MANUAL");
    assert_eq!(says(Some(S::Sending), I::CallRefused, |f| f.channel.was_unclear = true), "R34 MANUAL");
    assert_eq!(says(Some(S::Pending), I::Closed, failed(2)), "R36 READY");
    assert_eq!(says(Some(S::Pending), I::Closed, failed(3)), "R37 MANUAL");
    assert_eq!(says(Some(S::Pending), I::Closed, |f| f.channel.is_current = false), "nothing");

    let unknown = Some(S::Unknown);
    assert_eq!(says(unknown, I::NotFound, |f| f.channel.unknowns = 2), "R43 READY");
    assert_eq!(says(unknown, I::NotFound, |f| f.channel.unknowns = 3), "R44 MANUAL");
    assert_eq!(says(unknown, I::NotFound, |f| f.channel.since_call = TimeDelta::seconds(9)), "nothing");
    assert_eq!(says(unknown, I::QueryUnknown, |_| {}), "R45 UNKNOWN");
    assert_eq!(says(unknown, I::QueryUnknown, |f| f.channel.unknown_for = TimeDelta::days(1)), "R44 MANUAL");
    assert_eq!(says(unknown, I::Done, |f| f.channel.is_our_amount = false), "nothing");
}

#[test]
fn people_need_proof() {
    let manual = Some(S::Manual);
    let proved = |proof| move |f: &mut RefundFacts| f.channel.proof = proof;
    assert_eq!(says(manual, I::ResolveFailed, proved(NumberProof::Nothing)), unmet(G::NumberIsOver));
    assert_eq!(says(manual, I::ResolveFailed, proved(NumberProof::Absent)), "R49 FAILED");
    assert_eq!(says(manual, I::ResolveDone, proved(NumberProof::Absent)), unmet(G::MoneyMoved));
    assert_eq!(says(manual, I::ResolveDone, proved(NumberProof::Moved)), "R48 SUCCEEDED");
    assert_eq!(says(manual, I::PaidAnotherWay, proved(NumberProof::Moved)), unmet(G::NumberIsOver));
    assert_eq!(says(manual, I::CancelBySupport, proved(NumberProof::Closed)), unmet(G::NeverSent));
    assert_eq!(says(manual, I::CancelBySupport, proved(NumberProof::NeverSent)), "R57 CANCELLED");
    let alone = |f: &mut RefundFacts| {
        f.channel.proof = NumberProof::Closed;
        f.person.is_second = false;
    };
    assert_eq!(says(manual, I::PaidAnotherWay, alone), unmet(G::SecondPerson));
}
