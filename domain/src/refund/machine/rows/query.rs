//! What queries and callbacks report.

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
        id: "R35",
        from: In(&[S::Pending, S::Unknown]),
        on: &[I::Done],
        when: &[G::IsCurrent, G::IsOurAmount],
        to: Is(S::Succeeded),
        does: SUCCESS,
        then: AFTER_SUCCESS,
        note: "",
    },
    Row {
        id: "R36",
        from: In(&[S::Pending, S::Sending]),
        on: &[I::Closed],
        when: &[G::IsCurrent, G::FailuresLeft],
        to: Is(S::Ready),
        does: &[E::CountFailure, E::NewNumber],
        then: &[],
        note: "only R36, R41, R47 and R55 lead to a new number",
    },
    Row {
        id: "R37",
        from: In(&[S::Pending, S::Sending]),
        on: &[I::Closed],
        when: &[G::IsCurrent, G::NoFailuresLeft],
        to: Is(S::Manual),
        does: &[],
        then: &[F::Alarm],
        note: "",
    },
    Row {
        id: "R38",
        from: In(&[S::Pending, S::Sending, S::Unknown]),
        on: &[I::Abnormal],
        when: &[G::IsCurrent],
        to: Is(S::Manual),
        does: &[],
        then: &[F::FindAnotherWay],
        note: "not a failure: the money has left for an account that cannot take it, and the number stays",
    },
    Row {
        id: "R39",
        from: In(&[S::Pending]),
        on: &[I::Accepted, I::QueryUnknown],
        when: &[G::IsCurrent],
        to: Is(S::Pending),
        does: &[],
        then: &[],
        note: "",
    },
    Row {
        id: "R40",
        from: In(&[S::Unknown]),
        on: &[I::Accepted],
        when: &[G::IsCurrent],
        to: Is(S::Pending),
        does: &[E::KeepChannelId],
        then: &[],
        note: "",
    },
    Row {
        id: "R41",
        from: In(&[S::Unknown]),
        on: &[I::Closed, I::RefusalProved],
        when: &[G::IsCurrent, G::FailuresLeft],
        to: Is(S::Ready),
        does: &[E::CountFailure, E::NewNumber],
        then: &[],
        note: "",
    },
    Row {
        id: "R42",
        from: In(&[S::Unknown]),
        on: &[I::Closed, I::RefusalProved],
        when: &[G::IsCurrent, G::NoFailuresLeft],
        to: Is(S::Manual),
        does: &[],
        then: &[F::Alarm],
        note: "",
    },
    Row {
        id: "R43",
        from: In(&[S::Unknown]),
        on: &[I::NotFound],
        when: &[G::IsCurrent, G::OldEnough, G::UnknownsLeft],
        to: Is(S::Ready),
        does: &[],
        then: &[],
        note: "the same number: the first request may still land, and then both are one",
    },
    Row {
        id: "R44",
        from: In(&[S::Unknown]),
        on: &[I::NotFound, I::QueryUnknown],
        when: &[G::IsCurrent, G::NoUnknownsLeft],
        to: Is(S::Manual),
        does: &[],
        then: &[F::Alarm],
        note: "the number stays open and is still asked for",
    },
    Row {
        id: "R45",
        from: In(&[S::Unknown]),
        on: &[I::QueryUnknown],
        when: &[G::IsCurrent, G::UnknownsLeft],
        to: Is(S::Unknown),
        does: &[],
        then: &[],
        note: "",
    },
    Row {
        id: "R46",
        from: In(&[S::NoFunds]),
        on: &[I::Timer, I::ToppedUp],
        when: &[G::OnTime],
        to: Is(S::Ready),
        does: &[],
        then: &[],
        note: "the same number",
    },
];
