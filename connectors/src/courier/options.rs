use crate::payments::{KeySource, Limits};

/// How a courier's service is reached.
#[derive(Clone, Debug)]
pub struct CourierOptions {
    /// Where it is, without a path.
    pub base_url: String,
    /// Our name there.
    pub key_id: String,
    /// The shared secrets, one a line, each with at least 32 characters: the first signs, each is believed.
    pub secret: KeySource,
    /// Where callbacks go.
    pub notify_url: String,
    /// What the service may take of this process. The number of calls at once is that of the jobs.
    pub limits: Limits,
}
