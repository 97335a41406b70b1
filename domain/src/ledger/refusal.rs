use crate::code::codes;

codes! {
    /// What became of a transfer that was accepted.
    pub enum TransferOutcome {
        /// Booked now.
        Created = "CREATED",
        /// Booked earlier by the same request; nothing was done, the first result is told again.
        Exists = "EXISTS",
    }
}

codes! {
    /// Why a transfer was refused. The list is closed: a caller can handle every member.
    pub enum TransferRefusal {
        /// Debits and credits differ.
        Unbalanced = "UNBALANCED",
        /// Entries of two currencies.
        MixedCurrencies = "MIXED_CURRENCIES",
        /// Fewer than two entries, one of zero, or an account named twice.
        BadEntries = "BAD_ENTRIES",
        /// A limited account would hold less than what is reserved on it.
        ExceedsBalance = "EXCEEDS_BALANCE",
        /// A balance would leave the range of numbers.
        Overflow = "OVERFLOW",
        /// The id belongs to a transfer that was asked for differently.
        ExistsWithDifferentInput = "EXISTS_WITH_DIFFERENT_INPUT",
        /// Another transfer has had this effect of the same object already.
        StepTaken = "STEP_TAKEN",
        /// The transfer to undo was undone already.
        AlreadyReversed = "ALREADY_REVERSED",
        /// The transfer was cancelled before it arrived.
        AlreadyCancelled = "ALREADY_CANCELLED",
        /// There is no transfer to confirm.
        PendingNotFound = "PENDING_NOT_FOUND",
        /// The transfer to confirm or cancel was never pending.
        NotPending = "NOT_PENDING",
        /// The pending transfer was confirmed, with another amount or before it was to be cancelled.
        PendingAlreadyPosted = "PENDING_ALREADY_POSTED",
        /// The pending transfer was cancelled.
        PendingAlreadyVoided = "PENDING_ALREADY_VOIDED",
        /// The pending transfer's time is over.
        PendingExpired = "PENDING_EXPIRED",
        /// More is to be confirmed than was reserved.
        ExceedsPending = "EXCEEDS_PENDING",
        /// The amount to confirm is not above zero.
        BadAmount = "BAD_AMOUNT",
        /// The reservation would be over before it begins.
        ExpiryInPast = "EXPIRY_IN_PAST",
        /// Some transfers of a linked group exist and others do not: they were not sent as one group.
        LinkedPartlyExists = "LINKED_PARTLY_EXISTS",
    }
}

impl std::error::Error for TransferRefusal {}
