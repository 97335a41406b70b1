use chrono::{DateTime, Utc};

/// A stretch of time by which a network is asked: from its beginning, up to and without its end.
///
/// Networks date to the second and take both ends as belonging to the stretch, so that a call for a window also brings
/// rows of the second at which it ends. They are read twice, which does no harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Window {
    /// The first moment.
    pub from: DateTime<Utc>,
    /// The first moment after it.
    pub until: DateTime<Utc>,
}
