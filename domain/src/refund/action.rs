use super::RefundAction;
use super::machine::{RefundInput, RefundMachine, RefundStatus};
use crate::machine::{Machine, Origin};

impl RefundAction {
    /// What the machine is told.
    pub const fn inputs(self) -> &'static [RefundInput] {
        use RefundInput as I;
        match self {
            Self::Approve => &[I::Approve],
            Self::Cancel => &[I::CancelByBuyer, I::CancelBySupport],
            Self::Inspect => &[I::InspectionPassed, I::InspectionPassedInPart, I::InspectionFailed],
            Self::PayAnotherWay => &[I::PaidAnotherWay],
            Self::ReceiveReturn => &[I::ReturnReceived],
            Self::Reject => &[I::Reject],
            Self::ReportInterception => &[I::Intercepted, I::InterceptFailed],
            Self::ResolveDone => &[I::ResolveDone],
            Self::ResolveFailed => &[I::ResolveFailed],
            Self::Retry => &[I::Retry],
            Self::ShipReturn => &[I::ReturnShipped],
        }
    }

    /// Whether the table lists it for a state. What else a row asks for, such as evidence or a second person, is
    /// looked at when it is done.
    pub fn is_listed(self, status: RefundStatus) -> bool {
        let lists = |input: &RefundInput| {
            RefundMachine::rows().any(|row| {
                matches!(row.from, Origin::In(states) if states.contains(&status)) && row.on.contains(input)
            })
        };
        self.inputs().iter().any(lists)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_lists_what_people_may_do() {
        let of = |status: RefundStatus| {
            let listed = RefundAction::ALL.iter().filter(|action| action.is_listed(status));
            listed.map(|action| action.code()).collect::<Vec<_>>().join(" ")
        };
        let all: Vec<_> =
            RefundStatus::ALL.iter().map(|status| format!("{status}: {}", of(*status))).collect();
        assert_eq!(
            all,
            [
                "IN_REVIEW: APPROVE CANCEL REJECT",
                "WAITING_ORDER: CANCEL",
                "INTERCEPTING: REPORT_INTERCEPTION",
                "AWAITING_RETURN: CANCEL SHIP_RETURN",
                "RETURNING: RECEIVE_RETURN",
                "INSPECTING: INSPECT",
                "READY: ",
                "SENDING: ",
                "NO_FUNDS: ",
                "UNKNOWN: ",
                "PENDING: ",
                "MANUAL: CANCEL PAY_ANOTHER_WAY RESOLVE_DONE RESOLVE_FAILED RETRY",
                "SUCCEEDED: ",
                "BANK_RETURNED: PAY_ANOTHER_WAY RETRY",
                "REJECTED: ",
                "CANCELLED: ",
                "FAILED: ",
            ]
        );
    }
}
