use crate::code::codes;

/// How often a parked cancellation looks at its order before people are asked.
pub const CANCEL_TRIES: i32 = 20;

codes! {
    /// Where the wish to cancel an order of the store is.
    pub enum CancellationState {
        /// The order was cancelled, or a refund of all of it was asked for.
        Done = "DONE",
        /// The order went on meanwhile to where it cannot be cancelled any more.
        Dropped = "DROPPED",
        /// It was looked at as often as it may be: somebody has to decide.
        Manual = "MANUAL",
        /// Steps of the order are still under way; it is looked at again.
        Waiting = "WAITING",
    }
}
