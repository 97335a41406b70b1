//! What people do where the machine stopped.

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
        id: "R47",
        from: In(&[S::Manual]),
        on: &[I::Retry],
        when: &[G::GaveEvidence],
        to: Is(S::Ready),
        does: &[E::LogEvidence, E::NewNumberIfClosed, E::OpenReserve],
        then: &[],
        note: "the same number, unless the channel closed it",
    },
    Row {
        id: "R48",
        from: In(&[S::Manual]),
        on: &[I::ResolveDone],
        when: &[G::GaveEvidence, G::MoneyMoved],
        to: Is(S::Succeeded),
        does: &[E::LogEvidence, E::PostReserve, E::AddRefunded],
        then: AFTER_SUCCESS,
        note: "",
    },
    Row {
        id: "R49",
        from: In(&[S::Manual]),
        on: &[I::ResolveFailed],
        when: &[G::GaveEvidence, G::NumberIsOver, G::OwesBuyerNothing],
        to: Is(S::Failed),
        does: &[E::LogEvidence, E::VoidReserve, E::FreeCapacity, E::FreeOrder],
        then: &[F::TellBuyer],
        note: "one query that does not find the number proves nothing; what a bank sent back is owed to the buyer for good",
    },
    Row {
        id: "R50",
        from: In(&[S::Manual, S::BankReturned]),
        on: &[I::PaidAnotherWay],
        when: &[G::GaveEvidence, G::SecondPerson, G::NumberIsOver],
        to: Is(S::Succeeded),
        does: &[E::LogEvidence, E::VoidReserve, E::PostFromBank, E::AddRefunded],
        then: AFTER_SUCCESS,
        note: "",
    },
    Row {
        id: "R51",
        from: In(&[S::Manual]),
        on: &[I::Done],
        when: &[G::IsCurrent, G::IsOurAmount],
        to: Is(S::Succeeded),
        does: SUCCESS,
        then: AFTER_SUCCESS,
        note: "a report may overtake the person",
    },
];
