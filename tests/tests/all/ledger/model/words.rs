use std::collections::BTreeMap;

use rebated_domain::ledger::{AccountKey, TransferOutcome, TransferRefusal};
use rebated_domain::money::Currency;

/// Which step of which object.
pub type Why = (u32, u32);

/// One thing that is asked. Times are minutes after the start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Move at once.
    Move { id: u32, why: Why, sides: Sides, reverses: Option<u32> },
    /// Reserve.
    Try { id: u32, why: Why, sides: Sides, until: Option<i64> },
    /// Move what was reserved, or a part.
    Confirm { of: u32, why: Why, part: Option<i64> },
    /// Free what was reserved.
    Cancel { of: u32, why: Why },
}

/// Between whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sides {
    /// These, whatever they are.
    Exactly(Vec<(AccountKey, i64)>),
    /// A user, whose debt is paid off first.
    Credit { user: u32, currency: Currency, amount: i64 },
}

/// Asks that are linked.
pub type Message = Vec<Ask>;

/// What happens.
#[derive(Clone, Debug)]
pub enum Event {
    /// Messages sent at once, in this order.
    Send(Vec<Message>),
    /// Minutes go by.
    Wait(i64),
    /// Reservations that are over are ended.
    Sweep,
    /// What waits is sealed.
    Seal,
}

/// Posted and reserved, by account.
pub type After = BTreeMap<AccountKey, (i64, i64)>;

/// The transfer that an answer is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The one of that id.
    Itself(u32),
    /// What ended the one of that id.
    EndOf(u32),
}

/// What is answered to one ask that was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub subject: Subject,
    pub outcome: TransferOutcome,
    pub after: After,
}

/// What is answered to a message: everything accepted, or which ask was refused and why.
pub type Answer = Result<Vec<Told>, (usize, TransferRefusal)>;

/// The same, whatever the order of its sides.
pub fn in_order(mut ask: Ask) -> Ask {
    if let Ask::Move { sides: Sides::Exactly(sides), .. } | Ask::Try { sides: Sides::Exactly(sides), .. } =
        &mut ask
    {
        sides.sort_unstable();
    }
    ask
}
