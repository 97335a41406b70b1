//! What happens next, drawn from numbers: mostly what can work, sometimes what cannot.

use rebated_domain::ledger::{AccountKey, AccountPurpose};
use rebated_domain::money::Currency;

use super::super::asks::user;
use super::machine::State;
use super::words::{Ask, Event, Message, Sides, Why};

const USERS: u32 = 3;
const CURRENCIES: [Currency; 2] = [Currency::Cny, Currency::Usd];

/// Draws from a list of numbers; when it is used up, always the first of what there is.
pub struct Dice<'a>(pub std::slice::Iter<'a, u16>);

impl Dice<'_> {
    fn below(&mut self, limit: usize) -> usize {
        usize::from(self.0.next().copied().unwrap_or(0)) % limit
    }

    fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }

    fn amount(&mut self, most: usize) -> i64 {
        i64::try_from(1 + self.below(most)).expect("small")
    }

    fn of<T: Clone>(&mut self, list: &[T]) -> Option<T> {
        if list.is_empty() { None } else { Some(list[self.below(list.len())].clone()) }
    }

    fn user(&mut self) -> u32 {
        u32::try_from(self.below(USERS as usize)).expect("small")
    }
}

/// The next event in this state.
pub fn event(state: &State, numbers: &[u16]) -> Event {
    let mut dice = Dice(numbers.iter());
    match dice.below(16) {
        0..=9 => Event::Send(vec![message(state, &mut dice, 0)]),
        10..=12 => {
            let mut messages: Vec<Message> = Vec::new();
            for at in 0..2 + dice.below(4) {
                // some meet another one of their own transaction
                let met = if dice.one_in(3) { dice.of(&messages) } else { None };
                messages.push(match met {
                    Some(met) => repeated(&mut dice, met),
                    None => message(state, &mut dice, u32::try_from(at * 8).expect("small")),
                });
            }
            Event::Send(messages)
        }
        13 => Event::Wait(dice.amount(30)),
        14 => Event::Sweep,
        _ => Event::Seal,
    }
}

/// A message; ids that are new begin `ahead` of the next free one.
fn message(state: &State, dice: &mut Dice<'_>, ahead: u32) -> Message {
    if dice.below(6) == 5
        && let Some(earlier) = dice.of(&state.sent)
    {
        return repeated(dice, earlier);
    }
    let fresh = state.next + ahead;
    match dice.below(8) {
        0..=5 => vec![ask(state, dice, fresh)],
        6 => (0..2 + u32::try_from(dice.below(3)).expect("small"))
            .map(|at| ask(state, dice, fresh + at))
            .collect(),
        _ => vec![attempt(state, dice, fresh), confirm(dice, fresh)],
    }
}

/// The same again; sometimes changed a little, or with something that is new behind it.
fn repeated(dice: &mut Dice<'_>, mut message: Message) -> Message {
    match dice.below(6) {
        0 => {
            if let Ask::Move { sides: Sides::Exactly(sides), .. }
            | Ask::Try { sides: Sides::Exactly(sides), .. } = &mut message[0]
            {
                sides.reverse();
            }
        }
        1 => match &mut message[0] {
            Ask::Move { why, .. } => why.1 += 1,
            Ask::Try { until, .. } => *until = until.map_or(Some(500), |_| None),
            Ask::Confirm { part, .. } => *part = part.map_or(Some(1), |part| Some(part + 1)),
            Ask::Cancel { why, .. } => why.0 += 1,
        },
        2 => message.truncate(1),
        _ => {}
    }
    message
}

fn ask(state: &State, dice: &mut Dice<'_>, fresh: u32) -> Ask {
    let open = state.books.open();
    let known = state.books.known();
    match dice.below(20) {
        0..=6 => {
            let why = why(state, dice, fresh);
            Ask::Move { id: id(dice, &known, fresh), why, sides: sides(dice), reverses: None }
        }
        7..=10 => attempt(state, dice, fresh),
        11..=14 => confirm(dice, state.drawn(&open, fresh)),
        15 | 16 => cancel(dice, state.drawn(&open, fresh)),
        // of something that was never there, was no try, or is over
        17 => {
            let of = dice.of(&known).unwrap_or(fresh);
            if dice.one_in(2) { confirm(dice, of) } else { cancel(dice, of) }
        }
        18 => {
            let of = if dice.one_in(3) { fresh + 3 } else { fresh };
            if dice.one_in(3) { confirm(dice, of) } else { cancel(dice, of) }
        }
        _ => match dice.of(&state.books.moves()) {
            Some((undone, sides)) => {
                let sides = sides.into_iter().map(|(account, amount)| (account, -amount)).collect();
                let (id, why) = (fresh, (fresh, 0));
                Ask::Move { id, why, sides: Sides::Exactly(sides), reverses: Some(undone) }
            }
            None => Ask::Move { id: fresh, why: (fresh, 0), sides: sides(dice), reverses: None },
        },
    }
}

fn attempt(state: &State, dice: &mut Dice<'_>, fresh: u32) -> Ask {
    let known = state.books.known();
    let until = match dice.below(4) {
        0 | 1 => None,
        2 => Some(state.books.now + dice.amount(40)),
        _ => Some(state.books.now + 20 - dice.amount(25)),
    };
    Ask::Try { id: id(dice, &known, fresh), why: why(state, dice, fresh), sides: sides(dice), until }
}

fn confirm(dice: &mut Dice<'_>, of: u32) -> Ask {
    let part = match dice.below(8) {
        0..=2 => None,
        3..=5 => Some(dice.amount(40)),
        6 => Some(dice.amount(300)),
        _ => Some(1 - dice.amount(2)),
    };
    Ask::Confirm { of, why: (of, 1), part }
}

fn cancel(dice: &mut Dice<'_>, of: u32) -> Ask {
    Ask::Cancel { of, why: (of, if dice.one_in(6) { 1 } else { 2 }) }
}

fn id(dice: &mut Dice<'_>, known: &[u32], fresh: u32) -> u32 {
    if dice.one_in(12) { dice.of(known).unwrap_or(fresh) } else { fresh }
}

fn why(state: &State, dice: &mut Dice<'_>, fresh: u32) -> Why {
    let taken = || {
        state.sent.iter().flatten().map(|ask| match ask {
            Ask::Move { why, .. }
            | Ask::Try { why, .. }
            | Ask::Confirm { why, .. }
            | Ask::Cancel { why, .. } => *why,
        })
    };
    if dice.one_in(16) { dice.of(&taken().collect::<Vec<_>>()).unwrap_or((fresh, 0)) } else { (fresh, 0) }
}

fn sides(dice: &mut Dice<'_>) -> Sides {
    use AccountPurpose::{NetworkReceivable, PlatformAdjustment, PlatformMargin, UserAvailable, UserOwed};
    let currency = CURRENCIES[dice.below(4) / 3];
    let (number, other) = (dice.user(), dice.user());
    let own = |purpose| AccountKey::user(user(number), purpose, currency);
    let theirs = AccountKey::user(user(other), UserAvailable, currency);
    let platform = |purpose| AccountKey::platform(purpose, currency);
    let from_to = |from, to, amount: i64| Sides::Exactly(vec![(from, -amount), (to, amount)]);
    match dice.below(16) {
        0..=2 => from_to(platform(PlatformAdjustment), own(UserAvailable), dice.amount(120)),
        3..=5 => from_to(own(UserAvailable), platform(PlatformMargin), dice.amount(60)),
        6 | 7 => from_to(own(UserAvailable), theirs, dice.amount(60)),
        8 => from_to(own(UserOwed), platform(PlatformAdjustment), dice.amount(60)),
        9 => from_to(platform(PlatformAdjustment), own(UserOwed), dice.amount(60)),
        10 | 11 => Sides::Credit { user: number, currency, amount: dice.amount(80) - 1 },
        // three or four of them, so that parts leave odd cents
        12 | 13 => {
            let (a, b, c) = (dice.amount(50), dice.amount(50), dice.amount(50));
            let mut sides =
                vec![(own(UserAvailable), -a - b - c), (theirs, a), (platform(PlatformMargin), b)];
            sides.push((platform(NetworkReceivable), c));
            Sides::Exactly(sides)
        }
        14 => {
            let (a, b) = (dice.amount(50), dice.amount(50));
            let sides = [(own(UserAvailable), -a), (theirs, -b), (platform(PlatformMargin), a + b)];
            Sides::Exactly(sides.to_vec())
        }
        // one of them wrong: unbalanced, mixed, of zero, alone, nothing
        _ => {
            let foreign = AccountKey::platform(PlatformAdjustment, Currency::Eur);
            let (right, amount) = ((own(UserAvailable), 5), dice.amount(9));
            Sides::Exactly(match dice.below(6) {
                0 => vec![right, (platform(PlatformAdjustment), -5 - amount)],
                1 => vec![right, (foreign, -5)],
                2 => vec![right, (platform(PlatformAdjustment), -5), (platform(PlatformMargin), 0)],
                3 => vec![right],
                4 => vec![right, (own(UserAvailable), -5)],
                _ => Vec::new(),
            })
        }
    }
}
