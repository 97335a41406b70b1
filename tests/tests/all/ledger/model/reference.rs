//! What the ledger should do, in the plainest way: maps, and a copy of everything to go back to.

use std::collections::{BTreeMap, HashMap, HashSet};

use rebated_domain::ledger::{AccountKey, AccountPurpose, Side, TransferOutcome, TransferRefusal};

use super::super::asks::user;
use super::words::{After, Answer, Ask, Message, Sides, Subject, Told, Why, in_order};

/// What became of an id.
#[derive(Clone, Debug)]
struct Record {
    ask: Ask,
    told: After,
    /// What a try reserves: empty for everything else.
    sides: Vec<(AccountKey, i64)>,
    until: Option<i64>,
}

/// How a try ended.
#[derive(Clone, Debug)]
enum End {
    Confirmed(Ask, After),
    Cancelled(After),
    Expired,
}

/// The books.
#[derive(Clone, Debug, Default)]
pub struct Books {
    pub now: i64,
    posted: HashMap<AccountKey, i64>,
    reserved: HashMap<AccountKey, i64>,
    records: BTreeMap<u32, Record>,
    ends: BTreeMap<u32, End>,
    taken: HashSet<Why>,
    undone: HashSet<u32>,
}

fn check(holds: bool, or: TransferRefusal) -> Result<(), TransferRefusal> {
    if holds { Ok(()) } else { Err(or) }
}

/// Positive when the account grows.
fn growth(account: &AccountKey, amount: i64) -> i64 {
    if account.purpose.side() == Side::Debit { -amount } else { amount }
}

/// Largest remainder; of equal ones the account that sorts first.
fn share(mut sides: Vec<(AccountKey, i64)>, part: i64) -> Vec<(AccountKey, i64)> {
    sides.sort_unstable();
    let whole: i64 = sides.iter().map(|(_, amount)| amount).sum();
    let mut shares: Vec<_> = sides.iter().map(|(_, amount)| part * amount / whole).collect();
    while shares.iter().sum::<i64>() < part {
        let missing = |at: &usize| part * sides[*at].1 - shares[*at] * whole;
        let most = (0..sides.len()).rev().max_by_key(missing).expect("a side has legs");
        shares[most] += 1;
    }
    sides.into_iter().zip(shares).map(|((account, _), units)| (account, units)).collect()
}

impl Books {
    /// Answers a message: all of it is done, or nothing.
    pub fn answer(&mut self, message: &Message) -> Answer {
        let before = self.clone();
        let mut told: Vec<Told> = Vec::new();
        for (at, ask) in message.iter().enumerate() {
            let done = match ask {
                Ask::Move { .. } | Ask::Try { .. } => self.book(ask),
                Ask::Confirm { .. } | Ask::Cancel { .. } => self.settle(ask),
            };
            let refused = match done {
                Ok(one) if told.first().is_none_or(|first| first.outcome == one.outcome) => {
                    told.push(one);
                    continue;
                }
                Ok(_) => TransferRefusal::LinkedPartlyExists,
                Err(refusal) => refusal,
            };
            *self = before;
            return Err((at, refused));
        }
        Ok(told)
    }

    fn book(&mut self, ask: &Ask) -> Result<Told, TransferRefusal> {
        let (id, why, sides, until, reverses) = match ask {
            Ask::Move { id, why, sides, reverses } => (*id, *why, sides, None, *reverses),
            Ask::Try { id, why, sides, until } => (*id, *why, sides, *until, None),
            _ => unreachable!("only these are booked"),
        };
        let told = |outcome, after| Told { subject: Subject::Itself(id), outcome, after };
        if let Some(record) = self.records.get(&id) {
            check(!matches!(record.ask, Ask::Cancel { .. }), TransferRefusal::AlreadyCancelled)?;
            let is_same = record.ask == in_order(ask.clone());
            check(is_same, TransferRefusal::ExistsWithDifferentInput)?;
            return Ok(told(TransferOutcome::Exists, record.told.clone()));
        }
        check(!self.taken.contains(&why), TransferRefusal::StepTaken)?;
        check(reverses.is_none_or(|id| !self.undone.contains(&id)), TransferRefusal::AlreadyReversed)?;
        check(until.is_none_or(|until| until > self.now), TransferRefusal::ExpiryInPast)?;
        let sides = self.sides(sides);
        balanced(&sides)?;
        let is_try = matches!(ask, Ask::Try { .. });
        for (account, amount) in &sides {
            if is_try {
                self.change(account, 0, (-growth(account, *amount)).max(0))?;
            } else {
                self.change(account, growth(account, *amount), 0)?;
            }
        }
        let after = self.after(&sides);
        self.taken.insert(why);
        self.undone.extend(reverses);
        let sides = if is_try { sides } else { Vec::new() };
        let record = Record { ask: in_order(ask.clone()), told: after.clone(), sides, until };
        self.records.insert(id, record);
        Ok(told(TransferOutcome::Created, after))
    }

    fn settle(&mut self, ask: &Ask) -> Result<Told, TransferRefusal> {
        let (of, why, confirms) = match ask {
            Ask::Confirm { of, why, part } => (*of, *why, Some(*part)),
            Ask::Cancel { of, why } => (*of, *why, None),
            _ => unreachable!("only these settle"),
        };
        let told = |subject, outcome, after| Told { subject, outcome, after };
        match (self.ends.get(&of), confirms) {
            (Some(End::Confirmed(first, after)), Some(_)) if first == ask => {
                return Ok(told(Subject::EndOf(of), TransferOutcome::Exists, after.clone()));
            }
            (Some(End::Cancelled(after)), None) => {
                return Ok(told(Subject::EndOf(of), TransferOutcome::Exists, after.clone()));
            }
            (Some(End::Confirmed(..)), _) => return Err(TransferRefusal::PendingAlreadyPosted),
            (Some(End::Cancelled(_)), _) => return Err(TransferRefusal::PendingAlreadyVoided),
            (Some(End::Expired), _) => return Err(TransferRefusal::PendingExpired),
            (None, _) => {}
        }
        let Some(record) = self.records.get(&of).cloned() else {
            check(confirms.is_none(), TransferRefusal::PendingNotFound)?;
            check(!self.taken.contains(&why), TransferRefusal::StepTaken)?;
            self.taken.insert(why);
            let mark = Record { ask: ask.clone(), told: After::new(), sides: Vec::new(), until: None };
            self.records.insert(of, mark);
            return Ok(told(Subject::Itself(of), TransferOutcome::Created, After::new()));
        };
        match (&record.ask, confirms) {
            (Ask::Try { .. }, _) => {}
            (Ask::Cancel { .. }, None) => {
                return Ok(told(Subject::Itself(of), TransferOutcome::Exists, After::new()));
            }
            (Ask::Cancel { .. }, Some(_)) => return Err(TransferRefusal::AlreadyCancelled),
            _ => return Err(TransferRefusal::NotPending),
        }
        let is_over = record.until.is_some_and(|until| until <= self.now);
        check(confirms.is_none() || !is_over, TransferRefusal::PendingExpired)?;
        check(!self.taken.contains(&why), TransferRefusal::StepTaken)?;
        let (gains, losses): (Vec<_>, Vec<_>) = record.sides.iter().copied().partition(|side| side.1 > 0);
        let whole: i64 = gains.iter().map(|(_, amount)| amount).sum();
        if let Some(Some(part)) = confirms {
            check(part > 0, TransferRefusal::BadAmount)?;
            check(part <= whole, TransferRefusal::ExceedsPending)?;
        }
        self.free(&record.sides);
        if let Some(part) = confirms {
            let part = part.unwrap_or(whole);
            let losses = losses.into_iter().map(|(account, amount)| (account, -amount)).collect();
            let losses = share(losses, part).into_iter().map(|(account, amount)| (account, -amount));
            for (account, amount) in share(gains, part).into_iter().chain(losses) {
                self.change(&account, growth(&account, amount), 0)?;
            }
        }
        let after = self.after(&record.sides);
        self.taken.insert(why);
        let end = match confirms {
            Some(_) => End::Confirmed(ask.clone(), after.clone()),
            None => End::Cancelled(after.clone()),
        };
        self.ends.insert(of, end);
        Ok(told(Subject::EndOf(of), TransferOutcome::Created, after))
    }

    /// Ends what is over; answers how many.
    pub fn sweep(&mut self) -> usize {
        let is_over = |record: &Record| record.until.is_some_and(|until| until <= self.now);
        let open = self.records.iter().filter(|(id, _)| !self.ends.contains_key(id));
        let over: Vec<(u32, Record)> =
            open.filter(|(_, record)| is_over(record)).map(|(id, record)| (*id, record.clone())).collect();
        for (id, record) in &over {
            self.free(&record.sides);
            self.ends.insert(*id, End::Expired);
        }
        over.len()
    }

    /// Every account with a limit that was ever touched.
    pub fn balances(&self) -> After {
        let known = self.posted.keys().chain(self.reserved.keys());
        self.after(&known.map(|account| (*account, 0)).collect::<Vec<_>>())
    }

    /// Ids of tries that nothing has ended.
    pub fn open(&self) -> Vec<u32> {
        let is_open = |(id, record): &(&u32, &Record)| {
            matches!(record.ask, Ask::Try { .. }) && !self.ends.contains_key(id)
        };
        self.records.iter().filter(is_open).map(|(id, _)| *id).collect()
    }

    /// Ids of everything that exists.
    pub fn known(&self) -> Vec<u32> {
        self.records.keys().copied().collect()
    }

    /// Transfers that moved at once, and between whom.
    pub fn moves(&self) -> Vec<(u32, Vec<(AccountKey, i64)>)> {
        let sides = |(id, record): (&u32, &Record)| match &record.ask {
            Ask::Move { sides: Sides::Exactly(sides), .. } => Some((*id, sides.clone())),
            _ => None,
        };
        self.records.iter().filter_map(sides).collect()
    }

    fn sides(&self, sides: &Sides) -> Vec<(AccountKey, i64)> {
        let (user, currency, amount) = match sides {
            Sides::Exactly(sides) => return sides.clone(),
            Sides::Credit { user: number, currency, amount } => (user(*number), *currency, *amount),
        };
        let debt = AccountKey::user(user, AccountPurpose::UserOwed, currency);
        let (posted, reserved) = self.balance(&debt);
        let repaid = amount.min(posted - reserved);
        let own = AccountKey::user(user, AccountPurpose::UserAvailable, currency);
        let from = AccountKey::platform(AccountPurpose::PlatformAdjustment, currency);
        [(own, amount - repaid), (debt, repaid), (from, -amount)]
            .into_iter()
            .filter(|side| side.1 != 0)
            .collect()
    }

    fn balance(&self, account: &AccountKey) -> (i64, i64) {
        let of = |map: &HashMap<AccountKey, i64>| map.get(account).copied().unwrap_or(0);
        (of(&self.posted), of(&self.reserved))
    }

    fn change(&mut self, account: &AccountKey, posted: i64, reserved: i64) -> Result<(), TransferRefusal> {
        if !account.purpose.is_limited() {
            return Ok(());
        }
        let (had, held) = self.balance(account);
        check(had + posted >= held + reserved, TransferRefusal::ExceedsBalance)?;
        self.posted.insert(*account, had + posted);
        self.reserved.insert(*account, held + reserved);
        Ok(())
    }

    fn free(&mut self, sides: &[(AccountKey, i64)]) {
        for (account, amount) in sides {
            let held = (-growth(account, *amount)).max(0);
            self.change(account, 0, -held).expect("what is freed was reserved");
        }
    }

    fn after(&self, sides: &[(AccountKey, i64)]) -> After {
        let limited = sides.iter().filter(|(account, _)| account.purpose.is_limited());
        limited.map(|(account, _)| (*account, self.balance(account))).collect()
    }
}

fn balanced(sides: &[(AccountKey, i64)]) -> Result<(), TransferRefusal> {
    let Some((first, _)) = sides.first() else { return Err(TransferRefusal::BadEntries) };
    let is_foreign = |(account, _): &(AccountKey, i64)| account.currency != first.currency;
    check(!sides.iter().any(is_foreign), TransferRefusal::MixedCurrencies)?;
    let distinct: HashSet<_> = sides.iter().map(|(account, _)| account).collect();
    let is_whole = sides.len() >= 2 && distinct.len() == sides.len() && sides.iter().all(|side| side.1 != 0);
    check(is_whole, TransferRefusal::BadEntries)?;
    let total: i128 = sides.iter().map(|(_, amount)| i128::from(*amount)).sum();
    check(total == 0, TransferRefusal::Unbalanced)
}
