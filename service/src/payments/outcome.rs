use std::time::Duration;

use rebated_domain::payment_channel::OutcomeKind;

/// What came of a call that changes something at a channel.
///
/// Everything that is not proved is `Unknown`: no answer, a broken one, one without a good signature, and the
/// channel's own "system error". An unknown outcome leads to a question and then to the same call with the same
/// number; never to another number, and never to undoing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome<T> {
    /// It has happened, once.
    Done(T),
    /// The channel has taken it on and tells the end later.
    Accepted(T),
    /// It may have happened.
    Unknown(Trouble),
    /// It has not happened. The same call may succeed later, and this one does not count as an attempt.
    NotExecutedRetry(Trouble),
    /// It has not happened: the merchant's balance does not suffice. The same call may succeed after a top-up.
    NotExecutedFunds(Trouble),
    /// The channel has refused for good. If an earlier call with this number was unknown, ask before believing it.
    Refused(Trouble),
}

/// Why a call brought no result. The texts are for staff and hold no secrets.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {message}")]
pub struct Trouble {
    /// Which outcome it makes; never `Done` or `Accepted`.
    pub kind: OutcomeKind,
    /// The channel's code, such as `ACQ.SELLER_BALANCE_NOT_ENOUGH`, or one of ours such as `NO_ANSWER`. At most 64
    /// characters.
    pub code: String,
    /// What the channel says, on one line, at most 200 characters.
    pub message: String,
    /// Whether it is certain that nothing has happened.
    pub is_known: bool,
    /// Whether the same call, with the same number and parameters, makes sense. Independent of `is_known`: after
    /// "this number was used with another amount" the outcome is unknown and a repeat is useless.
    pub may_repeat: bool,
    /// How long the channel wants to be left alone, where it says so.
    pub wait: Option<Duration>,
}

impl Trouble {
    /// It may have happened.
    pub fn unknown(code: &str, message: &str) -> Self {
        Self::new(OutcomeKind::Unknown, code, message)
    }

    /// It has not happened and may later.
    pub fn not_executed(code: &str, message: &str) -> Self {
        Self::new(OutcomeKind::NotExecutedRetry, code, message)
    }

    /// It has not happened for want of money.
    pub fn no_funds(code: &str, message: &str) -> Self {
        Self::new(OutcomeKind::NotExecutedFunds, code, message)
    }

    /// It was refused for good.
    pub fn refused(code: &str, message: &str) -> Self {
        Self::new(OutcomeKind::Refused, code, message)
    }

    /// The same where a repeat is useless until somebody has asked the channel.
    #[must_use]
    pub fn ask_first(self) -> Self {
        Self { is_known: false, may_repeat: false, ..self }
    }

    fn new(kind: OutcomeKind, code: &str, message: &str) -> Self {
        let line = |text: &str, longest| -> String {
            text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(longest).collect()
        };
        Self {
            kind,
            code: line(code, 64),
            message: line(message, 200),
            is_known: kind != OutcomeKind::Unknown,
            may_repeat: kind != OutcomeKind::Refused,
            wait: None,
        }
    }
}

impl<T> Outcome<T> {
    /// Its name.
    pub const fn kind(&self) -> OutcomeKind {
        match self {
            Self::Done(_) => OutcomeKind::Done,
            Self::Accepted(_) => OutcomeKind::Accepted,
            Self::Unknown(_) => OutcomeKind::Unknown,
            Self::NotExecutedRetry(_) => OutcomeKind::NotExecutedRetry,
            Self::NotExecutedFunds(_) => OutcomeKind::NotExecutedFunds,
            Self::Refused(_) => OutcomeKind::Refused,
        }
    }

    /// What went wrong, if something did.
    pub const fn trouble(&self) -> Option<&Trouble> {
        match self {
            Self::Done(_) | Self::Accepted(_) => None,
            Self::Unknown(trouble)
            | Self::NotExecutedRetry(trouble)
            | Self::NotExecutedFunds(trouble)
            | Self::Refused(trouble) => Some(trouble),
        }
    }

    /// The answer to a question, for which done and accepted are the same.
    pub fn answer(self) -> Result<T, Trouble> {
        match self {
            Self::Done(value) | Self::Accepted(value) => Ok(value),
            Self::Unknown(trouble)
            | Self::NotExecutedRetry(trouble)
            | Self::NotExecutedFunds(trouble)
            | Self::Refused(trouble) => Err(trouble),
        }
    }
}

/// The trouble decides which outcome it is.
impl<T> From<Trouble> for Outcome<T> {
    fn from(trouble: Trouble) -> Self {
        match trouble.kind {
            OutcomeKind::NotExecutedRetry => Self::NotExecutedRetry(trouble),
            OutcomeKind::NotExecutedFunds => Self::NotExecutedFunds(trouble),
            OutcomeKind::Refused => Self::Refused(trouble),
            // a trouble of another kind cannot be made; what is not proved is unknown
            OutcomeKind::Unknown | OutcomeKind::Done | OutcomeKind::Accepted => Self::Unknown(trouble),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knowing_and_repeating_are_two_questions() {
        let cases = [
            (Trouble::unknown("NO_ANSWER", ""), false, true),
            (Trouble::unknown("ACQ.DISCORDANT_REPEAT_REQUEST", "").ask_first(), false, false),
            (Trouble::not_executed("FREQUENCY_LIMITED", ""), true, true),
            (Trouble::no_funds("NOT_ENOUGH", ""), true, true),
            (Trouble::refused("PARAM_ERROR", ""), true, false),
            (Trouble::refused("ACQ.TRADE_HAS_CLOSE", "").ask_first(), false, false),
        ];
        for (trouble, is_known, may_repeat) in cases {
            assert_eq!((trouble.is_known, trouble.may_repeat), (is_known, may_repeat), "{trouble}");
            let kind = trouble.kind;
            assert_eq!(Outcome::<()>::from(trouble).kind(), kind);
        }
    }

    #[test]
    fn what_a_channel_says_stays_on_one_short_line() {
        let trouble = Trouble::unknown(&"X".repeat(90), &format!("a\nb\u{0}{}", "c".repeat(500)));
        assert_eq!((trouble.code.len(), trouble.message.len()), (64, 200));
        assert!(trouble.message.starts_with("a b c"), "{}", trouble.message);
    }
}
