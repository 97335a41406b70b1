use crate::code::codes;

codes! {
    /// Why a window of a network was read.
    pub enum ScanKind {
        /// Somebody asked for it.
        Manual = "MANUAL",
        /// The whole of the month before, when it is over.
        Monthly = "MONTHLY",
        /// The whole of the day before.
        Nightly = "NIGHTLY",
        /// The whole of the month before, once the network has settled it.
        Settlement = "SETTLEMENT",
        /// It was the next one.
        Sync = "SYNC",
    }
}

codes! {
    /// What a network is asked for.
    pub enum Feed {
        /// Refunds of lines (维权).
        AfterSales = "AFTER_SALES",
        /// Order lines.
        Orders = "ORDERS",
        /// Lines frozen for a breach of rules.
        Punishments = "PUNISHMENTS",
    }
}
