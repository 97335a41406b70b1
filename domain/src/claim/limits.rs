/// Days after which a claim ends that nobody has decided. Claims for orders that are known end no later and no sooner
/// than the others, so that the end tells nothing.
pub const DAYS_OPEN: i64 = 90;

/// Most claims of one member that are open at a time.
pub const MOST_OPEN: u64 = 10;

/// Most claims that one member makes within 24 hours, whatever became of them.
pub const MOST_A_DAY: u64 = 20;
