use crate::code::codes;

codes! {
    /// What can be done about a call to a network that brought nothing.
    pub enum TroubleKind {
        /// Ask again later: no answer, or one that says the network is at fault.
        Away = "AWAY",
        /// An answer that cannot be read.
        BadAnswer = "BAD_ANSWER",
        /// Ask less often.
        Limited = "LIMITED",
        /// The buyer has to be registered first.
        NotRegistered = "NOT_REGISTERED",
        /// People have to look: keys, rights, clocks, or a request that the network does not understand.
        Refused = "REFUSED",
        /// Ask for a shorter window.
        TooLong = "TOO_LONG",
    }
}
