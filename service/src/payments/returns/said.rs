use chrono::TimeDelta;
use rebated_domain::refund::machine::RefundInput;

use crate::payments::{Outcome, RefundNotice, RefundReport, RefundState, Trouble};

/// What happens to a return or a refund at its channel, with what was said of it.
#[derive(Clone, Debug)]
pub struct Said {
    pub input: RefundInput,
    /// The number that it is about; none for the one in use.
    pub number: Option<String>,
    /// The amount that it names, in minor units.
    pub amount: Option<i64>,
    /// The channel's number.
    pub channel_number: Option<String>,
    /// The channel's code of what went wrong.
    pub trouble: Option<String>,
    /// How long the channel wants to be left alone.
    pub wait: Option<TimeDelta>,
    /// Whether the refusal is one that the same call may not get again.
    pub may_call_again: bool,
    /// What proves it, in the words of whoever decided.
    pub evidence: Option<String>,
}

impl Said {
    /// Nothing but what happened.
    pub fn that(input: RefundInput) -> Self {
        Self {
            input,
            number: None,
            amount: None,
            channel_number: None,
            trouble: None,
            wait: None,
            may_call_again: false,
            evidence: None,
        }
    }

    /// The channel answered our call.
    pub fn by_call(outcome: Outcome<RefundReport>) -> Self {
        use RefundInput as I;
        let (trouble, input) = match outcome {
            Outcome::Done(report) => return Self::by_report(&report, I::CallDone),
            Outcome::Accepted(report) => {
                let input = match report.state {
                    RefundState::Succeeded => I::CallDone,
                    RefundState::Closed => I::Closed,
                    RefundState::Abnormal | RefundState::ReturnedByBank => I::Abnormal,
                    RefundState::Processing | RefundState::Absent => I::Accepted,
                };
                return Self::by_report(&report, input);
            }
            Outcome::Unknown(trouble) => (trouble, I::CallUnknown),
            Outcome::NotExecutedRetry(trouble) => (trouble, I::NotExecuted),
            Outcome::NotExecutedFunds(trouble) => (trouble, I::NotEnough),
            // it may mean that it is already done: asked about before it is believed
            Outcome::Refused(trouble) if !trouble.is_known => (trouble, I::CallUnknown),
            Outcome::Refused(trouble) => (trouble, I::CallRefused),
        };
        Self::by_trouble(trouble, input)
    }

    /// The channel answered our question.
    pub fn by_query(answer: Result<RefundReport, Trouble>) -> Self {
        use RefundInput as I;
        match answer {
            Ok(report) => {
                let input = match report.state {
                    RefundState::Succeeded => I::Done,
                    RefundState::Processing => I::Accepted,
                    RefundState::Closed => I::Closed,
                    RefundState::Abnormal | RefundState::ReturnedByBank => I::Abnormal,
                    RefundState::Absent => I::NotFound,
                };
                Self::by_report(&report, input)
            }
            Err(trouble) => Self::by_trouble(trouble, I::QueryUnknown),
        }
    }

    /// The channel called; none for what says nothing yet.
    pub fn by_notice(notice: &RefundNotice) -> Option<Self> {
        use RefundInput as I;
        let input = match notice.state {
            RefundState::Succeeded => I::Done,
            RefundState::Closed => I::Closed,
            RefundState::Abnormal => I::Abnormal,
            RefundState::Processing | RefundState::Absent | RefundState::ReturnedByBank => return None,
        };
        Some(Self {
            number: Some(notice.number.clone()),
            amount: Some(notice.amount.minor()),
            channel_number: Some(notice.channel_number.clone()),
            ..Self::that(input)
        })
    }

    fn by_report(report: &RefundReport, input: RefundInput) -> Self {
        Self {
            number: Some(report.number.clone()),
            amount: report.amount.map(|amount| amount.minor()),
            channel_number: report.channel_number.clone(),
            ..Self::that(input)
        }
    }

    fn by_trouble(trouble: Trouble, input: RefundInput) -> Self {
        let wait = trouble.wait.and_then(|wait| TimeDelta::from_std(wait).ok());
        let may_call_again = trouble.may_repeat;
        Self { trouble: Some(trouble.code), wait, may_call_again, ..Self::that(input) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(state: RefundState) -> RefundReport {
        RefundReport { number: "R1-1".into(), channel_number: None, state, amount: None, succeeded_at: None }
    }

    #[test]
    fn what_is_not_proved_leads_to_a_question() {
        use RefundInput as I;
        let calls = [
            (Outcome::Done(report(RefundState::Succeeded)), I::CallDone),
            (Outcome::Accepted(report(RefundState::Processing)), I::Accepted),
            (Outcome::Accepted(report(RefundState::Closed)), I::Closed),
            (Outcome::Accepted(report(RefundState::Abnormal)), I::Abnormal),
            (Trouble::unknown("NO_ANSWER", "").into(), I::CallUnknown),
            (Trouble::not_executed("BUSY", "").into(), I::NotExecuted),
            (Trouble::no_funds("NOT_ENOUGH", "").into(), I::NotEnough),
            (Trouble::refused("PARAM_ERROR", "").into(), I::CallRefused),
            (Trouble::refused("ACQ.TRADE_HAS_CLOSE", "").ask_first().into(), I::CallUnknown),
        ];
        for (outcome, expected) in calls {
            assert_eq!(Said::by_call(outcome).input, expected);
        }
        let queries = [
            (RefundState::Succeeded, I::Done),
            (RefundState::Processing, I::Accepted),
            (RefundState::Closed, I::Closed),
            (RefundState::Absent, I::NotFound),
            (RefundState::ReturnedByBank, I::Abnormal),
        ];
        for (state, expected) in queries {
            assert_eq!(Said::by_query(Ok(report(state))).input, expected);
        }
        assert_eq!(Said::by_query(Err(Trouble::not_executed("BUSY", ""))).input, I::QueryUnknown);
    }
}
