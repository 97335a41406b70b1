//! Reports that come at another time than expected, and what follows success.

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
        id: "R52",
        from: In(&[S::Ready, S::Sending, S::NoFunds]),
        on: &[I::Done],
        when: &[G::IsCurrent, G::IsOurAmount],
        to: Is(S::Succeeded),
        does: SUCCESS,
        then: AFTER_SUCCESS,
        note: "a callback before our own answer is normal",
    },
    Row {
        id: "R53",
        from: In(&[S::Succeeded]),
        on: &[I::Done],
        when: &[G::IsCurrent],
        to: Is(S::Succeeded),
        does: &[],
        then: &[],
        note: "a repetition",
    },
    Row {
        id: "R54",
        from: In(&[S::Succeeded]),
        on: &[I::ReturnedByBank],
        when: &[G::IsCurrent, G::IsOurAmount, G::ReturnNotBooked],
        to: Is(S::BankReturned),
        does: &[E::BookReturn, E::SubtractRefunded],
        then: &[F::Alarm, F::TellBuyer],
        note: "",
    },
    Row {
        id: "R55",
        from: In(&[S::BankReturned]),
        on: &[I::Retry],
        when: &[G::GaveEvidence],
        to: Is(S::Ready),
        does: &[E::LogEvidence, E::NewNumber, E::OpenReserve],
        then: &[],
        note: "",
    },
    Row {
        id: "R56",
        from: In(&[S::Failed, S::Cancelled, S::Rejected]),
        on: &[I::Done],
        when: &[G::IsOurAmount],
        to: Is(S::Succeeded),
        does: &[E::PostLate, E::AddRefunded, E::OpenFinding],
        then: &[F::Alarm, F::TellBuyer, F::MakeVoucher],
        note: "must never happen; if it does, the books tell the truth",
    },
    Row {
        id: "R57",
        from: In(&[S::Manual]),
        on: &[I::CancelBySupport],
        when: &[G::NeverSent],
        to: Is(S::Cancelled),
        does: &[E::VoidReserve, E::FreeCapacity, E::FreeOrder],
        then: &[F::TellBuyer],
        note: "",
    },
    Row {
        id: "R58",
        from: In(&[S::InReview]),
        on: &[I::Approve],
        when: &[G::SawThisVersion, G::MayApprove, G::SecondPersonAboveLimit, G::NeedsAnother],
        to: Is(S::InReview),
        does: &[E::KeepFirstApproval, E::LogDecision],
        then: &[F::TellApprovers],
        note: "above the higher limit two people grant it, and neither is who asked for it",
    },
];
