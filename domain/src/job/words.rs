use crate::code::codes;

codes! {
    /// Where a job stands.
    pub enum JobState {
        /// It is tried when it is due.
        Waiting = "WAITING",
        /// A worker holds it until its lease ends.
        Running = "RUNNING",
        /// It was done.
        Done = "DONE",
        /// It failed as often as it may, or for good. A person retries or discards it.
        Dead = "DEAD",
        /// A person decided that it is not done.
        Discarded = "DISCARDED",
    }
}

codes! {
    /// Which jobs come first among those that are due. Within a priority the longest due comes first.
    pub enum JobPriority {
        /// Somebody waits for it.
        High = "HIGH",
        /// Most jobs.
        Normal = "NORMAL",
        /// Housekeeping.
        Low = "LOW",
    }
}

codes! {
    /// What a person does with a job.
    pub enum JobAction {
        /// Have it tried again, now.
        Retry = "RETRY",
        /// Have it not done.
        Discard = "DISCARD",
    }
}
