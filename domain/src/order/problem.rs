use crate::code::codes;

codes! {
    /// What is wrong with a record that was to be imported.
    pub enum ProblemCode {
        /// A text holds NUL or another control character.
        ControlCharacter = "CONTROL_CHARACTER",
        /// Lines of one order disagree about the order.
        Inconsistent = "INCONSISTENT",
        /// A time is not in the documented form or outside 2000 to 2100.
        InvalidTime = "INVALID_TIME",
        /// The record cannot be read at all.
        Malformed = "MALFORMED",
        /// A required field is absent or empty.
        Missing = "MISSING",
        /// An amount or quantity is below zero.
        Negative = "NEGATIVE",
        /// Not a plain decimal or whole number.
        NotANumber = "NOT_A_NUMBER",
        /// A number is beyond what is accepted.
        OutOfRange = "OUT_OF_RANGE",
        /// The record is longer than 1 MiB.
        TooLarge = "TOO_LARGE",
        /// A text is longer than its limit.
        TooLong = "TOO_LONG",
        /// More decimals than the currency has.
        TooPrecise = "TOO_PRECISE",
        /// The currency is not one that the platform settles in.
        UnknownCurrency = "UNKNOWN_CURRENCY",
        /// The record has a field that the format does not know.
        UnknownField = "UNKNOWN_FIELD",
        /// The source is not one of the known ones.
        UnknownSource = "UNKNOWN_SOURCE",
        /// The state is not one of the known ones.
        UnknownStatus = "UNKNOWN_STATUS",
        /// A value has the wrong JSON type.
        WrongType = "WRONG_TYPE",
    }
}

/// One thing wrong with one field of a record.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct FieldProblem {
    /// The field's name as the format spells it; empty when the whole record is at fault.
    pub field: String,
    /// What is wrong.
    pub code: ProblemCode,
    /// The same as an English sentence, without the offending value.
    pub message: String,
}

impl FieldProblem {
    /// A problem with `field`.
    pub fn new(field: impl Into<String>, code: ProblemCode, message: impl Into<String>) -> Self {
        Self { field: field.into(), code, message: message.into() }
    }
}
