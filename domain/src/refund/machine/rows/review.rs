//! The request, and who decides.

use crate::machine::Origin::{In, Nothing};
use crate::machine::Row;
use crate::machine::Target::{Is, Route};
use crate::refund::machine::RefundEffect as E;
use crate::refund::machine::RefundFollow as F;
use crate::refund::machine::RefundGuard as G;
use crate::refund::machine::RefundInput as I;
use crate::refund::machine::RefundMachine;
use crate::refund::machine::RefundStatus as S;

pub(super) const ROWS: &[Row<RefundMachine>] = &[
    Row {
        id: "R01",
        from: Nothing,
        on: &[I::AskedByBuyer],
        when: &[G::IsPaid, G::Fits, G::InWindow, G::LinesFree],
        to: Is(S::InReview),
        does: &[E::TakeCapacity, E::HoldOrder],
        then: &[F::TellSupport],
        note: "decided under the lock of the payment; the client's key makes a repeated request the same one",
    },
    Row {
        id: "R02",
        from: Nothing,
        on: &[I::AskedBySystem],
        when: &[G::IsPaid, G::Fits, G::InWindow, G::LinesFree, G::ReasonListed, G::WithinLimit],
        to: Route,
        does: &[E::TakeCapacity, E::HoldOrder],
        then: &[F::TellBuyer],
        note: "",
    },
    Row {
        id: "R03",
        from: Nothing,
        on: &[I::AskedBySystem],
        when: &[G::IsPaid, G::Fits, G::InWindow, G::LinesFree, G::ReasonListed, G::AboveLimit],
        to: Is(S::InReview),
        does: &[E::TakeCapacity, E::HoldOrder],
        then: &[F::TellSupport],
        note: "time alone does not grant it",
    },
    Row {
        id: "R04",
        from: Nothing,
        on: &[I::AskedBySupport],
        when: &[G::IsPaid, G::Fits, G::InWindow, G::LinesFree, G::DecidesAlone],
        to: Route,
        does: &[E::TakeCapacity, E::HoldOrder, E::LogDecision],
        then: &[],
        note: "whoever asks says whether the goods must come back; more than was paid is not a refund",
    },
    Row {
        id: "R05",
        from: Nothing,
        on: &[I::AskedBySupport],
        when: &[G::IsPaid, G::Fits, G::InWindow, G::LinesFree, G::NeedsApprover],
        to: Is(S::InReview),
        does: &[E::TakeCapacity, E::HoldOrder],
        then: &[F::TellApprovers],
        note: "time alone does not grant it",
    },
    Row {
        id: "R06",
        from: In(&[S::InReview]),
        on: &[I::Approve],
        when: &[G::SawThisVersion, G::MayApprove, G::SecondPersonAboveLimit, G::EnoughApprovals],
        to: Route,
        does: &[E::LogDecision],
        then: &[],
        note: "",
    },
    Row {
        id: "R07",
        from: In(&[S::InReview]),
        on: &[I::Timer],
        when: &[G::OnTime, G::WithinLimit, G::MayGrantItself],
        to: Route,
        does: &[E::LogDecision],
        then: &[],
        note: "grants the request; the goods are dealt with as in any other refund",
    },
    Row {
        id: "R08",
        from: In(&[S::InReview]),
        on: &[I::Reject],
        when: &[G::SawThisVersion, G::GaveReason],
        to: Is(S::Rejected),
        does: &[E::FreeCapacity, E::FreeOrder, E::LogDecision],
        then: &[F::TellBuyer],
        note: "",
    },
    Row {
        id: "R09",
        from: In(&[S::InReview, S::WaitingOrder, S::AwaitingReturn]),
        on: &[I::CancelByBuyer],
        when: &[],
        to: Is(S::Cancelled),
        does: &[E::FreeCapacity, E::FreeOrder],
        then: &[F::TellBuyer],
        note: "not while a parcel is being turned round or comes back",
    },
];
