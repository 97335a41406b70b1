//! One refund, its books, and a channel that does the worst that channels do.
//!
//! The world decides nothing about the refund: every change of its state comes from the real machine. What it
//! adds is the channel (requests late, lost or delivered twice, refusals that are wrong, numbers that are
//! closed or stuck, banks that send money back), workers that die before and after the call, callbacks at any
//! time and any number of times, and people.

mod books;
mod channel;
mod designs;
mod people;
mod steps;
mod told;
mod worker;

use rebated_domain::refund::machine::RefundStatus;

pub use books::Books;
pub use channel::{Number, Record};
pub use designs::Design;
pub use steps::Step;

/// How many numbers there can be: three that follow failures of the channel, and one that a person may ask for
/// besides.
pub const NUMBERS: usize = 5;

/// Everything that is true at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Refund {
    /// How the platform is built.
    pub design: Design,
    /// The refund's state; none before it is asked for.
    pub status: Option<RefundStatus>,
    /// The number in use.
    pub current: usize,
    /// Whether a number was ever sent.
    pub sent: bool,
    /// What the channel and the network know of each number.
    pub numbers: [Number; NUMBERS],
    /// What the worker is doing.
    pub call: Call,
    /// Failures counted.
    pub failures: u32,
    /// Unclear calls counted with the number in use.
    pub unknowns: u32,
    /// What the payment and the ledger say.
    pub books: Books,
}

/// What the worker that holds the refund is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Call {
    /// Nobody holds it, or they died.
    None,
    /// The attempt is committed; nothing is sent yet.
    Unsent,
    /// The request is out; no answer yet.
    Waiting,
}

impl Refund {
    /// Before anybody asked.
    pub fn new(design: Design) -> Self {
        Self {
            design,
            status: None,
            current: 0,
            sent: false,
            numbers: [Number::default(); NUMBERS],
            call: Call::None,
            failures: 0,
            unknowns: 0,
            books: Books::default(),
        }
    }

    /// The number in use.
    pub fn number(&self) -> &Number {
        &self.numbers[self.current]
    }

    /// What has reached the buyer and stayed, in units of the amount.
    pub fn with_buyer(&self) -> i32 {
        let by_channel: i32 = self.numbers.iter().map(Number::moved).sum();
        by_channel + self.books.paid_another_way
    }
}
