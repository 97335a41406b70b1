use chrono::{DateTime, TimeDelta, Utc};

use super::{Book, Movement, Refund, RefundEnd, Trade, TradeState};

/// After so long a payer's bank sends back what it cannot put on an account.
const BANK_TAKES: TimeDelta = TimeDelta::hours(20);

/// Why a trade is not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreateRefusal {
    /// The number has another amount or subject.
    OtherParameters,
    /// It is paid.
    Paid,
    /// It is closed.
    Closed,
}

/// Why a trade is not paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PayRefusal {
    /// There is no such trade.
    NotFound,
    /// It is paid, closed or over.
    NotWaiting,
}

/// Why a refund is not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefundRefusal {
    /// There is no such trade.
    NotFound,
    /// It is not paid.
    NotPaid,
    /// Everything was given back.
    Closed,
    /// The number was used with another amount.
    OtherParameters,
    /// Too soon after the refund before.
    TooSoon,
    /// More than is left.
    TooMuch,
    /// Too many refunds of one trade.
    TooMany,
}

/// What differs between the channels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rules {
    /// Shortest time between two refunds of one trade.
    pub(crate) between_refunds: TimeDelta,
    /// Most refunds of one trade.
    pub(crate) most_refunds: usize,
    /// Whether a trade is closed once everything was given back.
    pub(crate) closes: bool,
}

impl Book {
    /// Makes a trade, or finds the same.
    pub(crate) fn create(&mut self, new: Trade) -> Result<&Trade, CreateRefusal> {
        let place = match self.trades.iter().position(|trade| trade.number == new.number) {
            Some(place) => {
                let known = &self.trades[place];
                match known.state {
                    TradeState::Paid => return Err(CreateRefusal::Paid),
                    TradeState::Closed => return Err(CreateRefusal::Closed),
                    TradeState::Waiting => {}
                }
                if known.amount != new.amount || known.subject != new.subject {
                    return Err(CreateRefusal::OtherParameters);
                }
                place
            }
            None => {
                self.trades.push(new);
                self.trades.len() - 1
            }
        };
        Ok(&self.trades[place])
    }

    /// The payer pays.
    pub(crate) fn pay(&mut self, number: &str, now: DateTime<Utc>) -> Result<Trade, PayRefusal> {
        let trade = self.trade_mut(number).ok_or(PayRefusal::NotFound)?;
        if trade.state != TradeState::Waiting || now >= trade.expires_at {
            return Err(PayRefusal::NotWaiting);
        }
        (trade.state, trade.is_seen, trade.paid_at) = (TradeState::Paid, true, Some(now));
        let trade = trade.clone();
        self.moved(&trade, None, now);
        Ok(trade)
    }

    /// Closes what nobody paid in time. Gives what was closed.
    pub(crate) fn expire(&mut self, now: DateTime<Utc>) -> Vec<Trade> {
        let late = |trade: &&mut Trade| trade.state == TradeState::Waiting && now >= trade.expires_at;
        let late = self.trades.iter_mut().filter(late);
        late.map(|trade| {
            trade.state = TradeState::Closed;
            trade.clone()
        })
        .collect()
    }

    /// Takes a refund on, or finds the same: then the second value is false.
    pub(crate) fn refund_trade(
        &mut self,
        payment: &str,
        new: Refund,
        rules: &Rules,
    ) -> Result<(Refund, bool), RefundRefusal> {
        let trade = self.trade_mut(payment).ok_or(RefundRefusal::NotFound)?;
        if let Some(known) = trade.refund(&new.number) {
            let same = known.amount == new.amount;
            return if same { Ok((known.clone(), false)) } else { Err(RefundRefusal::OtherParameters) };
        }
        match trade.state {
            TradeState::Waiting => return Err(RefundRefusal::NotPaid),
            TradeState::Closed => return Err(RefundRefusal::Closed),
            TradeState::Paid => {}
        }
        if new.amount.minor() > trade.amount.minor() - trade.given_back() {
            return Err(RefundRefusal::TooMuch);
        }
        if trade.refunds.len() >= rules.most_refunds {
            return Err(RefundRefusal::TooMany);
        }
        let last = trade.refunds.last().map(|refund| refund.accepted_at);
        if last.is_some_and(|last| new.accepted_at - last < rules.between_refunds) {
            return Err(RefundRefusal::TooSoon);
        }
        trade.refunds.push(new.clone());
        Ok((new, true))
    }

    /// Ends a refund as is its fate. Gives it with its trade; none if it has ended or never does.
    pub(crate) fn settle(
        &mut self,
        payment: &str,
        number: &str,
        rules: &Rules,
        now: DateTime<Utc>,
    ) -> Option<(Trade, Refund)> {
        let trade = self.trade_mut(payment)?;
        let refund = trade.refunds.iter_mut().find(|refund| refund.number == number)?;
        if refund.state != RefundEnd::Processing || refund.fate == RefundEnd::Processing {
            return None;
        }
        let end = match refund.fate {
            RefundEnd::ReturnedByBank => RefundEnd::Succeeded,
            fate => fate,
        };
        (refund.state, refund.ended_at) = (end, Some(now));
        let refund = refund.clone();
        if rules.closes && trade.given_back() == trade.amount.minor() {
            trade.state = TradeState::Closed;
        }
        let trade = trade.clone();
        if refund.state == RefundEnd::Succeeded {
            self.moved(&trade, Some(&refund), now);
        }
        Some((trade, refund))
    }

    /// Refunds that have not ended, with their trades.
    pub(crate) fn unsettled(&self) -> Vec<(String, String)> {
        let pairs = self.trades.iter().flat_map(|trade| trade.refunds.iter().map(move |r| (trade, r)));
        pairs
            .filter(|(_, refund)| refund.state == RefundEnd::Processing)
            .map(|(trade, refund)| (trade.number.clone(), refund.number.clone()))
            .collect()
    }

    /// Sends back the refunds that are fated to come back and whose time has come. Gives them with their trades.
    pub(crate) fn come_back(&mut self, now: DateTime<Utc>) -> Vec<(Trade, Refund)> {
        let is_due = |refund: &&Refund| {
            refund.fate == RefundEnd::ReturnedByBank
                && refund.ended_at.is_some_and(|at| now - at >= BANK_TAKES)
        };
        let due = self.trades.iter().flat_map(|trade| {
            trade.refunds.iter().filter(is_due).map(|refund| (trade.number.clone(), refund.number.clone()))
        });
        let due: Vec<_> = due.collect();
        due.iter().filter_map(|(payment, number)| self.bank_returns(payment, number, now)).collect()
    }

    /// The payer's bank sends back a refund that has moved. What came back can be given back again under another
    /// number. None if there is no such refund.
    pub(crate) fn bank_returns(
        &mut self,
        payment: &str,
        number: &str,
        now: DateTime<Utc>,
    ) -> Option<(Trade, Refund)> {
        let trade = self.trade_mut(payment)?;
        let refund = trade.refunds.iter_mut().find(|refund| refund.number == number)?;
        if refund.state != RefundEnd::Succeeded {
            return None;
        }
        refund.state = RefundEnd::ReturnedByBank;
        let refund = refund.clone();
        trade.state = TradeState::Paid;
        let trade = trade.clone();
        self.returns.push(Movement {
            payment: trade.number.clone(),
            refund: Some(refund.number.clone()),
            amount: refund.amount,
            at: now,
        });
        Some((trade, refund))
    }

    /// Says how a refund that has not ended will end. False if there is none.
    pub(crate) fn decide(&mut self, number: &str, fate: RefundEnd) -> bool {
        let mut refunds = self.trades.iter_mut().flat_map(|trade| &mut trade.refunds);
        let open = refunds.find(|refund| refund.number == number && refund.state == RefundEnd::Processing);
        open.map(|refund| refund.fate = fate).is_some()
    }

    fn moved(&mut self, trade: &Trade, refund: Option<&Refund>, at: DateTime<Utc>) {
        self.movements.push(Movement {
            payment: trade.number.clone(),
            refund: refund.map(|refund| refund.number.clone()),
            amount: refund.map_or(trade.amount, |refund| refund.amount),
            at,
        });
    }
}
