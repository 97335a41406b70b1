use std::process::ExitCode;

/// What became of a command.
pub type Outcome = Result<(), Failure>;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// It was called wrongly, or the configuration is wrong: exit code 2.
    Usage(anyhow::Error),
    /// It could not be done, or a check found a difference: exit code 1.
    Failed(anyhow::Error),
}

impl Failure {
    /// Wrong usage.
    pub fn usage(error: impl Into<anyhow::Error>) -> Self {
        Self::Usage(error.into())
    }

    /// A failure.
    pub fn failed(error: impl Into<anyhow::Error>) -> Self {
        Self::Failed(error.into())
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Failed(error)
    }
}

/// Tells the operator what went wrong and gives the process its exit code.
pub fn code(outcome: Outcome) -> ExitCode {
    let (error, code) = match outcome {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Failure::Usage(error)) => (error, 2),
        Err(Failure::Failed(error)) => (error, 1),
    };
    eprintln!("error: {error:#}");
    ExitCode::from(code)
}
