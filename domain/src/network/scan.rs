use crate::code::codes;

codes! {
    /// Why a window of a network was read.
    pub enum ScanKind {
        /// Somebody asked for it.
        Manual = "MANUAL",
        /// The whole of the month before, once it is over and once it is settled.
        Monthly = "MONTHLY",
        /// The whole of the day before.
        Nightly = "NIGHTLY",
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
