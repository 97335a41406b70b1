use chrono::{DateTime, Utc};
use rebated_domain::money::Money;

/// How a trade stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TradeState {
    /// It waits for the payer.
    Waiting,
    /// It is paid.
    Paid,
    /// It is closed: nobody paid in time, or we asked, or everything was given back.
    Closed,
}

/// A payment, as the channel has it.
#[derive(Clone, Debug)]
pub struct Trade {
    /// The merchant's number.
    pub number: String,
    /// The channel's number, given when it is paid.
    pub channel_number: String,
    /// What is to be paid.
    pub amount: Money,
    /// What the payer reads.
    pub subject: String,
    /// How it stands.
    pub state: TradeState,
    /// Whether a payer has seen it. Alipay knows nothing of a trade before.
    pub is_seen: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Until when it may be paid.
    pub expires_at: DateTime<Utc>,
    /// When it was paid.
    pub paid_at: Option<DateTime<Utc>>,
    /// Where callbacks go.
    pub notify_url: String,
    /// Where the browser goes after paying.
    pub return_url: Option<String>,
    /// What was given back of it, oldest first.
    pub refunds: Vec<Refund>,
}

/// How a refund ends, or stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefundEnd {
    /// It has not ended.
    Processing,
    /// The payer has the money.
    Succeeded,
    /// Nothing moved.
    Closed,
    /// The payer's account cannot take it.
    Abnormal,
    /// The payer's bank has sent it back.
    ReturnedByBank,
}

/// A refund, as the channel has it.
#[derive(Clone, Debug)]
pub struct Refund {
    /// The merchant's number.
    pub number: String,
    /// The channel's number.
    pub channel_number: String,
    /// How much.
    pub amount: Money,
    /// How it stands.
    pub state: RefundEnd,
    /// How it will end; `Processing` for never, `ReturnedByBank` for success and a return hours later.
    pub fate: RefundEnd,
    /// When it was taken on.
    pub accepted_at: DateTime<Utc>,
    /// When it ended.
    pub ended_at: Option<DateTime<Utc>>,
    /// Where the callback goes.
    pub notify_url: String,
}

/// Money that has moved. What is not listed has not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    /// The merchant's number of the payment.
    pub payment: String,
    /// The merchant's number of the refund; none for the payment itself.
    pub refund: Option<String>,
    /// How much.
    pub amount: Money,
    /// When.
    pub at: DateTime<Utc>,
}

/// Everything that a channel knows of one merchant.
#[derive(Debug, Default)]
pub struct Book {
    pub(super) trades: Vec<Trade>,
    pub(super) movements: Vec<Movement>,
    pub(super) returns: Vec<Movement>,
}

impl Book {
    /// What has moved, oldest first.
    pub fn movements(&self) -> &[Movement] {
        &self.movements
    }

    /// What payers' banks have sent back of refunds that had moved, oldest first.
    pub fn returns(&self) -> &[Movement] {
        &self.returns
    }

    /// How often money has moved under a number of a refund, and how much in all.
    pub fn refunded(&self, refund: &str) -> (usize, i64) {
        let moved = self.movements.iter().filter(|movement| movement.refund.as_deref() == Some(refund));
        moved.fold((0, 0), |(times, fen), movement| (times + 1, fen + movement.amount.minor()))
    }

    /// A trade by the merchant's number.
    pub fn trade(&self, number: &str) -> Option<&Trade> {
        self.trades.iter().find(|trade| trade.number == number)
    }

    pub(crate) fn trade_mut(&mut self, number: &str) -> Option<&mut Trade> {
        self.trades.iter_mut().find(|trade| trade.number == number)
    }

    /// Every refund, whatever became of it.
    pub fn refunds(&self) -> impl Iterator<Item = &Refund> {
        self.trades.iter().flat_map(|trade| &trade.refunds)
    }

    /// A refund by the merchant's number, with its trade. WeChat's numbers are unique in a merchant.
    pub fn refund(&self, number: &str) -> Option<(&Trade, &Refund)> {
        self.trades.iter().find_map(|trade| Some((trade, trade.refund(number)?)))
    }
}

impl Trade {
    /// A refund by the merchant's number.
    pub fn refund(&self, number: &str) -> Option<&Refund> {
        self.refunds.iter().find(|refund| refund.number == number)
    }

    /// What was given back or is on its way, in fen.
    pub fn given_back(&self) -> i64 {
        let over = [RefundEnd::Closed, RefundEnd::ReturnedByBank];
        let holds = |refund: &&Refund| !over.contains(&refund.state);
        self.refunds.iter().filter(holds).map(|refund| refund.amount.minor()).sum()
    }
}
