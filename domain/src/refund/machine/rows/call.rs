//! A call of the channel, and its answers.

use crate::machine::Origin::In;
use crate::machine::Row;
use crate::machine::Target::Is;
use crate::refund::machine::RefundEffect as E;
use crate::refund::machine::RefundFollow as F;
use crate::refund::machine::RefundGuard as G;
use crate::refund::machine::RefundInput as I;
use crate::refund::machine::RefundMachine;
use crate::refund::machine::RefundStatus as S;

use super::{AFTER_SUCCESS, SUCCESS};

pub(super) const ROWS: &[Row<RefundMachine>] = &[
    Row {
        id: "R27",
        from: In(&[S::Ready]),
        on: &[I::Dispatch],
        when: &[],
        to: Is(S::Sending),
        does: &[E::CommitAttempt],
        then: &[F::CallChannel],
        note: "one worker takes it, with a fencing token; if it dies, the lease ends, and the number is known",
    },
    Row {
        id: "R28",
        from: In(&[S::Sending]),
        on: &[I::CallDone],
        when: &[G::IsCurrent, G::IsOurAmount],
        to: Is(S::Succeeded),
        does: SUCCESS,
        then: AFTER_SUCCESS,
        note: "",
    },
    Row {
        id: "R29",
        from: In(&[S::Sending]),
        on: &[I::Accepted],
        when: &[G::IsCurrent],
        to: Is(S::Pending),
        does: &[E::KeepChannelId],
        then: &[],
        note: "",
    },
    Row {
        id: "R30",
        from: In(&[S::Sending]),
        on: &[I::CallUnknown, I::Timer],
        when: &[G::OnTime],
        to: Is(S::Unknown),
        does: &[E::CountUnknown],
        then: &[],
        note: "never a new number, never a freed reserve",
    },
    Row {
        id: "R31",
        from: In(&[S::Sending]),
        on: &[I::NotExecuted],
        when: &[],
        to: Is(S::Ready),
        does: &[],
        then: &[],
        note: "the same number, later; not counted",
    },
    Row {
        id: "R32",
        from: In(&[S::Sending]),
        on: &[I::NotEnough],
        when: &[],
        to: Is(S::NoFunds),
        does: &[],
        then: &[F::AlarmFinance],
        note: "",
    },
    Row {
        id: "R33",
        from: In(&[S::Sending]),
        on: &[I::CallRefused],
        when: &[G::MayCallAgain],
        to: Is(S::Ready),
        does: &[E::CountFailure],
        then: &[],
        note: "the same number, later",
    },
    Row {
        id: "R34",
        from: In(&[S::Sending]),
        on: &[I::CallRefused],
        when: &[G::MayNotCallAgain],
        to: Is(S::Manual),
        does: &[],
        then: &[F::Alarm],
        note: "after an unclear call a refusal can mean that it is already done: everything is kept",
    },
];
