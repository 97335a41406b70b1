use rebated_domain::order::{FieldProblem, LineSnapshot};

/// One report about one order line, as read from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Where it stands, from 1; [`crate::Format::unit`] says what is counted.
    pub position: u64,
    /// What it says.
    pub snapshot: LineSnapshot,
    /// The record as it was received, as JSON text: kept for audit.
    pub document: String,
}

/// One record that cannot be taken. Reading goes on after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordFailure {
    /// Where it stands, from 1; [`crate::Format::unit`] says what is counted.
    pub position: u64,
    /// Everything wrong with it, in the spelling of its format.
    pub problems: Vec<FieldProblem>,
}

impl From<RecordFailure> for rebated_service::orders::RecordFailure {
    fn from(failure: RecordFailure) -> Self {
        Self { position: failure.position, problems: failure.problems }
    }
}
