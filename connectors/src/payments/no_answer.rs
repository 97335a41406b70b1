use rebated_service::payments::Trouble;

use crate::outward::NoAnswer;

impl From<NoAnswer> for Trouble {
    /// Only where no byte was sent is it known that nothing has happened.
    fn from(error: NoAnswer) -> Self {
        match error {
            NoAnswer::Unreachable => Self::not_executed(error.code(), &error.to_string()),
            _ => Self::unknown(error.code(), &error.to_string()),
        }
    }
}
