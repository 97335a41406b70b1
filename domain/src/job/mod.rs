//! Work that is stored and done later: its states, and when it is tried again.

mod retry;
mod shown;
mod status;
mod words;

pub use retry::Retry;
pub use shown::shown;
pub use status::{JobStateError, successor};
pub use words::{JobAction, JobPriority, JobState};
